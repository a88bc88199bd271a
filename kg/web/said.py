"""What an answer of the endpoint says: statements by subject and property, each with the graphs that hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.names import narrowest
from kg.store import Literal, NamedNode, QuerySolution, Term
from mappings.namespaces import DIP, PREFIXES


def full(name: str) -> str:
    """Return the IRI of a prefixed name of the project, as in ``dip:start``."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


class Said:
    """Statements, from rows of ?s ?p ?o ?g; where a query leaves ?g unbound, the graph is ""."""

    def __init__(self, rows: Iterable[QuerySolution] = ()) -> None:
        self._said: defaultdict[str, defaultdict[str, dict[Term, set[str]]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        self.add(rows)

    def add(self, rows: Iterable[QuerySolution]) -> None:
        """Take more rows."""
        for row in rows:
            subject, name, term, graph = row["s"], row["p"], row["o"], row["g"]
            if isinstance(term, NamedNode | Literal):  # half of what a page costs goes through here
                known = self._said[subject.value][name.value]
                known.setdefault(term, set()).add("" if graph is None else graph.value)

    def __contains__(self, subject: str) -> bool:
        return subject in self._said

    def subjects(self) -> Iterator[str]:
        """Yield every subject."""
        return iter(self._said)

    def properties(self, subject: str) -> Iterator[tuple[str, dict[Term, set[str]]]]:
        """Yield each property of a subject with its values and their graphs, by code point."""
        yield from sorted(self._said[subject].items()) if subject in self._said else ()

    def values(self, subject: str, name: str) -> dict[Term, set[str]]:
        """Return the values of a property, given as ``dip:start``, with the graphs that hold each."""
        return self._said[subject].get(full(name), {}) if subject in self._said else {}

    def iris(self, subject: str, *names: str) -> list[str]:
        """Return the nodes that are values of any of the properties, by code point."""
        found = {term.value for name in names for term in self.values(subject, name)}
        return sorted(found)

    def one(self, subject: str, *names: str) -> str:
        """Return the first value of the first property that has any, "" where none has."""
        return next((found[0] for name in names if (found := self.iris(subject, name))), "")

    def classes(self, subject: str) -> set[str]:
        """Return the classes of the ontology that a node has, by local name."""
        found = self.iris(subject, "rdf:type")
        return {name.removeprefix(DIP) for name in found if name.startswith(DIP)}

    def narrowest(self, subject: str) -> str:
        """Return the narrowest class of a node by its local name, "" where it has none of the ontology."""
        return narrowest(self.classes(subject))


def value_of(row: QuerySolution, name: str) -> str:
    """Return the IRI or the words of a column, "" where it is unbound."""
    term = row[name]
    return term.value if isinstance(term, NamedNode | Literal) else ""
