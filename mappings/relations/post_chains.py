"""The posts around a name: "le secrétaire du Parti et président de la ville, M. X, également membre du Comité central"."""

from __future__ import annotations

from typing import Final

from mappings.french.words import words
from mappings.mentions.people import PersonMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading

_REGION: Final = 6  # tokens of a region or country in parentheses: "(République de Corée)"


def posts_before(reading: Reading, mention: PersonMention, taken: set[int]) -> tuple[int, list[PostMention]]:
    """Return where the posts that lead up to a name begin, and these: "le président du Comité populaire, X".

    ``taken`` are the first tokens of the posts that belong to a name already; those found are added.
    """
    found: list[PostMention] = []
    edge = mention.first
    ends = {post.last: post for post in reading.posts}
    while True:
        comma = reading.word(edge - 1) == ","
        at = _over_bridges(reading, edge, ends, listed=bool(found))
        post = ends.get(at)
        if post is None or post.first in taken:
            return edge, found
        if _belongs_left(reading, post, comma=comma and at < edge and not found):
            return edge, found
        if reading.word(at) == "," and at < edge and _names_left(reading, post):
            return edge, found
        found.insert(0, post)
        taken.add(post.first)
        edge = post.first
        while edge and reading.word(edge - 1) in words().before_posts:
            edge -= 1


def posts_after(reading: Reading, mention: PersonMention, taken: set[int]) -> tuple[int, list[PostMention]]:
    """Return where the posts behind a name end, and these: "X, maire de Séoul et ancien ministre"."""
    found: list[PostMention] = []
    starts = {post.first: post for post in reading.posts}
    edge = mention.last
    while True:
        at = edge
        opened = reading.word(at) in {",", "("} or (found and reading.word(at) == "et")
        if not opened:
            return edge, found
        while reading.word(at) in {",", "(", "et", "l"} | words().name_to_post:
            at += 1
        post = starts.get(at)
        if post is None or post.first in taken or post.plural:
            return edge, found
        if _leads_to_name(reading, post) and (found or reading.word(at - 1) == "et"):
            return edge, found
        found.append(post)
        taken.add(post.first)
        edge = post.last


def over_address(reading: Reading, first: int) -> int:
    """Return where "M.", "le camarade", "son homologue chinois," before a name or post at ``first`` begins."""
    while first and reading.word(first - 1) in words().address:
        first -= 1
    at = first
    while at and reading.word(at - 1) in words().demonyms | {","}:
        at -= 1
    return at - 1 if at and reading.word(at - 1) in words().counterparts else first


def _over_bridges(reading: Reading, edge: int, ends: dict[int, PostMention], *, listed: bool) -> int:
    """Return where the words between a post and what it leads up to begin; ``listed``: one post is found already."""
    at = edge - 1 if reading.word(edge - 1) == "," else edge
    at = edge if at in ends else _over_region(reading, edge)
    while at and at not in ends:
        word = reading.word(at - 1)
        if word not in words().post_to_name and not (listed and word in {"et", ")"}):
            break
        at -= 1
    return at


def _over_region(reading: Reading, edge: int) -> int:
    """Step left over "(Sud)," between a post and its name: agencies add the region of a province."""
    at = edge - 1 if reading.word(edge - 1) == "," else edge
    if reading.word(at - 1) != ")":
        return edge
    opening = next((i for i in range(at - 2, max(at - _REGION, 0), -1) if reading.word(i) == "("), None)
    return edge if opening is None else opening


def _names_left(reading: Reading, post: PostMention) -> bool:
    """Whether a name and a comma stand right before the post, which then belongs to that name."""
    at = post.first
    if reading.word(at - 1) in {"le", "la", "l"}:
        return False
    while at and reading.word(at - 1) in words().name_to_post:
        at -= 1
    if reading.word(at - 1) not in {",", "et"}:
        return False
    return any(person.last == at - 1 for person in reading.people)


def _belongs_left(reading: Reading, post: PostMention, *, comma: bool) -> bool:
    """Whether "X, maire de Séoul, Y": a post without article after a name and comma is that name's."""
    if not _names_left(reading, post):
        return False
    return comma or any(person.last == post.first - 1 for person in reading.people)


def _leads_to_name(reading: Reading, post: PostMention) -> bool:
    """Whether a name stands right behind the post, without comma: the post is that name's."""
    return any(person.first == post.last for person in reading.people)
