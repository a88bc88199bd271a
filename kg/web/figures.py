"""The data set in figures, as VoID has them: counted by the endpoint, and anew when the data have changed."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from pathlib import Path
from typing import Final

from kg.export.linkset import Linkset, linksets
from kg.release.census import Census
from kg.release.dates import Span
from kg.release.description import Description
from kg.release.folder import JSONLD, NQUADS, TRIG, TURTLE, Distribution, checksums
from kg.release.settings import Settings as Publishing
from kg.store import NamedNode, Quad, QuerySolution, Store
from kg.web.endpoint import Endpoint
from kg.web.engine import Engine
from kg.web.settings import Settings
from mappings.iris import graph_iri

_OLD: Final = 600.0  # seconds after which what somebody else's endpoint holds is counted anew
_KINDS: Final = {".ttl": TURTLE, ".trig": TRIG, ".nq": NQUADS, ".jsonld": JSONLD}
_DESCRIBING: Final = frozenset({"void.ttl", "dcat.ttl"})
_NODES: Final = """
    SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?o) AS ?objects) { ?s ?p ?o }"""
_ENTITIES: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a ?class }"
_ARTICLES: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a dip:Article }"
_CLASSES: Final = "SELECT ?of (COUNT(DISTINCT ?s) AS ?n) { ?s a ?of } GROUP BY ?of"
_PROPERTIES: Final = "SELECT ?of (COUNT(*) AS ?n) { ?s ?of ?o } GROUP BY ?of"


class Figures:
    """Counts what an endpoint holds, once for each version of it."""

    def __init__(self, settings: Settings, endpoint: Endpoint, engine: Engine | None) -> None:
        self._settings = settings
        self._endpoint = endpoint
        self._engine = engine
        self._counting = asyncio.Lock()
        self._known: Description | None = None
        self._version: float = -1

    async def counted(self, root: str) -> Description:
        """Return the description of the data set; ``root`` is the site's address.

        Raises:
            QueryFailed, QueryStopped, ServiceUnreachable: it could not be counted.
        """
        async with self._counting:  # who comes meanwhile waits for what is being counted
            version = time.monotonic() // _OLD if self._engine is None else self._engine.version
            if self._known is None or self._version != version:
                self._known = await self._count(root)
                self._version = version
            return self._known

    async def _count(self, root: str) -> Description:
        census = Census()
        nodes = (await self._endpoint.rows(_NODES))[0]
        census.triples, census.subjects = _number(nodes, "triples"), _number(nodes, "subjects")
        census.entities = _number((await self._endpoint.rows(_ENTITIES))[0], "n")
        census.classes = Counter(
            {str(row["of"]): _number(row, "n") for row in await self._endpoint.rows(_CLASSES)}
        )
        census.properties = Counter(
            {str(row["of"]): _number(row, "n") for row in await self._endpoint.rows(_PROPERTIES)}
        )
        return Description(
            base=self._settings.base,
            settings=Publishing(address=f"{root}/dumps/"),
            span=Span(None, None),
            articles=_number((await self._endpoint.rows(_ARTICLES))[0], "n"),
            quads=census.triples,
            census=census,
            objects=_number(nodes, "objects"),
            linksets=await self._linksets(),
            distributions=[] if self._settings.dumps is None else _distributions(self._settings.dumps),
        )

    async def _linksets(self) -> tuple[Linkset, ...]:
        graph = NamedNode(graph_iri("links", self._settings.base))
        links = await self._endpoint.triples(
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        )
        with Store.open(None) as passing:
            passing.replace_graph(graph.value, (Quad(t.subject, t.predicate, t.object, graph) for t in links))
            return linksets(passing)


def _distributions(folder: Path) -> list[Distribution]:
    """The dumps among the files of a release."""
    found = []
    for name, digest in sorted(checksums(folder).items()):
        file = Path(name)
        kind = _KINDS.get(file.suffixes[0] if file.suffixes else "")
        if kind is not None and name not in _DESCRIBING and (folder / file).is_file():
            found.append(Distribution(name, kind, None, (folder / file).stat().st_size, digest))
    return found


def _number(row: QuerySolution, name: str) -> int:
    return int(getattr(row[name], "value", 0))
