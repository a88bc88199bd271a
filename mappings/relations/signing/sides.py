"""The sides of a document: between whom it is, who signs it, and for which town, country or body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from mappings.facts import Actor, Person, Place, Post
from mappings.folding import fold
from mappings.french.words import words
from mappings.mentions.bodies import BodyMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.cast import Member
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse, Meant
from mappings.relations.naming import is_local, same_place
from mappings.relations.references.pairs import dashed, hyphenated
from mappings.relations.sentences.element import Element
from mappings.relations.signing.documents import ABOUT, Document
from mappings.relations.signing.representatives import led_places, without_counterparts
from mappings.relations.signing.signings import Act, signed_behind

_BEHIND: Final = 12  # tokens behind a document's noun in which a dash can tie its two countries
_APPLIED: Final = 4  # tokens from "la mise en œuvre" to the document
_LED: Final = 4  # tokens between "les responsables" and the body for which they act
_TOLD: Final = 5  # tokens behind "signé" in which its sides are told
_AGENT: Final = 7  # tokens behind "signés" in which "par les ministres des deux pays" stands
_OCCASION: Final = 4  # tokens from "lors" to the noun of an event
_BOTH: Final = frozenset({"sides", "pair", "they"})
_NAMED: Final = frozenset({"body", "place", "person"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a document, the persons who sign, and all of them as the text names them."""

    parties: tuple[Actor, ...] = ()
    signatories: tuple[Person, ...] = ()
    actors: tuple[Actor, ...] = ()
    inferred: bool = False  # they are those of the talks told before

    alone: bool = False  # the text names one party and calls the others "partenaires"
    together: frozenset[Actor] = field(init=False, repr=False, compare=False)
    """The parties in whatever order: those of each document are compared with all that were told before."""

    def __post_init__(self) -> None:
        """Hash the parties once."""
        object.__setattr__(self, "together", frozenset(self.parties))

    @property
    def known(self) -> bool:
        """Whether two parties are known, or who signs, or the one party that the text names."""
        return len(self.parties) >= 2 or bool(self.signatories) or self.alone


class SideReader:
    """Finds the sides of the documents of one article: "entre A et B", "signé par A et B", "les deux villes"."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse

    def of(self, clauses: Clauses, document: Document, act: Act | None) -> Sides:
        """Return the sides that a sentence tells of a document."""
        if _is_held(clauses.reading, document, act) or self._are_unnamed(clauses, document):
            return Sides()
        between, signing = self._between(clauses, document, act), self._signing(clauses, act)
        if signing and between and _is_aside(clauses, document, act):
            between = ()
        if between or signing:
            return self._told(between, signing)
        pair = self._adjective(clauses, document)
        if pair:
            return self._sides(pair)
        told = self._half_told(clauses, document, act) if act is not None else None
        if told is not None:
            return told
        return self._both(clauses, document) if _is_of_the_talks(clauses, document, act) else Sides()

    def _half_told(self, clauses: Clauses, document: Document, act: Act) -> Sides | None:
        """Return what a sentence tells that names one side or none of those between whom a document is; None if neither."""
        reading, behind = clauses.reading, (act.element.last, act.element.last + _TOLD)
        if reading.has({"entre"}, *behind):
            return Sides()  # between whom is told, in words that name nobody known
        one = self._one(clauses, act) if act.verb is not None else None
        twins = clauses.reading.has(words().of_towns, document.first, document.last)
        if one is not None and not (twins and isinstance(one, Person)):
            return self._sides(self._completed(one) if isinstance(one, Place) else ())
        if _has_partners(reading, document, act):
            return self._with_partners(clauses, act)
        return Sides() if reading.has({"avec"}, *behind) else None

    def _told(self, between: tuple[Actor, ...], signing: tuple[Actor, ...]) -> Sides:
        """Return the sides of "A et B ont signé un accord entre les deux villes": the towns are parties, A and B sign."""
        sides = self._sides(between or signing)
        people = tuple(actor for actor in signing if isinstance(actor, Person))
        return replace(sides, signatories=people, actors=people) if between and people else sides

    def _with_partners(self, clauses: Clauses, act: Act) -> Sides:
        """Return the one party of "Hué a signé douze accords avec des partenaires"; none of "ont été signés avec …"."""
        subject = self._together(clauses, _subject(clauses, act)) if act.verb and not act.verb.passive else ()
        alone = subject if len(subject) == 1 and not isinstance(subject[0], Person) else ()
        return Sides(alone, (), alone, alone=bool(alone))

    def _one(self, clauses: Clauses, act: Act) -> Actor | None:
        """Return the only side that a sentence names: "un accord passé avec Lyon"."""
        found = [*clauses.objects(act.element, "par"), *clauses.objects(act.element, "avec")]
        meant = self._discourse.together(found, clauses.reading)
        return meant.actors[0] if meant is not None else None

    def _both(self, clauses: Clauses, document: Document) -> Sides:
        """Return the two sides of the talks told last, else the pair that the article is about; towns are twinned."""
        if clauses.reading.has(words().of_towns, document.first, document.last + 2):
            parties: tuple[Actor, ...] = tuple(self._discourse.localities[:2])
            return Sides(parties, (), parties, inferred=True) if len(parties) == 2 else Sides()
        talks = self._discourse.sides or self._discourse.side_actors
        meant = self._discourse.both() if talks else None
        parties = self._sides(meant.actors).parties if meant is not None else ()
        parties = parties or self._pair()
        return Sides(parties, (), parties, inferred=True) if len(parties) == 2 else Sides()

    def _pair(self) -> tuple[Actor, ...]:
        """Return the two localities or countries between which the article moves."""
        pair = self._discourse.localities if self._discourse.local else self._discourse.countries
        return tuple(pair[:2]) if len(pair) >= 2 else ()

    def _between(self, clauses: Clauses, document: Document, act: Act | None) -> tuple[Actor, ...]:
        """Return the sides of "un accord entre A et B", "la signature entre A et B d'un accord", "un accord (A et B)"."""
        behind = [Element("document", document.last, document.last)]
        if act is not None and act.element.kind == "signature":
            behind.append(Element("signature", act.element.first, act.element.last))
        for row in (*(clauses.between(noun) for noun in behind), _parenthesised(clauses, document)):
            told = [e for e in row if e.first < document.following]
            if told and _parted(clauses, document, told[0], act):
                continue
            actors = self._together(clauses, told)
            if told and told[0].kind == "body":
                actors = without_counterparts(clauses.reading, told, actors)
            if len(actors) >= 2:
                return actors
        return ()

    def further(self, clauses: Clauses, document: Document) -> list[Sides]:
        """Return the other pairs of "des accords entre A et B, et entre C et D": each has one of its own."""
        word, end = clauses.reading.word, min(document.following, len(clauses.reading.tokens))
        opened = [i for i in range(document.last, end) if word(i) == "entre"]
        again = [i for i in opened[1:] if word(i - 1) in {"et", ","}]
        pairs = (
            self._sides(self._together(clauses, clauses.between(Element("document", i, i)))) for i in again
        )
        return [pair for pair in pairs if len(pair.parties) >= 2]

    def _together(self, clauses: Clauses, found: Sequence[Element]) -> tuple[Actor, ...]:
        """Return whom elements stand for; "l'Université de Hué et l'Hôpital de Lyon" are two bodies."""
        actors: dict[Actor, None] = {}
        for element in found:
            parts = (
                self._separate(clauses.reading, element.first, element.last) if element.kind == "body" else ()
            )
            meant = self._discourse.meant(element, clauses.reading)
            if element.kind == "sides" and meant is not None and self._are_bodies(clauses.reading, element):
                meant = self._bodies_of(meant)
            named = parts if len(parts) > 1 else meant.actors if meant is not None else ()
            actors.update(dict.fromkeys(named))
        return tuple(actors)

    def _are_unnamed(self, clauses: Clauses, document: Document) -> bool:
        """Whether the parties are "les deux ministères" and nobody's post tells which."""
        behind = [
            e
            for e in clauses.row
            if e.kind == "sides"
            and e.prep in {"entre", "par"}
            and document.last <= e.first < min(document.following, document.last + ABOUT)
        ]
        bodies = [e for e in behind if self._are_bodies(clauses.reading, e)]
        meant = self._discourse.meant(bodies[0], clauses.reading) if bodies else None
        return bool(bodies) and (meant is None or self._bodies_of(meant) is None)

    def _are_bodies(self, reading: Reading, sides: Element) -> bool:
        """Whether the sides are bodies of those who talk: "entre les deux ministères", "les deux organes législatifs"."""
        return reading.has(words().body_sides, sides.first, sides.last)

    def _bodies_of(self, meant: Meant) -> Meant | None:
        """Return the two bodies that those who talk lead, None where their posts do not name them."""
        posts = [member.first_post for member in meant.members]
        bodies = dict.fromkeys(post.body for post in posts if post is not None and post.body is not None)
        return Meant(tuple(bodies)) if len(bodies) == 2 else None

    def _signing(self, clauses: Clauses, act: Act | None) -> tuple[Actor, ...]:
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
            represented = () if passive else self._represented(clauses, element)
            if len(represented) >= 2:
                return represented
            signing = clauses.objects(element, "par") if passive else _subject(clauses, act)
            pair = self._of_pair(clauses, element) if passive and not signing else ()
            if pair:
                return pair
            found = [*signing, *clauses.objects(element, "avec")]
        actors = self._together(clauses, found)
        return actors if len(actors) >= 2 or any(isinstance(a, Person) for a in actors) else ()

    def _of_pair(self, clauses: Clauses, verb: Element) -> tuple[Actor, ...]:
        """Return the pair for which those behind "par" sign: "seront signés par les ministres des deux pays"."""
        reading = clauses.reading
        for i in range(verb.last, min(verb.last + _AGENT, len(reading.tokens) - 1)):
            if reading.word(i) == "deux" and reading.word(i + 1) in words().place_pairs:
                meant = self._discourse.meant(
                    Element("pair", i, i + 2, "de", words().place_pairs[reading.word(i + 1)]), reading
                )
                return meant.actors if meant is not None and reading.word(verb.last) == "par" else ()
        return ()

    def _represented(self, clauses: Clauses, verb: Element) -> tuple[Actor, ...]:
        """Return the bodies and places for which those before a verb sign: "les responsables du Service X et du Bureau Y"."""
        reading = clauses.reading
        led = led_places(clauses, verb)
        if led:
            return led
        for post in reading.posts:
            if post.plural and post.body is not None and post.last == verb.first:
                return self._separate(reading, *post.body)
        for body in reading.bodies:
            acting = reading.has(words().representatives, body.first - _LED, body.first)
            if acting and body.last == verb.first:
                return self._separate(reading, body.first, body.last)
        return ()

    def _separate(self, reading: Reading, first: int, last: int) -> tuple[Actor, ...]:
        """Return the bodies that "et" joins in tokens ``[first:last]``: "Université de Hué et de l'Université de Dakar"."""
        starts = [first]
        for i in range(first, last):
            head = i + 1
            while head < last and reading.word(head) in words().of | words().articles:
                head += 1
            capital = reading.word(i) == "et" and head < last and reading.tokens[head].is_capitalised
            if capital and words().body_heads.at(reading.tokens, head) is not None:
                starts.append(head)
        found: list[Actor] = []
        for start, following in zip(starts, [*starts[1:], None], strict=True):
            end = (
                last
                if following is None
                else max(i for i in range(start, following) if reading.word(i) == "et")
            )
            found.append(self._discourse.namer.body(reading, BodyMention(start, end)))
        return tuple(found)

    def _adjective(self, clauses: Clauses, document: Document) -> tuple[Actor, ...]:
        """Return the countries of "accord sino-vietnamien", "accord de libre-échange Vietnam - UE"."""
        last, reading = min(document.following, document.last + _BEHIND), clauses.reading
        adjective = hyphenated(self._scene.gazetteer, reading, document.first, min(last, document.last + 2))
        if adjective:
            return adjective
        signed = signed_behind(clauses, document)
        if signed is None:
            return dashed(reading, document.last, last)
        told = reading.has({"par", "entre", "avec"}, document.last, signed.last + _TOLD)
        return () if told else dashed(reading, document.last, min(last, signed.first))

    def _sides(self, actors: Sequence[Actor]) -> Sides:
        """Return the sides that actors are: persons sign for their town, country or body."""
        people = tuple(a for a in actors if isinstance(a, Person))
        others = tuple(a for a in actors if not isinstance(a, Person))
        parties = (*others, *self._owners(people)) if people else others
        parties = tuple(dict.fromkeys(parties))
        if len(parties) == 1 and (len(people) == 2 or others):
            parties = self._completed(parties[0]) if people else parties
        elif len(people) == 2 and not parties:
            parties = self._pair()
        return Sides(parties if len(parties) >= 2 or people else (), people, tuple(actors))

    def _owners(self, people: Sequence[Person]) -> list[Actor]:
        """Return the localities, countries or bodies for which persons sign: bodies where each is of one that governs none."""
        members = [self._discourse.cast.of(person) for person in people]
        local = [_local_place(member) for member in members] if self._discourse.local else []
        towns = [place for place in local if place is not None]
        if len(towns) == len(people):
            return list(dict.fromkeys(towns))
        posts = [
            member.first_post for member in members if member is not None and member.first_post is not None
        ]
        bodies = len(posts) == len(people) and all(
            post.body is not None and not _governs(post) for post in posts
        )
        owners = [post.body if bodies else post.place for post in posts]
        return list(dict.fromkeys(owner for owner in owners if owner is not None))

    def _completed(self, one: Actor) -> tuple[Actor, ...]:
        """Return a side with the other of the two localities or countries that the article is about."""
        for pair in (self._discourse.localities[:2], self._discourse.countries[:2]):
            others = [place for place in pair if not (isinstance(one, Place) and same_place(one, place))]
            if len(pair) == 2 and len(others) == 1:
                return (one, others[0])
        return (one,)


def _is_of_the_talks(clauses: Clauses, document: Document, act: Act | None) -> bool:
    """Whether a document without parties is of those who talk: "la signature d'un accord", "a été signé", "l'accord de 2008"."""
    reading = clauses.reading
    if document.count is None or (reading.tokens[document.first].is_capitalised and document.first):
        return False
    if act is not None and act.verb is not None:
        proposed = act.verb.tense == "infinitive" and reading.word(act.element.first - 1) in words().of
        return act.verb.passive or proposed
    if act is not None:
        return True
    definite = reading.word(document.first - 1) in words().definite | {"les", "leur", "leurs", "aux", "des"}
    if not definite:
        return False
    applied = reading.has(words().applying, document.first - _APPLIED, document.first)
    dated = any(d.first - document.last <= 1 and d.first >= document.last for d in reading.dates)
    return applied or (dated and reading.word(document.last) in words().of)


def _is_held(reading: Reading, document: Document, act: Act | None) -> bool:
    """Whether a programme takes place ("le programme d'échanges entre A et B") or nobody counts it, so that none is signed."""
    named_plan = reading.word(document.first).startswith("plan")
    return document.type == "plan" and not named_plan and (act is None or document.count is None)


def _local_place(member: Member | None) -> Place | None:
    """Return the town or province of which a person holds a post: of "membre du Parti et gouverneur de Hué" Hué."""
    posts = member.posts if member is not None else ()
    governed = (post.place for post in posts if post.place is not None and _governs(post))
    return next((place for place in governed if is_local(place)), None)


def _is_aside(clauses: Clauses, document: Document, act: Act | None) -> bool:
    """Whether "entre" tells what a document is about: "des accords liés à la coopération entre A et B, signés par X"."""
    opened = next((e for e in clauses.row if e.first >= document.last and e.prep == "entre"), None)
    if act is None or act.verb is None or opened is None or opened.first > act.element.first:
        return False
    return clauses.reading.has({","}, document.last, opened.first)


def _has_partners(reading: Reading, document: Document, act: Act) -> bool:
    """Whether others are parties that nobody names: "avec des partenaires", "avec différents pays"."""
    first = max(document.last, act.element.last)
    for i in range(first, min(first + _TOLD, len(reading.tokens))):
        if reading.word(i) == "avec":
            return reading.has(words().unnamed_partners, i + 1, i + _TOLD)
    return False


def _subject(clauses: Clauses, act: Act) -> list[Element]:
    """Return who signs: the subject of the verb, of "souhaitent signer" that of the verb before."""
    if act.verb is None or act.verb.tense != "infinitive":
        return clauses.subject(act.governing or act.element)
    finite = [e for e, verb in clauses.verbs() if verb.finite and e.last <= act.element.first]
    wishing = clauses.subject(finite[-1]) if finite else []
    return wishing if len(wishing) >= 2 or (wishing and wishing[0].kind in _BOTH) else []


def _governs(post: Post) -> bool:
    """Whether a post is of a place or of who governs it: a mayor signs for the town, a minister for the country."""
    return post.body is None or any(
        fold(post.body.name).startswith(home) for home in words().governing_bodies
    )


def _parted(clauses: Clauses, document: Document, side: Element, act: Act | None) -> bool:
    """Whether another finite verb stands before "entre": "les accords ont confirmé la coopération entre A et B"."""
    if clauses.reading.has({":", ";"}, document.last, side.first):
        return True
    if any(
        e.kind == "event"
        and document.last <= e.first < side.first
        and clauses.reading.has(words().signing_occasions, e.first - _OCCASION, e.first)
        for e in clauses.row
    ):
        return True  # "des accords, lors d'une séance de travail entre X et Y"
    return any(
        verb.finite
        and document.last <= element.first < side.first
        and (act is None or element is not act.element)
        for element, verb in clauses.verbs()
    )


def _parenthesised(clauses: Clauses, document: Document) -> list[Element]:
    """Return the sides in parentheses behind the title: "protocole d'accord sur les archives (A et B)"."""
    word, end = clauses.reading.word, len(clauses.reading.tokens)
    window = range(document.last, min(document.following, document.last + ABOUT))
    opening = next((i for i in window if word(i) == "("), None)
    if opening is None:
        return []
    closing = next((i for i in range(opening, end) if word(i) == ")"), end)
    return [e for e in clauses.row if opening < e.first < closing and e.kind in _NAMED]
