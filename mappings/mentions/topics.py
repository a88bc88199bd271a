"""What a run of text is about: the topics whose labels it holds, names of posts and bodies left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mappings.french.labels import labels
from mappings.french.words import words

if TYPE_CHECKING:
    from mappings.mentions.scene import Reading

LOCAL: Final = "local-cooperation"


def topics(
    reading: Reading, first: int = 0, last: int | None = None, *, local: bool = False
) -> tuple[str, ...]:
    """Return the ids of the topics that tokens ``[first:last]`` speak of ("le commerce et le tourisme": two).

    A ministry's name tells no topic, so posts and bodies are passed over. ``local``: the report is about
    localities, between which cooperation without a nearer topic is local cooperation.
    """
    end = len(reading.tokens) if last is None else last
    named = [(post.first, post.last) for post in reading.posts]
    named += [(body.first, body.last) for body in reading.bodies]
    found: dict[str, None] = {}
    i = first
    while i < end:
        inside = next((stop for start, stop in named if start <= i < stop), None)
        match = None if inside is not None else labels("topics").at(reading.tokens, i, end)
        if match is not None:
            found.update(dict.fromkeys(match.values))
        i = inside or (match.last if match is not None else i + 1)
    if not found and local and words().cooperation & {t.folded for t in reading.tokens[first:end]}:
        return (LOCAL,)
    return tuple(found)
