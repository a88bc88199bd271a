"""What a store holds, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.identity.following import in_force
from kg.ledger import Import, Ledger
from kg.own import Own
from kg.provenance import derivation, extractor, fingerprint
from kg.store import NamedNode, Store, View
from mappings.namespaces import BASE, DIP, PREFIXES
from mappings.problem import Problem

_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")


@dataclass(frozen=True, slots=True)
class Info:
    """The figures of a store. ``classes`` counts nodes, however many articles speak of them, if any: see ``class_sizes``."""

    quads: int
    articles: int
    graphs: tuple[tuple[str, int], ...]  # derived graphs and their quads
    classes: tuple[tuple[str, int], ...]  # dip: class without its prefix, and its nodes
    extractor: str  # name and version of this program
    stale: int  # articles that were read by other rules, or another ontology, than this program's
    fresh: bool  # whether the derived graphs follow the articles
    refused: int  # validation results in quarantine
    last_built: str | None  # UTC, ISO 8601
    problems: tuple[Problem, ...]
    decisions: int  # decisions of people that the store follows
    decided_in: str | None  # the file that they come from
    imports: tuple[Import, ...]  # sets of others, each in a graph of its own; their quads are among ``quads``


def info(store_dir: Path) -> Info:
    """Return the figures of the store in a directory.

    Raises:
        MissingStore, StoreUnreadable: the directory holds no store, or a damaged one.
    """
    with Store.open_read_only(store_dir) as view:
        ledger = Ledger.open_read_only(store_dir)
        try:
            entries = list(ledger.entries())
            base, current, imports = ledger.base or BASE, fingerprint(), ledger.imports()
            followed = in_force(ledger)
            articles = {name for name in view.graphs() if name.startswith(base + "article/")}
            return Info(
                quads=len(view),
                articles=len(articles),
                graphs=tuple(_sizes(view, base, {known.graph for known in imports})),
                classes=tuple(class_sizes(Own(view)).items()),
                extractor=extractor(),
                stale=sum(entry.extractor != current for entry in entries),
                fresh=ledger.derived_from == derivation(),
                refused=sum(entry.refused for entry in entries),
                last_built=max((entry.built_at for entry in entries), default=None),
                problems=tuple(problem for entry in entries for problem in entry.problems),
                decisions=len(followed.decisions.mappings),
                decided_in=str(followed.file) if followed.file else None,
                imports=imports,
            )
        finally:
            ledger.close()


def _sizes(view: View, base: str, imported: AbstractSet[str]) -> list[tuple[str, int]]:
    return [
        (name, view.size_of(name))
        for name in view.graphs()
        if not name.startswith(base + "article/") and name not in imported
    ]


def class_sizes(own: Own) -> dict[str, int]:
    """Return how many nodes each class of the ontology has in the union of our graphs, by its local name, in its order.

    Places, bodies and people that only the tables tell of count, as in the dumps of a release and its description;
    what was imported does not.
    """
    nodes = {
        (quad.subject, quad.object.value)
        for quad in own.match(predicate=_TYPE)
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(DIP)
    }
    return dict(sorted(Counter(name.removeprefix(DIP) for _, name in nodes).items()))
