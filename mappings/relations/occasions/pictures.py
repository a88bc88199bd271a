"""Pictures: captions that show two sides together ("X (à droite) et Y, le 8 octobre à Hué") tell that they met."""

from __future__ import annotations

from typing import Final

from mappings.facts import Place
from mappings.mentions.scene import Scene
from mappings.relations.circumstances import Circumstances
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.naming import is_local, same_place
from mappings.relations.parts import Parts
from mappings.relations.sentences.element import Element

_SIDES: Final = 2  # persons of a meeting
_APART: Final = 6  # tokens between the two: ", (à droite), et le maire"


class Pictures:
    """Reads the captions of one article that name two persons of different lands or towns, and a day or place."""

    def __init__(
        self, scene: Scene, discourse: Discourse, parts: Parts, circumstances: Circumstances
    ) -> None:
        self._scene, self._discourse = scene, discourse
        self._parts, self._circumstances = parts, circumstances

    def read(self, clauses: Clauses) -> None:
        """Add the meeting that a caption without a verb or noun of an event shows."""
        people = [e for e in clauses.row if e.kind == "person"]
        if len(people) != _SIDES or any(e.kind in {"verb", "event"} for e in clauses.row):
            return
        between = clauses.reading.run(people[0].last, people[1].first)
        placed = any(e.kind == "date" for e in clauses.row)
        if (
            "et" not in between
            or len(between) > _APART
            or not placed
            or not self._from_apart(people, clauses)
        ):
            return
        draft = self._parts.draft(clauses, "Meeting")
        self._parts.fill(draft, clauses, people, "Participant")
        self._circumstances.complete(draft, clauses, people[0], None)
        self._parts.put(draft)

    def _from_apart(self, people: list[Element], clauses: Clauses) -> bool:
        """Whether two persons hold office in different lands or towns."""
        homes = []
        for meant, _ in self._parts.met(people, "", clauses):
            member = meant.members[0]
            places = [post.place for post in member.posts if post.place is not None]
            homes.append((member.country, next((place for place in places if is_local(place)), None)))
        (land, town), (other_land, other_town) = homes
        if land is not None and other_land is not None and land != other_land:
            return True
        return isinstance(town, Place) and isinstance(other_town, Place) and not same_place(town, other_town)
