"""One question to a service: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#structure-of-a-reconciliation-query."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Entity:
    """A value that is an entity of the service itself."""

    id: str
    name: str


Value = str | Entity


@dataclass(frozen=True, slots=True)
class Query:
    """The entities like this: a name, types and values of properties, by the identifiers that the service has for them."""

    text: str
    types: tuple[str, ...] = ()
    properties: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    limit: int = 5  # candidates

    def to_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` writes; one type or one value stands alone, as 0.1 has it."""
        written: dict[str, Any] = {"query": self.text, "limit": self.limit}
        if self.types:
            written["type"] = self.types[0] if len(self.types) == 1 else list(self.types)
        if self.properties:
            written["properties"] = [
                {"pid": pid, "v": _value(values[0]) if len(values) == 1 else [_value(v) for v in values]}
                for pid, values in self.properties
            ]
        return written

    @property
    def key(self) -> str:
        """The same string for the same question, and for no other."""
        return json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _value(value: Value) -> str | dict[str, str]:
    return value if isinstance(value, str) else {"id": value.id, "name": value.name}
