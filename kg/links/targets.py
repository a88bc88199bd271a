"""The sets that links lead to: how their IRIs begin, where they live and under which licence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.identity.sssom import EXTERNAL
from mappings.namespaces import BASE, PREFIXES


@dataclass(frozen=True, slots=True)
class Target:
    """A set of things that others describe."""

    key: str  # the end of the IRI under which the graph speaks of it
    title: str
    namespace: str  # how the IRIs of its things begin
    homepage: str
    license: str | None  # where its terms stand

    def iri(self, base: str = BASE) -> str:
        """The set as a ``void:Dataset``, and as ``sssom:object_source`` of what leads there."""
        return f"{base}dataset/{self.key}"


_CC: Final = "https://creativecommons.org/"

TARGETS: Final = (
    Target("dbpedia", "DBpedia", EXTERNAL["dbr"], "https://www.dbpedia.org/", f"{_CC}licenses/by-sa/3.0/"),
    Target(
        "eurovoc",
        "EuroVoc",
        EXTERNAL["eurovoc"],
        "https://op.europa.eu/en/web/eu-vocabularies",
        "http://data.europa.eu/eli/dec/2011/833/oj",
    ),
    Target(
        "geonames", "GeoNames", EXTERNAL["geonames"], "https://www.geonames.org/", f"{_CC}licenses/by/4.0/"
    ),
    Target(
        "mediatopic",
        "IPTC Media Topics",
        EXTERNAL["mediatopic"],
        "https://iptc.org/standards/media-topics/",
        f"{_CC}licenses/by/4.0/",
    ),
    Target(
        "unesco",
        "UNESCO Thesaurus",
        EXTERNAL["unesco"],
        "https://vocabularies.unesco.org/",
        f"{_CC}licenses/by-sa/3.0/igo/",
    ),
    Target(
        "wikidata",
        "Wikidata",
        PREFIXES["wd"],
        "https://www.wikidata.org/",
        f"{_CC}publicdomain/zero/1.0/",
    ),
)
"""In the order of their keys."""


def target_of(iri: str) -> Target | None:
    """Return the known set that an IRI belongs to; None where it is of another."""
    return next((target for target in TARGETS if iri.startswith(target.namespace)), None)


def set_of(iri: str) -> Target:
    """Return the set that an IRI belongs to; of one that is not known no more than its host."""
    scheme, _, rest = iri.partition("://")
    host = rest.partition("/")[0]
    return target_of(iri) or Target(host, host, f"{scheme}://{host}/", f"{scheme}://{host}/", None)


def named(key: str) -> Target:
    """Return the known set of a key; raise ``KeyError`` where there is none."""
    return _BY_KEY[key]


_BY_KEY: Final = {target.key: target for target in TARGETS}
