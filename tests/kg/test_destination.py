"""Destinations: a directory, or an address."""

from __future__ import annotations

import pytest

from kg.destination import Destination


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("http://127.0.0.1:7878", True),
        ("HTTPS://graph.example/ds", True),
        ("store", False),
        ("http", False),
        ("./http:/x", False),
    ],
)
def test_an_address_is_told_from_a_directory(place: str, remote: bool) -> None:
    """By how it begins."""
    assert Destination(place).remote is remote
