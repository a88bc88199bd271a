"""The store: Oxigraph on disk or in memory, seen through a view that only reads or a store that also writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    Variable,
    parse,
    parse_query_results,
    serialize,
)

from kg.asking.sparql import syntax_error
from kg.closing import Closing
from kg.errors import BlankNodeRefused
from kg.storage.damage import evaluation_error, no_tables, opening_error, reading, whole
from kg.storage.holder import sign, unsign
from kg.storage.room import has_room
from kg.storage.schema import admit
from mappings.namespaces import PREFIXES

__all__ = [
    "BlankNode", "CanonicalizationAlgorithm", "Dataset", "DefaultGraph", "Literal", "NamedNode", "Quad",
    "QueryBoolean", "QueryResults", "QueryResultsFormat", "QuerySolution", "QuerySolutions", "QueryTriples",
    "RdfFormat", "Store", "Term", "Triple", "View", "as_stored", "parse", "parse_query_results",
    "serialize",
]  # fmt: skip

Term = NamedNode | Literal
QueryResults = QuerySolutions | QueryBoolean | QueryTriples

FOLDER: Final = "oxigraph"  # within the store's directory, beside the ledger and the texts
PART: Final = 10_000  # quads of a large graph that go in one transaction
WAITING: Final = "waiting"  # beside it, while a large graph is compared with what replaces it


class _Handle:
    """The one reference to an open store that its views share, so that closing any of them lets go of the files."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store


class View(Closing):
    """What can be read of a store, or of another view's store. A view has no method that writes."""

    def __init__(self, inner: pyoxigraph.Store | View, path: Path | None) -> None:
        self._handle: _Handle = inner._handle if isinstance(inner, View) else _Handle(inner)  # noqa: SLF001
        self.path = path  # the store's directory, None in memory

    @property
    def _inner(self) -> pyoxigraph.Store:
        return self._handle.store

    def __len__(self) -> int:
        with reading(self.path):
            return len(self._inner)

    def close(self) -> None:
        """Let go of the files (and of the lock); this view and those made of it read as empty from then on."""
        self._handle.store = pyoxigraph.Store()

    def query(
        self,
        text: str,
        *,
        substitutions: Mapping[str, Term] | None = None,
        union_default_graph: bool = True,
    ) -> QueryResults:
        """Evaluate a SPARQL 1.1 query: rows for SELECT, a truth for ASK, triples for CONSTRUCT and DESCRIBE.

        The prefixes of ``mappings.namespaces`` need no declaration. The default graph is the union of all
        graphs unless ``union_default_graph`` is False. ``substitutions`` binds variables of the outermost SELECT
        clause, named without their mark, to terms: nothing in a term can change what the query asks.

        Raises:
            QuerySyntaxError: with the line and column of the fault.
            UnprojectedParameter: a variable to bind is not in the SELECT clause.
            QueryFailed: the evaluation could not begin. Rows are worked out as they are taken, so that a service
                which cannot be reached shows only then, as Oxigraph's ``OSError`` or ``RuntimeError``.
        """
        try:
            bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
                Variable(name): term for name, term in (substitutions or {}).items()
            }
            return self._inner.query(
                text,
                prefixes=PREFIXES,
                use_default_graph_as_union=union_default_graph,
                substitutions=bound or None,
            )
        except SyntaxError as error:
            raise syntax_error(text, str(error)) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise evaluation_error(self.path, str(error)) from error

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of one graph, of the whole store without ``graph``; in no particular order."""
        return self.match(graph=None if graph is None else NamedNode(graph))

    def match(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that have each of the given terms in its place."""
        with reading(self.path):
            return whole(iter(self._inner.quads_for_pattern(subject, predicate, value, graph)), self.path)

    def values(self, subject: NamedNode, predicate: NamedNode) -> Iterator[Term]:
        """Yield each value that any graph gives a node's property, once: where thousands say the same, much faster than ``match``."""
        found = self.query(f"SELECT DISTINCT ?value {{ {subject} {predicate} ?value }}")
        return whole((row[0] for row in cast("QuerySolutions", found)), self.path)

    def dump(self, out: IO[bytes], graph: str | None = None) -> None:
        """Write every quad as a line of N-Quads, those of one ``graph`` as lines of N-Triples; in no particular order.

        Raises:
            OSError: ``out`` could not be written to.
        """
        with reading(self.path):
            if graph is None:
                self._inner.dump(out, RdfFormat.N_QUADS)
            else:
                self._inner.dump(out, RdfFormat.N_TRIPLES, from_graph=NamedNode(graph))

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each named graph, in code point order."""
        with reading(self.path):
            return iter(sorted(graph.value for graph in self._inner.named_graphs()))

    @property
    def empty(self) -> bool:
        """Whether nothing is stored; counting everything would take longer."""
        return next(self.quads(), None) is None

    def has_graph(self, graph: str) -> bool:
        """Whether a graph of that name is stored."""
        with reading(self.path):
            return self._inner.contains_named_graph(NamedNode(graph))

    def size_of(self, graph: str) -> int:
        """Return the number of quads in a graph.

        Row by row: over a damaged table, Oxigraph's COUNT gathers errors until no memory is left.
        """
        found = self.query(f"SELECT (1 AS ?one) {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}")
        with reading(self.path):
            return sum(1 for _ in cast("QuerySolutions", found))


class Store(View):
    """A view that also writes. One process at a time can hold the store of a directory."""

    known_size: int | None = None  # how many quads there are, as long as that is known without counting

    def __len__(self) -> int:
        if self.known_size is None:
            self.known_size = super().__len__()
        return self.known_size

    @classmethod
    def open(cls, path: Path | None) -> Store:
        """Open the store in directory ``path``, making it where there is none; in memory with None.

        Raises:
            StoreLocked: another process (or another opening in this one) holds it.
            StoreUnreadable: what lies there is no store, or is damaged.
            NewerStore: a newer version of this program wrote it.
        """
        if path is None:
            return cls(pyoxigraph.Store(), None)
        admit(path)
        try:
            (path / FOLDER).mkdir(parents=True, exist_ok=True)
            store = cls(pyoxigraph.Store(path / FOLDER), path)
        except (OSError, RuntimeError) as error:
            raise opening_error(path, error) from error
        sign(path)
        return store

    @staticmethod
    def open_read_only(path: Path) -> View:
        """Open the store in directory ``path`` to read what is committed at this moment; a writer may be at work.

        Raises:
            MissingStore: there is none.
            StoreUnreadable: what lies there is no store, or is damaged.
            NewerStore: a newer version of this program wrote it.
        """
        admit(path)
        if not (path / FOLDER / "CURRENT").is_file():
            raise no_tables(path)
        try:
            return View(pyoxigraph.Store.read_only(str(path / FOLDER)), path)
        except (OSError, RuntimeError) as error:
            raise opening_error(path, error) from error

    def close(self) -> None:
        """Let go of the files, once what was written stands in tables: whoever opens the store reads its log anew."""
        self.sync()
        if self.path is not None:
            unsign(self.path)
        super().close()

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> bool:
        """Make ``quads`` all that graph ``graph`` holds, in one transaction; return whether anything changed."""
        return bool(self.replace_graphs({graph: quads}))

    def replace_graphs(
        self,
        graphs: Mapping[str, Iterable[Quad]],
        *,
        before: Callable[[Sequence[Quad], Sequence[Quad]], object] | None = None,
    ) -> frozenset[str]:
        """Make each graph hold exactly its quads, all in one transaction; return the graphs that changed.

        Whichever graph a quad names, it is stored in the one that it is listed under. A graph without quads is
        removed. Only the difference is written: replacing a graph by itself writes nothing. ``before`` is told the
        quads that go and those that come, before any does.

        Raises:
            BlankNodeRefused: a quad holds a blank node; nothing is written then.
        """
        gone: list[Quad] = []
        come: list[Quad] = []
        dropped: list[str] = []
        changed: set[str] = set()
        leaving: list[Quad] = []  # with those of graphs that are dropped
        for graph, quads in graphs.items():
            new, old = _placed(graph, quads), set(self.quads(graph))
            if not new and self.has_graph(graph):
                dropped.append(graph)
            if new != old:
                gone.extend(old - new if new else ())
                come.extend(new - old)
            if new != old or graph in dropped:
                changed.add(graph)
                leaving += old - new
        if before is not None:
            before(leaving, come)
        size = self.known_size
        self.apply(gone, come, dropped)
        self.known_size = None if size is None else size + len(come) - len(leaving)
        return frozenset(changed)

    def load_graph(self, graph: str, quads: Iterable[Quad]) -> int:
        """As ``replace_graph``, for sets that are too large to be held: return the number of quads then stored.

        A new graph is filled in bulk, which Oxigraph does whole or not at all. One that is there is compared with the
        new set, which waits in a store of its own meanwhile, and the difference is written in one transaction: what
        that costs in time and memory goes by the size of the difference.

        Raises:
            BlankNodeRefused: a quad holds a blank node; nothing is written then.
            Exception: whatever ``quads`` raises; nothing is written then.
        """
        placed = _grounded(graph, quads)
        self.known_size = None
        if not self.has_graph(graph):
            self._inner.bulk_extend(placed)
            return self.size_of(graph)
        with self._waiting() as new:
            new.bulk_extend(placed)
            if not len(new):
                self._update(f"DROP SILENT GRAPH {NamedNode(graph)}")
                return 0
            gone = _data(quad for quad in self.quads(graph) if quad not in new)
            come = _data(quad for quad in new if quad not in self._inner)
            del new
        operations = [
            f"{verb} DATA {{ {data} }}" for verb, data in (("DELETE", gone), ("INSERT", come)) if data
        ]
        self._update(" ;\n".join(operations))
        return self.size_of(graph)

    @contextmanager
    def _waiting(self) -> Iterator[pyoxigraph.Store]:
        """An empty store that goes when the block ends; one that a kill left behind goes first."""
        folder = None if self.path is None else self.path / WAITING
        try:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)
            yield pyoxigraph.Store(folder)
        finally:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)

    def drop_graph(self, graph: str) -> None:
        """Remove a graph in several transactions, since it may be too large to be held; one not there is gone already."""
        quads = self.quads(graph)
        self.known_size = None
        while part := list(islice(quads, PART)):
            self._update(f"DELETE DATA {{ {_data(part)} }}")
        self._update(f"DROP SILENT GRAPH {NamedNode(graph)}")

    def sync(self) -> None:
        """Have what was written stand on disk, where not even a loss of power takes it away."""
        with reading(self.path):
            self._inner.flush()

    def compact(self) -> None:
        """Lay the tables together after a great load, which halves what looking up takes: some 2 s for a million quads.

        Left undone where there is little to gain, or no room on the disk for what it writes before it lets go of the old tables.
        """
        if self.path is not None and has_room(self.path / FOLDER):
            with reading(self.path):
                self._inner.optimize()

    def fill(self, quads: bytes) -> None:
        """Add the N-Quads of graphs that are not there yet by Oxigraph's bulk loader, all of them or none.

        Raises:
            BlankNodeRefused: a quad holds a blank node; nothing is written then.
        """
        if b"_:" in quads:
            for quad in parse(quads, format=RdfFormat.N_QUADS):
                if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                    raise BlankNodeRefused(getattr(quad.graph_name, "value", "default"))
        self.known_size = None
        with reading(self.path):
            self._inner.bulk_load(quads, format=RdfFormat.N_QUADS)

    def _update(self, text: str) -> None:
        with reading(self.path):
            self._inner.update(text)

    def apply(self, gone: Sequence[Quad], come: Sequence[Quad], dropped: Sequence[str] = ()) -> None:
        """Take quads that are there and whole graphs out and put quads in that are not, in one transaction.

        ``extend`` is one, and so is a whole SPARQL Update request, which is only needed to delete.
        """
        size = self.known_size
        self.known_size = None if size is None or dropped else size + len(come) - len(gone)
        if not gone and not dropped:
            with reading(self.path):
                self._inner.extend(come)
            return
        operations = [f"DROP SILENT GRAPH <{graph}>" for graph in dropped]
        if gone:
            operations.append(f"DELETE DATA {{ {_data(gone)} }}")
        if come:
            operations.append(f"INSERT DATA {{ {_data(come)} }}")
        self._update(" ;\n".join(operations))


def as_stored(quads: Iterable[Quad]) -> set[Quad]:
    """Return quads as Oxigraph will give them back: it keeps the value of a number, not its spelling."""
    passing = pyoxigraph.Store()
    passing.extend(quads)
    return set(passing)


def _placed(graph: str, quads: Iterable[Quad]) -> set[Quad]:
    """The quads in the graph, as they will be given back."""
    name = NamedNode(graph)
    placed = as_stored(Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads)
    if any(isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode) for quad in placed):
        raise BlankNodeRefused(graph)
    return placed


def _grounded(graph: str, quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads in the graph, as they come."""
    name = NamedNode(graph)
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise BlankNodeRefused(graph)
        yield Quad(quad.subject, quad.predicate, quad.object, name)


def _data(quads: Iterable[Quad]) -> str:
    """The quads as SPARQL writes ground data; Oxigraph prints a term in N-Triples, which SPARQL reads."""
    return "\n".join(f"GRAPH {quad.graph_name} {{ {quad.triple} }}" for quad in quads)
