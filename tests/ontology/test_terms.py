"""The terms: each is defined in two languages, and none is used that does not exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

import kg
import mappings
from mappings.namespaces import BASE, DIP, PREFIXES
from mappings.resources import ONTOLOGY
from mappings.schemes import terms

ROOT = Path(__file__).parents[2]
GRAPH = Graph().parse(ONTOLOGY / "diplomacy.ttl")

# The contract of design.md §3, which queries and other people's data depend on.
CLASSES = """Article Person Body Delegation Place Country Province City Site Post Tenure Event Meeting Reception Call
    Visit Conference Signing Ceremony Training Participation Agreement Statement Relationship Anniversary Series"""
PROPERTIES = """reports sourceHash country seat partOf within validFrom validUntil replacedBy postKind ofBody ofPlace
    holder post attestedOn start end earliest latest place status participation inSeries ordinal duringEvent participant
    role capacity onBehalfOf agreementType party signatory signedOn signedAt count topic speaker act addressee madeAt
    relationshipType since commemorates year evidence inArticle refused"""


def test_the_contract_is_kept() -> None:
    """Every class and property that the contract names is defined."""
    assert {*CLASSES.split(), *PROPERTIES.split()} <= terms()


def test_nothing_but_the_contract() -> None:
    """Beyond the contract: the class above all facts, what is said of posts, what is derived, the day of a crawl."""
    kinds_of_post = {"excludes", "excludesElsewhere", "exclusiveWithin", "servesOwnCountry", "heldByMany"}
    derived = {"standsFor", "between", "saidAt", "variesIn", "spelling"}
    derived |= {
        "Tally",
        "countedIn",
        "by",
        "counts",
        "of",
        "period",
        "number",
        "firstDay",
        "lastDay",
        "facts",
    }
    assert terms() - {*CLASSES.split(), *PROPERTIES.split()} == {
        "Fact",
        "retrievedOn",
        *kinds_of_post,
        *derived,
    }


@pytest.mark.parametrize("term", sorted(terms()))
def test_a_term_is_explained(term: str) -> None:
    """A term has one label and one comment in English and French, and says which ontology defines it."""
    node = URIRef(DIP + term)
    for predicate in (RDFS.label, RDFS.comment):
        texts = [text for text in GRAPH.objects(node, predicate) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in texts) == ["en", "fr"], predicate
        assert all(str(text).strip() for text in texts)
    assert set(GRAPH.objects(node, RDFS.isDefinedBy)) == {URIRef(BASE + "ontology")}


def test_a_term_is_a_class_or_a_property() -> None:
    """Classes begin with a capital and are owl:Class; the rest are properties."""
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}
    for term in terms():
        types = set(GRAPH.objects(URIRef(DIP + term), RDF.type))
        assert types == {OWL.Class} if term[0].isupper() else types <= kinds


def test_a_domain_is_one_class() -> None:
    """A property has no domain or one: two would mean their intersection."""
    for term in terms():
        for predicate in (RDFS.domain, RDFS.range):
            assert len(set(GRAPH.objects(URIRef(DIP + term), predicate))) <= 1


def test_the_header_says_what_it_is() -> None:
    """The ontology tells its version, its licence and its changes."""
    header = URIRef(BASE + "ontology")
    told = set(GRAPH.predicates(header))
    for name in ("versionInfo", "versionIRI"):
        assert OWL[name] in told
    assert URIRef(PREFIXES["dct"] + "license") in told
    assert URIRef(PREFIXES["skos"] + "changeNote") in told


def _sources() -> Iterator[Path]:
    for folder in (ONTOLOGY, ROOT / "tests" / "ontology" / "shapes"):
        yield from folder.rglob("*.ttl")
    for package in (kg, mappings):
        assert package.__file__ is not None
        yield from Path(package.__file__).parent.rglob("*.py")
    yield from (ROOT / "queries").glob("*.rq")


def _used(text: str) -> set[str]:
    prefixed = re.findall(r"(?<![\w:.-])dip:([A-Za-z]\w*)", text)
    joined = re.findall(r'\bDIP \+ "([A-Za-z]\w*)"', text)
    return {*prefixed, *joined}


def test_the_scan_sees_terms() -> None:
    """The scan finds prefixed and joined names, and leaves other prefixes alone."""
    assert _used('dip:start x-dip:no DIP + "act" xdip:no "dip:Event"') == {"start", "act", "Event"}


def test_every_term_used_exists() -> None:
    """Ontology files, queries and code use no dip: term that is not defined."""
    sources = list(_sources())
    assert len(sources) > 100
    unknown = {
        (path.name, term) for path in sources for term in _used(path.read_text(encoding="utf-8")) - terms()
    }
    assert unknown == set()
