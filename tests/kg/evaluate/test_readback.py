"""Reading an article's facts back from its graph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.evaluate import readback
from kg.evaluate.readback import read_back, stored_articles
from kg.store import Store
from mappings.article import Article, Block, BlockKind
from mappings.authorities import KnownBody, authorities
from mappings.facts import (
    Agreement,
    Anniversary,
    Body,
    Event,
    Evidence,
    Participation,
    Person,
    Place,
    Post,
    Relationship,
    Report,
    Spelling,
    Statement,
    Tenure,
)
from mappings.iris import article_iri
from mappings.moment import Moment
from mappings.triples import article_quads
from tests.kg.evaluate.examples import TEXT

ARTICLE = Article("example é", TEXT, (Block(BlockKind.BODY, 0, len(TEXT)),))


def said(words: str) -> Evidence:
    """The evidence that quotes ``words``."""
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words)


MINH = Person("Trân Van Minh", "VN")
HANOI = Place("Hanoi", "City", "vn-hanoi", "VN")
DAEJEON = Place("Daejeon", "City", "kr-daejeon", "KR")
NOWHERE = Place("Trifouillis", "City", None, "FR")
BODY = Body("Comité populaire de Hanoi", "VN", seat=HANOI)
RECEPTION = Event(
    "Reception",
    said("a reçu le 5 mai 2024"),
    start=Moment(2024, 5, 5),
    end=Moment(2024, 5, 6),
    place=HANOI,
    participations=(
        Participation(MINH, "Host", said("Trân Van Minh")),
        Participation(BODY, "Host", said("Hanoi")),
    ),
    series="réunion de printemps",
    ordinal=3,
)
REPORT = Report(
    "example é",
    persons=(Spelling(MINH, "Tran Van Minh", said("Trân Van Minh")),),
    tenures=(Tenure(MINH, Post("président du Comité populaire", body=BODY), said("Le président")),),
    events=(RECEPTION,),
    agreements=(
        Agreement(
            "memorandum",
            "mémorandum",
            said("un mémorandum"),
            (HANOI, DAEJEON),
            (MINH,),
            Moment(2024),
            count=None,
            topics=("education", "tourism"),
        ),
    ),
    statements=(Statement((MINH, NOWHERE), "propose", said("Il a proposé"), topics=("tourism",)),),
    relationships=(Relationship("twinning", (HANOI, DAEJEON), said("jumelées")),),
    anniversaries=(Anniversary(10, "jumelage", said("10e anniversaire"), (HANOI, DAEJEON), 2024),),
)


def stored() -> Store:
    """A store in memory that holds the example, and one article without any fact."""
    store = Store.open(None)
    for article, report in ((ARTICLE, REPORT), (Article("empty", "…", ()), Report("empty"))):
        store.replace_graph(article_iri(article.id), article_quads(article, report, extractor="test 1"))
    return store


def test_articles_are_found_by_identifier() -> None:
    """Each stored article is known by its ``schema:identifier``, whatever its IRI."""
    with stored() as store:
        assert stored_articles(store) == {name: article_iri(name) for name in ("example é", "empty")}


def test_everything_that_is_scored_comes_back() -> None:
    """Each kind of fact is read with its values and the words behind it."""
    with stored() as store:
        seen = read_back(store, article_iri("example é"))
    [person] = seen.persons
    assert person.person
    assert set(person.names) == {"Trân Van Minh", "Tran Van Minh"}
    [post] = seen.posts
    assert (post.holder, post.titles, post.quotes) == (
        person,
        ("président du Comité populaire",),
        ("Le président",),
    )
    [event] = seen.events
    assert (event.type, event.start, event.end) == ("Reception", Moment(2024, 5, 5), Moment(2024, 5, 6))
    assert (event.series, event.ordinal, event.quotes) == (
        ("réunion de printemps",),
        3,
        ("a reçu le 5 mai 2024",),
    )
    assert {(part.actor.person, part.roles) for part in event.parts} == {
        (True, ("Host",)),
        (False, ("Host",)),
    }
    [agreement] = seen.agreements
    assert (agreement.type, agreement.titles, agreement.count) == ("memorandum", ("mémorandum",), None)
    assert {actor.name for actor in agreement.parties} >= {"Hanoi", "Daejeon"}
    assert agreement.signed == Moment(2024)
    [statement] = seen.statements
    assert (statement.act, len(statement.speakers), statement.quotes) == ("propose", 2, ("Il a proposé",))
    [tie] = seen.relationships
    assert (tie.type, len(tie.parties)) == ("twinning", 2)
    [anniversary] = seen.anniversaries
    assert (anniversary.ordinal, len(anniversary.parties)) == (10, 2)
    assert seen.topics == {"education": ("un mémorandum",), "tourism": ("un mémorandum", "Il a proposé")}


def test_a_known_place_has_its_other_names() -> None:
    """A place of the authorities is known by all their names for it, and first by the one in the article."""
    with stored() as store:
        [event] = read_back(store, article_iri("example é")).events
    assert event.place is not None
    assert event.place.name == "Hanoi"
    assert {"Hà Nội", "河内"} & set(event.place.names)


def test_a_known_body_has_its_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body of the authorities is known by their names and acronyms beside the one in the article."""
    known = KnownBody("asean", "organisation", (("en", "Association"),), ("Bloc",), ("ASEAN",))
    table = replace(authorities(), bodies={"asean": known})
    monkeypatch.setattr(readback, "authorities", lambda: table)
    tie = Relationship("partnership", (Body("organisation", authority="asean"), HANOI), said("jumelées"))
    with Store.open(None) as store:
        quads = article_quads(ARTICLE, Report(ARTICLE.id, relationships=(tie,)), extractor="test 1")
        store.replace_graph(article_iri(ARTICLE.id), quads)
        [seen] = read_back(store, article_iri(ARTICLE.id)).relationships
    assert ("organisation", "Association", "Bloc", "ASEAN") in {party.names for party in seen.parties}


def test_an_article_without_facts_reads_as_empty() -> None:
    """The article's own node is no fact."""
    with stored() as store:
        seen = read_back(store, article_iri("empty"))
    assert not any((seen.persons, seen.posts, seen.events, seen.statements, seen.agreements, seen.topics))
