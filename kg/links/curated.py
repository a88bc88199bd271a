"""The links that people keep line by line: files of SSSOM beside what they speak of, each line read and graded."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from kg.identity.sssom import Mapping, read
from kg.links.targets import set_of
from kg.provenance import derivation
from mappings.compiled import compiled_by
from mappings.namespaces import BASE, PREFIXES
from mappings.resources import AUTHORITIES, SCHEMES

TOPICS: Final = (
    SCHEMES / "topics.sssom.tsv"
)  # in EuroVoc, the UNESCO Thesaurus, IPTC Media Topics and Wikidata
UNITS: Final = AUTHORITIES / "eurovoc.sssom.tsv"  # countries and bodies in EuroVoc


@cache
def curated_mappings(base: str = BASE) -> tuple[Mapping, ...]:
    """Return the links of every topic, country and body that a file gives, as they are under ``base``; read once.

    A line that is no mapping is a mistake in the ontology, which its tests show; here it is left out.
    """
    return tuple(_under(base, mapping) for mapping in _written())


@compiled_by(derivation)
def _written() -> tuple[Mapping, ...]:
    return tuple(mapping for file in (TOPICS, UNITS) for mapping in read(file)[0])


def _under(base: str, mapping: Mapping) -> Mapping:
    """The mapping of another publisher: topics are the ontology's and the same for all, places and bodies are his."""
    own = mapping.subject.startswith(PREFIXES["topic"])
    return replace(
        mapping,
        subject=mapping.subject if own else _moved(mapping.subject, base),
        subject_source=mapping.subject_source if own else _moved(mapping.subject_source or "", base),
        object_source=set_of(mapping.object).iri(base),
    )


def _moved(iri: str, base: str) -> str:
    return base + iri.removeprefix(BASE)
