"""The articles of a store, one by one: graphs, quotes and texts against what the ledger says of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from kg.checking.finding import Finding
from kg.decisions import NONE, Decisions
from kg.errors import StoreUnreadable
from kg.identity.following import in_force, original
from kg.identity.renaming import renamed
from kg.ledger import Entry, Former, Ledger
from kg.storage.record import recorded
from kg.storage.seal import seal
from kg.storage.texts import Texts
from kg.store import Literal, NamedNode, Quad, View, as_stored
from mappings.iris import article_iri, quarantine_iri
from mappings.namespaces import BASE, DIP, PREFIXES

if TYPE_CHECKING:
    from kg.shacl import Gate

_OA: Final = PREFIXES["oa"]
_EXACT: Final = NamedNode(_OA + "exact")
_START: Final = NamedNode(_OA + "start")
_END: Final = NamedNode(_OA + "end")
_HASH: Final = NamedNode(DIP + "sourceHash")


class Articles:
    """Looks at one article after another; ``seen`` counts what was looked at."""

    def __init__(self, view: View, ledger: Ledger, texts: Texts, gate: Gate) -> None:
        self.seen: Counter[str] = Counter()
        self._view = view
        self._ledger = ledger
        self._texts = texts
        self._gate = gate
        self._base = ledger.base or BASE
        self._decisions = _decisions(ledger)

    def look(self, entry: Entry) -> list[Finding]:
        """Return what is wrong with an article."""
        self.seen["articles"] += 1
        graph, quarantine = article_iri(entry.id, self._base), quarantine_iri(entry.id, self._base)
        try:
            quads, refused = list(self._view.quads(graph)), list(self._view.quads(quarantine))
        except StoreUnreadable as error:
            return [Finding("damaged-graph", entry.id, error.reason, "`kg rebuild` makes the tables again")]
        self.seen["quads"] += len(quads) + len(refused)
        if not quads and not refused:
            return [
                Finding(
                    "missing-graph",
                    entry.id,
                    "the ledger knows it, and no graph holds it",
                    self._again(entry),
                )
            ]
        text = self._texts.get(entry.text_hash)
        return [
            *self._stored(entry, quads, refused, self._ledger.former(graph)),
            *self._text(entry, text),
            *self._quotes(entry, quads, text),
            *self._shapes(entry, quads),
        ]

    def _stored(
        self, entry: Entry, quads: Sequence[Quad], refused: Sequence[Quad], former: Former | None
    ) -> Iterator[Finding]:
        """Whether the graphs are what was stored, under the decisions in force."""
        hashes = {quad.object for quad in quads if quad.predicate == _HASH}
        if quads and hashes != {Literal(entry.source_hash)}:
            what = "its graph is of another version of the article than the ledger says"
            yield Finding("other-version", entry.id, what, self._again(entry))
            return
        if entry.seal is None:
            self.seen["unsealed"] += 1
            return
        before = quads if former is None else list(original(former))
        sealed = seal(before if former is None else as_stored(before), refused)
        decided = former is None or set(quads) == self._decided(before, former)
        if sealed != entry.seal or not decided:
            yield Finding("changed-graph", entry.id, "its graphs are not what was stored", self._again(entry))

    def _decided(self, before: Sequence[Quad], former: Former) -> set[Quad]:
        if former.refused is not None:
            return as_stored(before)
        return as_stored(renamed(before, self._decisions.same, self._decisions.base))

    def _text(self, entry: Entry, text: str | None) -> Iterator[Finding]:
        """Whether what is kept of the article is the article."""
        if text is None:
            if self._texts.keeps(entry.text_hash):
                yield Finding(
                    "damaged-text",
                    entry.id,
                    "its kept text is not the text it was",
                    f"`kg build {entry.source}`",
                )
            return
        if entry.record is None:
            return
        try:
            same = recorded(entry.id, entry.record, text).source_hash == entry.source_hash
        except (ValueError, KeyError, TypeError):
            same = False
        if not same:
            yield Finding(
                "damaged-record", entry.id, "its record is not of this article", f"`kg build {entry.source}`"
            )

    def _quotes(self, entry: Entry, quads: Sequence[Quad], text: str | None) -> Iterator[Finding]:
        """Whether each piece of evidence quotes what stands at its offsets."""
        said: dict[object, dict[object, str]] = {}
        for quad in quads:
            if quad.predicate in {_EXACT, _START, _END} and isinstance(quad.object, Literal):
                said.setdefault(quad.subject, {})[quad.predicate] = quad.object.value
        if text is None:
            self.seen["unread"] += len(said)
            return
        for node, parts in said.items():
            self.seen["quotes"] += 1
            start, end = (parts.get(part, "") for part in (_START, _END))
            if not (
                start.isdecimal() and end.isdecimal() and text[int(start) : int(end)] == parts.get(_EXACT)
            ):
                where = getattr(node, "value", entry.id)
                yield Finding("wrong-quote", where, "the text has other words there", self._again(entry))

    def _shapes(self, entry: Entry, quads: Sequence[Quad]) -> Iterator[Finding]:
        """Whether the graph would pass the gate today; one that other rules wrote may have passed another."""
        for violation in self._gate.validate(quads):
            if violation.refuses:
                what = f"{violation.message()} <{getattr(violation.focus, 'value', '')}>"
                yield Finding("refused", entry.id, what, self._again(entry))

    def _again(self, entry: Entry) -> str:
        if entry.record is not None and self._texts.keeps(entry.text_hash):
            return f"`kg rebuild {entry.id}` reads its kept text again"
        return f"its text is not kept: `kg remove {entry.id}`, then `kg build {entry.source}`"


def _decisions(ledger: Ledger) -> Decisions:
    """The decisions in force; none where they cannot be read, which is told elsewhere."""
    try:
        return in_force(ledger).decisions
    except (ValueError, KeyError, TypeError):
        return NONE
