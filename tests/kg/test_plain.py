"""Records of the mapping as JSON."""

from __future__ import annotations

import json

from kg.plain import plain
from mappings.article import BlockKind
from mappings.facts import Place
from mappings.moment import Moment
from tests.kg.conftest import FIRST_EVENT, article, reports


def test_records_become_dictionaries_without_their_empty_fields() -> None:
    """Actors say what they are; dates are as precise as they are known."""
    made = json.loads(json.dumps(plain(FIRST_EVENT)))
    assert made["start"] == "2024-05-16"
    assert made["place"] == {
        "record": "Place",
        "name": "Hanoi",
        "kind": "City",
        "authority": "vn-ha-noi",
        "country": "VN",
    }
    assert made["participations"][0]["participant"] == {"record": "Person", "name": "Tô Lâm", "country": "VN"}
    assert "series" not in made
    assert plain(Moment(None, 5, 16)) == "--05-16"
    assert plain(Place("X")) == {"record": "Place", "name": "X", "kind": "Place"}


def test_an_article_and_a_report_can_be_written() -> None:
    """Every record of the module, with its evidence."""
    made = json.loads(json.dumps(plain(article("a", "Titre\nTexte."))))
    assert made["blocks"][0] == {"kind": BlockKind.TITLE.value, "start": 0, "end": 5}
    report = json.loads(json.dumps(plain(reports()[0][1])))
    assert report["statements"][0]["evidence"]["exact"] == "a souhaité plus de commerce"
    assert plain(0) == 0
