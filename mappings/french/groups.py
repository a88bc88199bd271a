"""Verb groups in a sentence: auxiliary and participle over what stands between, voice, tense and inverted subject."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mappings.french.frames import auxiliaries, verb_classes, verb_frames
from mappings.french.labels import event_nouns
from mappings.french.verbs import Form
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.text import Token

_REACH: Final = 14  # tokens between an auxiliary and its participle at the most
_NOUN: Final = 8  # tokens between "aura" and the noun of its event: "aura, le 6 mai, un bref entretien"
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
_LIKELIEST: Final = tuple(_TENSES)  # of several readings of one form, the first in this order is taken
_PLURALS: Final = ("ent", "ont")  # ends of plural verb forms that no noun of the same letters has
_FINITE: Final = frozenset({"present", "imperfect", "historic"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group ``[first:last]``; ``head`` is the token of the verb itself.

    ``tense`` is past, present, future, gerund, infinitive or participle (a bare one, "signé par"); ``clitic`` the
    subject pronoun inverted behind it ("a-t-il ajouté"). ``imperfect`` keeps "signaient", which recalls, apart from
    "ont signé", which tells: both are past.
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
    imperfect: bool = False

    @property
    def finite(self) -> bool:
        """Whether it can have a subject of its own: "a reçu" can, "recevant" and "reçu par" cannot."""
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
    behind = 0
    for i in reader.openings():
        verb = reader.at(i) if i >= behind else None
        if verb is not None:
            found.append(verb)
            behind = max(verb.head, i) + 1
    return found


@dataclass(frozen=True, slots=True)
class _Auxiliary:
    """An auxiliary at a token; ``passive`` where "être" or "été" makes the participle behind it so."""

    at: int
    tense: str
    etre: bool
    passive: bool


class _Groups:
    """Reads verb groups in one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        inventory: Mapping[str, tuple[Form, ...]],
        names: Collection[int],
        adjectives: Collection[str],
    ) -> None:
        self._tokens, self._inventory, self._names = tokens, inventory, names
        self._adjectives = adjectives
        self._lower = [self._accented(t.text) for t in tokens]

    def openings(self) -> list[int]:
        """Return where a verb group may begin: at a verb of the inventory or an auxiliary."""
        known, forms = self._inventory.keys(), auxiliaries()
        return [
            i
            for i, word in enumerate(self._lower)
            if word in known or word in forms.avoir or word in forms.etre or word in forms.modal
        ]

    def _accented(self, text: str) -> str:
        """Return a word in lower case, with the accent that a capital lost where only that makes a verb: "Evoquant"."""
        lower = text.lower()
        if text[:1] == "E" and lower not in self._inventory and "é" + lower[1:] in self._inventory:
            return "é" + lower[1:]
        return lower

    def at(self, i: int) -> Verb | None:
        """Return the verb group that begins at ``i``."""
        if i in self._names:
            return None
        word = self._lower[i]
        forms = auxiliaries()
        if word in forms.avoir:
            return self._compound(i, forms.avoir[word], etre=False) or self._having(i, forms.avoir[word])
        if word in forms.etre:
            return self._compound(i, forms.etre[word], etre=True)
        if word in forms.modal:
            return self._modal(i) or self._simple(i)
        return self._simple(i)

    def _readings(self, i: int, tense: str) -> list[Form]:
        return [form for form in self._inventory.get(self._lower[i], ()) if form.tense == tense]

    def _reflexive(self, i: int) -> bool:
        """Whether "se" stands before the verb at ``i``, over "y" and "en": "s'y sont engagés"."""
        before = i - 1 if i < 2 or self._tokens[i - 1].folded not in {"y", "en"} else i - 2
        if i > 1 and (self._tokens[before - 1].folded, self._tokens[before].folded) in words().own_reflexives:
            return True
        return i > 0 and self._tokens[before].folded in words().reflexives

    def _negated(self, i: int) -> bool:
        """Whether "ne" stands before the verb at ``i``; the "N'" of a name ("M. N'Diaye a reçu") is none."""
        first = max(i - 2, 0)
        return any(
            self._tokens[k].folded in {"ne", "n"} and (k == 0 or not self._tokens[k].is_capitalised)
            for k in range(first, i)
        )

    def _compound(self, i: int, tense: str, *, etre: bool) -> Verb | None:
        """Read from an auxiliary at ``i`` to its participle, over "été" and what may stand between."""
        auxiliary, clitic, j = _Auxiliary(i, tense, etre=etre, passive=etre), None, i + 1
        while j < len(self._tokens) and j - i <= _REACH:
            folded = self._tokens[j].folded
            if folded in words().clitics and self._tokens[j].glue:
                clitic = folded
            elif self._lower[j] == "été" and not etre:
                auxiliary = replace(auxiliary, passive=True)
            elif (
                etre
                and not self._reflexive(i)
                and self._copula(j)
                and (folded not in words().between or self._lower[j - 1] == "d")
            ):
                plural = self._tokens[i].folded in words().plural_auxiliaries
                return Verb(
                    i, j + 1, i, "être", tense, plural=plural, clitic=clitic, negated=self._negated(i)
                )
            elif j not in self._names and (forms := self._readings(j, "participle")):
                return self._with_participle(auxiliary, j, forms[0], clitic)
            elif not self._may_stand_between(j):
                return None
            j += 1
        return None

    def _having(self, i: int, tense: str) -> Verb | None:
        """Read "avoir" by itself before the noun of an event or "lieu": "aura un entretien", "aura lieu lundi"."""
        first = i + 1
        known = words().has_events_before | words().weekdays.keys() | words().month_names | {",", "le"}
        while first - i <= _NOUN and first < len(self._tokens):
            if not (self._tokens[first].folded in known or self._tokens[first].is_number):
                break
            first += 1
        if first >= len(self._tokens):
            return None
        place = self._tokens[first].folded == "lieu"  # "a lieu"
        led = words().has_events_before & {t.folded for t in self._tokens[i + 1 : first]}
        if not (place or (led and event_nouns().at(self._tokens, first) is not None)):
            return None
        tense = "present" if self._lower[i] in {"a", "ont"} else tense
        plural = self._tokens[i].folded in words().plural_auxiliaries
        return Verb(i, i + 1, i, "avoir", tense, plural=plural, negated=self._negated(i))

    def _copula(self, j: int) -> bool:
        """Whether an adjective that voices an act stands at ``j`` ("est disposé à")."""
        return stem(self._tokens[j].folded) in self._adjectives

    def _with_participle(self, auxiliary: _Auxiliary, j: int, form: Form, clitic: str | None) -> Verb:
        """Return the group that ends in the participle at ``j``; "s'est rendu", "est arrivé" are no passives."""
        i, passive, tense = auxiliary.at, auxiliary.passive, auxiliary.tense
        reflexive = self._reflexive(i) and passive
        if auxiliary.etre and (reflexive or form.lemma in verb_classes().motion):
            passive = False
            tense = "past" if tense == "present" else tense
        plural = self._tokens[i].folded in words().plural_auxiliaries
        first = i - 1 if reflexive else i
        return Verb(first, j + 1, j, form.lemma, tense, passive, reflexive, plural, clitic, self._negated(i))

    def _may_stand_between(self, j: int) -> bool:
        """Whether the word can part auxiliary and participle: "a, le 16 mai, chaleureusement accueilli"."""
        token, known = self._tokens[j], words()
        before = self._tokens[j - 1].folded
        in_common = (
            before in {"commun", "d"}
            if token.folded == "accord"
            else before != "un" or token.folded == "commun"
        )
        if not in_common:
            return False  # "a un accord signé", unlike "ont d'un commun accord signé"
        return (
            token.folded in known.between
            or token.is_number
            or token.folded.endswith("ment")
            or token.folded in known.month_names
            or token.folded == "er"  # of "1er"
        )

    def _modal(self, i: int) -> Verb | None:
        """Read "doit se rendre", "va signer", "devrait suivre"."""
        for j in range(i + 1, min(i + 6, len(self._tokens))):
            forms = self._readings(j, "infinitive")
            if forms and forms[0].lemma == "être":
                passive = self._compound(j, auxiliaries().modal[self._lower[i]], etre=True)
                if passive is not None and passive.head > j:
                    return replace(
                        passive, first=i, plural=self._lower[i].endswith("nt"), negated=self._negated(i)
                    )
            if forms:
                reflexive = self._reflexive(j)
                tense = auxiliaries().modal[self._lower[i]]
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
        """Read a verb of one word: "reçoit", "recevra", "recevant", "signé par"."""
        forms = self._inventory.get(self._lower[i], ())
        if not forms:
            return None
        if any(form.first for form in forms) and not self._behind_speaker(i):
            forms = tuple(form for form in forms if not form.first)  # "réunis à Hué" is a participle
        compound = i and self._tokens[i].glue == "-" and self._tokens[i - 1].is_capitalised
        if not forms or forms[0].lemma == "être" or compound:
            return None
        if self._ends_expression(i):
            return None
        form = min(forms, key=lambda f: _LIKELIEST.index(f.tense))
        if form.tense in _FINITE and (self._is_noun(i) or self._is_title(i)):
            participles = [f for f in forms if f.tense == "participle"]
            if not participles or self._after_determiner(i):
                return None
            form = participles[0]
        if form.tense in {"participle", "gerund"} and self._after_determiner(i):
            return None
        if form.tense == "infinitive" and event_nouns().at(self._tokens, i) is not None:
            return None  # "un déjeuner"
        before = self._tokens[i - 1].folded if i else ""
        if form.tense == "participle" and before in {"de", "d", "en", "par", "pour"}:
            return None
        reflexive = self._reflexive(i)
        passive = form.tense == "participle" and form.lemma not in verb_classes().motion
        return Verb(
            i - reflexive, i + 1, i, form.lemma, _TENSES[form.tense], passive, reflexive, form.plural,
            self._clitic(i), self._negated(i), form.tense == "imperfect",
        )  # fmt: skip

    def _is_title(self, i: int) -> bool:
        """Whether a word is no verb for its capital within a sentence: "la 13e Rencontre de haut niveau"."""
        before = i - 1 - (i > 1 and self._tokens[i - 1].text in {"«", '"', "“"})
        inside = before >= 0 and self._tokens[before].is_word
        return inside and self._tokens[i].is_capitalised and not self._tokens[i].text.isupper()

    def _ends_expression(self, i: int) -> bool:
        """Whether the word ends the expression of the verb right before it: "visite" of "a rendu visite à"."""
        lemmas = {form.lemma for form in self._inventory.get(self._lower[i - 1], ())} if i else set()
        return any(
            frame.then[:1] == (stem(self._tokens[i].folded),)
            for lemma in lemmas
            for frame in verb_frames().get(lemma, ())
        )

    def _behind_speaker(self, i: int) -> bool:
        """Whether "je" or "nous" is the subject of a form at ``i``: "je vous promets"."""
        while i and self._tokens[i - 1].folded in words().after_first_person - words().first_person:
            i -= 1
        return i > 0 and self._tokens[i - 1].folded in words().first_person

    def _clitic(self, i: int) -> str | None:
        """Return the pronoun tied to the verb at ``i``: "souligne-t-il"."""
        behind = [t for t in self._tokens[i + 1 : i + 3] if t.glue and t.folded in words().clitics]
        return behind[-1].folded if behind else None

    def _after_determiner(self, i: int) -> bool:
        """Whether the word before is a determiner, which makes this one a noun ("la visite", "le reçu")."""
        while i and self._tokens[i - 1].folded in words().visit_adjectives:
            i -= 1  # "sa récente tournée"
        if i > 1 and self._tokens[i - 1].folded in words().ordinal_marks and self._tokens[i - 2].is_number:
            i -= 2  # "sa 7e visite"
        if i == 0:
            return False
        before, known = self._tokens[i - 1].folded, words()
        if before in known.articles:
            return not self._object_pronoun(i - 1)
        return before in known.determiners or before in {"premier", "premiere", "deux"}

    def _object_pronoun(self, i: int) -> bool:
        """Whether "le", "la", "les", "l'" at ``i`` is a pronoun: a subject, "qui" or "en" stands before it."""
        return (
            i > 0 and self._tokens[i - 1].folded in words().before_object_pronouns and self._lower[i] != "la"
        )

    def _is_noun(self, i: int) -> bool:
        """Whether a present form is rather a noun ("la visite", "sa demande", "une rencontre")."""
        if i == 0:
            return False
        before, known = self._tokens[i - 1], words()
        if before.folded in {"qui", "ne", "n", "y"} | known.reflexives | known.clitics:
            return False
        if self._after_determiner(i) or before.folded in known.prepositions:
            return True
        if self._lower[i].endswith(_PLURALS):
            return False
        adjective = (
            before.is_word
            and not before.is_capitalised
            and i - 1 not in self._names
            and i > 1
            and self._tokens[i - 2].folded in known.determiners
        )
        return adjective and before.folded not in known.nouns_before_verbs
