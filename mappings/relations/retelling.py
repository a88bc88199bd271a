"""Two mentions of an event: whether they can be of one, and what the second adds to the first."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mappings.facts import Actor, Body
from mappings.french.words import content_words, words
from mappings.lexicon import stem
from mappings.moment import Moment
from mappings.relations.naming import same_place
from mappings.relations.nouns.plurals import is_plural

if TYPE_CHECKING:
    from mappings.relations.drafts import Draft

_ON_THE_WAY: Final = frozenset({"Site", "Place"})  # kinds of places that nobody's whole journey goes to


def _refines(one: Moment, other: Moment) -> bool:
    """Whether one date says more than another that it agrees with: 16 May 2024 refines May 2024."""
    return str(one) != str(other) and str(one).startswith(str(other))


def _compatible(one: Moment | None, other: Moment | None) -> bool:
    """Whether two dates can be one: either is unknown, or they overlap."""
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return True
    if one.latest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def same_event(known: Draft, draft: Draft) -> bool:
    """Whether two mentions can be of one event: of a kind, dates that meet, and no different people, place or name."""
    family = known.family
    if family != draft.family or not dates_meet(known, draft):
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


def dates_meet(known: Draft, draft: Draft) -> bool:
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


def complete(known: Draft, draft: Draft) -> None:
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
