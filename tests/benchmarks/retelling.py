"""Telling articles again in further editions: what each edition has of its own, and what it shares with the others.

Its own are articles, statements, events, agreements, anniversaries and series. Shared are those of whom much is told; who is told of in one
article only is in each edition somebody else, and where little happens is another place of the same country and kind. So the
number of persons, places and ties grows slower than that of articles, as it does in texts (Heaps' law).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from kg.derived.said import term
from kg.store import View
from mappings.authorities import authorities

RARE_PERSON: Final = 1  # articles at most in which somebody is told of who is another one in each edition
RARE_PLACE: Final = 8  # articles at most that name a place which is another one in each edition

_KEYS: Final = re.compile(
    r"(?<=/)m(\d+)-(?=\d{7})"  # an article's number
    r"|(?<=/)([0-9a-f]{15})[0-9a-f](?=[/>\n])"  # the key of an event, an agreement or an anniversary
    r"|(?<=/)((?:[a-z]{2}|x)/[a-z0-9-]+)(?=[/+>])"  # a person's
    r"|(?<=[/+])([a-z]{2}-[a-z0-9-]+)(?=[/+>])"  # a place's, alone or in that of what is of it
    r"|(?<=/series/)([^>]+)(?=>)|(?<=/event/conference/)([a-z+]+/[a-z-]+)(?=-\d)"
)
_MARK: Final = re.compile("\x01(.)([^\x02]*)\x02")
_NAMES: Final = re.compile(
    '^(<[^>]*/person/\x01[^>]*> <[^>]*#(?:altLabel|label|(hiddenLabel|spelling))> "(?:[^"\\\\]|\\\\.)*)"',
    re.MULTILINE,
)
_SPELLINGS: Final = re.compile(
    "^(?=<[^>]*/place/\x01[^>]*> <[^>]*#(?:altLabel|label|hiddenLabel|spelling)>)", re.MULTILINE
)
_SPELT: Final = re.compile("^\x01s\x02.*\n", re.MULTILINE)
_NUMERALS: Final = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)


class Retelling:
    """The further editions of the articles of a store, fifteen at most."""

    def __init__(self, view: View, base: str) -> None:
        persons, places = (dict(_counted(view, base, kind)) for kind in ("person", "place"))
        self._persons = {key for key, times in persons.items() if times <= RARE_PERSON}
        self._places = _groups({key for key, times in places.items() if times > RARE_PLACE})
        self._at = {key: (group, at) for group, keys in self._places.items() for at, key in enumerate(keys)}

    def marked(self, quads: bytes) -> bytes:
        """Return N-Quads, or IRIs in lines, with marks where editions differ."""
        keys = _KEYS.sub(self._mark, quads.decode())
        named = _NAMES.sub(lambda found: f'{found[1]}\x01{"l" if found[2] else "n"}\x02"', keys)
        return _SPELLINGS.sub("\x01s\x02", named).encode()

    def told(self, marked: bytes, edition: int) -> bytes:
        """Return what was marked as one edition has it; edition 0 is as it was."""

        def one(found: re.Match[str]) -> str:
            kind, key = found.groups()
            if kind == "p":
                group, at = self._at[key]
                return self._places[group][(at + edition) % len(self._places[group])]
            if kind == "a":
                return f"m{int(key) + edition}-"
            if kind == "h":
                return key[:-1] + f"{edition:x}" if edition else key
            if kind == "s":
                return ""
            if kind in "nl":
                numeral = f" {_NUMERALS[edition]}" if edition else ""
                return numeral.lower() if kind == "l" else numeral
            return f"{key}-{_NUMERALS[edition].lower()}" if edition else key

        written = marked.decode()
        return _MARK.sub(one, _SPELT.sub("", written) if edition else written).encode()

    def _mark(self, found: re.Match[str]) -> str:
        number, digest, person, place, *series = found.groups()
        if number:
            return f"\x01a{number}\x02"
        if digest:
            return f"\x01h{found[0]}\x02"
        if person:
            return f"\x01k{person}\x02" if person in self._persons else person
        if place:
            return f"\x01p{place}\x02" if place in self._at else place
        return f"\x01k{series[0] or series[1]}\x02"


def _counted(view: View, base: str, kind: str) -> Iterator[tuple[str, int]]:
    """The keys of the persons or places that articles name, each with how many do."""
    found: Counter[str] = Counter()
    for quad in view.match(predicate=term("rdf:type"), value=term(f"dip:{kind.capitalize()}")):
        if str(quad.graph_name).startswith(f"<{base}article/"):
            found[getattr(quad.subject, "value", "").removeprefix(f"{base}{kind}/")] += 1
    yield from found.items()


def _groups(often: set[str]) -> Mapping[tuple[str | None, str], list[str]]:
    """The known places by country and kind, sorted, but for those that are named often."""
    groups: defaultdict[tuple[str | None, str], list[str]] = defaultdict(list)
    for key, place in sorted(authorities().places.items()):
        if key not in often and "-" in key:
            groups[place.country, place.kind].append(key)
    return groups
