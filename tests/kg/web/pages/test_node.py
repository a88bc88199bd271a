"""The pages of nodes: every fact with its words, and where two articles differ, both."""

from __future__ import annotations

from starlette.testclient import TestClient

from kg.web.app import create_app
from kg.web.settings import Settings
from mappings.iris import person_iri, place_iri
from mappings.namespaces import BASE
from tests.kg.conftest import EVENT, FIRST, HANOI, STATEMENT_WORDS, TO_LAM, WANG_YI
from tests.kg.servers import free_port

EVENT_PATH = EVENT.removeprefix(BASE.rstrip("/"))
PERSON_PATH = person_iri(TO_LAM).removeprefix(BASE.rstrip("/"))


def test_a_person_has_posts_meetings_and_words(browser: TestClient) -> None:
    """Each sort of fact is a section; the meeting says the role, the statement its words."""
    page = browser.get(f"{PERSON_PATH}?lang=en").text
    for section in ("posts", "events", "said"):
        assert f'id="section-{section}"' in page
    assert "16\u00a0May 2024" in page
    assert f"<mark>{STATEMENT_WORDS}</mark>" in page
    assert f'href="{person_iri(WANG_YI).removeprefix(BASE.rstrip("/"))}"' in page  # whom he met


def test_a_quote_stands_in_its_sentence(browser: TestClient) -> None:
    """What the article says around the quoted words is there, apart from them."""
    page = browser.get(f"{PERSON_PATH}?lang=en").text
    assert '<span class="around">Il </span>' in page
    assert '<span class="around"> entre les deux pays.</span>' in page


def test_an_event_shows_every_report(browser: TestClient) -> None:
    """Both articles, each with its quotes, its date and its address; who took part in which role."""
    page = browser.get(f"{EVENT_PATH}?lang=en").text
    for name in ("first", "second"):
        assert f'href="/article/{name}#char=' in page
        assert f'href="https://news.example/{name}" rel="external noopener"' in page
    assert page.count('<th scope="row"') == 2
    assert "<mark>par To Lam</mark>" in page


def test_an_event_of_one_day_has_one_date(browser: TestClient) -> None:
    """What begins and ends on a day is not said to go on until that day."""
    page = browser.get(f"{EVENT_PATH}?lang=en").text
    assert ">When</" in page
    assert ">Until</" not in page


def test_who_says_what_is_numbered(browser: TestClient) -> None:
    """What both articles say bears both numbers."""
    page = browser.get(f"{EVENT_PATH}?lang=en").text
    both = (
        '<sup class="note"><a href="#report-1">1</a></sup><sup class="note"><a href="#report-2">2</a></sup>'
    )
    assert both in page
    assert 'id="report-2"' in page


def test_an_event_leads_to_what_was_said_at_it(browser: TestClient) -> None:
    """The statement has a section on the event's page."""
    assert 'id="section-statements"' in browser.get(f"{EVENT_PATH}?lang=en").text


def test_a_place_lists_what_took_place_there(browser: TestClient) -> None:
    """An event in which the place itself took no part."""
    page = browser.get(place_iri(HANOI).removeprefix(BASE.rstrip("/"))).text
    assert 'id="section-there"' in page
    assert f'href="{EVENT_PATH}"' in page


def test_a_statement_has_a_page(browser: TestClient) -> None:
    """Its path holds commas and plus signs; act and addressee are links."""
    start = FIRST.rindex(STATEMENT_WORDS)
    path = f"/statement/first/{start},{start + len(STATEMENT_WORDS)}/wish/person/vn/to-lam"
    page = browser.get(path).text
    assert 'href="/act/wish"' in page
    assert f"<mark>{STATEMENT_WORDS}</mark>" in page


def test_the_page_offers_its_data(browser: TestClient) -> None:
    """Links to each format, and the IRI itself as the canonical address."""
    page = browser.get(PERSON_PATH).text
    assert f'<link rel="alternate" type="text/turtle" href="{PERSON_PATH}.ttl">' in page
    assert f'<link rel="canonical" href="{person_iri(TO_LAM)}">' in page


def test_without_an_endpoint_the_page_says_so() -> None:
    """503, when to come again, and no traceback."""
    settings = Settings(query_url=f"http://127.0.0.1:{free_port()}/query")
    with TestClient(create_app(settings)) as client:
        for path in (PERSON_PATH, "/", "/events", "/search?q=a"):
            answer = client.get(path, headers={"Accept-Language": "fr"})
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
            assert "Le graphe ne répond pas" in answer.text
