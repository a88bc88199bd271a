"""The queries of the library, the fixture that they are tried on, and the cases in which each is asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.asking.answers import rows
from kg.asking.library import NamedQuery, library
from kg.query import ask
from kg.store import Literal, Quad, QuerySolutions, QueryTriples, Store, Term, View
from mappings.namespaces import BASE

HERE: Final = Path(__file__).resolve().parent
FIXTURE: Final = HERE / "fixture.trig"
EXPECTED: Final = HERE / "expected"

QUERIES: Final = {query.name: query for query in library()}

PINNED: Final = {"anniversaries-coming": {"from": "2024"}}
"""Parameters that a case always gives, so that no answer depends on the day of the test."""

LISTED: Final = "; "  # between the values of a cell that lists several; their order is the engine's

Answer = list[list[str]]  # the first row is the head


@dataclass(frozen=True, slots=True)
class Case:
    """A query with the parameters that it is asked with."""

    query: NamedQuery
    values: tuple[tuple[str, str], ...]

    @property
    def title(self) -> str:
        """The parameters as a person would give them."""
        return " ".join(f"{name}={value}" for name, value in self.values)


def required(query: NamedQuery) -> dict[str, str]:
    """What must be given for the query to run, from the examples of its own header."""
    examples = {parameter.name: parameter.example for parameter in query.parameters if parameter.required}
    return examples | PINNED.get(query.name, {})


def cases(query: NamedQuery) -> Iterator[Case]:
    """Yield the query with its required parameters only, then with each optional one's example beside them."""
    yield Case(query, tuple(required(query).items()))
    for parameter in query.parameters:
        if not parameter.required and parameter.name not in PINNED.get(query.name, {}):
            yield Case(query, tuple({**required(query), parameter.name: parameter.example}.items()))


def fixture_store(quads: Iterable[Quad]) -> Store:
    """A store in memory that holds ``quads``, each in its own graph."""
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        graphs.setdefault(getattr(quad.graph_name, "value", ""), []).append(quad)
    store = Store.open(None)
    store.replace_graphs(graphs)
    return store


def answer(view: View, case: Case) -> Answer:
    """Ask, and write the answer for comparing: short names of the project's nodes, lists in a cell sorted."""
    results = ask(view, case.query, dict(case.values))
    if isinstance(results, QueryTriples):
        triples = sorted({(cell(t.subject), cell(t.predicate), cell(t.object)) for t in results})
        return [["subject", "predicate", "object"], *map(list, triples)]
    assert isinstance(results, QuerySolutions)
    head = [variable.value for variable in results.variables]
    return [head, *([cell(value) for value in row] for row in rows(results))]


def cell(value: Term | None) -> str:
    """One value as text: nothing where it is unbound, no datatype, the language after an ``@``."""
    if value is None:
        return ""
    if not isinstance(value, Literal):
        return value.value.replace(BASE, "")
    text = LISTED.join(sorted(value.value.split(LISTED)))
    return f"{text}@{value.language}" if value.language else text


def write_answers(file: Path, answers: dict[str, Answer]) -> None:
    """Write the answers so that a difference is one line per row."""
    blocks = [
        f" {json.dumps(title, ensure_ascii=False)}: [\n"
        + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
        + "\n ]"
        for title, rows in answers.items()
    ]
    file.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")
