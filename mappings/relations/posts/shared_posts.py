"""Posts that several names share: "les ministres A et B", "les présidents du Sénat et de la Chambre, A et B", "celui de Matam, B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from mappings.french.words import words
from mappings.mentions.capitals import is_name_word
from mappings.mentions.people import PersonMention
from mappings.mentions.phrases import Surroundings
from mappings.mentions.posts import PostMention, body_in
from mappings.mentions.scene import Reading, Scene
from mappings.relations.posts.post_chains import over_address

_NEAR: Final = 12  # tokens between "celui" and the name that it leads up to


@dataclass(frozen=True, slots=True)
class SharedPost:
    """One name's part of what a phrase says of several: ``title`` is put together from the phrase."""

    mention: PersonMention
    post: PostMention
    title: str


def shared_posts(scene: Scene, reading: Reading) -> Iterator[SharedPost]:
    """Yield the posts of a sentence that belong to a name only by way of another word."""
    if len(reading.people) > 1:
        for post in reading.posts:
            if post.plural and post.kind != "general-officer":
                yield from _plural(scene, reading, post)
        yield from _paired(scene, reading)
    yield from _of_another_place(scene, reading)


def _plural(scene: Scene, reading: Reading, post: PostMention) -> Iterator[SharedPost]:
    """Read "les ministres belges des Finances et de la Défense, A et B", "A et B, vice-présidents du Sénat"."""
    post = replace(post, last=_reach(reading, post))
    before, after = _run_before(reading, post.first), _run_after(reading, post.last)
    by_country = _by_demonyms(reading, post)
    if by_country:
        head = _singular(scene, reading, post.first, post.last - 1)
        for mention, at in by_country:
            first = post.first if at < post.last else at
            one = replace(post, first=first, last=at + 1, body=None, plural=False)
            yield SharedPost(mention, one, f"{head} {reading.tokens[at].text}")
        return
    names = after if len(after) > 1 else before if len(before) > 1 else []
    if not names:
        return
    fields = _fields(reading, post)
    if len(fields) == len(names):
        head = _singular(scene, reading, post.first, fields[0][0])
        for mention, (first, last) in zip(names, fields, strict=True):
            body = body_in(Surroundings(reading.tokens, {m.first: m for m in reading.places}), first, last)
            one = replace(post, last=last, body=body, plural=False)
            yield SharedPost(mention, one, f"{head} {scene.written(reading, first, last)}")
    elif len(fields) < 2:
        title = _singular(scene, reading, post.first, post.last)
        for mention in names:
            yield SharedPost(mention, replace(post, plural=False), title)


def _paired(scene: Scene, reading: Reading) -> Iterator[SharedPost]:
    """Read "A et B, président et vice-présidente de l'association": in their order, of one body."""
    for first, second in pairwise(reading.posts):
        if (
            first.plural
            or second.plural
            or not first.is_bare
            or reading.run(first.last, second.first) != ["et"]
        ):
            continue
        names = _run_before(reading, first.first)
        if len(names) != 2 or second.is_bare:
            continue
        head = scene.written(reading, first.first, first.last)
        complement = _complement(reading, second)
        if complement == second.last:
            continue
        title = f"{head} {scene.written(reading, complement, second.last)}"
        yield SharedPost(names[0], replace(first, body=second.body, last=second.last), title)
        yield SharedPost(names[1], second, scene.written(reading, second.first, second.last))


def _of_another_place(scene: Scene, reading: Reading) -> Iterator[SharedPost]:
    """Read "le maire de Kanel, A, et celui de Matam, B": B's post is A's with another place."""
    for i, token in enumerate(reading.tokens):
        if token.folded not in words().same_again or reading.word(i + 1) not in words().of:
            continue
        post = next((p for p in reversed(reading.posts) if p.last <= i and not p.plural), None)
        name = next((m for m in reading.people if i < m.first <= i + _NEAR + 2), None)
        place = next(
            (m for m in reading.places if m.first in range(i + 1, i + _NEAR) and not m.adjective), None
        )
        if post is None or name is None or place is None or place.last > name.first:
            continue
        own = [m for m in reading.places if post.first < m.first < post.last and not m.adjective]
        if any(m.first < i and m.first >= post.last for m in reading.people) and len(own) < 2:
            cut = own[0].phrase if own else _named_part(reading, post)
            while cut > post.first + 1 and reading.word(cut - 1) in words().of | words().articles:
                cut -= 1
            title = f"{scene.written(reading, post.first, cut)} {scene.written(reading, i + 1, place.last)}"
            yield SharedPost(name, PostMention(i + 1, place.last, post.kind), title)


def _named_part(reading: Reading, post: PostMention) -> int:
    """Return where the name at the end of a post begins that no table knows: "du Conseil départemental de Kanel"."""
    return next(
        (
            i
            for i in range(post.last - 1, post.first, -1)
            if reading.word(i - 1) in words().of and is_name_word(reading.tokens, i)
        ),
        post.last,
    )


def _fields(reading: Reading, post: PostMention) -> list[tuple[int, int]]:
    """Return the parts of "des Finances et de la Défense": each begins with "de"."""
    starts = [
        i
        for i in range(post.first + 1, post.last)
        if reading.word(i) in words().of
        and (reading.word(i - 1) in {"et", ","} or i == _complement(reading, post))
    ]
    ends = [i - 1 for i in starts[1:]] + [post.last]
    return list(zip(starts, ends, strict=True)) if len(starts) > 1 else []


def _reach(reading: Reading, post: PostMention) -> int:
    """Return where the list of places behind a plural ends: "les maires de Lyon et de Nantes"."""
    end = post.last
    while reading.word(end) in {",", "et"} and reading.word(end + 1) in words().of:
        first = end + 2 + (reading.word(end + 2) in words().articles)
        place = next((m for m in reading.places if first in {m.first, m.phrase} and not m.adjective), None)
        if place is None:
            break
        end = place.last
    return end


def _complement(reading: Reading, post: PostMention) -> int:
    return next((i for i in range(post.first + 1, post.last) if reading.word(i) in words().of), post.last)


def _singular(scene: Scene, reading: Reading, first: int, last: int) -> str:
    """Return a title with its head and adjectives in the singular: "ministres belges des Finances" as "ministre belge …"."""
    edge = next((i for i in range(first, last) if reading.word(i) in words().prepositions), last)
    single = [_one(word) for word in scene.written(reading, first, edge).split()]
    rest = scene.written(reading, edge, last) if edge < last else ""
    return " ".join(filter(None, [*single, rest]))


def _one(word: str) -> str:
    if "-" in word:
        return "-".join(_one(part) for part in word.split("-"))
    if word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if word.endswith("s") and not word.endswith(("ais", "ois", "ss")) else word


def _by_demonyms(reading: Reading, post: PostMention) -> list[tuple[PersonMention, int]]:
    """Return the names of "les présidents chinois A et malien B", each with the token of its demonym."""
    if reading.word(post.last - 1) not in words().demonyms:
        return []
    found: list[tuple[PersonMention, int]] = []
    edge = post.last
    for mention in reading.people:
        if mention.first < edge:
            continue
        at = over_address(reading, mention.first)
        between = [i for i in range(edge - (edge == post.last), at) if reading.word(i) in words().demonyms]
        if len(between) != 1 or at - between[0] > 4 or (found and reading.word(edge) not in {"et", ","}):
            break
        found.append((mention, between[0]))
        edge = mention.last
    return found if len(found) > 1 else []


def _run_after(reading: Reading, last: int) -> list[PersonMention]:
    """Return the names listed right behind a post: "les vice-ministres A, B et C"."""
    run: list[PersonMention] = []
    edge = last
    for mention in reading.people:
        if mention.first < edge:
            continue
        if not set(reading.run(edge, mention.first)) <= {",", "et", "m", "mm", "mme", "mmes", "."} or (
            run and mention.first == edge
        ):
            break
        run.append(mention)
        edge = mention.last
    return run


def _run_before(reading: Reading, first: int) -> list[PersonMention]:
    """Return the names listed right before a post: "MM. A et B, vice-présidents"."""
    if reading.word(first - 1) not in {",", "("}:
        return []
    run: list[PersonMention] = []
    edge = first - 1
    for mention in reversed([m for m in reading.people if m.last <= edge]):
        between = reading.run(mention.last, edge)
        if run and not (between and set(between) <= {",", "et", "m", "mm", "mme", "mmes", "."}):
            break
        if not run and between:
            break
        run.insert(0, mention)
        edge = mention.first
    return run
