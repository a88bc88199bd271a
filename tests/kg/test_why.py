"""From any node to the words behind it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import UnknownName
from kg.store import Literal, NamedNode, Quad, Store
from kg.terms import shorten
from kg.why import Explanation, Saying, _counting, why
from mappings.iris import article_iri, person_iri, statement_iri
from mappings.namespaces import DIP, PREFIXES
from tests.kg.conftest import EVENT, FIRST, SECOND, STATEMENT_WORDS, TO_LAM, reports

TEXTS = {"first": FIRST, "second": SECOND}
STATEMENT = statement_iri(reports()[0][1].statements[0], "first")


def explained(store: Store, iri: str) -> Explanation:
    """The explanation with the kept texts at hand."""
    return why(store, iri, TEXTS.get)


def test_an_event_is_explained_by_every_article_that_reports_it(store: Store) -> None:
    """Its own quotes first, then those of its participations and of what refers to it."""
    found = explained(store, EVENT)
    assert found.label == "Reception, Hanoi, 16 May 2024"
    assert found.claims[0].iri == EVENT
    assert [quote.article.id for quote in found.claims[0].quotes] == ["first", "second"]
    assert [claim.type for claim in found.claims] == [
        "Reception",
        "Participation",
        "Participation",
        "Statement",
    ]


def test_every_quote_is_its_place_in_the_text_within_its_sentence(store: Store) -> None:
    """Offsets, words and context agree with the kept text."""
    quotes = [quote for claim in explained(store, EVENT).claims for quote in claim.quotes]
    assert len(quotes) == 7
    for quote in quotes:
        text = TEXTS[quote.article.id]
        assert text[quote.start : quote.end] == quote.exact
        assert f"{quote.before}{quote.exact}{quote.after}" in text
    quote = explained(store, STATEMENT).claims[0].quotes[0]
    assert (quote.before, quote.exact, quote.after) == ("Il ", STATEMENT_WORDS, " entre les deux pays.")


def test_a_quote_names_its_article(store: Store) -> None:
    """With title, address and date, as a journalist cites it."""
    article = explained(store, STATEMENT).claims[0].quotes[0].article
    assert (article.title, article.url) == ("Tô Lâm reçoit Wang Yi", "https://news.example/first")
    assert (article.published, article.iri) == ("2024-05-17", "https://w3id.org/diplomacy-kg/article/first")


def test_a_claim_says_what_it_claims(store: Store) -> None:
    """As names, not as IRIs."""
    says = {said.property: said.value for said in explained(store, STATEMENT).claims[0].says}
    assert says["speaker"] == "Tô Lâm"
    assert says["addressee"] == "Wang Yi"
    assert says["madeAt"] == "Reception, Hanoi, 16 May 2024"
    part = next(claim for claim in explained(store, EVENT).claims if claim.type == "Participation")
    assert Saying("participationIn", "Reception, Hanoi, 16 May 2024", ("first", "second")) in part.says


def test_where_two_articles_differ_both_are_named(store: Store) -> None:
    """One fact, two places: each with the article that says so."""
    article, start = NamedNode(article_iri("second")), NamedNode(DIP + "start")
    quads = [quad for quad in store.quads(article.value) if quad.predicate != start]
    other = Literal("2024-05-17", datatype=NamedNode(PREFIXES["xsd"] + "date"))
    store.replace_graph(article.value, [*quads, Quad(NamedNode(EVENT), start, other, article)])
    says = explained(store, EVENT).claims[0].says
    assert [said for said in says if said.property == "start"] == [
        Saying("start", "2024-05-16", ("first",)),
        Saying("start", "2024-05-17", ("second",)),
    ]


def test_a_person_is_explained_by_the_facts_that_name_it(store: Store) -> None:
    """First where it is named, then its posts, parts and statements."""
    claims = explained(store, person_iri(TO_LAM)).claims
    assert claims[0].iri == person_iri(TO_LAM)
    assert {claim.type for claim in claims} == {"Person", "Participation", "Statement", "Tenure"}


def test_an_article_is_explained_by_all_that_it_reports(store: Store) -> None:
    """And a quote by the facts that rest on it."""
    found = explained(store, "article/first")
    assert {claim.type for claim in found.claims} == {"Reception", "Statement", "Tenure"}
    quote = found.claims[-1].quotes[0]
    resting = explained(store, f"article/first#char={quote.start},{quote.end}")
    assert found.claims[-1].iri in {claim.iri for claim in resting.claims}


def test_without_the_kept_text_the_quote_stands_alone(store: Store) -> None:
    """A store may have been built without texts; a text that has changed is no context."""
    for text_of in (None, lambda _: "another text"):
        quote = why(store, STATEMENT, text_of).claims[0].quotes[0]
        assert (quote.exact, quote.before, quote.after) == (STATEMENT_WORDS, None, None)


def test_the_texts_of_a_directory_are_found(store_dir: Path) -> None:
    """Beside the graph, by the ledger."""
    with Store.open_read_only(store_dir) as view:
        assert why(view, STATEMENT).claims[0].quotes[0].before == "Il "


def test_what_no_article_states_has_no_claims(store: Store) -> None:
    """A country that is only a property of others is known, and claimed by none."""
    assert explained(store, "place/vn").claims[1:] == ()
    with pytest.raises(UnknownName):
        explained(store, "place/xx")


def test_a_node_may_be_named_as_people_name_it(store: Store) -> None:
    """In any spelling, where one node has that name; an IRI that there is none of is not taken for a name."""
    assert explained(store, "To Lam").iri == explained(store, "person/vn/to-lam").iri
    for text in ("Nobody at all", "person/vn/nobody", "http://[bad"):
        with pytest.raises(UnknownName):
            explained(store, text)


def test_statements_follow_their_text() -> None:
    """A statement at the 640th character comes before one at the 1439th, though its digits sort behind."""
    iris = [f"statement/a/{place}/commit/person/cn/chen-gang" for place in ("1439,1786", "640,1073")]
    assert sorted(iris, key=_counting) == [iris[1], iris[0]]


def test_as_json_it_holds_everything(store: Store) -> None:
    """What programs read is what people see."""
    plain = json.loads(json.dumps(explained(store, STATEMENT).to_json()))
    assert shorten(plain["iri"]).startswith("statement/first/")
    assert {"property": "speaker", "value": "Tô Lâm", "articles": ["first"]} in plain["claims"][0]["says"]
    assert plain["claims"][0]["quotes"][0]["article"]["url"] == "https://news.example/first"
