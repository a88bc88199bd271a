"""An answer of the shape that Wikidata's service gives (https://wikidata.reconci.link/fr/api), made by hand."""

from __future__ import annotations

from kg.reconciliation.acceptance import acceptable
from kg.reconciliation.cache import Cache
from kg.reconciliation.kinds import Kind
from kg.reconciliation.run import Wish, reconcile
from kg.reconciliation.service import Service
from kg.store import Store
from mappings.iris import person_iri
from tests.kg.conftest import TO_LAM, WANG_YI
from tests.kg.fake_service import Fake

MANIFEST = {
    "versions": ["0.1", "0.2"],
    "name": "Wikidata (fr)",
    "identifierSpace": "http://www.wikidata.org/entity/",
    "schemaSpace": "http://www.wikidata.org/prop/direct/",
    "defaultTypes": [{"id": "Q35120", "name": "entity"}],
    "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
    "preview": {"url": "https://wikidata.reconci.link/fr/preview?id={{id}}", "width": 400, "height": 100},
    "extend": {
        "property_settings": [],
        "propose_properties": {"service_url": "https://wikidata.reconci.link"},
    },
}
HUMAN = [{"id": "Q5", "name": "être humain"}]


def entity(identifier: str, name: str, score: float, features: dict[str, float]) -> dict[str, object]:
    """A candidate with the members that the service gives it."""
    return {
        "id": identifier,
        "name": name,
        "description": "",
        "score": score,
        "match": score > 95,
        "type": HUMAN,
        "features": [{"id": known, "value": value} for known, value in features.items()],
    }


def test_items_are_proposed_and_the_doubtful_left_to_a_person(
    store: Store, service: Service, cache: Cache, fake: Fake
) -> None:
    """One item of full score can be accepted; two namesakes cannot, whatever their scores."""
    fake.manifest = MANIFEST
    fake.entities = [
        entity("Q1234501", "Tô Lâm", 100.0, {"all_labels": 100, "P27": 100, "P39": 100}),
        entity("Q1234502", "Wang Yi", 100.0, {"all_labels": 100, "P27": 100}),
        entity("Q1234503", "Wang Yi", 97.0, {"all_labels": 100, "P27": 100}),
        entity("Q1234504", "Wang Yi", 64.0, {"all_labels": 100, "P27": 0}),
    ]
    result = reconcile(store, service, cache, Wish(kinds={Kind.PERSON}))
    asked = {query["query"]: query for batch in fake.batches for query in batch.values()}
    assert asked["Tô Lâm"]["type"] == "Q5"
    assert [one["pid"] for one in asked["Tô Lâm"]["properties"]] == ["P27", "P39"]
    by_item = {(one.node.iri, one.candidate.id): one for one in result.proposals}
    lam = by_item[person_iri(TO_LAM), "Q1234501"]
    assert lam.iri == "http://www.wikidata.org/entity/Q1234501"
    assert lam.features["service:P27"] == 100
    assert lam.features["service:match"] is True
    assert [by_item[person_iri(WANG_YI), f"Q123450{n}"].confidence for n in (2, 3, 4)] == [0.5, 0.485, 0.32]
    assert acceptable(result.proposals, 0.9) == (lam,)
