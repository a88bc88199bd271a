"""The kept texts are found by what they say, and a damaged one is not taken for the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.storage.schema import FILE
from kg.storage.texts import FOLDER, Texts, text_hash
from mappings import readers


@pytest.fixture(params=["memory", "disk"])
def texts(request: pytest.FixtureRequest, tmp_path: Path) -> Texts:
    """Texts in memory and on disk."""
    return Texts(None if request.param == "memory" else tmp_path)


def test_a_text_comes_back_as_it_was(texts: Texts) -> None:
    """Diacritics, line ends and the empty text survive."""
    for text in ("Nguyễn Xuân Thắng\r\n", "", "数字"):
        assert texts.get(texts.keep(text)) == text


def test_a_removed_text_is_gone(texts: Texts) -> None:
    """Removing twice is no error."""
    name = texts.keep("once")
    texts.remove(name)
    texts.remove(name)
    assert texts.get(name) is None


def test_one_text_is_one_file(tmp_path: Path) -> None:
    """Keeping a text again writes nothing, and its bytes hang on nothing but the text."""
    first, second = Texts(tmp_path / "a"), Texts(tmp_path / "b")
    first.keep("same")
    first.keep("same")
    second.keep("same")
    files = [
        [file for file in folder.rglob("*") if file.is_file()] for folder in (tmp_path / "a", tmp_path / "b")
    ]
    assert [len(found) for found in files] == [1, 1]
    assert files[0][0].read_bytes() == files[1][0].read_bytes()
    assert text_hash("same") in files[0][0].name


@pytest.mark.parametrize("damage", [b"", b"no gzip", b"flipped", None])
def test_a_damaged_text_is_not_given_out(tmp_path: Path, damage: bytes | None) -> None:
    """A file that is cut short, or that holds another text, counts as missing."""
    texts = Texts(tmp_path)
    name = texts.keep("the text")
    other = texts.keep("another text")
    paths = {file.name.split(".")[0]: file for file in tmp_path.rglob("*.gz")}
    if damage == b"flipped":  # the head is that of a gzip, the content is not
        damage = paths[name].read_bytes()[:10] + b"\xff" * 20
    paths[name].write_bytes(paths[other].read_bytes() if damage is None else damage)
    assert texts.get(name) is None


def test_what_marks_a_store_is_what_the_store_calls_it() -> None:
    """The readers know two names of the store's folder, and know nothing else of it."""
    assert (readers._LEDGER, readers._TEXTS) == (FILE, FOLDER)
