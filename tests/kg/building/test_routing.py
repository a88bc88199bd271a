"""Where a build goes: a directory, or an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import Options
from kg.building.routing import build
from kg.destination import Delivered, Destination
from kg.errors import ServiceUnreachable
from kg.store import Store
from mappings.iris import article_iri
from tests.kg.sample import reading, write
from tests.kg.servers import free_port

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")


def test_a_directory_takes_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes over the line; the base is the destination's."""
    monkeypatch.chdir(tmp_path)
    corpus = write(tmp_path / "corpus", a="Ana reçoit Bo à Hanoi le 2024-05-16.\n")
    base = "https://data.example/"
    built = build([corpus], Destination("store", base=base), Options())
    assert built == Delivered(built.report)
    assert built.report.new == 1
    with Store.open_read_only(tmp_path / "store") as view:
        assert view.has_graph(article_iri("a", base))


def test_an_address_where_nobody_is_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told at once; no mirror is made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("kg.http.Clock.sleep", lambda *_: None)
    corpus = write(tmp_path / "corpus", a="Ana reçoit Bo.\n")
    with pytest.raises(ServiceUnreachable):
        build([corpus], Destination(f"http://127.0.0.1:{free_port()}"), Options())
    assert not (tmp_path / "state").exists()
