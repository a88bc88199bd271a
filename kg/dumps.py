"""Dumps: files of RDF, packed or not, read as a stream: the one reader of each format."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast
from urllib.parse import urlsplit
from xml.parsers import expat

from kg.errors import MissingPath, NotAFile, UnreadableData
from kg.files import sha256, sha256_of
from kg.formats import Compression, bare_suffix
from kg.ledger import ImportedFile
from kg.packing import unpacked
from kg.store import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse
from mappings.namespaces import BASE

FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".n3": RdfFormat.N3,
    ".jsonld": RdfFormat.JSON_LD,
}
WITH_GRAPHS: Final = frozenset({RdfFormat.N_QUADS, RdfFormat.TRIG})
"""The formats whose files say which graph holds each statement; one in JSON-LD is read for its statements."""

_DIGITS: Final = 32  # of the 64 of a SHA-256: enough that no two files meet


@dataclass(frozen=True, slots=True)
class Dump:
    """A file of RDF and its format."""

    path: Path
    format: RdfFormat

    @classmethod
    def at(cls, path: Path) -> Dump:
        """Return the dump in a file, told by its suffix before that of a compression.

        Raises:
            MissingPath: there is none.
            NotAFile: it is a folder.
            UnreadableData: its suffix is none of ``FORMATS``.
        """
        if not path.exists():
            raise MissingPath(path)
        if path.is_dir():
            raise NotAFile(path)
        kind = FORMATS.get(bare_suffix(path))
        if kind is None:
            known, packings = ", ".join(FORMATS), " or ".join(f".{one}" for one in Compression)
            reason = (
                f"its name tells no format: call it by one of {known}, with {packings} behind it or without"
            )
            raise UnreadableData(path, reason)
        return cls(path, kind)

    def checked(self, graph: str) -> ImportedFile:
        """Parse the file to its end as one for ``graph``, and return its name and the SHA-256 of its bytes.

        Raises:
            UnreadableData: it does not parse.
            MissingExtra: there is no library for its compression.
        """
        for _ in self.statements(graph):
            pass
        return ImportedFile(self.path.name, sha256_of(self.path))

    def quads(self, graph: str, base: str = BASE) -> Iterator[Quad]:
        """Yield the statements of the file, whichever graph it puts them in, as quads of ``graph``.

        A blank node becomes an IRI below ``/.well-known/genid/`` at the host of ``base``, as
        https://www.w3.org/TR/rdf11-concepts/#section-skolemization has it. It is made of the graph's IRI, what the
        file says once unpacked, and the node's number in order of appearance: whoever imports the file into that graph
        gets the same IRIs, and two files never share a node. The quads are not held, the names of blank nodes are.

        Raises:
            UnreadableData: it does not parse.
            MissingExtra: there is no library for its compression.
        """
        name, names = NamedNode(graph), dict[BlankNode, NamedNode]()
        with unpacked(self.path) as stream:
            stem = _genid(base) + hashlib.sha256(f"{graph} {sha256(stream)}".encode()).hexdigest()[:_DIGITS]

        def named(node: NamedNode | BlankNode) -> NamedNode:
            if isinstance(node, NamedNode):
                return node
            if node not in names:
                names[node] = NamedNode(f"{stem}/{len(names) + 1}")
            return names[node]

        for quad in self.statements(graph):
            subject, value = quad.subject, quad.object
            subject = named(cast("NamedNode | BlankNode", subject))
            value = named(value) if isinstance(value, BlankNode) else value
            yield Quad(subject, quad.predicate, value, name)

    def statements(self, base: str | None = None) -> Iterator[Quad]:
        """Yield the statements of the file as it makes them; its relative IRIs are resolved against ``base``.

        Raises:
            UnreadableData: it does not parse.
            MissingExtra: there is no library for its compression.
        """
        try:
            with unpacked(self.path) as stream:
                for quad in parse(stream, format=self.format, base_iri=base):
                    if isinstance(quad.object, Triple):
                        reason = f"it quotes a triple, as only RDF 1.2 does: {quad.subject} {quad.predicate}"
                        raise UnreadableData(self.path, reason)
                    yield quad
        except SyntaxError as error:
            raise UnreadableData(self.path, " ".join(error.msg.split()), self._line(error)) from error
        except (EOFError, zlib.error, UnicodeDecodeError) as error:
            raise UnreadableData(self.path, f"{error}; was it cut?") from error
        except (ValueError, OSError) as error:
            raise UnreadableData(self.path, str(error)) from error

    def _line(self, error: SyntaxError) -> int | None:
        """The line of a fault; of one in XML as expat sees it, since Oxigraph's reader does not tell."""
        if error.lineno is not None or self.format is not RdfFormat.RDF_XML:
            return error.lineno
        with unpacked(self.path) as stream:
            try:
                expat.ParserCreate().ParseFile(stream)
            except expat.ExpatError as fault:
                return fault.lineno
        return None


def _genid(base: str) -> str:
    """Where the publisher of ``base`` names blank nodes; its path keeps apart those who share a host."""
    parts = urlsplit(base)
    return f"{parts.scheme}://{parts.netloc}/.well-known/genid{parts.path}"
