"""The cast of an article: each person once, with every name, post and country that the text gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mappings.authorities import authorities
from mappings.facts import Evidence, Person, Post
from mappings.folding import fold
from mappings.french.words import words as words_of_french
from mappings.lexicon import stem
from mappings.mentions.people import PersonMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.counterparts import appointed, counterparts, respective, same_post_elsewhere
from mappings.relations.naming import Namer

_BRIDGES = frozenset(
    {",", "le", "la", "l", "camarade", "camarades", "m", "mme", ".", "mm", "general", "nomme"}
)
_LED_IN = frozenset(
    {
        "egalement",
        "nouveau",
        "nouvelle",
        "nouvel",
        "ancien",
        "ancienne",
        "actuel",
        "actuelle",
        "alors",
        "ainsi",
        "que",
        "aussi",
        "futur",
    }
)


@dataclass(slots=True)
class Member:
    """One person of the article, as it is being read."""

    name: str  # the fullest name
    words: tuple[str, ...]  # its folded words
    evidence: Evidence
    names: dict[str, Evidence] = field(default_factory=dict)
    posts: dict[Post, tuple[Evidence, str]] = field(default_factory=dict)  # with the kind of post
    country: str | None = None
    feminine: bool = False

    @property
    def person(self) -> Person:
        """The person as a value."""
        return Person(self.name, self.country)


@dataclass(frozen=True, slots=True)
class Group:
    """A person with the posts around the name: tokens ``[first:last]`` act as one word of the sentence."""

    first: int
    last: int
    member: Member
    posts: tuple[Post, ...] = ()


class Cast:
    """The persons of one article, found by name, by part of a name and by description."""

    def __init__(self, scene: Scene, namer: Namer) -> None:
        self._scene, self._namer = scene, namer
        self.members: list[Member] = []
        self.groups: dict[int, list[Group]] = {}  # by the sentence's index
        for index, reading in enumerate(scene.readings):
            for mention in reading.people:
                if not mention.honorific or mention.last - mention.first > 1:
                    self._add(reading, mention)
        for index, reading in enumerate(scene.readings):
            self.groups[index] = list(self._groups(index, reading))
        for reading in scene.readings:
            self._compare(reading)
        for member in self.members:
            member.country = member.country or self._country(member)

    def _compare(self, reading: Reading) -> None:
        """Give the posts that a sentence tells by comparison ("son homologue", "respectivement")."""
        for mention, post_mention in respective(reading):
            member = self._member_at(reading, mention)
            if member is not None:
                post = self._namer.post(reading, post_mention)
                member.posts.setdefault(post, (self._scene.quote(reading), post_mention.kind))
        for mention, post_mention in appointed(reading):
            member = self._member_at(reading, mention)
            if member is not None:
                post = self._namer.post(reading, post_mention)
                member.posts.setdefault(post, (self._scene.quote(reading), post_mention.kind))
        for at, counterpart in counterparts(self._scene, reading):
            member = self._member_at(reading, counterpart.mention)
            before = [
                m
                for p in reading.people
                if p.last <= at and (m := self._member_at(reading, p)) is not None and m.posts
            ]
            if member is None or member.posts or not before:
                continue
            post, (_, kind) = next(iter(before[-1].posts.items()))
            other = same_post_elsewhere(post, counterpart.country)
            member.posts[other] = (self._scene.quote(reading), kind)

    def _member_at(self, reading: Reading, mention: PersonMention) -> Member | None:
        return self.named([t.folded for t in reading.tokens[mention.first : mention.last]])

    def named(self, words: Sequence[str]) -> Member | None:
        """Return the member that ``words`` name, wholly or in part; None where nobody or several fit."""
        wanted = tuple(words)
        fitting = [m for m in self.members if m.words == wanted]
        if not fitting:
            fitting = [
                m
                for m in self.members
                if set(wanted) <= set(m.words) or (len(m.words) > 1 and set(m.words) <= set(wanted))
            ]
        if len(fitting) > 1 and len(wanted) == 1:
            fitting = [m for m in fitting if m.words[-1] == wanted[0] or m.words[0] == wanted[0]]
        return fitting[0] if len({id(m) for m in fitting}) == 1 else None

    def _add(self, reading: Reading, mention: PersonMention) -> Member:
        run = reading.tokens[mention.first : mention.last]
        words = tuple(token.folded for token in run)
        written = self._scene.written(reading, mention.first, mention.last)
        evidence = self._scene.quote(reading, mention.first, mention.last)
        member = next((m for m in self.members if m.words == words), None) or (
            self.named(words) if len(words) > 1 else None
        )
        if member is None:
            known = authorities().person_names.get(fold(written), ())
            country = authorities().people[known[0]].country if len(known) == 1 else None
            member = Member(written, words, evidence, country=country)
            self.members.append(member)
        if len(words) > len(member.words):
            member.name, member.words, member.evidence = written, words, evidence
        member.names.setdefault(written, evidence)
        member.feminine |= reading.word(mention.first - 1) == "mme"
        return member

    def _groups(self, index: int, reading: Reading) -> Iterator[Group]:
        taken: set[int] = set()
        for mention in reading.people:
            member = self._member_at(reading, mention)
            if member is None:
                continue
            member.names.setdefault(
                self._scene.written(reading, mention.first, mention.last),
                self._scene.quote(reading, mention.first, mention.last),
            )
            first, before = self._posts_before(reading, mention, taken)
            last, after = self._posts_after(reading, mention, taken)
            posts = []
            home = next(
                (
                    p
                    for p in (self._namer.own_locality(reading, m.first, m.last) for m in (*before, *after))
                    if p
                ),
                None,
            )
            for post_mention in (*before, *after):
                if post_mention.plural or post_mention.kind == "general-officer":
                    continue
                post = self._namer.post(reading, post_mention, home)
                evidence = self._scene.quote(
                    reading, min(first, post_mention.first), max(last, post_mention.last)
                )
                member.feminine |= reading.word(post_mention.first - 1) in {
                    "la",
                    "nouvelle",
                    "une",
                    "ancienne",
                    "premiere",
                }
                member.feminine |= reading.word(post_mention.first).endswith(
                    ("trice", "ente", "esse", "eure", "fe")
                )
                member.posts.setdefault(post, (evidence, post_mention.kind))
                posts.append(post)
            yield Group(self._honorific(reading, first), last, member, tuple(posts))

    def _honorific(self, reading: Reading, first: int) -> int:
        while first and reading.word(first - 1) in {".", "m", "mme", "mm", "camarade"}:
            first -= 1
        at = first
        while at and reading.word(at - 1) in words_of_french().demonyms | {","}:
            at -= 1
        return at - 1 if at and reading.word(at - 1) in {"homologue", "homologues"} else first

    def _posts_before(
        self, reading: Reading, mention: PersonMention, taken: set[int]
    ) -> tuple[int, list[PostMention]]:
        """Return the posts that lead up to the name ("le président du Comité populaire, X") and where they begin."""
        found: list[PostMention] = []
        edge = mention.first
        ends = {post.last: post for post in reading.posts}
        while True:
            at = edge - 1 if reading.word(edge - 1) == "," else edge
            at = edge if at in ends else _over_region(reading, edge)
            while (
                at
                and at not in ends
                and (
                    reading.word(at - 1) in _BRIDGES
                    or (reading.word(at - 1) in {"et"} and found)
                    or (reading.word(at - 1) == ")" and found)
                )
            ):
                at -= 1
            post = ends.get(at)
            if (
                post is None
                or post.first in taken
                or self._belongs_left(
                    reading, post, comma=at < edge and reading.word(edge - 1) == "," if not found else False
                )
            ):
                return edge, found
            if reading.word(at) == "," and at < edge and self._names_left(reading, post):
                return edge, found
            found.insert(0, post)
            taken.add(post.first)
            edge = post.first
            while edge and reading.word(edge - 1) in _LED_IN - {"que", "ainsi", "aussi"} | {"le", "la", "l"}:
                edge -= 1

    def _names_left(self, reading: Reading, post: PostMention) -> bool:
        """Whether a name and a comma stand right before the post, which then belongs to that name."""
        at = post.first
        if reading.word(at - 1) in {"le", "la", "l"}:
            return False
        while at and reading.word(at - 1) in _LED_IN:
            at -= 1
        if reading.word(at - 1) not in {",", "et"}:
            return False
        return any(person.last == at - 1 for person in reading.people)

    def _belongs_left(self, reading: Reading, post: PostMention, *, comma: bool) -> bool:
        """Whether "X, maire de Séoul, Y": a post without article after a name and comma is that name's."""
        if not self._names_left(reading, post):
            return False
        return comma or any(person.last == post.first - 1 for person in reading.people)

    def _posts_after(
        self, reading: Reading, mention: PersonMention, taken: set[int]
    ) -> tuple[int, list[PostMention]]:
        """Return the posts behind the name, in a chain with commas and "et", and where they end."""
        found: list[PostMention] = []
        starts = {post.first: post for post in reading.posts}
        edge = mention.last
        while True:
            at = edge
            opened = reading.word(at) in {",", "("} or (found and reading.word(at) == "et")
            if not opened:
                return edge, found
            while reading.word(at) in {",", "(", "et", "l"} | _LED_IN:
                at += 1
            post = starts.get(at)
            if post is None or post.first in taken or post.plural:
                return edge, found
            if self._leads_to_name(reading, post) and (found or reading.word(at - 1) == "et"):
                return edge, found
            found.append(post)
            taken.add(post.first)
            edge = post.last

    def _leads_to_name(self, reading: Reading, post: PostMention) -> bool:
        """Whether a name stands right behind the post, without comma: the post is that name's."""
        return any(person.first == post.last for person in reading.people)

    def _country(self, member: Member) -> str | None:
        for post in member.posts:
            if post.kind in {"ambassador", "consul-general", "consul"} and post.place is not None:
                return post.place.country
        for post in member.posts:
            for owner in (post.place, post.body):
                if owner is not None and owner.country is not None:
                    return owner.country
        return None

    def described(
        self, kind: str | None, country: str | None, recent: Sequence[Member], place: str | None = None
    ) -> Member | None:
        """Return the person last spoken of that a description fits: a kind of post, a country, a place's name."""
        for member in recent:
            if country is not None and member.country is not None and member.country != country:
                continue
            if country is not None and member.country is None:
                continue
            if kind is not None and not any(k == kind for _, k in member.posts.values()):
                continue
            if place is not None and not any(
                p.place is not None and fold(p.place.name) == fold(place) for p in member.posts
            ):
                continue
            return member
        return None


def _over_region(reading: Reading, edge: int) -> int:
    """Step left over "(Sud)," between a post and its name: agencies add the region of a province."""
    at = edge - 1 if reading.word(edge - 1) == "," else edge
    if reading.word(at - 1) == ")" and reading.word(at - 3) == "(":
        return at - 3
    return edge


def content_words(title: str) -> set[str]:
    """Return the stems of the words of a title that carry meaning."""
    light = {"de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en"}
    return {stem(word) for word in fold(title).split() if word not in light}
