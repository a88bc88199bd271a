"""Bodies named in a sentence: known ones, acronyms, and names that begin with the noun of an organisation."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from mappings.french.words import words
from mappings.lexicon import STEMS_KEPT, stem
from mappings.mentions.capitals import acronyms, is_acronym, is_french_capital
from mappings.mentions.known_bodies import known_bodies
from mappings.mentions.phrases import Surroundings, phrase_end

_CONDUCTED: Final = 14  # tokens behind "une mission" in which "conduite par" makes it a delegation


_DELEGATIONS: Final = frozenset({"delegation", "delegations"})
_SENT: Final = _DELEGATIONS | {"mission"}  # nouns of bodies that travel


@dataclass(frozen=True, slots=True)
class BodyMention:
    """Tokens ``[first:last]`` name a body, such as "Comité populaire de Hué".

    ``known`` are the ids of the known bodies that the name may mean.
    """

    first: int
    last: int
    known: tuple[str, ...] = ()
    delegation: bool = False


def find_bodies(around: Surroundings, covered: Collection[int]) -> list[BodyMention]:
    """Return the bodies that a sentence names ("l'ASEAN", "le ministère de la Santé") outside ``covered`` tokens."""
    found: list[BodyMention] = []
    i = 0
    while i < len(around.tokens):
        mention = (
            None
            if i in covered or not _may_open(around.tokens[i].text, around.tokens[i].folded)
            else body_at(around, i)
        )
        if mention is None:
            i += 1
        else:
            found.append(mention)
            i = mention.last
    return found


@lru_cache(maxsize=STEMS_KEPT)
def _may_open(text: str, folded: str) -> bool:
    """Whether the name of a body may begin with a word: at most of a sentence there is nothing to read."""
    known = known_bodies().opens(folded) or words().body_heads.opens(folded)
    return known or folded in _SENT or text in acronyms()


def body_at(around: Surroundings, first: int) -> BodyMention | None:
    """Return the body whose name begins at ``first``: "Parti communiste du Vietnam", "délégation de Hué"."""
    tokens = around.tokens
    token = tokens[first]
    if not token.is_word or (token.glue == "-" and first):
        return None
    if around.word(first - 1) == "(" and around.word(first + 1) == ")" and not is_acronym(token):
        return None  # "(Centre)": the region of the country where a province lies
    if token.folded in _DELEGATIONS or _is_conducted(around, first):
        return _delegation(around, first)
    if _is_act(around, first):
        return None
    known = known_bodies().at(tokens, first)
    head = words().body_heads.at(tokens, first)
    if known is not None and token.is_capitalised:
        end = phrase_end(around, first, known.last, stem(token.folded))
        return BodyMention(first, end, known.values if end == known.last else ())
    if token.text in acronyms() and token.glue != "-":
        return BodyMention(first, first + 1, acronyms()[token.text])
    if head is None or (
        first > 1
        and token.is_capitalised
        and tokens[first - 1].is_capitalised
        and not is_french_capital(tokens[first - 1])
    ):
        return None
    plural = (
        (token.folded.endswith("s") and not token.folded.endswith(("ss", "es", "congres")))
        or token.folded in words().body_plurals | words().place_pairs.keys()
    )  # "les municipalités de Hué et de Lyon"
    if plural:
        return None
    end = phrase_end(around, first, head.last, stem(token.folded))
    if not _is_named(around, first, head.last, end):
        return None
    return BodyMention(first, end, known.values if known is not None and end == known.last else ())


def _is_act(around: Surroundings, first: int) -> bool:
    """Whether the noun tells what somebody does: "une mission en France" is a journey, "sous la présidence de X"."""
    if around.word(first) == "organisation":
        return _is_holding(around, first)
    if around.word(first) in words().chairing:
        return [around.word(first - 2), around.word(first - 1)] == ["sous", "la"]
    return around.tokens[first].text == "mission" and (
        around.word(first + 1) not in words().standing or around.word(first - 1) == "une"
    )


def _is_holding(around: Surroundings, first: int) -> bool:
    """Whether "l'organisation du prochain congrès" tells that a gathering is held, not a body."""
    if around.tokens[first].is_capitalised or around.word(first + 1) not in words().of:
        return False
    at = first + 2
    while around.word(at) in words().determiners | words().to_come or around.word(at)[:1].isdecimal():
        at += 1
    at += around.word(at) in words().ordinal_marks
    return at < len(around.tokens) and around.word(at) in words().gatherings


def _is_named(around: Surroundings, first: int, last: int, end: int) -> bool:
    """Whether the phrase names one body rather than a kind of body ("un groupe de travail", "les services")."""
    tokens = around.tokens
    if tokens[first].is_capitalised and (first > 0 or end > last):
        return end > last or first > 0
    rest = tokens[last:end]
    capital = any(t.is_capitalised for t in rest)
    rank = any(t.folded in words().inheriting | words().central_ranks for t in rest)
    official = stem(tokens[first].folded) in words().official_heads
    return (capital and (official or is_french_capital(tokens[first]))) or (rank and official)


def _is_conducted(around: Surroundings, first: int) -> bool:
    """Whether a mission is a delegation: "une mission de la ville de Naju, conduite par X"."""
    if around.word(first) != "mission" or around.word(first - 1) not in {"une", "la", "cette"}:
        return False
    return any(around.word(i) in words().conducted for i in range(first + 1, first + _CONDUCTED))


def _delegation(around: Surroundings, first: int) -> BodyMention | None:
    """Read "délégation de Hanoï", "délégation indienne": a delegation is named by whom it is of."""
    if around.word(first).endswith("s"):
        return None
    end = _behind_ranks(around, first + 1)
    if end in around.places and around.places[end].adjective:
        return BodyMention(first, end + 1, delegation=True)
    end = _behind_count(around, end)
    sender = _sender_end(around, end)
    if sender is not None:
        return BodyMention(first, sender, delegation=True)
    open_ended = words().of | words().sent  # "une délégation venue de loin" tells nobody
    while end > first + 1 and around.word(end - 1) in open_ended:
        end -= 1
    return BodyMention(first, end, delegation=True)


def _behind_ranks(around: Surroundings, at: int) -> int:
    """Return the index behind what ranks a delegation: "de haut niveau", "officielle"."""
    while at < len(around.tokens) and at not in around.places:
        if around.word(at) in {"de", "d"} and around.word(at + 1) in words().delegation_ranks:
            at += 2
        elif around.word(at) in words().delegation_ranks:
            at += 1
        else:
            break
    return at


def _behind_count(around: Surroundings, at: int) -> int:
    """Return the index behind "de douze personnes", "forte d'une dizaine de membres", "venue", where it stands at ``at``."""
    i = at + (around.word(at) in words().counting)
    if around.word(i) in words().of:
        i += 1 + (around.word(i + 1) in {"une", "la"})
        number = around.word(i)
        if number in words().numbers or number in words().about or number.isdecimal():
            i += 1 + (around.word(i + 1) in words().of)
            if around.word(i) in words().people_in_plural or around.word(i) in words().counted_people:
                at = i + 1
    return at + (around.word(at) in words().sent)


def _sender_end(around: Surroundings, at: int) -> int | None:
    """Return where the name ends of who sends a delegation, "de" at ``at``: "du comité de jumelage", "du RECSA"."""
    if around.word(at) not in words().of or at + 1 >= len(around.tokens):
        return None
    j = at + 1 + (around.word(at + 1) in {"la", "l", "le"})
    named = body_at(around, j) if j < len(around.tokens) else None
    if named is not None:
        return named.last
    place = around.places.get(j) or around.by_noun(j)
    if place is not None:
        return place.last
    if j < len(around.tokens) and is_acronym(around.tokens[j]):
        return j + 1  # "délégation du RECSA"
    kind = words().body_heads.at(around.tokens, j) if j < len(around.tokens) else None
    if kind is None or around.word(j).endswith("s"):
        return None
    return phrase_end(around, j, kind.last, stem(around.word(j)))
