"""Holders of posts: who "le maire de Daegu", "le président chinois" is among those whom the article names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mappings.facts import Person, Place, Post
from mappings.folding import fold
from mappings.french.words import content_words
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading
from mappings.relations.cast import Cast, Member
from mappings.relations.naming import Namer, same_place

_SOME: Final = 2  # persons of whom one is told by name and the other by post
_ENOUGH: Final = 0.3  # of the words of a title that the post held has, too
_SAME_TITLE: Final = (
    0.1  # what the same title counts more than a longer one: "le président" is "le président X"
)
_NATIONAL: Final = frozenset(
    {"head-of-state", "monarch", "head-of-government", "minister", "ambassador"}
)  # posts of a country by which a person of that country can be meant


class Holders:
    """Who of a cast holds a post that a definite description repeats."""

    def __init__(self, cast: Cast, namer: Namer) -> None:
        self._cast, self._namer = cast, namer
        self._named: set[Person] = set()  # in the body

    def name(self, persons: Iterable[Person]) -> None:
        """Note who was named in the body so far."""
        self._named.update(persons)

    def has_postless(self) -> bool:
        """Whether somebody named so far is told without any post: "le maire de Lyon" may be that one."""
        return any(not member.posts and member.person in self._named for member in self._cast.members)

    def of(self, post: PostMention, reading: Reading, known: Sequence[Member]) -> Member | None:
        """Return who of ``known``, the likeliest first, is meant by a post; None where that cannot be told."""
        told = self._namer.post(reading, post)
        wanted = content_words(told.title)
        best: tuple[float, Member] | None = None
        for member in known:
            for held, (_, kind) in member.posts.items():
                chairs = kind == "head-of-state" and post.last - post.first == 1 and told.kind == "chair"
                if kind != told.kind and not chairs:
                    continue
                if told.place is not None and not _can_be_of(told.place, held, member):
                    continue
                if fold(held.title).split()[0] == reading.word(post.first) + "e":
                    continue  # "le président" is no "présidente"
                shared = len(wanted & content_words(held.title)) / len(wanted)
                shared += _SAME_TITLE * (fold(held.title) == fold(told.title))
                if best is None or shared > best[0]:
                    best = (shared, member)
        if best is None:
            return _countryman(known, told) or self._postless(told)
        share, likeliest = best
        national = told.place is not None and told.place.kind == "Country"
        return likeliest if share >= _ENOUGH or national else None

    def _postless(self, told: Post) -> Member | None:
        """Return who "l'ambassadeur du Laos" is where the name follows further on: the only one without a post."""
        bare = [m for m in self._cast.members if not m.posts and len(m.words) > 1]
        if told.place is None or len(bare) != 1 or len(self._cast.members) < _SOME:
            return None
        fits = bare[0].country in {None, told.place.country} and bare[0].person not in self._named
        return bare[0] if fits else None


def _countryman(known: Sequence[Member], told: Post) -> Member | None:
    """Return who "le président chinois" is where no text gives that post: the only one of China without another."""
    if told.place is None or told.place.kind != "Country" or told.kind not in _NATIONAL:
        return None
    alike = {told.kind, "chair"} if told.kind == "head-of-state" else {told.kind}
    found = {
        id(m): m
        for m in known
        if m.country == told.place.country
        and all(kind in alike and held.place is None for held, (_, kind) in m.posts.items())
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _can_be_of(place: Place, held: Post, member: Member) -> bool:
    """Whether a described post of a place can be the one that ``member`` holds: "le maire japonais" is of a Japanese town."""
    if place.kind == "Country" and member.country is not None:
        return member.country == place.country
    return held.place is None or same_place(place, held.place)
