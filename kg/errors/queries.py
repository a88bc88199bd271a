"""Queries that cannot be read, bound, evaluated or shown."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors.base import KgError, UsageError, nearest, offer


class BadHeader(KgError):
    """A query file whose header cannot be read; ``line`` counts from 1."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        self.source = source
        self.line = line
        self.reason = reason
        super().__init__(f"{source}:{line}: the header of the query cannot be read: {reason}")


class QueryFailed(KgError):
    """The query is well formed, its evaluation failed; of a ``reason`` of several lines one is made."""

    def __init__(self, reason: str) -> None:
        self.reason = " ".join(reason.split())
        super().__init__(f"the query could not be evaluated: {self.reason}")


class ClauseFailed(QueryFailed):
    """The query asks services in SERVICE clauses, and one is down, refuses, or answers what are no SPARQL results.

    ``services`` are named as the query names them.
    """

    def __init__(self, services: Iterable[str], reason: str) -> None:
        super().__init__(reason)
        self.services = tuple(services)
        blame = "which failed" if len(self.services) == 1 else "one of which failed"
        self.args = (
            f"the query asks {' and '.join(self.services)}, {blame}: {self.reason}; try again later",
        )


class QueryStopped(KgError):
    """The query ran into its time limit, in seconds, and was stopped."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the query was stopped after {seconds:g} s, before its answer was whole: ask for less "
            f"(a named place, LIMIT) or give it longer (--timeout {seconds * 10:g}, 0 for no limit)"
        )


class QueryTooHungry(KgError):
    """The query took more memory than it may, in bytes, and was stopped."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        size = memory / 2**30
        super().__init__(
            f"the query was stopped when it took more than {size:g} GB of memory: ask for less (a named place, LIMIT) or give it "
            f"more (--memory {size * 2:g}, 0 for no limit); a damaged store can take any amount (`kg check` tells)"
        )


class QuerySyntaxError(UsageError):
    """A query that does not parse; ``line`` and ``column`` count from 1, in ``text``."""

    def __init__(self, text: str, line: int, column: int, reason: str) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.reason = reason
        excerpt = f"\n{self.excerpt}" if text.strip() else ""
        super().__init__(f"syntax error in the query, line {line}, column {column}: {reason}{excerpt}")

    @property
    def excerpt(self) -> str:
        """The line at fault, and under it a caret at the column."""
        lines = self.text.splitlines()
        shown = lines[self.line - 1] if 0 < self.line <= len(lines) else ""
        indent = "".join("\t" if c == "\t" else " " for c in shown[: self.column - 1]).ljust(self.column - 1)
        return f"  {shown}\n  {indent}^"


class BadCommand(UsageError):
    """A line that the shell does not understand; ``reason`` completes ".NAME: …"."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f".{name}: {reason}; `.help` lists the commands")


class BadParameter(UsageError):
    """A parameter's value cannot be what it must be; ``expected`` completes "must be …"."""

    def __init__(self, parameter: str, value: str, expected: str) -> None:
        self.parameter = parameter
        self.value = value
        self.expected = expected
        super().__init__(f"parameter {parameter}: {value!r} must be {expected}")


class MissingParameter(UsageError):
    """A query's parameter was not given; ``kind`` says what it must be, ``example`` is a value that would do."""

    def __init__(
        self, query: str, parameter: str, example: str | None = None, kind: str = "a parameter"
    ) -> None:
        self.query = query
        self.parameter = parameter
        self.example = example
        self.kind = kind
        super().__init__(
            f"the query {query} needs {parameter}, {kind}: add `--param {parameter}={example or 'VALUE'}`"
        )


class UnknownParameter(UsageError):
    """The query has no parameter of that name."""

    def __init__(self, query: str, parameter: str, known: Iterable[str]) -> None:
        self.query = query
        self.parameter = parameter
        self.known = tuple(known)
        listed = f"it has {', '.join(self.known)}" if self.known else "it has none"
        super().__init__(f"the query {query} has no parameter {parameter!r}: {listed}")


class UnknownQuery(UsageError):
    """No query of that name in the library."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.nearest = nearest(name, known)
        super().__init__(f"no query named {name!r}{offer(self.nearest) or ';'} `kg queries` lists them all")


class UnprojectedParameter(UsageError):
    """A parameter that the query does not name in its SELECT clause, so that it cannot be bound."""

    def __init__(self, parameter: str) -> None:
        self.parameter = parameter
        super().__init__(
            f"the query has no ?{parameter} in its SELECT clause: add it there to make it a parameter"
        )


class UnfitColumns(UsageError):
    """Columns of an answer that cannot be plotted so; ``needed`` and ``found`` say in words which are and were."""

    def __init__(self, plot: str, needed: str, found: Iterable[str]) -> None:
        self.plot = plot
        self.needed = needed
        self.found = tuple(found)
        columns = ", ".join(self.found) or "none"
        super().__init__(f"a {plot} plot needs {needed}; the answer has {columns}")


class UnknownColumn(UsageError):
    """The answer has no column of that name."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        near = offer(nearest(name, self.known, 1))
        super().__init__(f"the answer has no column {name!r}{near or ':'} it has {', '.join(self.known)}")


class NothingToDraw(UsageError):
    """An answer of which no picture can be made, however its columns fit; ``reason`` says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"nothing to draw: {reason}")


class UnfitFormat(UsageError):
    """A format that exists, but cannot hold this kind of answer; ``answer`` is what the query gives."""

    def __init__(self, name: str, answer: str, fitting: Iterable[str]) -> None:
        self.name = name
        self.answer = answer
        self.fitting = tuple(fitting)
        super().__init__(f"the format {name} cannot hold {answer}: choose one of {', '.join(self.fitting)}")
