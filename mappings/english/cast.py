"""The cast of an English article: each person once, with names, posts and country, and who a description means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from mappings.authorities import authorities
from mappings.english.scene import Scene
from mappings.english.words import labels, words
from mappings.facts import Actor, Body, Place, Post
from mappings.folding import fold
from mappings.mentions.bodies import BodyMention
from mappings.mentions.people import PersonMention
from mappings.mentions.posts import PostMention
from mappings.mentions.reading import Reading
from mappings.relations.cast import Group, Member
from mappings.relations.naming import OF_STATES, is_local

_ACCREDITED: Final = frozenset(
    {"ambassador", "consul-general", "consul", "deputy-ambassador", "charge-d-affaires"}
)
_OF_STATE: Final = 5  # tokens of "President of the French Republic"
_LOCAL: Final = frozenset({"mayor", "deputy-mayor", "governor", "vice-governor"})


class Cast:
    """The persons of one article, found by name or by part of a name, and the values of the other mentions."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._localities = [
            (reading.tokens[m.first].start, m.place)
            for reading in scene.readings
            for m in reading.places
            if is_local(m.place) and not m.adjective
        ]
        self.members: list[Member] = []
        for reading in scene.readings:
            for mention in reading.people:
                if mention.last - mention.first > 1:
                    self._add(reading, mention)
        for reading in scene.readings:
            for mention in reading.people:
                run = reading.run(mention.first, mention.last)
                if not any(set(run) <= set(member.words) for member in self.members):
                    self._add(reading, mention)
        self.groups = [list(self._groups(reading)) for reading in scene.readings]
        for member in self.members:
            member.country = member.country or _country(member)

    def named(self, run: Sequence[str]) -> Member | None:
        """Return the member that folded words name, wholly or in part; None where nobody or several fit."""
        fitting = [m for m in self.members if m.words == tuple(run)]
        fitting = fitting or [m for m in self.members if set(run) <= set(m.words)]
        return fitting[0] if len(fitting) == 1 else None

    def _add(self, reading: Reading, mention: PersonMention) -> None:
        run = tuple(reading.run(mention.first, mention.last))
        written = self._scene.written(reading, mention.first, mention.last)
        evidence = self._scene.quote(reading, mention.first, mention.last)
        member = self.named(run)
        if member is None:
            known = authorities().person_names.get(fold(written), ())
            country = authorities().people[known[0]].country if len(known) == 1 else None
            self.members.append(member := Member(written, run, evidence, country=country))
        member.names.setdefault(written, evidence)
        before = reading.word(mention.first - 1 - (reading.word(mention.first - 1) == "."))
        member.feminine |= before in words().of("persons", "feminine")
        member.masculine |= before in words().of("persons", "masculine")

    def _groups(self, reading: Reading) -> Iterator[Group]:
        """Yield the persons named in a sentence, each with the posts beside the name."""
        taken: set[int] = set()
        for mention in reading.people:
            member = self.named(reading.run(mention.first, mention.last))
            if member is None:
                continue
            written = self._scene.written(reading, mention.first, mention.last)
            member.names.setdefault(written, self._scene.quote(reading, mention.first, mention.last))
            first, last = _over_honorific(reading, mention.first), mention.last
            posts = []
            before = next((p for p in reading.posts if p.last == first and not p.plural), None)
            appended = self._apposed(reading, before.first if before is not None else first)
            after = next(
                (p for p in reading.posts if p.first in _behind_name(reading, last) and not p.plural), None
            )
            for post in (before, appended, after):
                if post is not None and post.first not in taken:
                    taken.add(post.first)
                    first, last = min(first, post.first), max(last, post.last)
                    if reading.has(words().of("persons", "former"), post.first - 1, post.first + 1):
                        continue
                    posts.append(self._hold(reading, member, post, (first, last)))
            told = self._compared(reading, member, mention)
            if told is not None:
                first = told
            last += reading.word(last) == "," and bool(posts) and after is not None
            yield Group(first, last, member, tuple(posts))

    def _apposed(self, reading: Reading, first: int) -> PostMention | None:
        """Return the post in "the Lord Mayor of Bristol, Councillor Andrew Pike": it stands before the comma."""
        if reading.word(first - 1) != ",":
            return None
        other = {p.last for p in reading.people}
        found = next((p for p in reading.posts if p.last == first - 1 and not p.plural), None)
        if (
            found is None
            or found.first - 1 in other
            or (reading.word(found.first - 1) == "," and found.first - 1 in other)
        ):
            return None
        held_by_other = any(p.last in {found.first, found.first - 1} for p in reading.people)
        return None if held_by_other else found

    def _hold(self, reading: Reading, member: Member, mention: PostMention, span: tuple[int, int]) -> Post:
        post = self.post(reading, mention)
        bare = len(post.title.split()) == 1 and post.place is None
        bare |= post.place is None and post.body is None
        told = next((p for p, (_, kind) in member.posts.items() if bare and _alike(kind, mention.kind)), None)
        if told is not None:
            return told
        member.posts.setdefault(post, (self._scene.quote(reading, *span), post.kind or mention.kind))
        return post

    def _compared(self, reading: Reading, member: Member, mention: PersonMention) -> int | None:
        """Give "his Lao counterpart X" the post of who is named before; return where the phrase begins."""
        at = _over_honorific(reading, mention.first) - 1
        at -= reading.word(at) == ","
        if reading.word(at) not in words().of("persons", "counterparts"):
            return None
        land = next((m.place for m in reading.places if m.last == at), None)
        before = [g for g in self._told_before(reading, at) if g.member.posts]
        if before and not member.posts:
            held = next(iter(before[-1].posts or before[-1].member.posts))
            other = Post(held.title, held.kind, None, land)
            member.posts[other] = (self._scene.quote(reading), held.kind or "")
        start = next((m.first for m in reading.places if m.last == at), at)
        return start - (reading.word(start - 1) in {"his", "her", "their", "a"})

    def _told_before(self, reading: Reading, at: int) -> list[Group]:
        found = []
        for mention in reading.people:
            member = self.named(reading.run(mention.first, mention.last)) if mention.last <= at else None
            if member is not None:
                found.append(Group(mention.first, mention.last, member))
        return found

    def post(self, reading: Reading, mention: PostMention) -> Post:
        """Return the post that a mention states, its title without the country or place that it only is of."""
        inside = [m for m in reading.places if mention.first <= m.first and m.last <= mention.last]
        inside = [
            m for m in inside if reading.word(m.first - 1 - (reading.word(m.first - 1) == "the")) != "to"
        ]
        body = self.body(reading, BodyMention(*mention.body)) if mention.body is not None else None
        place = next((m.place for m in inside), None) or (body.seat if body is not None else None)
        first, last = mention.first, mention.last
        lead = next((m for m in inside if m.first == first), None)
        if lead is not None and (mention.body is None or lead.last <= mention.body[0]):
            first = lead.last + (reading.word(lead.last) == "s")
        tail = next((m for m in inside if m.last == last and m is not lead), None)
        if tail is not None and mention.body is None:
            start = tail.first - (reading.word(tail.first - 1) == "the")
            last = start - 1 if reading.word(start - 1) == "of" and start - 1 > first else last
        if place is None and mention.kind in _LOCAL:
            place = self._sender(reading, mention.first)
        kind = mention.kind
        if (
            body is None
            and place is not None
            and place.kind == "Country"
            and mention.last - mention.first <= _OF_STATE
        ):
            kind = OF_STATES.get(kind, kind)
        return Post(self._scene.written(reading, first, last), kind, body, place)

    def _sender(self, reading: Reading, at: int) -> Place | None:
        """Return where "a delegation from Vientiane led by Mayor X" comes from."""
        sent = [b for b in reading.bodies if b.delegation and b.last <= at]
        inside = [m.place for b in sent for m in reading.places if b.first <= m.first and m.last <= b.last]
        return next((place for place in inside if is_local(place)), None)

    def body(self, reading: Reading, mention: BodyMention) -> Body:
        """Return the body that a mention names; a "municipal" one has its seat in the town that the article is of."""
        name = self._scene.written(reading, mention.first, mention.last)
        inside = [m.place for m in reading.places if mention.first <= m.first and m.last <= mention.last]
        known = authorities().resolve_body(name, countries=self._scene.gazetteer.countries)
        if known is not None:
            return Body(name, known.country, known.id)
        place = next((p for p in inside if p.kind != "Country"), None) or next(iter(inside), None)
        if place is None and reading.has(words().of("persons", "local"), mention.first, mention.last):
            place = self._home(reading, mention)
        seat = place if is_local(place) and not mention.delegation else None
        return Body(name, place.country if place else None, None, seat, delegation=mention.delegation)

    def _home(self, reading: Reading, mention: BodyMention) -> Place | None:
        """Return the locality of a "municipal" body: the last of its rank named before it, else the town of the dateline."""
        ranks: dict[str, str] = words().table["persons"]["ranks"]
        kinds = {kind for word in reading.run(mention.first, mention.last) if (kind := ranks.get(word))}
        until = bisect_left(self._localities, reading.tokens[mention.first].start, key=itemgetter(0))
        before = (self._localities[i][1] for i in range(until - 1, -1, -1))
        near = next((place for place in before if place.kind in (kinds or {place.kind})), None)
        if near is not None:
            return near
        town = self._scene.article.dateline
        known = self._scene.gazetteer.resolve(town) if town else None
        if town is None or known is None or (kinds and known.kind not in kinds):
            return None
        return Place(known.name_in("en") or town, known.kind, known.id, known.country)


def _alike(kind: str, other: str) -> bool:
    """Whether a title without place may repeat a post of a kind: "Party chief" a party secretary's."""
    alike: Sequence[Sequence[str]] = words().table["persons"]["same_office"]
    return kind == other or any({kind, other} <= set(row) for row in alike)


def _over_honorific(reading: Reading, first: int) -> int:
    """Return where a name begins with its "Mr.", "Ms" or "Dr.", and the article before."""
    i = first
    while True:
        before = i - 1 - (reading.word(i - 1) == "." and i > 1)
        if before < 0 or reading.word(before) not in words().of("persons", "honorifics"):
            return i
        i = before


def _behind_name(reading: Reading, last: int) -> frozenset[int]:
    """Return where a post in apposition behind a name may begin: behind a comma, with its article."""
    if reading.word(last) not in {",", "("}:
        return frozenset()
    return frozenset({last + 1, last + 1 + (reading.word(last + 1) in {"the", "a", "an"})})


def _country(member: Member) -> str | None:
    """Return the country that a person's posts tell: an ambassador's is the one that sends."""
    for post in sorted(member.posts, key=lambda post: post.kind not in _ACCREDITED):
        for owner in (post.place, post.body):
            if owner is not None and owner.country is not None:
                return owner.country
    return None


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by words, each with the post beside the name where one stands there."""

    actors: tuple[Actor, ...]
    post: Post | None = None


def described(cast: Cast, reading: Reading, mention: PostMention, recent: Sequence[Member]) -> Member | None:
    """Return who "the mayor", "the Lao minister" is: who was spoken of last among those with such a post."""
    match = labels("post-kinds").at(reading.tokens, mention.last - 1)
    kinds = {mention.kind, *(match.values if match is not None else ())}
    word = reading.word(mention.last - 1)
    kinds |= set(words().table["persons"]["described_posts"].get(word, ()))
    told = cast.post(reading, mention)
    found = [m for m in (*recent, *cast.members) if m.holds(tuple(kinds))]
    if told.place is not None:
        found = [m for m in found if m.country == told.place.country]
    return found[0] if found else None
