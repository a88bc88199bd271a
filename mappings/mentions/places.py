"""Places named in a sentence: known ones resolved by the document's countries, others by the noun before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from mappings.article import Article
from mappings.authorities import Authorities, KnownPlace, authorities
from mappings.compiled import compiled
from mappings.facts import Place
from mappings.folding import fold
from mappings.french.words import words
from mappings.lexicon import Matcher
from mappings.mentions.adjectives import is_language
from mappings.mentions.capitals import family_names, given_names, is_name_word
from mappings.mentions.place_nouns import behind_noun, compound, names_country, noun_before
from mappings.mentions.towns import by_first_word, towns_in, towns_told
from mappings.mentions.unlisted import unlisted
from mappings.text import Sentence, Token
from mappings.text import tokens as tokens_of

_SYLLABLE: Final = 2  # letters of a name that is more often the first syllable of a longer one
_CLEARLY: Final = 2  # times as often as another a country must be named to be meant by a shared demonym


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens ``[first:last]`` name a place; ``phrase`` is where the phrase that names it begins ("province de …").

    ``adjective``: the word is a demonym ("vietnamien"), which names the country without being its name.
    """

    first: int
    last: int
    phrase: int
    place: Place
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    phrase: int
    kind: str | None  # what the noun before it says
    name: str
    supported: bool  # stands where a place stands
    bare: str  # the name without its noun


@compiled
def _names() -> Matcher[str]:
    return Matcher(((name, name) for name in authorities().place_names), stemmed=False)


@compiled
def _demonyms() -> Matcher[str]:
    return Matcher(
        ((word, id_) for word, id_ in authorities().demonyms.items() if len(word) > 2), stemmed=False
    )


class Gazetteer:
    """Finds the places of one article; "Santiago" is where the countries that it speaks of have one."""

    def __init__(self, article: Article, read: Sequence[Sentence]) -> None:
        self._known: Authorities = authorities()
        published = article.published
        self._on: date | None = published.latest if published is not None else None
        named = [(sentence, _candidates(sentence.tokens)) for sentence in read]
        self._candidates = {id(sentence.tokens): (sentence.tokens, found) for sentence, found in named}
        self._counted = self._count_countries(named)
        self._kinds = _kinds_told(candidate for _, candidates in named for candidate in candidates)
        self._sure = self._surely_named(candidate for _, candidates in named for candidate in candidates)
        self._towns = by_first_word(towns_told(read))
        self._countries = tuple(
            code for code, _ in sorted(self._counted.items(), key=lambda item: (-item[1], item[0]))
        )

    @property
    def countries(self) -> tuple[str, ...]:
        """The ISO codes of the countries that the article names ("vietnamien", "Daegu"), the most frequent first."""
        return self._countries

    def find(self, tokens: Sequence[Token]) -> list[PlaceMention]:
        """Return the places that ``tokens`` name, in order: "province de Quang Ninh", "vietnamien", "Pékin"."""
        found: list[PlaceMention] = []
        own = self._candidates.get(id(tokens))  # of the article; others are of a name or label
        for candidate in own[1] if own is not None else _candidates(tokens):
            mention = self._mention(tokens, candidate)
            if mention is not None:
                found.append(mention)
        taken = {i for mention in found for i in range(mention.first, mention.last)}
        found += self._adjectives(tokens, taken)
        found += [
            PlaceMention(first, last, phrase, Place(_written(tokens, first, last), kind))
            for phrase, first, last, kind in unlisted(tokens, taken)
        ]
        taken |= {i for mention in found for i in range(mention.first, mention.last)}
        found += [PlaceMention(i, last, i, town) for i, last, town in towns_in(tokens, taken, self._towns)]
        return sorted(found, key=lambda mention: mention.first)

    def resolve(self, name: str, kind: str | None = None) -> KnownPlace | None:
        """Return the known place that a name ("Pékin") means in this article, None where that cannot be decided."""
        known = self._known.resolve_place(
            name, countries=self._countries, kind=kind, on=self._on, near=self._sure
        )
        told = self._kinds.get(fold(name)) if kind is None else None
        if known is None or told in {None, known.kind} or self._has_bare(known):
            return known
        return self.resolve(name, told) or known

    def _has_bare(self, known: KnownPlace) -> bool:
        """Whether the press of its country has a use for bare names, whatever the article says elsewhere."""
        country = self._known.places.get((known.country or "").lower())
        return country is not None and country.bare is not None

    def _surely_named(self, candidates: Iterable[_Candidate]) -> tuple[str, ...]:
        """Return the ids of the towns and provinces whose names no other place has."""
        found: dict[str, None] = {}
        for candidate in candidates:
            ids = self._known.place_names.get(candidate.name, ())
            sure = candidate.supported or candidate.name not in self._known.ambiguous_names
            if len(ids) == 1 and sure and self._known.places[ids[0]].kind != "Country":
                found[ids[0]] = None
        return tuple(found)

    def _former(self, name: str) -> KnownPlace | None:
        """Return the one unit of a name that had ended by the article's day: "l'ancienne Bac Ninh" of late 2025."""
        ids = self._known.place_names.get(fold(name), ())
        ended = [
            place
            for place in map(self._known.places.__getitem__, ids)
            if place.replaced_by and place.valid_until and self._on and place.valid_until < self._on
        ]
        return ended[0] if len(ended) == 1 else None

    def pair_in(self, name: str) -> tuple[Place, ...]:
        """Return the two countries in the name of a gathering ("Dialogue Vietnam-France"); () where it has none."""
        read = list(tokens_of(name))
        found = [m.place for m in self.find(read) if m.place.kind == "Country" and not m.adjective]
        return tuple(found[:2]) if len(dict.fromkeys(found)) >= 2 else ()

    def within(self, place: Place) -> tuple[str, ...]:
        """Return the ids of what a known place lies within: for "Hué" its country; () for an unknown one."""
        return self._known.within(place.authority) if place.authority is not None else ()

    def demonym(self, word: str) -> KnownPlace | None:
        """Return the country or city that a folded adjective such as "vietnamien" is of.

        One that several countries have ("congolais") is of the one that the article names far more often, else of none.
        """
        shared = self._known.shared_demonyms.get(word)
        if shared is not None:
            ordered = sorted((self._known.places[one] for one in shared), key=self._times_named)
            first, second = self._times_named(ordered[-1]), self._times_named(ordered[-2])
            return ordered[-1] if first > 0 and first >= _CLEARLY * second else None
        known = self._known.demonyms.get(word)
        return self._known.places[known] if known is not None else None

    def _times_named(self, country: KnownPlace) -> int:
        return self._counted.get(country.country or "", 0)

    def most_named(self, countries: Collection[str]) -> str | None:
        """Return which of several countries the article names far more often than the others: for whose parliament it is."""
        named = sorted((self._counted.get(code, 0), code) for code in set(countries))
        if not named or named[-1][0] == 0 or (len(named) > 1 and named[-1][0] < _CLEARLY * named[-2][0]):
            return None
        return named[-1][1]

    def country_place(self, code: str) -> Place | None:
        """Return the country with an ISO code as a place: "Laos" for LA."""
        known = self._known.places.get(code.lower())
        return Place(known.name, "Country", known.id, known.country) if known is not None else None

    def _count_countries(self, read: Iterable[tuple[Sentence, list[_Candidate]]]) -> Counter[str]:
        """Weigh how often the article names each country: a country or its demonym counts twice a town of it."""
        counted: Counter[str] = Counter()
        for sentence, candidates in read:
            for match in _demonyms().find(sentence.tokens):
                country = self._known.places[match.values[0]].country
                token = sentence.tokens[match.first]
                named = (
                    token.is_capitalised and token.folded in self._known.place_names
                )  # "Laos" is no demonym
                if country and not named and token.folded not in self._known.shared_demonyms:
                    counted[country] += 2
            for candidate in candidates:
                ids = self._known.place_names.get(candidate.name, ())
                countries = {self._known.places[one].country for one in ids}
                if len(countries) == 1 and (
                    candidate.supported or candidate.name not in self._known.ambiguous_names
                ):
                    country = countries.pop()
                    if country:
                        counted[country] += (
                            2 if any(self._known.places[i].kind == "Country" for i in ids) else 1
                        )
        return counted

    def _mention(self, tokens: Sequence[Token], candidate: _Candidate) -> PlaceMention | None:
        ids = self._known.place_names.get(candidate.name, ())
        if not ids or (candidate.name in self._known.ambiguous_names and not candidate.supported):
            return None
        written = _written(tokens, candidate.first, candidate.last)
        former = tokens[candidate.phrase - 1].folded in words().former if candidate.phrase else False
        known = self._former(candidate.name) if former else None
        known = known or self.resolve(candidate.name, candidate.kind) or self.resolve(candidate.name)
        known = known or self.resolve(written, candidate.kind) or self.resolve(written)
        if known is None:
            if not candidate.supported:
                return None
            return PlaceMention(
                candidate.first, candidate.last, candidate.phrase, Place(written, candidate.kind or "Place")
            )
        place = Place(written, known.kind, known.id, known.country)
        return PlaceMention(candidate.first, candidate.last, candidate.phrase, place)

    def _adjectives(self, tokens: Sequence[Token], taken: set[int]) -> list[PlaceMention]:
        found = []
        for match in _demonyms().find(tokens):
            if match.first in taken or is_language(tokens, match.first):
                continue
            known = self._known.places[match.values[0]]
            if tokens[match.first].folded in self._known.shared_demonyms:
                resolved = self.demonym(tokens[match.first].folded)
                if resolved is None:
                    continue
                known = resolved
            place = Place(known.name, known.kind, known.id, known.country)
            found.append(PlaceMention(match.first, match.last, match.first, place, adjective=True))
        return found


def _kinds_told(candidates: Iterable[_Candidate]) -> dict[str, str]:
    """Return the kind of each name that the article gives one and only one: "préfecture de Fukuoka"."""
    told: dict[str, set[str]] = {}
    for candidate in candidates:
        if candidate.kind in {"Province", "City"}:
            told.setdefault(candidate.bare, set()).add(candidate.kind)
    return {name: kinds.pop() for name, kinds in told.items() if len(kinds) == 1}


def _written(tokens: Sequence[Token], first: int, last: int) -> str:
    """Return the words as written, with their hyphens and apostrophes."""
    out = tokens[first].text
    for before, token in zip(tokens[first:last], tokens[first + 1 : last], strict=False):
        tied = before.end == token.start and not (before.is_word and token.is_word)  # but "LaoCai"
        out += (token.glue or ("" if tied else " ")) + token.text
    return out


def _candidates(tokens: Sequence[Token]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for match in _names().find(tokens):
        if _in_compound(tokens, match.first, match.last):
            continue
        head = tokens[match.first]
        if not head.is_capitalised and not (
            head.folded in words().small_heads and tokens[match.last - 1].is_capitalised
        ):
            continue
        first = behind_noun(tokens, match.first, match.last)
        written_small = any(
            not t.is_capitalised and t.folded not in words().small_in_places and not t.glue
            for t in tokens[first : match.last]
        )
        if written_small and not (head.is_capitalised and names_country(match.values[0])):
            continue  # "la réunion" is no island, but "l'Arabie saoudite" is a country
        bare = " ".join(token.folded for token in tokens[first : match.last])
        phrase, kind = noun_before(tokens, first)
        before = tokens[match.first - 1] if match.first else None
        supported = phrase < first or (before is not None and _leads_to_place(tokens, match.first))
        follows = tokens[match.last] if match.last < len(tokens) else None
        if before is not None and before.text == "(" and follows is not None and follows.text == ")":
            supported = True
        supported = supported or _beside_country(tokens, match.first, match.last)
        if found and found[-1].last == match.first - 1 and tokens[match.first - 1].text in "-–":
            supported = supported or _country_at(tokens, match.first) is not None  # "Vietnam – Cuba"
        if phrase == first and match.values[0] in words().compass:
            continue  # "(Nord)" is a part of the country
        if before is not None and before.folded in words().companies:
            continue  # "le groupe Quê Lâm"
        if _of_family(tokens, match.first, match.last) or _inside_name(
            tokens, match.first, match.last, supported=supported
        ):
            continue
        found.append(_Candidate(first, match.last, phrase, kind, match.values[0], supported, bare))
    return found


def _in_compound(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name is but a member of a longer one: "Safi" in "la région de Marrakech-Safi".

    "jumelage Hué-Lyon" and "Forum Chine-Laos" tie two places: nothing before them says that one is named.
    """
    start, end = compound(tokens, first)
    if end <= last and start >= first:
        return False
    if end > last and not tokens[last].is_capitalised:
        return True  # "Saint-Étienne-lès-Ondelle"
    phrase, kind = noun_before(tokens, start)
    return kind is not None and phrase < start and not tokens[phrase].folded.endswith("s")


def _beside_country(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a country in parentheses follows ("Fès (Maroc)"), or a dash ties two countries ("Forum France-Laos")."""
    if last + 1 >= len(tokens):
        return False
    if tokens[last].text == "(":
        return _country_at(tokens, last + 1) is not None
    if tokens[last].glue != "-" or _country_at(tokens, last) is None:
        return False
    return _country_at(tokens, first) == last


def _country_at(tokens: Sequence[Token], first: int) -> int | None:
    """Return where the name of a country that begins at ``first`` ends."""
    match = _names().at(tokens, first) if tokens[first].is_capitalised else None
    if match is None:
        return None
    known = authorities()
    ids = known.place_names.get(match.values[0], ())
    return match.last if any(known.places[one].kind == "Country" for one in ids) else None


def _leads_to_place(tokens: Sequence[Token], first: int) -> bool:
    """Whether a preposition or article stands before ``first`` that is no part of a name: "La Van Ngoc" is one."""
    before = tokens[first - 1]
    if before.folded not in words().place_prepositions:
        return False
    if not before.is_capitalised:
        return True
    named = (
        before.folded in family_names() and is_name_word(tokens, first) and is_name_word(tokens, first + 1)
    )
    return first == 1 and not named


def _of_family(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a small word of names ties the place's name to another: "al-Sabah", "Dominique de Villepin"."""
    before = tokens[first - 1] if first else None
    if before is not None and tokens[first].glue == "-" and before.folded in words().name_particles:
        return True
    follows = tokens[last] if last < len(tokens) else None
    if before is not None and before.folded in words().place_prepositions:
        return False
    if (
        follows is None
        or follows.is_capitalised
        or follows.folded not in words().name_particles | {"de", "d"}
    ):
        return False
    return is_name_word(tokens, last + 1) and _names().at(tokens, last + 1) is None


def _inside_name(tokens: Sequence[Token], first: int, last: int, *, supported: bool) -> bool:
    """Whether the words are part of a longer run of capitals that is no list of places ("Ho" in "Ho Van Muoi")."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    goes_on = after is not None and after.is_word and after.is_capitalised and not after.glue
    if (
        goes_on
        and last == first + 1
        and len(tokens[first].text) <= _SYLLABLE
        and not _names().at(tokens, last)
    ):
        return True  # "le poste frontière de Bo Y"
    given = last == first + 1 and tokens[first].folded in given_names()
    if given and is_name_word(tokens, last) and not tokens[last].glue and _names().at(tokens, last) is None:
        return True  # "Dominique Bernard"
    if before is not None and tokens[first].glue == "-" and before.is_capitalised:
        named = (
            is_name_word(tokens, last) and not tokens[last].glue and _names().at(tokens, first - 1) is None
        )
        if named or before.folded in given_names():
            return True  # "Marie-France Duval"
    if before is not None and before.is_word and before.is_capitalised and not supported:
        if words().place_nouns.at(tokens, first - 1) is not None:
            return False  # "la Région Occitanie"
        opener = first == 1 and before.folded in words().openers
        return not opener and before.folded not in words().honorifics and tokens[first].glue != "-"
    return (
        not supported and after is not None and after.is_word and after.is_capitalised and after.glue != "-"
    )
