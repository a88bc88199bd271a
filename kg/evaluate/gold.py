"""Gold files: what a careful reader states of one article, with what is accepted beside it (gold-format.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mappings.moment import Moment

BOTH_SIDES: Final = ("both", "sides")


@dataclass(frozen=True, slots=True)
class GoldPost:
    """A post of a person: any of ``titles`` names it."""

    titles: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """A person and the posts held."""

    name: str
    names: tuple[str, ...]
    posts: tuple[GoldPost, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """A part in an event: any of ``names`` in any of ``roles``; ``optional`` where it may be left out."""

    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; each tuple holds the accepted values, the reader's own first, None where empty is right too."""

    id: str
    types: tuple[str, ...]
    starts: tuple[Moment | None, ...]
    ends: tuple[Moment | None, ...]
    places: tuple[str | None, ...]
    participants: tuple[GoldParticipant, ...]
    may_add: tuple[str, ...]
    series: tuple[str, ...]
    ordinals: tuple[int, ...]
    merge_with: tuple[str, ...]
    spare: int  # how many further stored events may stand for this one
    label: str
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """A document signed or to be signed, or several counted together."""

    types: tuple[str, ...]
    titles: tuple[str, ...]
    parties: tuple[str, ...]
    signed: tuple[Moment | None, ...]
    counts: tuple[int | None, ...]
    topics: frozenset[str]
    topics_allowed: frozenset[str]
    same_as: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A reported speech act; ``speakers`` holds the accepted groups of speakers."""

    speakers: tuple[tuple[str, ...], ...]
    acts: tuple[str, ...]
    quotes: tuple[str, ...]
    topics: frozenset[str]
    topics_allowed: frozenset[str]
    spare: int
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldRelationship:
    """A standing tie."""

    types: tuple[str, ...]
    parties: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldAnniversary:
    """The n-th anniversary of something."""

    ordinals: tuple[int, ...]
    of: str
    parties: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A name of a place as the text writes it, and the authority entry that it means; None: it must stay unlinked."""

    mention: str
    id: str | None
    accepted: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """All that one gold file holds to score by.

    ``topics`` maps each topic of its statements and agreements that must be there to the words that carry it;
    ``topics_allowed`` are those that may be there or not.
    """

    id: str
    persons: tuple[GoldPerson, ...]
    events: tuple[GoldEvent, ...]
    agreements: tuple[GoldAgreement, ...]
    statements: tuple[GoldStatement, ...]
    relationships: tuple[GoldRelationship, ...]
    anniversaries: tuple[GoldAnniversary, ...]
    topics: Mapping[str, str]
    topics_allowed: frozenset[str]
    places: tuple[GoldPlace, ...] = ()  # each named place, once by each of its names in the text
    url: str | None = None  # the article's address, which can write its day


class GoldMistake(ValueError):
    """A gold file that is not what gold-format.md says; ``line`` and ``column`` where it is not JSON."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def read_gold(path: Path) -> GoldArticle:
    """Return the gold facts of ``path``; the stem is the article's id. Keys of no interest are passed over.

    Raises GoldMistake where the file is no JSON object of the known shape, OSError where it cannot be read.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise GoldMistake(f"not UTF-8: byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise GoldMistake(error.msg, error.lineno, error.colno) from error
    return parse_gold(raw, path.stem)


def parse_gold(raw: object, stem: str) -> GoldArticle:
    """Return the gold facts in the JSON value ``raw`` for the article ``stem``; raises GoldMistake."""
    if not isinstance(raw, dict):
        raise GoldMistake("the file holds no JSON object")
    agreements = tuple(_agreement(item, where) for where, item in _items(raw, "agreements"))
    statements = tuple(_statement(item, where) for where, item in _items(raw, "statements"))
    carriers = [(item, item.titles[0]) for item in agreements] + [
        (item, item.quotes[0]) for item in statements
    ]
    wanted: dict[str, str] = {}
    for carrier, said in carriers:
        for topic in sorted(carrier.topics - carrier.topics_allowed) if not carrier.optional else ():
            wanted.setdefault(topic, said)
    allowed = frozenset[str]().union(*(carrier.topics | carrier.topics_allowed for carrier, _ in carriers))
    return GoldArticle(
        id=stem,
        persons=tuple(_person(item, where) for where, item in _items(raw, "persons")),
        events=tuple(_event(item, where) for where, item in _items(raw, "events")),
        agreements=agreements,
        statements=statements,
        relationships=tuple(_relationship(item, where) for where, item in _items(raw, "relationships")),
        anniversaries=tuple(_anniversary(item, where) for where, item in _items(raw, "anniversaries")),
        topics=wanted,
        topics_allowed=allowed - wanted.keys(),
        places=tuple(
            _place(item, where)
            for where, item in _items(raw, "expect_links")
            if item.get("kind") == "place" and "id" in item
        ),
        url=raw["url"] if isinstance(raw.get("url"), str) else None,
    )


def _items(raw: Mapping[str, Any], key: str, where: str = "$") -> Iterator[tuple[str, Mapping[str, Any]]]:
    found = raw.get(key)
    if found is None:
        return
    if not isinstance(found, list):
        raise GoldMistake(f"{where}.{key} is no list")
    for index, item in enumerate(found):
        if not isinstance(item, dict):
            raise GoldMistake(f"{where}.{key}[{index}] is no object")
        yield f"{where}.{key}[{index}]", item


def _alt(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the further values per field; a plain list stands for further types and acts."""
    alt = item.get("alt") or {}
    return {"type": alt, "act": alt} if isinstance(alt, list) else alt


def _accepted(item: Mapping[str, Any], key: str) -> tuple[Any, ...]:
    """Return the value of ``key``, then what ``alt`` accepts beside it."""
    return (item.get(key), *_list(_alt(item).get(key)))


def _list(value: Any) -> tuple[Any, ...]:
    return () if value is None else tuple(value) if isinstance(value, list) else (value,)


def _text(item: Mapping[str, Any], key: str, where: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value.strip():
        raise GoldMistake(f"{where}.{key} is no text")
    return value


def _texts(values: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str) and value.strip())


def _numbers(values: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(value for value in values if isinstance(value, int))


def _moments(item: Mapping[str, Any], key: str, where: str) -> tuple[Moment | None, ...]:
    moments = []
    for value in _accepted(item, key):
        moment = Moment.parse(value) if isinstance(value, str) else None
        if value is not None and moment is None:
            raise GoldMistake(f"{where}.{key} is no date: {value!r}")
        moments.append(moment)
    return tuple(moments)


def _optional(item: Mapping[str, Any]) -> bool:
    return item.get("optional") is True


def _person(item: Mapping[str, Any], where: str) -> GoldPerson:
    posts = tuple(
        GoldPost(_texts((_text(post, "title", place), *_accepted(post, "title")[1:])), _optional(post))
        for place, post in _items(item, "posts", where)
    )
    name = _text(item, "name", where)
    return GoldPerson(name, _texts((name, *_accepted(item, "name")[1:])), posts, _optional(item))


def _event(item: Mapping[str, Any], where: str) -> GoldEvent:
    alt = _alt(item)
    split, count = len(_list(alt.get("split_in_two"))), item.get("count")
    spare = max(split - 1, count - 1 if isinstance(count, int) and _optional(item) else 0, 0)
    return GoldEvent(
        id=str(item.get("id", where)),
        types=_texts((_text(item, "type", where), *_accepted(item, "type")[1:])),
        starts=_moments(item, "start", where),
        ends=_moments(item, "end", where),
        places=tuple(value if isinstance(value, str) else None for value in _accepted(item, "place")),
        participants=tuple(
            _participant(part, alt, place) for place, part in _items(item, "participants", where)
        ),
        may_add=_texts(_list(alt.get("participants_may_add"))),
        series=_texts(_accepted(item, "series")),
        ordinals=_numbers(_accepted(item, "ordinal")),
        merge_with=_texts(_list(alt.get("merge_with"))),
        spare=spare,
        label=str(item.get("label") or ""),
        optional=_optional(item),
    )


def _participant(item: Mapping[str, Any], alt: Mapping[str, Any], where: str) -> GoldParticipant:
    name = _text(item, "name", where)
    further_names, further_roles = alt.get("names") or {}, alt.get("roles") or {}
    return GoldParticipant(
        name=name,
        names=(name, *_texts(_list(further_names.get(name)))),
        roles=(_text(item, "role", where), *_texts(_list(further_roles.get(name)))),
        optional=_optional(item) or name in _list(alt.get("participants_may_drop")),
    )


def _topics(item: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the topics of an item, and those that may be there or not."""
    alt = _alt(item)
    either = _list(alt.get("topics_may_add")) + _list(alt.get("topics_may_drop"))
    return frozenset(_texts(_list(item.get("topics")))), frozenset(_texts(either))


def _agreement(item: Mapping[str, Any], where: str) -> GoldAgreement:
    topics, allowed = _topics(item)
    counts = (item.get("count", 1), *_accepted(item, "count")[1:])
    return GoldAgreement(
        types=_texts((_text(item, "type", where), *_accepted(item, "type")[1:])),
        titles=_texts((_text(item, "title", where), *_accepted(item, "title")[1:])),
        parties=_texts(_list(item.get("parties"))),
        signed=_moments(item, "signed", where),
        counts=tuple(count if isinstance(count, int) else None for count in counts),
        topics=topics,
        topics_allowed=allowed,
        same_as=_texts(_list(_alt(item).get("same_as"))),
        optional=_optional(item),
    )


def _statement(item: Mapping[str, Any], where: str) -> GoldStatement:
    topics, allowed = _topics(item)
    parts = _texts(_list(item.get("parts")))
    return GoldStatement(
        speakers=tuple(_texts(_list(group)) for group in _accepted(item, "speaker")),
        acts=_texts((_text(item, "act", where), *_accepted(item, "act")[1:])),
        quotes=_texts((_text(item, "quote", where), *_accepted(item, "quote")[1:], *parts)),
        topics=topics,
        topics_allowed=allowed,
        spare=len(parts),
        optional=_optional(item),
    )


def _relationship(item: Mapping[str, Any], where: str) -> GoldRelationship:
    types = _texts((_text(item, "type", where), *_accepted(item, "type")[1:]))
    return GoldRelationship(types, _texts(_list(item.get("parties"))), _optional(item))


def _anniversary(item: Mapping[str, Any], where: str) -> GoldAnniversary:
    ordinals = _numbers(_accepted(item, "ordinal"))
    if not ordinals:
        raise GoldMistake(f"{where}.ordinal is no number")
    return GoldAnniversary(
        ordinals, str(item.get("of") or ""), _texts(_list(item.get("parties"))), _optional(item)
    )


def _place(item: Mapping[str, Any], where: str) -> GoldPlace:
    known = item["id"]
    if known is not None:
        known = _text(item, "id", where)
    return GoldPlace(
        _text(item, "mention", where), known, frozenset(_texts(_accepted(item, "id"))), _optional(item)
    )
