"""What is known of a release when its dumps are written: the matter of VoID, DCAT and README alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.export.linkset import Linkset, linksets
from kg.export.lookup import article_graphs
from kg.links.record import base_of
from kg.release.census import Census
from kg.release.dates import Span, span
from kg.release.folder import Distribution
from kg.release.settings import Settings
from kg.store import Literal, NamedNode, Term, Triple, View
from mappings.namespaces import PREFIXES

Property = tuple[
    str, Term | str
]  # prefixed name; a value, a plain string or a prefixed name of a node as a term


@dataclass(frozen=True, slots=True)
class Description:
    """A release in figures and words. Nothing of it comes from a clock."""

    base: str
    settings: Settings
    span: Span
    articles: int
    quads: int
    census: Census
    objects: int
    linksets: Sequence[Linkset]
    distributions: Sequence[Distribution]

    @property
    def version(self) -> str:
        """The date of the data: that of the newest article."""
        return self.span.version

    @property
    def dataset(self) -> str:
        """The IRI of the data set, whatever its version."""
        return f"{self.base}dataset/diplomacy-kg"

    @property
    def address(self) -> str:
        """Where the files of this version are found, ending in a slash."""
        address = self.settings.address or f"{self.dataset}/{self.version}/"
        return address if address.endswith("/") else f"{address}/"


def describe(
    view: View, census: Census, settings: Settings, distributions: Iterable[Distribution]
) -> Description:
    """Return the description of what was just written."""
    return Description(
        base=base_of(view),
        settings=settings,
        span=span(view),
        articles=sum(1 for _ in article_graphs(view)),
        quads=len(view),
        census=census,
        objects=census.objects(),
        linksets=linksets(view),
        distributions=sorted(distributions, key=lambda file: file.name),
    )


def triples(subject: str, properties: Iterable[Property]) -> list[Triple]:
    """Return triples on a subject; names are prefixed, a string stands for a plain literal."""
    node = NamedNode(subject)
    return [
        Triple(node, named(name), Literal(value) if isinstance(value, str) else value)
        for name, value in properties
    ]


def named(name: str) -> NamedNode:
    """Return the node of a prefixed name."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def number(value: int) -> Literal:
    """Return a count as a literal."""
    return Literal(str(value), datatype=named("xsd:integer"))


def both(english: str, french: str, name: str) -> list[Property]:
    """Return a property in English and in French."""
    return [(name, Literal(english, language="en")), (name, Literal(french, language="fr"))]
