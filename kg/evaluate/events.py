"""Scoring events: which stored event stands for which gold event, then dates, places, participants and roles."""

from __future__ import annotations

from typing import Final

from kg.evaluate.gold import GoldEvent, GoldParticipant
from kg.evaluate.likeness import names_likeness, same_date
from kg.evaluate.pairing import Pairing, pair
from kg.evaluate.readback import SeenEvent, SeenPart
from kg.evaluate.tally import Sheet
from mappings.moment import Moment

_FAMILIES: Final = {"Reception": "Meeting", "Call": "Meeting"}


def score_events(golds: tuple[GoldEvent, ...], seen: tuple[SeenEvent, ...], sheet: Sheet) -> None:
    """Note on ``sheet`` the events, their types, dates, places, participants and roles."""
    pairing = paired(golds, seen)
    partner = pairing.gold
    for index, gold in enumerate(golds):
        if index in partner:
            _matched(gold, seen[partner[index]], _merged_into(gold, golds), sheet)
        elif not gold.optional and not _merged(gold, golds, pairing):
            sheet.miss("events", gold_line(gold))
            for participant in gold.participants:
                _missed_participant(participant, sheet, f"missed event {gold_line(gold)}")
    spoken_for = pairing.seen.keys() | {index for _, index in pairing.covered}
    for index, event in enumerate(seen):
        if index not in spoken_for:
            sheet.false("events", seen_line(event), event.quotes)
            for part in event.parts:
                _false_part(part, sheet, f"false event {seen_line(event)}")


def paired(golds: tuple[GoldEvent, ...], seen: tuple[SeenEvent, ...]) -> Pairing:
    """Return which stored event stands for which gold event."""
    return pair(golds, seen, affinity, spare=lambda gold: gold.spare)


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
    date = _only_end_right(gold, event) or (
        event.start is not None and any(same_date(event.start, start) for start in starts)
    )
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
        sheet.miss("event types", gold.types[0], where=gold_line(gold))
        sheet.false("event types", event.type, event.quotes, where=gold_line(gold))
    _score_dates(gold, event, sheet)
    _score_place(gold, event, sheet)
    _score_participants(gold, event, merged, sheet)


def _score_dates(gold: GoldEvent, event: SeenEvent, sheet: Sheet) -> None:
    """Note one date, start and end together, for an event that has one in the gold or in the graph.

    The start must be the gold's by ``same_date``. The end: one that is not given is the start; where the gold
    has none, or is of one day, any accepted start is right, as is an end alone where the gold may have no start. A right start whose later end is lacking is a miss
    without being false, as is a day without its year; where the gold has no date, a day without a year is neither.
    """
    start, end = event.start, event.end
    starts = [one for one in gold.starts if one is not None]
    ends = [one for one in gold.ends if one is not None]
    if not ends or gold.ends[0] == gold.starts[0]:
        ends += starts
    start_right = start is not None and any(same_date(start, one) for one in starts)
    last = end or start
    end_right = last is not None and any(same_date(last, one) for one in ends)
    if _only_end_right(gold, event) or (start_right and (end_right or (end is None and None in gold.ends))):
        sheet.right("event dates")
        return
    yearless = start is not None and start.year is None
    if yearless and not starts:
        return
    if None not in gold.starts:
        sheet.miss("event dates", _span(gold.starts[0], gold.ends[0]), where=gold_line(gold))
    part_of_it = (start_right and end is None) or (yearless and any(_same_day(start, one) for one in starts))
    if last is not None and not part_of_it:
        sheet.false("event dates", _span(start, end), event.quotes, where=gold_line(gold))


def _only_end_right(gold: GoldEvent, event: SeenEvent) -> bool:
    """Whether no start is told and the end is the gold's, which may be without a start too: "séjourne jusqu'au 9 avril"."""
    ends = (one for one in gold.ends if one is not None)
    open_start = event.start is None and event.end is not None and None in gold.starts
    return open_start and any(same_date(event.end, one) for one in ends if event.end is not None)


def _same_day(one: Moment | None, other: Moment) -> bool:
    """Whether two dates are the same day of the same month, in whatever year."""
    return one is not None and (one.month, one.day) == (other.month, other.day)


def _place_right(gold: GoldEvent, event: SeenEvent) -> bool:
    names = [name for name in gold.places if name is not None]
    return event.place is not None and names_likeness(names, event.place.names) > 0


def _score_place(gold: GoldEvent, event: SeenEvent, sheet: Sheet) -> None:
    """Note the place of an event that has one in the gold or in the graph."""
    if event.place is not None and _place_right(gold, event):
        sheet.right("event places")
        return
    if None not in gold.places:
        sheet.miss("event places", str(gold.places[0]), where=gold_line(gold))
    if event.place is not None:
        sheet.false("event places", event.place.name, event.quotes, where=gold_line(gold))


def _part_likeness(gold: GoldParticipant, part: SeenPart) -> float:
    return names_likeness(gold.names, part.actor.names, person=part.actor.person)


def _score_participants(
    gold: GoldEvent, event: SeenEvent, merged: tuple[GoldEvent, ...], sheet: Sheet
) -> None:
    """Note the participants of a found event, and the same with their roles."""
    pairing = pair(gold.participants, event.parts, _part_affinity)
    partner, where = pairing.gold, gold_line(gold)
    for index, one in enumerate(gold.participants):
        if index not in partner:
            _missed_participant(one, sheet, where)
        elif not one.optional:
            _matched_part(one, event.parts[partner[index]], sheet, where)
    also = (*gold.may_add, *(name for other in merged for one in other.participants for name in one.names))
    for index, part in enumerate(event.parts):
        welcome = names_likeness(also, part.actor.names, person=part.actor.person) > 0
        if index not in pairing.seen and not welcome:
            _false_part(part, sheet, where)


def _part_affinity(one: GoldParticipant, part: SeenPart) -> float:
    """Likeness of the names; the role settles ties."""
    likeness = _part_likeness(one, part)
    return likeness + 0.01 * bool(set(one.roles).intersection(part.roles)) if likeness else 0.0


def _matched_part(one: GoldParticipant, part: SeenPart, sheet: Sheet, where: str) -> None:
    sheet.right("participants")
    if set(part.roles).intersection(one.roles):
        sheet.right("roles")
    else:
        sheet.miss("roles", f"{one.name} as {one.roles[0]}", where=where)
        sheet.false("roles", f"{part.actor.name} as {'/'.join(part.roles)}", part.quotes, where=where)


def _missed_participant(one: GoldParticipant, sheet: Sheet, where: str) -> None:
    if not one.optional:
        sheet.miss("participants", one.name, where=where)
        sheet.miss("roles", f"{one.name} as {one.roles[0]}", where=where)


def _false_part(part: SeenPart, sheet: Sheet, where: str) -> None:
    sheet.false("participants", part.actor.name, part.quotes, where=where)
    sheet.false("roles", f"{part.actor.name} as {'/'.join(part.roles)}", part.quotes, where=where)
