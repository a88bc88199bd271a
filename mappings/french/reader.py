"""The French reader: one French article in, everything it states out; the promises are those of ``mappings.extract``."""

from __future__ import annotations

from mappings.article import Article
from mappings.facts import Report, Statement
from mappings.mentions.scene import Scene, read_scene
from mappings.relations.agreements import AgreementReader
from mappings.relations.anniversaries import AnniversaryReader
from mappings.relations.cast import Cast
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.elements import elements
from mappings.relations.events import EventReader
from mappings.relations.gatherings import tell_sides
from mappings.relations.naming import Namer
from mappings.relations.relationships import RelationshipReader
from mappings.relations.sentences.coordination import govern
from mappings.relations.speech.statements import StatementReader
from mappings.report import Told, joined, report


def read(article: Article) -> Report:
    """Return what ``article`` states; the same article gives the same report, whatever was read before.

    "Le maire de Hanoï, Tran Sy Thanh, a reçu lundi l'ambassadeur du Laos" gives a person, a post, a reception with
    host and guest, and its day where the article's own is known.
    """
    return joined([_read(scene) for scene in read_scene(article).stretches()])


def _read(scene: Scene) -> Report:
    """Return what a scene states: the whole of an article, or a stretch of a long one."""
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
    agreements.close()
    anniversaries.close()
    tell_sides(events.drafts.all, scene.gazetteer.countries)
    told_events, signed = tuple(events.facts()), tuple(agreements.facts())
    ties.sign(signed)
    told = Told(
        events=told_events,
        agreements=signed,
        statements=spoken,
        relationships=tuple(ties.facts()),
        anniversaries=tuple(anniversaries.facts()),
    )
    return report(scene, cast.members, told)
