"""The house's walls: imports run one way, and each foreign library has one door."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(file for package in ("kg", "mappings") for file in (ROOT / package).rglob("*.py"))

DOORS = {
    "aiohttp": ["mappings/readers/protocols.py"],
    "distributed": ["kg/building/cluster.py"],
    "fsspec": ["mappings/readers/protocols.py"],
    "warcio": ["mappings/readers/warc.py"],
    "pyoxigraph": ["kg/store.py", "mappings/schemes.py", "mappings/triples.py"],
    "pyshacl": ["kg/shacl.py"],
    "rdflib": [
        "kg/asking/algebra.py",
        "kg/export",
        "kg/prepared.py",
        "kg/asking/sparql.py",
        "kg/translation.py",
    ],
    "typer": ["kg/cli", "kg/cli.py"],
    "click": [],
    "matplotlib": ["kg/plots"],
    "networkx": ["kg/plots"],
    "prompt_toolkit": ["kg/cli/prompt.py"],
    "pandas": ["kg/asking/answer.py"],
    "polars": ["kg/asking/answer.py"],
    "pyarrow": ["kg/asking/answer.py", "kg/asking/arrow.py"],
    "trafilatura": ["mappings/readers/html.py"],
    "sqlite3": [
        "kg/derived/notes.py",
        "kg/ledger.py",
        "kg/reconciliation/cache.py",
        "kg/remote/mirror.py",
        "kg/storage/schema.py",
    ],
    "yaml": ["kg/asking/header.py", "kg/identity/sssom.py", "mappings/readers/markdown.py"],
    "httpx": ["kg/http.py"],
    "hatchling": ["kg/web/frontend/hook.py"],
    "playwright": [],
    "httptools": ["kg/web/upstream.py"],
    "starlette": ["kg/web"],
    "uvicorn": ["kg/web/connection.py", "kg/web/server.py"],
    "jinja2": ["kg/web"],
    "rapidfuzz": ["kg/spelling.py"],
    "sssom_pydantic": ["kg/identity/sssom.py"],
    "curies": ["kg/identity/sssom.py"],
}
"""The library, and the only files or folders that may import it."""


NETWORK = {
    "kg/building/cluster.py",
    "kg/http.py",
    "kg/web/engine.py",
    "kg/web/server.py",
    "kg/web/upstream.py",
    "mappings/readers/protocols.py",
}
"""The modules that talk to the network: clusters and the client of services; the site's engine, the way to it, its own port; files elsewhere."""


@cache
def imported(file: Path) -> tuple[str, ...]:
    """The full names of the modules that a file imports, wherever in it; read once for all libraries."""
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None and node.level == 0:
            names.append(node.module)
    return tuple(names)


def relative_imports(file: Path) -> bool:
    """Whether the file imports by dots."""
    return any(
        isinstance(node, ast.ImportFrom) and node.level
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    )


def test_there_is_something_to_look_at() -> None:
    """The walls are checked in a house that stands."""
    assert len(FILES) > 40


def test_mappings_imports_nothing_of_kg() -> None:
    """How an article becomes triples knows no store."""
    offenders = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in FILES
        if file.relative_to(ROOT).parts[0] == "mappings"
        for name in imported(file)
        if name.partition(".")[0] == "kg"
    ]
    assert offenders == []


@pytest.mark.parametrize("library", sorted(DOORS))
def test_a_library_comes_in_by_its_door_only(library: str) -> None:
    """A foreign library is imported where its adapter stands, and nowhere else."""
    offenders = {
        path
        for file in FILES
        if library in {name.partition(".")[0] for name in imported(file)}
        for path in [file.relative_to(ROOT).as_posix()]
        if not any(path == door or path.startswith(f"{door}/") for door in DOORS[library])
    }
    assert offenders == set()


def test_imports_are_absolute() -> None:
    """Every import says where from, so that these checks see it."""
    assert [file for file in FILES if relative_imports(file)] == []


def test_few_modules_reach_the_network() -> None:
    """What reads and asks the graph works offline: whatever talks to the network stands behind a known door."""
    network = {"socket", "http", "urllib3", "requests", "httpx", "aiohttp", "distributed", "fsspec"}
    offenders = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in FILES
        if file.relative_to(ROOT).as_posix() not in NETWORK
        for name in imported(file)
        if (name.partition(".")[0] in network and name != "http") or name == "urllib.request"
    ]
    assert offenders == []


def test_no_file_is_too_long_to_read() -> None:
    """A module above 400 lines holds two things."""
    assert [file.name for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_every_module_opens_with_one_sentence() -> None:
    """The docstring's first line is a sentence that says what the module holds."""
    for file in FILES:
        first = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n")[0]
        assert first.endswith((".", ":")), file


def test_the_facade_is_small_sorted_and_complete() -> None:
    """At most ten names, each of which is there."""
    import kg  # noqa: PLC0415 - what it offers is looked up here

    assert len(kg.__all__) <= 10
    assert kg.__all__ == sorted(kg.__all__)
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert set(kg._HOMES) == set(kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018 - the access is what is tested


def test_asking_the_package_for_its_name_loads_nothing_heavy() -> None:
    """``import kg`` is cheap: no validator, no ontology library."""
    program = "import sys, kg; print(sorted({'pyshacl', 'rdflib', 'pyoxigraph', 'trafilatura'} & sys.modules.keys()))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"


def test_an_article_is_drafted_without_what_only_doubt_or_other_formats_need() -> None:
    """One more article is stored in a second because pySHACL, rdflib and the page readers stay on the disk."""
    program = """
import sys
from pathlib import Path
from kg.building.portion import Portion
from kg.building.step import Step
reading = Step()(Portion(Path(sys.argv[1]), ""))
assert reading.items[0].outcome.quads
print(sorted({"pyshacl", "rdflib", "trafilatura", "sssom_pydantic", "charset_normalizer", "markdown_it"} & sys.modules.keys()))
"""
    article = min((ROOT / "seeds").glob("*.txt"))
    ran = subprocess.run(
        [sys.executable, "-c", program, article], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
