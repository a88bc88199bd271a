"""Facts as pages show them: what articles say of a fact, who took part in it, and the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from kg.store import NamedNode, Term
from kg.web.dates import in_words, span
from kg.web.evidence import Evidence, Report
from kg.web.naming import Naming, Ref
from kg.web.neighbours import called, told
from kg.web.said import Said, full
from kg.web.site import site_of
from kg.web.wording import words
from mappings.namespaces import DIP

_ORDER: Final = (
    "start",
    "end",
    "signedOn",
    "since",
    "year",
    "attestedOn",
    "place",
    "speaker",
    "act",
    "addressee",
    "holder",
    "post",
    "relationshipType",
    "agreementType",
    "count",
    "party",
    "signatory",
    "topic",
    "status",
)
_SILENT: Final = frozenset(
    {"evidence", "participation", "earliest", "latest", "inArticle", "sourceHash", "participant", "reports"}
    # derived, of what the page shows in other words
    | {"standsFor", "saidAt", "variesIn", "spelling", "countedIn", "facts"}
)
_DATES: Final = frozenset(
    {"start", "end", "signedOn", "since", "year", "attestedOn", "validFrom", "validUntil", "retrievedOn"}
    | {"firstDay", "lastDay"}
)
_NO_NAMES: Final = frozenset(
    map(full, ("dip:evidence", "dip:participation", "dip:inArticle", "rdf:type", "dip:reports", "owl:sameAs"))
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property: a node or words. ``notes`` are the numbers of the reports that give it."""

    ref: Ref | None
    text: str
    lang: str = ""
    date: str = ""
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A property, by its local name and in words, with every value that is said of it."""

    name: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Who took part in an event, in which roles, holding which posts, and for whom."""

    iri: str
    who: Ref
    roles: tuple[Ref, ...]
    posts: tuple[Ref, ...]
    behalf: tuple[Ref, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact. ``type`` is its class by local name, ``date`` as the graph has it, ``when`` in words, ``reported`` first when."""

    ref: Ref
    type: str
    date: str
    when: str
    reported: str
    status: str
    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    reports: tuple[Report, ...]

    def row(self, name: str) -> tuple[Value, ...]:
        """Return the values of the row of a property."""
        return next((row.values for row in self.rows if row.name == name), ())


class Reading:
    """What one answer is read from: the statements about its facts, and what their nodes are called."""

    def __init__(self, request: Request, facts: Said, *names: Said) -> None:
        self.said = facts
        self.naming = Naming(request, facts, *names)
        self.evidence = Evidence(request, facts, self.naming)

    def fact(self, iri: str) -> Fact:
        """Return a fact."""
        participations = self.said.iris(iri, "dip:participation")
        reports = self.evidence.reports((iri, *participations))
        notes = {report.source.ref.iri: report.number for report in reports} if len(reports) > 1 else {}
        dates = [self._precise(iri, f"dip:{name}") for name in ("start", "end")]
        other = self._precise(iri, "dip:signedOn", "dip:attestedOn", "dip:since", "dip:year")
        return Fact(
            self.naming.of(iri),
            self.said.narrowest(iri),
            dates[0] or other,
            span(self.naming.language, *dates) or in_words(self.naming.language, other),
            min((report.source.published for report in reports if report.source.published), default=""),
            self.said.one(iri, "dip:status").rpartition("/")[2],
            rows(self.naming, self.said, iri, notes),
            tuple(self._part(node, notes) for node in participations if node in self.said),
            reports,
        )

    def _precise(self, iri: str, *names: str) -> str:
        """The most precise of the dates that articles give, the first of equals."""
        found = (self.said.iris(iri, name) for name in names)
        return min(next(filter(None, found), [""]), key=lambda text: (-len(text), text))

    def _part(self, node: str, notes: Mapping[str, int]) -> Part:
        tenures = self.said.iris(node, "dip:capacity")
        who = self.said.values(node, "dip:participant")
        said_by = {graph for graphs in who.values() for graph in graphs}
        return Part(
            node,
            self.naming.of(self.said.one(node, "dip:participant")),
            self._named(self.said.iris(node, "dip:role")),
            self._named(post for tenure in tenures for post in self.said.iris(tenure, "dip:post")),
            self._named(self.said.iris(node, "dip:onBehalfOf")),
            tuple(sorted(notes[graph] for graph in said_by if graph in notes)),
        )

    def _named(self, iris: Iterable[str]) -> tuple[Ref, ...]:
        return tuple(self.naming.of(iri) for iri in dict.fromkeys(iris))


async def read(request: Request, facts: Iterable[str], nodes: Iterable[str] = (), *more: Said) -> Reading:
    """Return what the graph says of ``facts`` and calls their nodes and ``nodes``; ``more`` is known already.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    site = site_of(request)
    said = await told(site.endpoint, site.settings.base, facts)
    wanted = {*nodes, *referred(said), *(iri for known in more for iri in referred(known))}
    inside = {iri for iri in wanted if iri.startswith(site.settings.base) and "#" not in iri}
    names = await called(site.endpoint, site.settings.base, inside)
    return Reading(request, said, *more, names)


def referred(said: Said) -> set[str]:
    """Return the nodes that statements refer to and that a page would name."""
    return {
        term.value
        for subject in said.subjects()
        for name, values in said.properties(subject)
        if name not in _NO_NAMES
        for term in values
        if isinstance(term, NamedNode)
    }


def rows(naming: Naming, said: Said, iri: str, notes: Mapping[str, int] | None = None) -> tuple[Row, ...]:
    """Return what is said of a node with the ontology's properties, the most telling first.

    ``notes`` numbers the graphs that say it; without, nothing is said of who says so.
    """
    found = [
        (name.removeprefix(DIP), values) for name, values in said.properties(iri) if name.startswith(DIP)
    ]
    shown = [(name, values) for name, values in found if name not in _SILENT]
    if dict(found).get("end") == dict(found).get("start"):  # what begins and ends on a day needs no "until"
        shown = [(name, values) for name, values in shown if name != "end"]
    place = {name: number for number, name in enumerate(_ORDER)}
    shown.sort(key=lambda one: (place.get(one[0], len(place)), one[0]))
    labels = words(naming.language)["properties"]
    return tuple(
        Row(name, labels.get(name, name), _values(naming, name, values, notes or {}))
        for name, values in shown
    )


def _values(
    naming: Naming, name: str, values: Mapping[Term, set[str]], notes: Mapping[str, int]
) -> tuple[Value, ...]:
    shown = []
    for term, graphs in values.items():
        numbers = tuple(sorted(notes[graph] for graph in graphs if graph in notes))
        if isinstance(term, NamedNode):
            ref = naming.of(term.value)
            shown.append(Value(ref, ref.text, ref.lang, notes=numbers))
        elif name in _DATES:
            shown.append(Value(None, in_words(naming.language, term.value), date=term.value, notes=numbers))
        else:
            shown.append(Value(None, term.value, naming.tag(term.language or ""), notes=numbers))
    return tuple(sorted(shown, key=lambda value: (value.date, value.text)))
