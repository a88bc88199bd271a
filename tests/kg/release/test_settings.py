"""What a publisher decides is checked before a dump is written."""

from __future__ import annotations

import pytest

from kg.errors import BadParameter
from kg.release.settings import CC_BY, Settings


@pytest.mark.parametrize("iri", ["foo", "CC-BY", "", "http://a b", "person/vn/x"])
def test_a_licence_and_an_address_are_absolute_iris(iri: str) -> None:
    """Anything else is refused by name."""
    with pytest.raises(BadParameter, match="--licence"):
        Settings(licence=iri)
    with pytest.raises(BadParameter, match="--address"):
        Settings(address=iri)
    assert Settings(address="https://data.example/dumps/").licence == CC_BY
