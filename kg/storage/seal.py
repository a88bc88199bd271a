"""The seal of an article's graphs: a digest by which it is told whether what is stored of it is still what was stored."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import Quad


def seal(*graphs: Iterable[Quad]) -> str:
    """Return the SHA-256 over the N-Quads of each graph in turn, as stored, its lines sorted by code point.

    An article's graphs are its own, as it was before decisions, and the one of what was refused. Quads that were not stored
    yet go through ``kg.store.as_stored`` first: Oxigraph keeps a ``xsd:nonNegativeInteger`` as a ``xsd:integer``.
    """
    digest = hashlib.sha256()
    for quads in graphs:
        for line in sorted(map(str, quads)):
            digest.update(f"{line}\n".encode())
        digest.update(b"\x00")
    return digest.hexdigest()
