"""One page about one person, place or body: its names, what it is, and each fact that it takes part in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from kg.asking.binding import place
from kg.names import Names
from kg.own import Own
from kg.store import Literal, NamedNode, QuerySolution, QuerySolutions, Term, View
from kg.terms import shorten
from mappings.namespaces import DIP, PREFIXES

_NAMES: Final = frozenset(
    {PREFIXES["rdfs"] + "label"}
    | {PREFIXES["skos"] + name for name in ("prefLabel", "altLabel", "hiddenLabel")}
)
_SILENT: Final = _NAMES | {PREFIXES["rdf"] + "type", DIP + "evidence"}

# Each section asks for the fact, when it was and up to three things to say of it. ?node is the subject of the page.
_SECTIONS: Final = {
    "Posts": """?fact dip:holder ?node ; dip:post ?what . OPTIONAL { ?fact dip:attestedOn ?when }""",
    "Held by": """{ ?what dip:ofBody ?node } UNION { ?what dip:ofPlace ?node }
        ?fact dip:post ?what ; dip:holder ?who . OPTIONAL { ?fact dip:attestedOn ?when }""",
    "Took part in": """?part dip:participant|dip:onBehalfOf ?node . ?fact dip:participation ?part .
        BIND(?fact AS ?what) OPTIONAL { ?part dip:role ?how }
        OPTIONAL { ?part dip:participant ?actor FILTER(?actor != ?node) BIND(?actor AS ?who) }
        OPTIONAL { ?fact dip:start ?when }""",
    "Took place there": """?fact dip:place ?node . BIND(?fact AS ?what) OPTIONAL { ?fact dip:start ?when }""",
    "Agreements": """?fact dip:party|dip:signatory ?node ; a dip:Agreement . BIND(?fact AS ?what)
        OPTIONAL { ?fact dip:agreementType ?how } OPTIONAL { ?fact dip:signedOn ?when }""",
    "Said": """?fact dip:speaker ?node ; dip:act ?how ; dip:evidence/oa:exact ?what .
        OPTIONAL { ?fact dip:addressee ?who } OPTIONAL { ?fact dip:evidence/dip:inArticle/schema:datePublished ?when }""",
    "Was told": """?fact dip:addressee ?node ; dip:act ?how ; dip:evidence/oa:exact ?what .
        OPTIONAL { ?fact dip:speaker ?who } OPTIONAL { ?fact dip:evidence/dip:inArticle/schema:datePublished ?when }""",
    "Relationships": """?fact dip:relationshipType ?how ; dip:party ?node , ?who . FILTER(?who != ?node)
        OPTIONAL { ?fact dip:since ?when }""",
    "Anniversaries": """?fact a dip:Anniversary ; dip:party ?node ; dip:ordinal ?how .
        OPTIONAL { ?fact dip:commemorates ?what } OPTIONAL { ?fact dip:year ?when }""",
    "Sittings": """?fact dip:inSeries ?node . BIND(?fact AS ?what) OPTIONAL { ?fact dip:ordinal ?how }
        OPTIONAL { ?fact dip:start ?when }""",
    "Named in": """?node dip:evidence/dip:inArticle ?fact . BIND(?fact AS ?what)
        OPTIONAL { ?fact schema:datePublished ?when }""",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of a section: its short IRI, when, and what is said of it; "" where nothing is known."""

    iri: str
    when: str
    what: str
    how: str
    who: str


@dataclass(frozen=True, slots=True)
class Section:
    """The facts of one sort, oldest first, undated last."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the graph knows of one node. ``names`` holds each spelling with the languages that it is marked with."""

    iri: str
    type: str
    label: str
    names: tuple[tuple[str, tuple[str, ...]], ...]
    properties: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` writes."""
        plain = asdict(self)
        plain["names"] = [{"name": name, "languages": list(tags)} for name, tags in self.names]
        plain["properties"] = [{"property": name, "value": value} for name, value in self.properties]
        return plain


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several nodes that a name may mean."""

    iri: str
    type: str
    label: str


def candidates(view: View, name: str) -> tuple[Candidate, ...]:
    """Return the nodes that ``name`` may mean, in any spelling, or as an IRI.

    Raises:
        UnknownName: nothing has that name; the nearest names are offered.
    """
    names = Names(view)
    return tuple(Candidate(iri, names.type_of(iri), names.of(iri)) for iri in names.meant(name))


def page(view: View, iri: str) -> Page:
    """Return the page of the node with the full IRI ``iri``."""
    names, own = Names(view), Own(view)
    said = {(quad.predicate.value, quad.object) for quad in own.match(NamedNode(iri))}
    spelt: dict[str, set[str]] = {}
    for predicate, value in said:
        if predicate in _NAMES and isinstance(value, Literal):
            spelt.setdefault(value.value, set()).add(value.language or "")
    properties = {
        (shorten(predicate), _shown(names, value))
        for predicate, value in said
        if predicate not in _SILENT and isinstance(value, NamedNode | Literal)
    }
    sections = (Section(title, _lines(view, names, iri, body)) for title, body in _SECTIONS.items())
    return Page(
        iri,
        names.type_of(iri),
        names.of(iri),
        tuple((name, tuple(sorted(spelt[name] - {""}))) for name in sorted(spelt)),
        tuple(sorted(properties)),
        tuple(section for section in sections if section.lines),
    )


def _lines(view: View, names: Names, iri: str, body: str) -> tuple[Line, ...]:
    head = "SELECT DISTINCT ?fact ?when ?what ?how ?who WHERE { VALUES ?node { UNDEF } "
    text, _ = place(f"{head}{body} }}", {"node": NamedNode(iri)})
    rows = view.query(text)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(rows)
    facts: dict[str, list[QuerySolution]] = {}
    for row in rows:
        facts.setdefault(_value(row["fact"]), []).append(row)
    lines = [Line(shorten(fact), *_cells(names, found)) for fact, found in facts.items() if names.known(fact)]
    return tuple(sorted(lines, key=lambda line: (not line.when, line.when, line.what, line.how, line.iri)))


def _cells(names: Names, rows: list[QuerySolution]) -> Iterator[str]:
    """What the rows of one fact say: the first date, every name, quote and manner once."""
    for name in ("when", "what", "how", "who"):
        shown = sorted({_shown(names, row[name]) for row in rows} - {""})
        yield shown[0] if name == "when" and shown else ", ".join(shown)


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _shown(names: Names, term: Term | object) -> str:
    if isinstance(term, NamedNode):
        return names.of(term.value)
    return term.value if isinstance(term, Literal) else ""
