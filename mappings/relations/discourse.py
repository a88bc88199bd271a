"""Who is meant: pronouns, descriptions and pairs resolved against what the article has said so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Body, Evidence, Person, Place, Post
from mappings.folding import fold
from mappings.french.words import words
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.cast import Cast, Group, Member
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft
from mappings.relations.naming import LOCAL_KINDS, Namer, is_local, same_place
from mappings.relations.nouns.plurals import of_two, title_of_two
from mappings.relations.references.exchanges import Exchanges
from mappings.relations.references.holders import Holders
from mappings.relations.references.leading import from_two_lands, leading_places
from mappings.relations.references.listed import ListedPlaces
from mappings.relations.sentences.element import Element

_PRONOUNS: Final = frozenset({"he", "she", "they", "latter", "sides"})  # kinds that only the discourse tells

_TWO: Final = 2  # persons of whom one is told by name and the other by post


@dataclass(frozen=True, slots=True)
class Meant:
    """The actors that an element stands for, "les deux maires" for two; ``members`` those of the cast.

    ``nameless``: it is the office of somebody whom the article never names.
    """

    actors: tuple[Actor, ...]
    members: tuple[Member, ...] = ()
    posts: tuple[Post, ...] = ()
    nameless: bool = False


@dataclass(slots=True)
class Discourse:
    """What an article has said up to a sentence: who spoke last, who was named last, who visits whom.

    It tells whom "il", "le dirigeant lao", "les deux parties", "sa ville" stand for.
    """

    scene: Scene
    cast: Cast
    namer: Namer
    focus: Member | None = None  # the subject of the last main clause
    recent: list[Member] = field(default_factory=list)  # last named first
    sides: tuple[Member, ...] = ()  # the two persons of the meeting spoken of
    side_actors: tuple[Actor, ...] = ()  # the two sides last named, where they are no persons
    guests: list[Member] = field(default_factory=list)
    speakers: dict[Person, Evidence] = field(default_factory=dict)  # who said something, and where first
    exchanges: Exchanges = field(default_factory=Exchanges)
    subject: Actor | None = None  # a place or body that was the last subject
    plural_subject: tuple[Actor, ...] = ()  # the last plural subject, for "ils" and "elles"
    delegation: Body | None = None  # the delegation last named with whom it is of
    localities: tuple[Place, ...] = ()
    countries: tuple[Place, ...] = ()
    local: bool = field(init=False)
    """Whether the report is about localities: most posts in it are like "maire de Daegu", of a city or province."""
    listed: ListedPlaces = field(init=False)
    holders: Holders = field(init=False)

    def __post_init__(self) -> None:
        """Find the localities and countries between which the article moves."""
        self.holders = Holders(self.cast, self.namer)
        self.listed = ListedPlaces(self.scene)
        self.localities = from_two_lands(leading_places(self.scene, LOCAL_KINDS))
        self.countries = leading_places(self.scene, frozenset({"Country"}))
        self.local = self._is_local()

    def _is_local(self) -> bool:
        places = [
            post.place for member in self.cast.members for post in member.posts if post.place is not None
        ]
        mine = sum(is_local(place) for place in places)
        return len(self.localities) >= 2 if not places else 2 * mine > len(places)

    def name(self, member: Member) -> None:
        """Note that ``member`` was just named: "le responsable" can be that one."""
        if member in self.recent:
            self.recent.remove(member)
        self.recent.insert(0, member)

    def meant(self, element: Element, reading: Reading) -> Meant | None:
        """Return what ``element`` stands for ("il", "les deux villes", a name), None where that cannot be told."""
        if element.kind in _PRONOUNS:
            two = self._two_of(element, reading) if element.kind == "sides" and not self.sides else None
            stands = two or self._pronoun(element.kind, feminine=element.value == "she")
            persons = element.kind == "sides" and title_of_two(reading, element.last)
            told = stands is not None and not (persons and len(stands.members) < len(stands.actors))
            return stands if told else None
        match element.kind, element.value:
            case "person", Group() as group:
                return Meant((group.member.person,), (group.member,), group.posts)
            case "people", Body() as body:
                return self._both_of(of_two(reading, element.first, element.last)) or Meant((body,))
            case "body", Body() as body:
                listed = self.listed.counted(reading, element.first, element.last)
                if listed:
                    return Meant(listed)
                new = reading.word(element.first - 1) == "une"
                return self._delegation(body, new=new) if body.delegation else Meant((body,))
            case "place", Place() as place:
                return Meant((place,))
            case "someone", value:
                member = (
                    self.holders.of(value, reading, self._known())
                    if isinstance(value, PostMention)
                    else self._of_place(element, reading)
                    or self._described(
                        str(value), feminine=reading.word(element.first - 1) in {"la", "cette"}
                    )
                )
                return None if member is None else Meant((member.person,), (member,))
            case "pair", kind:
                pair = self.countries if kind == "Country" else self.localities
                return Meant(pair[:2]) if len(pair) >= 2 else None
            case "own", value:
                own = self._own_place(str(value))
                return None if own is None else Meant((own,))
        return None

    def _both_of(self, places: tuple[Place, ...]) -> Meant | None:
        """Return the two who meet for "les ministres lao et thaï", where they are of these countries."""
        lands = {place.country for place in places}
        if len(lands) != _TWO or len(self.sides) != _TWO or {m.country for m in self.sides} != lands:
            return None
        return Meant(tuple(member.person for member in self.sides), self.sides)

    def _pronoun(self, kind: str, *, feminine: bool) -> Meant | None:
        """Return whom "il", "elles", "ce dernier" or "les deux parties" stand for; ``feminine`` "cette dernière"."""
        match kind:
            case "latter":
                return self._latter(feminine=feminine)
            case "he" | "she":
                return self._singular(feminine=kind == "she")
            case "they" if self.plural_subject:
                return Meant(self.plural_subject)
            case _:
                return self.both()

    def _two_of(self, element: Element, reading: Reading) -> Meant | None:
        """Return "les deux maires" where nobody is said to meet: the only two who hold such a post, or the two named last."""
        title = title_of_two(reading, element.last)
        if not title:
            return None
        if (
            reading.word(element.last - _TWO) == "premiers"
        ):  # "chef du gouvernement" is the title of one as well
            held = [m for m in self.cast.members if m.holds(("head-of-government",))]
        else:
            held = [m for m in self.cast.members if any(fold(p.title).split()[0] == title for p in m.posts)]
        if len(held) > _TWO and all(m in held for m in self.recent[:_TWO]):
            held = self.recent[:_TWO]
        return Meant(tuple(member.person for member in held), tuple(held)) if len(held) == _TWO else None

    def another(self, meant: Meant) -> Meant:
        """Return whom a contrast means: the other of the two who meet, where ``meant`` is who spoke before."""
        if meant.members != (self.focus,):
            return meant
        others = [m for m in self.sides if m is not self.focus] or [
            m for m in self.recent if m is not self.focus
        ]
        return Meant((others[0].person,), (others[0],)) if others else meant

    def speaks(self, meant: Meant, evidence: Evidence, answer: int | None = None) -> None:
        """Note who said something ("X a souligné"): they take part in what the report is about.

        ``answer`` is the sentence where it answers what another said: "pour sa part".
        """
        for member in meant.members:
            self.speakers.setdefault(member.person, evidence)
        if len(meant.members) == 1:
            self.exchanges.note(meant.members[0], evidence, answer)

    def _delegation(self, body: Body, *, new: bool) -> Meant | None:
        """Return a delegation; one without "de …" is the one named before, unless it is ``new`` ("une délégation")."""
        if new and fold(body.name) in words().bare_delegations:
            return Meant((body,))
        if fold(body.name) not in words().bare_delegations:
            self.delegation = body
            return Meant((body,))
        return Meant((self.delegation,)) if self.delegation is not None else None

    def both(self) -> Meant | None:
        """Return "les deux parties": the persons who meet, else the two localities or countries."""
        if len(self.sides) >= 2:
            return Meant(tuple(member.person for member in self.sides), self.sides)
        if len(self.side_actors) >= 2:
            return Meant(self.side_actors)
        pair = self.localities if len(self.localities) >= 2 else self.countries
        return Meant(pair[:2]) if len(pair) >= 2 else None

    def close(self, clauses: Clauses) -> None:
        """Note, at the end of a sentence, who its subject was: the next "il" or "elles" is the same."""
        if clauses.reading.sentence.kind is BlockKind.BODY:
            self.holders.name(self.persons([e for e in clauses.row if e.kind == "person"], clauses.reading))
        for element, verb in clauses.verbs():
            if not verb.finite or clauses.is_subordinate(element):
                continue
            subject = clauses.subject(element)
            if not subject or subject[0].kind == "they":
                continue
            meant = self.together(subject, clauses.reading)
            if meant is None:
                continue
            if len(meant.actors) > 1 or (verb.plural and subject[0].kind in {"body", "people"}):
                self.plural_subject = meant.actors
            elif len(meant.members) == 1:
                self.focus = meant.members[0]
                return
            else:
                self.subject = meant.actors[0]

    def together(self, row: Sequence[Element], reading: Reading) -> Meant | None:
        """Return what several elements joined by "et" stand for, each actor once."""
        met = [m for m in (self.meant(element, reading) for element in row) if m is not None]
        actors: dict[Actor, None] = {actor: None for m in met for actor in m.actors}
        members = tuple(dict.fromkeys(id(member) for m in met for member in m.members))
        found = {id(member): member for m in met for member in m.members}
        return Meant(tuple(actors), tuple(found[one] for one in members)) if actors else None

    def takes_place(self, event: Draft) -> None:
        """Note who meets or visits in an event just told: they are "les deux parties", "l'hôte"."""
        people = event.people
        if event.family == "Meeting" and len(people) >= 2:
            self.sides = tuple(self.cast.among(people))
        if event.family == "Meeting" and len(event.parts) >= 2:
            self.side_actors = tuple(event.parts)
        guests = {actor for actor, part in event.parts.items() if part.role in {"Guest", "HeadOfDelegation"}}
        self.guests += [m for m in self.cast.among(guests) if m not in self.guests]

    def persons(self, row: Sequence[Element], reading: Reading) -> set[Person]:
        """Return the persons that elements stand for: of "X et la ville de Hué" only X."""
        met = (self.meant(element, reading) for element in row)
        return {actor for m in met if m is not None for actor in m.actors if isinstance(actor, Person)}

    def _singular(self, *, feminine: bool) -> Meant | None:
        """Resolve "il", "elle": the last subject, else who was named last, as far as the gender is not another one.

        "Elle" is a woman where one is known, never a man: rather the delegation or town that was a subject.
        """
        named = ([self.focus] if self.focus is not None else []) + self.recent
        likely = [m for m in named if m.feminine] if feminine else [m for m in named if not m.feminine]
        possible = [m for m in named if not (feminine and m.masculine)]
        member = next(iter(likely or possible), None)
        if member is not None:
            return Meant((member.person,), (member,))
        return Meant((self.subject,)) if feminine and self.subject is not None else None

    def _latter(self, *, feminine: bool) -> Meant | None:
        """Resolve "ce dernier": who was named last, another than the last subject where there is one."""
        others = [m for m in self.recent if m is not self.focus] or self.recent
        if feminine:
            others = [m for m in others if m.feminine] or others
        return Meant((others[0].person,), (others[0],)) if others else None

    def _known(self) -> list[Member]:
        """Return the cast in the order in which a description may mean them: the last subject, those named last, the rest."""
        known = [m for m in self.recent if m is self.focus] + [m for m in self.recent if m is not self.focus]
        return known + [m for m in self.cast.members if m not in self.recent]

    def _of_place(self, element: Element, reading: Reading) -> Member | None:
        """Resolve "le dirigeant de Hué", "la responsable de la province de Hué": who was named last of those there."""
        place = next((m.place for m in reading.places if m.phrase - 2 <= element.last < m.first), None)
        if place is None or reading.word(element.last) not in words().of:
            return None
        return next((m for m in self.recent if any(_is_of(post, place) for post in m.posts)), None)

    def _described(self, told: str, *, feminine: bool = False) -> Member | None:
        """Resolve "le dirigeant lao", "le diplomate", "l'hôte russe", "le responsable"."""
        known, people = words(), self.recent
        nouns = sorted((*known.described_posts, *known.visitors), key=len, reverse=True)
        noun = next((noun for noun in nouns if told.startswith(noun)), None)
        run = told.split()
        named = (" ".join(run[i:j]) for i in range(len(run)) for j in (i + 2, i + 1))
        country = next((self._country(word) for word in named if word in known.demonyms), None)
        if noun in known.visitors and self.guests:
            return self.guests[-1]
        kinds = known.described_posts.get(noun or "")
        if kinds is not None:
            fitting = [m for m in people if country is None or m.country == country]
            fitting = fitting or [m for m in people if m.country is None]
            holder = next((m for kind in kinds for m in fitting if m.holds((kind,))), None)
            return holder or (_president(fitting) if "head-of-state" in kinds else None)
        if country is not None:
            recent = next((m for m in people if m.country == country), None)
            return recent or (
                self._counterpart(country) if run[0] in known.other_side or not people else None
            )
        if told.split(maxsplit=1)[0] in known.other_side:
            others = [m for m in self.sides if m is not self.focus]
            return others[0] if len(others) == 1 else None
        if told.rsplit(maxsplit=1)[-1] in known.inheriting:
            local = [m for m in people if any(is_local(post.place) for post in m.posts)]
            return self.focus if self.focus in local else local[0] if local else None
        if feminine and not (self.focus is not None and self.focus.feminine):
            return next((m for m in people if m.feminine), None) or self.focus
        return self.focus or (people[0] if people else None)

    def _counterpart(self, country: str) -> Member | None:
        """Return who "son homologue chinois" is where the name follows later: the only one of that country."""
        found = [m for m in self.cast.members if m.country == country]
        return found[0] if len(found) == 1 else None

    def _country(self, demonym: str) -> str | None:
        """Return the country of "lao", "sud-coréen"."""
        found = self.scene.gazetteer.demonym(demonym)
        return found.country if found is not None else None

    def _own_place(self, told: str) -> Place | None:
        """Resolve "sa ville", "son pays" to the speaker's, "la ville" to the place last spoken of."""
        determiner, kind = told.split()
        speaker = self.focus
        if kind == "Country":
            if determiner in {"son", "leur"} and speaker is not None and speaker.country:
                return self.scene.gazetteer.country_place(speaker.country)
            return None
        if speaker is not None:
            for post in speaker.posts:
                if is_local(post.place):
                    return post.place
        return self.subject if isinstance(self.subject, Place) and is_local(self.subject) else None


def _president(people: Sequence[Member]) -> Member | None:
    """Return who "le chef de l'État" is where only "le président X" is told: a chair of nothing in particular."""
    return next(
        (
            m
            for m in people
            for post in m.posts
            if post.kind == "chair" and post.body is None and " " not in post.title
        ),
        None,
    )


def _is_of(post: Post, place: Place) -> bool:
    """Whether a post is of a place: "maire de Hué"."""
    return post.place is not None and same_place(post.place, place)
