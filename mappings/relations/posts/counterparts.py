"""Posts told by comparison: "son homologue sénégalais, Daouda Ngom", "A et B, respectivement ministre … et maire …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.facts import Body, Place, Post
from mappings.folding import fold
from mappings.french.words import words
from mappings.mentions.people import PersonMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.naming import OF_STATES

_TWO: Final = 2
_TAIL: Final = re.compile(
    r"(?<!\s)(?:\s++(?:de|du|des|la|le|les|d['’]|l['’]|ville|province|région|préfecture))*\s*+$"
)  # "maire de la ville de"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A person mention that a demonym and "homologue" make the holder of another's post in another country."""

    mention: PersonMention
    country: Place | None


def counterparts(scene: Scene, reading: Reading) -> Iterator[tuple[int, Counterpart]]:
    """Yield the token of each "homologue" with the persons that it introduces."""
    for i, token in enumerate(reading.tokens):
        if token.folded not in words().counterparts:
            continue
        edge = i + 1
        for mention in reading.people:
            if mention.first < edge:
                continue
            abroad = [m for m in reading.places if edge < m.first < mention.first and not m.adjective]
            named = {i for m in abroad for i in range(m.first, m.last)}
            between = [reading.word(i) for i in range(edge, mention.first) if i not in named]
            if len(between) > 5 or any(
                word not in words().demonyms | words().of | words().address | {",", "et", "le", "la", "l"}
                for word in between
            ):
                break
            known = next(
                (scene.gazetteer.demonym(word) for word in between if word in words().demonyms), None
            )
            country = (
                scene.gazetteer.country_place(known.country) if known is not None and known.country else None
            )
            if country is None and abroad:
                country = abroad[0].place
            yield i, Counterpart(mention, country)
            edge = mention.last
            if token.folded == "homologue":
                break


def same_post_elsewhere(post: Post, country: Place | None) -> Post:
    """Return the post of a counterpart: for "ministre vietnamien" and Laos, "ministre" of Laos.

    For "maire de Lyon" and Hué it is "maire de Hué": the town of the one is not the other's.
    """
    title = " ".join(word for word in post.title.split() if fold(word) not in words().demonyms)
    own = post.place.name if post.place is not None and post.place.kind != "Country" else None
    if own is not None and title.endswith(own):
        title = title.removesuffix(own)
        local = country is not None and country.kind != "Country"
        title = f"{title}{country.name}" if local and country is not None else _TAIL.sub("", title)
    body = (
        Body(post.body.name, country.country if country is not None else None)
        if post.body is not None and post.body.authority is None
        else None
    )
    return Post(title, _kind_of(title, post, country), body, country)


def _kind_of(title: str, post: Post, country: Place | None) -> str | None:
    """Return the kind of the counterpart's post: a "président" of nothing but a state is its head there as well.

    That one kind goes with one title of one state, whoever tells it, since both make one node.
    """
    of_state = post.body is None and country is not None and country.kind == "Country" and " " not in title
    return OF_STATES.get(post.kind or "", post.kind) if of_state else post.kind


def respective(reading: Reading) -> Iterator[tuple[PersonMention, PostMention]]:
    """Yield names and posts paired by "respectivement", in their order."""
    for i, token in enumerate(reading.tokens):
        if token.folded != "respectivement":
            continue
        names = [m for m in reading.people if m.last <= i]
        posts = [p for p in reading.posts if p.first > i]
        run = _last_run(reading, names, i)
        if len(run) < _TWO or len(posts) < len(run):
            continue
        groups = _groups(reading, posts)
        if len(posts) > len(run) == len(groups):
            yield from ((name, post) for name, group in zip(run, groups, strict=True) for post in group)
        else:
            yield from zip(run, posts, strict=False)


def _groups(reading: Reading, posts: Sequence[PostMention]) -> list[list[PostMention]]:
    """Return the posts that commas tie to one name, apart at "et": "président, maire de Hué et préfet" are two groups."""
    groups: list[list[PostMention]] = []
    for post in posts:
        before = reading.word(post.first - 1)
        if before in words().articles:
            before = reading.word(post.first - 2)
        if groups and before != "et":
            groups[-1].append(post)
        else:
            groups.append([post])
    return groups


def appointed(reading: Reading) -> Iterator[tuple[PersonMention, PostMention]]:
    """Yield names and posts of "la nomination de X comme président … et secrétaire …", "X, élu président"."""
    for i, token in enumerate(reading.tokens):
        if token.folded not in words().capacities:
            continue
        names = [m for m in reading.people if m.last <= i]
        if not reading.has(words().appointments, i - 7, i) or not names:
            continue
        edge = i + 1
        for post in reading.posts:
            between = set(reading.run(edge, post.first))
            if post.first < edge or not between <= {"et", ",", "de", "d", "le", "la"}:
                continue
            yield names[-1], post
            edge = post.last


def _last_run(reading: Reading, names: Sequence[PersonMention], end: int) -> list[PersonMention]:
    """Return the coordination of names that ends at token ``end``."""
    run: list[PersonMention] = []
    edge = end
    for mention in reversed(names):
        between = set(reading.run(mention.last, edge))
        if not between <= {",", "et", "m", "mm", "mme", "."}:
            break
        run.insert(0, mention)
        edge = mention.first
    return run
