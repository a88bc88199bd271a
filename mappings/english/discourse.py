"""Who is meant in an English article: pronouns, "the mayor", "the two sides", by what was told before."""

from __future__ import annotations

from collections import Counter
from typing import Final

from mappings.english.cast import Cast, Meant, described
from mappings.english.clauses import Element
from mappings.english.scene import Scene
from mappings.english.words import words
from mappings.facts import Actor, Person, Place, Post
from mappings.mentions.bodies import BodyMention
from mappings.mentions.places import PlaceMention
from mappings.mentions.posts import PostMention
from mappings.mentions.reading import Reading
from mappings.relations.cast import Group, Member
from mappings.relations.drafts import Draft
from mappings.relations.naming import is_local, place_key

_TWO: Final = 2


class Discourse:
    """Keeps who acted last and who met, while the sentences of an article are read in order."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.cast = scene, cast
        self.focus: Member | None = None
        self.recent: list[Member] = []
        self.sides: tuple[Actor, ...] = ()
        self._leading: dict[tuple[str, ...], tuple[Place, ...]] = {}

    def meant(self, element: Element, reading: Reading) -> Meant | None:
        """Return who an element stands for; None where nobody or several may be meant."""
        value = element.value
        if isinstance(value, Group):
            self._name(value.member)
            return Meant((value.member.person,), next(iter(value.posts), value.member.first_post))
        if isinstance(value, BodyMention):
            return Meant((self.cast.body(reading, value),))
        if isinstance(value, PlaceMention):
            return Meant((value.place,))
        if element.kind == "sides":
            return self._both(element, reading)
        if isinstance(value, PostMention):
            member = described(self.cast, reading, value, self.recent)
            return self._one(member)
        if element.kind == "they":
            return Meant(self.sides) if len(self.sides) >= _TWO else None
        return self._one(self._pronoun(element.kind)) if element.kind in {"he", "she"} else None

    def acts(self, meant: Meant) -> None:
        """Note who the subject of a main clause was: the next "he" or "she"."""
        if len(meant.actors) == 1 and isinstance(meant.actors[0], Person):
            self.focus = next((m for m in self.cast.members if m.person == meant.actors[0]), self.focus)

    def takes_place(self, draft: Draft) -> None:
        """Note who met: "the two sides" from now on."""
        people = tuple(actor for actor in draft.parts if isinstance(actor, Person))
        if len(people) >= _TWO and draft.status != "planned":
            self.sides = people

    def leading(self, *kinds: str) -> tuple[Place, ...]:
        """Return the two places of ``kinds`` that the article names most, of two countries where there are two."""
        if kinds not in self._leading:
            self._leading[kinds] = self._most_named(kinds)
        return self._leading[kinds]

    def _most_named(self, kinds: tuple[str, ...]) -> tuple[Place, ...]:
        counted: Counter[str] = Counter()
        first: dict[str, Place] = {}
        for i, reading in enumerate(self.scene.readings):
            for mention in reading.places:
                if mention.place.kind in kinds:
                    key = place_key(mention.place)
                    first.setdefault(key, mention.place)
                    counted[key] += 3 if i < 3 else 1
        ranked = [first[key] for key in sorted(counted, key=lambda key: -counted[key])]
        other = [place for place in ranked if place.country != ranked[0].country]
        return (ranked[0], other[0]) if ranked and other else ()

    def _name(self, member: Member) -> None:
        self.recent = [member, *(m for m in self.recent if m is not member)]

    def _one(self, member: Member | None) -> Meant | None:
        if member is None:
            return None
        self._name(member)
        return Meant((member.person,), member.first_post)

    def _pronoun(self, kind: str) -> Member | None:
        if kind == "he":
            fits = [m for m in (self.focus, *self.recent) if m is not None and not m.feminine]
        else:
            sure = [m for m in self.recent if m.feminine]
            fits = sure or [m for m in (self.focus, *self.recent) if m is not None and not m.masculine]
        return fits[0] if fits else None

    def _both(self, element: Element, reading: Reading) -> Meant | None:
        noun = reading.word(element.last - 1)
        if noun in words().of("sides", "localities"):
            places = self.leading("City", "Province")
            return Meant(places) if places else None
        if noun in words().of("sides", "nations"):
            places = self.leading("Country")
            return Meant(places) if places else None
        if len(self.sides) >= _TWO:
            return Meant(self.sides)
        places = self.leading("Country") or self.leading("City", "Province")
        return Meant(places) if places else None


def land_of(actor: Actor, post: Post | None, discourse: Discourse) -> Actor:
    """Return the party that somebody signs or speaks for: a mayor the city, a minister the country; else the actor."""
    if not isinstance(actor, Person):
        return actor
    if post is not None and post.place is not None and is_local(post.place):
        return post.place
    if post is not None and post.body is not None and post.body.seat is not None:
        return post.body.seat
    member = next((m for m in discourse.cast.members if m.person == actor), None)
    place = discourse.scene.gazetteer.country_place(member.country) if member and member.country else None
    return place if place is not None else actor
