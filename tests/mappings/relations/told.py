"""What a short article tells, in the plain shapes in which the tests of relations compare facts."""

from __future__ import annotations

from mappings.article import Article
from mappings.extract import extract
from mappings.facts import Agreement, Event, Report, Statement
from tests.mappings.articles import article

# Two sides that the tests speak of again and again, each with a post in both orders.
DOUCET = "le maire de Lyon, Grégory Doucet,"
PHUONG = "le maire de Hué, Nguyen Van Phuong,"
PEREZ = "l'ambassadeur de Cuba, Orlando Perez,"


def sentence(text: str) -> str:
    """Return ``text`` with a capital at its head and without a comma before its full stop."""
    return text[0].upper() + text[1:].replace(",.", ".").replace(",,", ",")


def report(text: str | Article, *, published: str | None = "2024-05-16") -> Report:
    """Return what an article of these lines states."""
    return extract(article(text, published=published) if isinstance(text, str) else text)


def events(text: str | Article, *types: str, published: str | None = "2024-05-16") -> list[Event]:
    """Return the events, of these types only where some are given."""
    return [e for e in report(text, published=published).events if not types or e.type in types]


def the_event(text: str, *, published: str | None = "2024-05-16") -> Event:
    """Return the only event."""
    (event,) = events(text, published=published)
    return event


def roles(event: Event) -> dict[str, str]:
    """Return who takes part in which role."""
    return {part.participant.name: part.role for part in event.participations}


def when(event: Event) -> tuple[str | None, str | None]:
    """Return start and end as written in ISO 8601."""
    return (
        str(event.start) if event.start is not None else None,
        str(event.end) if event.end is not None else None,
    )


def where(event: Event) -> str | None:
    """Return the name of the place."""
    return event.place.name if event.place is not None else None


def agreements(text: str) -> list[Agreement]:
    """Return the agreements."""
    return list(report(text).agreements)


def names(actors: tuple[object, ...]) -> list[str]:
    """Return the names of actors."""
    return [str(getattr(actor, "name", "")) for actor in actors]


def said(text: str | Article) -> list[tuple[str, list[str]]]:
    """Return each statement's act and speakers."""
    return [(s.act, names(s.speakers)) for s in report(text).statements]


def statements(text: str) -> list[Statement]:
    """Return the statements."""
    return list(report(text).statements)
