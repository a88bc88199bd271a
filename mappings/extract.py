"""Extraction: one article in, everything it states out; a pure function."""

from __future__ import annotations

from mappings.article import Article
from mappings.facts import Report, Spelling, Tenure
from mappings.mentions.scene import Scene, read_scene
from mappings.relations.agreements import AgreementReader
from mappings.relations.cast import Cast, Member
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.elements import elements
from mappings.relations.events import EventReader
from mappings.relations.naming import Namer
from mappings.relations.statements import StatementReader
from mappings.relations.ties import TieReader

EXTRACTOR = "frames 1"


def extract(article: Article) -> Report:
    """Return what ``article`` states; the same article gives the same report, whatever was read before."""
    scene = read_scene(article)
    namer = Namer(scene)
    cast = Cast(scene, namer)
    discourse = Discourse(scene, cast, namer)
    events, statements = EventReader(scene, discourse), StatementReader(scene, discourse)
    agreements, ties = AgreementReader(scene, discourse, events), TieReader(scene, discourse)
    spoken = []
    for index, reading in enumerate(scene.readings):
        groups = cast.groups[index]
        clauses = Clauses(reading, elements(reading, groups, namer))
        events.read(index, reading, clauses)
        agreements.read(index, reading, clauses)
        ties.read(reading, clauses)
        spoken += list(statements.read(reading, clauses))
        discourse.close(clauses)
        for group in groups:
            discourse.name(group.member)
    return Report(
        article.id,
        persons=tuple(Spelling(m.person, m.name, m.evidence) for m in cast.members),
        spellings=tuple(
            Spelling(m.person, name, at)
            for m in cast.members
            for name, at in m.names.items()
            if name != m.name
        ),
        tenures=tuple(tenure for member in cast.members for tenure in _tenures(scene, member)),
        events=tuple(events.facts()),
        agreements=tuple(agreements.facts()),
        statements=tuple(spoken),
        relationships=tuple(ties.relationships()),
        anniversaries=tuple(ties.anniversaries()),
    )


def _tenures(scene: Scene, member: Member) -> list[Tenure]:
    published = scene.article.published
    return [Tenure(member.person, post, evidence, published) for post, (evidence, _) in member.posts.items()]
