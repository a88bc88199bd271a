"""Homonyms: a node of which articles tell what cannot be one person, two countries or two posts that nobody holds together.

Which posts exclude each other, and how far apart two sightings count as one time, is said in
``ontology/schemes/post-kinds.ttl`` (``dip:excludes``, ``dip:excludesElsewhere``, ``dip:exclusiveWithin``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import combinations, product
from typing import Any, Final

from kg.matching.places import nearest
from kg.matching.sightings import Sighting, Sightings
from kg.names import Names
from kg.store import View
from kg.terms import shorten
from mappings.namespaces import BASE
from mappings.problem import Problem
from mappings.schemes import told

CODE: Final = "homonym"

_DURATION: Final = re.compile(r"P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")
_DAYS: Final = (365, 30, 1)  # of a year, a month, a day


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sightings of one node that cannot be of one person; ``sort`` is ``country`` or ``posts``."""

    iri: str
    label: str
    sort: str
    one: Sighting
    other: Sighting

    @property
    def problem(self) -> Problem:
        """The conflict as a problem of the first article, in one sentence."""
        told_ = f"{_says(self.one)} ({self.one.article}) and {_says(self.other)} ({self.other.article})"
        message = f"{self.label} may be two persons under {shorten(self.iri)}: {told_}"
        return Problem(self.one.article, None, CODE, message)

    def to_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` writes."""
        plain = asdict(self) | {"code": CODE, "message": self.problem.message}
        for side in ("one", "other"):
            plain[side] = {
                name: sorted(value) if isinstance(value, frozenset) else value
                for name, value in plain[side].items()
            }
        return plain


def conflicts(view: View, base: str = BASE) -> tuple[Conflict, ...]:
    """Return the conflicts of every person in a store, by IRI, countries before posts; one for each two posts or countries."""
    names = Names(view)
    return tuple(
        Conflict(person, names.of(person), sort, one, other)
        for person, sightings in Sightings(view, base).of.items()
        for sort, pairs in (("country", _of_two_countries(sightings)), ("posts", _in_two_posts(sightings)))
        for one, other in pairs
    )


def _of_two_countries(sightings: Iterable[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """The first sighting by which a person is of one country, with the first of another."""
    first: dict[str, Sighting] = {}
    for sighting in sightings:
        for country in sorted(sighting.countries):
            first.setdefault(country, sighting)
    for one, other in combinations(sorted(first), 2):
        if nearest([one], [other]) == 0:
            yield first[one], first[other]


def _in_two_posts(sightings: Iterable[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    """The nearest sightings in each two posts that exclude each other."""
    posts: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.post and sighting.days is not None:
            posts[sighting.post].append(sighting)
    for one, other in combinations(sorted(posts), 2):
        if _exclude(posts[one][0], posts[other][0]):
            apart, *pair = min(
                ((_apart(a, b), a, b) for a, b in product(posts[one], posts[other])),
                key=lambda found: found[0],
            )
            if apart <= _window(pair[0].kind, pair[1].kind):
                yield pair[0], pair[1]


def _exclude(one: Sighting, other: Sighting) -> bool:
    anywhere = told("post-kinds", "excludes")
    elsewhere = told("post-kinds", "excludesElsewhere")
    for a, b in ((one.kind, other.kind), (other.kind, one.kind)):
        if b in anywhere.get(a, ()):
            return True
        if b in elsewhere.get(a, ()) and nearest(one.places, other.places) == 0:
            return True
    return False


def _apart(one: Sighting, other: Sighting) -> int:
    """The days between two sightings, none where their dates can be one; both are dated."""
    if one.days is None or other.days is None:
        raise ValueError(one if one.days is None else other)
    return max((other.days[0] - one.days[1]).days, (one.days[0] - other.days[1]).days, 0)


def _window(*kinds: str) -> int:
    """The days within which two posts count as held at one time: the least that either kind says."""
    written = [text for kind in kinds for text in told("post-kinds", "exclusiveWithin").get(kind, ())]
    return min(map(_days, written), default=0)


def _days(duration: str) -> int:
    """Return the days of an xsd:duration of years, months and days: https://www.w3.org/TR/xmlschema11-2/#duration.

    Raises:
        ValueError: it is none.
    """
    match = _DURATION.fullmatch(duration)
    if match is None:
        raise ValueError(f"no duration of years, months and days: {duration}")
    return sum(int(part or 0) * days for part, days in zip(match.groups(), _DAYS, strict=True))


def _says(sighting: Sighting) -> str:
    what = sighting.title or f"of {', '.join(sorted(sighting.countries))}"
    return f"{what}, {sighting.when}" if sighting.when else what
