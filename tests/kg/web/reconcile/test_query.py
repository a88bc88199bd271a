"""Batches as clients send them: what is read, and what each bad one is told."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kg.errors import BadBatch, BatchTooLarge
from kg.web.reconcile.query import BATCH, IDS, MOST, Query, Wanted, read_batch, read_extension


def one(**query: Any) -> Query:
    """The one query of a batch."""
    return read_batch(json.dumps({"q0": query}))["q0"]


def test_openrefine_sends_this() -> None:
    """A type that should be, properties with matched and unmatched cells: OpenRefine 3's StandardReconConfig."""
    query = one(
        query="Hanoi",
        type="City",
        type_strict="should",
        limit=5,
        properties=[
            {"pid": "country", "v": {"id": "place/vn", "name": "Vietnam"}},
            {"pid": "wikidata", "v": "Q1858"},
        ],
    )
    assert query == Query(
        "Hanoi",
        ("City",),
        hard=False,
        properties=(Wanted("country", ("place/vn",)), Wanted("wikidata", ("Q1858",))),
        limit=5,
    )


def test_version_0_1_and_0_2_write_types_and_values_alone_or_in_lists() -> None:
    """All of them are read."""
    assert one(query="a", type=["City", {"id": "Site"}]).types == ("City", "Site")
    assert one(query="a", properties=[{"pid": "p", "v": ["x", 3, True, {"id": "y"}, None]}]).properties == (
        Wanted("p", ("x", "3", "true", "y")),
    )
    assert one(query="a", type_strict="all").hard
    assert one(query="a", type=None, properties=None, limit=None) == Query("a")


def test_a_limit_is_kept_within_bounds() -> None:
    """However many candidates are wanted."""
    assert one(query="a", limit=10**6).limit == MOST
    assert one(query="a", limit=3.0).limit == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no JSON"),
        ("[]", "no JSON object"),
        ('{"q0": "Hanoi"}', "query 'q0': it is no JSON object"),
        ('{"q0": {}}', "neither a query nor properties"),
        ('{"q0": {"query": ""}}', "neither"),
        ('{"q0": {"query": 5}}', "no string"),
        ('{"q0": {"query": "a", "limit": 0}}', "limit"),
        ('{"q0": {"query": "a", "limit": "5"}}', "limit"),
        ('{"q0": {"query": "a", "limit": true}}', "limit"),
        ('{"q0": {"query": "a", "limit": NaN}}', "no JSON"),
        ('{"q0": {"query": "a", "limit": 1e999}}', "limit"),
        ('{"q0": {"query": "a", "type": 5}}', "type"),
        ('{"q0": {"query": "a", "type_strict": "maybe"}}', "type_strict"),
        ('{"q0": {"query": "a", "properties": {}}}', "properties"),
        ('{"q0": {"query": "a", "properties": [{"pid": "p"}]}}', "no pid or no v"),
        ('{"q0": {"query": "a", "properties": [{"pid": "p", "v": {"name": "x"}}]}}', "value"),
        (json.dumps({"q0": {"query": "a" * 301}}), "longer"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_bad_batches_say_what_is_wrong(text: str, says: str) -> None:
    """And in which query."""
    with pytest.raises(BadBatch, match=says):
        read_batch(text)


def test_too_much_at_once_is_told_apart() -> None:
    """So that a client sends less."""
    with pytest.raises(BatchTooLarge, match=str(BATCH)):
        read_batch(json.dumps({f"q{number}": {"query": "a"} for number in range(BATCH + 1)}))
    with pytest.raises(BatchTooLarge, match=str(IDS)):
        read_extension(json.dumps({"ids": ["a"] * (IDS + 1), "properties": []}))


def test_extensions_are_read_with_their_settings() -> None:
    """A limit may come as text, as forms send it; none, 0 and nothing are no limit."""
    text = json.dumps(
        {
            "ids": ["a"],
            "properties": [
                {"id": "p"},
                {"id": "q", "settings": {"limit": "2"}},
                {"id": "r", "settings": {"limit": 0}},
            ],
        }
    )
    assert read_extension(text).properties == (("p", None), ("q", 2), ("r", None))


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"ids": "a", "properties": []}',
        '{"ids": [1], "properties": []}',
        '{"ids": [], "properties": {}}',
        '{"ids": [], "properties": [{}]}',
        '{"ids": [], "properties": [{"id": "p", "settings": {"limit": -1}}]}',
    ],
)
def test_bad_extensions_are_refused(text: str) -> None:
    """As bad batches are."""
    with pytest.raises(BadBatch):
        read_extension(text)
