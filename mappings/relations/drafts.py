"""Events while an article is being read: drafts that later sentences complete, and when two of them are one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from mappings.facts import Actor, Body, Event, Evidence, Participation, Person, Place, Post
from mappings.folding import fold
from mappings.french.words import content_words, words
from mappings.lexicon import stem
from mappings.moment import Moment
from mappings.relations.naming import same_place
from mappings.relations.nouns.plurals import is_part_of, is_plural

_FAMILY: Final = {"Reception": "Meeting", "Call": "Meeting"}
# Events of other families that a noun without a name can mean: "la cérémonie" after a signing.
_MEANT: Final = {
    "Ceremony": frozenset({"Signing"}),
    "Conference": frozenset({"Meeting"}),
}
_ON_THE_WAY: Final = frozenset({"Site", "Place"})  # kinds of places that nobody's whole journey goes to
_BOTH: Final = 2  # persons who sign for two sides
_RANK: Final = ("Participant", "Signatory", "Chair", "HeadOfDelegation", "Guest", "Host")


@dataclass(slots=True)
class Part:
    """An actor's part in a draft: Host of a reception for X in "X a reçu Y"."""

    role: str
    evidence: Evidence
    post: Post | None = None


@dataclass(slots=True)
class Draft:
    """An event as far as it has been read; "L'entretien a duré une heure" completes the one told before."""

    type: str
    evidence: Evidence
    sentence: int
    parts: dict[Actor, Part] = field(default_factory=dict)
    start: Moment | None = None
    end: Moment | None = None
    place: Place | None = None
    status: str = "held"
    series: str | None = None
    ordinal: int | None = None
    label: str | None = None
    edition: int | None = None
    between: tuple[str, ...] = ()
    main: bool = False
    aside: bool = False  # a gathering of which only the name is mentioned: "en marge du 30e sommet"
    earlier: bool = False  # told in the pluperfect, as what had been before: "avait reçu"
    shown: bool = False  # told by a picture only, so far
    arriving: bool = (
        False  # told by who arrives: "est arrivé à Hué, entamant sa visite au Vietnam" is one visit
    )
    done: bool = False  # told by a verb as over: "s'est rendu", of no journey that is to come
    pointing: bool = False  # told by a noun that points back: "la cérémonie", "cette réunion"

    @property
    def family(self) -> str:
        """The type under which two reports of one event meet: "a reçu X" and "la rencontre avec X" are one meeting."""
        return _FAMILY.get(self.type, self.type)

    def add(self, actor: Actor, role: str, evidence: Evidence, post: Post | None = None) -> None:
        """Give ``actor`` a part; a more telling role replaces "Participant"."""
        part = self.parts.get(actor)
        if part is None and is_plural(actor) and any(is_part_of(actor, known) for known in self.parts):
            return
        if part is None:
            self.parts[actor] = Part(role, evidence, post)
        elif _RANK.index(role) > _RANK.index(part.role):
            part.role = role
        if part is not None and part.post is None:
            part.post = post

    def involves(self, actors: Sequence[Actor]) -> bool:
        """Whether all of ``actors`` take part."""
        return bool(actors) and all(actor in self.parts for actor in actors)

    def delegations(self) -> list[Body]:
        """Return the delegations that take part."""
        return [actor for actor in self.parts if isinstance(actor, Body) and actor.delegation]

    def drop_nameless(self) -> None:
        """Take "une délégation" of nobody out of the parts; who leads it has taken its place."""
        for actor in self.delegations():
            if fold(actor.name) in words().bare_delegations:
                del self.parts[actor]

    def drop_crowds(self) -> None:
        """Take those who are only told together out of a gathering that others, told apart, take part in."""
        crowds = [actor for actor in self.parts if is_plural(actor)]
        if self.family not in {"Meeting", "Visit"} and len(crowds) < len(self.parts):
            for actor in crowds:
                del self.parts[actor]

    def drop_places(self, *kinds: str) -> None:
        """Take places out of the parts, only those of ``kinds`` where some are given."""
        for actor in [a for a in self.parts if isinstance(a, Place) and (not kinds or a.kind in kinds)]:
            del self.parts[actor]

    def to(self, place: Place) -> Draft:
        """Return the same journey to one destination; "visitera Pékin et Shanghai" are two visits."""
        return Draft(
            self.type,
            self.evidence,
            self.sentence,
            dict(self.parts),
            self.start,
            self.end,
            place,
            self.status,
            earlier=self.earlier,
            arriving=self.arriving,
            done=self.done,
        )

    @property
    def people(self) -> set[Person]:
        """The persons who take part, without "la délégation" or "la ville"."""
        return {actor for actor in self.parts if isinstance(actor, Person)}

    def fact(self) -> Event:
        """Return the event as a fact; an end before its start ("du 5 mai au 3 mai") is left out."""
        signed = sum(
            part.role == "Signatory" for actor, part in self.parts.items() if isinstance(actor, Person)
        )
        parts = tuple(
            Participation(actor, part.role, part.evidence, part.post)
            for actor, part in self.parts.items()
            if not (signed >= _BOTH and isinstance(actor, Place) and part.role == "Signatory")
        )  # persons sign for their towns and countries, which are the parties
        end = (
            self.end if self.start is None or self.end is None or not _before(self.end, self.start) else None
        )
        return Event(
            self.type, self.evidence, self.start, end, self.place, self.status, parts,
            self.series, self.ordinal, self.label, self.main, edition=self.edition, between=self.between,
        )  # fmt: skip


class Drafts:
    """The events of one article, each once however often it is told: "la visite", "ce déplacement"."""

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self._told: dict[int, list[Draft]] = {}  # by sentence, the events told in it

    def put(self, draft: Draft) -> Draft:
        """Add a draft, or complete the one that it is another mention of ("cette réunion"); return the one that stands."""
        known = self.known(draft)
        if known is None:
            self.all.append(draft)
        else:
            _complete(known, draft)
        self._told.setdefault(draft.sentence, []).append(known or draft)
        return known or draft

    def known(self, draft: Draft) -> Draft | None:
        """Return the event told before that a draft is another mention of, if any."""
        return self.pointed_at(draft) or next((one for one in self.all if _same(one, draft)), None)

    def told_in(self, sentence: int, families: Collection[str]) -> Draft | None:
        """Return the event of one of ``families`` that a sentence told last, be it one told before."""
        told = self._told.get(sentence, ())
        return next((draft for draft in reversed(told) if draft.family in families), None)

    def told_all(self, sentence: int) -> list[Draft]:
        """Return the events that a sentence told, be they told before."""
        return list(self._told.get(sentence, ()))

    def drop(self, draft: Draft) -> None:
        """Take an event out that proves to be another one told beside it: the ceremony of a signing."""
        self.all = [one for one in self.all if one is not draft]
        for told in self._told.values():
            told[:] = [one for one in told if one is not draft]

    def pointed_at(self, draft: Draft) -> Draft | None:
        """Return the event that a noun without a name points back to, the last one of its kind."""
        opens = draft.label is not None and fold(draft.label) in words().openings
        if not draft.pointing or (draft.label is not None and not opens) or draft.ordinal is not None:
            return None
        known = self.last(draft.family) or self.last(*_MEANT.get(draft.family, ()))
        known = self.last("Conference") or known if opens else known
        if known is None or known.status != draft.status or not _dates_meet(known, draft):
            return None
        return known

    def last(self, *families: str) -> Draft | None:
        """Return the event of one of ``families`` that was read last: the talks before "à l'issue de l'entretien"."""
        types = {name for name in families if name not in _FAMILY}
        types.update(name for name, family in _FAMILY.items() if family in families)
        return next((draft for draft in reversed(self.all) if draft.type in types), None)


def _refines(one: Moment, other: Moment) -> bool:
    """Whether one date says more than another that it agrees with: 16 May 2024 refines May 2024."""
    return str(one) != str(other) and str(one).startswith(str(other))


def _before(one: Moment, other: Moment) -> bool:
    """Whether one date ends before the other begins."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _compatible(one: Moment | None, other: Moment | None) -> bool:
    """Whether two dates can be one: either is unknown, or they overlap."""
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return True
    if one.latest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _same(known: Draft, draft: Draft) -> bool:
    """Whether two mentions can be of one event: of a kind, dates that meet, and no different people, place or name."""
    family = known.family
    if family != draft.family or not _dates_meet(known, draft):
        return False
    if known.earlier != draft.earlier and known.start != draft.start:
        return False
    if "Call" in {known.type, draft.type} and known.type != draft.type and (known.place or draft.place):
        return False  # "lors de leur entretien téléphonique …, depuis leur rencontre à Hué"
    match family:
        case "Meeting":
            return _same_people(known, draft)
        case "Visit":
            ahead = {known.status, draft.status} == {"held", "planned"}
            ends = draft.start is None and draft.end is not None  # "sa visite, qui s'achèvera le 30 octobre"
            if ahead and (known.done or draft.done) and not ends:
                return False  # "se rendra au Laos", where "s'est rendu en 2013" somebody else was
            return _same_destination(known, draft) and _same_travellers(known, draft)
        case "Conference":
            return _same_conference(known, draft)
        case "Ceremony" | "Training":
            return _same_label(known, draft) and (
                bool(known.people & draft.people) or not (known.people and draft.people)
            )
        case "Signing":
            return known.status == draft.status  # one occasion has many signatories
        case _:
            return True


def _dates_meet(known: Draft, draft: Draft) -> bool:
    """Whether the dates of two mentions can be of one event; "le 6 mai" is inside "du 5 au 8 mai"."""
    if (
        known.start is not None
        and known.end is not None
        and draft.start is not None
        and known.start != known.end
    ):
        return (
            _compatible(known.start, draft.start)
            or _compatible(known.end, draft.start)
            or _inside(known, draft)
        )
    return _compatible(known.start, draft.start)


def _inside(known: Draft, draft: Draft) -> bool:
    """Whether a date lies between the start and end of an event already told."""
    if known.start is None or known.end is None or draft.start is None or draft.start.earliest is None:
        return False
    first, last = known.start.earliest, known.end.latest
    return first is not None and last is not None and first <= draft.start.earliest <= last


def _same_people(known: Draft, draft: Draft) -> bool:
    """Whether those who meet are the same, or some of them: "la rencontre avec X" beside "X et Y se sont vus"."""
    if known.parts and draft.parts and known.parts.keys().isdisjoint(draft.parts):
        return False
    mine, theirs = known.people, draft.people
    if len(mine) > 1 and len(theirs) == 1 and _has_host_body(draft):
        return False
    if _met_others(known, draft) or _met_others(draft, known):
        return False
    if mine and theirs:
        return mine <= theirs or theirs <= mine
    return set(known.parts) <= set(draft.parts) or set(draft.parts) <= set(known.parts)


def _met_others(one: Draft, other: Draft) -> bool:
    """Whether one person met a body in one, and in the other whoever else: "l'agence", "son homologue", then Y."""
    mine = [actor for actor in one.parts if isinstance(actor, Body) and not actor.delegation]
    if not mine or len(one.people) != 1 or len(mine) + 1 != len(one.parts):
        return False
    told = {word for actor in mine for word in _told_by(actor.name)}
    rest = {actor: part for actor, part in other.parts.items() if actor not in one.people}
    several = any(is_plural(actor) for actor in mine)
    return bool(rest) and not any(
        told
        & (_told_by(actor.name) | _told_by(part.post.title if part.post is not None and not several else ""))
        for actor, part in rest.items()
    )


def _told_by(name: str) -> set[str]:
    """Return the words by which a name or title tells one from another, adjectives of countries left out."""
    return content_words(name) - _adjectives()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(stem(word) for demonym in words().demonyms for word in demonym.split())


def _same_destination(known: Draft, draft: Draft) -> bool:
    """Whether two journeys go to one place; to a town and to its country they are one when told together.

    "X est arrivé dimanche à Pékin, entamant sa visite en Chine" is one visit; so is what a later sentence calls
    "la visite en Chine" where an arrival was told before.
    """
    one, other = known.place, draft.place
    if one is None or other is None:
        told = (
            one or other
        )  # a house or ground is visited on the way: "durant son séjour, il a visité la pagode"
        return told is None or told.kind not in _ON_THE_WAY
    if same_place(one, other):
        return True
    together = known.sentence == draft.sentence and known.start == draft.start
    together |= known.arriving or draft.arriving
    return together and one.country == other.country is not None and "Country" in {one.kind, other.kind}


def _has_host_body(draft: Draft) -> bool:
    """Whether a body is the other side of talks: the association in "un déjeuner offert par l'association"."""
    return any(isinstance(a, Body) and not a.delegation and p.role == "Host" for a, p in draft.parts.items())


def _same_travellers(known: Draft, draft: Draft) -> bool:
    """Whether a person or body travels in both, or one of them does not tell who does."""
    if known.people and draft.people:
        return bool(known.people & draft.people)
    bodies = [a for a in known.parts if isinstance(a, Body)]
    others = [a for a in draft.parts if isinstance(a, Body)]
    shared = any(_are_nested(one.name, other.name) for one in bodies for other in others)
    return shared or not known.parts or not draft.parts


def _travels(actor: Actor, known: Draft) -> bool:
    """Whether a journey has the same body among its travellers, told more or less fully."""
    bodies = [other for other in known.parts if isinstance(other, Body)]
    return isinstance(actor, Body) and any(_are_nested(actor.name, other.name) for other in bodies)


def _are_nested(one: str, other: str) -> bool:
    """Whether a name says less than or the same as another: "secrétaire général du Laos" of a longer title."""
    mine, others = (content_words(re.sub(r"[^\w\s'’-]", " ", name)) for name in (one, other))
    return mine <= others or others <= mine


def _same_conference(known: Draft, draft: Draft) -> bool:
    """Whether ordinals and names are of one gathering: the 7th session is not the 8th."""
    if known.ordinal is not None and draft.ordinal is not None and known.ordinal != draft.ordinal:
        return False
    return _same_label(known, draft)


def _same_label(known: Draft, draft: Draft) -> bool:
    """Whether most words of the shorter name are in the other; without names, whether both begin on one day."""
    one, other = content_words(known.label or ""), content_words(draft.label or "")
    if not one or not other:
        together = (
            known.place is not None and draft.place is not None and same_place(known.place, draft.place)
        )
        return together or (known.start is not None and known.start == draft.start)
    return len(one & other) / min(len(one), len(other)) >= 0.6


def _complete(known: Draft, draft: Draft) -> None:
    """Give an event what another mention of it adds: parts, a finer date, a place, a name."""
    if known.shown and not draft.shown:
        known.sentence, known.evidence, known.shown = draft.sentence, draft.evidence, False
    if draft.type != known.type and known.type == "Meeting":
        known.type = draft.type
    for actor, part in draft.parts.items():
        if not (known.family == "Visit" and _travels(actor, known)):
            known.add(actor, part.role, part.evidence, part.post)
    finer = known.start is None or (draft.start is not None and _refines(draft.start, known.start))
    if draft.start is not None and finer:
        known.start, known.end = draft.start, draft.end or known.end
    elif known.end is None and draft.start in {None, known.start}:
        known.end = draft.end
    known.place = known.place or draft.place
    known.series, known.ordinal = known.series or draft.series, known.ordinal or draft.ordinal
    known.label, known.edition = known.label or draft.label, known.edition or draft.edition
    known.aside = known.aside and draft.aside
