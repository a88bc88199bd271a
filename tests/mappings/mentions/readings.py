"""What a scene shows of each kind of mention, as written: the shape in which the tests of the recognisers compare."""

from __future__ import annotations

from mappings.article import Article
from mappings.mentions.places import PlaceMention
from mappings.mentions.scene import Reading, read_scene
from tests.mappings.articles import article


def scene_of(text: str | Article) -> list[Reading]:
    """Return the readings of an article, or of an article of these lines."""
    return list(read_scene(article(text) if isinstance(text, str) else text).readings)


def written(reading: Reading, first: int, last: int) -> str:
    """Return tokens ``[first:last]`` with one space between words that no hyphen or apostrophe ties."""
    words: list[str] = []
    for token in reading.tokens[first:last]:
        words.append(token.glue or (" " if words and token.text not in ".,)" and words[-1] != "(" else ""))
        words.append(token.text)
    return "".join(words).lstrip("-'’ ")


def named_places(text: str | Article) -> list[tuple[str, str | None]]:
    """Return the places that are named by their name, with their ids."""
    return [
        (written(r, m.first, m.last), m.place.authority)
        for r in scene_of(text)
        for m in r.places
        if not m.adjective
    ]


def adjectives(text: str) -> list[tuple[str, str | None]]:
    """Return the demonyms, with the ids of what they are of."""
    return [
        (written(r, m.first, m.last), m.place.authority) for r in scene_of(text) for m in r.places if m.adjective
    ]  # fmt: skip


def the_place(text: str | Article) -> PlaceMention:
    """Return the only place of a text."""
    (mention,) = [m for r in scene_of(text) for m in r.places]
    return mention


def posts(text: str) -> list[tuple[str, str]]:
    """Return the posts that a text names, with their kinds."""
    return [(written(r, m.first, m.last), m.kind) for r in scene_of(text) for m in r.posts]


def bodies(text: str) -> list[str]:
    """Return the bodies that a text names."""
    return [written(r, m.first, m.last) for r in scene_of(text) for m in r.bodies]


def people(text: str) -> list[str]:
    """Return the persons that a text names."""
    return [written(r, m.first, m.last) for r in scene_of(text) for m in r.people]
