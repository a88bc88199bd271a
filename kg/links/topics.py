"""The links of the topics: a file of SSSOM lines beside their scheme, each read and graded by a person."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Final

from kg.links.targets import set_of
from kg.sssom import Mapping, read
from mappings.namespaces import BASE
from mappings.resources import SCHEMES

FILE: Final = SCHEMES / "topics.sssom.tsv"


@cache
def topic_mappings(base: str = BASE) -> tuple[Mapping, ...]:
    """Return the links of every topic, the target sets named under ``base``; read once a process.

    Topics are the ontology's: their IRIs are the same for every publisher. A line that is no mapping is a mistake in
    the ontology, which its tests show; here it is left out.
    """
    mappings, _ = read(FILE)
    return tuple(replace(mapping, object_source=set_of(mapping.object).iri(base)) for mapping in mappings)
