"""The query page: examples, the editor, the views of an answer, and links that share a query."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.kg.web.browser.conftest import Reader

QUERY = "SELECT ?event ?place { ?event a dip:Event ; dip:place ?place } ORDER BY ?event"


def typed(page: Page, text: str) -> None:
    """Replace the query by ``text``, typed at the keyboard."""
    page.click("#editor .CodeMirror-lines")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(text)


@pytest.mark.usefixtures("scripts")
def test_a_question_of_the_library_is_answered_with_its_parameters(reader: Reader) -> None:
    """A reader picks a question, fills in a place, and sees the rows, which lead to pages of the site."""
    page = reader.visit("/query")
    page.click("aside summary:has-text('Who met whom')")
    page.click("aside a:text-is('Who met whom')")
    page.fill("#param-place", "Hanoi")
    page.click(".example button")
    rows = page.locator("#editor .yasr tbody tr")
    expect(rows.first).to_be_visible()
    assert '"hanoi"' in page.input_value("#query-text")
    link = rows.first.locator("a.iri").first.get_attribute("href")
    assert link is not None
    assert link.startswith("/event/")


@pytest.mark.usefixtures("scripts")
def test_what_cannot_be_bound_is_said(reader: Reader) -> None:
    """A day that is none is refused with its reason, beside the form."""
    page = reader.visit("/query?example=who-met-whom&param.since=yesterday")
    expect(page.locator(".fault")).to_contain_text("yesterday")


@pytest.mark.usefixtures("scripts")
def test_a_class_is_completed_by_its_label(reader: Reader) -> None:
    """After ``a``, the French word *rencontre* offers dip:Meeting, and declares the prefix."""
    page = reader.visit("/query", language="fr")
    typed(page, "SELECT * { ?e a renc")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint").first).to_contain_text("dip:Meeting")
    page.keyboard.press("Enter")
    editor = page.locator("#editor .CodeMirror-code")
    expect(editor).to_contain_text("?e a dip:Meeting")
    expect(editor).to_contain_text("PREFIX dip:")


@pytest.mark.usefixtures("scripts")
def test_a_property_is_completed_by_its_name(reader: Reader) -> None:
    """Before an object, properties are offered; the prefix was declared when it was typed."""
    page = reader.visit("/query")
    typed(page, "SELECT * { ?e dip:partici")
    page.keyboard.press("Control+Space")
    expect(page.locator(".CodeMirror-hint")).to_have_count(2)


@pytest.mark.usefixtures("scripts")
@pytest.mark.parametrize("view", ["chart", "map", "network"])
def test_an_answer_is_drawn(reader: Reader, view: str) -> None:
    """The rows that fit are shown as bars, circles on the map, and nodes."""
    queries = {
        "chart": "SELECT ?class (COUNT(*) AS ?n) { ?x a ?class } GROUP BY ?class",
        "map": QUERY,
        "network": QUERY,
    }
    drawn = {"chart": "svg.chart rect", "map": "svg.worldmap circle", "network": "svg.network circle"}
    page = reader.visit("/query")
    typed(page, queries[view])
    page.keyboard.press("Control+Enter")
    expect(page.locator("#editor .yasr tbody tr").first).to_be_visible()
    page.click(f".select_{view}")
    expect(page.locator(f"#editor {drawn[view]}").first).to_be_visible()
    assert page.locator(f"#editor {drawn[view]}").count() > 5


@pytest.mark.usefixtures("scripts")
def test_a_refused_query_says_where_it_is_wrong(reader: Reader) -> None:
    """The endpoint's words stand where the answer would be."""
    page = reader.visit("/query")
    typed(page, "SELECT * { ?event dip:place")
    page.click("#run")
    expect(page.locator("#editor .errorResult")).to_contain_text("line 2")
    # The browser itself logs the status of the refusal.
    reader.complaints[:] = [said for said in reader.complaints if "400" not in said]


@pytest.mark.usefixtures("scripts")
def test_a_shared_link_opens_the_query_and_its_answer(reader: Reader) -> None:
    """The link carries the query, and nothing that could point it at another endpoint."""
    page = reader.visit("/query")
    typed(page, QUERY)
    page.click("text=Link to this query")
    page.wait_for_url("**/query?query=*")
    assert set(parse_qs(urlsplit(page.url).query)) == {"query"}
    again = reader.visit(page.url.removeprefix(reader.address.rstrip("/")))
    expect(again.locator("#editor .yasr tbody tr").first).to_be_visible()
    expect(again.locator("#editor .CodeMirror")).to_contain_text("dip:place ?place")


def test_without_scripts_a_form_asks_and_the_page_answers(reader: Reader) -> None:
    """A query in the address is in the field; its answer is a table of links."""
    page = reader.visit(f"/query?query={QUERY.replace(' ', '+').replace('?', '%3F')}", scripts=False)
    assert QUERY in page.input_value("#query-text")
    page.click(".query-form button")
    expect(page.locator("#answer tbody tr").first).to_be_visible()
    assert page.locator("#answer tbody a").first.get_attribute("href") is not None


@pytest.mark.usefixtures("scripts")
def test_an_answer_can_be_taken_away(reader: Reader) -> None:
    """The answer comes as CSV from the endpoint itself."""
    page = reader.visit("/query")
    typed(page, QUERY)
    with page.expect_download() as download:
        page.select_option(".query-download select", label="CSV")
    assert download.value.suggested_filename == "answer.csv"
