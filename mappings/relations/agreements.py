"""Agreements: documents signed or to be signed, their number, parties and subjects, and the signing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Agreement, Evidence, Person, Place
from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import content_words, words
from mappings.lexicon import Match
from mappings.mentions.scene import Reading, Scene
from mappings.mentions.topics import topics
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.documents import ABOUT, count, documents, title_end
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.elements import Element

_BEHIND: Final = 12  # tokens behind a document's noun in which a dash can tie its two countries
_ALIKE: Final = 0.6  # share of the words of two titles at which they are of one document


@dataclass(slots=True)
class _Found:
    """An agreement as far as it has been read."""

    type: str
    title: str
    evidence: Evidence
    count: int | None
    parties: tuple[Actor, ...]
    signatories: tuple[Person, ...]
    signed: Moment | None
    topics: tuple[str, ...]
    status: str
    signing: Draft | None = None

    def fact(self) -> Agreement:
        """Return the agreement as a fact."""
        event = self.signing.fact() if self.signing is not None else None
        return Agreement(
            self.type, self.title, self.evidence, self.parties, self.signatories, self.signed,
            event, self.count, self.topics, self.status,
        )  # fmt: skip

    def is_same(self, other: _Found) -> bool:
        """Whether both are mentions of one document: its type, number and parties, most words of its title."""
        if (self.type, self.count) != (other.type, other.count) or set(self.parties) != set(other.parties):
            return False
        mine, theirs = content_words(self.title), content_words(other.title)
        return len(mine & theirs) >= _ALIKE * max(1, min(len(mine), len(theirs)))


class AgreementReader:
    """Reads the agreements of one article; a signing that is told becomes an event among ``drafts``.

    "Hué et Savannakhet ont signé un accord de coopération" gives an agreement with two parties and a signing.
    """

    def __init__(self, scene: Scene, discourse: Discourse, drafts: Drafts) -> None:
        self._scene, self._discourse, self._drafts = scene, discourse, drafts
        self._found: list[_Found] = []

    def read(self, clauses: Clauses) -> None:
        """Add the agreements that one sentence names: "A et B ont signé un accord sur le tourisme"."""
        if clauses.reading.sentence.kind is not BlockKind.BODY:
            return
        for noun, following in documents(clauses.reading):
            self._one(clauses, noun, following)

    def facts(self) -> Iterator[Agreement]:
        """Yield the agreements that have two parties or a signatory; "un accord a été signé" alone gives none."""
        for found in self._found:
            if len(found.parties) >= 2 or found.signatories:
                yield found.fact()

    def _one(self, clauses: Clauses, noun: Match[str], following: int) -> None:
        """Add the document that ``noun`` names; ``following`` is where the next one begins."""
        reading = clauses.reading
        at = Element("agreement", noun.first, noun.last)
        act = _signing_verb(clauses, at)
        actors = self._parties(clauses, at, act, following)
        people = tuple(a for a in actors if isinstance(a, Person))
        others = tuple(a for a in actors if not isinstance(a, Person)) or self._owners(people)
        if len(actors) < 2:
            named = self._scene.gazetteer.pair_in(
                self._scene.written(reading, noun.first, min(following, noun.last + _BEHIND))
            )
            actors = named if len(named) == 2 and noun.last - noun.first > 1 else actors
        if act is None and len(actors) < 2:
            return
        date = clauses.date(act) if act is not None else None
        coming = _is_future(act) or (date is not None and date.future)
        found = _Found(
            type=noun.values[0],
            title=self._scene.written(reading, noun.first, title_end(reading, noun, following)),
            evidence=self._scene.quote(reading),
            count=count(reading, noun),
            parties=others if len(others) >= 2 else (),
            signatories=people,
            signed=date.start if date is not None else None,
            topics=topics(reading, noun.first, min(following, noun.first + ABOUT, len(reading.tokens))),
            status="planned" if coming else "signed",
        )
        if act is not None and self._is_news(act, found, reading):
            found.signing = self._signing(clauses, act, found, actors)
        self._put(found)

    def _parties(
        self, clauses: Clauses, noun: Element, act: Element | None, following: int
    ) -> tuple[Actor, ...]:
        """Return the sides: "entre A et B", "(A et B)", "signé par A avec B", "A et B ont signé"."""
        for told in (clauses.between(noun), _parenthesised(clauses, noun, following)):
            meant = self._discourse.together([e for e in told if e.first < following], clauses.reading)
            if meant is not None and len(meant.actors) >= 2:
                return meant.actors
        if act is None or not isinstance(act.value, Verb):
            return ()
        passive = act.value.passive and not act.value.reflexive
        signing = clauses.objects(act, "par") if passive else clauses.subject(act)
        meant = self._discourse.together([*signing, *clauses.objects(act, "avec")], clauses.reading)
        return meant.actors if meant is not None else ()

    def _owners(self, people: Sequence[Person]) -> tuple[Actor, ...]:
        """Return the localities or countries for which the signatories sign; () where that is one only."""
        owners: dict[Actor, None] = {}
        for person in people:
            member = self._discourse.cast.of(person)
            post = member.first_post if member is not None else None
            if post is None or post.place is None:
                continue
            local = post.body is not None and post.place.kind != "Country"
            owners[post.body if local and post.body is not None else post.place] = None
        return tuple(owners) if len(owners) >= 2 else ()

    def _is_news(self, act: Element, found: _Found, reading: Reading) -> bool:
        """Whether the signing is told as an event of its own, not recalled ("l'accord signé en 2017")."""
        verb = act.value
        if not isinstance(verb, Verb) or verb.lemma == "passer":
            return False
        if verb.tense not in {"past", "present", "future"}:
            return False
        published, signed = self._scene.article.published, found.signed
        old = (
            signed is not None
            and signed.year is not None
            and published is not None
            and published.year is not None
            and signed.year < published.year
            and signed.day is None
        )
        return not old and reading.word(act.first - 1) not in words().that | {"qui"}

    def _signing(
        self, clauses: Clauses, act: Element, found: _Found, parties: tuple[Actor, ...]
    ) -> Draft | None:
        """Put the signing among the events: its signatories, its day, the place that the sentence tells."""
        if not parties:
            return None
        status = "planned" if found.status == "planned" else "held"
        draft = Draft("Signing", found.evidence, clauses.index, status=status)
        for actor in parties:
            member = self._discourse.cast.of(actor)
            post = member.first_post if member is not None else None
            draft.add(actor, "Signatory", found.evidence, post)
        date = clauses.date(act)
        if date is not None:
            draft.start, draft.end = date.start, date.end
        places = (e.value for e in clauses.row if e.prep in words().where)
        draft.place = next((place for place in places if isinstance(place, Place)), None)
        return self._drafts.put(draft)

    def _put(self, found: _Found) -> None:
        """Add a document, or what it tells beside the first mention of the same one."""
        known = next((known for known in self._found if known.is_same(found)), None)
        if known is None:
            self._found.append(found)
            return
        known.topics = tuple(dict.fromkeys((*known.topics, *found.topics)))
        known.signed = known.signed or found.signed


def _signing_verb(clauses: Clauses, noun: Element) -> Element | None:
    """Return the nearest verb that signs the document: before it, or behind it as a passive or relative.

    "A et B ont signé un accord", "l'accord signé par A", "l'accord qu'ils ont signé".
    """
    reading = clauses.reading
    best: Element | None = None
    for element, verb in clauses.verbs():
        if verb.lemma not in verb_classes().signing:
            continue
        if verb.lemma == "passer" and verb.tense not in {"past", "participle"}:
            continue
        behind = element.first >= noun.last and (
            verb.passive
            or verb.tense == "participle"
            or reading.word(element.first - 1) in words().that
            or reading.has({"que"}, noun.last, element.first)
        )
        before = element.last <= noun.first and (
            not verb.passive or reading.word(element.first - 1) in {"ont", "a"} or verb.tense == "past"
        )
        nearer = best is None or abs(element.first - noun.first) < abs(best.first - noun.first)
        if (behind or before) and nearer:
            best = element
    return best


def _parenthesised(clauses: Clauses, noun: Element, following: int) -> list[Element]:
    """Return the sides that stand in parentheses behind the title: "protocole d'accord sur les archives (A et B)"."""
    word, end = clauses.reading.word, len(clauses.reading.tokens)
    window = range(noun.last, min(following, noun.last + ABOUT))
    opening = next((i for i in window if word(i) == "("), None)
    if opening is None:
        return []
    closing = next((i for i in range(opening, end) if word(i) == ")"), end)
    sides = {"body", "place", "person"}
    return [e for e in clauses.row if opening < e.first < closing and e.kind in sides]


def _is_future(act: Element | None) -> bool:
    return act is not None and isinstance(act.value, Verb) and act.value.tense == "future"
