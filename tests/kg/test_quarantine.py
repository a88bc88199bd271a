"""What the gate refuses is kept apart with its reason, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.quarantine import split
from kg.shacl import VIOLATION, Violation
from kg.store import Literal, NamedNode, Quad, RdfFormat, Term, Triple, parse
from mappings.namespaces import DIP, PREFIXES
from tests.kg.sample import DATA, gate, iri, quad

ARTICLE, QUARANTINE = DATA + "article", DATA + "quarantine"
SH = PREFIXES["sh"]

Judge = Callable[[list[Quad]], list[Violation]]


def against(*focuses: str, severity: str = VIOLATION) -> Judge:
    """A gate that objects to these nodes as long as anything is said of them or points to them."""

    def judge(quads: list[Quad]) -> list[Violation]:
        nodes = {one.subject for one in quads} | {one.object for one in quads}
        return [
            Violation(
                iri(name),
                DATA + "shape/S",
                SH + "C",
                severity=severity,
                messages=(("en", "No"), ("fr", "Non")),
            )
            for name in focuses
            if iri(name) in nodes
        ]

    return judge


def event(name: str, guest: str, quote: str) -> list[Quad]:
    """An event with one participation; both have the same evidence."""
    return [
        quad("article", "dip:reports", name),
        quad(name, "rdf:type", "dip:Event"),
        quad(name, "dip:participation", f"{name}/{guest}"),
        quad(name, "dip:evidence", quote),
        quad(f"{name}/{guest}", "dip:participant", guest),
        quad(f"{name}/{guest}", "dip:evidence", quote),
        quad(guest, "rdf:type", "dip:Person"),
        quad(quote, "oa:exact", f'"words of {quote}"'),
        quad(quote, "dip:inArticle", "article"),
    ]


ARTICLE_QUADS = [
    quad("article", "rdf:type", "dip:Article"),
    *event("visit", "ana", "q1"),
    *event("talks", "bo", "q2"),
    quad("article", "schema:about", "visit"),
    quad("article", "dip:reports", "statement"),
    quad("statement", "dip:madeAt", "visit"),
    quad("statement", "dip:speaker", "bo"),
    quad("statement", "dip:evidence", "q1"),
]


def parted(judge: Judge, quads: list[Quad] = ARTICLE_QUADS) -> tuple[set[Quad], list[Quad], list[Violation]]:
    """What ``split`` makes of an article."""
    kept, refused, violations = split(quads, judge, ARTICLE, QUARANTINE)
    return set(kept), refused, violations


def values(refused: list[Quad], name: str) -> list[Term]:
    """The values of one property in the quarantine graph."""
    return [
        one.object
        for one in refused
        if one.predicate == iri(name) and isinstance(one.object, NamedNode | Literal)
    ]


def said(refused: list[Quad]) -> set[Triple]:
    """The triples in the Turtle literals of the quarantine graph."""
    return {
        one.triple
        for literal in values(refused, "dip:refused")
        for one in parse(literal.value, format=RdfFormat.TURTLE)
    }


def test_an_article_that_conforms_is_kept_whole() -> None:
    """Nothing is refused, nothing is changed."""
    assert parted(against()) == (set(ARTICLE_QUADS), [], [])


def test_a_refused_fact_takes_along_what_depends_on_it() -> None:
    """With a visit go its participation, the statement made at it, the evidence and the person that only they use."""
    kept, refused, _ = parted(against("visit"))
    assert kept == {ARTICLE_QUADS[0], *event("talks", "bo", "q2")}
    assert said(refused) | {one.triple for one in kept} == {one.triple for one in ARTICLE_QUADS}


def test_a_refused_participation_leaves_its_event() -> None:
    """An event stands without one of its participants; evidence that the event still uses stays."""
    kept, refused, _ = parted(against("visit/ana"))
    assert quad("visit", "rdf:type", "dip:Event") in kept
    assert quad("q1", "oa:exact", '"words of q1"') in kept
    assert quad("visit", "dip:participation", "visit/ana") not in kept
    assert quad("ana", "rdf:type", "dip:Person") not in kept
    assert said(refused) == {one.triple for one in ARTICLE_QUADS if one not in kept}


def test_a_fact_falls_when_what_it_lacks_is_refused() -> None:
    """An event that needs a participant is judged again without it, until the rest conforms."""

    def judge(quads: list[Quad]) -> list[Violation]:
        alone = (
            quad("visit", "rdf:type", "dip:Event") in quads
            and quad("visit", "dip:participation", "visit/ana") not in quads
        )
        return against("visit/ana")(quads) + (against("visit")(quads) if alone else [])

    kept, refused, violations = parted(judge)
    assert [str(violation.focus) for violation in violations] == [str(iri("visit/ana")), str(iri("visit"))]
    assert kept == {ARTICLE_QUADS[0], *event("talks", "bo", "q2")}
    assert said(refused) | {one.triple for one in kept} == {one.triple for one in ARTICLE_QUADS}


def test_bad_evidence_takes_the_facts_that_rest_on_it() -> None:
    """A fact without its words is no fact."""
    kept, _, _ = parted(against("q1"))
    assert kept == {ARTICLE_QUADS[0], *event("talks", "bo", "q2")}


def test_evidence_that_two_refused_facts_share_goes_with_them() -> None:
    """Neither of them keeps it alive for the other."""
    kept, refused, _ = parted(against("visit", "statement"))
    assert not any(one.subject == iri("q1") for one in kept)
    assert said(refused) | {one.triple for one in kept} == {one.triple for one in ARTICLE_QUADS}


@pytest.mark.parametrize("focus", ["article", "nowhere"])
def test_without_its_article_nothing_stands(focus: str) -> None:
    """A bad article, or a fault that no node bears, refuses the whole."""

    def judge(quads: list[Quad]) -> list[Violation]:
        return [Violation(iri(focus), DATA + "shape/S", SH + "C")] if quads else []

    kept, refused, _ = parted(judge)
    assert kept == set()
    assert said(refused) == {one.triple for one in ARTICLE_QUADS}


def test_a_warning_is_recorded_and_refuses_nothing() -> None:
    """It comes back in each turn and is told once."""
    kept, refused, violations = parted(against("visit", severity=SH + "Warning"))
    assert kept == set(ARTICLE_QUADS)
    assert len(violations) == 1
    assert values(refused, "dip:refused") == []
    assert values(refused, "sh:resultSeverity") == [iri("sh:Warning")]


def test_a_result_tells_all_that_the_report_told_and_quotes_the_article() -> None:
    """The quarantine graph holds SHACL's own vocabulary, the quote and the article, and no blank node."""
    bad = Violation(
        iri("visit"),
        DATA + "shape/S",
        SH + "InConstraintComponent",
        path=DIP + "status",
        value=Literal("lost"),
        messages=(("", "plain"), ("en", "No"), ("fr", "Non")),
    )
    _, refused, _ = parted(lambda quads: [bad] if quad("visit", "rdf:type", "dip:Event") in quads else [])
    assert len({one.subject for one in refused}) == 1
    assert all(
        isinstance(one.subject, NamedNode) and one.subject.value.startswith(QUARANTINE + "#")
        for one in refused
    )
    assert {one.graph_name for one in refused} == {NamedNode(QUARANTINE)}
    told = {
        name: values(refused, name)
        for name in (
            "rdf:type",
            "sh:focusNode",
            "sh:resultPath",
            "sh:value",
            "sh:sourceShape",
            "oa:exact",
            "dip:inArticle",
        )
    }
    assert told == {
        "rdf:type": [iri("sh:ValidationResult")],
        "sh:focusNode": [iri("visit")],
        "sh:resultPath": [iri("dip:status")],
        "sh:value": [Literal("lost")],
        "sh:sourceShape": [iri("shape/S")],
        "oa:exact": [Literal("words of q1")],
        "dip:inArticle": [iri("article")],
    }
    assert set(values(refused, "sh:resultMessage")) == {
        Literal("plain"),
        Literal("No", language="en"),
        Literal("Non", language="fr"),
    }


def test_the_small_shapes_refuse_a_role_that_is_not_in_the_list() -> None:
    """The same, through the real gate."""
    quads = [
        *event("visit", "ana", "q1"),
        quad("visit/ana", "rdf:type", "dip:Participation"),
        quad("visit/ana", "dip:role", "role:Admirer"),
        quad("visit", "dip:start", '"2024"'),
    ]
    kept, refused, violations = split(quads, gate().validate, ARTICLE, QUARANTINE)
    assert [violation.message() for violation in violations] == ["Unknown role", "Nobody"]
    assert kept == []
    assert said(refused) == {one.triple for one in quads}


NAMES = st.sampled_from(["article", "a", "b", "c", "d", "e"])
PROPERTIES = st.sampled_from(["dip:reports", "dip:participation", "dip:madeAt", "dip:evidence", "rdf:type"])
GRAPHS = st.lists(st.builds(quad, NAMES, PROPERTIES, NAMES), max_size=15)


@given(quads=GRAPHS, bad=st.sets(NAMES, max_size=3))
def test_nothing_is_lost_whatever_the_graph(quads: list[Quad], bad: set[str]) -> None:
    """Each triple is kept or quoted in the quarantine, what is kept conforms, and the order does not matter."""
    judge = against(*sorted(bad))
    kept, refused, _ = parted(judge, quads)
    assert judge(list(kept)) == []
    assert {one.triple for one in kept} | said(refused) == {one.triple for one in quads}
    assert parted(judge, quads[::-1]) == parted(judge, quads)
