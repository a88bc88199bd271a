"""The sides of a document: between whom it is, who signs it, and for which town, country or body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mappings.facts import Actor, Body, Person, Place, Post
from mappings.folding import fold
from mappings.french.words import words
from mappings.mentions.scene import Scene
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.documents import ABOUT, Document
from mappings.relations.elements import Element
from mappings.relations.pairs import dashed, hyphenated
from mappings.relations.signings import Act

_BEHIND: Final = 12  # tokens behind a document's noun in which a dash can tie its two countries
_LED: Final = 4  # tokens between "les responsables" and the body for which they act
_NAMED: Final = frozenset({"body", "place", "person"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a document, the persons who sign, and all of them as the text names them."""

    parties: tuple[Actor, ...] = ()
    signatories: tuple[Person, ...] = ()
    actors: tuple[Actor, ...] = ()

    @property
    def known(self) -> bool:
        """Whether two parties are known, or who signs."""
        return len(self.parties) >= 2 or bool(self.signatories)


class SideReader:
    """Finds the sides of the documents of one article: "entre A et B", "signé par A et B", "les deux villes"."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse

    def of(self, clauses: Clauses, document: Document, act: Act | None) -> Sides:
        """Return the sides that a sentence tells of a document."""
        for told in (self._between(clauses, document, act), self._signing(clauses, document, act)):
            if told:
                return self._sides(told)
        pair = self._adjective(clauses, document)
        if pair:
            return self._sides(pair)
        if act is not None and (act.verb is None or act.verb.passive or act.verb.tense == "infinitive"):
            return self.both(clauses)
        return Sides()

    def both(self, clauses: Clauses) -> Sides:
        """Return the two sides of the talks that the article told last, for a document that names none."""
        talks = self._discourse.sides or self._discourse.side_actors
        meant = self._discourse.both() if talks else None
        sides = self._sides(meant.actors) if meant is not None else Sides()
        return Sides(sides.parties, (), sides.parties) if len(sides.parties) >= 2 else Sides()

    def _between(self, clauses: Clauses, document: Document, act: Act | None) -> tuple[Actor, ...]:
        """Return the sides of "un accord entre A et B", "la signature entre A et B d'un accord", "un accord (A et B)"."""
        behind = [Element("document", one, one) for one in (document.last,)]
        if act is not None and act.element.kind == "signature":
            behind.append(Element("signature", act.element.first, act.element.last))
        for told in (*(clauses.between(noun) for noun in behind), _parenthesised(clauses, document)):
            meant = self._discourse.together([e for e in told if e.first < document.following], clauses.reading)
            if meant is not None and len(meant.actors) >= 2:
                return meant.actors
        return ()

    def _signing(self, clauses: Clauses, document: Document, act: Act | None) -> tuple[Actor, ...]:
        """Return who signs: the subject of "ont signé", those behind "par" and "avec", whom a document ties."""
        if act is None:
            return ()
        element = act.element
        if act.verb is None:
            found = [*clauses.objects(element, "par"), *clauses.objects(element, "avec")]
            if act.proceeding is not None:
                found = [*clauses.subject(act.proceeding), *found]
        elif act.bound:
            found = clauses.doer(element) if act.verb.passive else clauses.objects(element)
        else:
            passive = act.verb.passive and not act.verb.reflexive
            signing = clauses.objects(element, "par") if passive else self._subject(clauses, act)
            found = [*signing, *clauses.objects(element, "avec")]
        meant = self._discourse.together(found, clauses.reading)
        actors = meant.actors if meant is not None else ()
        return actors if len(actors) >= 2 or any(isinstance(a, Person) for a in actors) else ()

    def _subject(self, clauses: Clauses, act: Act) -> Sequence[Element]:
        """Return who signs: the subject, or the bodies for which "les responsables de A et de B" sign."""
        if act.verb is not None and act.verb.tense == "infinitive":
            return ()
        led = self._represented(clauses, act.element)
        return led or clauses.subject(act.element)

    def _represented(self, clauses: Clauses, verb: Element) -> list[Element]:
        """Return the bodies of "les responsables du Service X et du Bureau Y" before a verb."""
        before = [e for e in clauses.row if e.last <= verb.first and e.kind in {"body", "place"}]
        found: list[Element] = []
        for element in reversed(before):
            between = clauses.reading.run(element.last, found[0].first if found else verb.first)
            joined = not between if not found else "et" in between or between[:1] == [","]
            if element.prep != "de" or not (joined and len(between) <= _LED):
                break
            found.insert(0, element)
        first = found[0].first if found else 0
        led = clauses.reading.has(words().representatives, first - _LED, first)
        return found if led and len(found) >= 2 else []

    def _adjective(self, clauses: Clauses, document: Document) -> tuple[Actor, ...]:
        """Return the countries of "accord sino-vietnamien", "accord de libre-échange Vietnam - UE"."""
        last = min(document.following, document.last + _BEHIND)
        reading = clauses.reading
        return dashed(reading, document.last, last) or hyphenated(
            self._scene.gazetteer, reading, document.first, min(last, document.last + 2)
        )

    def _sides(self, actors: Sequence[Actor]) -> Sides:
        """Return the sides that actors are: persons sign for their town, country or body."""
        people = tuple(a for a in actors if isinstance(a, Person))
        others = tuple(a for a in actors if not isinstance(a, Person))
        parties = (*others, *self._owners(people)) if people else others
        parties = tuple(dict.fromkeys(parties))
        if len(parties) == 1 and len(people) == 2:
            parties = self._completed(parties[0])
        return Sides(parties if len(parties) >= 2 else (), people, tuple(actors))

    def _owners(self, people: Sequence[Person]) -> list[Actor]:
        """Return the localities, countries or bodies for which persons sign."""
        found: dict[Actor, None] = {}
        for person in people:
            member = self._discourse.cast.of(person)
            owner = _owner(member.first_post) if member is not None else None
            if owner is not None:
                found[owner] = None
        return list(found)

    def _completed(self, one: Actor) -> tuple[Actor, ...]:
        """Return a side with the other of the two localities or countries that the article is about."""
        for pair in (self._discourse.localities[:2], self._discourse.countries[:2]):
            if one in pair and len(pair) == 2:
                return tuple(pair)
        return (one,)


def _owner(post: Post | None) -> Actor | None:
    """Return for whom someone with a post signs: a mayor for the town, a minister for the country, a rector for the body."""
    if post is None:
        return None
    body = post.body
    governs = body is None or any(fold(body.name).startswith(home) for home in words().governing_bodies)
    return post.place if governs and post.place is not None else body


def _parenthesised(clauses: Clauses, document: Document) -> list[Element]:
    """Return the sides in parentheses behind the title: "protocole d'accord sur les archives (A et B)"."""
    word, end = clauses.reading.word, len(clauses.reading.tokens)
    window = range(document.last, min(document.following, document.last + ABOUT))
    opening = next((i for i in window if word(i) == "("), None)
    if opening is None:
        return []
    closing = next((i for i in range(opening, end) if word(i) == ")"), end)
    return [e for e in clauses.row if opening < e.first < closing and e.kind in _NAMED]
