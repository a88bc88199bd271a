"""The page of the ontology: every class and property with its meaning, each under the fragment of its IRI."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.derived.ontology import ontology_quads
from kg.store import Literal, NamedNode, Quad, Triple
from kg.terms import shorten
from kg.web.accept import preferred
from kg.web.addresses import here
from kg.web.alternates import ALTERNATES, HTML, OFFERED, format_of, written
from kg.web.language import language_of
from kg.web.naming import Ref
from kg.web.outside import safe
from kg.web.rendering import render
from kg.web.said import full
from kg.web.site import site_of
from mappings.namespaces import DIP

_CLASS: Final = full("owl:Class")
_KINDS: Final = (_CLASS, full("owl:ObjectProperty"), full("owl:DatatypeProperty"))
_ABOUT: Final = ("rdfs:subClassOf", "rdfs:subPropertyOf", "rdfs:domain", "rdfs:range", "owl:inverseOf")
_ALIGNED: Final = ("owl:equivalentClass", "owl:equivalentProperty", "rdfs:subClassOf", "rdfs:subPropertyOf")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: what it is called and means in the reader's language, and what it hangs together with."""

    name: str
    label: str
    comment: str
    relations: tuple[tuple[str, tuple[Ref, ...]], ...]
    is_class: bool


async def ontology(request: Request) -> Response:
    """Answer with the ontology that this program writes by, as a page or as data."""
    asked = request.path_params.get("ending")
    endings = {one.ending: one.kind for one in ALTERNATES}
    kind = endings.get(asked) if asked else preferred(request.headers.get("accept", ""), OFFERED) or HTML
    if kind is None or format_of(kind) == HTML:
        language = language_of(request)
        terms = _terms("fr" if language == "fr" else "en")
        values = {
            "section": "ontology",
            "node": Ref(DIP, here(request, f"{site_of(request).settings.base}ontology"), "dip"),
            "formats": ALTERNATES,
            "classes": [term for term in terms if term.is_class],
            "properties": [term for term in terms if not term.is_class],
        }
        return render(request, "ontology.html", values, headers={"Vary": "Accept"})
    body = _data(format_of(kind))
    return Response(body, media_type=format_of(kind), headers={"Vary": "Accept"})


@cache
def _data(kind: str) -> bytes:
    return written((Triple(quad.subject, quad.predicate, quad.object) for quad in ontology_quads()), kind)


@cache
def _terms(language: str) -> tuple[Term, ...]:
    said: dict[str, list[Quad]] = {}
    for quad in ontology_quads():
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(DIP):
            said.setdefault(quad.subject.value, []).append(quad)
    found = [_term(iri, quads, language) for iri, quads in said.items() if _types(quads) & set(_KINDS)]
    return tuple(sorted(found, key=lambda term: term.name.lower()))


def _types(quads: list[Quad]) -> set[str]:
    return {_iri(quad) for quad in quads if quad.predicate.value == full("rdf:type")}


def _iri(quad: Quad) -> str:
    return quad.object.value if isinstance(quad.object, NamedNode) else ""


def _term(iri: str, quads: list[Quad], language: str) -> Term:
    words = {
        name: quad.object.value
        for name in ("label", "comment")
        for quad in quads
        if quad.predicate.value == full(f"rdfs:{name}")
        if isinstance(quad.object, Literal) and quad.object.language == language
    }
    relations = []
    for name in dict.fromkeys((*_ABOUT, *_ALIGNED)):
        values = sorted({_iri(quad) for quad in quads if quad.predicate.value == full(name)} - {""})
        if values:
            relations.append((name, tuple(_ref(value) for value in values)))
    return Term(
        iri.removeprefix(DIP),
        words.get("label", ""),
        words.get("comment", ""),
        tuple(relations),
        _CLASS in _types(quads),
    )


def _ref(iri: str) -> Ref:
    if iri.startswith(DIP):
        return Ref(iri, f"#{iri.removeprefix(DIP)}", shorten(iri))
    return Ref(iri, safe(iri) or "", shorten(iri), outside=True)
