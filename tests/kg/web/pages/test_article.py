"""The page of an article: its text with each quote under the fragment of its evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kg.web.app import create_app
from kg.web.pages.article import Piece, pieces
from kg.web.settings import Settings
from tests.kg.conftest import FIRST, STATEMENT_WORDS

START = FIRST.rindex(STATEMENT_WORDS)
FRAGMENT = f"char={START},{START + len(STATEMENT_WORDS)}"
SPANS = st.sets(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


def depth(cut: tuple[Piece, ...]) -> list[int]:
    """How many quotes are open within each piece."""
    open_now, found = 0, []
    for piece in cut:
        open_now += len(piece.opens)
        found.append(open_now)
        open_now -= piece.closes
    assert open_now == 0
    return found


@given(st.text("ab \n", max_size=40), SPANS)
def test_quotes_nest_and_nothing_is_lost(text: str, spans: set[tuple[int, int]]) -> None:
    """Every letter stands once; a piece is marked where a quote is open; each quote within the text has its id once."""
    cut = pieces(text, spans)
    assert "".join(piece.text for piece in cut) == text.replace("\n", "")
    assert all(piece.marked == (level > 0) for piece, level in zip(cut, depth(cut), strict=True))
    ids = [one.id for piece in cut for one in piece.opens if one.id]
    assert sorted(ids) == sorted(f"char={a},{b}" for a, b in spans if 0 <= a < b <= len(text))


def test_a_quote_that_crosses_another_goes_on_without_its_id() -> None:
    """Elements cannot cross; the rest of the quote is marked all the same."""
    cut = pieces("abcdef", {(0, 4), (2, 6)})
    assert [(piece.text, [one.id for one in piece.opens], piece.closes) for piece in cut] == [
        ("ab", ["char=0,4"], 0),
        ("cd", ["char=2,6"], 2),
        ("ef", [""], 1),
    ]


def test_no_quote_runs_over_a_paragraph() -> None:
    """It ends with the paragraph and begins again in the next."""
    first, second = pieces("ab\ncd", {(0, 5)})
    assert (first.text, first.closes, second.text, second.new_paragraph) == ("ab", 1, "cd", True)
    assert [one.id for one in second.opens] == [""]


def test_the_iri_of_a_quote_leads_to_its_words(browser: TestClient) -> None:
    """The fragment is the id of the words in the text, once, and the fact beside leads there."""
    page = browser.get("/article/first").text
    assert page.count(f'id="{FRAGMENT}"') == 1
    assert f'href="#{FRAGMENT}"' in page
    assert f"<mark>{STATEMENT_WORDS}</mark>" in page


def test_a_quote_can_be_asked_for(browser: TestClient) -> None:
    """?char= marks the words where no fragment comes along."""
    page = browser.get(f"/article/first?{FRAGMENT}").text
    assert f'<span class="quoted asked" id="{FRAGMENT}">' in page


def test_without_kept_texts_the_quotes_bear_the_fragments(site_settings: Settings) -> None:
    """The site of a store elsewhere has no texts; its evidence resolves all the same."""
    with TestClient(create_app(Settings(query_url=site_settings.query_url))) as client:
        page = client.get("/article/first").text
    assert page.count(f'id="{FRAGMENT}"') == 1
    assert "Il a souhaité" not in page


@pytest.mark.parametrize("language", ["fr", "en", "vi"])
def test_the_text_keeps_its_own_language(browser: TestClient, language: str) -> None:
    """The title is in the page whatever the reader's language, the address of the source with it."""
    page = browser.get(f"/article/first?lang={language}").text
    assert "Tô Lâm reçoit Wang Yi" in page
    assert 'href="https://news.example/first" rel="external noopener"' in page
