"""VoID and DCAT: what a release says of itself is what is there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDF, VOID, Literal, URIRef

from kg.asking.answer import answer
from kg.asking.library import find
from kg.derived import derive
from kg.formats import Compression
from kg.info import class_sizes
from kg.own import Own
from kg.release import Settings, write_release
from kg.store import Store, parse
from mappings.iris import graph_iri
from mappings.namespaces import BASE, DIP, PREFIXES

SPDX = rdflib.Namespace(PREFIXES["spdx"])
DATASET = URIRef(BASE + "dataset/diplomacy-kg")


@pytest.fixture
def release(described: Store, tmp_path: Path) -> Path:
    """A release, compressed, of a publisher who says all that can be said."""
    settings = Settings(
        compression=Compression.GZ,
        licence="https://example.org/licence",
        creator="Somebody",
        address="https://example.org/data",
    )
    write_release(described, tmp_path / "r", settings)
    return tmp_path / "r"


def test_void_counts_what_the_dump_holds(described: Store, tmp_path: Path) -> None:
    """Statements, subjects, values, classes and properties, each counted anew from the Turtle."""
    write_release(described, tmp_path / "r")
    told = rdflib.Graph().parse(tmp_path / "r" / "void.ttl")
    triples = [quad.triple for quad in parse(path=tmp_path / "r" / "diplomacy-kg.ttl")]
    expected = {
        VOID.triples: len(triples),
        VOID.distinctSubjects: len({triple.subject for triple in triples}),
        VOID.distinctObjects: len({triple.object for triple in triples}),
        VOID.properties: len({triple.predicate for triple in triples}),
        VOID.documents: 2,
    }
    for name, count in expected.items():
        assert told.value(DATASET, name) == Literal(count)
    counts = {
        told.value(part, VOID["class"]): told.value(part, VOID.entities)
        for part in told.objects(DATASET, VOID.classPartition)
    }
    assert counts[URIRef(DIP + "Person")] == Literal(3)
    assert counts[URIRef(DIP + "Reception")] == Literal(1)
    by_property = {
        told.value(part, VOID.property): told.value(part, VOID.triples)
        for part in told.objects(DATASET, VOID.propertyPartition)
    }
    assert by_property[URIRef(DIP + "participation")] == Literal(2)
    assert sum(int(str(count)) for count in by_property.values()) == len(triples)


def test_void_has_a_linkset_for_each_target(release: Path) -> None:
    """By the target's name space and the kind of link."""
    told = rdflib.Graph().parse(release / "void.ttl")
    found = {
        (
            str(told.value(told.value(links, VOID.objectsTarget), VOID.uriSpace)),
            told.value(links, VOID.subjectsTarget),
            told.value(links, VOID.linkPredicate),
            int(str(told.value(links, VOID.triples))),
        )
        for links in told.objects(DATASET, VOID.subset)
        if (links, RDF.type, VOID.Linkset) in told
    }
    match = URIRef(PREFIXES["skos"] + "exactMatch")
    assert found == {
        (PREFIXES["wd"], DATASET, match, 1),
        ("https://sws.geonames.org/", DATASET, match, 1),
    }


def test_dcat_gives_each_file_with_its_size_and_checksum(release: Path) -> None:
    """Addresses, media types and compression, of every file of data."""
    told = rdflib.Graph().parse(release / "dcat.ttl")
    distributions = list(told.objects(DATASET, DCAT.distribution))
    assert len(distributions) == len(list(release.rglob("*.gz")))
    for node in distributions:
        file = release / str(told.value(node, DCAT.downloadURL)).removeprefix("https://example.org/data/")
        data = file.read_bytes()
        assert int(str(told.value(node, DCAT.byteSize))) == len(data)
        checksum = told.value(node, SPDX.checksum)
        assert told.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert str(told.value(checksum, SPDX.checksumValue)).lower() == hashlib.sha256(data).hexdigest()
        assert str(told.value(node, DCAT.compressFormat)).endswith("application/gzip")
        assert str(told.value(node, DCAT.mediaType)).startswith(
            "https://www.iana.org/assignments/media-types/"
        )


def test_dcat_names_version_licence_and_creator(release: Path) -> None:
    """The version is the date of the newest article, not of the run."""
    told = rdflib.Graph().parse(release / "dcat.ttl")
    assert str(told.value(DATASET, URIRef(PREFIXES["dcat"] + "version"))) == "2024-05-17"
    assert str(told.value(DATASET, DCTERMS.modified)) == "2024-05-17"
    assert told.value(DATASET, DCTERMS.license) == URIRef("https://example.org/licence")
    creator = told.value(DATASET, DCTERMS.creator)
    assert str(told.value(creator, rdflib.FOAF.name)) == "Somebody"


def test_classes_are_counted_as_in_a_release(described: Store, tmp_path: Path) -> None:
    """Nodes of the tables too: the figures of ``kg info``, of a release and of the named query are one."""
    described.replace_graph(graph_iri("tallies"), derive(described)[graph_iri("tallies")])
    sizes = class_sizes(Own(described))
    asked = answer(described.query(find("counts").text))
    counted = zip(asked.column("class"), asked.column("number"), strict=True)
    told = {str(name).removeprefix(DIP): number for name, number in counted}
    assert sizes == told | {"Tally": sizes["Tally"]}  # which nobody reports
    write_release(described, tmp_path / "release")
    readme = (tmp_path / "release" / "README.md").read_text(encoding="utf-8")
    assert [name for name, size in sizes.items() if f"| `dip:{name}` | {size:,} |" not in readme] == []
