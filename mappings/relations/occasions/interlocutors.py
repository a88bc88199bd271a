"""Interlocutors: talks that no verb tells, put together from two who speak in turn: "X a dit …; pour sa part, Y a dit …"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mappings.facts import Body, Person
from mappings.french.labels import event_nouns
from mappings.french.words import content_words
from mappings.mentions.scene import Scene
from mappings.relations.cast import Member
from mappings.relations.discourse import Discourse
from mappings.relations.drafts import Draft
from mappings.relations.gatherings import PLENARY
from mappings.relations.nouns.plurals import is_plural
from mappings.relations.parts import TALKS
from mappings.relations.references.exchanges import Exchange

_TWO: Final = 2
_OTHER_SIDE: Final = {"Host": "Guest", "Guest": "Host", "HeadOfDelegation": "Host"}


class Interlocutors:
    """Completes the talks of one article with who speaks there, and finds talks that are told by what was said alone."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse

    def complete(self, drafts: list[Draft]) -> None:
        """Add to ``drafts`` those who answer each other: to talks of one of them, else as talks of their own.

        At a gathering who speaks in turn is one of many.
        """
        if any(d.main and d.family in PLENARY for d in drafts):
            return
        for exchange in self._between_sides():
            pair = {exchange.first.person: exchange.first, exchange.second.person: exchange.second}
            talks = [d for d in drafts if d.family == "Meeting"]
            if any(pair.keys() <= d.people for d in talks):
                continue
            held = [d for d in talks if d.status == "held"]
            known = next((d for d in held if self._of_nobody_else(d, pair)), None)
            if len(talks) == 1 and held and pair.keys() & held[0].people and len(held[0].people) >= _TWO:
                known = held[0]  # "Pour sa part, le secrétaire Y": one more of those who talk
            if known is not None:
                self._join(known, pair, exchange)
            elif all(len(d.people) < _TWO for d in talks) and self._is_about_talks(drafts):
                drafts.append(self._talks(pair, exchange))

    def _between_sides(self) -> Iterator[Exchange]:
        """Yield the exchanges between two who speak for different countries."""
        for exchange in self._discourse.exchanges.all:
            lands = {_land(exchange.first), _land(exchange.second)}
            if None not in lands and len(lands) == _TWO:
                yield exchange

    def _is_about_talks(self, drafts: list[Draft]) -> bool:
        """Whether "la rencontre", "cet entretien" stands anywhere: who spoke in turn spoke there, not at a signing."""
        if any(d.main and d.family == "Signing" for d in drafts):
            return False
        found = (event_nouns().find(reading.tokens) for reading in self._scene.readings)
        return any(match.values[0] in TALKS for matches in found for match in matches)

    def _of_nobody_else(self, draft: Draft, pair: dict[Person, Member]) -> bool:
        """Whether the sides of talks are one of the two, or bodies only: the delegation and the committee that they speak for."""
        return draft.people <= pair.keys() and all(
            isinstance(a, Person) or (isinstance(a, Body) and any(_speaks_for(m, a) for m in pair.values()))
            for a in draft.parts
        )

    def _join(self, draft: Draft, pair: dict[Person, Member], exchange: Exchange) -> None:
        """Put those who speak among the sides of talks, each in the place of the body that he speaks for."""
        for person, member in pair.items():
            if person in draft.parts:
                continue
            own = next((a for a in draft.parts if isinstance(a, Body) and _speaks_for(member, a)), None)
            others = [part.role for actor, part in draft.parts.items() if actor != own]
            role = _OTHER_SIDE.get(others[0] if others else "", "Participant")
            if own is not None:
                role = draft.parts.pop(own).role
            draft.add(person, role, exchange.evidence, member.first_post)

    def _talks(self, pair: dict[Person, Member], exchange: Exchange) -> Draft:
        """Return talks of two who answer each other."""
        draft = Draft("Meeting", exchange.evidence, exchange.sentence)
        for person, member in pair.items():
            draft.add(person, "Participant", exchange.evidence, member.first_post)
        return draft


def _land(member: Member) -> str | None:
    """Return the country that somebody speaks for: that of a post's place, where nothing else tells."""
    places = (post.place for post in member.posts if post.place is not None)
    return member.country or next((place.country for place in places if place.country), None)


def _speaks_for(member: Member, body: Body) -> bool:
    """Whether a body that talks is the one that somebody holds a post in, or a delegation of his place."""
    told = content_words(body.name)
    for post in member.posts:
        names = [post.title, *(part.name for part in (post.body, post.place) if part is not None)]
        if any(len(content_words(name) & told) >= min(_TWO, len(told)) for name in names):
            return True
        if (
            (body.delegation or is_plural(body))
            and post.place is not None
            and content_words(post.place.name) <= told
        ):
            return True
    return False
