"""The nouns of agreements: which words name a document, how many of them, and where its title ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.french.labels import labels
from mappings.french.words import words
from mappings.lexicon import Match
from mappings.mentions.numbers import count_before
from mappings.mentions.scene import Reading

ABOUT: Final = 28  # tokens from the noun of a document in which its subject is told
_WHEN: Final = frozenset({"en", "le", "ce", "depuis"})
_IN_TITLES: Final = frozenset("-–«»")
_JOINED: Final = (
    4  # tokens between two nouns that name the documents of one number: "accords et les protocoles"
)
_EXCHANGE: Final = 3  # words of "échange de notes", which names a document; "document" alone does not
_SIGNED: Final = 4  # tokens from "signé" to "déclaration"
_QUALIFIED: Final = 3  # adjectives between a number and its noun


@dataclass(frozen=True, slots=True)
class Document:
    """Tokens ``[first:last]`` name documents of a type; ``following`` is where the next noun of a document begins.

    ``count`` is 29 for "29 accords", 1 for "un accord", None for "des accords".
    """

    type: str
    first: int
    last: int
    following: int
    count: int | None
    head: int  # where the last of its nouns begins: "mémorandums" of "accords et mémorandums"


def documents(reading: Reading) -> list[Document]:
    """Return the documents that a sentence names, from left to right.

    "un protocole d'accord" is a memorandum; "six accords et mémorandums" are six; "d'un commun accord" and "le plan
    économique" name none.
    """
    nouns = [noun for noun in _nouns(reading) if not (_is_common(reading, noun) or _completes(reading, noun))]
    found: list[Document] = []
    i = 0
    while i < len(nouns):
        last = i
        while last + 1 < len(nouns) and _one_number(reading, nouns[last], nouns[last + 1]):
            last += 1
        if "et" not in reading.run(nouns[i].last, nouns[last].first):
            last = i
        following = nouns[last + 1].first if last + 1 < len(nouns) else len(reading.tokens)
        noun = nouns[i]
        number = _count(reading, noun)
        found.append(
            Document(noun.values[0], noun.first, nouns[last].last, following, number, nouns[last].first)
        )
        i = last + 1
    return found


def title_start(reading: Reading, document: Document) -> int:
    """Return where the title begins: at its ordinal ("6e programme"), else at its noun."""
    first = document.first
    ordinal = (
        reading.word(first - 1) in words().ordinal_marks and first > 1 and reading.tokens[first - 2].is_number
    )
    return first - 2 if ordinal else first


def title_end(reading: Reading, document: Document) -> int:
    """Return where the title ends: behind its subject ("accord de coopération douanière"), before who signs it, and when."""
    end, stop = document.last, min(document.following, document.last + ABOUT)
    for i in range(document.last, stop):
        token = reading.tokens[i]
        ends = token.folded in words().title_ends and not _joins_subjects(reading, i)
        ends = ends or _dates_the_signing(reading, i)
        if ends or not (token.is_word or token.is_number or token.text in _IN_TITLES):
            break
        end = i + 1
    while end > document.last and reading.word(end - 1) in words().before_subjects | words().determiners | {
        "et"
    }:
        end -= 1
    return end


def _dates_the_signing(reading: Reading, i: int) -> bool:
    """Whether "en mai 2023", "le 3 mai" or "lundi" stands at ``i``; "de 2017" and "pour 2017-2019" are of the document."""
    first = i + (reading.word(i) in _WHEN)
    dated = any(date.first == first for date in reading.dates)
    return dated and (first > i or reading.word(i) in words().weekdays)


def inside_title(reading: Reading, found: Sequence[Document], i: int) -> bool:
    """Whether token ``i`` belongs to the subject of a document: "formation" of "accord sur la formation"."""
    return any(document.last <= i < title_end(reading, document) for document in found)


def _nouns(reading: Reading) -> Iterator[Match[str]]:
    """Yield the nouns of documents, and "un autre" before "entre", which stands for the last of them."""
    tokens, i = reading.tokens, 0
    matcher, last = labels("agreement-types"), None
    adjectives = words().document_adjectives
    parted = {i - 1 for i, token in enumerate(tokens) if token.folded in adjectives}
    while i < len(tokens):
        match = matcher.at(tokens, i) if matcher.opens(tokens[i].folded) else None
        match = match or (_qualified(reading, i) if i in parted else None)
        if match is not None:
            yield match
            last = match
        elif last is not None and _another(reading, i):
            yield Match(i, i + 1, last.values)
        i = match.last if match is not None else i + 1


def _qualified(reading: Reading, i: int) -> Match[str] | None:
    """Return the document at ``i`` that an adjective parts: "programme triennal d'action", "accord bilatéral de pêche"."""
    parted = [reading.tokens[i], *reading.tokens[i + 2 : i + 2 + _QUALIFIED]]
    match = labels("agreement-types").at(parted, 0)
    return Match(i, i + 1 + match.last, match.values) if match is not None and match.last > 1 else None


def _completes(reading: Reading, noun: Match[str]) -> bool:
    """Whether a noun only completes the one before it: "convention de jumelage et d'entente", unlike "et d'un accord"."""
    singular = not reading.word(noun.first).endswith("s")
    return singular and reading.run(noun.first - 2, noun.first) in (["et", "d"], ["et", "de"])


def _another(reading: Reading, i: int) -> bool:
    """Whether "autre" at ``i`` is a further document: "un accord entre A et B, un autre entre C et D"."""
    return (
        reading.word(i) == "autre"
        and reading.word(i - 1) in {"un", "une"}
        and reading.word(i + 1) in words().behind_another
    )


def _one_number(reading: Reading, one: Match[str], other: Match[str]) -> bool:
    """Whether two nouns share a number: "six accords et mémorandums d'entente"."""
    between = reading.run(one.last, other.first)
    plural = reading.word(one.first).endswith("s") and reading.word(other.first).endswith("s")
    small = words().of | {"et", "les", ","}
    return plural and bool(between) and len(between) <= _JOINED and small.issuperset(between)


def _count(reading: Reading, noun: Match[str]) -> int | None:
    """Return how many documents a noun names: 22 for "vingt-deux nouveaux accords", 1 for "un accord"."""
    head = reading.word(noun.first)
    if not head.endswith("s") or head in words().plural_documents:
        number = count_before(reading.tokens, noun.first)
        return number if number is not None and head in words().plural_documents else 1
    at = noun.first
    for _ in range(_QUALIFIED):
        number = count_before(reading.tokens, at)
        if number is not None:
            return number
        if reading.word(at - 1) not in words().before_documents:
            return None
        at -= 1
    return None


def _joins_subjects(reading: Reading, i: int) -> bool:
    """Whether "et" at ``i`` joins two subjects of a document: "sur les relations d'amitié et de coopération"."""
    following = reading.word(i + 2)
    lower = i + 2 < len(reading.tokens) and not reading.tokens[i + 2].is_capitalised
    return reading.word(i) == "et" and reading.word(i + 1) in words().of and bool(following) and lower


def _is_signed(reading: Reading, first: int) -> bool:
    """Whether a form of "signer" stands right before a noun: "ont signé une déclaration" names a document."""
    return any(word.startswith("signe") for word in reading.run(max(first - _SIGNED, 0), first))


def _is_common(reading: Reading, noun: Match[str]) -> bool:
    """Whether the word is no document here: "d'un commun accord", "en accord avec", "plan économique"."""
    head, before = reading.word(noun.first), reading.word(noun.first - 1)
    single = noun.last - noun.first == 1
    if head == "autre":
        return False
    if head in words().not_documents:
        return True
    in_common = before in words().common_accord and reading.word(noun.first - 2) not in words().accord_heads
    if head == "accord" and in_common and single:
        return True
    if noun.values[0] == "other" and noun.last - noun.first < _EXCHANGE:
        return count_before(reading.tokens, noun.first) is None
    if noun.values[0] in {"plan", "declaration"} and single:
        return not _is_signed(reading, noun.first)
    return before == "libre" or (head in words().bare_documents and single)
