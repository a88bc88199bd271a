"""Statements: who says, proposes, thanks, promises what, and about which topics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Statement
from mappings.french.frames import verb_classes
from mappings.french.words import words
from mappings.mentions.scene import Reading, Scene
from mappings.mentions.topics import topics
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse, Meant
from mappings.relations.speech.acts import find_acts
from mappings.relations.speech.speakers import Speakers, Spoken, absorb_quotes, answers, merge

_FUTURES: Final = ("era", "eront", "ira", "iront", "dra", "dront")  # ends of the future: what is promised
_COLON: Final = 3  # tokens behind a verb of saying in which a colon opens a speech
_PLUPERFECT: Final = "avai"  # "avait souligné" recalls what was said elsewhere


class StatementReader:
    """Reads the statements of one article, sentence by sentence, keeping the discourse up to date.

    After "X a déclaré : …" the sentences of the paragraph are X's; "Deuxièmement, …" goes on with X's proposals.
    """

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse
        self._speakers = Speakers(discourse)
        self._listing: tuple[Meant, int] | None = None  # whose proposals are listed, in which paragraph
        self._open: tuple[Meant, int] | None = None  # who speaks on after a colon, in which paragraph
        self._before: Reading | None = None  # the sentence before
        self._held: list[Reading] = []  # sentences of a quote whose speaker is not told yet

    def read(self, clauses: Clauses) -> Iterator[Statement]:
        """Yield the statements of one sentence: "X a remercié la ville" is one of X, with the act "thank"."""
        reading = clauses.reading
        if reading.sentence.kind is not BlockKind.BODY:
            return
        if self._held and self._held[-1].sentence.paragraph != reading.sentence.paragraph:
            self._held = []
        if reading.run(0, 3) == ["c", "est", "ce"] and self._before is not None:
            self._held = [self._before]  # "C'est ce qu'a déclaré X": the sentence before
        self._before = reading
        quoted = _is_left_open(reading, inside=bool(self._held))
        spoken = self._speakers.of(find_acts(clauses), clauses)
        if not spoken:
            told = self._goes_on(reading) or list(self._by_source(clauses))
            self._held = [*self._held, reading] if quoted and not told else []
            yield from told
            return
        self._note_openings(reading, spoken)
        yield from self._build(clauses, merge(reading, absorb_quotes(reading, spoken)))
        self._held = []

    def _note_openings(self, reading: Reading, spoken: list[Spoken]) -> None:
        """Note whose list or speech the next sentences of the paragraph go on with."""
        self._open = None
        paragraph = reading.sentence.paragraph
        for one in spoken:
            end = one.act.element.last
            if one.act.act == "propose":
                self._listing = (one.meant, paragraph)
            if one.act.act == "affirm" and reading.has({":"}, end, end + _COLON):
                self._open = (one.meant, paragraph)

    def _build(self, clauses: Clauses, spoken: list[Spoken]) -> Iterator[Statement]:
        """Yield the statements of a sentence; each has the topics from its verb to the next."""
        reading = clauses.reading
        for i, one in enumerate(spoken):
            first = 0 if i == 0 else one.act.element.first
            last = spoken[i + 1].act.element.first if i + 1 < len(spoken) else len(reading.tokens)
            if one.act.act != "congratulate" and not reading.word(one.act.element.first).startswith(
                _PLUPERFECT
            ):
                turn = clauses.index if answers(reading, one.act.element) else None
                self._discourse.speaks(one.meant, self._scene.quote(reading), turn)
            addressees = self._speakers.addressees(one, clauses)
            told = self._statement(reading, one.meant, one.act.act, addressees, (first, last))
            if one.act.quoting and one.act.act == "affirm":
                told = self._from_its_start(told)
            quote = self._scene.quote(reading, first) if one.apart else told.evidence
            yield from _of_each(one, replace(told, evidence=quote))

    def _statement(
        self,
        reading: Reading,
        meant: Meant,
        act: str,
        addressees: tuple[Actor, ...] = (),
        span: tuple[int, int | None] = (0, None),
    ) -> Statement:
        """Return a statement that quotes the sentence; ``span`` are the tokens whose topics it has."""
        subjects = topics(reading, *span, local=self._discourse.local)
        return Statement(meant.actors, act, self._scene.quote(reading), addressees, subjects)

    def _from_its_start(self, told: Statement) -> Statement:
        """Return a statement with all sentences of its quote: "« A. B », a dit X" quotes both."""
        if not self._held:
            return told
        start = self._held[0].sentence.start
        subjects = [
            topic for held in self._held for topic in topics(held, 0, None, local=self._discourse.local)
        ]
        evidence = self._scene.evidence(start, told.evidence.end)
        return replace(told, evidence=evidence, topics=tuple(dict.fromkeys((*subjects, *told.topics))))

    def _goes_on(self, reading: Reading) -> list[Statement]:
        """Read a sentence without a verb of saying that goes on with what X began.

        "Deuxièmement, …" and "La troisième vise à …" go on with X's proposals; in the paragraph that
        "X a déclaré : …" opened, X speaks on.
        """
        paragraph = reading.sentence.paragraph
        if self._listing is not None and self._listing[1] == paragraph and _is_item(reading):
            return [self._statement(reading, self._listing[0], "propose")]
        if self._open is None or self._open[1] != paragraph:
            return []
        promises = any(not t.is_capitalised and t.folded.endswith(_FUTURES) for t in reading.tokens)
        return [self._statement(reading, self._open[0], "commit" if promises else "affirm")]

    def _by_source(self, clauses: Clauses) -> Iterator[Statement]:
        """Read "selon X, …": X affirms it, and is "il" in what follows."""
        meant = self._speakers.source(clauses)
        if meant is None:
            return
        if len(meant.members) == 1:
            self._discourse.focus = meant.members[0]
        yield self._statement(clauses.reading, meant, "affirm")


def _is_left_open(reading: Reading, *, inside: bool) -> bool:
    """Whether a sentence ends inside a quote; ``inside``: it begins there."""
    for token in reading.tokens:
        if token.text in {"«", "“"}:
            inside = True
        elif token.text in {"»", "”"}:
            inside = False
        elif token.text == '"':
            inside = not inside
    return inside


def _of_each(one: Spoken, told: Statement) -> Iterator[Statement]:
    """Yield what two persons do to each other as a statement of each: "X et Y ont échangé des félicitations"."""
    if one.act.verb.lemma not in verb_classes().reciprocal or len(told.speakers) != 2:
        yield told
        return
    first, second = told.speakers
    yield replace(told, speakers=(first,), addressees=(second,))
    yield replace(told, speakers=(second,), addressees=(first,))


def _is_item(reading: Reading) -> bool:
    """Whether a sentence is an item of a list: "Deuxièmement, …", "La troisième consiste à …"."""
    first, second = reading.word(0), reading.word(1)
    listed = second + "ment" in words().items or second == "premiere"
    return first in words().items or (first in {"la", "le"} and listed)
