"""The graphs of a store at an address: which there are, and each of them read, put in place or taken out.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final
from urllib.parse import quote

from kg.errors import NotAllowed, ServiceRefused, UnusableAnswer
from kg.http import Client, Message
from kg.remote.address import Address
from kg.store import (
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
)
from mappings.namespaces import DIP

LINES: Final = "application/n-triples"
PART: Final = 8 * 2**20  # bytes of a graph in one request
SMALLEST: Final = 2**16  # bytes that any server should take
_RESULTS: Final = "application/sparql-results+json"
_NAMES: Final = 'SELECT DISTINCT ?graph WHERE { GRAPH ?graph { } FILTER (STRSTARTS(STR(?graph), "%s")) }'
_HASHES: Final = (
    'SELECT ?graph ?hash WHERE { GRAPH ?graph { ?graph <%s> ?hash } FILTER (STRSTARTS(STR(?graph), "%s")) }'
)
_FORBIDDEN: Final = frozenset({401, 403})
_NOT_THERE: Final = 404
_NOT_TAKEN: Final = 405
_TOO_LARGE: Final = 413


class RemoteGraphs:
    """The named graphs of one store. Every request may be sent again: it does the same done twice."""

    def __init__(self, client: Client, address: Address, *, known: bool) -> None:
        """``known``: whether the client sends credentials."""
        self._client = client
        self.address = address
        self._known = known

    def names(self, base: str) -> dict[str, str | None]:
        """Return the graphs under ``base``, those of articles with the hash of the article that they say.

        Raises:
            ServiceFailed: as ``Client.send``.
        """
        found: dict[str, str | None] = {graph: None for graph, _ in self._rows(_NAMES % base)}
        found.update(self._rows(_HASHES % (DIP + "sourceHash", base)))
        return found

    def get(self, graph: str) -> list[Quad]:
        """Return what a graph holds; nothing where it is not there.

        Raises:
            ServiceFailed: as ``Client.send``.
        """
        try:
            answer = self._client.get(self._url(graph), accept=LINES)
        except ServiceRefused as failure:
            if failure.status == _NOT_THERE:
                return []
            raise
        try:
            name = NamedNode(graph)
            return [
                Quad(quad.subject, quad.predicate, quad.object, name)
                for quad in parse(answer.body, format=RdfFormat.N_TRIPLES)
            ]
        except SyntaxError as error:
            raise UnusableAnswer(self._url(graph), f"what is no N-Triples ({error})") from error

    def put(self, graph: str, lines: IO[bytes]) -> None:
        """Make a graph hold exactly what the lines of N-Triples in a file say.

        One that is larger than ``PART``, or than the server takes at once, goes in parts: the first replaces the graph, the others
        are added, so that it is not whole before the last.

        Raises:
            NotAllowed: the server wants other credentials.
            ServiceFailed: as ``Client.send``.
        """
        most = PART
        while True:
            try:
                for number, part in enumerate(_parts(lines, most)):
                    self._write(
                        Message("POST" if number else "PUT", self._url(graph), "*/*", None, part, LINES)
                    )
            except ServiceRefused as failure:
                if failure.status != _TOO_LARGE or most <= SMALLEST:
                    raise
                most //= 8
            else:
                return

    def delete(self, graph: str) -> None:
        """Take a graph out; one that is not there is out already.

        Raises: as ``put``.
        """
        try:
            self._write(Message("DELETE", self._url(graph)))
        except ServiceRefused as failure:
            if failure.status != _NOT_THERE:
                raise

    def check_writable(self, base: str) -> None:
        """Find out whether graphs can be written, before any work is done: a graph that is not there is taken out.

        Raises:
            NotAllowed: the server wants other credentials.
            ServiceRefused: it takes no graphs.
        """
        self.delete(f"{base}graph/none")

    def _write(self, message: Message) -> None:
        try:
            self._client.send(message)
        except ServiceRefused as failure:
            if failure.status in _FORBIDDEN or (failure.status == _NOT_TAKEN and not self._known):
                raise NotAllowed(self.address.graphs, failure.status, known=self._known) from failure
            raise

    def _url(self, graph: str) -> str:
        return f"{self.address.graphs}?graph={quote(graph, safe='')}"

    def _rows(self, query: str) -> Iterator[tuple[str, str | None]]:
        answer = self._client.send(Message("POST", self.address.query, _RESULTS, form={"query": query}))
        try:
            rows = parse_query_results(answer.body, QueryResultsFormat.JSON)
            found = list(rows) if isinstance(rows, QuerySolutions) else []
        except (SyntaxError, ValueError) as error:
            raise UnusableAnswer(self.address.query, f"what are no results of SPARQL ({error})") from error
        for row in found:
            graph, value = row["graph"], row["hash"] if "hash" in query.partition("WHERE")[0] else None
            if isinstance(graph, NamedNode):
                yield graph.value, value.value if isinstance(value, Literal) else None


def _parts(lines: IO[bytes], most: int) -> Iterator[bytes]:
    """The lines of a file from its beginning, at most so many bytes of them together; one empty part of an empty file."""
    lines.seek(0)
    part = lines.read(most)
    yielded = False
    while part or not yielded:
        part += lines.readline() if part and not part.endswith(b"\n") else b""
        yield part
        yielded = True
        part = lines.read(most)
