"""The slim variant of a dump: what is known without the words that say so."""

from __future__ import annotations

from typing import Final

from kg.export.nodes import Node
from mappings.namespaces import DIP, PREFIXES

_EVIDENCE: Final = f"<{DIP}evidence>"
_LEFT_OUT: Final = frozenset(
    f"<{PREFIXES[prefix]}{name}>"
    for prefix, name in (
        ("oa", "TextQuoteSelector"),
        ("oa", "TextPositionSelector"),
        ("sh", "ValidationResult"),
    )
)


def slim(node: Node) -> Node | None:
    """Return the node without its evidence; None for a quote, or for a refusal, which quotes as well."""
    if node.types & _LEFT_OUT:
        return None
    values = tuple(pair for pair in node.values if pair[0] != _EVIDENCE)
    return Node(node.subject, values) if values else None
