"""Scoring events: which stored event stands for which gold event, then dates, places, participants and roles."""

from __future__ import annotations

from kg.evaluate.gold import GoldEvent, GoldParticipant
from kg.evaluate.likeness import name_likeness, names_likeness, same_date
from kg.evaluate.pairing import Pairing, pair
from kg.evaluate.readback import SeenEvent, SeenPart
from kg.evaluate.tally import Sheet
from mappings.moment import Moment

_FAMILIES = {"Reception": "Meeting", "Call": "Meeting"}


def score_events(golds: tuple[GoldEvent, ...], seen: tuple[SeenEvent, ...], sheet: Sheet) -> None:
    """Note on ``sheet`` the events, their types, dates, places, participants and roles."""
    pairing = pair(golds, seen, affinity, spare=lambda gold: gold.spare)
    partner = pairing.gold
    for index, gold in enumerate(golds):
        if index in partner:
            _matched(gold, seen[partner[index]], _merged_into(gold, golds), sheet)
        elif not gold.optional and not _merged(gold, golds, pairing):
            sheet.miss("events", gold_line(gold))
            for participant in gold.participants:
                _missed_participant(participant, sheet)
    spoken_for = pairing.seen.keys() | {index for _, index in pairing.covered}
    for index, event in enumerate(seen):
        if index not in spoken_for:
            sheet.false("events", seen_line(event), event.quotes)
            for part in event.parts:
                _false_part(part, sheet)


def affinity(gold: GoldEvent, event: SeenEvent) -> float:
    """Return how much speaks for ``event`` being ``gold``; 0 where they cannot be the same.

    The type's family must be equal. Then shared participants weigh most, then date and ordinal, then place and
    series. Participants on both sides and none shared: two other clues must agree. No clue at all: only a
    gold event that has no clue to offer can be meant.
    """
    if _family(event.type) not in {_family(name) for name in gold.types}:
        return 0.0
    shared = sum(1 for one in gold.participants if any(_part_likeness(one, part) for part in event.parts))
    starts = [start for start in gold.starts if start is not None]
    date = event.start is not None and any(same_date(event.start, start) for start in starts)
    place = event.place is not None and _place_right(gold, event)
    ordinal = event.ordinal is not None and event.ordinal in gold.ordinals
    series = names_likeness(gold.series, event.series) > 0
    clues = date + place + ordinal + series
    if not shared and (clues < 2 if gold.participants and event.parts else clues == 0 and _has_clues(gold)):
        return 0.0
    score = (
        2 * date + place + 2 * ordinal + series + 0.5 * (event.type in gold.types) + 0.1 * (not gold.optional)
    )
    if shared:
        score += 8 * shared / (len(gold.participants) + len(event.parts))
    if event.start is not None and starts and not date:
        score -= 1
    if event.ordinal is not None and gold.ordinals and not ordinal:
        score -= 1
    return max(score, 0.01)


def gold_line(gold: GoldEvent) -> str:
    """Return a gold event in one line."""
    people = ", ".join(f"{one.name} ({one.roles[0]})" for one in gold.participants)
    parts = (gold.types[0], _span(gold.starts[0], gold.ends[0]), gold.places[0], people, gold.label)
    return " · ".join(part for part in parts if part)


def seen_line(event: SeenEvent) -> str:
    """Return a stored event in one line."""
    people = ", ".join(f"{part.actor.name} ({'/'.join(part.roles)})" for part in event.parts)
    place = event.place.name if event.place else None
    return " · ".join(part for part in (event.type, _span(event.start, event.end), place, people) if part)


def _family(name: str) -> str:
    return _FAMILIES.get(name, name)


def _has_clues(gold: GoldEvent) -> bool:
    return bool(gold.participants or gold.starts[0] or gold.places[0] or gold.ordinals or gold.series)


def _span(start: Moment | None, end: Moment | None) -> str:
    if end is None or end == start:
        return str(start) if start else ""
    return f"{start or '?'}/{end}"


def _merged(gold: GoldEvent, golds: tuple[GoldEvent, ...], pairing: Pairing) -> bool:
    """Whether ``gold`` may be told as part of another gold event, and that one was found."""
    return any(golds[index].id in gold.merge_with for index in pairing.gold)


def _merged_into(gold: GoldEvent, golds: tuple[GoldEvent, ...]) -> tuple[GoldEvent, ...]:
    """Return the gold events that may be told as part of ``gold``."""
    return tuple(other for other in golds if gold.id in other.merge_with)


def _matched(gold: GoldEvent, event: SeenEvent, merged: tuple[GoldEvent, ...], sheet: Sheet) -> None:
    """Note a found event and its attributes; an optional one is neither right nor wrong."""
    if gold.optional:
        return
    sheet.right("events")
    if event.type in gold.types:
        sheet.right("event types")
    else:
        sheet.miss("event types", gold_line(gold))
        sheet.false("event types", seen_line(event), event.quotes)
    _score_dates(gold, event, sheet)
    _score_place(gold, event, sheet)
    _score_participants(gold, event, merged, sheet)


def _score_dates(gold: GoldEvent, event: SeenEvent, sheet: Sheet) -> None:
    """Note one date, start and end together, for an event that has one in the gold or in the graph.

    The start must be the gold's by ``same_date``. The end: one that is not given is the start; where the gold
    has none, or is of one day, any accepted start is right. A right start whose later end is lacking is a miss
    without being false, as is a day without its year; where the gold has no date, a day without a year is neither.
    """
    starts = [start for start in gold.starts if start is not None]
    what = f"{_span(gold.starts[0], gold.ends[0])} for {seen_line(event)}"
    said = f"{_span(event.start, event.end)} instead of {_span(gold.starts[0], gold.ends[0]) or 'none'}: {gold_line(gold)}"
    if event.start is None and event.end is None:
        if gold.starts and None not in gold.starts:
            sheet.miss("event dates", what)
        return
    if event.start is not None and event.start.year is None:
        if not starts:
            return
        if any((start.month, start.day) == (event.start.month, event.start.day) for start in starts):
            sheet.miss("event dates", what)
            return
    start_right = event.start is not None and any(same_date(event.start, start) for start in starts)
    ends = [end for end in gold.ends if end is not None]
    if not ends or gold.ends[0] == gold.starts[0]:
        ends += starts
    end = event.end or event.start
    end_right = end is not None and any(same_date(end, one) for one in ends)
    if start_right and (end_right or (event.end is None and None in gold.ends)):
        sheet.right("event dates")
        return
    if None not in gold.starts:
        sheet.miss("event dates", what)
    if not start_right or event.end is not None:
        sheet.false("event dates", said, event.quotes)


def _place_right(gold: GoldEvent, event: SeenEvent) -> bool:
    names = [name for name in gold.places if name is not None]
    return event.place is not None and names_likeness(names, event.place.names) > 0


def _score_place(gold: GoldEvent, event: SeenEvent, sheet: Sheet) -> None:
    """Note the place of an event that has one in the gold or in the graph."""
    if event.place is not None and _place_right(gold, event):
        sheet.right("event places")
        return
    if None not in gold.places:
        sheet.miss("event places", f"{gold.places[0]} for {seen_line(event)}")
    if event.place is not None:
        sheet.false(
            "event places",
            f"{event.place.name} instead of {gold.places[0] or 'none'}: {gold_line(gold)}",
            event.quotes,
        )


def _part_likeness(gold: GoldParticipant, part: SeenPart) -> float:
    return names_likeness(gold.names, part.actor.names, person=part.actor.person)


def _score_participants(
    gold: GoldEvent, event: SeenEvent, merged: tuple[GoldEvent, ...], sheet: Sheet
) -> None:
    """Note the participants of a found event, and the same with their roles."""
    pairing = pair(
        gold.participants,
        event.parts,
        lambda one, part: (
            (likeness + 0.01 * bool(set(one.roles).intersection(part.roles)))
            if (likeness := _part_likeness(one, part))
            else 0.0
        ),
    )
    partner = pairing.gold
    for index, one in enumerate(gold.participants):
        if index not in partner:
            if not one.optional:
                _missed_participant(one, sheet, gold)
            continue
        if one.optional:
            continue
        part = event.parts[partner[index]]
        sheet.right("participants")
        if set(part.roles).intersection(one.roles):
            sheet.right("roles")
        else:
            sheet.miss("roles", f"{one.name} as {one.roles[0]} in {gold_line(gold)}")
            sheet.false(
                "roles",
                f"{part.actor.name} as {'/'.join(part.roles)} instead of {one.roles[0]} in {gold_line(gold)}",
                part.quotes,
            )
    also = (*gold.may_add, *(name for other in merged for one in other.participants for name in one.names))
    for index, part in enumerate(event.parts):
        welcome = any(
            name_likeness(name, known, person=part.actor.person)
            for name in also
            for known in part.actor.names
        )
        if index not in pairing.seen and not welcome:
            _false_part(part, sheet, gold)


def _missed_participant(one: GoldParticipant, sheet: Sheet, gold: GoldEvent | None = None) -> None:
    if not one.optional:
        where = f" in {gold_line(gold)}" if gold else " (event missed)"
        sheet.miss("participants", one.name + where)
        sheet.miss("roles", f"{one.name} as {one.roles[0]}{where}")


def _false_part(part: SeenPart, sheet: Sheet, gold: GoldEvent | None = None) -> None:
    where = f" in {gold_line(gold)}" if gold else " (event false)"
    sheet.false("participants", part.actor.name + where, part.quotes)
    sheet.false("roles", f"{part.actor.name} as {'/'.join(part.roles)}{where}", part.quotes)
