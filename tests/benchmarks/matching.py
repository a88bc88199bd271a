"""Matching: what it costs on a large graph, and how often its candidates are right: ``python -m tests.benchmarks.matching [ARTICLES ...]``.

The second table tells every article of ``seeds`` and ``tests/gold`` again with something left out or turned round, and
with persons of other articles under the names of its own: see ``tests.kg.matching.variants``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.derived import derive
from kg.matching import bodies, events, persons
from kg.matching.accepting import MEASURED
from kg.matching.candidates import Asked, candidates
from kg.matching.features import score
from kg.matching.kinds import Kind
from kg.matching.profiles import PersonProfile, Profiles
from kg.store import Store
from mappings.authorities import authorities
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import core_seconds, seconds, show
from tests.kg.matching.variants import VARIANTS, corpus, homonyms, trial

THRESHOLDS: Final = (0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99)
HOMONYMS: Final = range(1, 13)  # how far apart two articles lie that share a name


def main() -> None:
    """Print what matching costs, and how right it is."""
    show(
        "Matching, one process",
        ("articles", "kind", "nodes", "pairs compared", "of all pairs", "seconds", "core seconds"),
        [row for size in chosen_sizes() for row in _costs(size)],
    )
    header = ("variant", "kind", "same", *(f"from {threshold}" for threshold in THRESHOLDS), "measured")
    show("Found rightly / wrongly, by score", header, [*_trials(), _known_people()])


def _costs(size: int) -> Iterator[tuple[object, ...]]:
    with TemporaryDirectory() as folder, Store.open(None) as store:
        store.replace_graphs(graphs(write_corpus(Path(folder), size)))
        store.replace_graphs(derive(store))
        profiles = Profiles(store)
        people = {person.iri: person for person in profiles.persons()}
        known = {body.iri: body for body in profiles.bodies()}
        held = {event.iri: event for event in profiles.events()}
        for kind, number, pairs in (
            (Kind.PERSON, len(people), persons.worth_comparing(people)),
            (Kind.BODY, len(known), bodies.worth_comparing(known)),
            (Kind.EVENT, len(held), events.worth_comparing(held)),
        ):
            compared = sum(1 for _ in pairs)
            share = compared / max(number * (number - 1) / 2, 1)

            def work(kind: Kind = kind) -> object:
                return candidates(store, Asked(kinds=(kind,)))

            yield size, kind, number, compared, share, seconds(work, 1), core_seconds(work, 1)


def _trials() -> Iterator[tuple[object, ...]]:
    reports = corpus()
    for one in (
        *(trial(name, reports) for name in VARIANTS),
        *(homonyms(reports, step) for step in HOMONYMS),
    ):
        counts = (one.counts(threshold)[:2] for threshold in (*THRESHOLDS, MEASURED[Kind(one.kind)]))
        yield one.variant, one.kind, len(one.same), *(f"{right} / {wrong}" for right, wrong in counts)


def _known_people() -> tuple[object, ...]:
    """The leaders of the tables beside themselves without a country: nothing but names to go by."""
    people = authorities().people
    profiles = {
        f"{side}/{key}": PersonProfile(
            f"{side}/{key}",
            frozenset({known.name}),
            frozenset({side}) if side == "alone" else frozenset(),
            frozenset({known.country.lower()}) if known.country and side == "known" else frozenset(),
        )
        for side in ("known", "alone")
        for key, known in people.items()
    }
    found = []
    for one, other in persons.worth_comparing(profiles):
        if one.partition("/")[0] != other.partition("/")[0]:
            same = people[one.partition("/")[2]].name == people[other.partition("/")[2]].name
            found.append((score("person", persons.compare(profiles[one], profiles[other])), same))
    counts = (
        f"{sum(same for chance, same in found if chance >= threshold)} / "
        f"{sum(not same for chance, same in found if chance >= threshold)}"
        for threshold in (*THRESHOLDS, MEASURED[Kind.PERSON])
    )
    return "leaders by name alone", "person", sum(same for _, same in found), *counts


if __name__ == "__main__":
    main()
