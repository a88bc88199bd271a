"""Needs: whether a clause tells enough of the sides and circumstances for its verb to state an event."""

from __future__ import annotations

from typing import Final

from mappings.facts import Body, Person
from mappings.french.words import words
from mappings.relations.gatherings import PLENARY
from mappings.relations.parts import TALKS
from mappings.relations.verbs.feasts import is_set, keeps_feast, on_a_day
from mappings.relations.verbs.filled import Roles, is_side, with_person
from mappings.relations.verbs.moods import is_repeated
from mappings.relations.verbs.told import Told

_DELEGATION_BEFORE: Final = 12  # tokens from "délégation" to "conduite par"
_DELEGATION_BEHIND: Final = 8  # tokens from "conduit" to "la délégation"
_HONOUR: Final = 6  # tokens behind the last name of a clause in which an honour can stand
_SIDES: Final = 2  # of a talk


def enough(told: Told, parts: Roles) -> bool:
    """Whether enough is known of the sides for the verb to state this event."""
    frame = told.frame
    actors = [actor for meant, _ in parts for actor in meant.actors]
    if frame.needs == "passive":
        return told.verb.passive and told.verb.tense != "participle"
    if frame.needs == "several" and (len(actors) < _SIDES or not any(isinstance(a, Person) for a in actors)):
        return False
    if not _has_needed(told, parts):
        return False
    if _lacks_subject(told) or _is_many(told) or _is_habit(told):
        return False
    if frame.object_is == "person" and not with_person(parts, frame.slots["object"]):
        return False
    if frame.object_is == "delegation" and not (actors and _of_delegation(told)):
        return False
    if frame.with_is == "side" and not _has_sides(told, parts):
        return False
    if frame.event in TALKS and is_repeated(told.clauses.reading, told.element):
        return False
    if frame.event in TALKS:
        return len(set(actors)) >= 2 and any(isinstance(a, Person | Body) for a in actors)
    named = told.noun is not None or frame.needs == "day"
    held = told.verb.passive and named and told.verb.tense != "participle"
    return bool(actors) or told.gathers or held


def _is_many(told: Told) -> bool:
    """Whether a noun names no gathering in particular: "a organisé des forums", without a day, month or year."""
    if told.noun is None or told.noun.value not in PLENARY:
        return False
    word, first = told.clauses.reading.word, told.noun.first
    plural = word(first).endswith("s") and word(first) not in words().plural_gatherings
    indefinite = word(first - 1) in words().of | {"des", "plusieurs"}
    dated = told.clauses.date(told.element) is not None
    return plural and indefinite and not dated and not told.clauses.objects(told.noun, "avec")


def _is_habit(told: Told) -> bool:
    """Whether a gathering is told of every year: "le concert a lieu chaque année"."""
    behind = told.clauses.scope(told.element)
    last = behind[-1].last if behind else told.element.last
    return told.gathers and told.clauses.reading.has({"chaque"}, told.element.first, last + _HONOUR)


def _lacks_subject(told: Told) -> bool:
    """Whether nobody known meets those who stand behind the verb: "on y rencontre X, Y et Z" tells no talks of X with Y."""
    slots = told.frame.slots
    if told.verb.passive or told.gathers or slots.get("subject") != slots.get("object"):
        return False
    return "subject" in slots and not told.clauses.doer(told.element)


def _has_needed(told: Told, parts: Roles) -> bool:
    """Whether a clause tells what a frame needs besides the sides: an honour, an occasion, somebody behind "avec"."""
    match told.frame.needs:
        case "honour":
            return _gives_honour(told, parts)
        case "gift":
            return _gives_gift(told)
        case "occasion":
            return keeps_feast(told.clauses, told.element, told.verb)
        case "host":
            hosts = [actor for meant, role in parts for actor in meant.actors if role == "Host"]
            return any(isinstance(actor, Person) for actor in hosts)
        case "guest":
            return any(role == "Guest" for _, role in parts)
        case "with":
            return bool(told.clauses.objects(told.element, "avec"))
        case "day":
            return on_a_day(told.clauses, told.element)
        case "setting":
            bodies = all(isinstance(actor, Body) for meant, _ in parts for actor in meant.actors)
            return bodies and is_set(told.clauses, told.element)
    return True


def _gives_honour(told: Told, parts: Roles) -> bool:
    """Whether one gives another a medal or title: "a remis à X l'Ordre du Mérite", not "a remis le rapport"."""
    scope = told.clauses.scope(told.element)
    last = scope[-1].last if scope else told.element.last
    given = told.clauses.reading.has(words().honours, told.element.last, last + _HONOUR)
    return given and len({actor for meant, _ in parts for actor in meant.actors}) >= _SIDES


def _gives_gift(told: Told) -> bool:
    """Whether somebody hands a gift over on one day: "a remis mardi 20 ordinateurs à l'école", not "a offert son aide"."""
    scope = told.clauses.scope(told.element)
    last = scope[-1].last if scope else told.element.last
    given = told.clauses.reading.has(words().gifts, told.element.last, last + _HONOUR)
    return given and on_a_day(told.clauses, told.element)


def _of_delegation(told: Told) -> bool:
    """Whether it is a delegation that somebody conducts, not "des activités"."""
    first, last = told.element.first - _DELEGATION_BEFORE, told.element.last + _DELEGATION_BEHIND
    return told.clauses.reading.has(words().delegations, first, last)


def _has_sides(told: Told, parts: Roles) -> bool:
    """Whether somebody works or talks with a side; "travailler de concert avec" is what countries will do."""
    if told.verb.tense == "future" and not any(
        isinstance(a, Person) for meant, _ in parts[:1] for a in meant.actors
    ):
        return False
    reading, partners = told.clauses.reading, told.clauses.objects(told.element, "avec")
    if any(reading.word(partner.first) in words().counterparts for partner in partners):
        return True
    return any(is_side(meant) for meant, _ in parts[1:])
