"""The graph: what the articles say, validated, stored, queried and exported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.asking.answer import Answer
    from kg.build import BuildReport
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.graph import open_graph as open  # noqa: A004 - `kg.open`, as one opens a file
    from kg.show import Page
    from kg.why import Explanation

__all__ = [
    "Answer",
    "BuildReport",
    "Explanation",
    "Graph",
    "KgError",
    "Page",
    "open",
]

_HOMES: Final = {
    "Answer": ("asking.answer", "Answer"),
    "BuildReport": ("build", "BuildReport"),
    "Explanation": ("why", "Explanation"),
    "Graph": ("graph", "Graph"),
    "KgError": ("errors", "KgError"),
    "Page": ("show", "Page"),
    "open": ("graph", "open_graph"),
}
"""The module of each name and its name there; loaded when first asked for, so that the command line starts fast."""


def __getattr__(name: str) -> object:
    """Load one name of the façade."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, inner = _HOMES[name]
    return getattr(import_module(f"kg.{module}"), inner)
