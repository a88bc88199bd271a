"""When and where an event takes place, and where a journey goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.facts import Body, Place
from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.labels import event_nouns
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.dates import DateMention, ahead, behind, resolve
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.clauses import Clauses
from mappings.relations.drafts import Draft, Drafts
from mappings.relations.gatherings import PLENARY
from mappings.relations.naming import is_local
from mappings.relations.nouns.premises import premises
from mappings.relations.parts import TALKS
from mappings.relations.sentences.element import Element

_SINCE: Final = 3  # tokens from "depuis" to the noun of what is over
_NEAR_NOUN: Final = 12  # tokens between a gathering's noun and the date before it that it can have
_OPENING: Final = 4  # tokens at the head of a sentence that put it on a day told before
_NEAR_JOURNEY: Final = 4  # tokens between a journey and a place without preposition ("visite Hanoï")
_LEADING: Final = 4  # tokens between the noun of a visit and "mène"
_HOUSE: Final = 30  # tokens between a verb or noun and the house where it takes place
_AT: Final = 5  # tokens from "résultats" to the noun of a gathering that was held elsewhere
_FAR: Final = 10  # words of meaning between a verb or noun and where it takes place
_FURTHER: Final = 12  # tokens between one destination and the next
_TOWN: Final = 3  # tokens from "ville" to its name: "la ville jumelée de Hué"
_OCCASION: Final = 5  # tokens from "lors" to the noun of a visit
_LISTED: Final = 4  # tokens between two destinations that a comma lists
_WAY: Final = 5  # tokens from "partance" to a place: "en partance pour Genève en"
_SETTING_OUT: Final = frozenset({"partance"})
_MATTER: Final = 3  # tokens from "situation" to its place: "la situation politique au"
_JOINING: Final = 6  # tokens before a further destination in which "et", "ainsi que", "puis" joins it


class Circumstances:
    """Dates and places of the events of one article, day by day in the order of telling.

    "Le 16 mai à Hanoï, …" gives both; "Le lendemain, …" is the day after the one told last.
    """

    def __init__(self, scene: Scene, drafts: Drafts) -> None:
        self._scene, self._drafts = scene, drafts
        published = scene.article.published
        self._last_day = published if published is not None and published.day is not None else None

    def complete(self, draft: Draft, clauses: Clauses, element: Element, noun: Element | None) -> None:
        """Give an event the date and place of its verb (``element``) or noun: "a reçu lundi à Hué"."""
        date = self._date_of(draft, clauses, element, noun)
        if date is not None:
            over = isinstance(element.value, Verb) and element.value.tense in {"past", "participle"}
            over |= clauses.reading.has({"depuis"}, element.first - _SINCE, element.first)
            self._date(draft, clauses, date, over=over)
            self._since(draft, clauses.reading, date)
            _leave_open(draft, clauses, element, noun)
        elif draft.status == "held":
            self._same_day(draft, clauses.reading, element)
        if draft.place is None and draft.type != "Visit":
            house = self._house(clauses, element) if draft.family != "Visit" else None
            draft.place = (
                house or self._place(clauses, element, draft) or self._premises(clauses, noun or element)
            )

    def destinations(self, clauses: Clauses, start: Element) -> list[Place]:
        """Return where a journey goes: the places behind it, but none that only says where another lies.

        "visitera la province du Shaanxi et la ville de Guangzhou" goes to two, "à Hué (Vietnam)" to one.
        """
        found: list[Place] = []
        start = _shared(clauses, start)
        last, towards = start.last, words().where
        if isinstance(start.value, Verb) and start.value.lemma in verb_classes().departing:
            towards = frozenset({"pour"})
        for e in clauses.scope(start):
            if not isinstance(e.value, Place):
                continue
            opening = e.prep in towards or (e.prep == "" and e.first - start.last <= _NEAR_JOURNEY)
            opening |= _is_of_town(clauses, e)
            joined = (
                clauses.reading.has({"et", "ainsi", "puis"}, e.first - _JOINING, e.first)
                and (e.prep in {"", "et"} or e.prep in words().where)
                and e.first - last <= _FURTHER
            )
            listed = bool(found) and _is_listed(clauses, last, e)
            if (joined or listed if found else opening) and not self._contains_one(e.value, found):
                found.append(e.value)
                last = e.last
        leading = None if found else _leading_on(clauses, start)
        return self.destinations(clauses, leading) if leading is not None else found

    def _date_of(
        self, draft: Draft, clauses: Clauses, element: Element, noun: Element | None
    ) -> DateMention | None:
        """Return the date of the verb, else of the noun; a gathering takes none from far before it."""
        date = clauses.date(element)
        visit = self._drafts.told_in(clauses.index, {"Visit"}) if draft.type in TALKS else None
        if date is not None and draft.type in TALKS and _is_of_visit(clauses, element, date):
            return None
        if date is not None and visit is not None and date.end != date.start and visit.end == date.end:
            return None  # "s'est rendu du 5 au 8 mai à Hué, où il a rencontré X": the days of the journey
        if isinstance(element.value, Verb) and (
            element.value.tense == "infinitive"
            or (element.value.tense == "participle" and draft.type == "Visit")
        ):
            behind = [e.value for e in clauses.scope(element) if isinstance(e.value, DateMention)]
            return (
                behind[0] if behind else None
            )  # "est arrivé dimanche pour participer à": the day of the arrival; "a reçu lundi X, arrivé à Hué"
        if noun is None:
            return date
        if noun is element and draft.type == "Visit":
            return _own_date(clauses, element) or _around_it(clauses, element, date)
        if noun is not element:
            days = _days_behind(clauses, noun) if draft.type == "Visit" else None
            return days or date or clauses.date(noun)
        far = date is not None and date.last < element.first - _NEAR_NOUN
        return None if far and draft.type in PLENARY else date

    def _date(self, draft: Draft, clauses: Clauses, date: DateMention, *, over: bool) -> None:
        """Give an event its date; what is dated behind the article's own day is planned, unless told as ``over``."""
        published = self._scene.article.published
        told = resolve(date, self._said_before(clauses, date) or self._last_day)
        if draft.status == "planned" and published is not None:
            told = ahead(told, published)
        elif over and published is not None:
            told = behind(told, published)
        elif date.weekday and published is not None and _is_until(clauses.reading, date):
            told = ahead(told, published)
        draft.start, draft.end = told.start, told.end
        if told.start is None:
            return
        if told.is_day and told.start == told.end:
            self._last_day = told.start
        today = published.latest if published is not None else None
        coming = today is not None and told.start.earliest is not None and told.start.earliest > today
        if (date.future or coming) and _is_until(clauses.reading, date):
            draft.status = "ongoing" if draft.status == "held" else draft.status
        elif date.future or coming:
            draft.status = "planned"
        elif (
            told.end is not None
            and told.end.latest is not None
            and today is not None
            and draft.type in {"Visit", "Conference"}
        ):
            draft.status = "ongoing" if told.end.latest > today and told.end != told.start else draft.status

    def _said_before(self, clauses: Clauses, date: DateMention) -> Moment | None:
        """Return the day that a sentence names before "ce jour-là": "Rendez-vous est pris le 25 mai : ce jour-là, …"."""
        days = [
            e.value.start
            for e in clauses.row
            if isinstance(e.value, DateMention) and e.value.is_day and e.last <= date.first
        ]
        return days[-1] if days and date.from_last_day is not None else None

    def _since(self, draft: Draft, reading: Reading, date: DateMention) -> None:
        """Leave open the end of what goes on "depuis lundi" or "à partir de lundi", the start of what lasts "jusqu'à lundi"."""
        if _is_until(reading, date):
            draft.start = None
        if _is_from(reading, date):
            draft.end = None
        if not _is_since(reading, date):
            return
        draft.end = None
        if draft.status == "held":
            draft.status = "ongoing"

    def _same_day(self, draft: Draft, reading: Reading, element: Element) -> None:
        """Take the day of the talks for what happened "après la rencontre", "l'entrevue terminée"."""
        end = min(_OPENING, element.first)
        talks = self._drafts.last("Meeting")
        noun = any(event_nouns().at(reading.tokens, i) is not None for i in range(end))
        if not (noun and reading.has(words().afterwards, 0, end)) or talks is None:
            return
        if talks.start is not None and talks.sentence < draft.sentence:
            draft.start = draft.end = talks.start

    def _place(self, clauses: Clauses, element: Element, draft: Draft) -> Place | None:
        """Return where it takes place: a place behind "à", "en", "dans" in the clause, the most specific first."""
        named = [
            e
            for e in clauses.row
            if isinstance(e.value, Place)
            and e.prep in words().where
            and e.value not in draft.parts
            and not (draft.family == "Meeting" and _is_of_matter(clauses.reading, e))
        ]
        found = [e for e in named if not self._is_destination(clauses, e)] or [
            e for e in named if isinstance(e.value, Place) and is_local(e.value) and e.first > element.first
        ]
        aside = clauses.reading.has(words().outcomes, element.first - _AT, element.first)
        behind = [e for e in clauses.scope(element) if e in found and clauses.gap(element, e) <= _FAR]
        before = [e for e in found if e.last <= element.first and not aside]
        for candidates in (behind, before[::-1]):
            places = [e.value for e in candidates if isinstance(e.value, Place)]
            if places:
                inside = (p for p in places[1:] if places[0].authority in self._scene.gazetteer.within(p))
                return next(inside, places[0])
        return None

    def _is_destination(self, clauses: Clauses, place: Element) -> bool:
        """Whether a place only says where a visit told beside goes: "lors de sa visite en France"."""
        visits = [
            e for e in clauses.row if e.kind == "event" and e.value == "Visit" and e.last <= place.first
        ]
        if not visits or clauses.reading.has(
            words().stays_during, visits[-1].first - _OCCASION, visits[-1].first
        ):
            return False
        parted = any(visits[-1].last <= e.first < place.first and v.finite for e, v in clauses.verbs())
        return not parted and not clauses.reading.has({","}, visits[-1].last, place.first)

    def _house(self, clauses: Clauses, element: Element) -> Place | None:
        """Return the site with a name behind a verb or noun: "accueilli à l'aéroport de Wattay"."""
        following = (e.first for e, verb in clauses.verbs() if verb.finite and e.first >= element.last)
        end = next(following, len(clauses.reading.tokens))
        found = premises(self._scene, clauses.reading, element.last, min(end, element.last + _HOUSE))
        return found[0] if found is not None else None

    def _premises(self, clauses: Clauses, element: Element) -> Place | None:
        """Return the house where it takes place: "à l'École du Comité municipal du Parti de Pékin"."""
        for e in clauses.scope(element):
            housed = stem(clauses.reading.word(e.first)) in words().housed
            if isinstance(e.value, Body) and e.prep == "a" and housed:
                return Place(e.value.name, "Site", None, e.value.country)
        return None

    def _contains_one(self, place: Place, others: Sequence[Place]) -> bool:
        """Whether one of ``others`` lies within ``place``: Hué in the "Vietnam" of "à Hué (Vietnam)"."""
        return any(place.authority in self._scene.gazetteer.within(other) for other in others)


def _shared(clauses: Clauses, verb: Element) -> Element:
    """Return the participle joined to a verb with which it shares its object: "félicité" of "a visité et félicité la ville"."""
    behind = next((e for e in clauses.row if e.first >= verb.last), None)
    participle = behind is not None and isinstance(behind.value, Verb) and behind.value.tense == "participle"
    if behind is None or not participle or clauses.reading.run(verb.last, behind.first) != ["et"]:
        return verb
    return behind if clauses.joined_to(behind) is verb else verb


def _is_of_matter(reading: Reading, place: Element) -> bool:
    """Whether a place is that of what is talked of ("de la situation politique au Sahel"), or lies on the way ("en partance pour …")."""
    first = next((m.phrase for m in reading.places if m.first == place.first), place.first)
    return reading.has(words().matters, first - _MATTER, first - 1) or reading.has(
        _SETTING_OUT, first - _WAY, first
    )


def _is_of_town(clauses: Clauses, place: Element) -> bool:
    """Whether a place names the town that a journey goes to: "dans la ville jumelée de Hué"."""
    before = [e for e in clauses.row if e.last <= place.first]
    near = bool(before) and before[-1].kind == "own" and place.first - before[-1].last <= _TOWN
    return near and place.prep == "de" and before[-1].prep in words().where


def _leading_on(clauses: Clauses, noun: Element) -> Element | None:
    """Return the verb behind the noun of a journey that says where it leads: "une tournée qui l'a mené au Laos"."""
    if noun.kind != "event":
        return None
    return next(
        (
            e
            for e, verb in clauses.verbs()
            if verb.lemma in verb_classes().leading and 0 < e.first - noun.last <= _LEADING
        ),
        None,
    )


def _is_since(reading: Reading, date: DateMention) -> bool:
    """Whether a date is that of "depuis lundi", "depuis le 3 mai"."""
    return reading.has({"depuis"}, date.first - 2, date.first) or (
        reading.run(date.first - _SINCE, date.first) == ["depuis", "hier", ","]
    )


def _is_of_visit(clauses: Clauses, element: Element, date: DateMention) -> bool:
    """Whether a date beside talks is that of a visit: "reçu X, en visite depuis lundi", "X, en visite du 3 au 8 mai"."""
    if _is_since(clauses.reading, date):
        return True
    visiting = (e for e in clauses.row if e.kind == "event" and e.value == "Visit")
    return date.start != date.end and any(element.last <= e.first < date.first for e in visiting)


def _is_listed(clauses: Clauses, last: int, place: Element) -> bool:
    """Whether only a comma and a preposition part a destination from the one before: "à Cuba, en Argentine et au Chili"."""
    between = clauses.reading.run(last, place.first)
    return between[:1] == [","] and len(between) <= _LISTED and place.prep in words().where


def _own_date(clauses: Clauses, noun: Element) -> DateMention | None:
    """Return the date behind the noun of a visit that is its own.

    Those of "sa première visite depuis son élection en mars", "sa visite, après leurs entretiens de lundi" and "son séjour
    étant de trois jours, lundi …" are not.
    """
    scope = clauses.scope(noun)
    found = next((e for e in scope if isinstance(e.value, DateMention)), None)
    if found is None or not isinstance(found.value, DateMention):
        return None
    since = clauses.reading.has({"depuis"}, noun.last, found.first)
    between = [e for e in scope if e.first < found.first]
    other = any(
        (e.kind == "event" and e.value in TALKS)
        or (isinstance(e.value, Verb) and e.value.tense != "participle")
        for e in between
    )
    return None if other or (since and not _is_since(clauses.reading, found.value)) else found.value


def _around_it(clauses: Clauses, noun: Element, date: DateMention | None) -> DateMention | None:
    """Return the month or year in which something was done on a visit: "ont signé en 2001, à l'occasion de la visite de X".

    A day is that of the deed alone: "a rencontré le 2 avril X lors de sa visite".
    """
    occasion = clauses.reading.has(words().occasions, noun.first - _OCCASION, noun.first)
    return date if date is not None and occasion and date.start is not None and not date.is_day else None


def _days_behind(clauses: Clauses, noun: Element) -> DateMention | None:
    """Return the days of a visit behind its noun: "est parti lundi pour une visite au Laos du 13 au 15 mai"."""
    dates = (e.value for e in clauses.scope(noun) if isinstance(e.value, DateMention))
    return next((date for date in dates if date.start != date.end), None)


def _is_from(reading: Reading, date: DateMention) -> bool:
    """Whether a date is that of "à partir de lundi", "dès lundi": not of "le festival des arts du 5 au 7"."""
    before = reading.tokens[max(date.first - _SINCE, 0) : date.first]
    return any(token.folded == "partir" or token.text.lower() == "dès" for token in before)


def _is_until(reading: Reading, date: DateMention) -> bool:
    """Whether a date is that of "jusqu'à lundi"."""
    return reading.has({"jusqu", "jusque"}, date.first - _SINCE, date.first)


def _leave_open(draft: Draft, clauses: Clauses, element: Element, noun: Element | None) -> None:
    """Leave open when a journey that only begins ends, and when one that only ends began: "a achevé lundi sa visite".

    Who leaves "pour une visite" begins it.
    """
    if draft.type != "Visit" or not isinstance(element.value, Verb) or draft.start != draft.end:
        return
    setting_out = noun is not None and clauses.reading.has({"pour"}, element.last, noun.first)
    if element.value.lemma in verb_classes().beginning or setting_out:
        draft.end = None
    elif element.value.lemma in verb_classes().ending:
        draft.start = None
