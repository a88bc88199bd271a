"""A mapping as triples: the link itself where it holds, and a record of why, as SSSOM writes it in RDF.

https://mapping-commons.github.io/sssom/spec-formats-rdf/: a record is an ``owl:Axiom``, each slot a property. It has
an IRI made from what it states, so that a statement has one record.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Final

from kg import ledger
from kg.identity.sssom import Mapping
from kg.own import Own
from kg.store import Literal, NamedNode, Quad, Term, View
from mappings.iris import graph_iri
from mappings.namespaces import BASE, PREFIXES

_RDF, _OWL, _SSSOM, _XSD = (PREFIXES[name] for name in ("rdf", "owl", "sssom", "xsd"))

TYPE: Final = NamedNode(_RDF + "type")
AXIOM: Final = NamedNode(_OWL + "Axiom")
RECORD: Final = NamedNode(_SSSOM + "Mapping")  # of links only, so that a query can ask for these
SUBJECT: Final = NamedNode(_OWL + "annotatedSource")
PREDICATE: Final = NamedNode(_OWL + "annotatedProperty")
OBJECT: Final = NamedNode(_OWL + "annotatedTarget")
JUSTIFICATION: Final = NamedNode(_SSSOM + "mapping_justification")
MODIFIER: Final = NamedNode(_SSSOM + "predicate_modifier")
NOT: Final = NamedNode(_SSSOM + "NegatedPredicate")
CONFIDENCE: Final = NamedNode(_SSSOM + "confidence")
AUTHOR: Final = NamedNode(_SSSOM + "author_label")
TOOL: Final = NamedNode(_SSSOM + "mapping_tool")
DAY: Final = NamedNode(PREFIXES["pav"] + "authoredOn")
COMMENT: Final = NamedNode(PREFIXES["rdfs"] + "comment")
SUBJECT_SOURCE: Final = NamedNode(_SSSOM + "subject_source")
OBJECT_SOURCE: Final = NamedNode(_SSSOM + "object_source")
PROVIDER: Final = NamedNode(_SSSOM + "mapping_provider")
LICENSE: Final = NamedNode(PREFIXES["dct"] + "license")

_ENDING: Final = graph_iri("links", "")  # of the name of the links' graph, under any base


def mapping_iri(mapping: Mapping, base: str = BASE) -> str:
    """The record of what a mapping states: subject, predicate, object, and whether it is so or not.

    The subject counts without ``base``, so the end of the IRI is the same for every publisher.
    """
    stated = (
        mapping.subject.removeprefix(base),
        mapping.predicate,
        mapping.object,
        "not" if mapping.negated else "",
    )
    return f"{base}mapping/{hashlib.sha256(' '.join(stated).encode()).hexdigest()[:16]}"


def mapping_quads(mapping: Mapping, graph: NamedNode, base: str = BASE) -> Iterator[Quad]:
    """Yield the link, unless the mapping is a negation, and its record."""
    if not mapping.negated:
        yield Quad(NamedNode(mapping.subject), NamedNode(mapping.predicate), NamedNode(mapping.object), graph)
    record = NamedNode(mapping_iri(mapping, base))
    yield Quad(record, TYPE, RECORD, graph)
    for name, value in slots(mapping):
        yield Quad(record, name, value, graph)


def slots(mapping: Mapping) -> Iterator[tuple[NamedNode, Term]]:
    """Yield what the record of a mapping says: each slot that is filled, as a property and its value."""
    known: tuple[tuple[NamedNode, Term | None], ...] = (
        (TYPE, AXIOM),
        (SUBJECT, NamedNode(mapping.subject)),
        (PREDICATE, NamedNode(mapping.predicate)),
        (OBJECT, NamedNode(mapping.object)),
        (MODIFIER, NOT if mapping.negated else None),
        (JUSTIFICATION, NamedNode(mapping.justification)),
        (CONFIDENCE, _typed(mapping.confidence, "double")),
        (AUTHOR, _plain(mapping.author)),
        (TOOL, _plain(mapping.tool)),
        (DAY, _typed(mapping.day, "date")),
        (COMMENT, _plain(mapping.comment)),
        (SUBJECT_SOURCE, _node(mapping.subject_source)),
        (OBJECT_SOURCE, _node(mapping.object_source)),
        (PROVIDER, _node(mapping.provider)),
        (LICENSE, _node(mapping.license)),
    )
    yield from ((name, value) for name, value in known if value is not None)


def base_of(view: View) -> str:
    """Return where the resources of a store live: as its ledger says, else as the name of our links' graph tells.

    An imported graph may be called anything, so its name tells nothing. Without either it is the project's base.
    """
    settled = ledger.base_of(view.path)
    if settled is not None:
        return settled
    names = (graph.removesuffix(_ENDING) for graph in Own(view).graphs() if graph.endswith(_ENDING))
    return next(names, BASE)


def stored(view: View) -> list[Mapping]:
    """Return the mappings whose records ``graph/links`` holds, by subject, predicate and object."""
    graph = NamedNode(graph_iri("links", base_of(view)))
    records: dict[str, dict[NamedNode, str]] = {}
    for quad in view.match(graph=graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            records.setdefault(quad.subject.value, {})[quad.predicate] = quad.object.value
    found = [_mapping(given) for given in records.values() if SUBJECT in given]
    return sorted(found, key=lambda one: (one.subject, one.predicate, one.object, one.negated))


def _mapping(given: dict[NamedNode, str]) -> Mapping:
    return Mapping(
        subject=given[SUBJECT],
        predicate=given[PREDICATE],
        object=given[OBJECT],
        justification=given[JUSTIFICATION],
        negated=MODIFIER in given,
        author=given.get(AUTHOR),
        tool=given.get(TOOL),
        day=dt.date.fromisoformat(given[DAY]) if DAY in given else None,
        confidence=float(given[CONFIDENCE]) if CONFIDENCE in given else None,
        comment=given.get(COMMENT),
        subject_source=given.get(SUBJECT_SOURCE),
        object_source=given.get(OBJECT_SOURCE),
        provider=given.get(PROVIDER),
        license=given.get(LICENSE),
    )


def _node(iri: str | None) -> NamedNode | None:
    return NamedNode(iri) if iri else None


def _plain(words: str | None) -> Literal | None:
    return Literal(words) if words else None


def _typed(value: object, datatype: str) -> Literal | None:
    return None if value is None else Literal(str(value), datatype=NamedNode(_XSD + datatype))
