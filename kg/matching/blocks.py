"""Which pairs are worth a comparison: those that share a key, so that a graph of thousands is not compared all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

LARGEST: Final = 400  # nodes that share a key; one that more share tells nothing


def pairs(
    keys: Iterable[tuple[str, str]], lookups: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of nodes that share a key, each once, in order.

    Args:
        keys: a node and one of its keys.
        lookups: a node and a key under which the others find it, while it does not look for others there.
    """
    sought, found = _by_key(keys), _by_key(lookups)
    seen: set[tuple[str, str]] = set()
    for key, nodes in sought.items():
        if len(nodes) <= LARGEST:
            seen.update(combinations(sorted(nodes), 2))
        others = found.get(key, set()) - nodes
        if len(nodes) * len(others) <= LARGEST * LARGEST:
            seen.update((min(a, b), max(a, b)) for a in nodes for b in others)
    yield from sorted(seen)


def _by_key(entries: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node, key in entries:
        found[key].add(node)
    return found
