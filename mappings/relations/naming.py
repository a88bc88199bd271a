"""Names to values: the body, post or place that a mention stands for, with what its words and context tell."""

from __future__ import annotations

from typing import Final

from mappings.authorities import authorities
from mappings.facts import Body, Place, Post
from mappings.folding import fold
from mappings.french.words import words
from mappings.mentions.bodies import BodyMention, body_at
from mappings.mentions.phrases import Surroundings
from mappings.mentions.places import PlaceMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading, Scene

_OF_PROVINCES: Final = frozenset({"governor", "vice-governor", "prefect"})
OF_STATES: Final = {"chair": "head-of-state", "vice-chair": "vice-head-of-state"}
"""What a "président" is where he is of a country and of no body: "le président laotien"."""
_OF_CITIES: Final = frozenset({"mayor", "deputy-mayor"})
LOCAL_KINDS: Final = frozenset({"City", "Province"})  # of places that cooperate as localities


class Namer:
    """Makes values of mentions for one article: of "Comité populaire municipal" a body with its city."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._localities = self._list_localities()

    def body(self, reading: Reading, mention: BodyMention, home: Place | None = None) -> Body:
        """Return the body that a mention names; "Comité populaire de Hué" has its seat there."""
        name = self._scene.written(reading, mention.first, mention.last)
        known = self._known(name, mention.known)
        if known is not None:
            return Body(name, known.country, known.authority)
        place = self._own_place(reading, mention.first, mention.last)
        if place is None and not mention.delegation:
            place = self._inherited(reading, mention.first, mention.last, home)
        country = place.country if place is not None else None
        seat = place if place is not None and place.kind != "Country" else None
        return Body(name, country, None, seat, delegation=mention.delegation)

    def _known(self, name: str, ids: tuple[str, ...]) -> Body | None:
        """Return the known body that a name means in this article, where that is one of ``ids``."""
        table = authorities().bodies
        if not ids:
            return None
        countries = {country for one in ids if (country := table[one].country) is not None}
        if len(countries) > 1:
            meant = self._scene.gazetteer.most_named(countries)
            if meant is None:
                return None  # "l'Assemblée nationale", in a report on Laos and Viet Nam
        found = authorities().resolve_body(name, countries=self._scene.gazetteer.countries)
        chosen = found.id if found is not None and found.id in ids else ids[0] if len(ids) == 1 else None
        return Body(table[chosen].name, table[chosen].country, chosen) if chosen is not None else None

    def own_locality(self, reading: Reading, first: int, last: int) -> Place | None:
        """Return the province or city that a phrase itself names: Hué in "maire de Hué"."""
        place = self._own_place(reading, first, last)
        return place if is_local(place) else None

    def post(
        self, reading: Reading, mention: PostMention, home: Place | None = None, title: str | None = None
    ) -> Post:
        """Return the post that a mention states: title as written, body and place.

        ``home`` is the locality that another post of the same person names; it goes before any other for
        "Comité populaire provincial"; ``title`` is what to say for the words of the mention.
        """
        title = title or self._scene.written(reading, mention.first, mention.last)
        body = None
        if mention.body is not None:
            first, last = mention.body
            around = Surroundings(reading.tokens, {m.first: m for m in reading.places})
            found = body_at(around, first)
            body = self.body(
                reading,
                BodyMention(first, last, found.known if found is not None and found.last == last else ()),
                home,
            )
        place = self._pointed(reading, mention) or self._own_place(reading, mention.first, mention.last)
        place = self._of_rank(place, mention.kind)
        if place is None and body is not None:
            place = body.seat or (self._scene.gazetteer.country_place(body.country) if body.country else None)
        of_state = body is None and place is not None and place.kind == "Country"
        of_state = of_state and self._is_of_land(reading, mention)
        kind = OF_STATES.get(mention.kind, mention.kind) if of_state else mention.kind
        return Post(title, kind, body, place)

    def _is_of_land(self, reading: Reading, mention: PostMention) -> bool:
        """Whether a title names nothing but a country: the "présidente du Jumelage allemand" is of no state."""
        named = {i for m in reading.places for i in range(m.phrase, m.last)}
        return not any(
            token.is_capitalised and i not in named and token.folded not in words().of_states
            for i, token in enumerate(reading.tokens[mention.first + 1 : mention.last], mention.first + 1)
        )

    def _of_rank(self, place: Place | None, kind: str) -> Place | None:
        """Return the place of the rank that a post has: the governor of Fukuoka governs the prefecture, its mayor the city."""
        rank = "Province" if kind in _OF_PROVINCES else "City" if kind in _OF_CITIES else None
        if place is None or rank is None or place.kind in {rank, "Country"}:
            return place
        known = self._scene.gazetteer.resolve(place.name, rank)
        if known is None or known.country != place.country:
            return place
        return Place(place.name, known.kind, known.id, known.country)

    def _pointed(self, reading: Reading, mention: PostMention) -> Place | None:
        """Return the town that "maire de cette ville" points back to: the last one named, of the adjective's country."""
        if not reading.has(words().demonstratives, mention.first, mention.last):
            return None
        countries = {
            m.place.country for m in reading.places if m.adjective and mention.first <= m.first < mention.last
        }
        offset = reading.tokens[mention.first].start
        before = [
            place
            for at, place in self._localities
            if at < offset and (not countries or place.country in countries)
        ]
        return before[-1] if before else None

    def _own_place(self, reading: Reading, first: int, last: int) -> Place | None:
        """Return the place that a phrase names for itself: the nearest of those where it is not only accredited."""
        inside = [m for m in reading.places if first <= m.first and m.last <= last]
        own = [m for m in inside if not m.adjective and not self._abroad(reading, m)]
        if own:
            return own[0].place if len(own) == 1 else _most_specific(own)
        adjectives = [m for m in inside if m.adjective]
        return (adjectives or inside)[0].place if inside else None

    def _abroad(self, reading: Reading, mention: PlaceMention) -> bool:
        """Whether somebody is only accredited there: "ambassadeur au Laos"."""
        return reading.word(mention.phrase - 1) in words().abroad

    def _inherited(self, reading: Reading, first: int, last: int, home: Place | None) -> Place | None:
        """Return the locality of "Comité populaire municipal": the nearest of its rank named before, else the dateline's."""
        name = fold(self._scene.written(reading, first, last))
        city = reading.has(words().city_ranks, first, last)
        province = reading.has(words().province_ranks, first, last)
        if not (reading.has(words().inheriting, first, last) or name in words().home_bodies):
            return None
        if home is not None:
            return home
        sender = self._sender(reading, first)
        if sender is not None:
            return sender
        offset = reading.tokens[first].start
        beside = [m.place for m in reading.places if is_local(m.place) and not m.adjective]
        before = [place for at, place in self._localities if at < offset]
        nearest = beside[:1] + before[::-1]
        for place in nearest:
            if (
                (city and place.kind == "City")
                or (province and place.kind == "Province")
                or not (city or province)
            ):
                return place
        return nearest[0] if nearest else None

    def _sender(self, reading: Reading, first: int) -> Place | None:
        """Return whom "une délégation de la région Aquitaine, dirigée par X, président du Conseil régional" is of."""
        led = [i for i in range(first) if reading.word(i) in words().conducted]
        before = [m.place for m in reading.places if led and m.last <= led[-1] and is_local(m.place)]
        return before[-1] if before else None

    def _list_localities(self) -> list[tuple[int, Place]]:
        """Return the cities and provinces that the article names, with their offsets."""
        return [
            (reading.tokens[mention.first].start, mention.place)
            for reading in self._scene.readings
            for mention in reading.places
            if is_local(mention.place) and not mention.adjective
        ]


def is_news_agency(body: Body) -> bool:
    """Whether a body is a known news agency: "VNA", "Xinhua"."""
    known = authorities().bodies.get(body.authority or "")
    return known is not None and known.kind == "news-agency"


def is_local(place: Place | None) -> bool:
    """Whether a place is a city or province: "Daegu", "Quang Ninh"."""
    return place is not None and place.kind in LOCAL_KINDS


def place_key(place: Place) -> str:
    """Return what tells a place from others in one article: its id, else its folded name ("hue")."""
    return place.authority or fold(place.name)


def same_place(one: Place, other: Place) -> bool:
    """Whether two names mean one place: "Pékin" and "Beijing" do."""
    if one.authority and other.authority:
        return one.authority == other.authority
    return fold(one.name) == fold(other.name)


def _most_specific(mentions: list[PlaceMention]) -> Place:
    """Return the first place that is no country; "de la ville de Chongzuo (Guangxi)" is Chongzuo's."""
    return next((m.place for m in mentions if m.place.kind != "Country"), mentions[0].place)
