"""Links as VoID: described set by set, counted rightly, readable by others, the same bytes every time."""

from __future__ import annotations

import io

from rdflib import DCTERMS, RDF, VOID, Graph, Literal, Namespace, URIRef

from kg.export.linkset import linksets, write_linksets
from kg.identity.sssom import CURATED, Mapping
from kg.store import Store
from mappings.namespaces import BASE, PREFIXES
from tests.kg.links.test_record import FULL, REFUSED, written

SETS = Namespace(BASE + "linkset/")
SKOS = Namespace(PREFIXES["skos"])
CLOSE = Mapping(BASE + "place/vn-hue", str(SKOS.closeMatch), PREFIXES["wd"] + "Q2", CURATED)
TOWN = Mapping(BASE + "place/vn-hue", str(SKOS.exactMatch), "https://sws.geonames.org/1580240/", CURATED)
ELSEWHERE = Mapping(BASE + "person/vn/to-lam", str(SKOS.exactMatch), "https://viaf.org/viaf/1", CURATED)
ALL = (FULL, REFUSED, CLOSE, TOWN, ELSEWHERE)


def document(*mappings: Mapping) -> bytes:
    """What is written of these mappings."""
    out = io.BytesIO()
    with written(*mappings) as store:
        write_linksets(store, out)
    return out.getvalue()


def test_links_are_sorted_by_where_they_lead() -> None:
    """A refused link leads nowhere."""
    with written(*ALL) as store:
        found = {one.target.key: [link.object for link in one.links] for one in linksets(store)}
    assert found == {
        "geonames": [TOWN.object],
        "viaf.org": [ELSEWHERE.object],
        "wikidata": [CLOSE.object, FULL.object],
    }
    assert list(found) == sorted(found)


def test_a_linkset_says_what_it_joins_and_how_many_links_it_has() -> None:
    """Targets, counts, source and licence; the set that it leads to is described too."""
    graph = Graph().parse(data=document(*ALL), format="turtle")
    said = set(graph.predicate_objects(SETS.wikidata))
    assert {
        (RDF.type, VOID.Linkset),
        (VOID.subjectsTarget, URIRef(BASE + "dataset/diplomacy-kg")),
        (VOID.objectsTarget, URIRef(BASE + "dataset/wikidata")),
        (VOID.triples, Literal(2)),
        (VOID.distinctSubjects, Literal(1)),
        (VOID.distinctObjects, Literal(2)),
        (DCTERMS.source, URIRef("https://example.org/")),
        (DCTERMS.license, URIRef(FULL.license or "")),
    } <= said
    dataset = URIRef(BASE + "dataset/wikidata")
    assert (dataset, RDF.type, VOID.Dataset) in graph
    assert (dataset, VOID.uriSpace, Literal("http://www.wikidata.org/entity/")) in graph


def test_a_linkset_has_one_predicate_or_a_part_for_each() -> None:
    """What VoID says of a linkset's predicate holds for all its links."""
    graph = Graph().parse(data=document(*ALL), format="turtle")
    assert set(graph.objects(SETS.geonames, VOID.linkPredicate)) == {SKOS.exactMatch}
    assert not set(graph.objects(SETS.wikidata, VOID.linkPredicate))
    parts = {
        graph.value(part, VOID.linkPredicate): graph.value(part, VOID.triples)
        for part in graph.objects(SETS.wikidata, VOID.subset)
    }
    assert parts == {SKOS.exactMatch: Literal(1), SKOS.closeMatch: Literal(1)}


def test_the_links_follow_and_no_refused_one() -> None:
    """As many as the description counts."""
    graph = Graph().parse(data=document(*ALL), format="turtle")
    links = {(s, p, o) for s, p, o in graph if str(p).startswith(str(SKOS))}
    assert links == {
        tuple(map(URIRef, (one.subject, one.predicate, one.object))) for one in (FULL, CLOSE, TOWN, ELSEWHERE)
    }


def test_the_order_of_arrival_changes_no_byte() -> None:
    """Nor does a second run."""
    assert document(*ALL) == document(*reversed(ALL)) == document(*ALL)


def test_a_store_without_links_gives_an_empty_document() -> None:
    """Valid Turtle that says nothing."""
    out = io.BytesIO()
    with Store.open(None) as store:
        write_linksets(store, out)
    assert len(Graph().parse(data=out.getvalue(), format="turtle")) == 0
