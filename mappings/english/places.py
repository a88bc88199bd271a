"""Places in English text: known names where a place can stand, adjectives of nationality, and which place a name means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mappings.article import Article
from mappings.authorities import Authorities, KnownPlace, authorities
from mappings.english.words import demonyms, is_any, place_names, run, word_at, words
from mappings.facts import Place
from mappings.folding import fold
from mappings.mentions.capitals import family_names, given_names
from mappings.mentions.places import PlaceMention
from mappings.text import Sentence, Token


@dataclass(frozen=True, slots=True)
class _Named:
    first: int
    last: int
    name: str  # folded, as the authorities have it
    kind: str | None  # what "Prefecture" behind it or "city of" before it says


class Gazetteer:
    """Finds the places of one article; a name that several places bear is of the countries that it speaks of."""

    def __init__(self, article: Article, read: Sequence[Sentence]) -> None:
        self._known: Authorities = authorities()
        published = article.published
        self._on: date | None = published.latest if published is not None else None
        found = [_named(sentence.tokens) for sentence in read]
        self._counted = self._count(read, found)
        self._near = tuple(
            dict.fromkeys(ids[0] for named in found for one in named if len(ids := self._ids(one.name)) == 1)
        )
        self.countries: tuple[str, ...] = tuple(
            code for code, _ in sorted(self._counted.items(), key=lambda item: (-item[1], item[0]))
        )

    def find(self, tokens: Sequence[Token]) -> list[PlaceMention]:
        """Return the places that ``tokens`` name, in order; "Vietnamese" is an adjective of its country."""
        found = []
        for one in _named(tokens):
            known = self.resolve(one.name, one.kind) or self.resolve(one.name)
            if known is not None:
                name = _written(tokens, one.first, one.last)
                place = Place(name, known.kind, known.id, known.country)
                found.append(PlaceMention(one.first, one.last, one.first, place))
        taken = {i for mention in found for i in range(mention.first, mention.last)}
        for match in demonyms().find(tokens):
            if match.first in taken or not tokens[match.first].is_capitalised:
                continue
            known = self._known.places[match.values[0]]
            place = Place(known.name_in("en") or known.name, known.kind, known.id, known.country)
            found.append(PlaceMention(match.first, match.last, match.first, place, adjective=True))
        return sorted(found, key=lambda mention: mention.first)

    def resolve(self, name: str, kind: str | None = None) -> KnownPlace | None:
        """Return the known place that a name means in this article, None where that cannot be decided."""
        code = words().mapped("places", "also").get(fold(name))
        if code is not None:
            return self._known.places[code]
        return self._known.resolve_place(
            name, countries=self.countries, kind=kind, on=self._on, near=self._near
        )

    def country_place(self, code: str) -> Place | None:
        """Return the country with an ISO code as a place."""
        known = self._known.places.get(code.lower())
        if known is None:
            return None
        return Place(known.name_in("en") or known.name, "Country", known.id, known.country)

    def _ids(self, name: str) -> tuple[str, ...]:
        return self._known.place_names.get(name, ())

    def _count(self, read: Sequence[Sentence], found: Sequence[Iterable[_Named]]) -> Counter[str]:
        """Weigh how often the article names each country: itself or its adjective twice, a town of it once."""
        counted: Counter[str] = Counter()
        for sentence, named in zip(read, found, strict=True):
            for match in demonyms().find(sentence.tokens):
                counted[match.values[0].upper()] += 2 * sentence.tokens[match.first].is_capitalised
            for one in named:
                code = words().mapped("places", "also").get(one.name)
                lands = (
                    {code.upper()} if code else {self._known.places[i].country for i in self._ids(one.name)}
                )
                if len(lands) == 1 and (land := lands.pop()):
                    is_land = code or any(
                        self._known.places[i].kind == "Country" for i in self._ids(one.name)
                    )
                    counted[land] += 2 if is_land else 1
        return counted


def _named(tokens: Sequence[Token]) -> list[_Named]:
    """Return where known names stand as places: in capitals, no part of a longer name, common words only behind a preposition."""
    found = []
    for match in place_names().find(tokens):
        first, last, name = match.first, match.last, match.values[0]
        if not all(token.is_capitalised or token.glue for token in (tokens[first], tokens[last - 1])):
            continue
        kind = words().mapped("places", "kinds_after").get(word_at(tokens, last))
        behind = last + (kind is not None and tokens[last].is_capitalised)
        before = words().mapped("places", "kinds_before").get(" ".join(run(tokens, first - 2, first)))
        if _behind_name(tokens, first):
            continue  # "Catherine West"
        if word_at(tokens, first - 1) in words().of("places", "leading") or before or kind:
            pass
        elif name in authorities().ambiguous_names or _in_name(tokens, first, last):
            continue
        if is_any(tokens, last, words().of("places", "not_places")) and tokens[last].is_capitalised:
            continue
        if tokens[first].folded in family_names() and _goes_on(tokens, last) and last == first + 1:
            continue  # "Ho Van Muoi"
        found.append(_Named(first, behind, name, kind or before))
    return found


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a further capitalised word stands at ``i`` that is no place's, body's or title's."""
    if i >= len(tokens) or not tokens[i].is_capitalised or tokens[i].glue:
        return False
    plain = words().of("bodies", "heads") | words().of("bodies", "parts")
    return tokens[i].folded not in plain and place_names().at(tokens, i) is None


def _behind_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether a given name stands right before ``first``."""
    return first > 0 and tokens[first - 1].is_capitalised and tokens[first - 1].folded in given_names()


def _in_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words stand inside a longer run of capitals that is no office or list: "Austin" in "Jane Austin Green"."""
    before = tokens[first - 1] if first else None
    opener = first == 1 or (before is not None and before.folded in words().of("grammar", "openers"))
    led = before is not None and before.is_word and before.is_capitalised and not before.glue and not opener
    plain = (
        words().of("bodies", "heads") | words().of("bodies", "parts") | words().of("persons", "qualifiers")
    )
    led = led and before is not None and before.folded not in plain
    return led and _goes_on(tokens, last)


def _written(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words as written, with their hyphens and apostrophes."""
    return "".join(
        ("" if i == 0 else token.glue or " ") + token.text for i, token in enumerate(tokens[first:last])
    )
