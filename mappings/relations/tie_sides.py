"""Between whom a standing tie is: "entre A et B", "Vietnam - Chine", "sino-vietnamien", "les deux pays", "avec Lyon"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from mappings.authorities import authorities
from mappings.facts import Actor, Body, Place
from mappings.french.frames import verb_classes
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.mentions.scene import Reading, Scene
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Discourse
from mappings.relations.naming import is_local, same_place
from mappings.relations.references.pairs import dashed, hyphenated, names_no_country
from mappings.relations.sentences.element import Element

_TWO: Final = 2
_NEAR: Final = 14  # tokens between a tie's noun and its parties at the most
_WITH: Final = 4  # tokens between a tie's noun and its one party behind "avec"
_HYPHENATED: Final = 4  # tokens behind a tie's noun in which "sino-vietnamien" stands
_FAR: Final = 60  # tokens before a tie in which an adjective names its two countries
_OWNED: Final = 4  # tokens before a tie's noun in which "leurs" stands
_TWINNING: Final = frozenset({"avec", "a"})  # before the twin: "jumelée avec Lyon", "jumelée à Lyon"
_HAVING: Final = frozenset({"a", "ont", "est", "sont"})  # verbs of a further clause; "à" is another word
_BEING: Final = 3  # tokens between "est" and "jumelée"
_OBJECT: Final = 10  # tokens between a verb and the tie that is its object


class TieSides:
    """Finds the parties of the ties of one article."""

    def __init__(self, scene: Scene, discourse: Discourse) -> None:
        self._scene, self._discourse = scene, discourse

    def of(self, clauses: Clauses, noun: Element, *, official: bool) -> tuple[Actor, ...]:
        """Return between whom a tie is; ``official``: it is one that countries have."""
        reading = clauses.reading
        told = self.named(clauses, noun)
        if len(told) >= 2:
            return told[:2] if official else told
        if official:
            return self._two_nations(clauses, noun) or self._nations(reading, noun)
        return self._with_town(clauses, noun) or self._towns(clauses, noun)

    def named(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return the parties that stand beside a tie: "entre A et B", "A - B", "noué par A et B", "avec B"."""
        reading = clauses.reading
        for told in (
            self._between(clauses, noun),
            dashed(reading, noun.last, noun.last + _NEAR + 1),
            hyphenated(self._scene.gazetteer, reading, noun.first, noun.last + _HYPHENATED),
            self._joined(clauses, noun) or self._with_one(clauses, noun),
        ):
            if len(told) >= 2:
                return tuple(told)
        return ()

    def twinned(self, clauses: Clauses, noun: Element) -> list[tuple[Actor, ...]]:
        """Return the pairs of "A est jumelée avec B, C et D" and "A et B sont jumelées"; ``noun`` is "jumelée"."""
        before = [e for e in _own_clause(clauses, noun) if e.is_actor and e.prep in {"", "et"}]
        if not before and noun.first == 0:  # "Jumelées depuis 1994, les villes de A et de B …"
            finite = [e for e, v in clauses.verbs() if v.finite and e.first > noun.first]
            before = clauses.subject(finite[0]) if finite else []
        described = self._described(clauses, noun)
        subject = described or self._localities(clauses, before[-2:])
        others = self._localities(clauses, _listed_behind(clauses, noun))
        if described and not others and clauses.reading.word(noun.last) not in _TWINNING:
            others = self._home_of(described[0])  # "à Rennes, ville jumelée depuis 1976"
        if others:
            return [(subject[-1], other) for other in others if subject and other != subject[-1]]
        return [subject] if len(subject) == 2 else []

    def _described(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return the town of "la ville de Hué, jumelée avec Lyon", "à Hué, ville vietnamienne jumelée avec Lyon"."""
        reading = clauses.reading
        for mention in reading.places:
            between = reading.run(mention.last, noun.first)
            called = words().town_nouns | words().demonyms | {"sa", "la"}
            if between[:1] == [","] and not mention.adjective and set(between[1:]) <= called:
                return (mention.place,) if mention.place.kind != "Country" else ()
        return ()

    def _home_of(self, twin: Actor, *, anywhere: bool = False) -> tuple[Actor, ...]:
        """Return the other of the two localities that the article is about; ``anywhere``: the first of them all."""
        pair = self._discourse.localities[: None if anywhere else _TWO]
        others = [place for place in pair if not (isinstance(twin, Place) and same_place(place, twin))]
        return (others[0],) if len(others) == 1 or (anywhere and others) else ()

    def held_by(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return the subject whose object a tie is: "A et B entretiennent un jumelage", "A a scellé un jumelage avec B"."""
        verbs = [e for e, v in clauses.verbs() if v.finite and e.last <= noun.first]
        if not verbs or noun.first - verbs[-1].last > _OBJECT:
            return ()
        subject = self._localities(clauses, clauses.subject(verbs[-1]))
        other = self._localities(clauses, clauses.objects(noun, "avec")[:1])
        parties = tuple(dict.fromkeys((*subject, *other)))
        return parties if len(parties) == 2 else ()

    def cooperating(self, clauses: Clauses, verb: Element) -> tuple[Actor, ...]:
        """Return the two localities of "Hué et Lyon coopèrent", "Hué coopère avec Lyon"."""
        row = [*clauses.subject(verb), *clauses.objects(verb, "avec")[:1]]
        return self._localities(clauses, row)

    def _localities(self, clauses: Clauses, row: Sequence[Element]) -> tuple[Actor, ...]:
        """Return the localities and local bodies that elements stand for; countries and persons are left out."""
        meant = self._discourse.together(row, clauses.reading) if row else None
        actors = [_home(actor) for actor in meant.actors] if meant is not None else []
        return tuple(
            a
            for a in actors
            if (isinstance(a, Place) and a.kind != "Country") or (isinstance(a, Body) and a.seat)
        )

    def _between(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "entre le Vietnam et le Laos"."""
        found = [e for e in clauses.between(noun) if e.first - noun.last <= _NEAR * 2]
        near = found and found[0].first - noun.last <= _NEAR
        if near and found[0].kind == "pair" and found[0].value == "Country":
            return self._two_nations(clauses, noun) or tuple(self._of_sentence(clauses.reading))
        if near and found[0].kind == "pair":
            owners = self._owners(clauses, noun)
            if len(owners) == _TWO:
                return owners  # "A et B … le jumelage entre les deux villes"
        meant = self._discourse.together(found, clauses.reading) if near else None
        return _without_persons(meant.actors) if meant is not None else ()

    def _joined(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "noué par le Vietnam et la Chine", "liant le Vietnam et le Laos", "qui unit Hué et Lyon"."""
        tying = next((e for e, v in clauses.verbs() if _is_tying(clauses, noun, e, v)), None)
        for start, prep in ((noun, "par"), (noun, ""), (tying, "")):
            found = [
                e
                for e in (clauses.objects(start, prep) if start is not None else ())
                if e.first - noun.last <= _NEAR and isinstance(e.value, Place | Body)
            ]
            meant = self._discourse.together(found, clauses.reading) if len(found) >= 2 else None
            if meant is not None:
                return _without_persons(meant.actors)
        return ()

    def _with_one(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "avec Londres": the other party is the country that the article speaks of most."""
        places = [e for e in clauses.objects(noun, "avec") if isinstance(e.value, Place)]
        near = [e.value for e in places if e.first - noun.last <= _WITH]
        if not near or not isinstance(near[0], Place) or len(self._discourse.countries) < 2:
            return ()
        if is_local(near[0]) and near[0].authority not in authorities().capitals:
            return ()
        other = self._nation(near[0])
        mine = [country for country in self._discourse.countries if country.authority != other.authority]
        return (mine[0], other) if mine else ()

    def _with_town(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Read "le jumelage avec Hué": the other party is the locality that the article speaks of most."""
        near = [e for e in clauses.objects(noun, "avec") if e.first - noun.last <= _WITH]
        twin = self._localities(clauses, near[:1])
        mine = self._home_of(twin[0], anywhere=True) if twin else ()
        return (*mine, *twin) if mine else ()

    def _nation(self, place: Place) -> Place:
        """Return the country that a capital stands for ("Londres")."""
        country = None if place.kind == "Country" else authorities().capitals.get(place.authority or "")
        return (self._scene.gazetteer.country_place(country) if country else None) or place

    def _two_nations(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return the two countries that are the subject of the verb before a tie: "A et B célèbrent les 60 ans de leurs …"."""
        verbs = [e for e, v in clauses.verbs() if v.finite and v.plural and e.last <= noun.first]
        row = clauses.subject(verbs[-1]) if verbs else []
        nations = [e.value for e in row if isinstance(e.value, Place) and e.value.kind == "Country"]
        return tuple(nations) if len(nations) == len(row) == _TWO else ()

    def _nations(self, reading: Reading, noun: Element) -> tuple[Actor, ...]:
        """Return the two countries that the article speaks of, where the sentence or the talks are of both."""
        near = (noun.last, noun.last + _NEAR)
        first = max(noun.first - _FAR, 0)
        before = hyphenated(self._scene.gazetteer, reading, first, noun.first) or dashed(
            reading, first, noun.first, anywhere=True
        )
        if before:
            return before
        if names_no_country(self._scene.gazetteer, reading, first, noun.last + _NEAR):
            return ()
        nations = self._of_sentence(reading)
        local = reading.has(words().of_localities, *near) and not reading.has(words().of_nations, *near)
        if local or len(nations) < 2:
            return ()
        if reading.has({"deux"}) or len({m.place.authority for m in reading.places}) >= 2:
            return tuple(nations)
        lands = {member.country for member in self._discourse.sides if member.country}
        definite = reading.word(noun.first - 1) in words().definite | {"leur", "leurs", "les", "des"}
        return tuple(nations) if definite and lands == {nation.country for nation in nations} else ()

    def _of_sentence(self, reading: Reading) -> Sequence[Place]:
        """Return the two countries that the article speaks of most, or of which the sentence speaks: "le dirigeant lao"."""
        nations = self._discourse.countries[:2]
        codes = dict.fromkeys(m.place.country for m in reading.places if m.place.country)
        others = [code for code in codes if code not in {nation.country for nation in nations}]
        if not nations or not others:
            return nations
        if len(others) > 1:
            return ()
        other = self._scene.gazetteer.country_place(others[0])
        return (nations[0], other) if other is not None else ()

    def _towns(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return the towns of "leur jumelage", "le jumelage", "le jumelage entre les deux villes"."""
        reading = clauses.reading
        held = self.held_by(clauses, noun)
        if held:
            return held
        if reading.word(noun.first).endswith("s") and not reading.word(noun.first).startswith("relation"):
            return ()
        if reading.has({"leur", "leurs"}, noun.first - _OWNED, noun.first):
            owners = self._owners(clauses, noun)
            if owners:
                return owners
        towns = self._discourse.localities[:2]
        near = reading.has(words().of_localities | {"parties"}, noun.last, noun.last + _NEAR)
        definite = reading.word(noun.first - 1) in words().definite | {"leur"}
        return tuple(towns) if len(towns) == 2 and (near or (definite and self._discourse.local)) else ()

    def _owners(self, clauses: Clauses, noun: Element) -> tuple[Actor, ...]:
        """Return whose tie "leur jumelage" is: the pair that the sentence named before it."""
        before = [e for e in clauses.row if e.is_actor and e.last <= noun.first]
        for i, element in enumerate(before):
            if element.kind == "pair":
                return self._localities(clauses, [element])
            if element.prep == "entre":
                return self._localities(
                    clauses, clauses.between(Element("tie", element.first - 1, element.first))
                )
            joined = clauses.reading.run(element.first - _TWO, element.first)
            if i and element.prep in {before[i - 1].prep, "et"} and "et" in joined:
                return self._localities(clauses, before[i - 1 : i + 1])
        return ()


def _own_clause(clauses: Clauses, noun: Element) -> list[Element]:
    """Return the elements before a participle that no other finite verb parts from it: not A of "A est …, tandis que B est"."""
    verbs = [e for e, v in clauses.verbs() if v.finite and e.last <= noun.first]
    between = clauses.reading.run(verbs[-1].last, noun.first) if verbs else []
    if verbs and len(between) <= _BEING:  # "est depuis 1988 jumelée": its own auxiliary
        verbs.pop()
    first = verbs[-1].last if verbs else 0
    return [e for e in clauses.row if first <= e.first and e.last <= noun.first]


def _is_tying(clauses: Clauses, noun: Element, element: Element, verb: Verb) -> bool:
    """Whether a verb behind a tie tells whom it ties: "qui unit", "qui, depuis 1990, lie"."""
    near = 0 < element.first - noun.last <= _BEING + _OWNED
    return near and verb.lemma in verb_classes().binding and clauses.reading.word(noun.last) == "qui"


def _is_parted(clauses: Clauses, first: int, other: Element) -> bool:
    """Whether another clause begins between token ``first`` and a town: "avec B et a un pacte avec C", "avec B, C avec D"."""
    tokens, word = clauses.reading.tokens, clauses.reading.word
    if any(v.finite and first <= e.first < other.first for e, v in clauses.verbs()):
        return True
    if any(word(i) == "et" and tokens[i + 1].text in _HAVING for i in range(first, other.first)):
        return True
    return any(word(i) == "avec" and tokens[i - 1].is_capitalised for i in range(first + 1, other.last + 1))


def _listed_behind(clauses: Clauses, noun: Element) -> list[Element]:
    """Return the places of "avec Fès (Maroc), Tlemcen (Algérie) et Samarcande", those in parentheses left out."""
    found: list[Element] = []
    for element in clauses.row:
        if element.first < noun.last or not element.is_actor:
            continue
        between = clauses.reading.run(found[-1].last if found else noun.last, element.first)
        if "(" in between and ")" not in between:
            continue
        if not found and element.prep not in _TWINNING:
            return []
        if found and (not {"et", ","} & set(between) or _is_parted(clauses, found[-1].last, element)):
            break
        found.append(element)
    return found


def _without_persons(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return the places and bodies: persons have no diplomatic relations."""
    return tuple(actor for actor in actors if isinstance(actor, Place | Body))


def _home(actor: Actor) -> Actor:
    """Return the town or province of a delegation, which is itself no party: of "délégation de Hué" Hué."""
    return actor.seat if isinstance(actor, Body) and actor.delegation and actor.seat is not None else actor
