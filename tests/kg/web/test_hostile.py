"""An article that means ill: its words are shown as words, and its addresses lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from kg.ledger import Entry
from kg.storage.archive import Archive
from kg.storage.texts import text_hash
from kg.store import Literal, NamedNode, Quad
from kg.web.app import create_app
from kg.web.engine import Engine
from kg.web.settings import Settings
from mappings.article import Article, Block, BlockKind
from mappings.facts import Evidence, Report, Spelling, Statement
from mappings.iris import article_iri, graph_iri, person_iri
from mappings.namespaces import BASE, PREFIXES
from mappings.triples import article_quads
from tests.kg.conftest import TO_LAM
from tests.kg.servers import program

TITLE = '"><script>alert(1)</script>'
NAME = 'O\'Tô "<img src=x onerror=alert(2)>" & fils'
TEXT = f"{TITLE}\nTô Lâm a souhaité </blockquote><script>alert(3)</script> la paix. '\"<b>مرحبا</b>\n"
QUOTE = "a souhaité </blockquote><script>alert(3)</script> la paix"
FORMER = f"{BASE}person/vn/lam-to"
PERSON = person_iri(TO_LAM)
PAGES = (
    "/",
    "/articles",
    "/article/bad",
    "/persons",
    "/person/vn/to-lam",
    "/statements",
    "/search?q=<script>alert(4)</script>",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A site over the ill-meaning article; the person had another IRI before a decision."""
    program()
    folder = tmp_path_factory.mktemp("hostile") / "store"
    start = TEXT.index(QUOTE)
    said = Evidence(start, start + len(QUOTE), QUOTE)
    article = Article(
        "bad", TEXT, (Block(BlockKind.BODY, 0, len(TEXT)),), TITLE, url="javascript:alert(document.cookie)"
    )
    report = Report(
        "bad",
        persons=(Spelling(TO_LAM, "Tô Lâm", Evidence(TEXT.index("Tô"), TEXT.index("Tô") + 6, "Tô Lâm")),),
        statements=(Statement((TO_LAM,), "wish", said),),
    )
    with Archive.open(folder) as archive:
        archive.store.replace_graph(article_iri("bad"), article_quads(article, report, extractor="test 1"))
        archive.texts.keep(TEXT)
        archive.ledger.put(
            [Entry("bad", "/bad.txt", "0" * 64, text_hash(TEXT), "test", "2024-06-01T00:00:00+00:00")]
        )
        label = NamedNode(PREFIXES["rdfs"] + "label")
        graph = NamedNode(graph_iri("labels"))
        archive.store.replace_graph(graph.value, [Quad(NamedNode(PERSON), label, Literal(NAME), graph)])
        decisions = NamedNode(graph_iri("decisions"))
        archive.store.replace_graph(
            decisions.value,
            [Quad(NamedNode(PERSON), NamedNode(PREFIXES["owl"] + "sameAs"), NamedNode(FORMER), decisions)],
        )
    with (
        Engine(folder) as engine,
        TestClient(
            create_app(Settings(query_url=engine.url, store=folder)), follow_redirects=False
        ) as client,
    ):
        yield client


class Seen(HTMLParser):
    """The elements, addresses and handlers of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what could act; a script of its own file is the site's, as the addresses tell."""
        if tag != "script" or not dict(attrs).get("src"):
            self.elements.append(tag)
        for name, value in attrs:
            if name in {"href", "src", "action", "cite"}:
                self.addresses.append(value or "")
            if name.startswith("on") or name == "style":
                self.handlers.append(f"{name}={value}")
            if name == "id":
                self.ids.append(value or "")


@pytest.mark.parametrize("path", PAGES)
def test_words_stay_words(hostile: TestClient, path: str) -> None:
    """No element, handler or address of a page comes from an article, a name or a question."""
    seen = Seen(hostile.get(path).text)
    assert "script" not in seen.elements
    assert not seen.handlers
    assert all(re.match(r"(?:https?:)?/|[?#]", address) for address in seen.addresses), seen.addresses
    assert len(seen.ids) == len(set(seen.ids))


def test_the_words_are_there(hostile: TestClient) -> None:
    """Escaped, and whole: the text, the quote in it, the name."""
    page = hostile.get("/article/bad").text
    assert "&lt;script&gt;alert(3)&lt;/script&gt;" in page
    assert "مرحبا" in page
    assert "javascript:" not in page
    assert "O&#39;Tô" in hostile.get("/person/vn/to-lam").text


def test_a_former_iri_leads_to_the_one_kept(hostile: TestClient) -> None:
    """303, to the page or to the document that was asked for."""
    path = FORMER.removeprefix(BASE)
    assert hostile.get(f"/{path}").headers["location"] == "/person/vn/to-lam"
    answer = hostile.get(f"/{path}.ttl")
    assert (answer.status_code, answer.headers["location"]) == (303, "/person/vn/to-lam.ttl")


@pytest.mark.parametrize(
    "char", ["0,5", "5,0", "-1,5", "0,999999999", "9" * 5000 + ",1", "a,b", "<script>", "0,5,6", ""]
)
def test_any_fragment_may_be_asked_for(hostile: TestClient, char: str) -> None:
    """Places beyond the text mark nothing; nothing of the value comes onto the page."""
    answer = hostile.get("/article/bad", params={"char": char})
    assert answer.status_code == 200
    assert ('class="quoted asked"' in answer.text) == (char == "0,5")
