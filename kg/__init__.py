"""The graph: what the articles say, validated, stored, queried and exported."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.build import BuildReport
    from kg.build import build as build_store
    from kg.errors import KgError
    from kg.info import info as store_info
    from kg.remove import remove as remove_article
    from kg.shacl import Gate
    from kg.store import Store, View
    from kg.validate import validate as validate_data

__all__ = [
    "BuildReport",
    "Gate",
    "KgError",
    "Store",
    "View",
    "build_store",
    "remove_article",
    "store_info",
    "validate_data",
]

_HOMES: Final = {
    "BuildReport": ("build", "BuildReport"),
    "Gate": ("shacl", "Gate"),
    "KgError": ("errors", "KgError"),
    "Store": ("store", "Store"),
    "View": ("store", "View"),
    "build_store": ("build", "build"),
    "remove_article": ("remove", "remove"),
    "store_info": ("info", "info"),
    "validate_data": ("validate", "validate"),
}
"""The module of each name and its name there; loaded when first asked for, so that the command line starts fast."""


def __getattr__(name: str) -> object:
    """Load one name of the façade."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, inner = _HOMES[name]
    return getattr(import_module(f"kg.{module}"), inner)
