"""The derived graphs: pure functions of the article graphs, the ontology, the authority files and the query library.

``derive`` says what they are: computed whole from the union of what the articles say, with every choice made by a total
order, so that the order in which articles arrived leaves no trace. ``kg.derived.refresh`` comes to the same in stores of any size.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.decisions import NONE, Decisions
from kg.derived.contexts import GRAPH as CONTEXTS
from kg.derived.contexts import Contexts
from kg.derived.decided import decision_quads
from kg.derived.known import Units, authority_quads, mentioned
from kg.derived.labels import label_quads
from kg.derived.links import link_quads
from kg.derived.ontology import ontology_quads
from kg.derived.queries import query_quads
from kg.derived.said import Said
from kg.derived.tallies import GRAPH as TALLIES
from kg.derived.tallies import Counting, Tallies
from kg.store import Quad, View
from mappings.authorities import Authorities, authorities
from mappings.iris import graph_iri
from mappings.namespaces import BASE

__all__ = ["derive", "few"]


def derive(
    view: View,
    *,
    known: Authorities | None = None,
    decisions: Decisions = NONE,
    base: str = BASE,
) -> dict[str, Sequence[Quad]]:
    """Return the quads of each derived graph by its IRI.

    They are the ontology, the authorities, links, decisions, queries, labels, contexts and tallies.

    Args:
        view: the store; only its article graphs are read.
        known: the authority tables, those of the project by default.
        decisions: those in force; those on links correct the links' graph.
        base: where the resources live.
    """
    tables = known or authorities()
    said = Said(view, base)
    units = mentioned(said, tables, base)
    nodes = sorted(said.classes)
    contexts = Contexts(said, dict(units.all()).get, base)
    counting = Counting(Tallies(said, contexts, base), base)
    counted = [quad for node in nodes for quad in counting.quads(node)]
    by_node = {
        graph_iri("labels", base): label_quads(said, units, ontology_quads(base), base),
        graph_iri(CONTEXTS, base): [quad for node in nodes for quad in contexts.quads(node)],
        graph_iri(TALLIES, base): [*counted, *counting.sums()],
    }
    return few(units, tables, said, decisions, base) | by_node


def few(
    units: Units, tables: Authorities, said: Said, decisions: Decisions, base: str
) -> dict[str, Sequence[Quad]]:
    """Return the quads of each derived graph that the number of articles does not make large.

    ``units`` are the known ones that articles name.
    """
    return {
        graph_iri("ontology", base): ontology_quads(base),
        graph_iri("authorities", base): authority_quads(units, base),
        graph_iri("links", base): link_quads(units, tables, said, decisions, base),
        graph_iri("decisions", base): decision_quads(decisions, base),
        graph_iri("queries", base): query_quads(base),
    }
