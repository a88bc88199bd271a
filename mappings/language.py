"""The language of a text, by its script and its commonest words: enough to tell what can be read from what cannot."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from mappings.patterns import pattern

READ: Final = ("fr", "en")
"""The languages that mappings/packs.py has a pack for; the first is taken where nothing tells."""

NAMES: Final = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fr": "French", "he": "Hebrew", "it": "Italian",
    "ja": "Japanese", "km": "Khmer", "ko": "Korean", "lo": "Lao", "pt": "Portuguese", "ru": "Russian", "th": "Thai", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip

_SCRIPTS: Final = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "CYRILLIC": "ru", "ARABIC": "ar", "THAI": "th", "LAO": "lo",
    "KHMER": "km", "GREEK": "el", "HEBREW": "he",
}  # fmt: skip

# Function words, each weighing one; words that several languages share weigh for each of them.
_WORDS: Final = {
    "fr": "le la les l d un une des du de et en à au aux dans par pour sur avec est sont a ont été qui que qu ce cette ces il elle ils se s son sa ses leur leurs ne pas plus entre lors selon également notamment",
    "en": "the of and to in a is are was were has have had that this with for on by from at as be it its which their he she they not will said an between",
    "vi": "và của các có là được trong cho với một những đã này không người về đến khi tại ông bà ra theo trên vào sẽ cũng phát triển hợp tác nước",
    "es": "el la los las de del y en a al que un una por con para se su sus es son ha han no como más entre este esta lo también sobre fue",
    "de": "der die das und in den von zu mit im ist des auf für nicht ein eine als auch dem werden wird sich hat bei nach sie er es über zwischen",
    "it": "il la lo gli le di del della dei e in che un una per con è sono ha hanno si su al alla nel nella non come più tra anche da",
    "pt": "o a os as de do da dos das e em no na que um uma por com para se seu sua é são foi não como mais entre ao à também sobre pelo pela",
}  # fmt: skip
_STOP_WORDS: Final = {language: frozenset(words.split()) for language, words in _WORDS.items()}

_ENOUGH: Final = 20  # words under which function words tell nothing
_LEAST: Final = 0.18  # of the words are function words, in prose of any of these languages
_SAMPLE: Final = 20_000  # characters looked at
_WORD: Final = pattern(r"[^\W\d_]+")
_BEYOND: Final = pattern("[\u0371-\u1dff\u1f00-\U0010ffff]")  # what is not of the Latin script
_CODE: Final = pattern(r"([A-Za-z]{2})(?:[-_][A-Za-z]{2,4})?\Z")


@dataclass(frozen=True, slots=True)
class Unread:
    """A text in a language that is not read; ``language`` is its ISO 639-1 code."""

    language: str

    @property
    def message(self) -> str:
        """A sentence for the person whose file it is."""
        read = " and ".join(NAMES[language] for language in READ)
        return f"skipped: written in {NAMES.get(self.language, 'a language not known here')}; only {read} are read"


def detect(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, "und" for one not known here; None where it is too short to tell."""
    sample = text[:_SAMPLE]
    scripted = _by_script(sample)
    if scripted is not None:
        return scripted
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _ENOUGH:
        return None
    counts = Counter(words)
    scores = {code: sum(map(counts.__getitem__, stop & counts.keys())) for code, stop in _STOP_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])  # French comes first, and wins where two are equal
    return best if scores[best] >= _LEAST * len(words) else "und"


def _by_script(sample: str) -> str | None:
    """The language that the script tells, where most letters are not Latin; kana among Han is Japanese."""
    counts: dict[str, int] = {}
    for character in _BEYOND.findall(sample):
        if character.isalpha():
            language = _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0], "")
            counts[language] = counts.get(language, 0) + 1
    counts.pop("", None)
    if not counts:
        return None
    letters = sum(character.isalpha() for character in sample)
    if sum(counts.values()) < 0.5 * letters:
        return None
    if counts.get("ja", 0) >= 0.1 * sum(counts.values()):
        return "ja"
    return max(sorted(counts), key=lambda language: counts[language])


def accept(text: str, declared: str | None = None) -> str | Unread:
    """Return the language to read ``text`` in, or the one that keeps it from being read.

    What the text shows goes before what its page declares (sites declare their own language on translated pages);
    what is declared decides where the text is too short to tell; without both it is taken for French.
    """
    match = _CODE.match(declared.strip()) if declared else None
    language = detect(text) or (match[1].lower() if match else None) or READ[0]
    return language if language in READ else Unread(language)
