"""Posts, bodies and persons in an English sentence, by labels, by shape and by what stands around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.english.words import calendar_names, field_words, labels, words
from mappings.folding import fold
from mappings.lexicon import singular
from mappings.mentions.bodies import BodyMention
from mappings.mentions.capitals import acronyms, family_names, given_names
from mappings.mentions.people import PersonMention
from mappings.mentions.places import PlaceMention
from mappings.mentions.posts import PostMention
from mappings.text import Token

_ACCEPT: Final = 2  # the weight of evidence at which a run of capitals is a person
_FIELDS: Final = frozenset({"minister", "deputy-minister", "director", "deputy-director"})
_OF: Final = frozenset({"of", "for", "to", "at"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The tokens of a sentence with the places in it, by their first token."""

    tokens: Sequence[Token]
    places: Mapping[int, PlaceMention]

    def word(self, i: int) -> str:
        """Return the folded word at ``i``, "" outside the sentence."""
        return self.tokens[i].folded if 0 <= i < len(self.tokens) else ""

    def capital(self, i: int) -> bool:
        """Whether a capitalised word stands at ``i``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].is_word and self.tokens[i].is_capitalised

    def has(self, sought: Collection[str], first: int, last: int) -> bool:
        """Whether one of ``sought`` stands among tokens ``[first:last]``, plurals taken for their singulars."""
        return any(singular(self.word(i)) in sought for i in range(first, last))

    def honorific(self, i: int) -> bool:
        """Whether "Mr", "Mr." or "H.E." ends right before ``i``."""
        i -= 1 + (self.word(i - 1) == ".")
        named = self.word(i) in words().of("persons", "honorifics") and self.capital(i)
        return named or (self.word(i) == "e" and [self.word(i - 1), self.word(i - 2)] == [".", "h"])


def find_posts(around: Surroundings) -> list[PostMention]:
    """Return the posts in a sentence: "Vietnamese Foreign Minister", "Chairman of the People's Committee of Hue"."""
    found: list[PostMention] = []
    i = 0
    while i < len(around.tokens):
        match = labels("post-kinds").at(around.tokens, i)
        if match is None or not _is_title(around, match.first, match.last):
            i += 1
            continue
        behind = found[-1].last if found else 0
        first = _before_title(around, match.first, behind)
        last = _behind_title(around, match.last, match.values[0])
        plural = around.word(match.last - 1).endswith("s") and singular(
            around.word(match.last - 1)
        ) != around.word(match.last - 1)
        of = next((k + 1 for k in range(match.first, last) if around.word(k) == "of"), match.last + 1)
        body = _body_in(around, first, match.first) or _body_in(around, of, last)
        found.append(PostMention(first, last, _kind(around, match.values[0], body), body, plural))
        i = last
    return found


def _is_title(around: Surroundings, first: int, last: int) -> bool:
    """Whether a post's label is one here: capitalised, or behind "the", "a" or another title's word."""
    if around.tokens[first].glue == "-":
        return False
    follows = around.word(last)
    if follows == "s" and around.tokens[last].glue:
        return True
    return around.word(last - 1) != "office" and follows != "office"


def _before_title(around: Surroundings, title: int, behind: int) -> int:
    """Return where a title begins, with the place, body and ranks before it: "Hanoi Party Committee" "Secretary"."""
    first = title
    while first > behind:
        token, folded = around.tokens[first - 1], around.word(first - 1)
        tied = around.tokens[first].glue in {"'", "’", "-"}
        sentence_opener = first - 1 == 0 and folded in words().of("grammar", "openers")
        tied |= folded == "s" and token.glue in {"'", "’"}
        rank = folded in words().of("persons", "qualifiers") | words().of("persons", "local")
        named = token.is_word and token.is_capitalised and not around.honorific(first - 1)
        named = named and folded not in words().of("persons", "honorifics") and folded not in calendar_names()
        if sentence_opener or not (named or rank or tied):
            break
        first -= 1
    return first


def _behind_title(around: Surroundings, i: int, kind: str) -> int:
    """Return where a title ends, with what it is of: "of the People's Committee of Hue City"."""
    last = i
    while (around.word(last) in _OF and not around.capital(last)) or (
        around.word(last) == "in" and around.word(last + 1) == "charge"
    ):
        stop = _phrase_end(around, last + 1, kind)
        if stop is None:
            break
        last = stop
    return last


def _phrase_end(around: Surroundings, first: int, kind: str) -> int | None:
    """Return the end of the run of capitals behind "of", over "and", "for", ranks and, in a list of fields, commas."""
    i = first + (around.word(first) in {"the", "its", "their"})
    while around.word(i) in words().of("persons", "local"):
        i += 1
    if not around.capital(i) or around.honorific(i):
        return None
    while i < len(around.tokens):
        step = _step(around, first, i, kind)
        if step == 0:
            break
        i += step
    return i


def _step(around: Surroundings, first: int, i: int, kind: str) -> int:
    """Return how many tokens the name that began at ``first`` goes on over at ``i``; 0 where it ends."""
    word = around.word(i)
    if around.capital(i):
        titled = around.honorific(i) or word in words().of("persons", "honorifics")
        return 0 if titled or _begins_name(around, first, i, kind) else 1
    if word == "s" and around.tokens[i].glue:
        return 1
    if (word == "and" and around.capital(i + 1) and _joins(around, i)) or (
        word == "," and kind in _FIELDS and _is_list(around, i)
    ):
        return 1
    posted = word == "in" and around.has(words().of("bodies", "posted"), first, i)
    article = around.word(i + 1) == "the"
    return 1 + article if (word == "of" or posted) and around.capital(i + 1 + article) else 0


def _begins_name(around: Surroundings, first: int, i: int, kind: str) -> bool:
    """Whether a person's name begins at ``i``, behind a whole name of a place or body: "Committee" "Tran Quang Hieu"."""
    places = (m for m in around.places.values() if not m.adjective)
    whole = any(first <= m.first and m.last == i for m in places)
    whole = whole or (kind in _FIELDS and i > first)
    whole = whole or (i > first and around.word(i - 1) in words().of("bodies", "heads"))
    word = around.word(i)
    placed = any(m.first <= i < m.last for m in around.places.values())
    return whole and not placed and not {word, singular(word)} & field_words()


def _joins(around: Surroundings, i: int) -> bool:
    """Whether "and" joins two words of one name, no two persons, places or posts."""
    if (
        around.honorific(i + 1)
        or around.word(i + 1) in words().of("persons", "honorifics")
        or i + 1 in around.places
    ):
        return False
    if any(mention.last == i for mention in around.places.values()):
        return False
    return labels("post-kinds").at(around.tokens, i + 1) is None


def _is_list(around: Surroundings, i: int) -> bool:
    """Whether a comma stands in "Culture, Sports and Tourism": one word, then "and" or a further comma of the kind."""
    if (
        not around.capital(i + 1)
        or i + 1 in around.places
        or around.word(i + 1) in family_names() | given_names()
    ):
        return False
    return around.word(i + 2) == "and" or (around.word(i + 2) == "," and _is_list(around, i + 2))


def _body_in(around: Surroundings, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the body that a title names, its article left out."""
    first += around.word(first) == "the"
    return (first, last) if around.has(words().of("bodies", "heads"), first, last) else None


def _kind(around: Surroundings, kind: str, body: tuple[int, int] | None) -> str:
    """Return the finer kind that the body tells: the chairman of a People's Committee."""
    if body is None:
        return kind
    told = " ".join(around.word(i) for i in range(*body))
    kinds: Mapping[str, Mapping[str, str]] = words().table["bodies"]["kinds"]
    return next((finer[kind] for words_, finer in kinds.items() if words_ in told and kind in finer), kind)


def find_bodies(around: Surroundings, covered: Collection[int]) -> Iterator[BodyMention]:
    """Yield the bodies that a sentence names: "Ministry of Agriculture and Environment", "a delegation from Hue"."""
    i = 0
    while i < len(around.tokens):
        last = i
        if i not in covered:
            last = _delegation(around, i) or _body(around, i, covered)
        if last > i:
            delegation = bool({around.word(i), around.word(last - 1)} & words().of("bodies", "delegations"))
            known = acronyms().get(around.tokens[i].text, ()) if last == i + 1 else ()
            yield BodyMention(i, last, known, delegation)
        i = max(last, i + 1)


def _is_national(around: Surroundings, i: int) -> bool:
    return i in around.places and around.places[i].adjective and around.places[i].last == i + 1


def _delegation(around: Surroundings, i: int) -> int | None:
    """Return the end of "delegation from Hue", "delegation of the Ministry of Health"."""
    if _is_national(around, i) and around.word(i + 1) in words().of("bodies", "delegations"):
        return i + 2
    if around.word(i) not in words().of("bodies", "delegations"):
        return None
    if around.word(i + 1) not in words().of("bodies", "delegation_links"):
        return i + 1
    return _phrase_end(around, i + 2, "") or i + 1


def _body(around: Surroundings, i: int, covered: Collection[int]) -> int:
    """Return the end of the body whose name begins at ``i``, ``i`` where none does."""
    if around.tokens[i].text in acronyms() and around.word(i + 1) != "s":
        return i + 1
    start = i
    while around.word(i) in words().of("persons", "local") and not around.capital(i):
        i += 1
    if not around.capital(i) or (i == 0 and around.word(i) in words().of("grammar", "openers")):
        return start
    last = _phrase_end(around, i, "minister")
    if last is None or any(k in covered for k in range(i, last)):
        return start
    return last if around.has(words().of("bodies", "heads"), i, last) else start


def find_people(
    around: Surroundings,
    posts: Sequence[PostMention],
    covered: Collection[int],
    known: Collection[tuple[str, ...]] = (),
) -> list[PersonMention]:
    """Return the persons that a sentence names.

    ``known`` are the folded words of names that other sentences made sure of: their first or last word alone counts too.
    """
    parts = {word for name in known for word in (name[0], name[-1])}
    ends, starts = {post.last for post in posts if not post.plural}, {post.first for post in posts}
    found = []
    for first, last in _runs(around, covered):
        run = tuple(around.word(i) for i in range(first, last))
        honorific, behind_post = around.honorific(first), first in ends
        if last == first + 1:
            if honorific or run[0] in parts or (behind_post and around.tokens[first].text not in acronyms()):
                found.append(PersonMention(first, last, honorific=True, titled=behind_post))
            continue
        after = last + (around.word(last) == ",")
        after += around.word(after) in {"the", "a"}
        score = 3 * honorific + 3 * behind_post + 3 * (after in starts) + 3 * (run in known)
        score += 3 * _is_introduced(around, first, ends)
        score += 2 * (run[0] in family_names() or run[0] in given_names())
        if score >= _ACCEPT:
            found.append(PersonMention(first, last, honorific))
    return found


def _is_introduced(around: Surroundings, first: int, ends: Collection[int]) -> bool:
    """Whether "his Lao counterpart" or "The Ambassador of Laos," leads up to a name."""
    comma = around.word(first - 1) == ","
    before = first - comma
    return around.word(before - 1) in words().of("persons", "counterparts") or (comma and before in ends)


def _runs(around: Surroundings, covered: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitals outside ``covered`` that can be names: "Marieke de Boer", "Joo Sang-min"."""
    i = 0
    while i < len(around.tokens):
        if i in covered or not _names(around, i, opening=True):
            i += 1
            continue
        last = i + 1
        while last < len(around.tokens) and last not in covered:
            j = last
            while (
                around.word(j) in words().of("persons", "particles")
                and j - last < 2
                and not around.capital(j)
            ):
                j += 1
            if not _names(around, j, opening=False) or j in covered:
                break
            last = j + 1
        yield i, last
        i = last


def _names(around: Surroundings, i: int, *, opening: bool) -> bool:
    """Whether the word at ``i`` can be part of a name."""
    if not 0 <= i < len(around.tokens) or not around.tokens[i].is_word:
        return False
    token, folded = around.tokens[i], around.word(i)
    if token.glue == "-" and not opening:
        return True
    if not token.is_capitalised or folded in words().of("persons", "honorifics"):
        return False
    if folded in calendar_names() or token.text in acronyms():
        return False
    if folded in words().of("grammar", "openers") and not (i and folded in family_names()):
        return False
    return not (folded in words().of("bodies", "heads") or fold(token.text) in words().of("bodies", "parts"))
