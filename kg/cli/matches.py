"""What people see of candidates, of conflicts, and of what was accepted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from rich.text import Text

from kg.cli.screen import counted, print_json, print_problems, print_rows, say, show
from kg.links.record import base_of
from kg.matching.accepting import MEASURED, Acceptance, accept, acceptable, decisions_of, propose
from kg.matching.candidates import Asked, Candidate, candidates
from kg.matching.conflicts import Conflict, conflicts
from kg.matching.sightings import Sighting
from kg.store import Store
from kg.terms import shorten
from mappings.problem import Problem

Problems = tuple[Problem, ...]

_SHOWN: Final = 90  # characters of what was compared; --json has all of it


@dataclass(frozen=True, slots=True)
class Matches:
    """The candidates that were asked for, the bad lines of decisions, and the base of the store."""

    asked: Asked
    pairs: tuple[Candidate, ...]
    problems: Problems
    base: str


def match(store: Path, asked: Asked, decisions: Path | None, wanted: Acceptance | None) -> Matches:
    """Return the candidates of a store, of which those that are wanted can be accepted.

    Raises:
        MissingPath, MissingDecisions, UnreadableMappings: see ``kg.matching.accepting.decisions_of``.
        BelowMeasured: they cannot, see ``kg.matching.accepting.acceptable``.
    """
    with Store.open_read_only(store) as view:
        known, problems = decisions_of(store, decisions, made=wanted is not None)
        found = candidates(view, asked, known, known.base)
    if wanted is not None:
        acceptable(found, wanted)
    return Matches(asked, found, problems, known.base)


def print_matches(found: Matches, out: Path | None, *, as_json: bool) -> None:
    """Print candidates, and write them to ``out`` too if it is given."""
    if as_json:
        rows = [pair.to_json() for pair in found.pairs]
        print_json({"candidates": rows, "problems": [asdict(problem) for problem in found.problems]})
    else:
        for pair in found.pairs:
            _print_candidate(pair)
    print_problems(found.problems)
    say(
        f"{counted(len(found.pairs), 'pair')} from {found.asked.above:g} on; decide one with `kg decide same|different IRI OTHER --why TEXT`"
    )
    if out is not None:
        propose(out, found.pairs, found.base)
        say(f"wrote {out}")


def print_accepted(store: Path, found: Matches, wanted: Acceptance, decisions: Path | None) -> Problems:
    """Record the candidates that are wanted, and say how many; return what could not be."""
    done = accept(store, found.pairs, wanted, file=decisions)
    print_problems(done.problems)
    if not done.mappings:
        say(f"nothing recorded: no pair from {wanted.above:g} on can be accepted")
        return done.problems
    recorded = counted(len(done.mappings), "pair")
    changed = counted(done.articles, "article graph")
    say(f"recorded {recorded} in {done.file}; {changed} changed in {store}")
    return done.problems


def print_conflicts(store: Path, *, as_json: bool) -> bool:
    """Print the conflicts of a store, with the words of both articles; return whether there are any."""
    with Store.open_read_only(store) as view:
        found = conflicts(view, base_of(view))
    if as_json:
        print_json([conflict.to_json() for conflict in found])
    else:
        for conflict in found:
            _print_conflict(conflict)
    say(
        f"{counted(len(found), 'node')} that may be two; tell them apart in the articles, or decide with `kg decide`"
    )
    return bool(found)


def _print_candidate(pair: Candidate) -> None:
    mark = ", unsure" if pair.unsure else ""
    sure = " *" if pair.score >= MEASURED[pair.kind] else ""
    show(
        Text(
            f"{pair.score:.2f}{sure}  {pair.one.label} = {pair.other.label}?  ({pair.kind}{mark})",
            style="bold",
        ),
        soft_wrap=True,
    )
    sides = [("", "", shorten(side.iri), ", ".join(side.articles)) for side in (pair.one, pair.other)]
    rows = [
        (feature.name, f"{feature.value:.2f}", _cut(feature.one), _cut(feature.other), feature.why)
        for feature in pair.features
    ]
    print_rows([side[2:] for side in sides], indent=4)
    print_rows(rows, indent=6)
    show()


def _print_conflict(conflict: Conflict) -> None:
    show(
        Text(
            f"{conflict.label} · {shorten(conflict.iri)} · two {'countries' if conflict.sort == 'country' else 'posts'}",
            style="bold",
        ),
        soft_wrap=True,
    )
    for sighting in (conflict.one, conflict.other):
        show(f"  {_said(sighting)}")
        show(f"    « {' '.join(sighting.quote.split())} »")
    show()


def _said(sighting: Sighting) -> str:
    what = sighting.title or f"of {', '.join(sorted(sighting.countries))}"
    return " · ".join(part for part in (what, sighting.when, sighting.article) if part)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
