"""Options of commands that do not go together."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors.base import UsageError


class IdleOptions(UsageError):
    """Options that would have no effect beside the others; ``reason`` says with what they have, or have not."""

    def __init__(self, options: Iterable[str], reason: str) -> None:
        self.options = tuple(options)
        self.reason = reason
        super().__init__(f"{', '.join(self.options)}: {reason}")
