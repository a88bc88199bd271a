"""A mapping as triples: the standard's own properties, one IRI a statement, and back again without loss."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, XSD, Graph, Literal, Namespace, URIRef

from kg.identity.sssom import CURATED, Mapping
from kg.imports import import_files
from kg.links.record import base_of, mapping_iri, mapping_quads, stored
from kg.own import Own
from kg.storage.archive import Archive
from kg.store import NamedNode, Store
from mappings.iris import graph_iri
from mappings.namespaces import BASE, PREFIXES

SSSOM, PAV = Namespace("https://w3id.org/sssom/"), Namespace("http://purl.org/pav/")
FULL = Mapping(
    BASE + "place/vn-hue",
    PREFIXES["skos"] + "exactMatch",
    PREFIXES["wd"] + "Q36189",
    CURATED,
    author="Mai, Lan",
    tool="a tool",
    day=dt.date(2025, 1, 2),
    confidence=0.75,
    comment="seen",
    subject_source=BASE + "graph/authorities",
    object_source=BASE + "dataset/wikidata",
    provider="https://example.org/",
    license="https://creativecommons.org/publicdomain/zero/1.0/",
)
REFUSED = replace(FULL, negated=True, object=PREFIXES["wd"] + "Q1")
BARE = Mapping(FULL.subject, FULL.predicate, PREFIXES["wd"] + "Q2", CURATED)


def written(*mappings: Mapping) -> Store:
    """A store whose links' graph holds these mappings."""
    store = Store.open(None)
    name = graph_iri("links")
    store.replace_graph(name, [quad for one in mappings for quad in mapping_quads(one, NamedNode(name))])
    return store


def as_rdflib(*mappings: Mapping) -> Graph:
    """The same as another library sees it."""
    with written(*mappings) as store:
        lines = "".join(f"{quad.triple} .\n" for quad in store.quads())
    return Graph().parse(data=lines, format="nt")


def test_a_record_is_written_as_the_standard_says() -> None:
    """https://mapping-commons.github.io/sssom/spec-formats-rdf/, slot by slot."""
    graph, node = as_rdflib(FULL), URIRef(mapping_iri(FULL))
    assert set(graph.predicate_objects(node)) == {
        (RDF.type, OWL.Axiom),
        (RDF.type, SSSOM.Mapping),
        (OWL.annotatedSource, URIRef(FULL.subject)),
        (OWL.annotatedProperty, URIRef(FULL.predicate)),
        (OWL.annotatedTarget, URIRef(FULL.object)),
        (SSSOM.mapping_justification, URIRef(CURATED)),
        (SSSOM.author_label, Literal("Mai, Lan")),
        (SSSOM.mapping_tool, Literal("a tool")),
        (PAV.authoredOn, Literal("2025-01-02", datatype=XSD.date)),
        (SSSOM.confidence, Literal("0.75", datatype=XSD.double)),
        (URIRef(PREFIXES["rdfs"] + "comment"), Literal("seen")),
        (SSSOM.subject_source, URIRef(BASE + "graph/authorities")),
        (SSSOM.object_source, URIRef(BASE + "dataset/wikidata")),
        (SSSOM.mapping_provider, URIRef("https://example.org/")),
        (DCTERMS.license, URIRef("https://creativecommons.org/publicdomain/zero/1.0/")),
    }
    assert (URIRef(FULL.subject), URIRef(FULL.predicate), URIRef(FULL.object)) in graph


def test_a_refusal_asserts_no_link() -> None:
    """It has a record, negated, and no triple of its own."""
    graph = as_rdflib(REFUSED)
    assert (URIRef(mapping_iri(REFUSED)), SSSOM.predicate_modifier, SSSOM.NegatedPredicate) in graph
    assert not list(graph.predicate_objects(URIRef(REFUSED.subject)))


def test_what_is_written_is_read_back() -> None:
    """Nothing is lost, and the order is that of the content."""
    with written(REFUSED, FULL, BARE) as store:
        assert stored(store) == [REFUSED, BARE, FULL]


def test_a_statement_has_one_record() -> None:
    """Who says it and how sure they are does not change its IRI; what is said does, and the base does not."""
    assert mapping_iri(FULL) == mapping_iri(replace(FULL, author=None, confidence=None))
    assert len({mapping_iri(one) for one in (FULL, REFUSED, BARE, replace(FULL, negated=True))}) == 4
    base = "https://example.org/"
    moved = replace(FULL, subject=base + "place/vn-hue")
    assert mapping_iri(moved, base) == mapping_iri(FULL).replace(BASE, base)


def test_the_base_is_read_off_the_graph() -> None:
    """A store of another publisher says where its resources live; an empty one has the project's base."""
    with Store.open(None) as store:
        assert base_of(store) == BASE
        assert stored(store) == []
        base = "https://example.org/"
        name = graph_iri("links", base)
        store.replace_graph(name, list(mapping_quads(BARE, NamedNode(name), base)))
        assert base_of(store) == base
        assert stored(store) == [BARE]


@pytest.mark.parametrize("base", [None, BASE, "https://example.org/"])
def test_an_imported_graph_is_not_taken_for_the_links(base: str | None, tmp_path: Path) -> None:
    """Whatever it is called: the ledger says where our resources live, else our own graphs do."""
    ours, theirs = graph_iri("links", base or BASE), graph_iri("links", "https://aaa.org/")
    file = tmp_path / "set.nt"
    file.write_text("<http://e.org/a> <http://e.org/p> <http://e.org/b> .\n", encoding="utf-8")
    with Archive.open(tmp_path / "store") as archive:
        if base is not None:
            archive.settle(base)
        quads = list(mapping_quads(BARE, NamedNode(ours), base or BASE))
        archive.store.replace_graph(ours, quads)
    import_files(tmp_path / "store", [file], theirs)
    with Store.open_read_only(tmp_path / "store") as view:
        for seen in (view, Own(view)):
            assert base_of(seen) == (base or BASE)
            assert stored(seen) == [BARE]
