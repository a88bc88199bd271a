"""What an article's names are taken for: the node of each, and what a known one is in Wikidata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from kg.terms import shorten
from mappings.authorities import authorities
from mappings.facts import Actor, Body, Person, Place, Report
from mappings.iris import actor_iri


def taken_for(report: Report) -> list[tuple[str, str, str]]:
    """Return each name that a report writes for somebody or something, its node, and its Wikidata item; "" where none is known.

    The nodes are those of the article by itself: a store may know more spellings, and decisions of its own.
    """
    rows = {(actor.name, shorten(actor_iri(actor)), _item(actor)) for actor in _actors(report)}
    return sorted(rows, key=lambda row: (row[1].partition("/")[0], row[0], row))


def _actors(value: object) -> Iterator[Actor]:
    """The actors in a record, however deep."""
    if isinstance(value, Person | Body | Place):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from _actors(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _actors(getattr(value, field.name))


def _item(actor: Actor) -> str:
    if isinstance(actor, Person) or actor.authority is None:
        return ""
    known = authorities().places if isinstance(actor, Place) else authorities().bodies
    item = getattr(known.get(actor.authority), "wikidata", None)
    return f"wd:{item}" if item else ""
