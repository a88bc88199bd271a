"""Object pronouns: whom "l'a reçu" and "lui a rendu visite" mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mappings.facts import Person
from mappings.french.words import words
from mappings.relations.cast import Member
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse, Meant
from mappings.relations.sentences.element import Element

_DATIVE: Final = "lui"


def is_direct(clauses: Clauses, verb: Element) -> bool:
    """Whether "le", "la" or "l'" before a verb is its object: "qui l'a reçu"."""
    return clauses.reading.word(verb.first - 1) in words().object_pronouns


def is_dative(clauses: Clauses, verb: Element) -> bool:
    """Whether "lui" stands before a verb: "lui a rendu visite", "l'audience que lui a accordée X"."""
    return clauses.reading.word(verb.first - 1) == _DATIVE


def clitic(discourse: Discourse, clauses: Clauses, verb: Element) -> Meant | None:
    """Return whom the pronoun before a verb means: the last subject, or who was named last, other than who acts."""
    acting = discourse.persons(clauses.doer(verb), clauses.reading)
    feminine = clauses.reading.word(verb.first - 1) == "la"
    for member in _named(discourse, clauses, verb):
        if member.person not in acting and not (feminine and member.masculine):
            return Meant((member.person,), (member,))
    return None


def _named(discourse: Discourse, clauses: Clauses, verb: Element) -> Iterator[Member]:
    """Yield who can be meant, the likeliest first: the subjects of the sentence, then those told before."""
    others = [e for e, group in clauses.verbs() if group.finite and e is not verb]
    people: set[Person] = set()
    for other in others:
        for person in sorted(
            discourse.persons(clauses.subject(other), clauses.reading), key=lambda p: p.name
        ):
            member = discourse.cast.of(person)
            if member is not None and person not in people:
                people.add(person)
                yield member
    if discourse.focus is not None:
        yield discourse.focus
    yield from discourse.recent
