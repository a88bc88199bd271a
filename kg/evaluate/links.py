"""Scoring place links: what the graph links the words to that name a place, against the gold's list of named places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kg.evaluate.gold import GoldPlace
from kg.evaluate.readback import SeenPlace
from kg.evaluate.tally import Slip, Tally
from mappings.authorities import authorities

KIND: Final = "place links"

Verdict = Literal["right", "wrong", "wrong country", "refused", "not read", "linked", "kept"]
VERDICTS: Final[Mapping[Verdict, str]] = {
    "right": "linked to the entry that is meant",
    "wrong": "linked to another entry of the same country",
    "wrong country": "linked to an entry of another country",
    "refused": "read as a place and left unlinked, though the tables know it",
    "not read": "not in the graph as a place at all",
    "linked": "linked, though no entry is right",
    "kept": "no entry is right, and none is linked",
}
_FALSE: Final = frozenset({"wrong", "wrong country", "linked"})
_MISSED: Final = frozenset({"wrong", "wrong country", "refused", "not read"})


@dataclass(frozen=True, slots=True)
class Link:
    """How one name of the gold, or one that the graph links and the gold does not list, came out."""

    article: str
    mention: str
    verdict: Verdict
    expected: str | None  # id of an authority entry
    found: tuple[str, ...] = ()  # ids of those that the graph has
    quote: str = ""

    def slip(self) -> Slip | None:
        """What is wrong with it as a line for people; None where nothing is."""
        if self.verdict in {"right", "kept"}:
            return None
        meant = self.expected or "none"
        what = f"{self.mention}: {self.verdict}, {', '.join(self.found) or 'none'} for {meant}"
        return Slip(self.article, KIND, "false" if self.verdict in _FALSE else "miss", what, quote=self.quote)


def judge(article: str, golds: Sequence[GoldPlace], seen: Sequence[SeenPlace], text: str) -> tuple[Link, ...]:
    """Return how each named place of ``golds`` came out, then what else is linked in ``text``.

    A name counts once, however often it stands: it is right where its words are linked to the entry meant and
    nowhere to another. A longer name claims its words ("ville de Lai Châu" beside "Lai Châu"). Optional names
    count neither way.
    """
    owned, strays = _owners(golds, seen, _claims(golds, text))
    links = []
    for index, gold in enumerate(golds):
        if not gold.optional:
            found = owned.get(index) or [place for place in seen if _ends_with(gold.mention, place.words)]
            verdict = _verdict(gold, found)
            ids = tuple(sorted({place.authority for place in found if place.authority is not None}))
            links.append(Link(article, gold.mention, verdict, gold.id, ids, _line_of(gold.mention, text)))
    links += [
        Link(article, stray.words, "linked", None, (stray.authority,), _line_of(stray.words, text))
        for stray in strays
        if stray.authority is not None
    ]
    return tuple(links)


def tally(links: Iterable[Link]) -> Tally:
    """Count right links, false ones (wrong, or where none is right) and missed ones (wrong, refused, not read)."""
    counted = counts(links)
    return Tally(
        counted["right"],
        sum(number for verdict, number in counted.items() if verdict in _FALSE),
        sum(number for verdict, number in counted.items() if verdict in _MISSED),
    )


def counts(links: Iterable[Link]) -> dict[Verdict, int]:
    """Return how many came out each way, in the order of ``VERDICTS``."""
    counted = Counter(link.verdict for link in links)
    return {verdict: counted[verdict] for verdict in VERDICTS}


def _claims(golds: Sequence[GoldPlace], text: str) -> list[tuple[int, int, int]]:
    """Return (start, end, index) of each occurrence of a name, the longest names first."""
    claims: list[tuple[int, int, int]] = []
    for index in sorted(range(len(golds)), key=lambda i: -len(golds[i].mention)):
        for match in re.finditer(rf"(?<!\w){re.escape(golds[index].mention)}(?!\w)", text):
            if not any(start <= match.start() and match.end() <= end for start, end, _ in claims):
                claims.append((match.start(), match.end(), index))
    return claims


def _owners(
    golds: Sequence[GoldPlace], seen: Sequence[SeenPlace], claims: Sequence[tuple[int, int, int]]
) -> tuple[dict[int, list[SeenPlace]], list[SeenPlace]]:
    """Return the places that the graph has for the words of each name, and those for no name of the gold."""
    owned: dict[int, list[SeenPlace]] = {}
    strays = []
    by_words = {gold.mention: index for index, gold in enumerate(golds)}
    for place in seen:
        end = place.start + len(place.words)
        overlaps = [(min(stop, end) - max(start, place.start), -index) for start, stop, index in claims]
        shared, owner = max(overlaps, default=(0, 0))
        index = -owner if shared > 0 else None
        if index is None or not _ends_with(golds[index].mention, place.words):
            # "chinoise" in "province chinoise du Guangdong"; "vietnamien" where the text has lost a space before it
            index = by_words.get(place.words, index)
        if index is None:
            index = next((i for i, gold in enumerate(golds) if _ends_with(gold.mention, place.words)), None)
        if index is None:
            strays.append(place)
        else:
            owned.setdefault(index, []).append(place)
    return owned, strays


def _ends_with(mention: str, words: str) -> bool:
    """Whether ``words``, which the graph holds where they stand first, end ``mention``: "province du Guangdong"."""
    return mention == words or bool(re.search(rf"[\s'’-]{re.escape(words)}$", mention))


def _verdict(gold: GoldPlace, found: Sequence[SeenPlace]) -> Verdict:
    linked = {place.authority for place in found if place.authority is not None}
    others = linked - gold.accepted
    if gold.id is None:
        return "linked" if others else "kept"
    if others:
        home = _country(gold.id)
        return "wrong" if all(_country(other) == home for other in others) else "wrong country"
    if linked:
        return "right"
    return "refused" if found else "not read"


def _country(authority: str) -> str | None:
    known = authorities().places.get(authority)
    return known.country if known is not None else None


def _line_of(words: str, text: str) -> str:
    """Return the words with some of what stands around them, on one line."""
    at = text.find(words)
    return " ".join(text[max(at - 60, 0) : at + len(words) + 60].split()) if at >= 0 else ""
