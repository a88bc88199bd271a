"""What kind of place a name is of: by the noun before it ("province sud-coréenne de"), or as only countries are called."""

from __future__ import annotations

from collections.abc import Sequence

from mappings.authorities import authorities
from mappings.french.words import words
from mappings.text import Token


def behind_noun(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the bare name begins in a match that opens with its noun: "province de Quang Ninh"."""
    if tokens[first].is_capitalised or first + 2 >= last or tokens[first + 1].folded not in {"de", "du", "d"}:
        return first
    return first + 2


def compound(tokens: Sequence[Token], i: int) -> tuple[int, int]:
    """Return where the hyphened words that token ``i`` is one of begin and end: "Rives-sur-Ondelle" from any of its three."""
    first = last = i
    while first > 0 and tokens[first].glue == "-":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].glue == "-":
        last += 1
    return first, last + 1


def noun_before(tokens: Sequence[Token], first: int) -> tuple[int, str | None]:
    """Return where "province sud-coréenne de" before ``first`` begins and the kind of place that it says."""
    i = first - 1
    while i >= 0 and tokens[i].folded in {"de", "du", "des", "d", "la", "l", "le"}:
        i -= 1
    skipped = first - 1 - i
    for start in range(i, max(i - 4, -1), -1):
        match = words().place_nouns.at(tokens, start)
        if match is None or match.last > i + 1:
            continue
        between = tokens[match.last : i + 1]
        if all(
            t.folded in words().demonyms or t.folded in words().place_adjectives or t.glue for t in between
        ):
            pointed = not skipped and start > 0 and tokens[start - 1].folded in words().demonstratives
            if pointed:
                return first, None  # "a reçu dans cette ville M. X"
            named = skipped or match.values[0] == "City" or any(t.folded in words().demonyms for t in between)
            return (start, match.values[0]) if named else (first, None)
    return first, None


def names_country(name: str) -> bool:
    """Whether only countries have a folded name: "emirats arabes unis"."""
    known = authorities()
    ids = known.place_names.get(name, ())
    return bool(ids) and all(known.places[one].kind == "Country" for one in ids)
