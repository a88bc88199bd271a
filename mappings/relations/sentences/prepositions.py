"""Prepositions: what governs an actor or noun, be it listed with others or behind several words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from mappings.french.words import words
from mappings.mentions.capitals import is_honorific
from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element
from mappings.relations.sentences.parting import is_apposed

_LISTED: Final = 4  # tokens between a member of a coordination and the "et" behind it
_PLURAL: Final = 20  # tokens from the first place behind "les villes de" to the last one listed
_DELEGATION: Final = 3  # tokens from "et" to "délégation"
_NAMED: Final = frozenset(
    {"person", "body", "people", "place", "someone", "own"}
)  # actors that a coordination is made of


class Prepositions:
    """The prepositions of one sentence; ``found`` are its elements so far, ``heads`` the tokens of its verbs."""

    def __init__(self, reading: Reading, found: Sequence[Element], heads: Collection[int]) -> None:
        self._reading, self._found, self._heads = reading, found, heads
        self._plural: tuple[int, str] | None = None  # the first place behind "villes de", and its preposition

    def before(self, first: int, *, person: bool = False) -> str:
        """Return the preposition before "son homologue" or "M. X" at ``first``, that of the list where it is listed."""
        i = first - 1
        while i >= 0 and (
            self._reading.word(i) in words().before_actors | words().before_nouns
            or is_honorific(self._reading.tokens[i])
            or self._reading.tokens[i].text == "«"
            or self._is_countryman(i, first)
        ):
            i -= 1
        shared = self._shared_title(i, first)
        if shared is not None:
            return self.before(shared)
        if i in self._heads:
            return ""  # "a un entretien" is no "à"
        if person and i == first - 1 and is_apposed(self._reading, i):
            return self.before(i)
        if self._is_article(i):
            return self.before(i)  # "avec des élus", "a reçu de hauts responsables"
        if self._reading.word(i) in words().of and self._reading.word(i - 1) == "edition":
            return ""  # "la 3e édition du forum s'est tenue"
        if self._reading.word(i) in words().of and self._reading.word(i - 1) in words().about:
            return self.before(i - 1)  # "a rencontré une centaine d'élus"
        return self._governing(first, i)

    def _shared_title(self, i: int, first: int) -> int | None:
        """Return where a title in the plural begins that ends at ``i``: "ministres" in "avec les ministres X et Y".

        Behind a comma only a bare name goes with it: "avec les ministres de la Défense, M. X et M. Y".
        """
        parted = self._reading.word(i) == ","
        if parted and any(t.folded in words().determiners for t in self._reading.tokens[i + 1 : first]):
            return None
        end = i if parted else i + 1
        return next((post.first for post in self._reading.posts if post.plural and post.last == end), None)

    def _is_countryman(self, i: int, first: int) -> bool:
        """Whether "l'Argentin" stands right before the name at ``first``: it tells whence X is, as a title would."""
        token = self._reading.tokens[i]
        nation = i == first - 1 and token.is_capitalised and token.folded in words().demonyms
        return nation and self._reading.word(i - 1) in words().articles

    def _governing(self, first: int, i: int) -> str:
        """Return the preposition that the word at ``i`` is, or is the last word of, before what begins at ``first``."""
        word, before = self._reading.word(i), self._reading.word(i - 1)
        if word in words().of and before in words().compass:
            while self._reading.word(i - 2) in words().compass:
                i -= 1  # "Nord-Est"
            return self.before(i - 1)  # "dans le Sud du Laos"
        sides = self._reading.word(first) in {"tous", "toutes", "parties", "deux"}
        if word == "et" and before == "," and sides:
            return ""
        compound = words().compound_prepositions
        last = "de" if word in words().of else word
        fixed = compound.get((before, last)) or compound.get((self._reading.word(i - 2), before, last))
        if fixed is not None:
            return self._listed(i - 1) if fixed == "et" else fixed
        if word == "cote" and before in words().determiners:
            return ""  # "a noté de son côté X"
        if word in {"au", "aux"}:
            return "a"
        if word in words().of:
            return "de"
        if word == "et":
            return self._listed(i)
        return word if word in words().prepositions else ""

    def _is_article(self, i: int) -> bool:
        """Whether "des" at ``i`` is an article: a preposition or verb stands before it, not the noun that it completes."""
        word, before = self._reading.word(i), self._reading.word(i - 1)
        indefinite = word in {"de", "d"} and self._reading.word(i + 1) in words().before_plurals
        if not (indefinite or word == "des"):
            return False
        listed = before == "," and any(e.last == i - 1 and e.prep in {"", "et"} for e in self._found)
        also = before == "que" and self._reading.word(i - 2) == "ainsi"
        return (
            listed
            or also
            or i == 0
            or i - 1 in self._heads
            or before in {"avec", "par", "entre", "pour", "et"}
        )

    def under_plural(self, first: int, phrase: int, prep: str) -> str:
        """Return the preposition of a place, of the whole list where a plural noun heads it: "entre les villes de A et de B"."""
        word = self._reading.word
        if prep == "de" and word(first - 2) in {"celle", "celui"} and word(first - 3) == "et":
            return self._listed(first - 3)  # "la ville de A et celle de B"
        if phrase < first:
            plural = self._reading.word(phrase).endswith("s")
            self._plural = (first, prep) if plural else None
        elif self._plural is not None and prep == "de" and self._reading.word(first - 2) in {"et", ","}:
            between = self._reading.run(self._plural[0], first)
            return self._plural[1] if len(between) <= _PLURAL else prep
        return prep

    def _listed(self, at: int) -> str:
        """Return the preposition of the member of a coordination before "et" at ``at``; "" where it has none."""
        previous = [
            e
            for e in self._found
            if e.last <= at and e.kind in _NAMED and e.prep != "cote" and at - e.last <= _LISTED
        ]
        last = max(previous, key=lambda e: e.last, default=None)
        if last is None:
            return ""
        if last.prep == "par" and self._reading.has(words().delegations, at, at + _DELEGATION):
            led = [e for e in self._found if e.kind == "body" and e.last <= last.first]
            return (
                led[-1].prep if led else last.prep
            )  # "la délégation de Hué, conduite par X, et la délégation"
        return last.prep
