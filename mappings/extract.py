"""Extraction: one article in, everything it states out; a pure function.

``extract(article) -> Report`` is the whole interface between reading and recognising on one side and the graph on
the other: nothing outside this module asks how a fact was found. The engine here is one of rules: the labels of
``ontology/schemes``, the names of ``ontology/authorities`` and the frames of ``mappings/french``. Another engine (a
dependency parser, a language model) takes its place by another body of ``extract`` and another name in ``EXTRACTOR``,
which every article's graph keeps. It owes the same promises: only facts that the words of the article state, each with
the evidence that quotes them; no network, clock or store; the same article, the same report, in whatever order articles
come. ``kg evaluate`` then tells which of two engines is better on the same gold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from mappings.article import Article
from mappings.facts import Event, Report, Spelling, Statement, Tenure
from mappings.mentions.naming import places_named
from mappings.mentions.scene import Scene, read_scene
from mappings.relations.agreements import AgreementReader
from mappings.relations.anniversaries import AnniversaryReader
from mappings.relations.cast import Cast, Member
from mappings.relations.clauses import Clauses
from mappings.relations.coordination import govern
from mappings.relations.discourse import Discourse
from mappings.relations.elements import elements
from mappings.relations.events import EventReader
from mappings.relations.gatherings import tell_sides
from mappings.relations.naming import Namer
from mappings.relations.parts import TALKS
from mappings.relations.relationships import RelationshipReader
from mappings.relations.statements import StatementReader

EXTRACTOR: Final = "frames 1"  # name and version of the engine


def extract(article: Article) -> Report:
    """Return what ``article`` states; the same article gives the same report, whatever was read before.

    "Le maire de Hanoï, Tran Sy Thanh, a reçu lundi l'ambassadeur du Laos" gives a person, a post, a reception with
    host and guest, and its day where the article's own is known.
    """
    scene = read_scene(article)
    namer = Namer(scene)
    cast = Cast(scene, namer)
    discourse = Discourse(scene, cast, namer)
    events, statements = EventReader(scene, discourse), StatementReader(scene, discourse)
    agreements, ties = AgreementReader(scene, discourse, events.drafts), RelationshipReader(scene, discourse)
    anniversaries = AnniversaryReader(scene, discourse, ties)
    spoken: list[Statement] = []
    for index, reading in enumerate(scene.readings):
        groups = cast.groups[index]
        clauses = Clauses(index, reading, govern(elements(reading, groups, namer), reading))
        events.read(clauses)
        agreements.read(clauses)
        events.attendance.read(clauses)
        ties.read(clauses, covered=anniversaries.read(clauses))
        spoken += statements.read(clauses)
        discourse.close(clauses)
        for group in groups:
            discourse.name(group.member)
    tell_sides(events.drafts.all, scene.gazetteer.countries)
    told = tuple(events.facts())
    return Report(
        article.id,
        persons=tuple(Spelling(m.person, m.name, m.evidence) for m in cast.members),
        spellings=tuple(spelling for member in cast.members for spelling in _spellings(member)),
        places=tuple(places_named(scene)),
        tenures=tuple(tenure for member in cast.members for tenure in _tenures(scene, member)),
        events=told,
        agreements=tuple(agreements.facts()),
        statements=tuple(_placed(spoken, told)),
        relationships=tuple(ties.facts()),
        anniversaries=tuple(anniversaries.facts()),
    )


def _placed(spoken: list[Statement], told: tuple[Event, ...]) -> Iterator[Statement]:
    """Yield the statements, those of who took part in the one meeting that the article is about as made there."""
    talks = [event for event in told if event.main and event.type in TALKS and event.status == "held"]
    present = {part.participant for part in talks[0].participations} if len(talks) == 1 else set()
    for statement in spoken:
        there = bool(present) and present.issuperset(statement.speakers)
        yield replace(statement, made_at=talks[0]) if there else statement


def _spellings(member: Member) -> list[Spelling]:
    """Return the further names of a person: "M. Thanh" beside "Tran Sy Thanh"."""
    return [Spelling(member.person, name, at) for name, at in member.names.items() if name != member.name]


def _tenures(scene: Scene, member: Member) -> list[Tenure]:
    """Return the posts in which the article sees a person, on the day of the article."""
    published = scene.article.published
    return [Tenure(member.person, post, evidence, published) for post, (evidence, _) in member.posts.items()]
