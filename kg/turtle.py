"""Triples as Turtle, for people to read."""

from __future__ import annotations

from collections.abc import Iterable

from kg.store import RdfFormat, Triple, serialize
from mappings.namespaces import PREFIXES


def turtle(triples: Iterable[Triple]) -> str:
    """Return triples as Turtle, sorted, with the prefixes that they use."""
    ordered = sorted(triples, key=str)
    written = " ".join(map(str, ordered))
    used = {prefix: name for prefix, name in PREFIXES.items() if f"<{name}" in written}
    return (serialize(ordered, format=RdfFormat.TURTLE, prefixes=used) or b"").decode()
