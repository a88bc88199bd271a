"""Agreements: documents signed or to be signed, their number, parties and subjects, and the signing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Agreement, Evidence, Person, Place
from mappings.french.groups import Verb
from mappings.lexicon import Match, Matcher
from mappings.mentions.dates import DateMention
from mappings.mentions.scene import Reading, Scene
from mappings.mentions.topics import topics
from mappings.moment import Moment
from mappings.relations.cast import content_words
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.drafts import Draft
from mappings.relations.elements import Element
from mappings.relations.events import EventReader
from mappings.schemes import scheme

_SIGNING: Final = frozenset({"signer", "parapher", "conclure", "ratifier", "sceller", "passer", "apposer"})
_NUMBERS: Final = {w: i for i, w in enumerate("zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split())} | {"vingt": 20, "trente": 30, "une": 1, "dix sept": 17, "dix huit": 18, "dix neuf": 19}  # fmt: skip
_PLANNED: Final = frozenset({"preparer", "negocier", "négocier", "préparer", "prévoir"})
_SUBJECT: Final = frozenset(
    {
        "sur",
        "en",
        "relatif",
        "relative",
        "relatifs",
        "portant",
        "visant",
        "dans",
        "pour",
        "concernant",
        "destine",
        "instaurant",
        "etablissant",
        "matiere",
        "domaine",
        "de",
        "d",
        "du",
    }
)
_ABOUT: Final = 28  # tokens behind the noun in which its subject is told


@dataclass(slots=True)
class _Found:
    """An agreement as far as it has been read."""

    type: str
    title: str
    evidence: Evidence
    count: int | None
    parties: tuple[Actor, ...] = ()
    signatories: tuple[Person, ...] = ()
    signed: Moment | None = None
    topics: tuple[str, ...] = ()
    status: str = "signed"
    signing: Draft | None = None
    words: set[str] = field(default_factory=set)


@cache
def _nouns() -> Matcher[str]:
    return Matcher(
        (label.text, concept.id)
        for concept in scheme("agreement-types")
        for label in concept.labels
        if label.language == "fr"
    )


class AgreementReader:
    """Reads the agreements of one article; a signing that is told becomes an event."""

    def __init__(self, scene: Scene, discourse: Discourse, events: EventReader) -> None:
        self._scene, self._discourse, self._events = scene, discourse, events
        self._found: list[_Found] = []

    def read(self, index: int, reading: Reading, clauses: Clauses) -> None:
        """Add the agreements that one sentence names."""
        if reading.sentence.kind is not BlockKind.BODY:
            return
        nouns = list(_nouns().find(reading.tokens))
        for position, noun in enumerate(nouns):
            if self._is_common(reading, noun):
                continue
            following = nouns[position + 1].first if position + 1 < len(nouns) else len(reading.tokens)
            self._one(index, reading, clauses, noun, following)

    def facts(self) -> Iterator[Agreement]:
        """Yield the agreements that have parties, signatories or a number of their own."""
        for found in self._found:
            if len(found.parties) >= 2 or found.signatories:
                event = found.signing.fact() if found.signing is not None else None
                yield Agreement(
                    found.type, found.title, found.evidence, found.parties, found.signatories, found.signed,
                    event, found.count, found.topics, found.status,
                )  # fmt: skip

    def _is_common(self, reading: Reading, noun: Match[str]) -> bool:
        """Whether the word is no document here: "d'un commun accord", "en accord avec", "plan économique"."""
        word = reading.word
        head = word(noun.first)
        if head in {"accord", "accords"} and (
            word(noun.first - 1) in {"commun", "en", "d", "tombes", "tombees", "mis", "un commun"}
            and word(noun.first - 2) not in {"protocole", "signature"}
        ):
            return True
        if noun.values[0] == "other" or (
            noun.values[0] in {"plan", "declaration"} and noun.last - noun.first == 1
        ):
            return True
        return (
            word(noun.first - 1) in {"libre", "de libre"}
            or head in {"texte", "document", "documents"}
            and noun.last - noun.first == 1
        )

    def _one(self, index: int, reading: Reading, clauses: Clauses, noun: Match[str], following: int) -> None:
        at = Element("agreement", noun.first, noun.last)
        act = self._act(reading, clauses, at)
        parties = self._parties(reading, clauses, at, act, following)
        people = tuple(a for a in parties if isinstance(a, Person))
        others = tuple(a for a in parties if not isinstance(a, Person))
        count = self._count(reading, noun)
        if len(parties) < 2:
            named = self._scene.gazetteer.pair_in(
                self._scene.written(reading, noun.first, min(following, noun.last + 12))
            )
            parties = named if len(named) == 2 and noun.last - noun.first > 1 else parties
        if act is None and len(parties) < 2:
            return
        end = self._title_end(reading, noun, following)
        date = self._date(clauses, act, at)
        if people and not others:
            both = self._owners(people)
            others = both if len(both) >= 2 else ()
        found = _Found(
            noun.values[0], self._scene.written(reading, noun.first, end), self._scene.quote(reading), count,
            others if len(others) >= 2 else (), people, date.start if date is not None else None,
            topics(reading, noun.first, min(following, noun.first + _ABOUT, len(reading.tokens))),
            self._status(act, date),
        )  # fmt: skip
        found.words = content_words(found.title)
        if act is not None and self._is_news(act, found, reading):
            found.signing = self._signing(index, reading, clauses, act, found, parties)
        self._put(found)

    def _act(self, reading: Reading, clauses: Clauses, noun: Element) -> Element | None:
        """Return the verb that signs the document: before it as its verb, behind it as a passive or participle."""
        best: Element | None = None
        for element, verb in clauses.verbs():
            if verb.lemma not in _SIGNING or (
                verb.lemma == "passer" and verb.tense not in {"past", "participle"}
            ):
                continue
            behind = element.first >= noun.last and (
                verb.passive
                or verb.tense == "participle"
                or reading.word(element.first - 1) in {"que", "qu"}
                or "que" in {t.folded for t in reading.tokens[noun.last : element.first]}
            )
            before = element.last <= noun.first and (
                not verb.passive or reading.word(element.first - 1) in {"ont", "a"} or verb.tense == "past"
            )
            if (behind or before) and (
                best is None or abs(element.first - noun.first) < abs(best.first - noun.first)
            ):
                best = element
        return best

    def _parties(
        self, reading: Reading, clauses: Clauses, noun: Element, act: Element | None, following: int
    ) -> tuple[Actor, ...]:
        """Return the sides: "entre A et B", "(A et B)", "signé par A avec B", "A et B ont signé"."""
        for told in (clauses.between(noun), self._parenthesised(reading, clauses, noun, following)):
            meant = self._discourse.together([e for e in told if e.first < following], reading)
            if meant is not None and len(meant.actors) >= 2:
                return meant.actors
        if act is None or not isinstance(act.value, Verb):
            return ()
        verb = act.value
        sides = (
            [*clauses.objects(act, "par"), *clauses.objects(act, "avec")]
            if verb.passive and not verb.reflexive
            else [*clauses.subject(act), *clauses.objects(act, "avec")]
        )
        meant = self._discourse.together(sides, reading)
        return meant.actors if meant is not None else ()

    def _parenthesised(
        self, reading: Reading, clauses: Clauses, noun: Element, following: int
    ) -> list[Element]:
        """Return the sides that stand in parentheses behind the title: "protocole d'accord sur les archives (A et B)"."""
        opening = next(
            (i for i in range(noun.last, min(following, noun.last + _ABOUT)) if reading.word(i) == "("), None
        )
        if opening is None:
            return []
        closing = next(
            (i for i in range(opening, len(reading.tokens)) if reading.word(i) == ")"), len(reading.tokens)
        )
        return [
            e for e in clauses.row if opening < e.first < closing and e.kind in {"body", "place", "person"}
        ]

    def _owners(self, people: Sequence[Person]) -> tuple[Actor, ...]:
        """Return the localities or countries for which the signatories sign."""
        owners: dict[Actor, None] = {}
        for person in people:
            member = next((m for m in self._discourse.cast.members if m.person == person), None)
            post = next(iter(member.posts), None) if member is not None else None
            if (
                post is not None
                and post.body is not None
                and post.place is not None
                and post.place.kind != "Country"
            ):
                owners[post.body] = None
            elif post is not None and post.place is not None:
                owners[post.place] = None
        return tuple(owners)

    def _count(self, reading: Reading, noun: Match[str]) -> int | None:
        before = reading.tokens[noun.first - 1] if noun.first else None
        if before is not None and before.text.isdigit() and len(before.text) < 4:
            return int(before.text)
        two = f"{reading.word(noun.first - 2)} {reading.word(noun.first - 1)}"
        number = _NUMBERS.get(two) or _NUMBERS.get(reading.word(noun.first - 1))
        if number is not None:
            return number
        return (
            None
            if reading.tokens[noun.first].folded.endswith("s")
            and reading.tokens[noun.first].folded not in {"minutes", "proces"}
            else 1
        )

    def _title_end(self, reading: Reading, noun: Match[str], following: int) -> int:
        """Return where the title ends: behind its subject, before who signs it."""
        end = noun.last
        for i in range(noun.last, min(following, noun.first + _ABOUT)):
            token = reading.tokens[i]
            if (
                not token.is_word
                and token.text not in {"-", "–", "«", "»"}
                or token.folded
                in {
                    "a",
                    "ont",
                    "est",
                    "sont",
                    "entre",
                    "signe",
                    "signee",
                    "signes",
                    "conclu",
                    "passe",
                    "qui",
                    "que",
                    "avec",
                    "par",
                    "ainsi",
                    "et",
                    "qu",
                    "avait",
                    "lors",
                    "aux",
                    "au",
                }
            ):
                break
            end = i + 1
        while end > noun.last and reading.word(end - 1) in _SUBJECT:
            end -= 1
        return end

    def _date(self, clauses: Clauses, act: Element | None, noun: Element) -> DateMention | None:
        return clauses.date(act if act is not None else noun) if act is not None else None

    def _status(self, act: Element | None, date: DateMention | None) -> str:
        future = (
            act is not None
            and isinstance(act.value, Verb)
            and (act.value.tense == "future" or act.value.lemma in _PLANNED)
        )
        return "planned" if future or (date is not None and date.future) else "signed"

    def _is_news(self, act: Element, found: _Found, reading: Reading) -> bool:
        """Whether the signing is told as an event of its own, not recalled ("l'accord signé en 2017")."""
        verb = act.value
        if (
            not isinstance(verb, Verb)
            or verb.lemma == "passer"
            or verb.tense not in {"past", "present", "future"}
        ):
            return False
        published = self._scene.article.published
        old = (
            found.signed is not None
            and found.signed.year is not None
            and published is not None
            and published.year is not None
            and found.signed.year < published.year
            and found.signed.day is None
        )
        return not old and reading.word(act.first - 1) not in {"qui", "que", "qu"}

    def _signing(
        self,
        index: int,
        reading: Reading,
        clauses: Clauses,
        act: Element,
        found: _Found,
        parties: tuple[Actor, ...],
    ) -> Draft | None:
        if not parties:
            return None
        draft = Draft(
            "Signing", found.evidence, index, status="planned" if found.status == "planned" else "held"
        )
        for actor in parties:
            member = next((m for m in self._discourse.cast.members if m.person == actor), None)
            draft.add(
                actor,
                "Signatory",
                found.evidence,
                next(iter(member.posts), None) if member is not None else None,
            )
        draft.start = draft.end = None
        date = clauses.date(act)
        if date is not None:
            draft.start, draft.end = date.start, date.end
        places = [e for e in clauses.row if isinstance(e.value, Place) and e.prep in {"a", "en", "dans"}]
        draft.place = next((e.value for e in places if isinstance(e.value, Place)), None)
        return self._events.drafts.put(draft)

    def _put(self, found: _Found) -> None:
        for known in self._found:
            same = (
                set(known.parties) == set(found.parties)
                and known.type == found.type
                and known.count == found.count
            )
            if same and len(known.words & found.words) >= 0.6 * max(
                1, min(len(known.words), len(found.words))
            ):
                known.topics = tuple(dict.fromkeys((*known.topics, *found.topics)))
                known.signed = known.signed or found.signed
                return
        self._found.append(found)
