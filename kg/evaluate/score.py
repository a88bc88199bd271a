"""Scoring one article: what its graph says against what its gold file says, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence

from kg.evaluate.events import score_events
from kg.evaluate.gold import (
    BOTH_SIDES,
    GoldAgreement,
    GoldAnniversary,
    GoldArticle,
    GoldPerson,
    GoldPost,
    GoldRelationship,
    GoldStatement,
)
from kg.evaluate.likeness import names_likeness, quote_likeness, same_date, title_likeness
from kg.evaluate.pairing import pair
from kg.evaluate.readback import (
    Actor,
    SeenAgreement,
    SeenAnniversary,
    SeenArticle,
    SeenPost,
    SeenRelationship,
    SeenStatement,
)
from kg.evaluate.tally import ArticleScore, Sheet


def score_article(gold: GoldArticle, seen: SeenArticle) -> ArticleScore:
    """Return the counts and slips of one article."""
    sheet = Sheet(gold.id)
    _score_persons(gold.persons, seen, sheet)
    score_events(gold.events, seen.events, sheet)
    _score_agreements(gold.agreements, seen.agreements, sheet)
    _score_statements(gold.statements, seen.statements, sheet)
    _score_topics(gold, seen, sheet)
    _score_relationships(gold.relationships, seen.relationships, sheet)
    _score_anniversaries(gold.anniversaries, seen.anniversaries, sheet)
    return sheet.score()


def _score_persons(golds: tuple[GoldPerson, ...], seen: SeenArticle, sheet: Sheet) -> None:
    pairing = pair(
        golds, seen.persons, lambda gold, actor: names_likeness(gold.names, actor.names, person=True)
    )
    partner = pairing.gold
    for index, gold in enumerate(golds):
        found = seen.persons[partner[index]] if index in partner else None
        if not gold.optional:
            if found:
                sheet.right("persons")
            else:
                sheet.miss("persons", gold.name)
        _score_posts(gold, () if found is None else _posts_of(found, seen), sheet)
    for index, actor in enumerate(seen.persons):
        if index not in pairing.seen:
            sheet.false("persons", actor.name, actor.quotes)
            for post in _posts_of(actor, seen):
                _false_post(post, sheet)


def _posts_of(holder: Actor, seen: SeenArticle) -> tuple[SeenPost, ...]:
    return tuple(post for post in seen.posts if post.holder.iri == holder.iri)


def _score_posts(person: GoldPerson, seen: tuple[SeenPost, ...], sheet: Sheet) -> None:
    """Note the posts of one gold person, the person's own match given by ``seen``."""

    def affinity(gold: GoldPost, post: SeenPost) -> float:
        return max((title_likeness(one, other) for one in gold.titles for other in post.titles), default=0.0)

    pairing = pair(person.posts, seen, affinity)
    for index, gold in enumerate(person.posts):
        if gold.optional or person.optional:
            continue
        if index in pairing.gold:
            sheet.right("posts")
        else:
            sheet.miss("posts", f"{person.name}: {gold.titles[0]}")
    for index, post in enumerate(seen):
        if index not in pairing.seen and not person.optional:
            _false_post(post, sheet)


def _false_post(post: SeenPost, sheet: Sheet) -> None:
    sheet.false("posts", f"{post.holder.name}: {' / '.join(post.titles)}", post.quotes)


def _matched_parties(names: Sequence[str], actors: Sequence[Actor]) -> int:
    """Return how many of ``names`` have an actor of their own among ``actors``."""
    return len(
        pair(
            names, actors, lambda name, actor: names_likeness((name,), actor.names, person=actor.person)
        ).pairs
    )


def _score_agreements(
    golds: tuple[GoldAgreement, ...], seen: tuple[SeenAgreement, ...], sheet: Sheet
) -> None:
    pairing = pair(golds, seen, _agreement_affinity)
    found = {title for index in pairing.gold for title in golds[index].titles}
    for index, gold in enumerate(golds):
        if gold.optional or (index not in pairing.gold and found.intersection(gold.same_as)):
            continue
        if index in pairing.gold:
            sheet.right("agreements")
        else:
            sheet.miss("agreements", _agreement_line(gold.counts[0], gold.titles[0], gold.parties))
    for index, other in enumerate(seen):
        if index not in pairing.seen:
            names = tuple(actor.name for actor in other.parties)
            sheet.false(
                "agreements", _agreement_line(other.count, " / ".join(other.titles), names), other.quotes
            )


def _agreement_affinity(gold: GoldAgreement, other: SeenAgreement) -> float:
    """Half of the parties, or of the title's words where there are none, and the count equal; the rest ranks.

    Gold writes 1 where the article says no number ("des accords"); what is stored leaves the count away there.
    """
    title = max((title_likeness(one, name) for one in gold.titles for name in other.titles), default=0.0)
    parties = _matched_parties(gold.parties, other.parties)
    alike = 2 * parties >= len(gold.parties) and parties > 0 if gold.parties else _half_of_title(gold, other)
    if not alike or not {other.count, 1 if other.count is None else other.count} & set(gold.counts):
        return 0.0
    signed = other.signed is not None and any(
        one is not None and same_date(one, other.signed) for one in gold.signed
    )
    share = parties / max(len(gold.parties), len(other.parties), 1)
    return (
        1
        + 2 * share
        + 2 * title
        + 0.5 * (other.type in gold.types)
        + 0.5 * signed
        + 0.1 * (not gold.optional)
    )


def _half_of_title(gold: GoldAgreement, other: SeenAgreement) -> bool:
    return any(quote_likeness(one, name) > 0 for one in gold.titles for name in other.titles)


def _agreement_line(count: int | None, title: str, parties: Sequence[str]) -> str:
    return f"{'?' if count is None else count} × {title} ({', '.join(parties) or 'no parties'})"


def _score_statements(
    golds: tuple[GoldStatement, ...], seen: tuple[SeenStatement, ...], sheet: Sheet
) -> None:
    pairing = pair(golds, seen, _statement_affinity, spare=lambda gold: gold.spare)
    for index, gold in enumerate(golds):
        if gold.optional:
            continue
        if index in pairing.gold:
            sheet.right("statements")
        else:
            sheet.miss("statements", f"{' + '.join(gold.speakers[0])}: {gold.acts[0]}", gold.quotes[0])
    spoken_for = pairing.seen.keys() | {index for _, index in pairing.covered}
    for index, other in enumerate(seen):
        if index not in spoken_for:
            speakers = " + ".join(actor.name for actor in other.speakers)
            sheet.false("statements", f"{speakers}: {other.act}", other.quotes)


def _statement_affinity(gold: GoldStatement, other: SeenStatement) -> float:
    """Act and speaker equal, half of a quote's words in the evidence; the larger share ranks first."""
    if other.act not in gold.acts or not _same_speakers(gold, other):
        return 0.0
    evidence = " ".join(other.quotes)
    share = max((quote_likeness(quote, evidence) for quote in gold.quotes), default=0.0)
    return share + 0.01 * (other.act == gold.acts[0]) + 0.001 * (not gold.optional) if share else 0.0


def _same_speakers(gold: GoldStatement, other: SeenStatement) -> bool:
    """Free for ``agree``. "Both sides" are any two speakers; a group is the same with more than half in common."""
    if other.act == "agree":
        return True
    for group in gold.speakers:
        if group == BOTH_SIDES:
            if len(other.speakers) >= 2:
                return True
        elif 2 * _matched_parties(group, other.speakers) > max(len(group), len(other.speakers)):
            return True
    return False


def _score_topics(gold: GoldArticle, seen: SeenArticle, sheet: Sheet) -> None:
    for topic in sorted(gold.topics):
        if topic in seen.topics:
            sheet.right("topics")
        else:
            sheet.miss("topics", topic, gold.topics[topic])
    for topic in sorted(seen.topics.keys() - gold.topics.keys() - gold.topics_allowed):
        sheet.false("topics", topic, seen.topics[topic])


def _score_relationships(
    golds: tuple[GoldRelationship, ...], seen: tuple[SeenRelationship, ...], sheet: Sheet
) -> None:
    def affinity(gold: GoldRelationship, other: SeenRelationship) -> float:
        parties = _matched_parties(gold.parties, other.parties)
        if other.type not in gold.types or parties < min(2, len(gold.parties)):
            return 0.0
        return (
            1 + parties / max(len(gold.parties), len(other.parties), 1) + 0.1 * (other.type == gold.types[0])
        )

    pairing = pair(golds, seen, affinity)
    for index, gold in enumerate(golds):
        if gold.optional:
            continue
        if index in pairing.gold:
            sheet.right("relationships")
        else:
            sheet.miss("relationships", f"{gold.types[0]}: {', '.join(gold.parties)}")
    for index, other in enumerate(seen):
        if index not in pairing.seen:
            parties = ", ".join(actor.name for actor in other.parties)
            sheet.false("relationships", f"{other.type}: {parties}", other.quotes)


def _score_anniversaries(
    golds: tuple[GoldAnniversary, ...], seen: tuple[SeenAnniversary, ...], sheet: Sheet
) -> None:
    def affinity(gold: GoldAnniversary, other: SeenAnniversary) -> float:
        parties = _matched_parties(gold.parties, other.parties)
        if other.ordinal not in gold.ordinals or parties < min(2, len(gold.parties)):
            return 0.0
        return 1 + parties / max(len(gold.parties), len(other.parties), 1)

    pairing = pair(golds, seen, affinity)
    for index, gold in enumerate(golds):
        if gold.optional:
            continue
        if index in pairing.gold:
            sheet.right("anniversaries")
        else:
            sheet.miss("anniversaries", f"{gold.ordinals[0]}: {gold.of} ({', '.join(gold.parties)})")
    for index, other in enumerate(seen):
        if index not in pairing.seen:
            parties = ", ".join(actor.name for actor in other.parties)
            sheet.false("anniversaries", f"{other.ordinal} ({parties})", other.quotes)
