"""What a release is cut into: parts named by article, year or class."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kg.export.lookup import article_graphs, finest_class
from kg.export.nodes import Node
from kg.formats import Split
from kg.release.dates import published
from kg.store import NamedNode, View

DERIVED: Final = "derived"
"""The part of the graphs that no single article makes: ontology, authorities, links, labels, decisions."""
UNDATED: Final = "undated"
UNTYPED: Final = "untyped"

_SAFE: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


@dataclass(frozen=True, slots=True)
class Part:
    """Some graphs that are published together."""

    name: str
    graphs: tuple[str, ...]


def parts(view: View, split: Split) -> list[Part]:
    """Return the parts by article or by the year of its publication, by name; the derived graphs are one of their own.

    What was refused of an article goes with the article.
    """
    articles = frozenset(article_graphs(view))
    graphs: defaultdict[str, list[str]] = defaultdict(list)
    for graph in view.graphs():
        graphs[_part_of(view, graph, articles, split)].append(graph)
    return [Part(name, tuple(graphs[name])) for name in sorted(graphs)]


def class_of(node: Node, above: Mapping[str, set[str]]) -> str:
    """Return the name of the part of a node when a release is cut by class: its finest class in small letters."""
    finest = finest_class({name[1:-1] for name in node.types}, dict(above)).lower()
    return file_name(finest) if finest else UNTYPED


def file_name(text: str) -> str:
    """Return ``text`` as the name of a file on every system; two texts never have one name, whatever their letters' case."""
    if _SAFE.fullmatch(text) and text not in {DERIVED, UNDATED, UNTYPED}:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", text)[:80].strip("-")
    return f"{plain}-{digest}"


def _part_of(view: View, graph: str, articles: frozenset[str], split: Split) -> str:
    base, quarantined, identifier = graph.partition("graph/quarantine/")
    article = f"{base}article/{identifier}" if quarantined else graph
    if article not in articles and not quarantined:
        return DERIVED
    if split is Split.ARTICLE:
        return file_name(article.rpartition("/")[2])
    when = published(view, NamedNode(article)) if article in articles else None
    return f"{when.year:04d}" if when is not None and when.year is not None else UNDATED
