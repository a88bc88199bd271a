"""The derived graphs: pure functions of the article graphs, the ontology, the authority files and the query library.

Each is computed whole from the union of what the articles say, with every choice made by a total order, so the
order in which articles arrived leaves no trace.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.decisions import NONE, Decisions
from kg.derived.decided import decision_quads
from kg.derived.known import authority_quads, mentioned
from kg.derived.labels import label_quads
from kg.derived.links import link_quads
from kg.derived.ontology import ontology_quads
from kg.derived.queries import query_quads
from kg.derived.said import Said
from kg.store import Quad, View
from mappings.authorities import Authorities, authorities
from mappings.iris import graph_iri
from mappings.namespaces import BASE

__all__ = ["derive"]


def derive(
    view: View,
    *,
    known: Authorities | None = None,
    decisions: Decisions = NONE,
    base: str = BASE,
) -> dict[str, Sequence[Quad]]:
    """Return the quads of each derived graph by its IRI: ontology, authorities, links, decisions, labels and queries.

    Args:
        view: the store; only its article graphs are read.
        known: the authority tables, those of the project by default.
        decisions: those in force; those on links correct the links' graph.
        base: where the resources live.
    """
    tables = known or authorities()
    said = Said(view, base)
    ontology = ontology_quads(base)
    units = mentioned(said, tables, base)
    return {
        graph_iri("ontology", base): ontology,
        graph_iri("authorities", base): authority_quads(units, base),
        graph_iri("links", base): link_quads(units, tables, said.referred, decisions, base),
        graph_iri("decisions", base): decision_quads(decisions, base),
        graph_iri("labels", base): label_quads(said, units, ontology, base),
        graph_iri("queries", base): query_quads(base),
    }
