"""What makes a person, a place, a body or a post one and the same, as the path of its IRI.

A body or a post takes the key of its place, and the words that only repeat the place leave its name: *Comité
municipal du Parti de Hanoï* and *Comité du Parti de la ville de Hanoi* are one body. Where neither body nor
place of a post is known, the post belongs to its holder alone: two ministers of two unnamed countries do not
share an office.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Final

from mappings.authorities import authorities
from mappings.facts import Actor, Body, Person, Place, Post
from mappings.folding import fold
from mappings.segments import content, encoded, segment

_ACRONYM: Final = re.compile(
    r"\(\s*[^\W\d_a-zà-ÿ]{2,}\s*\)"
)  # what a report adds to a name in brackets: "(PCC)"
_LATIN: Final = frozenset({"fr", "en", "vi"})
_UNKNOWN: Final = "x"  # no country has a code of one letter
_LINKS: Final = frozenset({"de", "du", "des", "d", "en", "a", "au", "aux"})  # before a place's name
_ARTICLES: Final = frozenset({"la", "l", "le", "les"})
_LEVELS: Final = frozenset(
    {"ville", "province", "municipalite", "commune", "prefecture", "region", "district"}
)
_OF: Final = frozenset({"de", "du", "des", "d"})  # between a level and the name
_FEMININE: Final = frozenset({"la", "l"})
_LEVEL_ALONE: Final = re.compile(
    r"(?<!\S)(?:municipal(?:e|es)?|municipaux|provincial(?:e|es)?|provinciaux|de la (?:ville|province|municipalite))(?!\S)"
)


def person_key(person: Person) -> str:
    """Country, where known, and folded name."""
    return f"{_country(person.country)}/{segment(person.name)}"


def place_key(place: Place) -> str:
    """The authority entry; for a country its code, which is its authority entry too; else country and folded name."""
    if place.authority is not None:
        return encoded(place.authority)
    if place.kind == "Country" and place.country:
        return segment(place.country)
    return f"{_country(place.country)}/{segment(place.name)}"


def body_key(body: Body) -> str:
    """The authority entry, else the seat, or the country, and the folded name without what names the seat."""
    if body.authority is not None:
        return encoded(body.authority)
    if body.seat is not None:
        return f"{place_key(body.seat)}/{segment(without_place(_bare(body.name), body.seat))}"
    return f"{_country(body.country)}/{segment(_bare(body.name))}"


def post_key(post: Post, holder: Person | None = None) -> str:
    """The body or the place that the post is of, else its holder, and the title without what names them."""
    title = _bare(post.title)
    place = post.body.seat if post.body is not None and post.body.seat is not None else post.place
    if post.body is not None:
        name = _bare(post.body.name)
        if place is not None:
            title, name = without_place(title, place), without_place(name, place)
        return f"body/{body_key(post.body)}/{segment(content(_without(title, name)))}{_elsewhere(post)}"
    if place is not None:
        return f"place/{place_key(place)}/{segment(content(without_place(title, place)))}"
    whose = f"person/{person_key(holder)}" if holder is not None else _UNKNOWN
    return f"{whose}/{segment(content(title))}"


def actor_key(actor: Actor) -> str:
    """The key under the name of its kind: ``person/vn/…``, ``body/…``, ``place/…``."""
    match actor:
        case Person():
            return f"person/{person_key(actor)}"
        case Body():
            return f"body/{body_key(actor)}"
        case Place():
            return f"place/{place_key(actor)}"


def country_of(actor: Actor) -> str | None:
    """The ISO 3166-1 alpha-2 code, in lower case, of the country that the actor's record tells."""
    match actor:
        case Body(country=None, seat=Place() as seat):
            return country_of(seat)
        case Place(authority=str() as authority, country=None):
            return authority.partition("-")[0]  # an id of a place begins with its country's code
        case _:
            return actor.country.lower() if actor.country else None


def without_place(folded: str, place: Place) -> str:
    """Return the folded name without the words that name ``place``, nor those that say its level once it is known.

    A known place goes by any of its names and adjectives: *Premier ministre du Vietnam* and *Premier ministre
    vietnamien*, of Viet Nam, are *premier ministre*.
    """
    if place.authority is None:
        return _without(folded, fold(place.name))
    names = {fold(place.name), *_known_names(place.authority)}
    rest = _without(folded, *sorted(names, key=lambda name: (-len(name), name)), level=True)
    return " ".join(_LEVEL_ALONE.sub(" ", rest).split()) if place.kind in {"City", "Province"} else rest


@cache
def _known_names(authority: str) -> frozenset[str]:
    """The folded names and adjectives of a known place; none where one of them is also a common word."""
    known = authorities().places.get(authority)
    if known is None or known.ambiguous:
        return frozenset()
    labels = (label for language, label in known.labels if language in _LATIN)
    return frozenset(name for name in map(fold, (*labels, *known.alt, *known.demonyms)) if len(name) > 2)


def _bare(name: str) -> str:
    return fold(_ACRONYM.sub(" ", name)) or fold(name)


def _without(folded: str, *names: str, level: bool = False) -> str:
    """Return what is left without ``names``, the first that fits, and what leads up to them: "de la", with ``level`` "de la ville de"."""
    words, sought = folded.split(), [name.split() for name in names if name and name in folded]
    if not sought:
        return " ".join(words) if any(names) else folded
    rest: list[str] = []
    i = 0
    while i < len(words):
        last = _name_end(words, i, sought, level=level)
        if last is None:
            rest.append(words[i])
        i = i + 1 if last is None else last
    return " ".join(rest)


def _name_end(words: list[str], first: int, names: list[list[str]], *, level: bool) -> int | None:
    """Return where one of ``names`` ends that begins at ``first`` or behind what leads up to it there; None where none does."""
    for linked in _behind(words, first, _LINKS, _ARTICLES):
        for start in _behind_level(words, linked) if level else (linked,):
            for name in names:
                if words[start : start + len(name)] == name:
                    return start + len(name)
    return None


def _behind_level(words: list[str], i: int) -> Iterator[int]:
    """Yield where a name may begin behind a level at ``i``, an adjective after it or none: "ville vietnamienne de"; else ``i``."""
    if i < len(words) and words[i] in _LEVELS:
        yield from _behind(words, i + 1, _OF, _FEMININE)
        if i + 1 < len(words):
            yield from _behind(words, i + 2, _OF, _FEMININE)
    yield i


def _behind(words: list[str], i: int, links: Collection[str], articles: Collection[str]) -> Iterator[int]:
    """Yield where a name may begin behind a link and an article at ``i``, the longest way first; at last ``i`` itself."""
    if i < len(words) and words[i] in links:
        if i + 1 < len(words) and words[i + 1] in articles:
            yield i + 2
        yield i + 1
    yield i


def _elsewhere(post: Post) -> str:
    """The post's own place, where it is neither its body's seat nor the country that its body is of."""
    if post.place is None or post.body is None:
        return ""
    place, body = place_key(post.place), post.body
    at_seat = body.seat is not None and place_key(body.seat) == place
    of_country = country_of(body) == place or (body.authority or "").startswith(f"{place}-")
    return "" if at_seat or of_country else f"/of/{place}"


def _country(code: str | None) -> str:
    return segment(code) if code else _UNKNOWN
