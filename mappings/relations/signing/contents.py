"""What a document holds, told behind it: "En vertu de l'accord, les deux villes …", "Ce protocole porte sur …"."""

from __future__ import annotations

from typing import Final

from mappings.french.labels import labels
from mappings.french.words import words
from mappings.mentions.scene import Reading

_LEADING: Final = 8  # tokens in which a sentence opens with "En vertu de l'accord"
_PROVIDING: Final = 3  # tokens between a document and the verb that tells what it is about
_ASIDE: Final = 16  # the same where a relative clause or names stand between commas
_PRONOUNS: Final = frozenset({"il", "elle", "ils", "elles", "celui", "celle"})
_BEHIND_PRONOUN: Final = 3  # tokens between a pronoun and such a verb: "Elle porte également sur"


def content_start(reading: Reading, *, next_to_it: bool) -> int | None:
    """Return the token from which a sentence tells what the document named before it is about; None if it does not.

    ``next_to_it``: the sentence follows that of the document, so that "Il porte sur …" can mean it.
    """
    by_pronoun = _by_pronoun(reading) if next_to_it else None
    return by_pronoun or _behind_lead(reading) or _behind_document(reading)


def _by_pronoun(reading: Reading) -> int | None:
    """Return where the verb of "Il porte sur …" stands; a person may provide for much, but covers nothing."""
    if reading.word(0) not in _PRONOUNS:
        return None
    return next((i for i in range(1, 1 + _BEHIND_PRONOUN) if reading.word(i) in words().covering), None)


def _behind_lead(reading: Reading) -> int | None:
    """Return where the document of "Selon le mémorandum, …", "Aux termes de cette convention, …" ends."""
    for i in range(_LEADING):
        if reading.word(i) in words().by_document and not reading.has({","}, 0, i):
            noun = next((j for j in range(i + 1, i + 4) if _pointed(reading, j) is not None), None)
            return _pointed(reading, noun) if noun is not None else None
    return None


def _behind_document(reading: Reading) -> int | None:
    """Return where the verb of "Ce document concerne …", "L'accord, signé par X, porte sur …" stands."""
    for i in range(1, len(reading.tokens)):
        demonstrative = reading.word(i - 1) in words().demonstratives | {"ces"}
        last = _pointed(reading, i) if demonstrative or i == 1 else None
        if last is None:
            continue
        reach = _ASIDE if i == 1 and (demonstrative or reading.word(last) == ",") else _PROVIDING
        verb = next((j for j in range(last, last + reach) if reading.word(j) in words().providing), None)
        if verb is not None:
            return verb
    return None


def _pointed(reading: Reading, i: int) -> int | None:
    """Return where a document already known ends: "l'accord", "cette convention", "le texte"; None for any other word."""
    if reading.word(i - 1) not in words().demonstratives | words().articles | {"du", "ces", "des", "au"}:
        return None
    if reading.word(i) in words().texts:
        return i + 1
    noun = labels("agreement-types").at(reading.tokens, i)
    return noun.last if noun is not None else None
