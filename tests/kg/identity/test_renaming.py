"""Renaming: what is named by a decided node takes its new name too."""

from __future__ import annotations

from kg.identity.renaming import renamed
from kg.store import NamedNode, Quad
from mappings.article import Article, Block, BlockKind
from mappings.facts import (
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
    Tenure,
)
from mappings.iris import (
    body_iri,
    event_iri,
    participation_iri,
    person_iri,
    place_iri,
    post_iri,
    relationship_iri,
    tenure_iri,
)
from mappings.moment import Moment
from mappings.triples import article_quads

TEXT = "Ana, maire de Hue, a reçu Bo le 16 mai 2024. Hue et Sakai sont jumelées."
WHOLE = Evidence(0, len(TEXT), TEXT)
ARTICLE = Article("a", TEXT, (Block(BlockKind.BODY, 0, len(TEXT)),))


def quads(who: Person, where: Place, sakai: Place) -> tuple[list[Quad], Event, Post, Post, Relationship]:
    """What the article says of a mayor in a town, and the facts that say it."""
    office = Body("Office du tourisme", seat=where)
    mayor, chief = Post("maire", "head-of-locality", place=where), Post("directrice", "director", body=office)
    parts = Participation(who, "Host", WHOLE, capacity=mayor), Participation(Person("Bo"), "Guest", WHOLE)
    event = Event("Reception", WHOLE, Moment(2024, 5, 16), participations=parts)
    tie = Relationship("twinning", (where, sakai), WHOLE)
    report = Report(
        "a",
        persons=(Spelling(who, who.name, WHOLE),),
        tenures=(Tenure(who, mayor, WHOLE), Tenure(who, chief, WHOLE)),
        events=(event,),
        relationships=(tie,),
    )
    return article_quads(ARTICLE, report, extractor="test 1"), event, mayor, chief, tie


def names(found: object) -> set[str]:
    """Every IRI that quads describe or refer to."""
    return {
        term.value
        for quad in found  # type: ignore[attr-defined]
        for term in (quad.subject, quad.object)
        if isinstance(term, NamedNode)
    }


ANA, ABROAD = Person("Ana"), Person("Ana", "VN")
HUE, KNOWN, SAKAI = Place("Hue", "City"), Place("Hue", "City", "vn-hue", "VN"), Place("Sakai", "City")


def test_a_decided_person_takes_tenures_and_participations_along() -> None:
    """They are what they would be had the article named the person so; the event keeps its name."""
    before, event, mayor, chief, _ = quads(ANA, HUE, SAKAI)
    after = names(renamed(before, {person_iri(ANA): person_iri(ABROAD)}))
    assert person_iri(ANA) not in after
    assert {tenure_iri(ABROAD, mayor), tenure_iri(ABROAD, chief), event_iri(event, "a")} <= after
    assert f"{event_iri(event, 'a')}/person/vn/ana" in after
    assert participation_iri(event, ANA, "a") not in after
    assert not any("/x/ana" in name for name in after)


def test_a_decided_place_takes_bodies_posts_and_ties_along() -> None:
    """The body with its seat there, the posts of both, and the relationship whose party it is."""
    before, _, mayor, chief, tie = quads(ANA, HUE, SAKAI)
    after = names(renamed(before, {place_iri(HUE): place_iri(KNOWN)}))
    known = quads(ANA, KNOWN, SAKAI)
    assert {post_iri(known[2], ANA), post_iri(known[3], ANA), relationship_iri(known[4], "a")} <= after
    assert body_iri(Body("Office du tourisme", seat=KNOWN)) in after
    gone = {place_iri(HUE), post_iri(mayor, ANA), post_iri(chief, ANA), relationship_iri(tie, "a")}
    assert gone.isdisjoint(after)


def test_a_decision_on_what_another_decision_makes_is_followed() -> None:
    """A body can be decided on under the name that it has since its town was."""
    before = quads(ANA, HUE, SAKAI)[0]
    office = body_iri(Body("Office du tourisme", seat=KNOWN))
    bureau = body_iri(Body("Bureau du tourisme", seat=KNOWN))
    after = names(renamed(before, {place_iri(HUE): place_iri(KNOWN), office: bureau}))
    assert bureau in after
    assert office not in after


def test_twins_that_become_one_stay_a_relationship() -> None:
    """A tie needs two parties to be named by them: one that has lost a party keeps its name."""
    before, *_, tie = quads(ANA, HUE, SAKAI)
    after = names(renamed(before, {place_iri(SAKAI): place_iri(HUE)}))
    assert relationship_iri(tie, "a") in after


def test_nothing_else_changes() -> None:
    """Literals, properties, graphs, evidence; and quads that no decision concerns are the very same."""
    before = quads(ANA, HUE, SAKAI)[0]
    assert renamed(before, {person_iri(Person("Cao")): person_iri(ANA)}) is before
    after = renamed(before, {person_iri(ANA): person_iri(ABROAD)})
    literals = [str(quad.object) for quad in before if not isinstance(quad.object, NamedNode)]
    assert sorted(literals) == sorted(str(q.object) for q in after if not isinstance(q.object, NamedNode))
    assert {quad.predicate for quad in before} == {quad.predicate for quad in after}
    assert {quad.graph_name for quad in after} == {quad.graph_name for quad in before}
