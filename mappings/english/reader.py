"""The English reader: one English article in, everything it states out; the same promises as ``mappings.extract``."""

from __future__ import annotations

from mappings.article import Article, BlockKind
from mappings.english.agreements import AgreementReader
from mappings.english.cast import Cast
from mappings.english.clauses import Clauses, elements
from mappings.english.discourse import Discourse
from mappings.english.events import EventReader
from mappings.english.scene import Scene, read_scene
from mappings.english.statements import StatementReader
from mappings.english.ties import TieReader
from mappings.facts import Report, Statement
from mappings.report import Told, joined, report


def read(article: Article) -> Report:
    """Return what ``article`` states; the headline names people and places and tells nothing else."""
    return joined([_read(scene) for scene in read_scene(article).stretches()])


def _read(scene: Scene) -> Report:
    """Return what a scene states: the whole of an article, or a stretch of a long one."""
    cast = Cast(scene)
    discourse = Discourse(scene, cast)
    events, statements, ties = EventReader(discourse), StatementReader(discourse), TieReader(discourse)
    agreements = AgreementReader(discourse, events)
    spoken: list[Statement] = []
    for index, reading in enumerate(scene.readings):
        if reading.sentence.kind is BlockKind.TITLE:
            continue
        clauses = Clauses(index, reading, elements(reading, cast.groups[index]))
        events.read(clauses)
        agreements.read(clauses)
        ties.read(clauses)
        spoken += statements.read(clauses)
    events_told = events.facts()
    told = Told(
        events=[event for _, event in events_told],
        agreements=tuple(agreements.facts(events_told)),
        statements=spoken,
        relationships=ties.ties,
        anniversaries=ties.anniversaries,
    )
    return report(scene, cast.members, told)
