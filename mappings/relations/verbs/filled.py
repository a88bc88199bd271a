"""Filled roles: what those who fill the slots of a frame tell of the event, and into how many events they part."""

from __future__ import annotations

from mappings.facts import Actor, Body, Person, Place
from mappings.french.frames import VerbFrame
from mappings.relations.discourse import Meant
from mappings.relations.drafts import Draft
from mappings.relations.nouns.plurals import is_plural

Roles = list[tuple[Meant, str]]
"""Who is meant, each with the role of the slot: X as "Host", Y as "Guest" in "X a reçu Y"."""


def with_person(parts: Roles, role: str) -> bool:
    """Whether a person or delegation fills a role: "accueillir" a forum is no reception."""
    sides = [actor for meant, filled in parts for actor in meant.actors if filled == role]
    return any(isinstance(actor, Person) or is_delegation(actor) or is_plural(actor) for actor in sides)


def is_delegation(actor: Actor) -> bool:
    """Whether the actor is "une délégation de …"."""
    return isinstance(actor, Body) and actor.delegation


def separate(frame: VerbFrame, parts: Roles, subjects: int) -> list[Roles]:
    """Return one group of parts per event: "a rencontré A, B et C" and "reçu par A et par B" are several meetings.

    The first ``subjects`` of the parts, those who act, take part in each: "A et B ont rencontré C" is one.
    """
    talks = frame.event in {"Meeting", "Reception"} or "towards" in frame.slots
    if not talks or frame.reflexive or len(parts) <= 2:
        return [parts]
    if "towards" in frame.slots:
        others = [part for part in parts if part[1] == frame.slots["towards"]]
        own = [part for part in parts if part not in others]
        return [[*own, other] for other in others] if own and others else [parts]
    alike = frame.slots.get("subject") == frame.slots.get("object") is not None
    acting = max(subjects, 1)
    if not alike or len(parts) <= acting:
        return [parts]
    return [[*parts[:acting], other] for other in parts[acting:]]


def lasts(draft: Draft) -> bool:
    """Whether a reception goes on for days: "la ville a accueilli du 27 au 30 avril une délégation" tells a stay."""
    days = draft.start is not None and draft.start.day is not None and draft.end is not None
    return draft.type == "Reception" and days and draft.start != draft.end


def hosting_place(draft: Draft) -> Place | None:
    """Return the place that hosts a gathering, which is also where it is: "Hué accueillera le festival"."""
    hosts = (actor for actor, part in draft.parts.items() if part.role == "Host")
    return next((actor for actor in hosts if isinstance(actor, Place)), None)


def is_side(meant: Meant) -> bool:
    """Whether somebody is a side of talks: a body, or a person who holds a post."""
    return any(isinstance(actor, Body) for actor in meant.actors) or any(m.posts for m in meant.members)
