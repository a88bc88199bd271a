"""How far the name of a post or body reaches: complements, nested bodies, "et" and commas inside ministries' names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from mappings.french.frames import verb_forms
from mappings.french.labels import titles
from mappings.french.vocabulary import vocabulary
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.capitals import (
    given_names,
    is_acronym,
    is_family_name,
    is_french_capital,
    is_name_word,
    is_shouted,
)
from mappings.mentions.known_bodies import known_bodies
from mappings.mentions.places import PlaceMention
from mappings.text import Folded, Token

_ADJECTIVE: Final = re.compile(r".+(?:ales?|al|aux|iques?|ives?|elles?|aires?|ières?)\Z")
_FINITE: Final = frozenset({"present", "imperfect", "future", "conditional", "historic"})
_ASIDE: Final = 10  # tokens of what stands in parentheses between a post and its holder
_LONGEST: Final = 80  # tokens of a name; no body has so many, and each nested one is read again


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a sentence while "ambassadeur du Vietnam en Chine" is read: its places by first token."""

    tokens: Sequence[Token]
    places: Mapping[int, PlaceMention]
    word: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """Returns the folded word at an index, "" outside the sentence."""

    def __post_init__(self) -> None:
        """Fold the sentence once."""
        object.__setattr__(self, "word", Folded(self.tokens).__getitem__)

    def over_parenthesis(self, i: int) -> int:
        """Return where "(Sud)", "(APN, parlement chinois)" right before ``i`` begins; ``i`` where nothing of that kind stands."""
        if self.word(i - 1) != ")":
            return i
        opening = next((k for k in range(i - 2, max(i - _ASIDE, -1), -1) if self.word(k) == "("), None)
        return i if opening is None else opening

    def by_noun(self, i: int) -> PlaceMention | None:
        """Return the place whose noun stands at ``i``: "province de Son La"."""
        return next((m for m in self.places.values() if m.phrase == i and not m.adjective), None)


def phrase_end(around: Surroundings, head: int, i: int, head_stem: str) -> int:
    """Return where "ministère de la Culture et des Sports" ends: its head is at ``head``, its next word at ``i``.

    ``head_stem`` is the stem of its head noun, which tells the prepositions and lists that it takes.
    """
    return _Phrase(around, head, head_stem).read(i)


class _Phrase:
    """Reads one noun phrase from left to right."""

    def __init__(self, around: Surroundings, head: int, head_stem: str) -> None:
        self._around, self._tokens = around, around.tokens
        self._head, self._stem = head, head_stem
        self._stems = {head_stem}  # of this head and of the bodies nested in it

    def read(self, i: int) -> int:
        """Return the index behind the phrase, no preposition or article at its end."""
        self._stems |= {stem(token.folded) for token in self._tokens[self._head + 1 : i]}
        end = i
        limit = min(len(self._tokens), self._head + _LONGEST)
        while i < limit:
            step = self._step(i)
            if step is None:
                break
            i = end = step
        light = words().prepositions | words().determiners | {"et", "y"}
        while (
            end > self._head + 1
            and self._tokens[end - 1].folded in light
            and not self._tokens[end - 1].is_capitalised
        ):
            end -= 1
        return end

    def _step(self, i: int) -> int | None:
        """Return the index behind what stands at ``i`` where it belongs to the phrase, None where it does not."""
        token = self._tokens[i]
        interim = self._interim(i)
        if interim is not None:
            return interim
        if i in self._around.places and not self._around.places[i].adjective:
            return self._place(i)
        if not token.is_word:
            return self._mark(i)
        if token.folded in words().of:
            return self._complement(i)
        if token.folded == "et":
            return self._conjunction(i)
        if token.folded in words().accrediting:
            return self._abroad(i)
        return self._word(i)

    def _interim(self, i: int) -> int | None:
        """Read on over "par intérim", "a.i.", "p.i", "en exercice" behind a title."""
        if self._around.word(i) == "en" and self._around.word(i + 1) in words().in_office:
            return i + 2
        if self._around.word(i + 1) == "interim" and self._around.word(i) in {"par", "ad"}:
            return i + 2
        if self._around.word(i) in {"a", "p"} and self._around.word(i + 1) == ".":
            return i + 3 + (self._around.word(i + 3) == ".") if self._around.word(i + 2) == "i" else None
        return None

    def _mark(self, i: int) -> int | None:
        """Read on over "(ASEAN)", a comma of a list, the dash of "Vietnam – Laos"."""
        mark = self._tokens[i].text
        if mark == "(":
            return self._parenthesis(i)
        if mark == ",":
            return self._comma(i)
        dashed = mark in "-–" and i - 1 in self._ends_of_places() and i + 1 in self._around.places
        return i + 1 if dashed else None

    def _word(self, i: int) -> int | None:
        """Read on over a noun or adjective, "par intérim", "chargé de", and an article behind a preposition."""
        word, following = self._tokens[i].folded, self._around.word(i + 1)
        if word in {"charge", "chargee"} and following in words().of:
            self._stems.add(stem("charge"))
            return i + 1
        if word in words().posted and following in words().abroad:
            return self._abroad(i + 1)  # "ambassadeur de Chine accrédité à Madagascar"
        if word in words().articles:
            led = self._tokens[i - 1].folded in words().of | {"et", "pour", "a", "aupres"}
            return i + 1 if led else None
        if word in {"un", "une"} and self._tokens[i - 1].folded in words().of:
            return i + 1  # "clôture d'une formation"
        glued = self._tokens[i].is_capitalised and self._tokens[i].glue == "-"  # "Nord-Est"
        if word in words().phrase_ends and not glued:
            return None
        return self._capital(i) if self._tokens[i].is_capitalised else self._plain(i)

    def _place(self, i: int) -> int | None:
        before = self._tokens[i - 1].folded
        tied = self._tokens[i].glue or before in words().of | words().articles | words().accrediting | {"et"}
        joined = i - 1 in range(self._head, i) and self._tokens[i - 1].text in "-–"
        known = words().place_nouns.at(self._tokens, i - 1) is not None
        two_countries = (
            self._tokens[i].is_capitalised
            and i - 1 > self._head
            and (before in words().before_country_pairs or self._is_paired(i))
        )
        return self._around.places[i].last if tied or joined or known or two_countries else None

    def _is_paired(self, i: int) -> bool:
        """Whether a dash ties the place at ``i`` to another: "Vietnam-Laos", "Japon - Sénégal"."""
        j = self._around.places[i].last
        if j >= len(self._tokens):
            return False
        dashed = self._tokens[j].text in {"-", "–"}
        return (
            j + 1 in self._around.places
            if dashed
            else self._tokens[j].glue == "-" and j in self._around.places
        )

    def _parenthesis(self, i: int) -> int | None:
        """An acronym in parentheses belongs to the name; a region of the country ("(Nord)") does not."""
        inside = self._tokens[i + 1] if i + 1 < len(self._tokens) else None
        if inside is not None and is_acronym(inside) and self._around.word(i + 2) == ")":
            return i + 3
        return None

    def _comma(self, i: int) -> int | None:
        """Read on in "ministère de la Culture, des Sports et du Tourisme"."""
        if self._charged(i + 1):
            return i + 1
        if not self._stems & words().list_heads or self._around.word(i + 1) not in words().of:
            return None
        j = i + 2 + (self._around.word(i + 2) in words().articles)
        if j >= len(self._tokens):
            return None
        if not self._tokens[j].is_capitalised:
            return i + 1 if self._lists_on(i) else None
        if is_french_capital(self._tokens[j]):
            return i + 1
        rare = bool(self._stems & words().ministry_heads) and not self._is_named(j)
        return i + 1 if rare else None

    def _charged(self, i: int) -> bool:
        """Whether "chargé de la Coopération", "en charge du tourisme" stands at ``i``: a field, no task."""
        i += self._around.word(i) == "en"
        if self._around.word(i) not in {"charge", "chargee"}:
            return False
        of, following = self._around.word(i + 1), self._around.word(i + 2)
        return of in {"du", "des"} or (of in words().of and following in words().articles)

    def _lists_on(self, i: int) -> bool:
        """Whether a list of lower-case fields goes on at the comma: ", de la pêche maritime et du développement rural"."""
        j = i
        while self._around.word(j) in {",", "et"} and self._around.word(j + 1) in words().of:
            if self._around.word(j) == "et":
                return True
            j += 2
            j += self._around.word(j) in words().articles
            while j < min(len(self._tokens), i + _LONGEST) and self._around.word(j) != "et":
                if not self._tokens[j].is_word or self._around.word(j) in words().phrase_ends:
                    break
                j += 1
        return False

    def _is_named(self, j: int) -> bool:
        """Whether a place or person is named at ``j``, where a field of work would stand."""
        place = self._around.places.get(j)
        return (place is not None and not place.adjective) or is_family_name(self._tokens, j)

    def _complement(self, i: int) -> int | None:
        following = self._around.word(i + 1)
        if following in words().demonstratives and words().place_nouns.at(self._tokens, i + 2) is not None:
            return i + 3  # "maire de cette ville sud-coréenne"
        article = following in words().articles
        if article:
            following = self._around.word(i + 2)
        if not following or following in words().phrase_ends - {"a", "un", "une"} or following.isdecimal():
            return None
        infinitive = (
            self._tokens[i].folded in {"de", "d"}
            and following.endswith(("er", "ir", "oir", "dre", "tre"))
            and not (article or self._tokens[i + 1].is_capitalised)
        )
        if infinitive and following not in words().nouns_like_infinitives:
            return None
        match = words().body_heads.at(
            self._tokens, i + 1 if self._around.word(i + 1) not in words().articles else i + 2
        )
        if match is not None:
            self._stems.add(stem(self._tokens[match.first].folded))
        return i + 1

    def _conjunction(self, i: int) -> int | None:
        """Read on over "et" inside one name ("de l'Industrie et du Commerce"), never into the next post or body."""
        j = i + 1
        of = self._around.word(j) in words().of
        j += of
        article = self._around.word(j) in words().articles
        j += article
        if j >= len(self._tokens):
            return None
        target = self._tokens[j]
        if not of and not article and target.folded in words().determiners:
            return None
        if titles().at(self._tokens, j) is not None or (
            not of and words().body_heads.at(self._tokens, j) is not None
        ):
            return None
        place = self._around.places.get(j) or self._around.by_noun(j)
        if place is not None and not place.adjective and self._around.word(i + 1) in words().articles:
            fields = {self._around.word(k) for k in range(self._head, i)}
            return place.last if "pour" in fields and self._stem in words().accredited_heads else None
        if j in self._around.places and not self._around.places[j].adjective:
            return None
        named = target.folded in given_names() and is_name_word(self._tokens, j + 1)
        if of and named and not article:
            return None  # "le mot du premier adjoint de Nantes et de Dominique Bernard"
        if of:
            return i + 1
        previous = self._tokens[i - 1]
        if target.is_capitalised:
            return (
                i + 1
                if is_french_capital(target)
                and previous.is_capitalised
                and i - 1 not in self._ends_of_places()
                else None
            )
        return (
            i + 1
            if self._stems & words().joining_heads
            and not article
            and not previous.is_capitalised
            and target.folded not in words().phrase_ends | words().before_posts | words().several
            else None
        )

    def _ends_of_places(self) -> set[int]:
        return {mention.last - 1 for mention in self._around.places.values()}

    def _abroad(self, i: int) -> int | None:
        second = self._around.word(self._head + 1)
        ahead = [self._around.word(k) for k in range(i, i + 3)]
        if ahead == ["a", "l", "etranger"]:
            return i + 3
        if ahead[0] == "aupres" and ahead[1] in words().of:
            return i + 1
        if ahead[:2] == ["en", "charge"]:
            self._stems.add(stem("charge"))
            return i + 2
        if not (self._stems | {stem(second)}) & words().accredited_heads:
            return None
        j = i + 1
        if self._around.word(j) in words().of:
            j += 1
        if self._around.word(j) in words().articles:
            j += 1
        place = self._around.places.get(j) or self._around.by_noun(j)
        if place is not None:
            return place.last
        nested = words().body_heads.at(self._tokens, j)
        if nested is not None and stem(self._around.word(j)) in words().missions:
            self._stems.add(stem(self._around.word(j)))
            return nested.last  # "première secrétaire à l'ambassade du Laos"
        if (
            j < len(self._tokens)
            and self._tokens[j].is_capitalised
            and (
                is_french_capital(self._tokens[j])
                or is_acronym(self._tokens[j])
                or (self._stem in words().portfolio_heads and not is_name_word(self._tokens, j + 1))
            )
        ):
            return j + 1
        return None

    def _capital(self, i: int) -> int | None:
        """A capitalised word belongs to the phrase after "de" or beside other such words; else a name begins."""
        token, before = self._tokens[i], self._tokens[i - 1]
        tied = bool(token.glue) or before.folded in words().of | words().articles | {"et"}
        eponymous = {self._stem, stem(before.folded)} & words().eponymous
        if not (tied or eponymous) and (is_family_name(self._tokens, i) or is_shouted(token)):
            return None
        known = known_bodies().at(self._tokens, i)
        if known is not None and (before.folded in words().of | words().articles | {"et"} or token.glue):
            return known.last
        if is_acronym(token) or (
            (is_french_capital(token) or self._is_adjective(i))
            and not (self._stem in words().eponymous and before.folded not in words().of)
        ):
            return i + 1
        if token.glue or before.folded in words().of | words().articles:
            return self._foreign(i)
        if stem(before.folded) in words().eponymous or self._stem in words().eponymous:
            return self._run(i)
        return None

    def _is_adjective(self, i: int) -> bool:
        """Whether an adjective with a capital stands behind a noun of offices: "Administration Territoriale"."""
        word = self._tokens[i].text.lower()
        return (
            is_french_capital(self._tokens[i - 1])
            and _ADJECTIVE.match(word) is not None
            and vocabulary().rank(word) is not None
        )

    def _foreign(self, i: int) -> int:
        """Take a run of words that no French dictionary has: an unknown place or an eponym."""
        last = i + 1
        while (
            last < len(self._tokens)
            and self._tokens[last].is_capitalised
            and self._tokens[last].is_word
            and self._tokens[last].glue
        ):
            last += 1
        return last

    def _run(self, i: int) -> int:
        """Take the whole run of capitals: the person after whom a school or institute is named."""
        while i < len(self._tokens) and self._tokens[i].is_capitalised and self._tokens[i].is_word:
            i += 1
        return i

    def _is_verb(self, i: int) -> bool:
        """Whether a finite verb stands at ``i``, whose subject the phrase is: "le président recevra", "le maire souhaite"."""
        if self._tokens[i - 1].folded in words().of | words().articles | words().prepositions | {"et"}:
            return False
        return any(form.tense in _FINITE for form in verb_forms().get(self._tokens[i].text, ()))

    def _plain(self, i: int) -> int | None:
        before = self._tokens[i - 1]
        if self._tokens[i].folded in words().living and self._around.word(i + 1) == "a":
            return self._abroad(i + 1)  # "Marocains résidant à l'étranger"
        if i - 1 in self._ends_of_places() and self._tokens[i].folded not in words().demonyms:
            return None
        if self._is_verb(i):
            return None
        word = self._tokens[i].folded
        if word.endswith(("ait", "aient")) and not word.endswith(("fait", "trait", "souhait", "lait")):
            return None  # an imperfect, not a noun
        return i + 1 if before.is_word or before.text in {"-", "–"} else None
