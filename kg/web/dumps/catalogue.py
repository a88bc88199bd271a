"""What a release says of itself in its DCAT: title, version, licence, and what each file holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.store import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from mappings.namespaces import PREFIXES

FILE: Final = "dcat.ttl"
FORMATS: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""The formats in which the catalogue can be had, the one that it is written in first."""
_TYPE: Final = PREFIXES["rdf"] + "type"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A release in words; ``holds`` is by the names of files."""

    title: str = "Release"
    description: str = ""
    version: str = ""
    licence: str = ""
    holds: dict[str, str] = field(default_factory=dict)


def read_catalogue(folder: Path) -> Catalogue:
    """Return what the DCAT of a folder says, in English; little where it has none, or none that can be read."""
    said: dict[str, dict[str, str]] = {}
    kinds: dict[str, str] = {}
    for quad in _quads(folder):
        node, name, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(node, NamedNode):
            continue
        if name == _TYPE and isinstance(value, NamedNode):
            kinds[node.value] = value.value.removeprefix(PREFIXES["dcat"])
        elif isinstance(value, NamedNode) or (isinstance(value, Literal) and value.language in {None, "en"}):
            said.setdefault(node.value, {})[name] = value.value
    terms, known = PREFIXES["dct"], Catalogue()
    dataset = next((said.get(node, {}) for node, kind in sorted(kinds.items()) if kind == "Dataset"), {})
    files = (said.get(node, {}) for node, kind in kinds.items() if kind == "Distribution")
    return Catalogue(
        dataset.get(terms + "title", known.title),
        dataset.get(terms + "description", ""),
        dataset.get(PREFIXES["dcat"] + "version", ""),
        dataset.get(terms + "license", ""),
        {one.get(terms + "title", ""): one.get(terms + "description", "") for one in files},
    )


def written(folder: Path, media_type: str) -> bytes | None:
    """Return the catalogue in a format of ``FORMATS``; None where there is none that can be read."""
    file = folder / FILE
    if not file.is_file() or file.is_symlink():
        return None
    if FORMATS[media_type] is RdfFormat.TURTLE:
        return file.read_bytes()
    triples = [quad.triple for quad in _quads(folder)]
    return serialize(triples, format=FORMATS[media_type], prefixes=PREFIXES) if triples else None


def _quads(folder: Path) -> Iterable[Quad]:
    file = folder / FILE
    if not file.is_file() or file.is_symlink():
        return []
    try:
        return list(parse(file.read_bytes(), format=RdfFormat.TURTLE))
    except SyntaxError:
        return []
