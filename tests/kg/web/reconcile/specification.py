"""The shapes that version 0.2 gives the answers of a service, checked member by member as its JSON schemas have them.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#json-schemas
"""

from __future__ import annotations

import re
from typing import Any

MOMENT = re.compile(
    r"-?\d{4,}-(1[0-2]|0[1-9])-(3[01]|0[1-9]|[12]\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"
)
_CELL = {"str": str, "float": float, "int": int, "date": str}


def check_manifest(manifest: Any) -> None:
    """The required members, and those that are templates or lists of types."""
    assert "0.2" in manifest["versions"]
    assert all(isinstance(manifest[name], str) for name in ("name", "identifierSpace", "schemaSpace"))
    for holder in ("view", "preview"):
        assert "{{id}}" in manifest[holder]["url"]
    assert all(isinstance(manifest["preview"][name], int) for name in ("width", "height"))
    for one in manifest["defaultTypes"]:
        check_item(one)
    assert len({one["id"] for one in manifest["defaultTypes"]}) == len(manifest["defaultTypes"])
    services = [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]
    assert all(isinstance(one[name], str) for one in services for name in ("service_url", "service_path"))
    for setting in manifest["extend"]["property_settings"]:
        assert setting["type"] in {"number", "text", "checkbox", "select"}
        assert {"name", "label"} <= setting.keys()
    assert isinstance(manifest["batchSize"], int)


def check_item(one: Any) -> None:
    """A type, a property or a suggested entity."""
    assert isinstance(one["id"], str)
    assert isinstance(one["name"], str)
    assert one["id"]
    assert one["name"]
    assert isinstance(one.get("description", ""), str)
    for other in (*one.get("broader", ()), *one.get("notable", ())):
        assert isinstance(other["id"], str)


def check_results(batch: Any, keys: set[str]) -> None:
    """An answer to a batch."""
    assert batch.keys() == keys
    for answer in batch.values():
        scores = [one["score"] for one in answer["result"]]
        assert scores == sorted(scores, reverse=True)
        for one in answer["result"]:
            check_item(one)
            assert isinstance(one["match"], bool)
            assert 0 <= one["score"] <= 100
            assert all(isinstance(kind["id"], str) for kind in one["type"])
            assert all(isinstance(feature["value"], bool | int | float) for feature in one["features"])
            assert len({feature["id"] for feature in one["features"]}) == len(one["features"])


def check_extension(answer: Any) -> None:
    """An answer to an extension: cells are closed objects of one sort each."""
    for one in answer["meta"]:
        check_item(one)
    for row in answer["rows"].values():
        assert row.keys() == {one["id"] for one in answer["meta"]}
        for cell in (cell for cells in row.values() for cell in cells):
            if "id" in cell:
                assert cell.keys() <= {"id", "name", "description"}
                check_item(cell)
                continue
            ((sort, value),) = cell.items()
            assert isinstance(value, _CELL[sort])
            assert sort != "date" or MOMENT.fullmatch(str(value))
