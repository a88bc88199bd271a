"""Statements: who says, proposes, thanks, promises what, and about which topics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Statement
from mappings.french.frames import ActPhrase, act_phrases
from mappings.french.groups import Verb
from mappings.lexicon import stem
from mappings.mentions.scene import Reading, Scene
from mappings.mentions.topics import topics
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse, Meant
from mappings.relations.elements import Element

# Verbs that report only beside a quote or before "que": elsewhere they mean something else ("poursuivre l'accord").
_ONLY_SAYING: Final = frozenset({
    "poursuivre", "conclure", "observer", "relever", "avancer", "reconnaître", "admettre", "commenter", "répéter", "signaler", "exposer", "confier",
    "juger", "dire", "considérer", "constater", "noter", "ajouter", "préciser", "expliquer", "témoigner", "croire", "penser", "confirmer", "informer", "soutenir", "estimer", "assurer", "annoncer", "indiquer", "déclarer", "arguer", "renchérir",
})  # fmt: skip
_OBJECT_FREE: Final = frozenset(
    {
        "souligner",
        "rappeler",
        "affirmer",
        "réaffirmer",
        "réitérer",
        "insister",
        "juger",
        "noter",
        "constater",
        "confirmer",
    }
)
# Verbs that wish or promise only with a noun or infinitive behind them and a speaker that is named.
_WANTING: Final = frozenset({"vouloir", "aimer", "désirer", "souhaiter", "espérer", "ambitionner"})
_NEUTRAL: Final = frozenset(
    {
        "dire",
        "déclarer",
        "indiquer",
        "annoncer",
        "affirmer",
        "assurer",
        "faire",
        "ajouter",
        "préciser",
        "expliquer",
    }
)
_SELF_ACTS: Final = frozenset({"wish", "commit"})
_SOURCES: Final = (("selon",), ("d", "apres"), ("de", "l", "avis", "de"), ("aux", "yeux", "de"))
_APART: Final = 2  # words between "a-t-il dit," and the verb that it interrupts
_ITEMS: Final = frozenset(
    {"premierement", "deuxiemement", "secondement", "troisiemement", "quatriemement", "cinquiemement"}
)
_FUTURES: Final = ("era", "eront", "ira", "iront", "dra", "dront")
_WINDOW: Final = 9  # tokens in which the words of a verbal expression must follow its verb
_GERUND_ACTS: Final = frozenset(
    {"affirm", "propose", "request", "wish", "commit", "thank", "praise", "congratulate", "invite"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """An act recognised at a verb, before its speaker is known."""

    element: Element
    act: str
    quoting: bool  # the verb stands behind or inside what it reports


class StatementReader:
    """Reads the statements of one article, sentence by sentence, keeping the discourse up to date."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self._listing: tuple[Meant, str, int] | None = (
            None  # whose proposals are being listed, and in which paragraph
        )
        self._open: tuple[Meant, int] | None = (
            None  # who goes on speaking after a colon, and in which paragraph
        )

    def read(self, reading: Reading, clauses: Clauses) -> Iterator[Statement]:
        """Yield the statements of one sentence."""
        if reading.sentence.kind is not BlockKind.BODY:
            return
        found = self._acts(reading, clauses)
        speakers: Meant | None = None
        spoken: list[tuple[_Found, Meant]] = []
        for act in found:
            meant = self._speaker(act, reading, clauses, speakers)
            if meant is None:
                continue
            speakers = meant
            spoken.append((act, meant))
        if not spoken:
            yield from self._goes_on(reading) or self._by_source(reading, clauses)
            return
        self._open = None
        for act, meant in spoken:
            if act.act == "propose":
                self._listing = (meant, act.act, reading.sentence.paragraph)
        for act, meant in spoken:
            if act.act == "affirm" and ":" in {
                t.text for t in reading.tokens[act.element.last : act.element.last + 3]
            }:
                self._open = (meant, reading.sentence.paragraph)
        yield from self._build(reading, clauses, _merged(_quoted(reading, spoken)))

    def _build(
        self, reading: Reading, clauses: Clauses, spoken: list[tuple[_Found, Meant]]
    ) -> Iterator[Statement]:
        for i, (act, meant) in enumerate(spoken):
            first = 0 if i == 0 else spoken[i][0].element.first
            last = spoken[i + 1][0].element.first if i + 1 < len(spoken) else len(reading.tokens)
            if act.quoting and i == 0 and len(spoken) > 1 and not spoken[1][0].quoting:
                last = spoken[1][0].element.first
            evidence = self._scene.quote(reading)
            subjects = topics(reading, first, last, local=self._discourse.local)
            if act.act != "congratulate" and not reading.word(act.element.first).startswith("avai"):
                self._discourse.speaks(meant, evidence)
            addressees = self._addressees(act, meant, clauses, reading)
            yield Statement(meant.actors, act.act, evidence, addressees, subjects)

    def _acts(self, reading: Reading, clauses: Clauses) -> list[_Found]:
        found: list[_Found] = []
        content_from: int | None = None
        for element, verb in clauses.verbs():
            phrase = _phrase(reading, verb) or self._decided(reading, verb)
            if (
                phrase is None
                or verb.negated
                or not self._can_report(reading, clauses, element, verb, phrase)
            ):
                continue
            quoting = clauses.is_quoting(element)
            if (
                content_from is not None
                and element.first > content_from
                and not quoting
                and not self._coordinated(reading, element, verb)
            ):
                if (
                    found
                    and found[-1].act == "affirm"
                    and phrase.act in _SELF_ACTS
                    and not verb.passive
                    and self._outer_is_neutral(found[-1])
                ):
                    found[-1] = _Found(found[-1].element, phrase.act, found[-1].quoting)
                continue
            act = (
                "propose"
                if phrase.act == "affirm" and self._advises(reading, clauses, element, quoting=quoting)
                else phrase.act
            )
            found.append(_Found(element, act, quoting))
            following = {t.folded for t in reading.tokens[verb.last : verb.last + 4]}
            content_from = verb.last if following & {"que", "qu"} else content_from
        return found

    def _advises(self, reading: Reading, clauses: Clauses, element: Element, *, quoting: bool) -> bool:
        """Whether what is reported says what both sides should do: "les deux parties devraient …, a-t-il ajouté"."""
        content = reading.tokens[: element.first] if quoting else reading.tokens[element.last :]
        offset = 0 if quoting else element.last
        for i, token in enumerate(content, start=offset):
            if token.folded == "devraient" or (
                token.folded in {"faut", "faudrait"} and reading.word(i - 1) == "il"
            ):
                before = [e for e in clauses.row if e.is_actor and e.last <= i and e.prep == ""]
                return bool(before) and before[-1].kind in {"sides", "pair"}
        return False

    def _outer_is_neutral(self, found: _Found) -> bool:
        verb = found.element.value
        return isinstance(verb, Verb) and verb.lemma in _NEUTRAL

    def _coordinated(self, reading: Reading, element: Element, verb: Verb) -> bool:
        """Whether "et" or a comma ties a participle or gerund to the verb of saying before it."""
        before = reading.word(element.first - 1)
        if verb.tense == "gerund":
            return before in {",", "et", "tout", "en"}
        return before in {"et", ","} or (
            before in {"ensuite", "aussi", "egalement"} and reading.word(element.first - 2) in {"et", ","}
        )

    def _can_report(
        self, reading: Reading, clauses: Clauses, element: Element, verb: Verb, phrase: ActPhrase
    ) -> bool:
        """Whether the form at hand reports speech: its tense, its voice and what stands around it."""
        if verb.tense == "infinitive":
            return (
                reading.word(element.first - 1) in {"de"}
                and reading.word(element.first - 2) == "et"
                and element.first <= 2
            )
        if verb.tense == "participle":
            return self._elided(reading, clauses, element) and self._complete(
                reading, verb, phrase, quoting=False
            )
        if verb.passive and not verb.reflexive and phrase.lemma not in {"prêter", "disposer"}:
            return self._impersonal(reading, verb)
        if verb.tense == "gerund" and phrase.act not in _GERUND_ACTS:
            return False
        if verb.tense == "future" and phrase.act not in {"wish"}:
            return False
        if verb.lemma in _WANTING and verb.tense == "gerund":
            return False
        return self._complete(
            reading, verb, phrase, quoting=clauses.is_quoting(element) and verb.tense != "gerund"
        )

    def _decided(self, reading: Reading, verb: Verb) -> ActPhrase | None:
        """Read "il a été décidé de": the sides decide together."""
        return (
            ActPhrase("agree", verb.lemma, reflexive=False, then=())
            if verb.passive and self._impersonal(reading, verb)
            else None
        )

    def _impersonal(self, reading: Reading, verb: Verb) -> bool:
        """Whether "il a été décidé de": the sides decide."""
        return verb.lemma in {"convenir", "décider"} and "il" in {
            t.folded for t in reading.tokens[max(verb.first - 2, 0) : verb.first]
        }

    def _complete(self, reading: Reading, verb: Verb, phrase: ActPhrase, *, quoting: bool) -> bool:
        if phrase.then or quoting or phrase.act not in {"affirm", "commit"}:
            return (
                phrase.lemma not in {"approuver", "entendre", "aimer"}
                or bool(phrase.then)
                or phrase.reflexive
                or reading.word(verb.last) in {"aussi", "que"}
                or verb.tense in {"present", "future"}
            )
        following = [t.folded for t in reading.tokens[verb.last : verb.last + 7]]
        if verb.lemma in _ONLY_SAYING:
            said = "que" in following or "qu" in following or ":" in following or "«" in following
            return said or (verb.lemma in _OBJECT_FREE and verb.tense == "past")
        return True

    def _elided(self, reading: Reading, clauses: Clauses, element: Element) -> bool:
        """Whether a bare participle continues a compound tense: "a apprécié …, et promis que"."""
        if reading.word(element.first - 1) not in {"et", ","}:
            return False
        return any(
            verb.tense == "past" and not verb.passive and e.last <= element.first
            for e, verb in clauses.verbs()
        )

    def _speaker(self, found: _Found, reading: Reading, clauses: Clauses, last: Meant | None) -> Meant | None:
        verb = found.element.value
        if not isinstance(verb, Verb):
            return None
        if verb.tense in {"participle", "infinitive"} or (verb.tense == "gerund" and last is not None):
            return last or self._discourse.meant(Element("he", 0, 0), reading)
        if verb.passive and not verb.reflexive:
            return self._discourse.both()
        if verb.tense == "gerund":
            return self._gerund_subject(found.element, reading, clauses)
        subject = clauses.subject(found.element)
        if not subject:
            coordinated = self._coordinated(reading, found.element, verb)
            return last if coordinated else None
        if last is not None and subject[0].kind in {"he", "she"} and len(last.members) == 1:
            return last
        return self._discourse.together(subject, reading)

    def _gerund_subject(self, element: Element, reading: Reading, clauses: Clauses) -> Meant | None:
        """Return the subject of the main verb, which is also that of "Appréciant …, le maire a affirmé"."""
        for other, verb in clauses.verbs():
            if verb.finite and not verb.passive and other.first > element.first:
                subject = clauses.subject(other)
                return self._discourse.together(subject, reading) if subject else None
        subject = clauses.subject(element)
        return self._discourse.together(subject, reading) if subject else None

    def _addressees(
        self, found: _Found, speaker: Meant, clauses: Clauses, reading: Reading
    ) -> tuple[Actor, ...]:
        """Return who is asked, thanked, invited, congratulated: the object, or the actor behind "à"."""
        if found.act in {"affirm", "agree", "wish", "commit"}:
            return ()
        candidates = (
            clauses.objects(found.element)
            if found.act in {"thank", "congratulate", "invite", "praise"}
            else []
        )
        candidates = candidates or clauses.objects(found.element, "a")
        meant = self._discourse.meant(candidates[0], reading) if candidates else None
        return tuple(a for a in meant.actors if a not in speaker.actors) if meant is not None else ()

    def _goes_on(self, reading: Reading) -> list[Statement]:
        """Read a sentence without a verb of saying that goes on with what X began.

        "Deuxièmement, …" and "La troisième vise à …" go on with X's proposals; in the paragraph that
        "X a déclaré : …" opened, X speaks on.
        """
        if self._listing is not None and self._listing[2] == reading.sentence.paragraph and _is_item(reading):
            meant, act, _ = self._listing
            return [
                Statement(
                    meant.actors,
                    act,
                    self._scene.quote(reading),
                    (),
                    topics(reading, local=self._discourse.local),
                )
            ]
        if self._open is None or self._open[1] != reading.sentence.paragraph:
            return []
        future = any(not t.is_capitalised and t.folded.endswith(_FUTURES) for t in reading.tokens)
        act = "commit" if future else "affirm"
        return [
            Statement(
                self._open[0].actors,
                act,
                self._scene.quote(reading),
                (),
                topics(reading, local=self._discourse.local),
            )
        ]

    def _by_source(self, reading: Reading, clauses: Clauses) -> Iterator[Statement]:
        """Read "selon X, …", "de l'avis de X, …", "d'après X", "pour X, …" at the head of a sentence."""
        for element in clauses.row:
            if not element.is_actor or element.kind == "place":
                continue
            before = tuple(
                t.folded
                for t in reading.tokens[max(element.first - 6, 0) : element.first]
                if t.folded not in {"le", "la", "les", "l", "du", "des", "m", "mme", "."}
            )
            sourced = any(
                before[-len(words_) :] == tuple(w for w in words_ if w != "l") for words_ in _SOURCES
            ) or (
                before[-3:] in {("de", "avis"), ("avis", "de")}
                or before[-2:] in {("de", "avis"), ("avis", "de")}
            )
            headed = (
                before == ("pour",)
                and element.first <= 3
                and element.kind in {"person", "someone", "he", "she", "they"}
                and reading.word(element.last) == ","
            )
            if not (sourced or headed):
                continue
            meant = self._discourse.meant(element, reading)
            if meant is not None:
                if len(meant.members) == 1:
                    self._discourse.focus = meant.members[0]
                yield Statement(
                    meant.actors,
                    "affirm",
                    self._scene.quote(reading),
                    (),
                    topics(reading, local=self._discourse.local),
                )
            return


def _phrase(reading: Reading, verb: Verb) -> ActPhrase | None:
    """Return the most specific verbal expression of an act that the verb and the words behind it make."""
    window = [stem(t.folded) for t in reading.tokens[verb.head + 1 : verb.head + 1 + _WINDOW]]
    for phrase in act_phrases().get(verb.lemma, ()):
        if phrase.reflexive == verb.reflexive and _follow(window, phrase.then):
            return phrase
    return None


def _follow(window: Sequence[str], words_: Sequence[str]) -> bool:
    """Whether ``words_`` occur in ``window`` in their order."""
    i = 0
    for word in words_:
        while i < len(window) and window[i] != word:
            i += 1
        if i == len(window):
            return False
        i += 1
    return True


def _is_item(reading: Reading) -> bool:
    """Whether a sentence is an item of a list: "Deuxièmement, …", "La troisième consiste à …"."""
    first, second = reading.word(0), reading.word(1)
    return first in _ITEMS or (first in {"la", "le"} and (second + "ment" in _ITEMS or second == "premiere"))


def _quoted(reading: Reading, spoken: list[tuple[_Found, Meant]]) -> list[tuple[_Found, Meant]]:
    """Give what stands inside a quote to who is quoted: "Dak Nong désire …, a assuré X" is X's wish, not two acts."""
    quoting = next(
        (pair for pair in spoken if pair[0].quoting and pair[0].act == "affirm" and pair[1].members), None
    )
    if quoting is None:
        return spoken
    kept = []
    absorbed = False
    for found, meant in spoken:
        if (found, meant) == quoting:
            continue
        inside = not found.quoting and not meant.members
        if inside:
            between = sum(t.is_word for t in reading.tokens[quoting[0].element.last : found.element.first])
            absorbed |= found.element.last <= quoting[0].element.first or between <= _APART
        kept.append((found, quoting[1] if inside else meant))
    if not absorbed:
        kept.append(quoting)
    return sorted(kept, key=lambda pair: pair[0].element.first)


def _merged(spoken: list[tuple[_Found, Meant]]) -> list[tuple[_Found, Meant]]:
    """Fold "a-t-il dit" beside another act of the same speaker into that act; one act once per sentence and speaker."""
    kept: list[tuple[_Found, Meant]] = []
    for found, meant in spoken:
        twin = next(
            (
                k
                for k in kept
                if k[1].actors == meant.actors
                and (
                    k[0].act == found.act
                    or found.quoting
                    and found.act == "affirm"
                    or k[0].quoting
                    and k[0].act == "affirm"
                )
            ),
            None,
        )
        if twin is None:
            kept.append((found, meant))
        elif twin[0].act == "affirm" and found.act != "affirm":
            kept[kept.index(twin)] = (found, meant)
    return kept
