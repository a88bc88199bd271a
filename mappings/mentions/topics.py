"""What a run of text is about: the topics whose labels it holds, names of posts and bodies left out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mappings.lexicon import Matcher
from mappings.schemes import scheme

if TYPE_CHECKING:
    from mappings.mentions.scene import Reading

LOCAL: Final = "local-cooperation"
# Words of cooperation in general: between localities they make the topic local-cooperation when no other is told.
_TIES: Final = frozenset({
    "cooperation", "cooperer", "collaboration", "collaborer", "relations", "liens", "amitie", "partenariat", "echanges", "rapprochement",
    "jumelage", "jumelages", "solidarite", "travailler", "resserrement", "voisinage",
})  # fmt: skip


@cache
def _labels() -> Matcher[str]:
    return Matcher((word, concept.id) for concept in scheme("topics") for word in concept.words("fr"))


def topics(
    reading: Reading, first: int = 0, last: int | None = None, *, local: bool = False
) -> tuple[str, ...]:
    """Return the ids of the topics that tokens ``[first:last]`` of a sentence speak of, in the order of the text.

    A ministry's name tells no topic, so posts and bodies are passed over. ``local``: the report is about
    localities, between which cooperation without a nearer topic is local cooperation.
    """
    end = len(reading.tokens) if last is None else last
    named = [(m.first, m.last) for m in (*reading.posts, *reading.bodies)]
    found: dict[str, None] = {}
    i = first
    while i < end:
        inside = next((stop for start, stop in named if start <= i < stop), None)
        match = None if inside is not None else _labels().at(reading.tokens, i, end)
        if match is not None:
            found.update(dict.fromkeys(match.values))
        i = inside or (match.last if match is not None else i + 1)
    if not found and local and _TIES & {t.folded for t in reading.tokens[first:end]}:
        return (LOCAL,)
    return tuple(found)
