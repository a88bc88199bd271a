"""Scoring identity: whether mentions of one person, and reports of one event, meet in one node, and no others do.

The gold is the table ``identity.tsv`` beside the gold files: kind (person or event), entity, article, name. The
name of a person is a spelling as the article writes it; that of an event is the id of the event in the article's
gold file. Rows of one kind and entity are one thing. An event that no row names is a thing of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from kg.evaluate.gold import GoldMistake
from kg.evaluate.likeness import name_words
from kg.evaluate.tally import Slip, Tally

FILE: Final = "identity.tsv"
PERSONS: Final = "person identity"
EVENTS: Final = "events told twice"
_COLUMNS: Final = ("kind", "entity", "article", "name")

Mention = tuple[str, str]  # article, name


@dataclass(frozen=True, slots=True)
class Identity:
    """Which mentions are one thing: the entity of each person's spelling and of each event, by article and name."""

    persons: Mapping[Mention, str]
    events: Mapping[Mention, str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of mentions of one kind that are rightly, wrongly or not in one node, and what is wrong with them."""

    kind: str
    tally: Tally
    slips: tuple[Slip, ...] = ()


def read_identity(path: Path) -> Identity:
    """Read an identity table. Raises GoldMistake, with the line where there is one; OSError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise GoldMistake(f"not UTF-8: byte {error.start}") from error
    if not lines or tuple(lines[0].split("\t")) != _COLUMNS:
        raise GoldMistake(f"the first line is not {' '.join(_COLUMNS)!r}, held apart by tabs", 1)
    found: dict[str, dict[Mention, str]] = {"person": {}, "event": {}}
    for number, line in enumerate(lines[1:], start=2):
        fields = line.split("\t")
        if len(fields) != len(_COLUMNS) or not all(field.strip() for field in fields):
            raise GoldMistake(f"not {len(_COLUMNS)} fields held apart by tabs: {line!r}", number)
        kind, entity, article, name = fields
        if kind not in found:
            raise GoldMistake(f"no kind {kind!r}: person or event", number)
        if (article, name) in found[kind]:
            raise GoldMistake(f"{name!r} of {article} stands twice", number)
        found[kind][article, name] = entity
    return Identity(found["person"], found["event"])


def score_persons(identity: Identity, written: Mapping[str, Mapping[str, Iterable[str]]]) -> Pairs:
    """Compare all pairs of spellings of persons, within an article and across.

    ``written`` holds, per scored article, each person's node with the names that the article's graph has for it.
    A spelling that the gold lists and the graph lacks is in no node: its pairs are missed. One that the graph has
    and the gold does not list is a person of its own. Honorifics, case and marks make no difference.
    """
    nodes = {
        (article, _key(name)): node
        for article, persons in written.items()
        for node, names in persons.items()
        for name in names
    }
    listed = {
        (article, _key(name)): entity
        for (article, name), entity in identity.persons.items()
        if article in written
    }
    return _compared(PERSONS, _named(nodes, listed), nodes, listed=listed)


def score_events(identity: Identity, told: Mapping[str, Mapping[str, str]]) -> Pairs:
    """Compare all pairs of events of two articles.

    ``told`` holds, per scored article, the node of each event by its id in the gold, or by any other name where no
    event of the gold is meant.
    """
    nodes = {(article, name): node for article, events in told.items() for name, node in events.items()}
    listed = {mention: entity for mention, entity in identity.events.items() if mention[0] in told}
    return _compared(EVENTS, _named(nodes, listed), nodes, listed=listed, across=True)


def _key(name: str) -> str:
    return " ".join(name_words(name))


def _named(nodes: Iterable[Mention], listed: Mapping[Mention, str]) -> dict[Mention, str]:
    """Return the entity of every mention: one that the gold does not list is a thing of its own."""
    return {mention: "#".join(mention) for mention in nodes} | dict(listed)


def _compared(
    kind: str,
    entities: Mapping[Mention, str],
    nodes: Mapping[Mention, str],
    *,
    listed: Mapping[Mention, str],
    across: bool = False,
) -> Pairs:
    """Count pairs of one entity in one node, in two, and pairs of two entities in one node."""
    wanted = set(_pairs(listed, across=across))
    met = set(_pairs(nodes, across=across))
    apart = sorted(wanted - met)
    merged = sorted(pair for pair in met if entities[pair[0]] != entities[pair[1]])
    slips = [_slip(kind, pair, nodes, merged=False) for pair in apart]
    slips += [_slip(kind, pair, nodes, merged=True) for pair in merged]
    return Pairs(kind, Tally(len(wanted & met), len(merged), len(apart)), tuple(slips))


def _pairs(labels: Mapping[Mention, str], *, across: bool) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs of mentions with one label, of two articles where ``across``."""
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention, label in labels.items():
        groups[label].append(mention)
    for group in groups.values():
        for one, other in combinations(sorted(group), 2):
            if not across or one[0] != other[0]:
                yield one, other


def _slip(kind: str, pair: tuple[Mention, Mention], nodes: Mapping[Mention, str], *, merged: bool) -> Slip:
    one, other = pair
    what = f"{one[1]} ({one[0]}) and {other[1]} ({other[0]})"
    if merged:
        return Slip(one[0], kind, "false", f"{what} are two, in one node {nodes[one]}")
    where = " and ".join(nodes.get(mention, "not in the graph") for mention in pair)
    return Slip(one[0], kind, "miss", f"{what} are one, in two: {where}")
