"""Which nodes are asked about, and what is known of them."""

from __future__ import annotations

from pathlib import Path

from kg.imports import import_files
from kg.reconciliation.kinds import Kind
from kg.reconciliation.nodes import Country, links, unlinked
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad, Store
from mappings.facts import Body
from mappings.iris import article_iri, body_iri, graph_iri, person_iri
from mappings.namespaces import BASE, DIP, PREFIXES
from tests.kg.conftest import HANOI, TO_LAM, WANG_WEI, WANG_YI, fill, reports

TYPE = NamedNode(PREFIXES["rdf"] + "type")
EXACT = NamedNode(PREFIXES["skos"] + "exactMatch")
ITEM = "http://www.wikidata.org/entity/Q881"


def link(store: Store, node: str, *iris: str) -> None:
    """Say what a node is elsewhere."""
    graph = NamedNode(graph_iri("links"))
    store.replace_graph(graph.value, [Quad(NamedNode(node), EXACT, NamedNode(iri), graph) for iri in iris])


def test_nodes_come_by_kind_and_iri(store: Store) -> None:
    """Those that articles name."""
    assert [node.iri for node in unlinked(store, [Kind.PERSON])] == sorted(
        map(person_iri, (TO_LAM, WANG_WEI, WANG_YI))
    )
    kinds = [node.kind for node in unlinked(store, list(Kind))]
    assert kinds == sorted(kinds)


def test_a_linked_node_is_not_asked_about(store: Store) -> None:
    """Only ``graph/links`` counts."""
    link(store, person_iri(TO_LAM), "https://x.example/1", "https://x.example/0")
    assert person_iri(TO_LAM) not in {node.iri for node in unlinked(store, list(Kind))}
    assert links(store) == {person_iri(TO_LAM): ("https://x.example/0", "https://x.example/1")}


def test_a_person_has_spellings_a_country_and_posts(store: Store) -> None:
    """The country with its own links."""
    link(store, f"{BASE}place/vn", ITEM)
    lam = next(node for node in unlinked(store, [Kind.PERSON]) if node.iri == person_iri(TO_LAM))
    assert (lam.label, lam.spellings) == ("Tô Lâm", ("To Lam", "Tô Lâm"))
    assert lam.posts == ("président",)
    assert lam.country is not None
    assert lam.country.links == (ITEM,)
    nobody = next(node for node in unlinked(store, [Kind.PERSON]) if node.iri == person_iri(WANG_WEI))
    assert nobody.posts == ()


def test_a_body_is_of_the_country_that_its_seat_lies_within(store: Store) -> None:
    """However many steps away; a circle ends."""
    body = NamedNode(body_iri(Body("Comité populaire", seat=HANOI)))
    graph = NamedNode(article_iri("third"))
    seat, ring, land = (NamedNode(f"{BASE}place/{name}") for name in ("a", "b", "c"))
    within, country = NamedNode(DIP + "within"), NamedNode(DIP + "Country")
    quads = [
        Quad(body, TYPE, NamedNode(DIP + "Body"), graph),
        Quad(body, NamedNode(DIP + "seat"), seat, graph),
        Quad(seat, within, ring, graph),
        Quad(ring, within, seat, graph),
    ]
    store.replace_graph(graph.value, quads)
    (found,) = unlinked(store, [Kind.BODY])
    assert found.country is None
    label = Quad(land, NamedNode(PREFIXES["rdfs"] + "label"), Literal("Chili", language="fr"), graph)
    store.replace_graph(
        graph.value, [*quads, Quad(ring, within, land, graph), Quad(land, TYPE, country, graph), label]
    )
    (found,) = unlinked(store, [Kind.BODY])
    assert found.country == Country("Chili")


def test_a_delegation_is_not_asked_about(store: Store) -> None:
    """It is of one visit."""
    graph, node = NamedNode(article_iri("third")), NamedNode(f"{BASE}body/vn/delegation")
    classes = (NamedNode(DIP + name) for name in ("Body", "Delegation"))
    store.replace_graph(graph.value, [Quad(node, TYPE, one, graph) for one in classes])
    assert list(unlinked(store, [Kind.BODY])) == []


def test_another_base_has_its_own_nodes(store: Store) -> None:
    """Those of this store's articles are none of them."""
    assert list(unlinked(store, list(Kind), "https://other.example/")) == []


def test_what_others_say_of_a_node_is_not_sent(tmp_path: Path) -> None:
    """Names, countries, seats, classes and tenures of an imported set leave no trace in what is asked."""
    lam, title = person_iri(TO_LAM), "Grand vizir"
    lines = f"""
    <{lam}> <{PREFIXES["rdfs"]}label> "Somebody Else" ; <{PREFIXES["skos"]}prefLabel> "Other" ;
        <{DIP}country> <{BASE}place/aa> .
    <{person_iri(WANG_WEI)}> <{DIP}within> <{BASE}place/aa> . <{BASE}place/aa> a <{DIP}Country> .
    <{BASE}tenure/x> <{DIP}holder> <{lam}> ; <{DIP}post> <{BASE}post/x> .
    <{BASE}post/x> <{PREFIXES["rdfs"]}label> "{title}" .
    """
    file = tmp_path / "set.ttl"
    file.write_text(lines, encoding="utf-8")
    folder = tmp_path / "store"
    with Archive.open(folder) as archive:
        fill(archive, reports())
    with Store.open_read_only(folder) as view:
        before = list(unlinked(view, list(Kind)))
    import_files(folder, [file], "https://example.org/set")
    with Store.open_read_only(folder) as view:
        assert list(unlinked(view, list(Kind))) == before
