"""Articles told once more with something left out or turned round, so that it is known which nodes are one.

Each variant changes the facts of every article; the changed facts are those of a second article with the same words.
What stood in one place of the facts before and after is one thing under two IRIs; every other pair of nodes is two.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, Final

from kg.derived import derive
from kg.derived.said import Said
from kg.matching.candidates import Asked, Candidate, candidates
from kg.matching.kinds import Kind
from kg.store import Store
from mappings.article import Article
from mappings.authorities import authorities
from mappings.extract import extract
from mappings.facts import Body, Event, Participation, Person, Place, Report, Spelling
from mappings.iris import actor_iri, article_iri, event_iri
from mappings.moment import Moment
from mappings.namespaces import BASE
from mappings.readers import read_all
from mappings.triples import article_quads

ROOT: Final = Path(__file__).resolve().parents[3]
CORPUS: Final = (ROOT / "seeds", ROOT / "tests" / "gold")
COPY: Final = "-again"

ONE: Final = tuple(
    (BASE + one, BASE + other)
    for one, other in (
        ("person/sn/ousmane-sonko", "person/x/ousmane-sonko"),
        ("body/fr-development-agency", "body/fr/agence-francaise-de-developpement"),
        ("body/fr-communist-party", "body/x/pcf"),
        ("body/eu", "body/x/union-europeenne"),
        ("body/vn-politburo", "body/x/politburo"),
        ("body/vn-politburo", "body/x/bureau-politique"),
        ("event/conference/2025/ff4a790cb4084e36", "event/conference/2025/printemps-10"),
    )
)
"""Pairs of the corpus that a careful reader takes for one."""

Change = Callable[[Any], Any]
Stated = tuple[Article, Report]
Reports = tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What a variant gave: the pairs that are one, and the candidates with their scores, whatever these are."""

    variant: str
    kind: str
    same: frozenset[frozenset[str]]
    found: tuple[Candidate, ...]
    mixed: frozenset[str] = (
        frozenset()
    )  # nodes in which the variant itself joined several: they count nowhere

    def counts(self, threshold: float) -> tuple[int, int, int]:
        """How many are rightly found, wrongly found and missed from a score on."""
        proposed = {pair for pair, candidate in self.pairs().items() if candidate.score >= threshold}
        return len(proposed & self.same), len(proposed - self.same), len(self.same - proposed)

    def pairs(self) -> dict[frozenset[str], Candidate]:
        """The candidates that count."""
        pairs = {frozenset((c.one.iri, c.other.iri)): c for c in self.found}
        return {pair: candidate for pair, candidate in pairs.items() if not pair & self.mixed}


@cache
def corpus(*folders: Path) -> Reports:
    """The articles of folders with what extraction reads in them."""
    items = [item for _, item in read_all(sorted(folders or CORPUS))]
    return tuple((item, extract(item)) for item in items if isinstance(item, Article))


def altered(value: Any, change: Change) -> Any:
    """A record of facts with ``change`` applied to each record in it, the inner ones first."""
    if isinstance(value, tuple):
        return tuple(altered(one, change) for one in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return change(replace(value, **{name: altered(inner, change) for name, inner in fields.items()}))


def trial(variant: str, reports: Reports) -> Trial:
    """Tell every article again under a variant, and look for candidates of its kind."""
    kind, change = VARIANTS[variant]
    again = tuple(_again(article, altered(report, change)) for article, report in reports)
    same = [
        pair
        for (_, report), (_, other) in zip(reports, again, strict=True)
        for pair in _parallel(report, other, kind, (report.article, other.article))
    ]
    before = defaultdict[str, set[str]](set)
    for one, other in same:
        before[other].add(one)
    mixed = {node for node, former in before.items() if len(former - {node}) > 1}
    pairs = [(one, other) for one, other in same if one != other and other not in mixed]
    with told((*reports, *again)) as store:
        found = candidates(store, Asked(kinds=(Kind(kind),), above=0.0))
        same_nodes = _closed([*pairs, *_known(kind, store)])
    return Trial(variant, kind, same_nodes, found, frozenset(mixed))


def homonyms(reports: Reports, step: int) -> Trial:
    """Give the first person of each article the name of another article's, without a country: every candidate is wrong.

    ``step`` is how many articles lie between the two.
    """
    again = []
    for at, (article, report) in enumerate(reports):
        other = reports[(at + step) % len(reports)][1]
        pairs = zip(report.persons[:1], other.persons[:1], strict=False)
        names = {mine.actor: Person(theirs.actor.name) for mine, theirs in pairs}
        again.append(_again(article, altered(report, _person(lambda one, to=names: to.get(one, one)))))  # type: ignore[misc]
    with told((*reports, *again)) as store:
        found = candidates(store, Asked(kinds=(Kind.PERSON,), above=0.0))
        same = _closed(_known("person", store))
    return Trial(f"homonyms, {step}", "person", same, found)


def _again(article: Article, report: Report) -> tuple[Article, Report]:
    return replace(article, id=article.id + COPY), replace(report, article=article.id + COPY)


def _closed(pairs: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    """The pairs, and those that follow from them."""
    group: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        joined = group.get(one, frozenset({one})) | group.get(other, frozenset({other}))
        group.update(dict.fromkeys(joined, joined))
    return frozenset(
        frozenset(pair) for nodes in set(group.values()) for pair in combinations(sorted(nodes), 2)
    )


def _known(kind: str, store: Store) -> list[tuple[str, str]]:
    """The known pairs of a kind that the store names."""
    named = Said(store).mentioned
    return [pair for pair in ONE if pair[0].startswith(f"{BASE}{kind}/") and named.issuperset(pair)]


def told(reports: Iterable[Stated]) -> Store:
    """A store in memory that holds what the reports state, and what follows from it."""
    store = Store.open(None)
    for article, report in reports:
        store.replace_graph(article_iri(article.id), article_quads(article, report, extractor="variant 1"))
    store.replace_graphs(derive(store))
    return store


def _parallel(one: Any, other: Any, kind: str, ids: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The IRIs of the records of a kind that stand in one place of two reports."""
    if isinstance(one, tuple):
        for left, right in zip(one, other, strict=False):  # a variant may leave out all of a sort
            yield from _parallel(left, right, kind, ids)
    elif dataclasses.is_dataclass(one) and not isinstance(one, type) and other is not None:
        if type(one).__name__.lower() == kind and not getattr(one, "delegation", False):
            yield _iri(one, ids[0]), _iri(other, ids[1])
        for field in dataclasses.fields(one):
            yield from _parallel(getattr(one, field.name), getattr(other, field.name), kind, ids)


def _iri(record: Any, article: str) -> str:
    return event_iri(record, article) if isinstance(record, Event) else actor_iri(record)


def _person(change: Callable[[Person], Person]) -> Change:
    """A change of persons; the spellings in the article change with the name."""

    def of_record(record: Any) -> Any:
        if isinstance(record, Spelling) and isinstance(record.actor, Person):
            return replace(record, name=record.actor.name)
        return change(record) if isinstance(record, Person) else record

    return of_record


def _named(change: Callable[[list[str]], list[str]]) -> Change:
    return _person(lambda person: replace(person, name=" ".join(change(person.name.split()))))


def _without_country(record: Any) -> Any:
    return replace(record, country=None) if isinstance(record, Person) else record


def _without_posts(record: Any) -> Any:
    """A person's country and posts left out: the name and the events remain."""
    match record:
        case Report():
            return replace(record, tenures=())
        case Participation():
            return replace(record, capacity=None)
    return _without_country(record)


def _body_without_seat(record: Any) -> Any:
    return (
        replace(record, seat=None, country=None)
        if isinstance(record, Body) and not record.authority
        else record
    )


def _acronym(record: Any) -> Any:
    known = authorities().bodies.get(record.authority or "") if isinstance(record, Body) else None
    return Body(known.acronyms[0]) if known is not None and known.acronyms else record


def _unknown_body(record: Any) -> Any:
    return (
        replace(record, authority=None, country=None)
        if isinstance(record, Body) and record.authority
        else record
    )


def _event(change: Callable[[Event], Event]) -> Change:
    return lambda record: change(record) if isinstance(record, Event) else record


def _less_precise(event: Event) -> Event:
    start = event.start
    if start is None or start.year is None or start.day is None:
        return event
    return replace(event, start=Moment(start.year, start.month), end=None)


def _next_day(event: Event) -> Event:
    if event.start is None or event.start.day is None or event.start.earliest is None:
        return event
    day = Moment.of(event.start.earliest + timedelta(days=1))
    return replace(event, start=day, end=day if event.end == event.start else event.end)


def _one_side(event: Event) -> Event:
    if event.type not in {"Meeting", "Reception", "Call"} or len(event.participations) < 2:
        return event
    return replace(event, participations=event.participations[:1])


def _country_for_place(event: Event) -> Event:
    place = event.place
    if place is None or place.country is None or place.kind == "Country":
        return event
    known = authorities().places.get(place.country.lower())
    if known is None:
        return event
    return replace(event, place=Place(known.labels[0][1], "Country", known.id, known.country))


VARIANTS: Final[dict[str, tuple[str, Change]]] = {
    "country left out": ("person", _without_country),
    "country and posts left out": ("person", _without_posts),
    "family name last": ("person", _named(lambda words: [*words[1:], words[0]])),
    "order reversed": ("person", _named(lambda words: words[::-1])),
    "middle name left out": (
        "person",
        _named(lambda words: [words[0], words[-1]] if len(words) > 2 else words),
    ),
    "first name an initial": (
        "person",
        _named(lambda words: [words[0][0] + ".", *words[1:]] if len(words) > 1 else words),
    ),
    "seat and country left out": ("body", _body_without_seat),
    "acronym": ("body", _acronym),
    "not known to the tables": ("body", _unknown_body),
    "day left out": ("event", _event(_less_precise)),
    "date left out": ("event", _event(lambda event: replace(event, start=None, end=None))),
    "the next day": ("event", _event(_next_day)),
    "second side left out": ("event", _event(_one_side)),
    "country for the place": ("event", _event(_country_for_place)),
    "place and day left out": ("event", _event(lambda event: replace(_less_precise(event), place=None))),
}
"""What is changed, by a short name: the kind of node that it changes, and the change of a record."""
