"""Two events: which pairs to compare, and what their days, places, participants and series say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from kg.matching.blocks import pairs
from kg.matching.features import Feature, listed
from kg.matching.places import nearest
from kg.matching.profiles import EventProfile
from kg.spelling import wording
from kg.terms import shorten
from mappings.moment import Moment
from mappings.segments import content

FAMILIES: Final = {"Meeting": "meeting", "Reception": "meeting", "Call": "meeting"}
GATHERINGS: Final = frozenset({"meeting", "Conference"})  # one sitting of a series is told as either

_ONE_FAMILY: Final = 0.9
_SITTING: Final = 0.5
_LESS_PRECISE: Final = 0.8
_DURING: Final = 0.9  # a day within the days of the other
_NEXT_DAY: Final = 0.7
_DAYS_OFF: Final = 3
_FAR_OFF: Final = 0.3
_ALONE: Final = 0.6  # one participant that both have, of a meeting: who it was with is not told
_VISITOR: Final = 0.85  # one participant that both have, of what needs no second side
_TWO_SIDED: Final = frozenset({"Meeting", "Reception", "Call", "Signing"})
_MONTH: Final = 30  # days after which nobody reports an event as news


def worth_comparing(events: Mapping[str, EventProfile]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of events of one family that share somebody and a year, a day and a place, or a sitting of a series."""
    return pairs(
        ((iri, key) for iri, event in events.items() for key in _keys(event)),
        (
            (iri, f"{_family(event)} undated {who}")
            for iri, event in events.items()
            for who in _company(event)
        ),
    )


def compare(
    one: EventProfile, other: EventProfile, series: Mapping[str, frozenset[str]]
) -> Iterator[Feature]:
    """Yield what can be compared of two events; ``series`` gives the names of each series."""
    yield Feature("type", _type(one.type, other.type), one.type, other.type)
    near = _dates(one, other)
    if near is not None:
        yield Feature("date", near, _when(one), _when(other))
    if not (_day(one) and _day(other)) and one.published and other.published:
        days = _reported(one.published, other.published)
        if days is not None:
            value = 1 - min(days, _MONTH) / _MONTH
            yield Feature(
                "reported", value, listed(map(str, one.published)), listed(map(str, other.published))
            )
    place = nearest(one.places, other.places)
    if place is not None:
        yield Feature("place", place, listed(one.places), listed(other.places))
    mine, theirs = _company(one), _company(other)
    if mine and theirs:
        alone = _ALONE if one.type in _TWO_SIDED else _VISITOR
        yield Feature("participants", _shared(mine, theirs, alone), listed(mine), listed(theirs))
    yield from _names(one, other, series)
    both = one.articles & other.articles
    if both:
        yield Feature("apart", 0.0, listed(both), listed(both), "one article reports both")


def _keys(event: EventProfile) -> Iterator[str]:
    family = _family(event)
    for year in _years(event):
        yield from (f"{family} {year} {who}" for who in sorted(_company(event)))
        yield from (f"{family} {year} {series_tail(series)}" for series in sorted(event.series))
    if _day(event):
        yield from (f"{family} {str(event.start)[:7]} {place}" for place in sorted(event.places))


def _family(event: EventProfile) -> str:
    family = FAMILIES.get(event.type, event.type)
    return "gathering" if family in GATHERINGS else family


def _years(event: EventProfile) -> list[str]:
    """The years that an event may be of, those of its articles where it has no date."""
    moments = (event.start,) if event.start is not None and event.start.year else event.published
    return sorted({str(moment.year) for moment in moments if moment.year}) or ["undated"]


def _type(one: str, other: str) -> float:
    if one == other:
        return 1.0
    mine, theirs = FAMILIES.get(one, one), FAMILIES.get(other, other)
    if mine == theirs:
        return _ONE_FAMILY if "Call" not in {one, other} else 0.0
    return _SITTING if {mine, theirs} == GATHERINGS else 0.0


def _names(one: EventProfile, other: EventProfile, series: Mapping[str, frozenset[str]]) -> Iterator[Feature]:
    for name, mine, theirs in (
        ("series", _named(one, series), _named(other, series)),
        ("name", one.names, other.names),
    ):
        if mine and theirs:
            value = max(wording(content(a), content(b)) for a, b in product(sorted(mine), sorted(theirs)))
            yield Feature(name, value, listed(mine), listed(theirs))
    if one.ordinals and other.ordinals:
        same = bool(one.ordinals & other.ordinals)
        yield Feature("ordinal", float(same), listed(one.ordinals), listed(other.ordinals))


def _named(event: EventProfile, series: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(name for one in event.series for name in series.get(one, ()))


def _company(event: EventProfile) -> frozenset[str]:
    """The participants; persons by the name alone, since one report may not tell the country."""
    return frozenset(
        "person/" + iri.rpartition("/")[2] if "/person/" in iri else shorten(iri) for iri in event.company
    )


def series_tail(iri: str) -> str:
    """Return the name in a series' IRI without the countries that it is between."""
    return iri.rpartition("/")[2]


def _shared(mine: frozenset[str], theirs: frozenset[str], alone: float) -> float:
    both = len(mine & theirs)
    value = both / min(len(mine), len(theirs))
    return value * alone if both == 1 else value


def _day(event: EventProfile) -> bool:
    return event.start is not None and event.start.day is not None and event.start.year is not None


def _dates(one: EventProfile, other: EventProfile) -> float | None:
    """How near two events are in time; None where one of them is not dated."""
    mine, theirs = one.start, other.start
    if mine is None or theirs is None or mine.earliest is None or theirs.earliest is None:
        return None
    if mine == theirs:
        return 1.0 if mine.day is not None else _LESS_PRECISE
    if mine.day is None or theirs.day is None:
        within = str(mine).startswith(str(theirs)) or str(theirs).startswith(str(mine))
        return _LESS_PRECISE if within else 0.0
    if _covers(one, theirs) or _covers(other, mine):
        return _DURING
    off = abs((mine.earliest - theirs.earliest).days)
    return _NEXT_DAY if off == 1 else _FAR_OFF if off <= _DAYS_OFF else 0.0


def _covers(event: EventProfile, day: Moment) -> bool:
    first, last = event.start, event.end
    if first is None or last is None or first == last:
        return False
    begins, ends, on = first.earliest, last.latest, day.earliest
    return begins is not None and ends is not None and on is not None and begins <= on <= ends


def _reported(ones: tuple[Moment, ...], others: tuple[Moment, ...]) -> int | None:
    """The fewest days between two articles that report them, by what their dates allow."""
    spans = [
        [(m.earliest, m.latest) for m in moments if m.earliest is not None and m.latest is not None]
        for moments in (ones, others)
    ]
    gaps = [max((b[0] - a[1]).days, (a[0] - b[1]).days, 0) for a, b in product(*spans)]
    return min(gaps, default=None)


def _when(event: EventProfile) -> str:
    if event.start is None:
        return ""
    return str(event.start) if event.end in {None, event.start} else f"{event.start} to {event.end}"
