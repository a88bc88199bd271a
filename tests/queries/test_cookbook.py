"""The cookbook of ``queries/README.md``: each of its queries gives the answer that is printed below it.

``UPDATE_SNAPSHOTS=1 pytest tests/queries/test_cookbook.py`` writes the answers anew; the difference is for a person to read.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from kg.asking.answers import rows
from kg.build import build
from kg.cli.table import lay_out
from kg.store import Literal, QuerySolutions, Store, Term, View
from kg.terms import shorten
from tests.queries.library import HERE

ROOT: Final = HERE.parents[1]
README: Final = ROOT / "queries" / "README.md"
RECIPE: Final = re.compile(r"```sparql\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
WIDTH: Final = 120  # columns of a page in a pipe


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """What ``kg build seeds`` makes."""
    folder = tmp_path_factory.mktemp("cookbook") / "store"
    build([ROOT / "seeds"], folder)
    with Store.open_read_only(folder) as view:
        yield view


def cookbook() -> str:
    """The section of the README."""
    return README.read_text(encoding="utf-8").partition("\n## Cookbook\n")[2].partition("\n## ")[0]


def printed(view: View, query: str) -> str:
    """The answer as ``kg query`` prints it into a pipe."""
    results = view.query(query)
    assert isinstance(results, QuerySolutions)
    head = [variable.value for variable in results.variables]
    table = [head, *([_cell(term) for term in row] for row in rows(results))]
    return "".join(f"{line}\n" for line in lay_out(table, WIDTH))


def _cell(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, Literal) else shorten(term.value)


def test_there_are_recipes() -> None:
    """Every block of SPARQL in the cookbook has its answer below it."""
    assert len(RECIPE.findall(cookbook())) == cookbook().count("```sparql") >= 8


def test_each_recipe_gives_the_answer_that_is_shown(built: View) -> None:
    """Copied into ``kg query -`` on the seeds, a recipe prints what the README says."""
    found = {query: printed(built, query) for query, _ in RECIPE.findall(cookbook())}
    if os.environ.get("UPDATE_SNAPSHOTS"):
        _write(README, found)
    assert dict(RECIPE.findall(cookbook())) == found
    assert all(len(answer.splitlines()) > 1 for answer in found.values())


def _write(file: Path, answers: dict[str, str]) -> None:
    text = RECIPE.sub(
        lambda recipe: f"```sparql\n{recipe[1]}```\n\n```text\n{answers[recipe[1]]}```",
        file.read_text(encoding="utf-8"),
    )
    file.write_text(text, encoding="utf-8")
