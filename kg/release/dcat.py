"""The entry of a release in a data catalogue, in DCAT: version, licence, creator, and each file with its checksum.

https://www.w3.org/TR/vocab-dcat-3/
"""

from __future__ import annotations

from typing import BinaryIO, Final

from kg.export.nodes import grouped
from kg.export.turtle import write_turtle
from kg.formats import Compression
from kg.provenance import extractor
from kg.release.description import Description, Property, both, named, triples
from kg.release.folder import Distribution
from kg.release.void import TITLE
from kg.store import Literal, NamedNode, Triple
from mappings.moment import Moment

_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_PACKED: Final = {Compression.GZ: "application/gzip", Compression.ZST: "application/zstd"}
_KEYWORDS: Final = (("diplomacy", "diplomatie"), ("knowledge graph", "graphe de connaissances"))
_ABOUT: Final = (
    "Who met whom, where and when, holding which post; what was signed, proposed, promised and thanked for: {}.",
    "Qui a rencontré qui, où et quand, à quel titre ; ce qui a été signé, proposé, promis, ce dont on a remercié : {}.",
)


def write_dcat(told: Description, out: BinaryIO) -> None:
    """Write the catalogue entry as Turtle. The version and the date of change are those of the newest article."""
    found = _dataset(told) + _creator(told)
    for file in told.distributions:
        found += _distribution(told, file)
    write_turtle(grouped(found), out)


def _dataset(told: Description) -> list[Triple]:
    count = told.articles
    properties: list[Property] = [
        ("rdf:type", named("dcat:Dataset")),
        *both(*TITLE, "dct:title"),
        *both(
            _ABOUT[0].format(f"read from {count} article{'s' if count != 1 else ''}"),
            _ABOUT[1].format(f"lu dans {count} article{'s' if count > 1 else ''}"),
            "dct:description",
        ),
        *(pair for english, french in _KEYWORDS for pair in both(english, french, "dcat:keyword")),
        ("dct:identifier", told.dataset),
        ("dct:creator", NamedNode(_creator_node(told))),
        ("dct:license", NamedNode(told.settings.licence)),
        ("dcat:version", told.version),
        *((("dct:modified", _moment(told.span.last)),) if told.span.last else ()),
        *((("dct:temporal", NamedNode(f"{told.dataset}#period")),) if told.span.last else ()),
        *(("dcat:distribution", NamedNode(told.address + file.name)) for file in told.distributions),
    ]
    return triples(told.dataset, properties) + _period(told)


def _period(told: Description) -> list[Triple]:
    """From the oldest article to the newest."""
    if told.span.first is None or told.span.last is None:
        return []
    properties: list[Property] = [
        ("rdf:type", named("dct:PeriodOfTime")),
        ("dcat:startDate", _moment(told.span.first)),
        ("dcat:endDate", _moment(told.span.last)),
    ]
    return triples(f"{told.dataset}#period", properties)


def _creator_node(told: Description) -> str:
    return f"{told.dataset}#creator"


def _creator(told: Description) -> list[Triple]:
    """Who publishes the release; the program that wrote it where nobody is named."""
    named_one = told.settings.creator
    properties: list[Property] = [
        ("rdf:type", named("foaf:Agent" if named_one else "prov:SoftwareAgent")),
        ("foaf:name", named_one or extractor()),
    ]
    return triples(_creator_node(told), properties)


def _distribution(told: Description, file: Distribution) -> list[Triple]:
    """A file; https://www.w3.org/TR/vocab-dcat-3/#Class:Distribution."""
    address = told.address + file.name
    properties: list[Property] = [
        ("rdf:type", named("dcat:Distribution")),
        ("dct:title", file.name),
        ("dct:description", Literal(file.kind.holds, language="en")),
        ("dct:license", NamedNode(told.settings.licence)),
        ("dcat:downloadURL", NamedNode(address)),
        ("dcat:mediaType", NamedNode(_MEDIA + file.kind.media_type)),
        ("dcat:byteSize", Literal(str(file.size), datatype=named("xsd:nonNegativeInteger"))),
        ("spdx:checksum", NamedNode(f"{address}#sha256")),
    ]
    if file.compression is not None:
        properties.append(("dcat:compressFormat", NamedNode(_MEDIA + _PACKED[file.compression])))
    checksum: list[Property] = [
        ("rdf:type", named("spdx:Checksum")),
        ("spdx:algorithm", named("spdx:checksumAlgorithm_sha256")),
        ("spdx:checksumValue", Literal(file.sha256, datatype=named("xsd:hexBinary"))),
    ]
    return triples(address, properties) + triples(f"{address}#sha256", checksum)


def _moment(moment: Moment) -> Literal:
    return Literal(str(moment), datatype=named(f"xsd:{moment.datatype}"))
