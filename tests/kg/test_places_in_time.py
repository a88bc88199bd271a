"""Places in time, from an article to the store: the name means the unit of the article's day, and the store says when that was."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.store import Store
from mappings.namespaces import BASE

TEXT = (
    "date {day} {place} reçoit une délégation\n\n"
    "Hanoï (VNA) - Le président du Comité populaire de la province de {place}, Nguyen Van Son, a reçu le 16 mai "
    "l'ambassadeur du Laos au Vietnam, Khamphao Ernthavanh.\n"
)


def said(store: Path, graph: str) -> list[tuple[str, str, str]]:
    """The triples of a graph as text: what stands after the base, the property's local name, the value."""
    with Store.open_read_only(store) as view:
        return [
            (
                getattr(quad.subject, "value", "").removeprefix(BASE),
                quad.predicate.value.rpartition("#")[2],
                getattr(quad.object, "value", "").removeprefix(BASE),
            )
            for quad in view.quads(f"{BASE}{graph}")
        ]


def known_of(store: Path, place: str) -> dict[str, str]:
    """What ``graph/authorities`` says of a place, a value a property."""
    return {name: value for node, name, value in said(store, "graph/authorities") if node == f"place/{place}"}


@pytest.mark.parametrize(
    ("day", "place"),
    [("2024-05-17", "vn-ha-giang"), ("2025-05-17", "vn-ha-giang"), ("2026-05-17", "vn-ha-giang")],
)
def test_an_ended_province_says_until_when_it_was_and_what_replaced_it(
    tmp_path: Path, day: str, place: str
) -> None:
    """Ha Giang is the province of then; its node ends with June 2025 and leads to the unit of today, which is there too."""
    (tmp_path / "a.txt").write_text(TEXT.format(day=day, place="Ha Giang"), encoding="utf-8")
    assert build([tmp_path / "a.txt"], tmp_path / "store").problems == ()
    known = known_of(tmp_path / "store", place)
    assert known["validUntil"] == "2025-06-30"
    assert known["replacedBy"] == "place/vn-tuyen-quang-2025"
    assert "validFrom" not in known
    assert known_of(tmp_path / "store", "vn-tuyen-quang-2025")["validFrom"] == "2025-07-01"


def test_two_articles_of_one_name_may_mean_two_units(tmp_path: Path) -> None:
    """An Giang before the merger and An Giang since are two nodes of one store, each mentioned by its article."""
    for name, day in (("before", "2024-05-17"), ("since", "2026-05-17")):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(day=day, place="An Giang"), encoding="utf-8")
    build([tmp_path / "before.txt", tmp_path / "since.txt"], tmp_path / "store")
    mentions = {
        name: {
            value
            for _, term, value in said(tmp_path / "store", f"article/{name}")
            if term.endswith("mentions")
        }
        for name in ("before", "since")
    }
    assert "place/vn-an-giang" in mentions["before"] - mentions["since"]
    assert "place/vn-an-giang-2025" in mentions["since"] - mentions["before"]
