"""An element: what stands at one place of a sentence, an actor, a date, a verb or the noun of an event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mappings.facts import Body, Place
from mappings.french.groups import Verb
from mappings.mentions.dates import DateMention
from mappings.mentions.posts import PostMention
from mappings.relations.cast import Group

Value = Group | Body | Place | DateMention | Verb | PostMention | str
_ACTORS: Final = frozenset(
    {
        "person",
        "body",
        "people",
        "place",
        "he",
        "she",
        "they",
        "me",
        "latter",
        "someone",
        "sides",
        "pair",
        "own",
    }
)


@dataclass(frozen=True, slots=True)
class Element:
    """Tokens ``[first:last]`` and what they are; ``prep`` is the folded preposition that governs them, "" if none.

    kinds: person (Group), body (Body), people (a Body: many together), place (Place), he, she, they, me ("je", "nous"), latter ("ce dernier"), someone (a description of one person), sides
    (both sides), pair (two places), own (a place by its noun: "sa ville"), date, verb, event (a noun naming one).
    """

    kind: str
    first: int
    last: int
    prep: str = ""
    value: Value | None = None

    @property
    def is_actor(self) -> bool:
        """Whether it can act or be acted on, as "la ville de Hué" can and "lundi" cannot."""
        return self.kind in _ACTORS
