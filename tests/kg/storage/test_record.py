"""Records: all that is known of an article beside its text, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.storage.record import record_of, recorded
from mappings.article import Article, Block, BlockKind
from mappings.moment import Moment
from mappings.readers import read_all

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
WORDS = st.none() | st.text(max_size=20)


def test_an_article_comes_back_as_it_was() -> None:
    """Every seed does, whatever its format; only the text is kept elsewhere."""
    articles = [item for _, item in read_all([SEEDS]) if isinstance(item, Article)]
    assert len(articles) > 10
    for article in articles:
        record = record_of(article)
        assert recorded(article.id, record, article.text) == article
        assert len(record) < 600 + 3 * len(article.title or "") + 40 * len(article.blocks)


@given(title=WORDS, url=WORDS, publisher=WORDS, dateline=WORDS, year=st.integers(1, 9999))
def test_whatever_a_reader_can_know_comes_back(
    title: str | None, url: str | None, publisher: str | None, dateline: str | None, year: int
) -> None:
    """No character is lost, and what is not known stays unknown."""
    blocks = tuple(Block(kind, number, number + 1) for number, kind in enumerate(BlockKind))
    article = Article("a", "abcdefgh", blocks, title, Moment(year), "fr", url, publisher, dateline)
    assert recorded("a", record_of(article), "abcdefgh") == article


def test_what_is_no_record_is_an_error() -> None:
    """The step that reads it makes a problem of that."""
    with pytest.raises(KeyError):
        recorded("a", "{}", "")
