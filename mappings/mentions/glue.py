"""Words that lost the space between them ("duGuangdong", "aindiqué", "vice-ministrevietnamien"), parted again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from mappings.folding import fold
from mappings.french.labels import titles
from mappings.french.vocabulary import vocabulary
from mappings.french.words import words
from mappings.mentions.capitals import family_names
from mappings.text import Token

_SHORTEST: Final = 4  # letters of a word that may be one of two
_LONG: Final = 5  # letters of two words of meaning that are tied to each other
_HABIT: Final = 2  # words tied beyond doubt in one article, from which on others are looked for


class Unglue:
    """Parts the glued words of one article: the certain ones always, the likely ones where its words are often tied."""

    def __init__(self, sentences: Iterable[Sequence[Token]], verb_forms: Collection[str]) -> None:
        self._forms = verb_forms
        self._seen: Counter[str] = Counter()
        tied = 0
        for tokens in sentences:
            for i, token in enumerate(tokens):
                self._seen[token.folded] += 1
                tied += self._certain(tokens, i) is not None
        self._often = tied >= _HABIT

    def part(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Yield ``tokens`` with glued words parted, "duGuangdong" as two."""
        for i, token in enumerate(tokens):
            at = self._certain(tokens, i)
            if at is None and self._often:
                at = self._likely(tokens, i)
            if at is None:
                yield token
                continue
            left, right = token.text[:at], token.text[at:]
            yield Token(left, token.start, token.start + at, fold(left), token.glue)
            yield Token(right, token.start + at, token.end, fold(right))

    def _certain(self, tokens: Sequence[Token], i: int) -> int | None:
        """Return where the second word of a pair begins that no French word looks like; None for any other word."""
        token = tokens[i]
        if not token.is_word or len(token.text) <= _SHORTEST:
            return None
        text = token.text
        inner = _inner_capital(text)
        if inner is not None:
            left = fold(text[:inner])
            return inner if left in words().glued or (text[0].islower() and _is_known(left)) else None
        if not text.islower() or token.folded in words().demonyms or text in self._forms:
            return None
        if i and tokens[i - 1].is_number and tokens[i - 1].end == token.start:
            return next(
                (len(m) for m in _ORDINAL_MARKS if text.startswith(m) and _is_known(text[len(m) :])), None
            )
        return self._compound_tense(text, _LONG + 1) or _title_and_demonym(text)

    def _compound_tense(self, text: str, shortest: int) -> int | None:
        """Return the seam of "aindiqué", whose participle has ``shortest`` letters at least."""
        for auxiliary in words().glued_auxiliaries:
            if not fold(text).startswith(auxiliary):
                continue
            right = text[len(auxiliary) :]
            if len(right) >= shortest and right in self._forms and right.endswith(_PARTICIPLES):
                return len(auxiliary)
        return None

    def _likely(self, tokens: Sequence[Token], i: int) -> int | None:
        """Return where the second of two known words begins in a word that is none itself: "lesrelations", "dirigéepar"."""
        token = tokens[i]
        text = token.text
        if not token.is_word or len(text) <= _SHORTEST or _is_whole(token.folded):
            return None
        inner = _inner_capital(text)
        if inner is not None:
            return inner if self._is_name(text[:inner]) or self._is_name(text[inner:]) else None
        if not text[1:].islower():
            return None
        elided = i + 1 < len(tokens) and tokens[i + 1].glue in {"'", "’"} and text[-1] in "dl"
        if elided and self._is_word(text[:-1]):
            return len(text) - 1
        return self._compound_tense(text, _SHORTEST) or self._seam(text)

    def _seam(self, text: str) -> int | None:
        before, behind = words().tied_before, words().tied_behind
        cuts = range(1, len(text))
        opening = [
            i for i in cuts if (text[:i].lower() in before or text[:i] == "à") and self._is_word(text[i:])
        ]
        if opening:
            return opening[-1]
        closing = [i for i in cuts if text[i:] in behind and self._is_word(text[:i])]
        if closing:
            return closing[0]
        return next(
            (
                i
                for i in range(_LONG, len(text) - _LONG + 1)
                if self._is_word(text[:i]) and self._is_word(text[i:])
            ),
            None,
        )

    def _is_word(self, text: str) -> bool:
        """Whether a part of four letters up is a word that a lexicon holds or that the article has twice."""
        return len(text) >= _SHORTEST and (_is_known(text) or self._seen[fold(text)] > 1)

    def _is_name(self, text: str) -> bool:
        folded = fold(text)
        return folded in family_names() or (len(text) > 2 and self._seen[folded] > 0)


_ORDINAL_MARKS: Final = ("ème", "e", "ère", "er")
_PARTICIPLES: Final = ("é", "i", "u", "is", "it", "és", "ée")


def _inner_capital(text: str) -> int | None:
    return next((i for i in range(2, len(text)) if text[i].isupper() and text[i - 1].islower()), None) or (
        1 if len(text) > 2 and text[0] in "àa" and text[1].isupper() and text[2].islower() else None
    )


def _is_whole(word: str) -> bool:
    """Whether a folded word is one, though two may be seen in it: "partout"."""
    return _is_known(word) or word.startswith(tuple(words().never_tied))


def _is_known(word: str) -> bool:
    folded = fold(word)
    return any(form in vocabulary() for form in (folded, folded.removesuffix("s"), folded.removesuffix("es")))


def _title_and_demonym(text: str) -> int | None:
    """Return the seam of "vice-ministrevietnamien"."""
    for i in range(_SHORTEST, len(text) - _SHORTEST + 1):
        if fold(text[i:]) in words().demonyms and _is_title(text[:i]):
            return i
    return None


def _is_title(word: str) -> bool:
    token = Token(word, 0, len(word), fold(word))
    return titles().at([token], 0) is not None
