"""What the whole article tells of an event: its place from the dateline, its month from the visit around it, host and guest."""

from __future__ import annotations

from typing import Final

from mappings.facts import Body, Person, Place
from mappings.french.frames import verb_classes
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.discourse import Discourse
from mappings.relations.drafts import Draft
from mappings.relations.naming import is_local, same_place
from mappings.relations.nouns.plurals import is_plural
from mappings.relations.occasions.interlocutors import Interlocutors
from mappings.text import tokens

_OPENING: Final = 4  # tokens at the head of a sentence that tie it to the talks before
_LOCATED: Final = frozenset(
    {"Meeting", "Signing", "Conference", "Ceremony"}
)  # families of events that have one place
_SETTLED: Final = frozenset({"City", "Province", "Country"})  # kinds of places that a journey goes to
_VOICES: Final = ("spokesperson",)  # kinds of posts whose holders speak to the press, not at the gathering
_NEARBY: Final = 3000  # code points from the opening of a report within which its speakers speak at the gathering it is about


class Completion:
    """Completes the events of one article once all of it has been read.

    Where one of two persons who met is told to be "en visite", that one is the guest and the other the host.
    """

    def __init__(self, scene: Scene, discourse: Discourse, drafts: list[Draft]) -> None:
        self._scene, self._discourse, self._drafts = scene, discourse, drafts
        dateline = scene.article.dateline
        known = scene.gazetteer.resolve(dateline) if dateline else None
        self._home = (
            Place(dateline, known.kind, known.id, known.country) if known is not None and dateline else None
        )

    def run(self) -> None:
        """Complete every draft in place, and add the talks that only what was said tells."""
        Interlocutors(self._scene, self._discourse).complete(self._drafts)
        self._told_apart()
        for draft in self._drafts:
            if draft.family == "Meeting":
                self._host_and_guest(draft)
            if draft.place is None and draft.status == "held" and draft.type != "Call":
                draft.place = self._place_of_host(draft) or self._at_mission(draft)
                draft.place = draft.place or (self._place_of_dateline(draft) if draft.main else None)
            if draft.family == "Signing":
                self._at_the_talks(draft)
        for draft in self._drafts:
            if draft.family == "Visit" and draft.place is None:
                draft.place = self._where_received(draft)
        self._speakers()
        for draft in self._drafts:
            self._represented(draft)
            self._named_sides(draft)
            frame = self._around(draft)
            if frame is not None:
                self._inherit(draft, frame)

    def _told_apart(self) -> None:
        """Put each of "des entretiens séparés avec les ministres de A, B et C à Hué" where and when all of them were."""
        for talks in [
            d for d in self._drafts if d.family == "Meeting" and d.place and any(map(is_plural, d.parts))
        ]:
            for one in self._drafts:
                bare = one.family == "Meeting" and one.place is None and one.start in {None, talks.start}
                if (
                    bare
                    and one.sentence > talks.sentence
                    and one.people & talks.people
                    and one.type != "Call"
                ):
                    one.place, one.start, one.end = talks.place, talks.start, talks.end

    def _speakers(self) -> None:
        """Add who takes the floor in a report about one gathering: its speakers take part in it."""
        gathering = next(
            (
                d
                for d in self._drafts
                if d.main and d.family in {"Conference", "Ceremony"} and d.status == "held"
            ),
            None,
        )
        if gathering is None or any(d.main and d.family in {"Meeting", "Visit"} for d in self._drafts):
            return
        busy = {person for draft in self._drafts if draft is not gathering for person in draft.people}
        for person, evidence in self._discourse.speakers.items():
            if evidence.start > _NEARBY + self._scene.readings[0].sentence.start:
                continue
            if person not in busy and person not in gathering.parts:
                member = self._discourse.cast.of(person)
                if member is not None and member.holds(_VOICES):
                    continue
                post = member.first_post if member is not None else None
                gathering.add(person, "Participant", evidence, post)

    def _represented(self, draft: Draft) -> None:
        """Take a place out of a gathering that its own people chair: "les provinces A, B et C, coprésidée par X de A"."""
        chairs = [a for a, part in draft.parts.items() if part.role == "Chair"]
        homes = [
            post.place
            for member in (self._discourse.cast.of(actor) for actor in chairs)
            for post in (member.posts if member is not None else ())
            if post.place is not None
        ]
        for actor in [a for a in draft.parts if isinstance(a, Place)] if draft.family == "Conference" else ():
            if any(same_place(home, actor) for home in homes):
                del draft.parts[actor]

    def _named_sides(self, draft: Draft) -> None:
        """Take the two countries in a gathering's name ("Dialogue … Vietnam-France") where no one else is named."""
        if draft.family != "Conference" or draft.parts or draft.label is None:
            return
        sides = self._scene.gazetteer.pair_in(draft.label)
        for place in sides if len(sides) > 1 else ():  # "Chine-Afrique" is between more than one land
            draft.add(place, "Participant", draft.evidence)

    def _host_and_guest(self, draft: Draft) -> None:
        """Make the visitor the guest and who is at home the host, where a visit is told of one of two persons."""
        if (
            not {part.role for part in draft.parts.values()} <= {"Participant", "HeadOfDelegation"}
            or len(draft.people) != 2
        ):
            return
        visitors = {
            actor
            for other in self._drafts
            if other.family == "Visit" and other.status != "planned"
            for actor in other.parts
            if isinstance(actor, Person)
        } & draft.people
        if len(visitors) != 1:
            return
        visitor = next(iter(visitors))
        host = next(person for person in draft.people if person != visitor)
        land = next(
            other.place for other in self._drafts if other.family == "Visit" and visitor in other.parts
        )
        at_home = (
            land is not None
            and land.country is not None
            and (host.country or land.country) == land.country != visitor.country
        )
        elsewhere = (
            draft.place is not None
            and draft.place.country is not None
            and land is not None
            and draft.place.country != land.country
        )
        if at_home and not elsewhere:
            draft.parts[visitor].role, draft.parts[host].role = "Guest", "Host"

    def _where_received(self, visit: Draft) -> Place | None:
        """Return where a visitor of no told destination was met: the land, where a visitor from another holds an office of state."""
        for talks in self._drafts:
            place = talks.place
            met = [self._discourse.cast.of(person) for person in visit.people & talks.people]
            if talks.family != "Meeting" or talks.type == "Call" or place is None or not met:
                continue
            visitor = met[0]
            if place.kind not in _SETTLED or visitor is None or place.country in {None, visitor.country}:
                continue
            local = visitor.country is None or any(is_local(post.place) for post in visitor.posts)
            return place if local else self._scene.gazetteer.country_place(str(place.country)) or place
        return None

    def _place_of_dateline(self, draft: Draft) -> Place | None:
        """Return the town from which a report is sent for what it tells first: that took place there."""
        first = next((d for d in self._drafts if d.family in _LOCATED and d.main), None)
        elsewhere = draft.type == "Reception" and any(is_local(place) for place in self._hosts_places(draft))
        places = [d.place for d in self._drafts if d.main and d.place is not None]
        abroad = self._home is not None and any(not same_place(place, self._home) for place in places)
        return self._home if draft is first and not (elsewhere or abroad) else None

    def _at_the_talks(self, signing: Draft) -> None:
        """Give a signing "à l'issue de l'entretien", or by those who met, the day and place of the talks before it."""
        talks = next(
            (
                d
                for d in reversed(self._drafts)
                if d.family in {"Meeting", "Conference", "Ceremony"}
                and not d.aside
                and d.sentence <= signing.sentence
                and d.status == signing.status
            ),
            None,
        )
        if talks is None or signing.start not in {None, talks.start}:
            return
        reading = self._scene.readings[signing.sentence]
        occasion = reading.has(words().signing_occasions, 0, _OPENING) or reading.has({"occasion"})
        if (
            not occasion
            and talks.family == "Conference"
            and _crowns(reading, signing.sentence - talks.sentence)
        ):
            beside = [d for d in self._drafts if d.family == talks.family and d.sentence == talks.sentence]
            occasion, talks = True, beside[0]  # not "la première session au Caire", told after it
        if not (occasion or signing.people & talks.people):
            return
        signing.start, signing.end = talks.start, talks.end
        signing.place = signing.place or talks.place

    def _place_of_host(self, draft: Draft) -> Place | None:
        """Return the town or province that the host is of, unless the report is sent from another country: who receives is at home."""
        if draft.type not in {"Reception", "Meeting"}:
            return None
        local = dict.fromkeys(place for place in self._hosts_places(draft) if is_local(place))
        if not draft.main and draft.type == "Meeting":
            local = dict.fromkeys(place for place in local if self._is_visited(place))
        if self._home is None:
            return next(iter(local)) if len(local) == 1 else None
        if any(same_place(place, self._home) for place in local):
            return self._home
        return next(
            (place for place in local if len(local) == 1 and place.country == self._home.country), None
        )

    def _is_visited(self, place: Place) -> bool:
        """Whether the report tells a visit to a place, which leaves no doubt of where its people were met."""
        visited = (draft.place for draft in self._drafts if draft.family == "Visit")
        return any(goal is not None and same_place(goal, place) for goal in visited)

    def _at_mission(self, draft: Draft) -> Place | None:
        """Return where the embassy or consulate is that keeps a feast: "l'ambassade du Laos à Alger a célébré …"."""
        if draft.family != "Ceremony":
            return None
        for actor in draft.parts:
            told = list(tokens(actor.name)) if isinstance(actor, Body) else []
            if not told or stem(told[0].folded) not in words().posts_abroad:
                continue
            for mention in self._scene.gazetteer.find(told):
                if mention.phrase and told[mention.phrase - 1].folded in words().where:
                    return mention.place
        return None

    def _hosts_places(self, draft: Draft) -> list[Place]:
        """Return the places that the hosts' posts are of."""
        hosts = (self._discourse.cast.of(a) for a, part in draft.parts.items() if part.role == "Host")
        return [post.place for member in hosts if member for post in member.posts if post.place is not None]

    def _around(self, draft: Draft) -> Draft | None:
        """Return the dated visit or gathering during which an undated event of the article took place."""
        if (
            draft.start is not None
            or draft.status != "held"
            or draft.family in {"Visit", "Training"}
            or draft.ordinal is not None
        ):
            return None
        for frame in self._drafts:
            if frame.start is None or frame.start.day is None:
                continue
            wide = frame.family in {"Visit", "Conference"} and (frame.main or frame.sentence < 4)
            if frame is draft or not wide or frame.sentence > draft.sentence:
                continue
            if draft.family == "Conference" and frame.family == "Conference":
                continue
            shared = set(frame.parts) & set(draft.parts)
            if shared or draft.family == "Signing":
                return frame
        return None

    def _inherit(self, draft: Draft, frame: Draft) -> None:
        """Take what the frame leaves no doubt of: its month; its place for a signing at a gathering."""
        if frame.start is None:
            return
        today = self._scene.article.published if frame.status == "ongoing" else None
        last = frame.end or today or frame.start
        if last == frame.start:
            draft.start = draft.end = frame.start
        elif frame.start.year is not None and (frame.start.year, frame.start.month) == (
            last.year,
            last.month,
        ):
            draft.start = draft.end = Moment(frame.start.year, frame.start.month)
        if draft.place is None and draft.family == "Signing":
            draft.place = frame.place


def _crowns(reading: Reading, behind: int) -> bool:
    """Whether a signing told ``behind`` sentences after a gathering belongs to it: beside it, or as what it led to."""
    first = next((verb.lemma for verb in reading.verbs if verb.finite), "")
    return behind == 0 or (behind == 1 and first in verb_classes().crowning)
