"""The service over HTTP, asked as OpenRefine 3 and other clients ask."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from kg.derived.refresh import refresh
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad
from kg.web.app import create_app
from kg.web.engine import Engine
from kg.web.reconcile.query import BATCH
from kg.web.settings import Limits, Settings
from mappings.namespaces import BASE, PREFIXES
from tests.kg.servers import free_port, program
from tests.kg.web.reconcile.specification import check_extension, check_item, check_manifest, check_results

IMPORTED = "https://others.example/people"
HOSTILE = "<script>alert(1)</script> Ana Hostile"


@pytest.fixture(scope="module")
def settings(store_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A site over the two articles with all derived graphs, somebody else's name for Tô Lâm, a hostile name, and Hanoi."""
    program()
    folder = tmp_path_factory.mktemp("reconcile") / "store"
    shutil.copytree(store_dir, folder)
    with Archive.open(folder) as archive:
        article, named = f"{BASE}article/third", NamedNode(f"{BASE}person/x/ana")
        place = NamedNode(f"{BASE}place/vn-hanoi")
        label, kind = NamedNode(PREFIXES["skos"] + "altLabel"), NamedNode(PREFIXES["rdf"] + "type")
        archive.store.replace_graphs(
            {
                article: [
                    Quad(named, kind, NamedNode(PREFIXES["dip"] + "Person"), NamedNode(article)),
                    Quad(named, label, Literal(HOSTILE), NamedNode(article)),
                    Quad(place, kind, NamedNode(PREFIXES["dip"] + "City"), NamedNode(article)),
                    Quad(place, kind, NamedNode(PREFIXES["dip"] + "Place"), NamedNode(article)),
                ],
                IMPORTED: [
                    Quad(
                        NamedNode(f"{BASE}person/vn/to-lam"), label, Literal("Somebody"), NamedNode(IMPORTED)
                    )
                ],
            }
        )
        refresh(archive)
    with Engine(folder) as engine:
        yield Settings(query_url=engine.url, store=folder, limits=Limits(body=10_000))


@pytest.fixture(scope="module")
def client(settings: Settings) -> Iterator[TestClient]:
    """A client of the service."""
    with TestClient(create_app(settings)) as opened:
        yield opened


def ask(client: TestClient, **queries: Any) -> dict[str, list[dict[str, Any]]]:
    """Send a batch as a form and return the candidates of each query."""
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    check_results(answer.json(), set(queries))
    return {key: found["result"] for key, found in answer.json().items()}


def test_the_manifest_is_one(client: TestClient) -> None:
    """With addresses at which this site answers."""
    manifest = client.get("/reconcile").json()
    check_manifest(manifest)
    assert manifest["identifierSpace"] == BASE
    for one in manifest["suggest"].values():
        assert client.get(one["service_url"] + one["service_path"], params={"prefix": "p"}).status_code == 200
    preview = manifest["preview"]["url"].replace("{{id}}", quote("person/vn/to-lam", safe=""))
    assert "Tô Lâm" in client.get(preview).text


def test_names_in_any_spelling_find_their_node(client: TestClient) -> None:
    """The best candidate is a match only where it is sure."""
    found = ask(
        client,
        q0={"query": "TO LAM", "type": "Person", "type_strict": "should"},
        q1={"query": "Wang Yi"},
        q2={"query": "Lâm Tô"},
        q3={"query": "하노이", "type": "Place", "limit": 1},
        q4={"query": "Wang"},
        q5={"query": "nobody of that name"},
    )
    best = {key: [(one["id"], one["match"]) for one in some[:1]] for key, some in found.items()}
    assert best == {
        "q0": [("person/vn/to-lam", True)],
        "q1": [("person/cn/wang-yi", True)],
        "q2": [("person/vn/to-lam", False)],
        "q3": [("place/vn-hanoi", True)],
        "q4": [(found["q4"][0]["id"], False)],
        "q5": [],
    }
    assert found["q0"][0]["score"] == 100


def test_queries_of_a_batch_do_not_see_each_other(client: TestClient) -> None:
    """Each is answered as if alone."""
    alone = ask(client, q={"query": "Wang Yi", "properties": [{"pid": "country", "v": "CN"}]})
    beside = ask(
        client,
        a={"query": "Hanoi"},
        q={"query": "Wang Yi", "properties": [{"pid": "country", "v": "CN"}]},
        b={"query": "Tô Lâm"},
    )
    assert beside["q"] == alone["q"]


@pytest.mark.parametrize(
    "given", ["CN", "China", "Chine", "中华人民共和国", {"id": "place/cn", "name": "x"}, f"{BASE}place/cn"]
)
def test_a_country_may_be_given_in_any_way(client: TestClient, given: Any) -> None:
    """By code, by name in any language, or matched before."""
    found = ask(client, q={"query": "Wang Yi", "properties": [{"pid": "country", "v": given}]})["q"]
    assert (found[0]["id"], found[0]["score"], found[0]["match"]) == ("person/cn/wang-yi", 100, True)


def test_what_speaks_against_a_candidate_takes_from_its_score(client: TestClient) -> None:
    """And leaves it no match, even where the name is the same."""
    found = ask(client, q={"query": "Wang Yi", "properties": [{"pid": "country", "v": "VN"}]})["q"]
    assert found[0]["id"] == "person/cn/wang-yi"
    assert found[0]["score"] < 60
    assert not found[0]["match"]
    assert {"id": "country", "value": 0.0} in found[0]["features"]


def test_a_post_may_be_given_in_words(client: TestClient) -> None:
    """As some article writes it."""
    found = ask(client, q={"query": "To Lam", "properties": [{"pid": "post", "v": "président"}]})["q"]
    assert next(one["value"] for one in found[0]["features"] if one["id"] == "post") == 1


def test_another_type_counts_half_or_not_at_all(client: TestClient) -> None:
    """As the client says; a type that nobody has finds nobody sure."""
    soft = ask(client, q={"query": "Hanoi", "type": "Person"})["q"]
    assert (soft[0]["score"], soft[0]["match"]) == (50, False)
    assert ask(client, q={"query": "Hanoi", "type": "Person", "type_strict": "any"})["q"] == []
    assert not ask(client, q={"query": "Hanoi", "type": "Q5"})["q"][0]["match"]


@pytest.mark.parametrize("text", ["place/vn-hanoi", f"{BASE}place/vn-hanoi", "Q1858"])
def test_an_identifier_finds_its_entity(client: TestClient, text: str) -> None:
    """Ours, in full or short, and Wikidata's."""
    found = ask(client, q={"query": text})["q"]
    assert [(one["id"], one["match"]) for one in found] == [("place/vn-hanoi", True)]


def test_properties_alone_find_entities(client: TestClient) -> None:
    """All that have them; one identifier of another set is sure."""
    found = ask(
        client,
        a={"properties": [{"pid": "geonames", "v": "1581130"}]},
        b={"properties": [{"pid": "country", "v": "China"}], "type": "Person", "type_strict": "all"},
        c={"properties": [{"pid": "wikidata", "v": 'Q1" } INSERT'}]},
    )
    assert [(one["id"], one["match"]) for one in found["a"]] == [("place/vn-hanoi", True)]
    assert {one["id"] for one in found["b"]} == {"person/cn/wang-wei", "person/cn/wang-yi"}
    assert not any(one["match"] for one in found["b"])
    assert found["c"] == []


def test_what_imported_sets_call_our_nodes_is_not_told(client: TestClient) -> None:
    """They speak for themselves."""
    assert ask(client, q={"query": "Somebody"})["q"] == []


def test_a_batch_may_come_in_the_address(client: TestClient) -> None:
    """As people try it in a browser."""
    answer = client.get("/reconcile", params={"queries": '{"q0": {"query": "Wang Yi"}}'})
    assert answer.json()["q0"]["result"][0]["id"] == "person/cn/wang-yi"


@pytest.mark.parametrize(
    ("form", "status", "says"),
    [
        ({"queries": "{"}, 400, "no JSON"),
        ({"queries": '{"q0": {"query": "a", "properties": [{"pid": "P27", "v": "x"}]}}'}, 400, "P27"),
        ({"extend": '{"ids": [], "properties": [{"id": "P27"}]}'}, 400, "P27"),
        ({"other": "x"}, 400, "neither queries nor extend"),
        ({str(number): "x" for number in range(30)}, 400, "fields"),
        ({"queries": json.dumps({str(n): {"query": "a"} for n in range(BATCH + 1)})}, 413, "queries"),
        ({"queries": "x" * 10_001}, 413, "bytes"),
    ],
)
def test_bad_requests_are_told_why(client: TestClient, form: dict[str, str], status: int, says: str) -> None:
    """In JSON, with a status of their own."""
    answer = client.post("/reconcile", data=form)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert says in answer.json()["message"]


def test_other_bodies_and_methods_are_refused(client: TestClient) -> None:
    """The API knows forms only."""
    assert client.post("/reconcile", json={"q0": {"query": "a"}}).status_code == 400
    assert client.put("/reconcile").status_code == 405


def test_any_origin_may_ask(client: TestClient) -> None:
    """Every address, errors included; a browser's question beforehand is answered."""
    origin = {"Origin": "https://refine.example"}
    paths = (
        "",
        "/suggest/entity",
        "/suggest/type",
        "/suggest/property",
        "/properties",
        "/preview?id=place/vn-hanoi",
    )
    for path in paths:
        assert client.get(f"/reconcile{path}", headers=origin).headers["access-control-allow-origin"] == "*"
    bad = client.post("/reconcile", data={"queries": "{"}, headers=origin)
    assert bad.headers["access-control-allow-origin"] == "*"
    before = client.options("/reconcile", headers=origin | {"Access-Control-Request-Method": "POST"})
    assert (before.status_code, before.headers["access-control-allow-origin"]) == (204, "*")


def test_entities_are_suggested_as_one_types(client: TestClient) -> None:
    """By the beginning of any word, of one type, from a place on; by identifier too."""

    def suggested(**wanted: Any) -> list[str]:
        found = client.get("/reconcile/suggest/entity", params=wanted).json()["result"]
        for one in found:
            check_item(one)
        return [one["id"] for one in found]

    assert suggested(prefix="wan") == ["person/cn/wang-yi", "person/cn/wang-wei"]
    assert suggested(prefix="wan", cursor=1) == ["person/cn/wang-wei"]
    assert suggested(prefix="wan", limit=1) == ["person/cn/wang-yi"]
    assert suggested(prefix="wan", type="Place") == []
    assert suggested(prefix="lâ") == ["person/vn/to-lam"]
    assert suggested(prefix="place/vn-hanoi") == ["place/vn-hanoi"]
    assert suggested(prefix="") == []
    assert client.get("/reconcile/suggest/entity", params={"prefix": "a", "cursor": "x"}).status_code == 400


def test_types_and_properties_are_suggested(client: TestClient) -> None:
    """With what they mean; narrower types name the wider."""
    types = client.get("/reconcile/suggest/type", params={"prefix": "cit"}).json()["result"]
    assert [(one["id"], [wide["id"] for wide in one["broader"]]) for one in types] == [("City", ["Place"])]
    assert types[0]["description"]
    found = client.get("/reconcile/suggest/property", params={"prefix": "post", "type": "Person"}).json()
    assert [one["id"] for one in found["result"]] == ["post", "place"]


def test_properties_are_proposed_for_a_type(client: TestClient) -> None:
    """Those that its entities have."""
    found = client.get("/reconcile/properties", params={"type": "City", "limit": 3}).json()
    assert (found["type"], found["limit"], len(found["properties"])) == ("City", 3, 3)
    persons = client.get("/reconcile/properties", params={"type": "Person"}).json()["properties"]
    assert "post" in {one["id"] for one in persons}
    assert "latitude" not in {one["id"] for one in persons}


def test_matched_entities_are_extended(client: TestClient) -> None:
    """Entities by their identifiers, numbers as numbers, days as moments; what is not known has no value."""
    query = {
        "ids": ["place/vn-hanoi", "person/vn/to-lam", "person/no/body", "no such: thing"],
        "properties": [
            {"id": name} for name in ("country", "wikidata", "latitude", "post", "label", "validFrom")
        ],
    }
    answer = client.post("/reconcile", data={"extend": json.dumps(query)}).json()
    check_extension(answer)
    rows = answer["rows"]
    assert list(rows) == query["ids"]
    assert rows["place/vn-hanoi"]["country"] == [{"id": "place/vn", "name": "Vietnam"}]
    assert rows["place/vn-hanoi"]["wikidata"] == [{"str": "Q1858"}]
    assert rows["place/vn-hanoi"]["latitude"][0]["float"] == pytest.approx(21.02, abs=0.1)
    assert rows["person/vn/to-lam"]["post"]
    assert all(cells == [] for name in query["ids"][2:] for cells in rows[name].values())


def test_an_extension_keeps_to_its_limit(client: TestClient) -> None:
    """As many values as the setting says."""
    query = {"ids": ["place/vn-hanoi"], "properties": [{"id": "label", "settings": {"limit": 1}}]}
    answer = client.post("/reconcile", data={"extend": json.dumps(query)}).json()
    assert len(answer["rows"]["place/vn-hanoi"]["label"]) == 1


def test_a_preview_shows_names_as_text(client: TestClient) -> None:
    """A name that is a script stays a name."""
    page = client.get("/reconcile/preview", params={"id": "person/x/ana"})
    assert "&lt;script&gt;" in page.text
    assert "<script>" not in page.text
    assert client.get("/reconcile/preview", params={"id": "person/no/body"}).status_code == 404


def test_an_endpoint_that_is_down_is_told() -> None:
    """502: not the client's fault, nor a stack of calls."""
    with TestClient(create_app(Settings(f"http://127.0.0.1:{free_port()}/query"))) as client:
        answer = client.post("/reconcile", data={"queries": '{"q0": {"query": "a"}}'})
        assert (answer.status_code, answer.json()["status"]) == (502, 502)
