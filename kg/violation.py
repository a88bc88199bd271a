"""Violations: what the shapes find wrong with a node, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.store import Term
from mappings.namespaces import PREFIXES

VIOLATION: Final = PREFIXES["sh"] + "Violation"


@dataclass(frozen=True, slots=True)
class Violation:
    """One validation result (https://www.w3.org/TR/shacl/#validation-report), without blank nodes."""

    focus: Term
    shape: str  # the source shape; where that has no IRI, the nearest shape around it that has one
    component: str  # the kind of constraint
    path: str | None = None  # None where the path is not a single property
    value: Term | None = None
    severity: str = VIOLATION
    messages: tuple[tuple[str, str], ...] = ()  # (language, text), sorted

    @property
    def refuses(self) -> bool:
        """Whether it keeps a fact out of the store; warnings and information do not."""
        return self.severity == VIOLATION

    def message(self, language: str = "en") -> str:
        """The message in ``language``, else in any."""
        return dict(self.messages).get(language) or next((text for _, text in self.messages), self.component)
