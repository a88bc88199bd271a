"""IRIs as pure functions of what they name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from mappings import iris
from mappings.facts import (
    Actor,
    Agreement,
    Anniversary,
    Event,
    Evidence,
    Person,
    Place,
    Post,
    Relationship,
    Statement,
)
from mappings.moment import Moment
from mappings.namespaces import BASE
from tests.mappings.actors import ACTORS, NAMES, PERSONS, POSTS

HERE, THERE = Evidence(3, 9, "phrase"), Evidence(20, 26, "phrase")
PEKIN = Place("Pékin", "City", "cn-beijing", "CN")
BEIJING = Place("Beijing", "City", "cn-beijing", "CN")
HANOI = Place("Hanoï", "City", "vn-hanoi", "VN")
LIU = Person("Liu Wei", "CN")
ACCORD = Agreement("memorandum", "protocole d'accord", HERE, (HANOI, PEKIN), signed=Moment(2024, 5, 16))
TIES = Relationship("twinning", (HANOI, PEKIN), HERE)
JUBILEE = Anniversary(30, "établissement des relations", HERE, (HANOI, PEKIN), 2024)
SAYING = Statement((LIU,), "propose", HERE)


@given(st.text(), NAMES, ACTORS, PERSONS, POSTS)
def test_every_iri_is_legal_and_below_the_base(
    article: str, name: str, actor: Actor, person: Person, post: Post
) -> None:
    """Whatever the names and identifiers, Oxigraph takes the IRI for one (RFC 3987)."""
    base = "https://example.org/kg/"
    event = Event("Meeting", HERE, label=name, series=name, ordinal=3, start=Moment(2024))
    found = [
        iris.article_iri(article, base),
        iris.quarantine_iri(article, base),
        iris.graph_iri("labels", base),
        iris.evidence_iri(article, HERE, base),
        iris.extractor_iri("diplomacy-kg 0.1.0", base),
        iris.actor_iri(actor, base),
        iris.post_iri(post, person, base),
        iris.post_iri(post, base=base),
        iris.tenure_iri(person, post, base),
        iris.event_iri(event, article, base),
        iris.event_iri(replace(event, ordinal=None), article, base),
        iris.participation_iri(event, actor, article, base),
        iris.series_iri(event, base),
        iris.agreement_iri(replace(ACCORD, title=name, parties=(actor,)), article, base),
        iris.statement_iri(replace(SAYING, speakers=(actor, person)), article, base),
        iris.relationship_iri(replace(TIES, parties=(actor, person)), article, base),
        iris.anniversary_iri(replace(JUBILEE, of=name, parties=(actor,)), article, base),
    ]
    for iri in found:
        assert NamedNode(iri).value == iri
        assert iri.startswith(base)


@given(st.text(), st.text())
def test_articles_have_an_iri_each(first: str, second: str) -> None:
    """Two identifiers that no reader could mistake for each other name two graphs."""
    same = iris.article_iri(first) == iris.article_iri(second)
    assert same == (iris.quarantine_iri(first) == iris.quarantine_iri(second))
    if first.isascii() and second.isascii():
        assert same == (first == second)


def test_the_forms_that_people_read() -> None:
    """An IRI says what it names; the forms that the contract fixes are these."""
    assert iris.article_iri("s0-hanoi-pékin") == BASE + "article/s0-hanoi-p%C3%A9kin"
    assert iris.article_iri("e\u0301") == iris.article_iri("\u00e9")
    assert iris.evidence_iri("a", HERE) == BASE + "article/a#char=3,9"
    assert iris.quarantine_iri("a/b") == BASE + "graph/quarantine/a%2Fb"
    assert iris.graph_iri("authorities") == BASE + "graph/authorities"
    assert iris.place_iri(PEKIN) == BASE + "place/cn-beijing"
    assert iris.country_iri("VN") == iris.place_iri(Place("Viet Nam", "Country", "vn")) == BASE + "place/vn"
    assert iris.person_iri(Person("Nguyễn Xuân Thắng", "VN")) == BASE + "person/vn/nguyen-xuan-thang"
    assert iris.person_iri(Person("Nguyễn Xuân Thắng")) == BASE + "person/x/nguyen-xuan-thang"
    assert (
        iris.post_iri(Post("maire de Séoul", place=Place("Séoul", country="KR")))
        == BASE + "post/place/kr/seoul/maire"
    )
    for signed, when in ((Moment(2024), "2024"), (Moment(None, 5, 16), "--05-16"), (None, "undated")):
        agreement = iris.agreement_iri(replace(ACCORD, signed=signed), "a")
        assert agreement.startswith(f"{BASE}agreement/memorandum/{when}/")
    assert iris.extractor_iri("diplomacy-kg 0.1.0") == BASE + "extractor/diplomacy-kg/0.1.0"


def test_two_reports_name_the_same_nodes_without_meeting() -> None:
    """One with diacritics and Pékin, one without and Beijing: every node they share has one IRI."""
    post = Post("directeur de l'École du Comité municipal du Parti de Pékin", place=PEKIN)
    same_post = Post("Directeur de l’Ecole du Comité municipal du Parti de Beijing", place=BEIJING)
    phong, same_person = Person("Nguyễn Văn Phong", "VN"), Person("Nguyên Van Phong", "VN")
    assert iris.person_iri(phong) == iris.person_iri(same_person)
    assert iris.tenure_iri(LIU, post) == iris.tenure_iri(Person("LIU WEI", "cn"), same_post)
    assert iris.relationship_iri(TIES, "a") == iris.relationship_iri(
        replace(TIES, parties=(BEIJING, HANOI)), "b"
    )
    other = replace(ACCORD, title="Protocole d’accord", parties=(BEIJING, HANOI), evidence=THERE)
    assert iris.agreement_iri(ACCORD, "a") == iris.agreement_iri(other, "b")
    again = replace(JUBILEE, of="Établissement de relations", parties=(BEIJING, HANOI), evidence=THERE)
    assert iris.anniversary_iri(JUBILEE, "a") == iris.anniversary_iri(again, "b")


@pytest.mark.parametrize(
    "other",
    [
        replace(ACCORD, count=29),
        replace(ACCORD, count=None),
        replace(ACCORD, type="agreement"),
        replace(ACCORD, title="protocole d'accord sur le tourisme"),
        replace(ACCORD, signed=Moment(2024, 5, 17)),
        replace(ACCORD, parties=(HANOI, LIU)),
    ],
)
def test_agreements_that_differ_are_two(other: Agreement) -> None:
    """Type, title, day, parties and count tell agreements apart."""
    assert iris.agreement_iri(other, "a") != iris.agreement_iri(ACCORD, "a")


@pytest.mark.parametrize(
    "vague",
    [
        replace(ACCORD, signed=None),
        replace(ACCORD, signed=Moment(2024)),
        replace(ACCORD, signed=Moment(None, 5, 16)),
        replace(ACCORD, parties=(HANOI,)),
        replace(ACCORD, parties=()),
    ],
)
def test_an_agreement_without_day_or_parties_stays_in_its_article(vague: Agreement) -> None:
    """A memorandum of an unknown day may be another one between the same two."""
    assert iris.agreement_iri(vague, "a") != iris.agreement_iri(vague, "b")
    assert iris.agreement_iri(vague, "a") != iris.agreement_iri(replace(vague, evidence=THERE), "a")


def test_signatories_stand_for_missing_parties() -> None:
    """Two who sign on one day tell the agreement as well as two parties do; where two parties are told, who signs tells no more."""
    signed = replace(ACCORD, parties=(), signatories=(LIU, Person("Nguyên Van Phong", "VN")))
    assert iris.agreement_iri(signed, "a") == iris.agreement_iri(signed, "b")
    alone = replace(ACCORD, parties=(HANOI,), signatories=(LIU,))
    assert iris.agreement_iri(alone, "a") == iris.agreement_iri(alone, "b")
    assert iris.agreement_iri(replace(ACCORD, signatories=(LIU,)), "a") == iris.agreement_iri(ACCORD, "a")


def test_ties_and_anniversaries_of_nobody_stay_in_their_article() -> None:
    """Without parties nothing says whose they are."""
    assert iris.relationship_iri(replace(TIES, parties=(HANOI,)), "a") != iris.relationship_iri(
        replace(TIES, parties=(HANOI,)), "b"
    )
    nobody = replace(JUBILEE, parties=())
    assert iris.anniversary_iri(nobody, "a") != iris.anniversary_iri(nobody, "b")
    assert iris.anniversary_iri(JUBILEE, "a") != iris.anniversary_iri(replace(JUBILEE, ordinal=31), "a")


def test_statements_of_one_sentence_keep_apart() -> None:
    """Article, offsets, act and speaker: two people who say the same thing in one sentence are two statements."""
    other = Person("Nguyên Van Phong")
    keys = {
        iris.statement_iri(SAYING, "a"),
        iris.statement_iri(SAYING, "b"),
        iris.statement_iri(replace(SAYING, act="thank"), "a"),
        iris.statement_iri(replace(SAYING, evidence=THERE), "a"),
        iris.statement_iri(replace(SAYING, speakers=(other,)), "a"),
        iris.statement_iri(replace(SAYING, speakers=(other, LIU)), "a"),
    }
    assert len(keys) == 6
    assert iris.statement_iri(replace(SAYING, speakers=(LIU, other)), "a") in keys


def test_a_participation_is_its_event_and_its_participant() -> None:
    """The same actor in two events, or two actors in one, are two participations."""
    event = Event("Visit", HERE, Moment(2024, 5, 16), place=PEKIN)
    first = iris.participation_iri(event, LIU, "a")
    assert first.startswith(iris.event_iri(event, "a") + "/")
    assert first != iris.participation_iri(event, HANOI, "a")
    assert first != iris.participation_iri(replace(event, place=HANOI), LIU, "a")
