"""The derived graphs after a change: only what follows from the nodes of which articles now say something else.

What it comes to is what ``kg.derived.derive`` makes of the whole store, at the cost of the change: the known units that articles
begin or cease to name, the links of these and of the changed nodes, and the labels, contexts and tallies of the changed nodes and of those
whose labels, contexts and tallies are made of theirs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from kg.decisions import Decisions
from kg.derived.contexts import GRAPH as CONTEXTS
from kg.derived.contexts import LEADING, Contexts
from kg.derived.known import Unit, authority_quads
from kg.derived.labels import Names, concept_labels
from kg.derived.links import link_quads
from kg.derived.ontology import ontology_quads
from kg.derived.said import term
from kg.derived.sums import Sums
from kg.derived.tallies import GRAPH as TALLIES
from kg.derived.tallies import Tallies
from kg.derived.told import Told
from kg.derived.units import Described, unit_of, units_of
from kg.links.curated import curated_mappings
from kg.links.record import SUBJECT
from kg.store import NamedNode, Quad, Store, as_stored
from mappings.authorities import Authorities
from mappings.iris import graph_iri

PART: Final = 20_000  # quads of a difference that are written in one transaction

_USES: Final = frozenset(
    term(f"dip:{name}")
    for name in (
        "commemorates", "holder", "inSeries", "ofBody", "ofPlace", "participant", "participation", "party", "place", "post",
        "signatory", "speaker",
    )
)  # fmt: skip
"""The properties by which a label is made of another node's."""
_RETOLD: Final = (term("dip:participation"), term("dip:commemorates"))
"""The properties by which a label is made of what else is said of another node than its label."""


@dataclass(frozen=True, slots=True)
class ByNode:
    """Derived graphs that are made node by node: what they say of one, and who follows when that changes.

    ``users`` gives the nodes of which they may say something else where they do of this one; ``spreads`` tells of a node that they are
    to be looked at even where they say the same of it as before.
    """

    graphs: tuple[str, ...]
    quads: Callable[[str], Iterable[Quad]]
    users: Callable[[str], set[str]]
    spreads: Callable[[str], bool]


class Change:
    """One refreshing of the derived graphs after articles have changed."""

    def __init__(
        self,
        store: Store,
        base: str,
        known: Authorities,
        decisions: Decisions,
        remember: Callable[[Mapping[str, bool]], None],
    ) -> None:
        """Take the store with what its derived graphs rest on.

        ``remember`` keeps nodes that wait for their turn when a part is written, so that a kill then loses none.
        """
        self._store = store
        self._base = base
        self._known = known
        self._decisions = decisions
        self._remember = remember
        self._told = Told(store, base)
        self._described = Described(store, self._told, known, base)
        self._gone: list[Quad] = []
        self._come: list[Quad] = []
        self._counted: list[str] = []
        self._sums: Sums | None = None
        self._changed: set[str] = set()

    def follow(self, nodes: Mapping[str, bool]) -> frozenset[str]:
        """Bring the derived graphs up to date; return the IRIs of those that changed.

        Args:
            nodes: the IRIs of all nodes of which articles may say something else than before, each with whether its
                classes may be others.
        """
        stale = dict(nodes)
        turnover = self._described.turnover(stale)
        before, after = (authority_quads(units, self._base) for units in (turnover.gone, turnover.come))
        self._differ(before, after)
        stale.update(dict.fromkeys(turnover, True))
        there = turnover.applied(self._described)
        self._link(stale, there)
        self._label(stale, Names(self._told, there, concept_labels(ontology_quads(self._base))))
        self._place(stale, Contexts(self._told, there, self._base))
        self._write()
        return frozenset(self._changed)

    def _link(self, nodes: Iterable[str], there: Callable[[str], Unit | None]) -> None:
        """The links of units, topics and whatever else has any, where it is spoken of."""
        mapped = {mapping.subject for mapping in curated_mappings(self._base)}
        mapped.update(self._decisions.same.get(one.subject, one.subject) for one in self._decisions.links)
        linked = [node for node in nodes if node in mapped or unit_of(node, self._known, self._base)]
        if not linked:
            return
        units = units_of({node: unit for node in linked if (unit := there(node)) is not None})
        spoken = {node for node in linked if node in self._told}
        wanted = as_stored(link_quads(units, self._known, spoken, self._decisions, self._base))
        self._differ((quad for node in linked for quad in self._links_of(NamedNode(node))), wanted)

    def _links_of(self, node: NamedNode) -> Iterator[Quad]:
        graph = NamedNode(graph_iri("links", self._base))
        yield from self._store.match(node, graph=graph)
        for record in self._store.match(predicate=SUBJECT, value=node, graph=graph):
            if isinstance(record.subject, NamedNode):
                yield from self._store.match(record.subject, graph=graph)

    def _label(self, nodes: Mapping[str, bool], names: Names) -> None:
        """The labels of the nodes, and of those that use labels which have changed."""

        def spreads(node: str) -> bool:
            value = NamedNode(node)
            return bool(nodes.get(node)) or any(
                next(iter(self._store.match(predicate=name, value=value)), None) is not None
                for name in _RETOLD
            )

        made = ByNode(
            (graph_iri("labels", self._base),),
            lambda node: names.quads(node, self._base),
            lambda node: self._users(node, _USES),
            spreads,
        )
        self._spread(nodes, made)

    def _place(self, nodes: Mapping[str, bool], contexts: Contexts) -> None:
        """The contexts of the nodes and the tallies that count them, and of those that take on places or days which have changed."""
        tallies = Tallies(self._told, contexts, self._base)
        self._sums = Sums(self._store, tallies, self._base)

        def quads(node: str) -> Iterator[Quad]:
            self._counted.append(node)
            return chain(contexts.quads(node), tallies.quads(node))

        def dependents(node: str) -> set[str]:
            return contexts.dependents(node) | tallies.dependents(node)

        made = ByNode(
            tuple(graph_iri(name, self._base) for name in (CONTEXTS, TALLIES)),
            quads,
            lambda node: self._users(node, LEADING) | dependents(node),
            lambda node: bool(dependents(node)),
        )
        self._spread(nodes, made)

    def _spread(self, nodes: Iterable[str], made: ByNode) -> None:
        """What graphs say of the nodes, then of those that use what has changed, and so on."""
        graphs = [NamedNode(graph) for graph in made.graphs]
        queue = deque(nodes)
        seen = set(queue)
        while queue:
            node = queue.popleft()
            before = {quad for graph in graphs for quad in self._store.match(NamedNode(node), graph=graph)}
            after = set(made.quads(node))
            self._differ(before, after)
            if before != after or made.spreads(node):
                users = made.users(node) - seen
                queue.extend(users)
                seen |= users
            if len(self._gone) + len(self._come) > PART:
                self._remember(dict.fromkeys(queue, True))
                self._write()

    def _users(self, node: str, properties: frozenset[NamedNode]) -> set[str]:
        """The nodes that have this one as a value of one of the properties."""
        value = NamedNode(node)
        return {
            quad.subject.value
            for name in properties  # one by one: a country is the value of far more than these
            for quad in self._store.match(predicate=name, value=value)
            if isinstance(quad.subject, NamedNode)
        }

    def _differ(self, before: Iterable[Quad], after: Iterable[Quad]) -> None:
        old, new = set(before), set(after)
        self._gone += old - new
        self._come += new - old

    def _write(self) -> None:
        """Write what differs in one transaction, the sums of tallies with what they count."""
        if self._sums is not None:
            self._differ(*self._sums.after(self._gone, self._come, self._counted))
            self._counted = []
        self._changed.update(
            str(getattr(quad.graph_name, "value", "")) for quad in (*self._gone, *self._come)
        )
        self._store.apply(self._gone, self._come)
        self._gone, self._come = [], []
