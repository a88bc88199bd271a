"""The laws of an article's graph, for any report and for every seed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.shacl import Gate
from mappings.article import Article
from mappings.facts import (
    Agreement,
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
from mappings.readers import read
from mappings.resources import ONTOLOGY, SCHEMES
from tests.gold_reports import Gold, report_from_gold
from tests.mappings.graphs import (
    ARTICLE,
    SCHEME_NAMES,
    TEXT,
    assert_every_node_is_typed,
    assert_evidence_is_sound,
    rows,
    written,
)

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = sorted(SEEDS.glob("*.json"))
PEKIN = Place("Pékin", "City", "cn-beijing", "CN")
HANOI = Place("Hanoï", "City", "vn-hanoi", "VN")
LIU, PHONG = Person("Liu Wei", "CN"), Person("Nguyên Van Phong")
MAYOR = Post("maire de Pékin", "mayor", place=PEKIN)

ACTORS = st.sampled_from(
    [LIU, PHONG, PEKIN, HANOI, Body("Comité", seat=HANOI), Place("Bản Qua", country="VN")]
)
EVIDENCE = (
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: Evidence(min(pair), max(pair), TEXT[min(pair) : max(pair)]))
)
MOMENTS = st.none() | st.sampled_from([Moment(2024, 5, 16), Moment(2024), Moment(None, 5, 16)])
PARTIES = st.lists(ACTORS, max_size=3).map(tuple)
PARTICIPATIONS = st.lists(
    st.builds(Participation, ACTORS, st.sampled_from(["Host", "Guest", "Participant"]), EVIDENCE), max_size=3
).map(tuple)
EVENTS = st.builds(
    Event,
    st.sampled_from(["Meeting", "Reception", "Visit", "Ceremony"]),
    EVIDENCE,
    MOMENTS,
    place=st.none() | st.just(PEKIN),
    participations=PARTICIPATIONS,
    series=st.none() | st.just("réunion de printemps"),
    ordinal=st.none() | st.just(10),
    label=st.none() | st.just("gala"),
    main=st.booleans(),
)
REPORTS = st.builds(
    Report,
    st.just("s0"),
    persons=st.lists(
        st.builds(Spelling, st.sampled_from([LIU, PHONG]), st.just("Liu"), EVIDENCE), max_size=2
    ).map(tuple),
    tenures=st.lists(st.builds(Tenure, st.just(LIU), st.just(MAYOR), EVIDENCE, MOMENTS), max_size=2).map(
        tuple
    ),
    events=st.lists(EVENTS, max_size=3).map(tuple),
    agreements=st.lists(
        st.builds(
            Agreement,
            st.just("memorandum"),
            st.just("accord"),
            EVIDENCE,
            PARTIES,
            signed=MOMENTS,
            count=st.none() | st.just(2),
        ),
        max_size=2,
    ).map(tuple),
    statements=st.lists(st.builds(Statement, PARTIES, st.just("thank"), EVIDENCE, PARTIES), max_size=2).map(
        tuple
    ),
    relationships=st.lists(
        st.builds(Relationship, st.just("twinning"), PARTIES, EVIDENCE, MOMENTS), max_size=2
    ).map(tuple),
)


@given(REPORTS)
def test_every_evidence_quotes_the_text(report: Report) -> None:
    """For each quote, text[start:end] is the quote; each fact and participation has one."""
    quads = written(report)
    assert_evidence_is_sound(ARTICLE, quads)


@given(REPORTS)
def test_a_graph_is_a_function_of_its_report(report: Report) -> None:
    """No blank nodes, no doubles, in order; and the order of the records does not show."""
    quads = written(report)
    assert len(rows(quads)) == len(quads)
    assert quads == sorted(set(quads), key=str)
    reverse: dict[str, tuple[Any, ...]] = {
        kind: getattr(report, kind)[::-1]
        for kind in ("persons", "tenures", "events", "agreements", "statements", "relationships")
    }
    assert written(Report("s0", **reverse)) == quads


def test_there_is_a_corpus() -> None:
    """The tests over the seeds see all of them."""
    assert len(GOLD) >= 29


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_seed_is_written_whole(path: Path) -> None:
    """Sound evidence, every node typed, every term defined, for all that the gold file says."""
    article, quads = gold_quads(path)
    assert_evidence_is_sound(article, quads)
    assert_every_node_is_typed(quads)
    terms = {term.value for row in rows(quads) for term in row[1:] if isinstance(term, NamedNode)}
    assert {term for term in terms if term.startswith(DIP)} <= defined_in(ONTOLOGY / "diplomacy.ttl")
    members = {term for term in terms if term.startswith(tuple(PREFIXES[name] for name in SCHEME_NAMES))}
    assert members
    assert members <= {term for file in SCHEMES.glob("*.ttl") for term in defined_in(file)}


def test_the_seeds_pass_the_gate() -> None:
    """What the gold files say conforms to the shapes, but for agreements with one party, named as a crowd."""
    gate = Gate.load()
    crowds = 0
    refused: list[str] = []
    for path in GOLD:
        gold: Gold = json.loads(path.read_text(encoding="utf-8"))
        crowds += sum(len(agreement["parties"]) < 2 for agreement in gold["agreements"])
        refused += [violation.shape for violation in gate.validate(gold_quads(path)[1])]
    assert refused == ["https://w3id.org/diplomacy-kg/shapes#Agreement-sides"] * crowds


def test_seeds_that_tell_of_one_conference_share_its_node() -> None:
    """Two seeds report the sixteenth joint conference, one by its year alone: one node, without a step that sees both."""
    graphs = [
        {row[0].value for row in rows(gold_quads(SEEDS / f"{stem}.json")[1])}
        for stem in ("s1-guangxi-ha-long", "s4-reunion-de-printemps")
    ]
    shared = {node.removeprefix(BASE) for node in graphs[0] & graphs[1]}
    assert "event/conference/cn+vn/comite-travail-mixte-16" in shared
    assert "series/cn+vn/printemps" in shared
    assert "person/x/nguyen-xuan-thang" in shared


def defined_in(path: Path) -> set[str]:
    """Return the subjects of a Turtle file of the ontology."""
    return {
        quad.subject.value
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    }


def gold_quads(path: Path) -> tuple[Article, list[Quad]]:
    """Return a seed and the quads of its gold facts."""
    article = next(item for item in read(path.with_suffix(".txt")) if isinstance(item, Article))
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
    return article, written(report_from_gold(article, gold), article)
