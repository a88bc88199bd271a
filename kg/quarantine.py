"""Quarantine: what the gate refuses is kept apart with its reason, said but not asserted."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from kg.store import Literal, NamedNode, Quad, Term
from kg.turtle import turtle
from kg.violation import Violation
from mappings.namespaces import DIP, PREFIXES

_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_REPORTS: Final = NamedNode(DIP + "reports")
_PARTICIPATION: Final = NamedNode(DIP + "participation")
_EVIDENCE: Final = NamedNode(DIP + "evidence")
_EXACT: Final = NamedNode(PREFIXES["oa"] + "exact")

_SEVERED: Final = frozenset(
    {
        _REPORTS,
        _PARTICIPATION,
        NamedNode(PREFIXES["schema"] + "about"),
        NamedNode(PREFIXES["schema"] + "mentions"),
    }
)
"""Properties that list members: the one who lists stands without the member; any other reference needs it."""


def split(
    quads: Iterable[Quad], validate: Callable[[list[Quad]], list[Violation]], article: str, graph: str
) -> tuple[list[Quad], list[Quad], list[Violation]]:
    """Part one article's quads into what conforms and the quads of its quarantine graph.

    A node that violates goes, and so do the nodes that refer to it (except where they only list it among their
    members), and what nothing else in the article refers to: its participations, its evidence. This repeats
    until the rest conforms; each turn takes at least one node out. Where the article itself violates, or a
    violation has no node to take out, everything goes.

    Args:
        quads: what the article says.
        validate: the gate.
        article: the article's IRI.
        graph: the IRI of its quarantine graph.

    Returns:
        What may be stored, the quarantine graph (empty where all conforms), and all violations found.
    """
    kept = set(quads)
    ordered = _ordered(kept)
    refusals: set[Quad] = set()
    found: list[Violation] = []
    while kept and (violations := _new(validate(ordered), found)):
        found.extend(violations)
        web = _Web(kept)
        doomed = {
            violation: web.doomed(violation.focus, article) for violation in violations if violation.refuses
        }
        taken = web.taken({node for nodes in doomed.values() for node in nodes}, article)
        for violation in violations:
            went = [taken[node] for node in doomed.get(violation, ())]
            refusals.update(_result(violation, went, kept, article, graph))
        kept -= set().union(*taken.values())
        ordered = _ordered(kept)
    return ordered, _ordered(refusals), found


def _new(violations: Sequence[Violation], known: Sequence[Violation]) -> list[Violation]:
    """The violations to act on; a warning stays in the data, so it comes back each turn and is recorded once."""
    return [violation for violation in violations if violation.refuses or violation not in known]


def _ordered(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(quads, key=str)


class _Web:
    """The quads of one article by what they are about and by what they point to."""

    def __init__(self, quads: set[Quad]) -> None:
        self.quads = quads
        self.about: dict[object, set[Quad]] = defaultdict(set)
        self.pointing: dict[object, set[Quad]] = defaultdict(set)
        for quad in quads:
            self.about[quad.subject].add(quad)
            self.pointing[quad.object].add(quad)

    def doomed(self, focus: Term, article: str) -> list[object]:
        """The nodes that must go when ``focus`` goes: itself first, then those that refer to it, and so on."""
        nodes: list[object] = [focus]
        for node in nodes:
            users = {quad.subject for quad in self.pointing[node] if quad.predicate not in _SEVERED}
            nodes.extend(sorted(users - set(nodes), key=str))
        known = any(self.about[node] or self.pointing[node] for node in nodes)
        return nodes if known and NamedNode(article) not in nodes else [NamedNode(article)]

    def taken(self, doomed: set[object], article: str) -> dict[object, set[Quad]]:
        """For each doomed node the quads that go with it: its own, those that list it, those only it leads to."""
        if NamedNode(article) in doomed:
            return dict.fromkeys(doomed, self.quads)
        roots = {NamedNode(article)} | {node for node in self.about if not self.pointing.get(node)}
        orphans = self._reached(roots, set()) - self._reached(roots - doomed, doomed) - doomed
        taken: dict[object, set[Quad]] = {}
        for node in doomed:
            owned = {node} | (self._reached({node}, doomed - {node}) & orphans)
            taken[node] = set().union(*(self.about[n] | self.pointing[n] for n in owned))
        return taken

    def _reached(self, start: set[object], closed: set[object]) -> set[object]:
        """The nodes to which the references of ``start`` lead without passing a ``closed`` node."""
        seen, todo = set(start), list(start)
        while todo:
            led = {quad.object for quad in self.about.get(todo.pop(), ())} - seen - closed
            seen |= led
            todo.extend(led)
        return seen


def _result(
    violation: Violation, went: list[set[Quad]], quads: set[Quad], article: str, graph: str
) -> Iterator[Quad]:
    """One validation result as RDF: https://www.w3.org/TR/shacl/#results-validation-result."""
    parts = (violation.focus, violation.path, violation.value, violation.shape, violation.component)
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
    result, name = NamedNode(f"{graph}#{digest}"), NamedNode(graph)

    def say(property_: str, value: Term) -> Quad:
        return Quad(result, NamedNode(property_), value, name)

    sh = PREFIXES["sh"]
    yield Quad(result, _TYPE, NamedNode(sh + "ValidationResult"), name)
    yield say(sh + "focusNode", violation.focus)
    yield say(sh + "sourceShape", NamedNode(violation.shape))
    yield say(sh + "sourceConstraintComponent", NamedNode(violation.component))
    yield say(sh + "resultSeverity", NamedNode(violation.severity))
    if violation.path is not None:
        yield say(sh + "resultPath", NamedNode(violation.path))
    if violation.value is not None:
        yield say(sh + "value", violation.value)
    for language, text in violation.messages:
        yield say(sh + "resultMessage", Literal(text, language=language) if language else Literal(text))
    yield say(DIP + "inArticle", NamedNode(article))
    for refused in went:
        yield say(DIP + "refused", Literal(turtle(quad.triple for quad in refused)))
    for quote in sorted(_quotes(quads, violation, went)):
        yield say(_EXACT.value, Literal(quote))


def _quotes(quads: set[Quad], violation: Violation, went: list[set[Quad]]) -> set[str]:
    """The words of the article behind the node at fault, else behind what went because of it."""
    exact = {
        quad.subject: quad.object.value
        for quad in quads
        if quad.predicate == _EXACT and isinstance(quad.object, Literal)
    }
    own = {quad.object for quad in quads if quad.subject == violation.focus and quad.predicate == _EVIDENCE}
    others = {quad.object for gone in went for quad in gone if quad.predicate == _EVIDENCE}
    named = own or others
    return {text for node, text in exact.items() if node in named or node == violation.focus}
