"""Candidates: the pairs of persons, bodies and events that may be one, which their keys could not see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from kg.decisions import Decisions
from kg.identity.verdict import Verdict
from kg.matching import bodies, events, persons
from kg.matching.features import Feature, score
from kg.matching.kinds import Kind
from kg.matching.profiles import Profiles
from kg.names import Names
from kg.store import View
from kg.terms import shorten
from mappings.namespaces import BASE

ABOVE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair: its IRI, the name that the graph shows for it, and the articles that name it."""

    iri: str
    label: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may be one: the chance, 0 to 1, and every comparison behind it; ``unsure`` where somebody so decided."""

    kind: Kind
    one: Side
    other: Side
    score: float
    features: tuple[Feature, ...]
    unsure: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` writes."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which candidates to return: of which kinds, from which score on, with those that somebody was unsure of."""

    kinds: tuple[Kind, ...] = tuple(Kind)
    above: float = ABOVE
    unsure: bool = False


def candidates(
    view: View, asked: Asked = Asked(), decisions: Decisions | None = None, base: str = BASE
) -> tuple[Candidate, ...]:
    """Return the pairs that may be one, the likeliest first, then by IRI.

    Pairs on which it is decided that they are the same or different are not among them.
    """
    profiles, names, known = Profiles(view, base), Names(view), decisions or Decisions(base=base)
    found = []
    for kind in asked.kinds:
        for one, other, features in _COMPARE[kind](profiles):
            chance, verdict = score(kind, features), known.verdict(one.iri, other.iri)
            unsure = verdict is Verdict.UNSURE
            if chance >= asked.above and (verdict is None or (unsure and asked.unsure)):
                sides = (_side(names, one.iri, one.articles), _side(names, other.iri, other.articles))
                found.append(Candidate(kind, *sides, chance, features, unsure))
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.kind, pair.one.iri, pair.other.iri)))


def _side(names: Names, iri: str, articles: Iterable[str]) -> Side:
    return Side(iri, names.of(iri), tuple(sorted(map(shorten, articles))))


Compared = tuple[Any, Any, tuple[Feature, ...]]


def _persons(profiles: Profiles) -> Iterator[Compared]:
    people = {person.iri: person for person in profiles.persons()}
    for one, other in persons.worth_comparing(people):
        features = _compared(persons.compare(people[one], people[other]))
        if features:
            yield people[one], people[other], features


def _bodies(profiles: Profiles) -> Iterator[Compared]:
    known = {body.iri: body for body in profiles.bodies()}
    called = {iri: bodies.bears(body) for iri, body in known.items()}
    bearers = Counter(name for names in called.values() for name in names)
    for one, other in bodies.worth_comparing(known):
        namesakes = max(bearers[name] for name in called[one] | called[other]) - 1
        features = _compared(bodies.compare(known[one], known[other], namesakes))
        if features:
            yield known[one], known[other], features


def _events(profiles: Profiles) -> Iterator[Compared]:
    known = {event.iri: event for event in profiles.events()}
    series = {one: profiles.names_of_series([one]) for event in known.values() for one in event.series}
    for one, other in events.worth_comparing(known):
        features = _compared(events.compare(known[one], known[other], series))
        if features:
            yield known[one], known[other], features


def _compared(features: Iterator[Feature]) -> tuple[Feature, ...]:
    """The features of a pair; none where the first, the name or the type, says at once that they are two."""
    first = next(features)
    return (first, *features) if first.value > 0 else ()


_COMPARE: Final = {Kind.PERSON: _persons, Kind.BODY: _bodies, Kind.EVENT: _events}
