"""Hypothesis strategies for actors and names, as the tests of identity need them."""

from __future__ import annotations

from hypothesis import strategies as st

from mappings.facts import Body, Person, Place, Post

# Letters of the scripts that diplomatic news write names in, and what may stand between them.
NAMES = st.text("abcdeghinuvxyzABDNPVđĐéêôươạắ北京市서울ЛенинNgô'’- .,()/%?#&", min_size=1, max_size=24)
COUNTRIES = st.none() | st.sampled_from(["VN", "cn", "FR", "kr", "la"])
KNOWN_PLACES = st.sampled_from(
    [
        Place("Hanoï", "City", "vn-hanoi", "VN"),
        Place("Pékin", "City", "cn-beijing", "CN"),
        Place("Vietnam", "Country", "vn", "VN"),
    ]
)
PLACES = KNOWN_PLACES | st.builds(
    Place, NAMES, st.sampled_from(["Place", "Country", "City", "Site"]), st.none(), COUNTRIES
)
PERSONS = st.builds(Person, NAMES, COUNTRIES)
BODIES = st.builds(Body, NAMES, COUNTRIES, st.none() | st.just("asean"), st.none() | PLACES, st.booleans())
ACTORS = PERSONS | BODIES | PLACES
POSTS = st.builds(Post, NAMES, st.none(), st.none() | BODIES, st.none() | PLACES)
