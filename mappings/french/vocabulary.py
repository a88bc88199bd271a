"""The forms of French that a report is written with, and where two of them stand glued together."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from mappings.authorities import authorities
from mappings.compiled import compiled
from mappings.folding import fold
from mappings.french.frames import verb_forms
from mappings.french.words import words
from mappings.schemes import scheme
from mappings.text import tokens

_HERE: Final = Path(__file__).resolve().parent
_INFLECTIONS: Final = ("es", "s", "x", "e")  # endings that forms.txt leaves out
_DOUBLED: Final = re.compile(r"(?P<base>.+([nlts]))\2es?\Z")  # "coréenne", "officielles"
# Endings of verbs in -er, -yer and -ir, long ones first: "développeront", "aboutissait".
_ENDINGS: Final = tuple(
    (ending, infinitive)
    for infinitive, endings in (
        ("er", "eraient eront èrent erait aient ant era ait ent ées ée és é a e"),
        ("yer", "ieraient ieront ierait iera ient ie"),
        ("ir", "issaient issants issante issant irent issent irait iraient iront issait ira ies ie is it i"),
    )
    for ending in sorted(endings.split(), key=len, reverse=True)
)
_ENDING: Final = tuple({ending for ending, _ in _ENDINGS})
_SHORTEST: Final = 4  # letters of a word of meaning that stands beside a small one
_PAIRED: Final = 5  # letters of each of two words of meaning
_FREQUENT: Final = 1500  # the rank up to which three letters are enough
_UNRANKED: Final = 6000  # the rank of words that only our own lexicons have
_KEPT: Final = 1 << 15
_SCHEMES: Final = ("acts", "agreement-types", "event-types", "post-kinds", "topics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seams:
    """The classes of ``seams.toml``, accents kept."""

    small: frozenset[str]
    auxiliaries: frozenset[str]
    beginnings: frozenset[str]
    joined: frozenset[str]
    adverbs: frozenset[str]
    subjects: frozenset[str]
    elided: frozenset[str]
    eliding: frozenset[str]
    sentence_openings: frozenset[str]
    behind_names: frozenset[str]
    name_openings: frozenset[str]


@compiled
def seams() -> Seams:
    """Return the small words at which glued words part; "du" in "duGuangdong"."""
    return Seams(**{name: frozenset(members) for name, members in _classes().items()})


def _classes() -> dict[str, list[str]]:
    """The classes in the order of the file, which is that of frequency for the small words."""
    table: dict[str, list[str]] = tomllib.loads((_HERE / "seams.toml").read_text(encoding="utf-8"))
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What can be a word: ``ranks`` tells the place of a form in the order of frequency."""

    ranks: Mapping[str, int]
    participles: frozenset[str]
    whole: frozenset[str]  # forms that look like two
    folded: frozenset[str]  # of all forms
    folded_pairs: frozenset[str]  # of these, those that are rather two small words: "dela"
    lexicon: frozenset[str]  # words of the labels of posts, bodies, events and the like
    full_names: Collection[str]  # folded names of places
    names: frozenset[str]  # folded words of the names of places and persons
    persons: frozenset[str]  # of persons alone
    countries: frozenset[str]  # their folded names of one word

    def is_form(self, word: str) -> bool:
        """Whether a word in lower case is French for all that is known, "localités", written with its accents or without."""
        if self.rank(word) is not None or word in self.whole:
            return True
        if not word.startswith("à") and fold(word) in self.folded and word not in self.folded_pairs:
            return True
        doubled = _DOUBLED.match(word)
        return (doubled is not None and doubled["base"] in self.ranks) or (
            word.endswith("aux") and word[:-2] + "l" in self.ranks
        )

    def rank(self, word: str) -> int | None:
        """Return the place of a form, or of what it is inflected from, in the order of frequency."""
        rank = self.ranks.get(word)
        if rank is not None or len(word) <= _SHORTEST:
            return rank
        for ending in _INFLECTIONS:
            base = word.removesuffix(ending)
            if (
                base != word
                and base not in seams().small
                and base[-1] != "s"
                and (ending != "x" or base[-1] == "u")
            ):
                rank = self.ranks.get(base)
                if rank is not None:
                    return rank
        return _UNRANKED if fold(word) in authorities().demonyms or self.is_verb(word) else None

    def is_verb(self, word: str) -> bool:
        """Whether a word ends like a form of a known verb in -er or -ir: "coordonneront"."""
        if len(word) <= _PAIRED or not word.endswith(_ENDING):
            return False
        return any(
            word.endswith(ending) and word[: -len(ending)] + infinitive in self.ranks
            for ending, infinitive in _ENDINGS
        )


@compiled
def vocabulary() -> Vocabulary:
    """Return the vocabulary: common forms, the forms of the verbs, and the words of the lexicons."""
    ranks: dict[str, int] = {}
    for word in (*_classes()["small"], *_listed("forms.txt")):
        ranks.setdefault(word, len(ranks))
    verbs = verb_forms()
    lexicon = frozenset(_lexicon_words())
    for word in (*verbs, *lexicon):
        if len(word) >= _SHORTEST:
            ranks.setdefault(word, _UNRANKED)
    participles = frozenset(
        word for word, forms in verbs.items() if any(form.tense == "participle" for form in forms)
    )
    known = authorities()
    persons = frozenset(word for name in known.person_names for word in name.split())
    names = persons | {word for name in known.place_names for word in name.split()}
    whole = frozenset(_listed("whole.txt"))
    folded = frozenset(fold(word) for word in (*ranks, *whole))
    countries = frozenset(
        name
        for name, ids in known.place_names.items()
        if any(known.places[one].kind == "Country" for one in ids)
    )
    small = seams().small
    pairs = frozenset(
        word
        for word in folded
        if word not in ranks
        and word not in whole
        and any(word[:i] in small and word[i:] in small for i in range(1, len(word)))
    )
    return Vocabulary(
        ranks=ranks,
        participles=participles,
        whole=whole,
        folded=folded,
        folded_pairs=pairs,
        lexicon=lexicon,
        full_names=frozenset(known.place_names),
        names=names,
        persons=persons,
        countries=countries,
    )


def _listed(file: str) -> Iterator[str]:
    for line in (_HERE / file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _lexicon_words() -> Iterator[str]:
    """The words in lower case of the schemes' French labels and of the word classes."""
    labels = (
        label.text
        for name in _SCHEMES
        for concept in scheme(name)
        for label in concept.labels
        if label.language == "fr"
    )
    table = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
    for text in (*labels, *_strings(table)):
        yield from (token.text for token in tokens(text) if token.is_word and token.text.islower())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, Iterable):
        for inner in value:
            yield from _strings(inner)


@lru_cache(maxsize=_KEPT)
def seam(word: str) -> int | None:
    """Return where the second of two forms begins in a word in lower case that is none itself; None for any other.

    Of several seams the one with the more frequent forms is taken: "sesont" as "se sont".
    """
    known = vocabulary()
    if len(word) < _SHORTEST - word.startswith("à") or known.is_form(word):
        return None
    best: tuple[int, int] | None = None
    for at in range(1, len(word)):
        weight = _weight(known, word[:at], word[at:])
        if weight is not None and (best is None or weight < best[0]):
            best = weight, at
    return best[1] if best is not None else None


def _weight(known: Vocabulary, left: str, right: str) -> int | None:
    """The product of the ranks of two forms that can stand glued; None where they cannot."""
    first, second = known.rank(left), known.rank(right)
    if first is None or second is None:
        return None
    classes = seams()
    if left in classes.small:
        possible = _behind_small(known, left, right, second)
    elif right in classes.small:
        possible = _before_small(left, right, first)
    else:
        possible = left not in classes.joined and min(len(left), len(right)) >= _PAIRED
    return (first + 1) * (second + 1) if possible else None


def _behind_small(known: Vocabulary, left: str, right: str, rank: int) -> bool:
    """Whether a word can stand behind a small one: "la|lutte", "a|reçu", "se|coordonneront"."""
    classes = seams()
    if right in classes.small:
        if right in classes.auxiliaries:
            return left not in words().determiners and (right != "a" or left in classes.subjects)
        return True
    if not _long_enough(right, rank):
        return False
    if left in classes.beginnings:
        return left == "se" and known.is_verb(right)
    if left in classes.auxiliaries:
        return (
            right in known.participles
            or right in classes.adverbs
            or right.endswith(("é", "és", "ée", "ées"))
            or (right.endswith("ment") and len(right) > len("mentent"))
        )
    return True


def _before_small(left: str, right: str, rank: int) -> bool:
    """Whether a word can stand before a small one: "membre|du", "parties|ont", but not "partie|sont"."""
    if right in {"sont", "seront"} and not left.endswith(("s", "x")):
        return False
    if right in {"se", "ses"} and left.endswith("s"):  # "réunisses"
        return False
    return _long_enough(left, rank) and (right != "a" or len(left) > _SHORTEST)


def _long_enough(word: str, rank: int) -> bool:
    return len(word) >= _SHORTEST or (len(word) == 3 and rank < _FREQUENT)
