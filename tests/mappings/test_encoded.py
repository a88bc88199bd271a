"""Records told in plain data come back as they were, and nothing else comes back."""

from __future__ import annotations

import marshal
from datetime import date
from types import MappingProxyType

import pytest

from mappings.encoded import MANY, Drawer, NotData, decode, encode
from mappings.known import KnownBody, KnownPerson, KnownPlace
from mappings.lexicon import Matcher
from mappings.text import tokens

PLACE = KnownPlace("vn-hanoi", "City", (("fr", "Hanoï"),), valid_from=date(1954, 10, 10), lat=21.03)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "Hué",
        (1, "b", frozenset({("c", 2.5)})),
        {"a": [1], "b": {"c": None}},
        KnownPerson("vn/to-lam", "Tô Lâm", ("To Lam",), "VN"),
        PLACE,
        (PLACE, KnownBody("un", "organisation", (("fr", "Nations unies"),))),
        {"few": PLACE},
        {f"place {number}": PLACE for number in range(MANY)},
        MappingProxyType({"a": ("b",)}),
    ],
)
def test_what_is_told_comes_back(value: object) -> None:
    """Plain values, days, records within records, few or many of them; also by way of marshal."""
    found = decode(marshal.loads(marshal.dumps(encode(value))))  # noqa: S302 - our own
    assert found == value
    assert isinstance(found, Drawer) or type(found) is type(value)


def test_a_matcher_comes_back_with_its_labels() -> None:
    """It finds what it found before, read word by word, stemmed or not."""
    for stemmed in (True, False):
        made: Matcher[str] = Matcher(
            [("nations unies", "un"), ("nations", "n"), ("union", "u")], stemmed=stemmed
        )
        found = decode(encode(made))
        for text in ("les Nations unies", "des unions et la nation", "unies"):
            read = list(tokens(text))
            assert list(found.find(read)) == list(made.find(read))
            again = decode(encode(found))  # of one that has been used
            assert list(again.find(read)) == list(made.find(read))


def test_many_records_are_decoded_when_asked_for() -> None:
    """A drawer is a mapping in every way, and each value one object."""
    people = {f"x/{number}": KnownPerson(f"x/{number}", str(number)) for number in range(MANY)}
    found = decode(encode(people))
    assert isinstance(found, Drawer)
    assert found["x/7"] is found["x/7"]
    assert (found.get("x/7"), found.get("none"), found.get("none", 1)) == (people["x/7"], None, 1)
    assert (len(found), "x/7" in found, "none" in found) == (MANY, True, False)
    assert list(found) == list(people)
    assert list(found.items()) == list(people.items())
    assert list(found.values()) == list(people.values())
    assert {"x/7", "none"} & found.keys() == {"x/7"}
    with pytest.raises(KeyError):
        found["none"]


@pytest.mark.parametrize("value", [object(), {1: PLACE}, (object(),), [PLACE], lambda: None])
def test_what_is_no_data_is_refused(value: object) -> None:
    """Nothing is told of what could not come back."""
    with pytest.raises(NotData, match="not a record"):
        encode(value)


@pytest.mark.parametrize(
    "told", [("record", "os:system", ("true",)), ("record", "mappings.folding:fold", ("a",)), ("?", 1)]
)
def test_only_our_records_are_made(told: tuple[object, ...]) -> None:
    """A name that is no record of our packages makes nothing, whatever wrote it."""
    with pytest.raises(NotData):
        decode(told)
