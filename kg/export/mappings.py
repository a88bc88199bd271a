"""Links outward as SSSOM/TSV, each with its justification and confidence: https://mapping-commons.github.io/sssom/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import BinaryIO, Final

from kg.identity.sssom import Mapping, text
from kg.links.record import base_of, stored
from kg.store import Literal, NamedNode, View
from mappings.iris import graph_iri
from mappings.namespaces import PREFIXES

_LABEL: Final = NamedNode(PREFIXES["rdfs"] + "label")
_LANGUAGES: Final = ("en", "fr")  # a label's language, the first that there is


def write_mappings(view: View, out: BinaryIO) -> None:
    """Write every mapping of ``graph/links``, refused ones as negations, by subject, predicate and object."""
    base = base_of(view)
    graph = graph_iri("links", base)
    labelled = _labelled(stored(view), _labels(view, graph_iri("labels", base)))
    out.write(text(labelled, base, mapping_set_id=graph, mapping_set_title=_TITLE).encode())


_TITLE: Final = "Links of a graph of diplomacy to other data sets"


def _labelled(mappings: Iterable[Mapping], labels: dict[str, str]) -> Iterator[Mapping]:
    for mapping in mappings:
        yield replace(mapping, subject_label=labels.get(mapping.subject))


def _labels(view: View, graph: str) -> dict[str, str]:
    """The label of each node, in the first language that it has one in."""
    found: dict[str, dict[str, str]] = {}
    for quad in view.match(predicate=_LABEL, graph=NamedNode(graph)):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found.setdefault(quad.subject.value, {})[quad.object.language or ""] = quad.object.value
    return {
        node: next((by[one] for one in (*_LANGUAGES, *sorted(by)) if one in by), "")
        for node, by in found.items()
    }
