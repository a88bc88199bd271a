"""Events while an article is being read: drafts that later sentences complete."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from mappings.facts import Actor, Body, Event, Evidence, Participation, Person, Place, Post
from mappings.folding import fold
from mappings.french.words import words
from mappings.moment import Moment
from mappings.relations.nouns.plurals import is_part_of, is_plural
from mappings.relations.retelling import complete, dates_meet, same_event

_FAMILY: Final = {"Reception": "Meeting", "Call": "Meeting"}
# Events of other families that a noun without a name can mean: "la cérémonie" after a signing.
_MEANT: Final = {
    "Ceremony": frozenset({"Signing"}),
    "Conference": frozenset({"Meeting"}),
}
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
    _noted: dict[Actor, list[Draft]] | None = field(default=None, init=False, repr=False, compare=False)

    def note(self, told: dict[Actor, list[Draft]]) -> None:
        """Note in ``told``, the events by their actors, who takes part, now and later."""
        self._noted = told
        for actor in self.parts:
            told.setdefault(actor, []).append(self)

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
            if self._noted is not None:
                self._noted.setdefault(actor, []).append(self)
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
        self._shared: dict[Actor, list[Draft]] = {}  # by actor, where they take part, or once did

    def put(self, draft: Draft) -> Draft:
        """Add a draft, or complete the one that it is another mention of ("cette réunion"); return the one that stands."""
        known = self.known(draft)
        if known is None:
            self.all.append(draft)
            draft.note(self._shared)
        else:
            complete(known, draft)
        self._told.setdefault(draft.sentence, []).append(known or draft)
        return known or draft

    def known(self, draft: Draft) -> Draft | None:
        """Return the event told before that a draft is another mention of, if any."""
        return self.pointed_at(draft) or next(
            (one for one in self._likely(draft) if same_event(one, draft)), None
        )

    def _likely(self, draft: Draft) -> Iterable[Draft]:
        """Return the events that a draft can be another mention of, and some others, in the order of the text.

        Two talks are one only where somebody takes part in both, or one does not tell who met.
        """
        if draft.family != "Meeting" or not draft.parts:
            return self.all
        sharing = {id(one) for actor in draft.parts for one in self._shared.get(actor, ())}
        return (one for one in self.all if not one.parts or id(one) in sharing)

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
        if known is None or known.status != draft.status or not dates_meet(known, draft):
            return None
        return known

    def last(self, *families: str) -> Draft | None:
        """Return the event of one of ``families`` that was read last: the talks before "à l'issue de l'entretien"."""
        types = {name for name in families if name not in _FAMILY}
        types.update(name for name, family in _FAMILY.items() if family in families)
        return next((draft for draft in reversed(self.all) if draft.type in types), None)


def _before(one: Moment, other: Moment) -> bool:
    """Whether one date ends before the other begins."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
