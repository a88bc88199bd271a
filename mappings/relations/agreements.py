"""Agreements: documents signed or to be signed, their number, parties and subjects, and the signing itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Agreement, Event, Evidence
from mappings.french.words import content_words, words
from mappings.mentions.dates import DateMention
from mappings.mentions.scene import Reading, Scene
from mappings.mentions.topics import topics
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.signing.contents import content_start
from mappings.relations.signing.documents import ABOUT, Document, documents, title_end, title_start
from mappings.relations.signing.sides import SideReader, Sides
from mappings.relations.signing.signing_events import SigningEvents
from mappings.relations.signing.signings import Act, act_of, lies_ahead, signed_behind

_ALIKE: Final = 0.6  # share of the words of two titles at which they are of one document
_BOTH: Final = 2  # persons who sign for two sides
_NAMED: Final = frozenset({"person", "place", "body"})
_BULLETS: Final = frozenset("-–—•*·")
_OWN_DATE: Final = 4  # tokens between a document's noun and "de 2008", "du 3 mai 2019"
_BESIDE: Final = 10  # documents named before and behind one that may share its verb
_FAR: Final = 3  # sentences from "six accords" to those that name them
_MARKED: Final = 4  # tokens from "anniversaire" to "signature"
_FIELD: Final = 4  # tokens in which a sentence opens with "Dans le domaine de"
_ADDED: Final = 3  # tokens before "signé" in which "également" or "par ailleurs" stands
_LEADING: Final = 8  # tokens in which a sentence says that it lists documents told before


@dataclass(slots=True)
class _Found:
    """An agreement as far as it has been read."""

    type: str
    title: str
    evidence: Evidence
    count: int | None
    sides: Sides
    signed: Moment | None
    topics: tuple[str, ...]
    status: str
    signing: Draft | None = None

    def fact(self, signings: dict[int, Event]) -> Agreement:
        """Return the agreement as a fact; ``signings`` are those told so far by their drafts' identity, each made once."""
        event = None
        if self.signing is not None:
            event = signings.get(id(self.signing)) or self.signing.fact()
            signings[id(self.signing)] = event
        return Agreement(
            self.type, self.title, self.evidence, self.sides.parties, self.sides.signatories, self.signed,
            event, self.count, self.topics, self.status,
        )  # fmt: skip

    def is_like(self, other: _Found) -> bool:
        """Whether one can be the other told shortly in a title: of one type, or with a party in common."""
        if _are_numbered_apart(self.title, other.title):
            return False
        return self.type == other.type or bool(set(self.sides.parties) & set(other.sides.parties))

    def is_same(self, other: _Found) -> bool:
        """Whether both are mentions of one document: its type, number and parties, most words of its title."""
        if (self.type, self.count) != (other.type, other.count):
            return False
        inferred = self.sides.inferred != other.sides.inferred and self.signed is None and self.count == 1
        if not inferred and self.sides.together != other.sides.together:
            return False
        mine, theirs = content_words(self.title), content_words(other.title)
        if _are_numbered_apart(self.title, other.title):
            return False
        if self.topics and other.topics and not set(self.topics) & set(other.topics):
            return False  # "un accord sur la culture" and "un accord sur l'habitat"
        return len(mine & theirs) >= _ALIKE * max(1, min(len(mine), len(theirs)))


@dataclass(frozen=True, slots=True)
class _Listing:
    """What the documents of a list have in common with the ones told before it: sides, day, the signing."""

    index: int  # of the last sentence of the list
    count: int | None  # of the documents told before: 6 for "six accords"
    sides: Sides
    signed: Moment | None
    status: str
    signing: Draft | None


class AgreementReader:
    """Reads the agreements of one article; a signing that is told becomes an event among ``drafts``.

    "Hué et Savannakhet ont signé un accord de coopération" gives an agreement with two parties and a signing.
    """

    def __init__(self, scene: Scene, discourse: Discourse, drafts: Drafts) -> None:
        self._scene, self._discourse, self._drafts = scene, discourse, drafts
        self._sides = SideReader(scene, discourse)
        self._signings = SigningEvents(scene, discourse, drafts)
        self._found: list[_Found] = []
        self._headed: list[_Found] = []  # documents of titles and captions
        self._shown: list[Callable[[], object]] = []  # the signings that those tell
        self._listing: _Listing | None = None

    def read(self, clauses: Clauses) -> None:
        """Add the agreements that one sentence names: "A et B ont signé un accord sur le tourisme"."""
        if clauses.reading.sentence.kind is not BlockKind.BODY:
            self._read_heading(clauses)
            return
        self._signings.again(clauses)
        if self._tells_more(clauses):
            return
        found = documents(clauses.reading)
        for i, document in enumerate(found):
            near = clauses.near(document.first)
            self._one(near, document, act_of(near, document, found[max(i - _BESIDE, 0) : i + _BESIDE]))

    def close(self) -> None:
        """Add the signing that only titles and captions tell: "Signature d'un accord entre A et B, le 5 mai à Hué"."""
        for tell in self._shown if self._drafts.last("Signing") is None else ():
            tell()

    def facts(self) -> Iterator[Agreement]:
        """Yield the agreements that have two parties or a signatory; "un accord a été signé" alone gives none."""
        signings: dict[int, Event] = {}
        for found in self._found:
            yield found.fact(signings)
        for i, found in enumerate(self._headed):
            others = (*self._found, *self._headed[:i])
            if not any(found.is_like(other) for other in others):
                yield found.fact(signings)

    def _read_heading(self, clauses: Clauses) -> None:
        """Keep the documents of a title or caption that names their parties, for what the body does not tell."""
        found = documents(clauses.reading)
        for i, document in enumerate(found):
            near = clauses.near(document.first)
            act = act_of(near, document, found[max(i - _BESIDE, 0) : i + _BESIDE])
            sides = self._sides.of(near, document, act) if act is not None else Sides()
            if act is None or len(sides.parties) < 2 or sides.inferred:
                continue
            headed = self._read_document(near, document, act, sides)
            self._headed.append(headed)
            if (
                headed.status == "signed"
                and not _recalled(clauses.reading, document, act)
                and self._is_news(act, headed)
            ):
                self._shown.append(partial(self._show, headed, near, act))

    def _show(self, headed: _Found, clauses: Clauses, act: Act) -> None:
        """Add the signing of a document that only a title or caption tells."""
        headed.signing = self._signings.tell(clauses, act, headed.sides, planned=False)

    def _one(self, clauses: Clauses, document: Document, act: Act | None) -> None:
        """Add a document, signed as ``act`` tells, or one of a list of documents that were told before."""
        reading = clauses.reading
        sides = self._sides.of(clauses, document, act)
        listing = self._listing if act is None and self._is_listed(clauses, document) else None
        if (
            act is not None
            and not sides.known
            and self._listing is not None
            and _is_further(reading, document, act)
        ):
            sides = self._of_the_same(clauses, act, self._listing)
        if listing is not None and not sides.known:
            sides = listing.sides
        if not sides.known:
            if act is not None and not _recalled(reading, document, act):
                self._signings.alone(clauses, document, act)
            return
        found = self._read_document(clauses, document, act, sides)
        if listing is not None:
            found.signed, found.status = found.signed or listing.signed, listing.status
            found.signing = listing.signing
        elif act is not None and not _recalled(reading, document, act) and self._is_news(act, found):
            found.signing = self._signings.tell(clauses, act, sides, planned=found.status == "planned")
        if self._is_told_again(reading, document, found, act):
            return
        if act is not None or listing is not None:
            self._listing = _Listing(
                clauses.index, document.count, sides, found.signed, found.status, found.signing
            )
        self._put_pairs(clauses, document, act, found)

    def _put_pairs(self, clauses: Clauses, document: Document, act: Act | None, found: _Found) -> None:
        """Add a document, and one for each further pair that signs it: "entre A et B, et entre C et D"."""
        pairs = self._sides.further(clauses, document) if document.count is None else []
        found.count = 1 if pairs else found.count
        self._put(found, further=act is not None and _is_further(clauses.reading, document, act))
        for pair in pairs:
            if act is not None and found.signing is not None:
                self._signings.tell(clauses, act, pair, planned=found.status == "planned")
            self._put(replace(found, sides=pair))

    def _of_the_same(self, clauses: Clauses, act: Act, listing: _Listing) -> Sides:
        """Return the parties of the documents told before for "Les ambassadeurs ont également signé un accord": nobody is named."""
        named = [e for e in (clauses.subject(act.element) if act.verb else ()) if e.kind in _NAMED]
        near = clauses.index - listing.index <= _FAR and len(listing.sides.parties) >= _BOTH
        if named or not near:
            return Sides()
        return Sides(listing.sides.parties, (), listing.sides.parties, inferred=True)

    def _read_document(self, clauses: Clauses, document: Document, act: Act | None, sides: Sides) -> _Found:
        """Return what a sentence tells of a document, besides its signing as an event."""
        reading = clauses.reading
        date = _date(clauses, document, act)
        planned = act.planned if act is not None else lies_ahead(reading, document)
        planned = planned or (date is not None and date.future)
        return _Found(
            type=document.type,
            title=self._scene.written(reading, title_start(reading, document), title_end(reading, document)),
            evidence=self._scene.quote(reading),
            count=document.count,
            sides=sides,
            signed=date.start if date is not None else None,
            topics=_subjects(reading, document),
            status="planned" if planned else "signed",
        )

    def _tells_more(self, clauses: Clauses) -> bool:
        """Read what a document told just before is about: "La convention prévoit …", "En vertu de l'accord, …"."""
        known = self._found[-1] if self._found else None
        if known is None or self._listing is None or clauses.index - self._listing.index > _FAR:
            return False
        start = content_start(clauses.reading, next_to_it=clauses.index == self._listing.index + 1)
        if start is None:
            return False
        known.topics = tuple(dict.fromkeys((*known.topics, *topics(clauses.reading, start))))
        return True

    def _is_told_again(self, reading: Reading, document: Document, found: _Found, act: Act | None) -> bool:
        """Whether a sentence tells who signed the document told before: "L'accord a été paraphé par X"."""
        if self._points_back(reading, document, found):
            return True
        pointing = document.first == 1 and reading.word(0) in words().demonstratives | words().articles
        bare = document.last == document.first + 1 and content_words(found.title) <= {
            reading.word(document.first)
        }
        if act is None or not (pointing and bare and found.sides.signatories):
            return False
        return any(
            known.type == found.type and known.count == found.count for known in self._found[-_BESIDE:]
        )

    def _points_back(self, reading: Reading, document: Document, found: _Found) -> bool:
        """Whether documents nobody counts are those counted before: "les conventions signées entre A et B", "ces accords"."""
        definite = reading.word(document.first - 1) in {"les", "ces"} and document.count is None
        told = (k for k in self._found if k.count is not None and k.count > 1 and k.status == found.status)
        return definite and any(known.sides.together == found.sides.together for known in told)

    def _is_listed(self, clauses: Clauses, document: Document) -> bool:
        """Whether a sentence goes on with the documents of the one before: a bullet, "Il s'agit d'un accord sur …"."""
        reading, listing = clauses.reading, self._listing
        if listing is None or signed_behind(clauses, document) is not None:
            return False
        if clauses.index - listing.index > (1 if listing.count == 1 else _FAR):
            return False
        if reading.tokens[0].text in _BULLETS and document.first <= _LEADING:
            return True
        return reading.has(words().listing, 0, _LEADING) or listing.index == clauses.index

    def _is_news(self, act: Act, found: _Found) -> bool:
        """Whether the signing is told as an event of its own, not recalled ("l'accord signé en 2017")."""
        by_two = act.verb is not None and act.verb.passive and len(found.sides.signatories) >= _BOTH
        if not (act.told or by_two) or (act.verb is None and found.status == "planned"):
            return False
        if found.sides.alone and found.signed is None:
            return False  # "Hué a signé douze accords avec des partenaires": what it has done so far
        published, signed = self._scene.article.published, found.signed
        old = (
            signed is not None
            and signed.year is not None
            and published is not None
            and published.year is not None
            and signed.year < published.year
            and signed.day is None
        )
        return not old

    def _put(self, found: _Found, *, further: bool = False) -> None:
        """Add a document, or what it tells beside the first mention of the same one; a ``further`` one is another."""
        known = None if further else next((known for known in self._found if known.is_same(found)), None)
        if known is None:
            self._found.append(found)
            return
        if known.sides.inferred and not found.sides.inferred:
            known.sides, known.title, known.evidence = found.sides, found.title, found.evidence
            known.signing = known.signing or found.signing
        if not known.sides.signatories and known.sides.together == found.sides.together:
            known.sides = replace(known.sides, signatories=found.sides.signatories)
        known.topics = tuple(dict.fromkeys((*known.topics, *found.topics)))
        known.signed = known.signed or found.signed


def _is_further(reading: Reading, document: Document, act: Act) -> bool:
    """Whether a sentence adds documents to those told before: "Ils ont également signé un accord", not "l'accord"."""
    added = reading.has(words().further_marks, act.element.first - _ADDED, act.element.last + 1)
    return added and reading.word(document.first - 1) in {"un", "une"}


def _recalled(reading: Reading, document: Document, act: Act) -> bool:
    """Whether a relative clause recalls the signing: "l'accord que A et B ont signé", "A, qui a signé un accord"."""
    first = act.element.first
    if act.verb is None and reading.has(words().anniversaries, first - _MARKED, first):
        return True  # "le 45e anniversaire de la signature du Traité"
    if act.verb is not None and act.verb.imperfect:
        return True  # "à cette époque, A et B signaient un accord"
    behind = document.last <= first and reading.has(words().that, document.last, first)
    return behind or reading.word(first - 1) in words().that | {"qui"}


def _date(clauses: Clauses, document: Document, act: Act | None) -> DateMention | None:
    """Return the day of the signing: that of its verb or noun, else the document's own ("l'accord de 2008")."""
    own = next(
        (d for d in clauses.reading.dates if document.last <= d.first <= document.last + _OWN_DATE), None
    )
    if own is not None and clauses.reading.word(own.first - 1) in words().of:
        return own
    return clauses.date(act.element) if act is not None else None


def _subjects(reading: Reading, document: Document) -> tuple[str, ...]:
    """Return what a document is about: its own words, else the field at the head of the sentence ("Dans le domaine de …")."""
    own = topics(reading, document.first, min(document.following, document.first + ABOUT))
    comma = next((i for i in range(document.first) if reading.word(i) == ","), 0)
    return own or (topics(reading, 0, comma) if reading.has(words().fields, 0, min(comma, _FIELD)) else ())


def _are_numbered_apart(one: str, other: str) -> bool:
    """Whether numbers tell two titles apart: "le 2e programme" and "le 4e", "pour 2010-2014" and "pour 2014-2019"."""
    mine, theirs = _numbers(one), _numbers(other)
    return bool(mine and theirs) and not (mine <= theirs or theirs <= mine)


def _numbers(title: str) -> set[str]:
    """Return the numbers that tell a title from others: "6" of "6e programme", "2017" of "pour 2017-2019"."""
    return set(re.findall(r"\d+", title))
