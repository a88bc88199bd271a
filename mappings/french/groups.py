"""Verb groups in a sentence: auxiliary and participle over what stands between, voice, tense and inverted subject."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.french.verbs import Form
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.text import Token

_AVOIR: Final = {"a": "past", "ont": "past", "avait": "past", "avaient": "past", "aura": "future", "auront": "future", "aurait": "past", "auraient": "past", "ayant": "gerund", "avoir": "infinitive", "eut": "past"}  # fmt: skip
_ETRE: Final = {"est": "present", "sont": "present", "était": "past", "étaient": "past", "sera": "future", "seront": "future", "fut": "past", "furent": "past", "étant": "gerund", "être": "infinitive", "serait": "future", "seraient": "future", "soit": "present", "soient": "present"}  # fmt: skip
_MODALS: Final = {"doit": "future", "doivent": "future", "devrait": "future", "devraient": "future", "va": "future", "vont": "future", "devait": "future", "devaient": "future", "allait": "future", "allaient": "future", "vient": "past", "viennent": "past", "pourra": "future", "compte": "future", "comptent": "future", "veut": "wish", "veulent": "wish", "voulait": "wish"}  # fmt: skip
_CLITICS: Final = frozenset({"il", "elle", "ils", "elles", "on"})
_MOTION: Final = frozenset(
    {
        "aller",
        "arriver",
        "convenir",
        "entrer",
        "intervenir",
        "partir",
        "parvenir",
        "repartir",
        "rentrer",
        "retourner",
        "revenir",
        "venir",
        "tomber",
        "devenir",
    }
)
_REACH: Final = 14  # tokens between an auxiliary and its participle at the most
_TENSES: Final = {
    "present": "present",
    "imperfect": "past",
    "historic": "past",
    "future": "future",
    "conditional": "future",
    "gerund": "gerund",
    "infinitive": "infinitive",
    "participle": "participle",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group ``[first:last]``; ``head`` is the token of the verb itself.

    ``tense`` is past, present, future, gerund, infinitive or participle (a bare one, "signé par"); ``clitic`` the
    subject pronoun inverted behind it ("a-t-il ajouté").
    """

    first: int
    last: int
    head: int
    lemma: str
    tense: str
    passive: bool = False
    reflexive: bool = False
    plural: bool = False
    clitic: str | None = None
    negated: bool = False

    @property
    def finite(self) -> bool:
        """Whether it can have a subject of its own."""
        return self.tense in {"past", "present", "future", "wish"}


def find_verbs(
    tokens: Sequence[Token],
    inventory: Mapping[str, tuple[Form, ...]],
    names: Collection[int],
    adjectives: Collection[str] = (),
) -> list[Verb]:
    """Return the verb groups in ``tokens`` whose verb is in ``inventory``.

    ``names`` are tokens of names and posts; ``adjectives`` the stems that make a group with "être" ("prêt").
    """
    reader = _Groups(tokens, inventory, names, adjectives)
    found: list[Verb] = []
    i = 0
    while i < len(tokens):
        verb = reader.at(i)
        if verb is None:
            i += 1
        else:
            found.append(verb)
            i = max(verb.head + 1, i + 1)
    return found


class _Groups:
    def __init__(
        self,
        tokens: Sequence[Token],
        inventory: Mapping[str, tuple[Form, ...]],
        names: Collection[int],
        adjectives: Collection[str],
    ) -> None:
        self._tokens, self._inventory, self._names = tokens, inventory, names
        self._adjectives = adjectives
        self._lower = [t.text.lower() for t in tokens]

    def at(self, i: int) -> Verb | None:
        if i in self._names:
            return None
        word = self._lower[i]
        if word in _AVOIR:
            return self._compound(i, _AVOIR[word], etre=False)
        if word in _ETRE:
            return self._compound(i, _ETRE[word], etre=True)
        if word in _MODALS:
            return self._modal(i) or self._simple(i)
        return self._simple(i)

    def _readings(self, i: int, tense: str) -> list[Form]:
        return [form for form in self._inventory.get(self._lower[i], ()) if form.tense == tense]

    def _reflexive(self, i: int) -> bool:
        return i > 0 and self._tokens[i - 1].folded in {"s", "se"}

    def _negated(self, i: int) -> bool:
        return any(t.folded in {"ne", "n"} for t in self._tokens[max(i - 2, 0) : i])

    def _compound(self, i: int, tense: str, *, etre: bool) -> Verb | None:
        """Read from an auxiliary at ``i`` to its participle, over "été" and what may stand between."""
        clitic, passive, j = None, etre, i + 1
        while j < len(self._tokens) and j - i <= _REACH:
            word, folded = self._lower[j], self._tokens[j].folded
            if folded in _CLITICS and self._tokens[j].glue:
                clitic = folded
            elif word == "été" and not etre:
                passive = True
            elif etre and self._tokens[j].folded not in words().between and self._copula(j):
                return Verb(
                    i,
                    j + 1,
                    i,
                    "être",
                    tense,
                    plural=self._lower[i] in {"sont", "étaient", "seront"},
                    clitic=clitic,
                    negated=self._negated(i),
                )
            elif j not in self._names and (forms := self._readings(j, "participle")):
                return self._build(
                    i,
                    j,
                    forms[0],
                    "past"
                    if not etre and tense != "future" and tense not in {"gerund", "infinitive"}
                    else tense,
                    clitic,
                    passive=passive,
                    etre=etre,
                )
            elif not self._may_stand_between(j):
                return None
            j += 1
        return None

    def _copula(self, j: int) -> bool:
        """Whether an adjective that voices an act stands at ``j`` ("est disposé à")."""
        return stem(self._tokens[j].folded) in self._adjectives

    def _build(
        self, i: int, j: int, form: Form, tense: str, clitic: str | None, *, passive: bool, etre: bool
    ) -> Verb:
        reflexive = self._reflexive(i) and passive
        if etre and (reflexive or form.lemma in _MOTION):
            passive = False
            tense = "past" if tense == "present" else tense
        elif etre and tense == "present":
            tense = "present"
        plural = self._lower[i] in {
            "ont",
            "sont",
            "avaient",
            "étaient",
            "auront",
            "seront",
            "furent",
            "auraient",
            "seraient",
        }
        first = i - 1 if reflexive else i
        return Verb(first, j + 1, j, form.lemma, tense, passive, reflexive, plural, clitic, self._negated(i))

    def _may_stand_between(self, j: int) -> bool:
        token = self._tokens[j]
        if token.folded in words().between or token.is_number:
            return True
        months = {
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
            "er",
        }
        return token.folded.endswith("ment") or token.folded in months

    def _modal(self, i: int) -> Verb | None:
        """Read "doit se rendre", "va signer", "devrait suivre"."""
        for j in range(i + 1, min(i + 6, len(self._tokens))):
            forms = self._readings(j, "infinitive")
            if forms:
                reflexive = self._reflexive(j)
                tense = _MODALS[self._lower[i]]
                return Verb(
                    i,
                    j + 1,
                    j,
                    forms[0].lemma,
                    tense,
                    reflexive=reflexive,
                    plural=self._lower[i].endswith("nt"),
                    negated=self._negated(i),
                )
            if not (self._may_stand_between(j) or self._tokens[j].folded in {"s", "se", "etre", "de"}):
                return None
        return None

    def _simple(self, i: int) -> Verb | None:
        forms = self._inventory.get(self._lower[i], ())
        if (
            not forms
            or forms[0].lemma == "être"
            or (i and self._tokens[i].glue == "-" and self._tokens[i - 1].is_capitalised)
        ):
            return None
        form = min(
            forms,
            key=lambda f: (
                "present",
                "imperfect",
                "historic",
                "future",
                "conditional",
                "gerund",
                "infinitive",
                "participle",
            ).index(f.tense),
        )
        if form.tense in {"present", "historic", "imperfect"} and self._is_noun(i):
            participles = [f for f in forms if f.tense == "participle"]
            if not participles or self._after_determiner(i):
                return None
            form = participles[0]
        if form.tense in {"participle", "gerund"} and self._after_determiner(i):
            return None
        if (
            form.tense == "participle"
            and i
            and self._tokens[i - 1].folded in {"de", "d", "en", "par", "pour"}
        ):
            return None
        reflexive = self._reflexive(i)
        clitic = None
        for j in (i + 1, i + 2):
            if j < len(self._tokens) and self._tokens[j].glue and self._tokens[j].folded in _CLITICS:
                clitic = self._tokens[j].folded
        passive = form.tense == "participle" and form.lemma not in _MOTION
        return Verb(
            i - reflexive,
            i + 1,
            i,
            form.lemma,
            _TENSES[form.tense],
            passive,
            reflexive,
            form.plural,
            clitic,
            self._negated(i),
        )

    def _after_determiner(self, i: int) -> bool:
        return (
            i > 0
            and self._tokens[i - 1].folded
            in words().determiners - {"l", "le", "la", "les"} | {"premier", "premiere", "deux"}
            or (
                i > 0
                and self._tokens[i - 1].folded in {"l", "le", "la", "les"}
                and not self._object_pronoun(i - 1)
            )
        )

    def _object_pronoun(self, i: int) -> bool:
        """Whether "le", "la", "les", "l'" at ``i`` is a pronoun: a subject, "qui" or "en" stands before it."""
        if i == 0:
            return False
        before = self._tokens[i - 1]
        return (
            before.folded in _CLITICS | {"qui", "en", "ne", "lui", "y", "pour", "afin", "de"}
            and self._lower[i] != "la"
        )

    def _is_noun(self, i: int) -> bool:
        """Whether a present form is rather a noun ("la visite", "sa demande", "une rencontre")."""
        if i == 0:
            return False
        before = self._tokens[i - 1]
        if before.folded in {"s", "se", "qui", "ne", "n", "y"} | _CLITICS:
            return False
        if self._after_determiner(i) or before.folded in words().prepositions:
            return True
        adjective = (
            before.is_word
            and not before.is_capitalised
            and i - 1 not in self._names
            and i > 1
            and self._tokens[i - 2].folded in words().determiners
        )
        return adjective and before.folded not in {
            "part",
            "parties",
            "pays",
            "villes",
            "localites",
            "provinces",
            "responsable",
            "dirigeant",
            "partie",
            "ville",
            "province",
            "diplomate",
            "ministre",
        }
