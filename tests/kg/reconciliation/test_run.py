"""Reconciling an open store: what is asked, what becomes of the answers, and what of failures."""

from __future__ import annotations

from typing import Any

import pytest

from kg.decisions import EXACT, SAME_AS, Decisions
from kg.errors import ServiceFailed, ServiceRefused, ServiceUnreachable, UnusableAnswer
from kg.identity.sssom import CURATED, Mapping
from kg.reconciliation.cache import Cache
from kg.reconciliation.kinds import Kind
from kg.reconciliation.questions import Asking
from kg.reconciliation.run import Result, Wish, reconcile
from kg.reconciliation.service import Service
from kg.store import NamedNode, Quad, Store
from mappings.iris import graph_iri, person_iri, place_iri
from mappings.namespaces import BASE
from tests.kg.conftest import HANOI, TO_LAM, WANG_WEI, WANG_YI
from tests.kg.fake_service import MANIFEST, MOVED, Fake, Reply, as_json, nobody

PERSONS = Wish(kinds={Kind.PERSON})
ONE_BY_ONE = MANIFEST | {"batchSize": 1}
SPACE = "https://things.example/id/"
NAMES = ["Tô Lâm", "Wang Wei", "Wang Yi"]  # in the order of their IRIs: China's first


def found(result: Result) -> set[tuple[str, str]]:
    """The proposals, by name and the service's identifier."""
    return {(one.node.label, one.candidate.id) for one in result.proposals}


def decision(subject: str, entity: str, *, negated: bool = False) -> Mapping:
    """What a person says of a link."""
    return Mapping(subject, EXACT, entity, CURATED, negated=negated)


def test_persons_are_proposed_with_what_speaks_for_them(store: Store, service: Service, cache: Cache) -> None:
    """The similarity of names, the service's score and its features; the type that was asked for."""
    result = reconcile(store, service, cache, PERSONS)
    assert (result.nodes, result.asked, result.kept, result.unanswered, result.failure) == (3, 3, 0, 0, None)
    best = {one.node.iri: one for one in reversed(result.proposals)}
    lam = best[person_iri(TO_LAM)]
    assert (lam.iri, lam.confidence, lam.name) == (f"{SPACE}E1", 1.0, 1.0)
    assert lam.features == {"name": 1.0, "service:score": 100.0, "type": True}
    assert best[person_iri(WANG_YI)].features["service:popularity"] == 3.5


def test_the_unknown_stays_unlinked(store: Store, service: Service, cache: Cache, fake: Fake) -> None:
    """No candidate, no proposal; a weak one is counted and left out."""
    fake.entities = [{"id": "E9", "name": "Wang Xiaoming of the Zhongguancun District"}]
    result = reconcile(store, service, cache, PERSONS)
    assert (result.proposals, result.weak) == ((), 2)


def test_queries_go_in_batches_of_the_manifests_size(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """With the type that the manifest has for the kind, and no property that nobody named."""
    reconcile(store, service, cache, PERSONS)
    assert [len(batch) for batch in fake.batches] == [2, 1]
    assert all(
        query == {"query": query["query"], "limit": 5, "type": "T1"}
        for batch in fake.batches
        for query in batch.values()
    )
    assert sorted(fake.names) == NAMES


def test_what_was_answered_is_not_asked_again(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """The proposals are the same; another question is asked."""
    first = reconcile(store, service, cache, PERSONS)
    again = reconcile(store, service, cache, PERSONS)
    assert (again.asked, again.kept, again.proposals) == (0, 3, first.proposals)
    assert len(fake.names) == 3
    reconcile(store, service, cache, Wish(kinds={Kind.PERSON}, asking=Asking(limit=2)))
    assert len(fake.names) == 6


def test_a_failure_in_the_middle_loses_nothing(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """What came before and after is kept; the next run asks only for what is missing."""
    fake.manifest = ONE_BY_ONE
    fake.faults = [fake.usual, as_json({}, 500)]
    first = reconcile(store, service, cache, PERSONS)
    assert isinstance(first.failure, ServiceRefused)
    assert (first.asked, first.unanswered) == (2, 1)
    missing = fake.names[1]
    second = reconcile(store, service, cache, PERSONS)
    assert fake.names[3:] == [missing]
    assert (second.asked, second.kept, second.failure) == (1, 2, None)
    assert second.proposals == reconcile(store, service, Cache.open(None), PERSONS).proposals


def test_two_failures_in_a_row_end_it(store: Store, service: Service, cache: Cache, fake: Fake) -> None:
    """The first one is what is told."""
    fake.manifest = ONE_BY_ONE
    fake.faults = [Reply(b"<html>"), as_json({}, 500)]
    result = reconcile(store, service, cache, PERSONS)
    assert isinstance(result.failure, UnusableAnswer)
    assert (result.asked, len(fake.names)) == (0, 2)


@pytest.mark.parametrize("status", [401, 403, 404, 429, 503, 400, 413, 422, 500])
def test_a_service_that_wants_no_more_is_left_alone(
    store: Store, service: Service, cache: Cache, fake: Fake, status: int
) -> None:
    """One that stumbles over what is asked is asked the next batch, and that one is left for another time."""
    fake.manifest = ONE_BY_ONE
    fake.faults = [as_json({}, status)]
    result = reconcile(store, service, cache, PERSONS)
    assert isinstance(result.failure, ServiceRefused)
    asked = 2 if status in {400, 413, 422, 500} else 0
    assert (len(fake.batches), result.asked, result.unanswered) == (asked + 1, asked, 3 - asked)


def test_a_batch_of_two_that_is_too_large_is_halved(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """One query alone is the least that can be asked."""
    fake.faults = [as_json({}, 413)]
    result = reconcile(store, service, cache, PERSONS)
    assert (result.asked, result.failure) == (3, None)
    assert [len(batch) for batch in fake.batches] == [2, 1, 1, 1]


def test_a_batch_that_is_too_large_is_halved(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """Until it fits: the service says 413."""
    fake.manifest = MANIFEST | {"batchSize": 50}
    fake.faults = [as_json({}, 413)]
    result = reconcile(store, service, cache, PERSONS)
    assert (result.asked, result.failure) == (3, None)
    assert [len(batch) for batch in fake.batches] == [3, 1, 2]


def test_a_service_that_is_gone_does_not_take_its_answers_along(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """All answered: nothing has failed. Something left to ask: that has."""
    first = reconcile(store, service, cache, PERSONS)
    fake.manifest = as_json({}, 503)
    again = reconcile(store, service, cache, PERSONS)
    assert (again.proposals, again.failure) == (first.proposals, None)
    more = reconcile(store, service, cache, Wish(kinds={Kind.PERSON, Kind.PLACE}))
    assert isinstance(more.failure, ServiceRefused)
    assert (more.proposals, more.unanswered) == (first.proposals, more.nodes - 3)
    assert more.unanswered > 0
    assert fake.names.count("Hanoi") == 0


def test_a_service_that_has_moved_is_followed(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """Queries go to where the manifest came from: a form that is redirected would be lost."""
    service.url = fake.url.replace("/reconcile", MOVED)
    result = reconcile(store, service, cache, PERSONS)
    assert (result.manifest.url, result.asked) == (fake.url, 3)
    assert fake.gets == [MOVED, "/reconcile"]


def test_another_service_at_an_address_is_asked_anew(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """Its identifiers are of another space."""
    reconcile(store, service, cache, PERSONS)
    fake.manifest = MANIFEST | {"identifierSpace": "https://other.example/"}
    assert reconcile(store, service, cache, PERSONS).asked == 3


@pytest.mark.parametrize(
    "manifest",
    [
        Reply(b"<html>"),
        Reply(b""),
        as_json([]),
        as_json(MANIFEST | {"name": None}),
        as_json({"versions": ["0.2"]}),
        as_json(MANIFEST | {"versions": ["1.0-draft"]}),
        as_json({}, 404),
    ],
)
def test_without_a_manifest_nothing_is_asked(
    store: Store, service: Service, cache: Cache, fake: Fake, manifest: Reply
) -> None:
    """A service that never gave one has failed."""
    fake.manifest = manifest
    with pytest.raises(ServiceFailed):
        reconcile(store, service, cache, PERSONS)
    assert fake.batches == []


def test_a_service_that_is_down_has_failed(store: Store, service: Service, cache: Cache, fake: Fake) -> None:
    """Nothing is known of it."""
    service.url = nobody()
    with pytest.raises(ServiceUnreachable):
        reconcile(store, service, cache, PERSONS)
    assert fake.gets == []


def test_a_query_that_is_passed_over_is_a_problem(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """It is asked again next time."""
    fake.faults = [lambda: as_json({"q1": {"result": []}, "q7": {"result": []}})]
    result = reconcile(store, service, cache, PERSONS)
    assert [problem.code for problem in result.problems] == ["no-answer"]
    assert (result.unanswered, result.failure) == (1, None)
    passed = fake.batches[0]["q0"]["query"]
    reconcile(store, service, cache, PERSONS)
    assert fake.names[3:] == [passed]


SPOILT: list[Any] = [
    None,
    "E2",
    {"name": "Wang Yi", "score": 1},
    {"id": "", "name": "Wang Yi", "score": 1},
    {"id": "E2", "score": 1},
    {"id": "E2", "name": "Wang Yi", "score": "high"},
    {"id": "E2", "name": "Wang Yi", "score": True},
    {"id": "E2", "name": "Wang \ud800", "score": 1},
    {"id": "E\n2", "name": "Wang Yi", "score": 1},
    {"id": "E2", "name": "Wang Yi", "score": 10**400},
]


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_candidate_that_is_none_is_a_problem(
    store: Store, service: Service, cache: Cache, fake: Fake, spoilt: Any
) -> None:
    """The others are proposed all the same; the answer is not kept, so that it is asked again."""
    good = {"id": "E1", "name": "Wang Yi", "score": 100}
    fake.faults = [lambda: as_json({key: {"result": [spoilt, good]} for key in fake.batches[-1]})]
    result = reconcile(store, service, cache, Wish(kinds={Kind.PERSON}, at_most=2))
    assert {problem.code for problem in result.problems} == {"bad-candidate"}
    assert ("Wang Yi", "E1") in found(result)
    assert reconcile(store, service, cache, Wish(kinds={Kind.PERSON}, at_most=2)).asked == 2


@pytest.mark.parametrize(
    "answer",
    [
        [],
        "nothing",
        {},
        {"status": "error", "message": "invalid query"},
        {"q0": [], "q1": {"result": {}}},
        {"q0": None},
    ],
)
def test_an_answer_of_another_shape_is_a_failure(
    store: Store, service: Service, cache: Cache, fake: Fake, answer: Any
) -> None:
    """Nothing of it is kept."""
    fake.faults = [as_json(answer)] * 2
    result = reconcile(store, service, cache, PERSONS)
    assert isinstance(result.failure, UnusableAnswer)
    assert (result.asked, result.proposals) == (0, ())
    assert reconcile(store, service, cache, PERSONS).asked == 3


def test_odd_identifiers_make_iris(store: Store, service: Service, cache: Cache, fake: Fake) -> None:
    """What an IRI cannot hold is percent-encoded; what is one already stands for itself."""
    odd = ['a b"<>|{}', "100%", "a%20b", "m/02mjmr", "Nguyễn_Văn_Nam", "x#y?z", "http://else.example/é 1", 42]
    fake.entities = [{"id": one, "name": "Wang Yi"} for one in odd]
    wish = Wish(kinds={Kind.PERSON}, asking=Asking(limit=20))
    result = reconcile(store, service, cache, wish)
    assert {one.iri for one in result.proposals if one.node.label == "Wang Yi"} == {
        f"{SPACE}a%20b%22%3C%3E%7C%7B%7D",
        f"{SPACE}100%25",
        f"{SPACE}a%20b",
        f"{SPACE}m/02mjmr",
        f"{SPACE}Nguyễn_Văn_Nam",
        f"{SPACE}x%23y%3Fz",
        "http://else.example/é%201",
        f"{SPACE}42",
    }
    assert result.problems == ()


def test_an_identifier_that_makes_no_iri_is_a_problem(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """The space of the service is at fault."""
    fake.manifest = MANIFEST | {"identifierSpace": "no space/", "view": None}
    result = reconcile(store, service, cache, PERSONS)
    assert {problem.code for problem in result.problems} == {"bad-identifier"}
    assert result.proposals == ()


def test_a_service_of_this_graph_links_nowhere(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """Its entities are our own nodes: what is one with another is not decided by a link."""
    fake.manifest = MANIFEST | {"identifierSpace": BASE}
    result = reconcile(store, service, cache, PERSONS)
    assert {problem.code for problem in result.problems} == {"own-node"}
    assert result.proposals == ()


def test_what_was_refused_is_never_proposed_again(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """Neither from what is kept nor from a new answer; other candidates still are."""
    fake.entities.append({"id": "E3", "name": "Wang Yi"})
    before = reconcile(store, service, cache, PERSONS)
    refused = Decisions((decision(person_iri(WANG_YI), f"{SPACE}E2", negated=True),))
    for kept in (cache, Cache.open(None)):
        after = reconcile(store, service, kept, Wish(kinds={Kind.PERSON}, decisions=refused))
        assert found(before) - found(after) == {("Wang Yi", "E2")}


def test_what_was_accepted_is_not_asked_about(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """Its entity is marked as taken where it is proposed for another node."""
    accepted = Decisions((decision(person_iri(WANG_YI), f"{SPACE}E2"),))
    result = reconcile(store, service, cache, Wish(kinds={Kind.PERSON}, decisions=accepted, at_least=0))
    assert "Wang Yi" not in fake.names
    other = next(one for one in result.proposals if one.node.iri == person_iri(WANG_WEI))
    assert other.taken == (person_iri(WANG_YI),)
    assert other.features["taken"] == person_iri(WANG_YI)


def test_what_was_accepted_of_a_node_counts_for_the_one_it_goes_by(
    store: Store, service: Service, cache: Cache
) -> None:
    """The entity is taken by the node that the graph keeps, not by the one that is gone."""
    kept, gone = person_iri(WANG_YI), person_iri(WANG_WEI)
    decisions = Decisions((Mapping(kept, SAME_AS, gone, CURATED), decision(gone, f"{SPACE}E1")))
    assert decisions.same == {gone: kept}
    result = reconcile(store, service, cache, Wish(kinds={Kind.PERSON}, decisions=decisions))
    lam = next(one for one in result.proposals if one.node.iri == person_iri(TO_LAM))
    assert (lam.iri, lam.taken) == (f"{SPACE}E1", (kept,))


def test_what_has_a_link_is_not_asked_about(store: Store, service: Service, cache: Cache, fake: Fake) -> None:
    """The link may lead anywhere."""
    graph, hanoi = NamedNode(graph_iri("links")), NamedNode(place_iri(HANOI))
    assert reconcile(store, service, cache, Wish(kinds={Kind.PLACE})).nodes > 0
    assert "Hanoi" in fake.names
    store.replace_graph(
        graph.value,
        [Quad(hanoi, NamedNode(EXACT), NamedNode("http://www.wikidata.org/entity/Q1858"), graph)],
    )
    fake.batches.clear()
    reconcile(store, service, Cache.open(None), Wish(kinds={Kind.PLACE}))
    assert "Hanoi" not in fake.names


def test_only_so_many_nodes_are_asked_about(store: Store, service: Service, cache: Cache, fake: Fake) -> None:
    """The first ones; progress is told of each."""
    told: list[str] = []
    result = reconcile(store, service, cache, Wish(kinds={Kind.PERSON}, at_most=2), told.append)
    assert (result.nodes, told) == (2, fake.names)
    assert len(told) == 2
