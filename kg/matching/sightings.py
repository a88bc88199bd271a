"""Where each article sees a person: in which post, of which country, when, and in which words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from kg.matching.profiles import country_of
from kg.store import Literal, NamedNode, QuerySolution, QuerySolutions, View
from kg.terms import shorten
from mappings.folding import fold
from mappings.moment import Moment
from mappings.namespaces import BASE, PREFIXES
from mappings.schemes import told

_FORMER: Final = frozenset({"ancien", "ancienne", "ex", "feu", "future", "futur"})
_POSTS: Final = """
SELECT ?article ?person ?post ?title ?kind ?place ?country ?when ?start ?quote WHERE {
  GRAPH ?article {
    ?tenure a dip:Tenure ; dip:holder ?person ; dip:post ?post ; dip:evidence ?words .
    ?words oa:exact ?quote ; oa:start ?start .
    ?post skos:altLabel ?title ; dip:postKind ?kind .
    OPTIONAL { ?post dip:ofPlace|dip:ofBody/dip:seat ?place }
    OPTIONAL { ?post dip:ofBody/dip:country ?country }
    OPTIONAL { ?tenure dip:attestedOn ?on }
    OPTIONAL { ?article a dip:Article ; schema:datePublished ?published }
    BIND(COALESCE(?on, ?published) AS ?when)
  }
}
"""
_COUNTRIES: Final = """
SELECT ?article ?person ?country ?when ?start ?quote WHERE {
  GRAPH ?article {
    ?person a dip:Person ; dip:country ?country ; dip:evidence ?words .
    ?words oa:exact ?quote ; oa:start ?start .
    OPTIONAL { ?article a dip:Article ; schema:datePublished ?when }
  }
}
"""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One article's words on a person. Countries and places are keys of IRIs; ``post`` is "" for a bare country."""

    article: str
    quote: str
    when: str  # as precise as told, "" where it is not
    post: str = ""
    title: str = ""
    kind: str = ""
    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()  # that the person is of, by this

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that the date can mean."""
        moment = Moment.parse(self.when)
        if moment is None or moment.earliest is None or moment.latest is None:
            return None
        return moment.earliest, moment.latest


class Sightings:
    """All sightings in the article graphs of a view, by person; an article's former posts are not among them."""

    def __init__(self, view: View, base: str = BASE) -> None:
        self._view = view
        self._base = base

    @cached_property
    def of(self) -> dict[str, tuple[Sighting, ...]]:
        """The sightings of each person, in order."""
        found: defaultdict[str, set[Sighting]] = defaultdict(set)
        for rows in self._grouped(_POSTS).values():
            sighting = self._in_post(rows)
            if not _FORMER & set(re.findall(r"\w+", fold(sighting.title))):
                found[_text(rows[0], "person")].add(sighting)
        for rows in self._grouped(_COUNTRIES).values():
            countries = frozenset(self._keys(rows, "country"))
            found[_text(rows[0], "person")].add(_sighting(rows, countries=countries))
        return {person: tuple(sorted(found[person], key=_order)) for person in sorted(found)}

    def _grouped(self, query: str) -> dict[tuple[str, ...], list[QuerySolution]]:
        """The rows of each article, person and post; the first words in the article come first."""
        rows = self._view.query(query)
        if not isinstance(rows, QuerySolutions):
            raise TypeError(rows)
        names = ("article", "person", "post") if query is _POSTS else ("article", "person")
        grouped: defaultdict[tuple[str, ...], list[QuerySolution]] = defaultdict(list)
        for row in rows:
            if _text(row, "article").startswith(f"{self._base}article/"):
                grouped[tuple(_text(row, name) for name in names)].append(row)
        return {
            key: sorted(
                found, key=lambda row: (int(_text(row, "start")), _text(row, "title"), str(row["quote"]))
            )
            for key, found in grouped.items()
        }

    def _in_post(self, rows: list[QuerySolution]) -> Sighting:
        kind = min(_text(row, "kind") for row in rows).removeprefix(PREFIXES["post-kind"])
        places = frozenset(self._keys(rows, "place"))
        countries = frozenset({country_of(place) for place in places} - {""} | {*self._keys(rows, "country")})
        own = kind in told("post-kinds", "servesOwnCountry")
        return _sighting(rows, kind=kind, places=places, countries=countries if own else frozenset())

    def _keys(self, rows: list[QuerySolution], name: str) -> Iterator[str]:
        prefix = f"{self._base}place/"
        yield from (iri.removeprefix(prefix) for row in rows if (iri := _text(row, name)).startswith(prefix))


def _sighting(
    rows: list[QuerySolution],
    kind: str = "",
    places: frozenset[str] = frozenset(),
    countries: frozenset[str] = frozenset(),
) -> Sighting:
    first = rows[0]
    return Sighting(
        article=shorten(_text(first, "article")),
        quote=_text(first, "quote"),
        when=_text(first, "when"),
        post=_text(first, "post") if kind else "",
        title=_text(first, "title") if kind else "",
        kind=kind,
        places=places,
        countries=countries,
    )


def _text(row: QuerySolution, name: str) -> str:
    try:
        term = row[name]
    except KeyError:  # a variable that the query does not have
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _order(sighting: Sighting) -> tuple[str, ...]:
    return (
        sighting.when,
        sighting.article,
        sighting.post,
        sighting.quote,
        ",".join(sorted(sighting.countries)),
    )
