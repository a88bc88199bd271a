"""Parts in events: who is meant by the words that fill a role, and the events put among those already told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from mappings.article import BlockKind
from mappings.facts import Actor, Person, Post
from mappings.french.words import words
from mappings.mentions.scene import Scene
from mappings.relations.clauses import Clauses
from mappings.relations.delegations import Delegations
from mappings.relations.discourse import Discourse, Meant
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.naming import same_place
from mappings.relations.references.nameless import nameless
from mappings.relations.sentences.element import Element
from mappings.relations.verbs.clitics import clitic

_JOINED: Final = frozenset({"Conference", "Ceremony"})  # gatherings that "lors de la réunion" points back to
TALKS: Final = frozenset({"Meeting", "Call", "Reception"})


class Parts:
    """Fills the roles of the events of one article: X is the host and Y the guest of "X a reçu Y"."""

    def __init__(self, scene: Scene, discourse: Discourse, drafts: Drafts, delegations: Delegations) -> None:
        self._scene, self._discourse = scene, discourse
        self._drafts, self._delegations = drafts, delegations

    def draft(self, clauses: Clauses, kind: str, status: str = "held") -> Draft:
        """Return an event that a sentence tells ("a reçu", "une réunion"), nobody in it yet."""
        shown = clauses.reading.sentence.kind is BlockKind.CAPTION
        return Draft(kind, self._scene.quote(clauses.reading), clauses.index, status=status, shown=shown)

    def met(self, found: Sequence[Element], role: str, clauses: Clauses) -> Iterator[tuple[Meant, str]]:
        """Yield what elements stand for, with the role that they fill: in "reçu par le maire" a person, "Host"."""
        for element in found:
            meant = self._discourse.meant(element, clauses.reading)
            if meant is not None and element.kind == "sides" and _are_strangers(clauses, element, meant):
                continue
            if meant is None:
                body = nameless(
                    self._scene, clauses.reading, element, sure=not self._discourse.holders.has_postless()
                )
                meant = Meant((body,), nameless=True) if body is not None else None
            if meant is not None:
                yield meant, role

    def pointed(self, clauses: Clauses, verb: Element, role: str) -> Iterator[tuple[Meant, str]]:
        """Yield whom the pronoun before a verb means, with the role that it fills: "Guest" in "qui l'a reçu"."""
        meant = clitic(self._discourse, clauses, verb)
        if meant is not None:
            yield meant, role

    def fill(self, draft: Draft, clauses: Clauses, found: Sequence[Element], role: str) -> None:
        """Give those whom elements stand for a role: "le maire" of "reçu par le maire" is the host."""
        for meant, _ in self.met(found, role, clauses):
            self.add(draft, clauses, meant, role)

    def add(self, draft: Draft, clauses: Clauses, meant: Meant, role: str) -> None:
        """Give those who are meant a role; who is "à la tête d'une délégation" leads it in talks and visits."""
        if meant.nameless and draft.family not in {"Meeting", "Visit"}:
            return  # of those who attend something the names count
        evidence = self._scene.quote(clauses.reading)
        for actor in meant.actors:
            chosen = "HeadOfDelegation" if self._leads(actor, draft, role) else role
            draft.add(actor, chosen, evidence, _capacity(meant))

    def put(self, draft: Draft) -> None:
        """Put an event among those told before; "les deux parties", "l'hôte" are then those who take part in it.

        Talks of one side alone ("a eu des rencontres avec des personnalités") tell no event.
        """
        draft.drop_nameless()
        if draft.type in TALKS and len(draft.people) >= 2:
            draft.drop_places()  # persons talk; a place beside them only says whose they are
        elif draft.type in TALKS and draft.people:
            draft.drop_places("Country")  # "s'est entretenu … de la relation avec la France"
        if draft.type in TALKS and len(draft.parts) < 2:
            return
        if draft.type == "Visit" and draft.place is not None and draft.people:
            self.leave_home(draft)
        if draft.type == "Visit" and not draft.parts and self._drafts.known(draft) is None:
            return
        self._discourse.takes_place(self._drafts.put(draft))

    def join(self, draft: Draft) -> None:
        """Add those of "Lors du séminaire, X …" to the gathering told before that the noun points back to."""
        known = self._drafts.pointed_at(draft) if draft.family in _JOINED else None
        if known is None or (known.start is not None and known.start.day is None):
            return  # of "tenue en décembre 2012" another one is only recalled
        for actor, part in draft.parts.items():
            known.add(actor, part.role, part.evidence, part.post)

    def tells(self, family: str) -> bool:
        """Whether an event of a family was told before: the talks that "la rencontre" means."""
        return self._drafts.last(family) is not None

    def is_retold(self, draft: Draft) -> bool:
        """Whether an event that is only counted ("il s'agit de la 8e réunion") is one told before, or that one under another noun."""
        families = {draft.family, "Meeting"} if draft.type == "Conference" else {draft.family}
        return self._drafts.known(draft) is None and self._drafts.last(*families) is not None

    def leave_home(self, draft: Draft) -> None:
        """Take out of a journey who holds office where it goes: nobody is a visitor there."""
        for person in draft.people:
            member = self._discourse.cast.of(person)
            posts = member.posts if member is not None else ()
            homes = [post.place for post in posts if post.place is not None]
            if draft.place is not None and any(same_place(home, draft.place) for home in homes):
                del draft.parts[person]

    def _leads(self, actor: Actor, draft: Draft, role: str) -> bool:
        """Whether a participant in talks or a traveller is the head of a delegation."""
        if not isinstance(actor, Person):
            return False
        if role == "Participant" and draft.type in TALKS:
            return actor in self._delegations.told
        return role == "Guest" and draft.type == "Visit" and actor in self._delegations.heads


def _are_strangers(clauses: Clauses, sides: Element, meant: Meant) -> bool:
    """Whether "les deux dirigeants" are two of whom nobody was named: no towns or countries take their part."""
    people = clauses.reading.word(sides.last - 1) in words().people_sides
    return people and not any(isinstance(actor, Person) for actor in meant.actors)


def _capacity(meant: Meant) -> Post | None:
    """Return the post in which someone takes part: the one beside the name, else the first that is known."""
    if meant.posts:
        return meant.posts[0]
    return meant.members[0].first_post if len(meant.members) == 1 else None
