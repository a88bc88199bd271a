"""Folding: one string for all spellings of a name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.folding import _plain, fold

# Every letter of French and Vietnamese, the đ and the ligatures among them.
LETTERS = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿñæœăâđêôơưáạảãấầẩẫậắằẳẵặẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúủũụứừửữựýỳỷỹỵ"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=5)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    """Folding what is folded changes nothing, whatever the script."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_is_what_its_definition_says(text: str) -> None:
    """The short way through the characters that change gives what the definition gives for the whole text."""
    assert fold(text) == " ".join(_plain(text).split())


def test_fold_is_its_definition_for_every_character() -> None:
    """Each alone between letters, as nothing but the Greek sigma depends on what stands beside it."""
    for code in (*range(0xD800), *range(0xE000, 0x30000)):
        text = f"é{chr(code)}a"
        assert fold(text) == " ".join(_plain(text).split()), hex(code)


@given(WORDS)
def test_fold_ignores_case(words: list[str]) -> None:
    """Capitals, as in a headline, make no other name."""
    name = " ".join(words)
    assert fold(name.upper()) == fold(name.title()) == fold(name)


@given(WORDS)
def test_fold_ignores_the_normal_form(words: list[str]) -> None:
    """A letter and its marks fold alike, composed or one by one."""
    name = " ".join(words)
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(WORDS)
def test_fold_leaves_ascii_words(words: list[str]) -> None:
    """Of French and Vietnamese letters only a to z remain, word by word."""
    folded = fold(" ".join(words))
    assert folded.isascii()
    assert len(folded.split()) == len(words)


@given(WORDS, st.sampled_from(["-", "‐", "‑", "–", "—", "'", "’", "ʼ", "\u00a0", "\u202f", "  ", "\t"]))
def test_fold_takes_joiners_for_spaces(words: list[str], joiner: str) -> None:
    """Hyphens, dashes, apostrophes and hard spaces part words as a space does."""
    assert fold(joiner.join(words)) == fold(" ".join(words))


@given(st.text())
def test_fold_leaves_no_space_at_the_edges_nor_two_inside(text: str) -> None:
    """A folded name is words with one space between them."""
    folded = fold(text)
    assert folded == " ".join(folded.split())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nguyên Xuân Thang", "Nguyễn Xuân Thắng"),
        ("Nguyen Xuan Thang", "NGUYỄN XUÂN THẮNG"),
        ("Đinh Tiến Dũng", "Dinh Tien Dung"),
        ("Hô Chi Minh-Ville", "Ho Chi Minh Ville"),
        ("Thua Thien-Huê", "Thừa Thiên Huế"),
        ("Les Sables-d’Olonne", "les sables d'olonne"),
        ("Œuvre", "oeuvre"),
        ("Reykjavík", "REYKJAVIK"),
    ],
)
def test_fold_makes_spellings_of_one_name_equal(first: str, second: str) -> None:
    """The spellings that French wire stories mix are one."""
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"), [("Liu Wei", "Liu Wen"), ("Pékin", "Beijing"), ("서울", "부산"), ("", "a")]
)
def test_fold_keeps_names_apart(first: str, second: str) -> None:
    """Different letters stay different, in any script."""
    assert fold(first) != fold(second)
