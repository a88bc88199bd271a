"""Two persons: which pairs to compare, and what their names, posts, company and years say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.matching import person_names
from kg.matching.blocks import pairs
from kg.matching.body_names import body_name
from kg.matching.features import Feature, listed, share
from kg.matching.places import nearest
from kg.matching.profiles import PersonProfile
from mappings.moment import Moment

_SAME_TITLE: Final = 0.5  # the same words, but of an office whose place one article does not tell
_OF_MANY: Final = 0.6  # what a post counts that several hold: membre du Bureau politique
_LIFE: Final = 25  # years after which somebody in office is hardly the same


def worth_comparing(people: Mapping[str, PersonProfile]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of persons whose names can be one's."""
    names = [(iri, name) for iri, person in people.items() for name in sorted(person.names)]
    return pairs(
        ((iri, key) for iri, name in names for key in person_names.keys(name)),
        ((iri, key) for iri, name in names for key in person_names.rarer_keys(name)),
    )


def compare(one: PersonProfile, other: PersonProfile) -> Iterator[Feature]:
    """Yield what can be compared of two persons."""
    found = person_names.likeness(one.names, other.names)
    yield Feature("name", found.value, listed(one.names), listed(other.names), found.why)
    if one.countries and other.countries:
        same = bool(one.countries & other.countries)
        yield Feature("country", float(same), listed(one.countries), listed(other.countries))
    if one.posts and other.posts:
        yield Feature("posts", _posts(one, other), listed(one.titles), listed(other.titles))
    for name, mine, theirs in (
        ("post kinds", one.kinds, other.kinds),
        ("bodies", one.bodies, other.bodies),
        ("company", one.company, other.company),
    ):
        shared = share(name, mine, theirs)
        if shared is not None:
            yield shared
    near = nearest(one.places, other.places)
    if near is not None:
        yield Feature("places", near, listed(one.places), listed(other.places))
    if one.seen and other.seen:
        yield Feature("years", _years(one.seen, other.seen), _period(one.seen), _period(other.seen))
    both = one.articles & other.articles
    if both:
        yield Feature("apart", 0.0, listed(both), listed(both), "one article names both")


def _posts(one: PersonProfile, other: PersonProfile) -> float:
    """The share of posts that both hold; less for those that several hold, and for no more than the words of a title."""
    both = one.posts & other.posts
    value = len(both) / min(len(one.posts), len(other.posts))
    if both - one.shared:
        return value
    elsewhere = nearest(one.places, other.places) == 0.0
    return max(value * _OF_MANY, _SAME_TITLE if _titles(one) & _titles(other) and not elsewhere else 0.0)


def _titles(person: PersonProfile) -> set[tuple[str, ...]]:
    """The words of the titles without places, of those that say more than *président*."""
    told = (tuple(sorted(body_name(title).words)) for title in person.titles)
    return {words for words in told if len(words) > 1}


def _years(ones: tuple[Moment, ...], others: tuple[Moment, ...]) -> float:
    """1 where two are seen within a year of each other, 0 where a working life lies between."""
    apart = min(abs((a.year or 0) - (b.year or 0)) for a in ones for b in others)
    return 1 - min(max(apart - 1, 0), _LIFE) / _LIFE


def _period(seen: tuple[Moment, ...]) -> str:
    first, last = str(seen[0]), str(seen[-1])
    return first if first == last else f"{first} to {last}"
