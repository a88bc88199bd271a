"""Two bodies: which pairs to compare, and what their names, seats and people say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.matching import body_names
from kg.matching.blocks import pairs
from kg.matching.body_names import body_name
from kg.matching.features import Feature, listed, share
from kg.matching.person_names import Likeness
from kg.matching.places import nearest
from kg.matching.profiles import BodyProfile

_ENOUGH: Final = 3  # words that make a name one of its own: "commission des relations extérieures"


def worth_comparing(bodies: Mapping[str, BodyProfile]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of bodies whose names can be one's."""
    return pairs(
        (iri, key)
        for iri, body in bodies.items()
        for name in sorted(body.names)
        for key in body_names.keys(name)
    )


def compare(one: BodyProfile, other: BodyProfile, namesakes: int) -> Iterator[Feature]:
    """Yield what can be compared of two bodies; ``namesakes`` counts those that bear the name of either."""
    found = _names(one, other)
    yield Feature("name", found.value, listed(one.names), listed(other.names), found.why)
    told = max(_told(one), _told(other))
    yield Feature(
        "length", min(told - 1, _ENOUGH - 1) / (_ENOUGH - 1), listed(one.names), listed(other.names)
    )
    if namesakes > 1:
        why = f"{namesakes + 1} bodies bear the name"
        yield Feature("namesakes", 1 / namesakes, listed(one.names), listed(other.names), why)
    if one.countries and other.countries:
        same = bool(one.countries & other.countries)
        yield Feature("country", float(same), listed(one.countries), listed(other.countries))
    mine, theirs = _places(one), _places(other)
    near = nearest(mine, theirs)
    if near is not None:
        yield Feature("places", near, listed(mine), listed(theirs))
    for name, ours, others in (("people", one.people, other.people), ("company", one.company, other.company)):
        shared = share(name, ours, others)
        if shared is not None:
            yield shared
    both = one.articles & other.articles
    if both:
        yield Feature("apart", 0.0, listed(both), listed(both), "one article names both")


def bears(body: BodyProfile) -> frozenset[str]:
    """Return what a body is called, as it is told from others: the words that tell it, in order of the alphabet."""
    return frozenset(" ".join(sorted(body_name(name).words)) for name in body.names)


def _names(one: BodyProfile, other: BodyProfile) -> Likeness:
    found = body_names.likeness(one.names, other.names)
    short = body_names.spelt_out(one.names, other.names)
    return short if short is not None and short.value > found.value else found


def _told(body: BodyProfile) -> int:
    """How many words tell the body, in the longest of its names; its acronym is a name of its own."""
    return max(len(body_name(name).words) for name in body.names)


def _places(body: BodyProfile) -> frozenset[str]:
    """Its seat, else the places that its names hold, else the country."""
    held = frozenset(place for name in body.names for place in body_name(name).places)
    return body.seats or held
