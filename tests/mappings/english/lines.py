"""English articles of a few lines, and what they tell, in the plain shapes that tests compare."""

from __future__ import annotations

from dataclasses import replace

from mappings.article import Article
from mappings.extract import extract
from mappings.facts import Event, Report
from tests.mappings.articles import article


def english(text: str, *, published: str | None = "2025-03-14", dateline: str | None = None) -> Article:
    """Return an English article with one block per line, of Friday 14 March 2025."""
    return replace(article(text, published=published, dateline=dateline), language="en")


def report(text: str, *, published: str | None = "2025-03-14", dateline: str | None = None) -> Report:
    """Return what an English article of these lines states."""
    return extract(english(text, published=published, dateline=dateline))


def the_event(text: str) -> Event:
    """Return the only event."""
    (event,) = report(text).events
    return event


def parts(event: Event) -> dict[str, str]:
    """Return who takes part in which role."""
    return {part.participant.name: part.role for part in event.participations}


def posts(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """Return each tenure's holder, title, kind of post and place."""
    return [
        (one.holder.name, one.post.title, one.post.kind, one.post.place.name if one.post.place else None)
        for one in report(text).tenures
    ]


def said(text: str) -> list[tuple[list[str], str]]:
    """Return each statement's speakers and act."""
    return [([speaker.name for speaker in one.speakers], one.act) for one in report(text).statements]
