"""The documents run as they stand: what they show is what a reader sees, on the graph of the seeds."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from kg.cli import app
from tests.console import Shell, sessions

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    path for path in ROOT.rglob("*.md") if not {".venv", "node_modules", "cases"} & set(path.parts)
)
SHOWING = [path for path in DOCUMENTS if sessions(path.read_text(encoding="utf-8"))]
PYTHON = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
COMMAND = re.compile(
    r"^(?:    |\$ )(?:\w+=\S+ )*(kg [a-z]+.*?)(?: +#.*| &| \|.*|  +\S.*)?$", flags=re.MULTILINE
)
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")


def name_of(path: Path) -> str:
    """The document's path in the checkout."""
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as ``make demo`` leaves it: the seeds and a store of them."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    with Shell(folder, surroundings()) as shell:
        code, printed = shell.run("kg build seeds")
    assert code == 0, printed
    return folder


def surroundings() -> dict[str, str]:
    """The program of this environment on PATH, and a terminal 110 columns wide."""
    return {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "110"}


@pytest.mark.parametrize("document", SHOWING, ids=name_of)
def test_what_a_document_shows_is_what_is_printed(document: Path, made: Path, tmp_path: Path) -> None:
    """Command by command, in one folder, each document in a copy of its own."""
    for extra in ("oxigraph", "curl"):
        if shutil.which(extra, path=surroundings()["PATH"]) is None:
            pytest.skip(f"{extra} is not installed")
    folder = tmp_path / "demo"
    shutil.copytree(made, folder, symlinks=True)
    wrong = []
    with Shell(folder, surroundings()) as shell:
        for step in (step for session in sessions(document.read_text(encoding="utf-8")) for step in session):
            if step.command in {
                "make demo",
                ". .venv/bin/activate",
            }:  # which install it, then do as `made` does
                continue
            code, printed = shell.run(step.command)
            wrong += [f"exit code {code}: {step.command}\n{printed}"] if code else []
            wrong += filter(None, [step.differs(printed)])
    assert wrong == [], "\n\n".join(wrong)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_command_of_a_document_is_one(document: Path) -> None:
    """Its options exist and take such values, also where the document cannot run it, as for a service elsewhere."""
    for found in COMMAND.findall(document.read_text(encoding="utf-8")):
        _, name, *words = shlex.split(found.replace("...", ""))
        get_command(app).commands[name].make_context(name, words)  # type: ignore[attr-defined]


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    """To a file of the checkout, and to a heading that is there."""
    for path, anchor in LINK.findall(document.read_text(encoding="utf-8")):
        target = document.parent / path if path else document
        assert target.exists(), path
        if anchor:
            assert anchor in anchors(target), f"{path}#{anchor}"


def anchors(document: Path) -> set[str]:
    """The anchors that GitHub gives the headings of a document."""
    headings = re.findall(r"^#+ (.*)$", document.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a store of its own and, for speed, one of the seeds; what it looks up is there."""
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    (block,) = PYTHON
    known: dict[str, object] = {}
    exec(block.replace('"seeds"', repr(str(ROOT / "seeds" / "s2-hanoi-guangdong.txt"))), known)  # noqa: S102
    assert len(known["met"]) > 0  # type: ignore[arg-type]
    assert (tmp_path / "store").is_dir()
