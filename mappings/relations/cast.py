"""The cast of an article: each person once, with every name, post and country that the text gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import Final

from mappings.authorities import authorities
from mappings.facts import Actor, Evidence, Person, Place, Post
from mappings.folding import fold
from mappings.french.words import words as words_of_french
from mappings.mentions.people import PersonMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.naming import Namer, is_local
from mappings.relations.posts.counterparts import (
    Counterpart,
    appointed,
    counterparts,
    respective,
    same_post_elsewhere,
)
from mappings.relations.posts.post_chains import over_counterpart, posts_after, posts_before, posts_predicated
from mappings.relations.posts.shared_posts import SharedPost, shared_posts
from mappings.segments import content

_ACCREDITED: Final = frozenset({"ambassador", "consul-general", "consul"})  # posts that are of a country
_ONLY: Final = (
    frozenset(  # posts of which nobody holds two of one place: "vice-PM" is "vice-Premier ministre"
        {
            "head-of-state",
            "head-of-government",
            "deputy-head-of-government",
            "mayor",
            "governor",
            "ambassador",
        }
    )
)
_FEMININE: Final = (
    "trice",
    "drice",
    "ente",
    "esse",
    "eure",
    "fe",
)  # ends of the titles of women: "directrice", "cheffe"


@dataclass(slots=True, eq=False)
class Member:
    """One person of the article, as it is being read: "M. Sonko" and "Ousmane Sonko" are one member."""

    name: str  # the fullest name
    words: tuple[str, ...]  # its folded words
    evidence: Evidence
    names: dict[str, Evidence] = field(default_factory=dict)
    posts: dict[Post, tuple[Evidence, str]] = field(default_factory=dict)  # with the kind of post
    country: str | None = None
    feminine: bool = False
    masculine: bool = False

    @property
    def person(self) -> Person:
        """The person as a value, by the fullest name: "Ousmane Sonko" for "M. Sonko"."""
        return Person(self.name, self.country)

    @property
    def first_post(self) -> Post | None:
        """The post that the article tells first: "maire" in "X, maire et ancien ministre"; None where it tells none."""
        return next(iter(self.posts), None)

    def holds(self, kinds: Sequence[str]) -> bool:
        """Whether one of the posts is of one of ``kinds``, such as "ambassador"."""
        return any(kind in kinds for _, kind in self.posts.values())


@dataclass(frozen=True, slots=True)
class Group:
    """A person with the posts around the name: tokens ``[first:last]`` act as one word of the sentence.

    "le maire de Daegu, M. Kwon Young-jin," is one.
    """

    first: int
    last: int
    member: Member
    posts: tuple[Post, ...] = ()


class Cast:
    """The persons of one article, found by name or by part of a name: "M. Sonko" is "Ousmane Sonko"."""

    def __init__(self, scene: Scene, namer: Namer) -> None:
        self._scene, self._namer = scene, namer
        self.members: list[Member] = []
        self._bearing: dict[str, set[int]] = {}  # by a word, the members whose name has or had it
        for reading in scene.readings:
            for mention in reading.people:
                if not mention.honorific or mention.last - mention.first > 1:
                    self._add(reading, mention)
        for reading in scene.readings:
            for mention in reading.people:
                if mention.titled and not self._is_borne(reading, mention):
                    self._add(reading, mention)
        self.groups: dict[int, list[Group]] = {  # by the sentence's index
            index: list(self._groups(reading)) for index, reading in enumerate(scene.readings)
        }
        for index, reading in enumerate(scene.readings):
            self._compare(index, reading)
        for member in self.members:
            if len(member.posts) > 1:
                self._forget_repeated(member)
            member.country = member.country or self._country(member)

    def of(self, actor: Actor) -> Member | None:
        """Return the member that an actor of a fact is: the "Ousmane Sonko" of a meeting; None for bodies and places."""
        return next(self.among((actor,)), None)

    def among(self, actors: Collection[Actor]) -> Iterator[Member]:
        """Yield the members that are among the actors of a fact, in the order of the cast."""
        names = {actor.name for actor in actors}
        return (member for member in self.members if member.name in names and member.person in actors)

    def named(self, words: Sequence[str]) -> Member | None:
        """Return the member that folded words name, wholly or in part ("sonko"); None where nobody or several fit."""
        wanted = tuple(words)
        sharing = self._sharing(wanted) if wanted else self.members
        fitting = [m for m in sharing if m.words == wanted]
        if not fitting:
            fitting = [
                m
                for m in sharing
                if set(wanted) <= set(m.words) or (len(m.words) > 1 and set(m.words) <= set(wanted))
            ]
        if len(fitting) > 1 and len(wanted) == 1:
            fitting = [m for m in fitting if m.words[-1] == wanted[0] or m.words[0] == wanted[0]]
        return fitting[0] if len({id(m) for m in fitting}) == 1 else None

    def _is_borne(self, reading: Reading, mention: PersonMention) -> bool:
        word = reading.word(mention.first)
        return any(word in member.words for member in self._sharing((word,)))

    def _sharing(self, words: Sequence[str]) -> list[Member]:
        """Return the members whose names have one of the folded words, in the order of the cast."""
        found = {at for word in words for at in self._bearing.get(word, ())}
        return [self.members[at] for at in sorted(found)]

    def _note(self, member: Member) -> None:
        """Note by which words a member can be found."""
        at = next(at for at in range(len(self.members) - 1, -1, -1) if self.members[at] is member)
        for word in member.words:
            self._bearing.setdefault(word, set()).add(at)

    def _member_at(self, reading: Reading, mention: PersonMention) -> Member | None:
        """Return whose name a mention is."""
        return self.named(reading.run(mention.first, mention.last))

    def _compare(self, index: int, reading: Reading) -> None:
        """Give the posts that a sentence tells by comparison ("son homologue", "respectivement")."""
        for mention, post_mention in (*respective(reading), *appointed(reading)):
            member = self._member_at(reading, mention)
            if member is not None:
                post = self._namer.post(reading, post_mention)
                member.posts.setdefault(post, (self._scene.quote(reading), post.kind or post_mention.kind))
        for at, counterpart in counterparts(self._scene, reading):
            member = self._member_at(reading, counterpart.mention)
            if member is None or member.posts:
                continue
            compared = self._compared(index, reading, at, counterpart)
            if compared is not None and compared.kind is not None:
                other = same_post_elsewhere(compared, counterpart.country)
                member.posts[other] = (self._scene.quote(reading), compared.kind)

    def _compared(self, index: int, reading: Reading, at: int, counterpart: Counterpart) -> Post | None:
        """Return the post whose holder has a counterpart at token ``at``: that of who is named before, or of the subject."""
        groups = self.groups[index]
        before = [group for group in groups if group.last <= at and group.member.posts]
        if not before:
            bare = [p for p in reading.posts if p.last <= at and not p.plural and p.kind != "general-officer"]
            if bare:
                return self._namer.post(reading, bare[-1])
            if index and reading.has({"il", "elle"}, 0, at):
                before = [group for group in self.groups[index - 1] if group.member.posts][:1]
            elif reading.word(0) in words_of_french().opening_phrases:
                edge = counterpart.mention.last
                before = [group for group in groups if group.first >= edge and group.member.posts][:1]
        if not before:
            return None
        member = before[-1].member
        held = list(before[-1].posts) or list(member.posts)
        alike = [
            post for post in member.posts if post.kind == held[0].kind and (post in held or len(held) < 2)
        ]
        return max(alike or held, key=lambda post: len(post.title))

    def _add(self, reading: Reading, mention: PersonMention) -> None:
        """Add the bearer of a name, or the name to the member that bears it in part or fuller."""
        words = tuple(reading.run(mention.first, mention.last))
        written = self._scene.written(reading, mention.first, mention.last)
        evidence = self._scene.quote(reading, mention.first, mention.last)
        member = next((m for m in self._sharing(words) if m.words == words), None) or (
            self.named(words) if len(words) > 1 else None
        )
        if member is None:
            known = authorities().person_names.get(fold(written), ())
            country = authorities().people[known[0]].country if len(known) == 1 else None
            member = Member(written, words, evidence, country=country)
            self.members.append(member)
            self._note(member)
        if len(words) > len(member.words):
            member.name, member.words, member.evidence = written, words, evidence
            self._note(member)
        member.names.setdefault(written, evidence)
        member.feminine |= reading.word(mention.first - 1) == "mme"
        member.masculine |= reading.word(mention.first - 1) in words_of_french().masculine_marks

    def _groups(self, reading: Reading) -> Iterator[Group]:
        """Yield the persons named in a sentence, each with the posts beside the name."""
        shared = list(shared_posts(self._scene, reading))
        taken: set[int] = {one.post.first for one in shared}
        for mention in reading.people:
            member = self._member_at(reading, mention)
            if member is None:
                continue
            member.names.setdefault(
                self._scene.written(reading, mention.first, mention.last),
                self._scene.quote(reading, mention.first, mention.last),
            )
            first, before = posts_before(reading, mention, taken)
            last, after = posts_after(reading, mention, taken)
            said = posts_predicated(reading, mention, taken)
            posts = self._hold(reading, member, [*before, *after, *said], (first, last))
            posts += self._share(reading, member, [one for one in shared if one.mention == mention])
            yield Group(over_counterpart(reading, first), last, member, posts)

    def _hold(
        self, reading: Reading, member: Member, mentions: Sequence[PostMention], span: tuple[int, int]
    ) -> tuple[Post, ...]:
        """Note the posts that stand beside a name, and what they tell of the person; ``span`` holds name and posts."""
        posts = []
        localities = (self._namer.own_locality(reading, m.first, m.last) for m in mentions)
        home = next((place for place in localities if place), None)
        for mention in mentions:
            if mention.plural or mention.kind == "general-officer":
                continue
            post = self._namer.post(reading, mention, home)
            if post.place is None and reading.word(mention.first - 1) in words_of_french().possessives:
                post = replace(post, place=_last_locality(reading, mention.first))
            evidence = self._scene.quote(reading, min(span[0], mention.first), max(span[1], mention.last))
            member.feminine |= reading.word(mention.first - 1) in words_of_french().feminine_marks
            member.feminine |= reading.word(mention.first).endswith(_FEMININE)
            member.masculine |= reading.word(mention.first - 1) in words_of_french().masculine_marks
            member.posts.setdefault(post, (evidence, post.kind or mention.kind))
            posts.append(post)
        return tuple(posts)

    def _share(self, reading: Reading, member: Member, parts: Sequence[SharedPost]) -> tuple[Post, ...]:
        """Note the posts that a person shares with others of the sentence."""
        posts = tuple(self._namer.post(reading, one.post, title=one.title) for one in parts)
        for post, one in zip(posts, parts, strict=True):
            member.posts.setdefault(post, (self._scene.quote(reading), post.kind or one.post.kind))
        return posts

    def _forget_repeated(self, member: Member) -> None:
        """Drop the posts that a fuller title of the same person tells: "le maire X" behind "le maire de Lyon, X"."""
        fuller: dict[Post, Post] = {}
        said = {post: frozenset(content(post.title).split()) for post in member.posts}
        together = {post: set[Post]() for post in said}
        for group in (group for groups in self.groups.values() for group in groups):
            for post in group.posts if group.member is member else ():
                together[post] |= set(group.posts)
        for post, other in permutations(said, 2):
            again = (
                said[post] < said[other]
                or _is_again(post, other)
                or (said[post] == said[other] and other in member.posts)
            )
            again |= post.kind == other.kind and post.kind in _ONLY and len(post.title) < len(other.title)
            if other in together[post]:
                continue  # "le président X, président de l'ASEAN" is both
            if post in member.posts and again and post.place in {None, other.place}:
                del member.posts[post]
                fuller[post] = other
        self._merge_rank(member, fuller)
        if not fuller:
            return
        for groups in self.groups.values():
            for i, group in enumerate(groups):
                if group.member is member:
                    groups[i] = replace(group, posts=tuple(fuller.get(post, post) for post in group.posts))

    def _merge_rank(self, member: Member, fuller: dict[Post, Post]) -> None:
        """Make one of two posts that are one, where only the shorter tells the place: "Premier ministre" and "PM lao"."""
        for post, other in permutations(tuple(member.posts), 2):
            one = post.kind == other.kind and post.kind in _ONLY and len(post.title) < len(other.title)
            if one and post.place is not None and other.place is None and post in member.posts:
                whole = replace(other, place=post.place)
                del member.posts[post]
                member.posts = {whole if p == other else p: told for p, told in member.posts.items()}
                fuller[post] = fuller[other] = whole

    def _country(self, member: Member) -> str | None:
        """Return the country that a person's posts tell: an ambassador's is the one that sends."""
        for post in member.posts:
            if post.kind in _ACCREDITED and post.place is not None:
                return post.place.country
        for post in member.posts:
            for owner in (post.place, post.body):
                if owner is not None and owner.country is not None:
                    return owner.country
        return None


def _is_again(post: Post, other: Post) -> bool:
    """Whether a title says less than or the same as another: "président" of the head of state, "ministre lao" of "ministre du Laos"."""
    if post.kind == "chair" and post.body is None and post.place is None and " " not in post.title:
        return other.kind == "head-of-state"
    if post.kind != other.kind or post.place is None or post.place != other.place:
        return False
    return len(post.title) < len(other.title) and _unplaced(post) == _unplaced(other)


def _unplaced(post: Post) -> frozenset[str]:
    """Return the words of a title without those of its place: "ministre laotien des Finances" as "ministre", "finances"."""
    place = set(fold(post.place.name).split()) if post.place is not None else set()
    known = words_of_french()
    return frozenset(content(post.title).split()) - place - known.demonyms - known.of_states_only


def _last_locality(reading: Reading, before: int) -> Place | None:
    """Return the town named last: that of "son maire" in "une délégation de Lyon, conduite par son maire"."""
    named = [m.place for m in reading.places if m.last <= before and not m.adjective and is_local(m.place)]
    return named[-1] if named else None
