"""What a run of text is about: the topics whose labels it holds, names of posts and bodies left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mappings.french.labels import labels
from mappings.french.words import words

if TYPE_CHECKING:
    from mappings.mentions.scene import Reading

LOCAL: Final = "local-cooperation"
_OF_STATES: Final = frozenset(
    {"multilateral", "parliamentary"}
)  # topics that the name of a body of states tells


def topics(
    reading: Reading, first: int = 0, last: int | None = None, *, local: bool = False
) -> tuple[str, ...]:
    """Return the ids of the topics that tokens ``[first:last]`` speak of ("le commerce et le tourisme": two).

    A ministry's name tells no topic, so posts and bodies are passed over, but for those of states, which are labels
    ("l'ONU"). ``local``: the report is about localities, between which cooperation without a nearer topic is local
    cooperation.
    """
    end = len(reading.tokens) if last is None else last
    named = [(post.first, post.last) for post in reading.posts]
    named += [(body.first, body.last) for body in reading.bodies]
    found: dict[str, None] = {}
    labelled, i = labels("topics"), first
    while i < end:
        inside = next((stop for start, stop in named if start <= i < stop), None)
        passed = inside or _topicless(reading, i)
        match = labelled.at(reading.tokens, i, end) if passed is None or inside else None
        if (
            match is not None
            and inside
            and not (match.last >= inside and _OF_STATES.issuperset(match.values))
        ):
            match = None
        if match is not None:
            found.update(dict.fromkeys(match.values))
        i = passed or (match.last if match is not None else i + 1)
    if not found and local and _between_localities(reading, first, end):
        return (LOCAL,)
    return tuple(found)


def _topicless(reading: Reading, i: int) -> int | None:
    """Return the end of a phrase at ``i`` that holds a topic's word and tells none ("opérateurs économiques")."""
    for phrase in words().topicless.get(reading.tokens[i].text.lower(), ()):
        last = i + len(phrase)
        if tuple(token.text.lower() for token in reading.tokens[i:last]) == phrase:
            return last
    return None


def _between_localities(reading: Reading, first: int, last: int) -> bool:
    """Whether tokens speak of cooperation in general, not that of countries ("les relations diplomatiques")."""
    run = set(reading.run(first, last))
    if not words().cooperation & run:
        return False
    national = words().national & run
    return not national or (national <= words().bilateral and _names_locality(reading, first, last))


def _names_locality(reading: Reading, first: int, last: int) -> bool:
    """Whether tokens name a town or province, which "bilatérales" then ties, not countries."""
    named = (m for m in reading.places if first <= m.first < last and not m.adjective)
    return any(m.place.kind != "Country" for m in named)
