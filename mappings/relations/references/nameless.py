"""The nameless: who takes part by an office alone, as in "s'est entretenu avec son homologue laotien"."""

from __future__ import annotations

from typing import Final

from mappings.facts import Body
from mappings.french.words import words
from mappings.mentions.places import PlaceMention
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.sentences.element import Element

_LOCAL: Final = frozenset({"mayor", "deputy-mayor", "governor", "prefect"})
_ONLY_ONE: Final = frozenset({"head-of-state"})  # of whom a country has one: "le président de la République"
_NAMED: Final = 5  # tokens behind an office in which a dash or comma leads up to a name


def nameless(scene: Scene, reading: Reading, element: Element, *, sure: bool) -> Body | None:
    """Return the holder of an office that the article never names, as written: "ministre laotien de la Santé".

    ``sure``: nobody is named without a post, who could be the mayor that is told. Only an office that is told with its country, town or body means one holder; "le ministre" alone means whoever was
    named before. It is kept as a body, since nothing is known of the person but the office.
    """
    if element.kind != "someone":
        return None
    local = isinstance(element.value, PostMention) and element.value.kind in _LOCAL
    if local and not sure:
        return None
    last = element.last
    if _is_named(reading, last):
        return None
    told = _place_of(reading, element.first, last)
    if told is None and not isinstance(element.value, PostMention):
        told = _place_behind(reading, last)
        last = told.last if told is not None else last
    of_body = isinstance(element.value, PostMention) and (
        element.value.kind in _ONLY_ONE or _names_body(reading, element.value)
    )
    if told is None and not of_body:
        return None
    country = told.place.country if told is not None else None
    return Body(scene.written(reading, element.first, last), country)


def _is_named(reading: Reading, last: int) -> bool:
    """Whether a name that is nobody's yet follows the office: "conseiller du Premier ministre du Japon - Yamada Ichiro"."""
    behind = range(last, min(last + _NAMED, len(reading.tokens) - 1))
    return any(
        reading.tokens[i].text in {",", "-", "–"}
        and reading.tokens[i + 1].is_capitalised
        and not any(m.first == i + 1 for m in reading.places)
        for i in behind
    )


def _place_of(reading: Reading, first: int, last: int) -> PlaceMention | None:
    """Return the place or adjective of country that a description itself names."""
    return next((m for m in reading.places if first <= m.first and m.last <= last), None)


def _names_body(reading: Reading, post: PostMention) -> bool:
    """Whether a post is of one body and not of a kind of body: the chairman "de l'Assemblée nationale", not "du gouvernement"."""
    return post.body is not None and any(token.is_capitalised for token in reading.tokens[slice(*post.body)])


def _place_behind(reading: Reading, last: int) -> PlaceMention | None:
    """Return the place of "homologue de la République de Corée", behind the noun."""
    at = last
    while reading.word(at) in words().of | words().articles:
        at += 1
    if at == last:
        return None
    return next((m for m in reading.places if at in {m.first, m.phrase} and not m.adjective), None)
