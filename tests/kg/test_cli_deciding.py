"""``kg decide``: what it says, and with which exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from tests.kg.sample import reading, write
from tests.kg.test_cli import failed, kg

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")


def test_a_decision_is_recorded_and_said_to_be(tmp_path: Path) -> None:
    """Where, and how much changed; who decides comes from the environment; words go to stderr."""
    articles = write(tmp_path / "a", a="Ana reçoit Bo le 2024-05-16.\n", b="Cao reçoit Bob le 2025-02-03.\n")
    store, file = tmp_path / "store", tmp_path / "decisions.tsv"
    build([articles], store)
    options = ("--why", "one portrait", "--by", "Eva", "--decisions", file)
    done = kg("decide", "same", "person/x/bob", "person/x/bo", *options, store=store)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"recorded in {file}, and followed in {store}, where 1 article is told anew\n"
    assert "\tEva\t" in file.read_text(encoding="utf-8")
    linked = [
        kg("decide", "same", "person/x/bob", link, *options, store=store) for link in ("wd:Q1", "wd:Q2")
    ]
    assert "linked" not in linked[0].stderr
    assert "person/x/bob is linked to wd:Q1 already, and one of both is wrong" in linked[1].stderr
    assert linked[1].exit_code == 0
    built = kg("build", articles, "--decisions", file, store=store)
    assert (built.exit_code, "2 unchanged" in built.stderr) == (0, True)
    failed(kg("decide", "same", "person/x/bo", "body/x/y", *options, store=store), 2, "nothing in the graph")
    failed(kg("decide", "perhaps", "person/x/bo", "person/x/bob", *options, store=store), 2, "'perhaps'")
    failed(kg("decide", "same", "person/x/bo", "person/x/bob", store=store), 2, "--why")
