"""An article's graph: what a report becomes as quads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from mappings import iris
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
from mappings.moment import Moment
from mappings.namespaces import BASE, DIP, PREFIXES
from mappings.triples import CapacityWithoutHolder, ForeignReport, QuoteNotInArticle, article_quads
from tests.mappings.graphs import ARTICLE, EXTRACTOR, TEXT, iri, said, values, written

PEKIN = Place("Pékin", "City", "cn-beijing", "CN")
HANOI = Place("Hanoï", "City", "vn-hanoi", "VN")
LIU, PHONG = Person("Liu Wei", "CN"), Person("Nguyên Van Phong")
MAYOR = Post("maire de Pékin", "mayor", place=PEKIN)


RECEPTION = Event(
    "Reception",
    said("a reçu le 16 mai"),
    Moment(2024, 5, 16),
    participations=(
        Participation(LIU, "Host", said("Liu Wei"), capacity=MAYOR, on_behalf_of=PEKIN),
        Participation(PHONG, "Guest", said("Nguyên Van Phong")),
    ),
    main=True,
)
TIES = Relationship("twinning", (PEKIN, HANOI), said("Hanoï"), Moment(1994))
REPORT = Report(
    "s0",
    persons=(
        Spelling(LIU, "Liu Wei", said("Liu Wei")),
        Spelling(PHONG, "Nguyên Van Phong", said("Nguyên Van Phong")),
    ),
    spellings=(Spelling(PEKIN, "Beijing", said("Pékin")),),
    tenures=(Tenure(LIU, MAYOR, said("Liu Wei, maire de Pékin"), Moment(2024, 5, 16)),),
    events=(RECEPTION,),
    agreements=(
        Agreement(
            "memorandum",
            "protocoles d'accord",
            said("ses 2 protocoles d'accord"),
            (PEKIN, HANOI),
            count=2,
            topics=("culture",),
        ),
    ),
    statements=(Statement((LIU,), "thank", said("Il a remercié Hanoï"), (HANOI,), ("culture",), RECEPTION),),
    relationships=(TIES,),
    anniversaries=(
        Anniversary(30, "jumelage", said("Hanoï"), (PEKIN, HANOI), 2024, TIES),
        Anniversary(5, "première visite", said("Hanoï"), (PEKIN, HANOI)),
    ),
)


def graph(report: Report = REPORT) -> list[Quad]:
    """Return the quads of a report, by default the full one."""
    return written(report)


def test_the_article_says_where_it_comes_from() -> None:
    """Identifier, headline, date as precise as known, origin, hash and extractor, but no time of the run."""
    quads = graph()
    node = iris.article_iri("s0")
    assert {quad.graph_name for quad in quads} == {NamedNode(node)}
    told = {quad.predicate.value: quad.object for quad in quads if quad.subject == NamedNode(node)}
    schema = PREFIXES["schema"]
    assert told[schema + "identifier"] == Literal("s0")
    assert told[schema + "headline"] == Literal("Hanoï et Pékin", language="fr")
    assert told[schema + "datePublished"] == Literal("2024-05", datatype=iri("xsd:gYearMonth"))
    assert told[schema + "url"] == Literal("https://example.org/a?b=c", datatype=iri("xsd:anyURI"))
    assert told[schema + "publisher"] == Literal("VNA")
    assert told[schema + "inLanguage"] == Literal("fr")
    assert told[DIP + "sourceHash"] == Literal(ARTICLE.source_hash)
    assert told[PREFIXES["prov"] + "wasGeneratedBy"] == NamedNode(BASE + "extractor/diplomacy-kg/0.1.0")
    assert told[schema + "about"] == NamedNode(iris.event_iri(RECEPTION, "s0"))


def test_the_article_reports_every_fact() -> None:
    """Tenure, event, agreement, statement, relationship and anniversaries, each by its node."""
    assert len(values(graph(), iris.article_iri("s0"), "dip:reports")) == 7


def test_a_reception_is_also_a_meeting_and_an_event() -> None:
    """A query finds it by either class without inference."""
    types = values(graph(), iris.event_iri(RECEPTION, "s0"), "rdf:type")
    assert types == {DIP + "Reception", DIP + "Meeting", DIP + "Event"}


@pytest.mark.parametrize(
    ("start", "end", "earliest", "latest"),
    [
        (Moment(2024, 5, 16), None, {"2024-05-16"}, {"2024-05-16"}),
        (Moment(2024, 2), None, {"2024-02-01"}, {"2024-02-29"}),
        (Moment(2024), Moment(2025, 1), {"2024-01-01"}, {"2025-01-31"}),
        (None, Moment(2025), set(), {"2025-12-31"}),
        (Moment(None, 5, 16), None, set(), set()),
        (None, None, set(), set()),
    ],
)
def test_an_event_is_bounded_as_far_as_it_is_known(
    start: Moment | None, end: Moment | None, earliest: set[str], latest: set[str]
) -> None:
    """The bounds are the first and last day that the dates can mean, absent where the year is."""
    event = replace(RECEPTION, start=start, end=end)
    quads = graph(Report("s0", events=(event,)))
    node = iris.event_iri(event, "s0")
    assert values(quads, node, "dip:earliest") == earliest
    assert values(quads, node, "dip:latest") == latest
    assert values(quads, node, "dip:start") == ({str(start)} if start else set())


def test_a_participation_has_its_role_capacity_and_evidence() -> None:
    """Who, how, in which post and for whom, with the words."""
    quads = graph()
    node = iris.participation_iri(RECEPTION, LIU, "s0")
    assert values(quads, node, "dip:participant") == {iris.person_iri(LIU)}
    assert values(quads, node, "dip:role") == {PREFIXES["role"] + "Host"}
    assert values(quads, node, "dip:capacity") == {iris.tenure_iri(LIU, MAYOR)}
    assert values(quads, node, "dip:onBehalfOf") == {BASE + "place/cn-beijing"}
    assert values(quads, node, "dip:evidence") == {iris.evidence_iri("s0", said("Liu Wei"))}


def test_a_capacity_that_nothing_else_states_is_a_tenure_by_itself() -> None:
    """The participation's words are then the evidence; a stated tenure keeps its own."""
    tenure = iris.tenure_iri(LIU, MAYOR)
    alone = graph(replace(REPORT, tenures=()))
    assert values(alone, tenure, "dip:evidence") == {iris.evidence_iri("s0", said("Liu Wei"))}
    assert values(graph(), tenure, "dip:evidence") == {
        iris.evidence_iri("s0", said("Liu Wei, maire de Pékin"))
    }


def test_names_stay_as_graph() -> None:
    """Each spelling is an altLabel: a person's without language, all others in the article's."""
    labels = {quad.object for quad in graph() if quad.predicate == iri("skos:altLabel")}
    assert {
        Literal("Liu Wei"),
        Literal("Pékin", language="fr"),
        Literal("Beijing", language="fr"),
        Literal("maire de Pékin", language="fr"),
        Literal("protocoles d'accord", language="fr"),
    } <= labels


def test_a_named_place_is_mentioned_with_the_words_that_name_it() -> None:
    """The article mentions the place; an adjective is evidence of it and no name."""
    named = Spelling(PEKIN, "Pékin", said("Pékin"))
    quads = graph(Report("s0", places=(named, Spelling(HANOI, "remercié", said("remercié")))))
    assert values(quads, iris.article_iri("s0"), "schema:mentions") == {
        iris.place_iri(PEKIN),
        iris.place_iri(HANOI),
    }
    assert values(quads, iris.place_iri(PEKIN), "dip:evidence") == {iris.evidence_iri("s0", said("Pékin"))}
    assert values(quads, iris.place_iri(HANOI), "skos:altLabel") == {"Hanoï"}


def test_an_anniversary_commemorates_a_relationship_or_words() -> None:
    """The relationship's node where it is stated, else the words of the article."""
    found = {quad.object for quad in graph() if quad.predicate == iri("dip:commemorates")}
    assert found == {NamedNode(iris.relationship_iri(TIES, "s0")), Literal("première visite", language="fr")}


def test_a_count_that_is_not_said_is_absent() -> None:
    """Several agreements without a number are neither one nor none."""
    agreement = replace(REPORT.agreements[0], count=None)
    quads = graph(replace(REPORT, agreements=(agreement,)))
    assert not [quad for quad in quads if quad.predicate == iri("dip:count")]


def test_what_lies_behind_a_fact_is_written_too() -> None:
    """The event at which something is said is described even if the report does not list it."""
    listed = graph(replace(REPORT, events=(RECEPTION,)))
    assert graph(replace(REPORT, events=())) == listed


def test_a_body_tells_its_seat_country_and_kind() -> None:
    """A delegation is a body too; an unknown place lies within its country."""
    seat = Place("Bản Qua", "City", country="VN")
    body = Body("délégation de Bản Qua", "VN", seat=seat, delegation=True)
    quads = graph(Report("s0", spellings=(Spelling(body, "la délégation", said("Hanoï")),)))
    node = iris.body_iri(body)
    assert values(quads, node, "rdf:type") == {DIP + "Body", DIP + "Delegation"}
    assert values(quads, node, "dip:seat") == {iris.place_iri(seat)}
    assert values(quads, node, "dip:country") == {BASE + "place/vn"}
    assert values(quads, iris.place_iri(seat), "dip:within") == {BASE + "place/vn"}
    assert values(quads, BASE + "place/vn", "rdf:type") == {DIP + "Place", DIP + "Country"}


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence(0, 3, "Liv"),
        Evidence(1, 4, "Liu"),
        Evidence(0, 0, ""),
        Evidence(-len(TEXT), 3 - len(TEXT), "Liu"),
        Evidence(len(TEXT) - 1, len(TEXT) + 5, "."),
    ],
)
def test_a_quote_that_is_not_in_the_article_is_refused(evidence: Evidence) -> None:
    """Such a report is a mistake of its maker, and the sentence shows both texts."""
    with pytest.raises(QuoteNotInArticle, match="s0, characters"):
        graph(replace(REPORT, relationships=(replace(TIES, evidence=evidence),)))


def test_a_capacity_needs_a_person() -> None:
    """A city holds no post."""
    part = Participation(PEKIN, "Host", said("Pékin"), capacity=MAYOR)
    with pytest.raises(CapacityWithoutHolder, match="'Pékin' is no person"):
        graph(Report("s0", events=(replace(RECEPTION, participations=(part,)),)))


def test_a_report_is_written_for_its_own_article() -> None:
    """A report on another article is refused before anything is written."""
    with pytest.raises(ForeignReport, match="'s1'"):
        graph(Report("s1"))


def test_another_publisher_has_another_base() -> None:
    """Nodes move with the base; terms and scheme members stay."""
    quads = article_quads(ARTICLE, REPORT, base="https://example.org/kg/", extractor=EXTRACTOR)
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    assert all(subject.startswith("https://example.org/kg/") for subject in subjects)
    assert iri("role:Host") in {quad.object for quad in quads}
