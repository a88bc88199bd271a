"""The nouns of agreements: which words name a document, how many of them, and where its title ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mappings.french.labels import labels
from mappings.french.words import words
from mappings.lexicon import Match
from mappings.mentions.scene import Reading

ABOUT: Final = 28  # tokens from the noun of a document in which its subject is told
_IN_TITLES: Final = frozenset("-–«»")


def documents(reading: Reading) -> Iterator[tuple[Match[str], int]]:
    """Yield the nouns of documents in a sentence, each with where the next one begins.

    "un protocole d'accord" is a memorandum; "d'un commun accord" and "le plan économique" name no document.
    """
    nouns = list(labels("agreement-types").find(reading.tokens))
    ends = [*(noun.first for noun in nouns[1:]), len(reading.tokens)]
    for noun, following in zip(nouns, ends, strict=False):
        if not _is_common(reading, noun):
            yield noun, following


def count(reading: Reading, noun: Match[str]) -> int | None:
    """Return how many documents a noun names: 29 for "29 accords", 1 for "un accord", None for "des accords"."""
    before = reading.tokens[noun.first - 1] if noun.first else None
    if before is not None and before.text.isdigit() and len(before.text) < 4:
        return int(before.text)
    one = reading.word(noun.first - 1)
    two = f"{reading.word(noun.first - 2)} {one}"
    number = words().numbers.get(two) or words().numbers.get(one)
    if number is not None:
        return number
    head = reading.word(noun.first)
    return None if head.endswith("s") and head not in words().plural_documents else 1


def title_end(reading: Reading, noun: Match[str], following: int) -> int:
    """Return where the title ends: behind its subject ("accord de coopération douanière"), before who signs it."""
    end = noun.last
    for i in range(noun.last, min(following, noun.first + ABOUT)):
        token = reading.tokens[i]
        if token.folded in words().title_ends or not (token.is_word or token.text in _IN_TITLES):
            break
        end = i + 1
    while end > noun.last and reading.word(end - 1) in words().before_subjects:
        end -= 1
    return end


def _is_common(reading: Reading, noun: Match[str]) -> bool:
    """Whether the word is no document here: "d'un commun accord", "en accord avec", "plan économique"."""
    head, before = reading.word(noun.first), reading.word(noun.first - 1)
    in_common = before in words().common_accord and reading.word(noun.first - 2) not in words().accord_heads
    if head in {"accord", "accords"} and in_common:
        return True
    single = noun.last - noun.first == 1
    if noun.values[0] == "other" or (noun.values[0] in {"plan", "declaration"} and single):
        return True
    return before == "libre" or (head in words().bare_documents and single)
