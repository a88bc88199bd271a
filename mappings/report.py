"""What was read of one article, put together: the same for every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final

from mappings.facts import (
    Agreement,
    Anniversary,
    Event,
    Relationship,
    Report,
    Spelling,
    Statement,
    Tenure,
)
from mappings.mentions.naming import places_named
from mappings.mentions.reading import ReadArticle
from mappings.relations.cast import Member
from mappings.relations.parts import TALKS

_FACTS: Final = tuple(field.name for field in fields(Report) if field.name != "article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The facts that the sentences of an article tell, each kind in the order of the text."""

    events: Sequence[Event] = ()
    agreements: Sequence[Agreement] = ()
    statements: Sequence[Statement] = ()
    relationships: Sequence[Relationship] = ()
    anniversaries: Sequence[Anniversary] = ()


def report(read: ReadArticle, members: Sequence[Member], told: Told) -> Report:
    """Return the report on an article: its persons with names and posts, the places it names, and what is ``told``.

    A statement of those who took part in the one meeting that the article is about was made there: "X a reçu Y. Y a
    remercié X."
    """
    return Report(
        read.article.id,
        persons=tuple(Spelling(m.person, m.name, m.evidence) for m in members),
        spellings=tuple(spelling for member in members for spelling in _spellings(member)),
        places=tuple(places_named(read)),
        tenures=tuple(tenure for member in members for tenure in _tenures(read, member)),
        events=tuple(told.events),
        agreements=tuple(told.agreements),
        statements=tuple(_placed(told.statements, told.events)),
        relationships=tuple(told.relationships),
        anniversaries=tuple(told.anniversaries),
    )


def joined(parts: Sequence[Report]) -> Report:
    """Return one report of those on the stretches of an article, in their order: what each tells, one after another."""
    if len(parts) == 1:
        return parts[0]
    told = {name: tuple(fact for part in parts for fact in getattr(part, name)) for name in _FACTS}
    return Report(parts[0].article, **told)


def _placed(spoken: Sequence[Statement], told: Sequence[Event]) -> Iterator[Statement]:
    """Yield the statements, those of who took part in the one meeting that the article is about as made there."""
    talks = [event for event in told if event.main and event.type in TALKS and event.status == "held"]
    present = {part.participant for part in talks[0].participations} if len(talks) == 1 else set()
    for statement in spoken:
        there = bool(present) and present.issuperset(statement.speakers)
        yield replace(statement, made_at=talks[0]) if there else statement


def _spellings(member: Member) -> list[Spelling]:
    """Return the further names of a person: "M. Thanh" beside "Tran Sy Thanh"."""
    return [Spelling(member.person, name, at) for name, at in member.names.items() if name != member.name]


def _tenures(read: ReadArticle, member: Member) -> list[Tenure]:
    """Return the posts in which the article sees a person, on the day of the article."""
    published = read.article.published
    return [Tenure(member.person, post, evidence, published) for post, (evidence, _) in member.posts.items()]
