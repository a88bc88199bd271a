"""Reading: from a search to a person, from a claim to its words, in the reader's language."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.kg.web.browser.conftest import Reader


def test_a_search_in_any_spelling_finds_the_person(reader: Reader) -> None:
    """Typed without marks, as most keyboards write it."""
    page = reader.visit("/")
    page.fill("main input[type=search]", "Nguyen Xuan Thang")
    page.keyboard.press("Enter")
    page.click("main a:has-text('Nguyễn Xuân Thắng')")
    expect(page.locator("h1")).to_have_text("Nguyễn Xuân Thắng")
    expect(page.locator("main")).to_contain_text("Chen Gang")


def test_a_claim_leads_to_its_quote_in_the_article(reader: Reader) -> None:
    """The words stand beside the claim; their link opens the article at these very words."""
    page = reader.visit("/person/vn/to-lam")
    claim = page.locator("article.fact").first
    claim.locator("summary").click()
    quote = claim.locator("blockquote mark").first
    expect(quote).to_be_visible()
    words = quote.inner_text()
    claim.locator("a.to-text").first.click()
    expect(page.locator("h1")).to_contain_text("Vietnam - Cuba")
    assert "#char=" in page.url
    expect(page.locator(".to-here, mark").filter(has_text=words[:30]).first).to_be_visible()


def test_the_switch_changes_the_language_and_it_stays(reader: Reader) -> None:
    """The browser's language comes first; the chosen one stays on the next page."""
    page = reader.visit("/person/vn/to-lam", language="en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.click("nav.languages a[hreflang=vi]")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.click("nav.sections a >> nth=0")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.click("nav.languages a[hreflang=fr]")
    expect(page.locator("nav.sections")).to_contain_text("Événements")


def test_the_first_page_shows_the_pictures(reader: Reader) -> None:
    """Timeline, map and network, each with the way to its own page."""
    page = reader.visit("/")
    for picture in ("timeline", "map", "network"):
        expect(page.locator(f"main a[href='/{picture}']")).to_be_visible()
    assert page.locator("svg.worldmap circle").count() > 10
    assert page.locator("svg.timeline circle").count() > 10
