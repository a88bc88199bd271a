"""Validating: any RDF file, or all that a store holds, against the shapes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.dumps import Dump
from kg.errors import MissingPath
from kg.own import Own
from kg.shacl import Gate, Violation
from kg.store import BlankNode, NamedNode, Quad, Store
from mappings.namespaces import DIP, PREFIXES

_DERIVED: Final = re.compile(
    r"/graph/(?:ontology|authorities|links|labels|contexts|tallies|decisions|queries|quarantine/.*)\Z"
)  # under any base: a dump does not say its own
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_ARTICLE: Final = NamedNode(DIP + "Article")
_BLANK: Final = "urn:blank:"  # how a blank node of a file is named in the results


@dataclass(frozen=True, slots=True)
class Validation:
    """The outcome: how many graphs and quads were judged, and each violation with the graph that it is in.

    The shapes judge what one article says. ``united`` is how many articles a dump without graphs holds as one, 0 where
    each has its graph: where two of these differ, both values stand, which the shapes take for one too many.
    """

    graphs: int
    quads: int
    violations: tuple[tuple[str | None, Violation], ...]  # None: the default graph
    united: int = 0

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong; warnings do not count."""
        return not any(violation.refuses for _, violation in self.violations)


def validate(target: Path, gate: Gate | None = None) -> Validation:
    """Judge a file of RDF, or each article's graph in a store's directory, by the shapes.

    A file may be of any RDF format, told by its suffix, and compressed; each of its graphs is judged by itself, derived graphs of a
    dump aside. What was imported into a store is its publisher's business, and is not judged.

    Raises:
        MissingPath: there is nothing of that name.
        MissingStore, StoreUnreadable: the directory holds no store, or a damaged one.
        UnreadableData: the file is of no known format or does not parse.
    """
    if not target.exists():
        raise MissingPath(target)
    judge = gate or Gate.load()
    if target.is_dir():
        with Store.open_read_only(target) as view:
            graphs = ((name, list(view.quads(name))) for name in Own(view).graphs() if not _is_derived(name))
            return _judged(graphs, judge)
    return _judged(sorted(_read(target).items(), key=lambda item: item[0] or ""), judge)


def _judged(graphs: Iterable[tuple[str | None, list[Quad]]], gate: Gate) -> Validation:
    count, size, united, found = 0, 0, 0, list[tuple[str | None, Violation]]()
    for name, quads in graphs:
        count, size = count + 1, size + len(quads)
        found.extend((name, violation) for violation in gate.validate(quads))
        if name is None:
            united = len(
                {quad.subject for quad in quads if quad.predicate == _TYPE and quad.object == _ARTICLE}
            )
    return Validation(count, size, tuple(found), united if united > 1 else 0)


def _read(file: Path) -> dict[str | None, list[Quad]]:
    graphs: defaultdict[str | None, list[Quad]] = defaultdict(list)
    for quad in _named(Dump.at(file).statements(file.absolute().as_uri())):
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else None
        if name is None or not _is_derived(name):
            graphs[name].append(quad)
    return graphs


def _named(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Give each blank node a name, so that results can point to it."""
    for quad in quads:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        yield Quad(
            NamedNode(_BLANK + subject.value) if isinstance(subject, BlankNode) else subject,
            quad.predicate,
            NamedNode(_BLANK + value.value) if isinstance(value, BlankNode) else value,
            NamedNode(_BLANK + graph.value) if isinstance(graph, BlankNode) else graph,
        )


def _is_derived(graph: str) -> bool:
    return _DERIVED.search(graph) is not None
