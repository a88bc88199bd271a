"""What the graph says of one node after another: its values, its name, the articles that tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final

from kg.store import Literal, NamedNode, Term, View
from mappings.namespaces import DIP, PREFIXES

ARTICLES: Final = "articles"
"""As a step of a path: from a node to the articles whose graphs tell of it."""

_TYPE: Final = PREFIXES["rdf"] + "type"
_LABEL: Final = PREFIXES["rdfs"] + "label"
_SUBCLASS: Final = NamedNode(PREFIXES["rdfs"] + "subClassOf")
_REMEMBERED: Final = 1 << 15

Said = dict[str, tuple[Term, ...]]


class Lookup:
    """Reads one node at a time from a view, and remembers the last ones."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known = lru_cache(_REMEMBERED)(self._read)

    def of_class(self, name: str) -> list[str]:
        """Return the IRIs of all nodes of a class, by code point; ``name`` is prefixed."""
        found = self._view.match(predicate=NamedNode(_TYPE), value=NamedNode(expanded(name)))
        return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})

    def values(self, node: str, step: str) -> tuple[Term, ...]:
        """Return the values of a property (prefixed), each once, sorted.

        A step that begins with ``^`` leads to the nodes of which the node is a value; ``ARTICLES`` to its articles.
        """
        if step.startswith("^"):
            found = self._view.match(predicate=NamedNode(expanded(step[1:])), value=NamedNode(node))
            return tuple(sorted({q.subject for q in found if isinstance(q.subject, NamedNode)}, key=str))
        said, graphs = self._known(node)
        if step == ARTICLES:
            return tuple(NamedNode(graph) for graph in graphs if graph in self.articles)
        return said.get(expanded(step), ())

    def follow(self, node: str, path: tuple[str, ...]) -> list[Term]:
        """Return what the properties of ``path`` lead to, one after the other; each value once, in order."""
        reached: list[Term] = [NamedNode(node)]
        for step in path:
            starts = (term.value for term in reached if isinstance(term, NamedNode))
            reached = list(dict.fromkeys(value for start in starts for value in self.values(start, step)))
        return reached

    def label(self, node: str, *languages: str) -> str:
        """Return the node's name in the first of ``languages`` that it has one in, else any; "" without a name."""
        labels = {
            label.language or "": label.value
            for label in self.values(node, "rdfs:label")
            if isinstance(label, Literal)
        }
        return next(
            (labels[language] for language in (*languages, *sorted(labels)) if language in labels), ""
        )

    def own_label(self, node: str, language: str) -> str:
        """Return the node's name in this very language, "" without one."""
        return next(
            (
                label.value
                for label in self.values(node, "rdfs:label")
                if isinstance(label, Literal) and label.language == language
            ),
            "",
        )

    def finest(self, node: str) -> str:
        """Return the local name of the node's class of which no other class of it is a kind; "" without one."""
        types = {value.value for value in self.values(node, "rdf:type")}
        return finest_class(types, self.above)

    @cached_property
    def articles(self) -> frozenset[str]:
        """The graphs of articles: those that say of their own name that it is one."""
        return frozenset(article_graphs(self._view))

    @cached_property
    def above(self) -> dict[str, set[str]]:
        """The classes directly above each class."""
        return classes_above(self._view)

    def _read(self, node: str) -> tuple[Said, tuple[str, ...]]:
        found: defaultdict[str, set[Term]] = defaultdict(set)
        graphs = set()
        for quad in self._view.match(NamedNode(node)):
            if isinstance(quad.object, NamedNode | Literal):
                found[quad.predicate.value].add(quad.object)
            if isinstance(quad.graph_name, NamedNode):
                graphs.add(quad.graph_name.value)
        said = {name: tuple(sorted(values, key=str)) for name, values in found.items()}
        return said, tuple(sorted(graphs))


def article_graphs(view: View) -> Iterator[str]:
    """Yield the name of each graph that says of itself that it is an article; in no particular order."""
    for quad in view.match(predicate=NamedNode(_TYPE), value=NamedNode(DIP + "Article")):
        if quad.subject == quad.graph_name and isinstance(quad.subject, NamedNode):
            yield quad.subject.value


def classes_above(view: View) -> dict[str, set[str]]:
    """Return the classes directly above each class, as the ontology in the view says."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    for quad in view.match(predicate=_SUBCLASS):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            above[quad.subject.value].add(quad.object.value)
    return dict(above)


def finest_class(types: set[str], above: dict[str, set[str]]) -> str:
    """Return the local name of the class among ``types`` that none of the others is below.

    One of this ontology comes before others, then the first by code point; "" without any.
    """
    own = {name for name in types if name.startswith(DIP)} or types
    upper = set().union(*(_all_above(name, above) for name in own))
    left = sorted(own - upper) or sorted(own)
    return local_name(left[0]) if left else ""


def local_name(iri: str) -> str:
    """Return what stands behind the last ``#`` or ``/`` of an IRI."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def expanded(name: str) -> str:
    """Return the IRI of a prefixed name."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def _all_above(name: str, above: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        new = above.get(todo.pop(), set()) - found - {name}
        found |= new
        todo.extend(new)
    return found
