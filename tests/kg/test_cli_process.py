"""The program as a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kg.conftest import EVENT

ROOT = Path(__file__).resolve().parents[2]


def kg(*words: str | Path, stdin: str = "", **options: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m kg``."""
    command = [sys.executable, "-m", "kg", *map(str, words)]
    env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | options
    return subprocess.run(command, input=stdin, capture_output=True, encoding="utf-8", env=env, check=False)


def test_the_module_runs_as_the_installed_script_does(store_dir: Path) -> None:
    """Data on stdout, words on stderr, exit codes as promised."""
    done = kg("query", "-", "--format", "csv", stdin="ASK {}", KG_STORE=str(store_dir))
    assert (done.returncode, done.stdout, done.stderr) == (0, "true", "")
    wrong = kg("query", "-", stdin="ASK", KG_STORE=str(store_dir))
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "line 1" in wrong.stderr
    missing = kg("info", "--store", "none")
    assert (missing.returncode, missing.stdout) == (3, "")
    assert len(missing.stderr.splitlines()) == 1


def test_no_colour_reaches_a_pipe(store_dir: Path) -> None:
    """Nor the spaces that fill a table."""
    done = kg("why", EVENT, KG_STORE=str(store_dir))
    assert "\x1b" not in done.stdout + done.stderr
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


@pytest.mark.parametrize("kind", ["table", "csv"])
def test_a_reader_that_has_seen_enough_is_no_error(store_dir: Path, kind: str) -> None:
    """``kg query … | head -1`` is silent, whatever writes."""
    query = "SELECT * { ?a ?b ?c . ?a ?d ?e . ?a ?f ?g }"
    command = [sys.executable, "-m", "kg", "query", "-", "--format", kind]
    env = os.environ | {"PYTHONPATH": str(ROOT), "KG_STORE": str(store_dir)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(query.encode())
        process.stdin.close()
        process.stdout.readline()
        process.stdout.close()
        words = process.stderr.read().decode()
        code = process.wait()
    assert "Traceback" not in words
    assert "Broken" not in words
    assert code == 0


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (("--help",), {"rdflib", "pyshacl", "pyoxigraph", "trafilatura", "rich.markdown"}),
        (("query", "-"), {"rdflib", "pyshacl", "trafilatura", "rich.markdown"}),
        (("show", "to lam"), {"rdflib", "pyshacl", "trafilatura", "rich.markdown"}),
    ],
)
def test_a_command_loads_only_what_it_needs(store_dir: Path, words: tuple[str, ...], heavy: set[str]) -> None:
    """Speed is what is not imported."""
    code = (
        "import sys\nfrom kg.cli import app\n"
        f"app({list(words)!r}, standalone_mode=False)\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT), "KG_STORE": str(store_dir)}
    done = subprocess.run(
        [sys.executable, "-c", code], input="ASK {}", capture_output=True, text=True, env=env, check=True
    )
    assert heavy & set(done.stderr.splitlines()) == set()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no default handler to fall back on")
def test_an_interrupt_while_the_program_loads_ends_it_silently() -> None:
    """There is nothing to tidy up yet; Python would print where in its imports it was."""
    program = (
        "import os, signal, sys\n"
        "from kg.__main__ import main\n"
        "class Interrupted:\n"
        "    def find_spec(name, *_):\n"
        "        if name == 'typer': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupted)\n"
        "main()\n"
    )
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=env, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")
