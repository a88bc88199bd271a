"""What makes two reports tell of one event, as the path of its IRI.

An event meets its other reports by its day and its principals, both sides of it; without them it is local to
its article, so that nothing merges by accident. A ceremony, a course or a conference is known by its own name
too, since one day and one company often hold several. A sitting of a series is known by the year in its name
(*réunion de printemps 2025*, of two countries), else by its number: whatever its date where the series is
between two countries, and within its year otherwise, since mixed committees of one name sit with many
countries; without either it is local to its article. The day would keep apart reports of a conference of two
days. A report that gives the year alone and one that gives the number alone meet only by a decision.
"""

from __future__ import annotations

from typing import Final

from mappings.facts import Event, Participation, Person
from mappings.folding import fold
from mappings.keys import actor_key, country_of, place_key
from mappings.segments import content, digest, segment

_FAMILIES: Final = {"Meeting": "meeting", "Reception": "meeting", "Call": "meeting"}
_GATHERINGS: Final = frozenset(
    {"meeting", "conference"}
)  # an ordinal names the same sitting of a series as either
_SIDES: Final = ({"Host"}, {"Guest", "HeadOfDelegation"}, {"Chair"}, {"Signatory"})
_SITTINGS: Final = frozenset({"conference", "reunion", "rencontre", "session"})
_SAME: Final = {"conjoint": "mixte", "conjointe": "mixte"}
_PLAIN: Final = _SITTINGS | {
    "annuelle",
    "annuel",
    "bilaterale",
    "bilateral",
    "forum",
    "seminaire",
    "dialogue",
}
_TWO: Final = 2  # countries
_TWO_SIDED: Final = frozenset({"meeting", "signing"})
_NAMED: Final = frozenset({"conference", "ceremony", "training"})


def event_key(event: Event, article: str) -> str:
    """Family of the type, date, and what tells the event apart within them; ``article`` is the identifier."""
    family = _FAMILIES.get(event.type, event.type.lower())
    sitting = _key_in_series(event, "conference" if family in _GATHERINGS else family)
    if sitting is not None:
        return sitting
    principals = principals_of(event)
    place = place_key(event.place) if event.place is not None else ""
    traits = _traits(event, family, place)
    if _has_day(event) and len(principals) >= (2 if family in _TWO_SIDED else 1) and traits:
        return f"{family}/{event.start}/{digest((*traits, *principals))}"
    when = str(event.start) if event.start is not None else "undated"
    span = f"{event.evidence.start},{event.evidence.end}"
    known = (article, span, str(event.end), place, content(event.label or ""), *principals)
    return f"{family}/{when}/{digest(known)}"


def series_key(event: Event) -> str:
    """The two countries that a series is between, where they are two, and its folded name."""
    return "/".join(part for part in ("+".join(_two_countries(event)), segment(_series(event))) if part)


def principals_of(event: Event) -> tuple[str, ...]:
    """The keys of those whom the event is between, sorted.

    Each side (hosts, guests, chairs, signatories) is known by its persons, else by its bodies and places. Where
    only one side is told, everyone counts; where none is, all persons, and where these are not two, everyone.
    """
    sides = [[p for p in event.participations if p.role in roles] for roles in _SIDES]
    principals = {key for side in sides for key in _persons_first(side)}
    if not principals:
        principals = {_name(p) for p in event.participations if isinstance(p.participant, Person)}
    if len(principals) < 2:
        principals = {_name(p) for p in event.participations}
    return tuple(sorted(principals))


def _has_day(event: Event) -> bool:
    return event.start is not None and event.start.year is not None and event.start.day is not None


def _traits(event: Event, family: str, place: str) -> tuple[str, ...]:
    """What tells an event from others of its day and company, beside these; empty where that is wanted and lacking."""
    if family in _TWO_SIDED:
        return (family,)
    names = (_series(event), content(event.label or "")) if family in _NAMED else ()
    return (place, *names) if place or any(names) else ()


def _key_in_series(event: Event, family: str) -> str | None:
    """The sitting's edition or number within its series; None where they or what they count in are not told."""
    between, name = "+".join(_two_countries(event)), _series(event)
    if _PLAIN.issuperset(name.split()):
        return None  # "la 15e conférence", of whatever it is
    if event.edition is not None and between:
        return f"{family}/{between}/{segment(name)}-{event.edition}"
    year = str(event.start.year) if event.start is not None and event.start.year is not None else ""
    if event.ordinal is None or not (between or year):
        return None
    return f"{family}/{between or year}/{segment(name)}-{event.ordinal}"


def _series(event: Event) -> str:
    """The name without the word for a sitting: *rencontre de printemps* and *réunion de printemps* are one series.

    A *comité conjoint* is a *comité mixte*.
    """
    name = " ".join(_SAME.get(word, word) for word in content(event.series or "").split())
    sitting, _, rest = name.partition(" ")
    return rest if sitting in _SITTINGS and rest else name


def _two_countries(event: Event) -> tuple[str, ...]:
    """The countries of those who take part, where these are two; else the two of whom the article tells."""
    countries = {country for p in event.participations if (country := country_of(p.participant)) is not None}
    told = {country.lower() for country in event.between} if len(countries) < _TWO else set()
    either = countries | told
    return tuple(sorted(either)) if len(either) == _TWO else ()


def _persons_first(side: list[Participation]) -> set[str]:
    persons = {_name(p) for p in side if isinstance(p.participant, Person)}
    return persons or {_name(p) for p in side}


def _name(participation: Participation) -> str:
    """A person by the name alone: that one report omits the country does not make it another event."""
    participant = participation.participant
    return f"person/{fold(participant.name)}" if isinstance(participant, Person) else actor_key(participant)
