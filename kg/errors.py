"""Why an operation could not be done: one tree of exceptions, each writing its own sentence.

    KgError                      exit 3: the operation failed
    ├── MissingDecisions         the file of decisions that a store follows is gone
    ├── MissingPath              a file or folder that was named is not there
    ├── MissingStore             no store in that directory
    ├── StoreLocked              another process has the store open for writing
    ├── StoreUnreadable          what lies there is no store, or a damaged one
    ├── UnreadableData           a file of RDF that does not parse
    ├── UnreadableMappings       a file of mappings that is no SSSOM
    ├── CacheUnreadable          a file of kept answers that is none, or a damaged one
    ├── BadHeader                a query file whose header cannot be read
    ├── BlankNodeRefused         a graph to be stored holds a blank node
    ├── MissingExtra             what was asked for needs a package that is not installed
    ├── DamagedRelease           a file of a release is not the one that its checksum tells
    ├── QueryFailed              the query is well formed, its evaluation failed
    │   └── ClauseFailed         a service that a SERVICE clause of the query asks is down, refuses or breaks off
    ├── ServiceFailed            a service on the network gave no answer that can be used
    │   ├── ServiceUnreachable   it cannot be reached, breaks off or takes too long
    │   ├── ServiceRefused       it answers with an HTTP status that is no success
    │   └── UnusableAnswer       it answers with something else than it was asked for
    ├── QueryStopped             the query ran into its time limit
    └── UsageError               exit 2: the question was wrong
        ├── BadAddress           no address of a service on the web
        ├── BadCommand           a line that the shell does not understand
        ├── AmbiguousName        several nodes have that name
        ├── BadParameter         a parameter's value cannot be what it must be
        ├── BelowMeasured        a score at which wrong pairs were seen
        ├── ContradictoryDecision earlier decisions say otherwise
        ├── FolderInUse          a folder that is to be written holds other files
        ├── MissingParameter     a query's parameter was not given
        ├── MissingReason        something is to be accepted, but nobody says why
        ├── NoFileNamed          an answer that only a file can hold
        ├── NotAFile             a folder stands where a file is to be written
        ├── NotAFolder           a file stands where a folder is to be written
        ├── NotText              a query that is no UTF-8 text
        ├── OtherBase            the store's resources live under another base
        ├── OwnGraph             a graph of the store's own was named for an import
        ├── QuerySyntaxError     the query does not parse: line, column, the line with a caret
        ├── UnknownArticle       no article of that identifier in the store
        ├── UnfitDecision        two things that can never be one
        ├── UnfitColumns         columns of an answer that cannot be plotted
        ├── UnfitFormat          a format that cannot hold this kind of answer
        ├── UnknownFormat        no such format
        ├── UnknownGraph         nothing was imported into a graph of that name
        ├── UnknownName          nothing in the graph has that name or IRI
        ├── UnknownParameter     the query has no parameter of that name
        ├── UnknownQuery         no query of that name
        └── UnprojectedParameter a parameter that the query does not name in its SELECT clause

Bad data is not here: it is a value, ``mappings.problem.Problem``, collected while the rest goes on.
A leaf takes typed arguments, keeps them as attributes and says what, where and what to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar


class KgError(Exception):
    """An operation that could not be done; ``exit_code`` is what the command line returns for it."""

    exit_code: ClassVar[int] = 3

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the sentence and the attributes, so that an error can cross from one process to another."""
        return _revived, (type(self), str(self), self.__dict__)


def _revived(kind: type[KgError], sentence: str, attributes: dict[str, object]) -> KgError:
    error = kind.__new__(kind, sentence)
    error.__dict__.update(attributes)
    return error


class MissingExtra(KgError):
    """What was asked for needs packages that are not installed; ``extra`` is the extra that brings them."""

    def __init__(self, wanted: str, packages: str, extra: str) -> None:
        self.wanted = wanted
        self.packages = packages
        self.extra = extra
        super().__init__(f"{wanted} needs {packages}: pip install 'diplomacy-kg[{extra}]'")


class MissingDecisions(KgError):
    """The file of decisions that a store follows is gone."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"the store follows the decisions in {path}, which is gone: bring it back, or name another with "
            "--decisions FILE (an empty file takes all decisions back)"
        )


class MissingPath(KgError):
    """A file or folder that was named is not there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"no file or folder {path}: check its spelling")


class MissingStore(KgError):
    """No store in that directory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"no store in {path}: make one with `kg build PATH... --store {path}`")


class StoreLocked(KgError):
    """Another process has the store open for writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"the store in {path} is open for writing elsewhere: another process has it open; wait until it ends, then try again"
        )


class StoreUnreadable(KgError):
    """What lies there is no store, or a damaged one."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the store in {path} cannot be read ({reason}): move the directory away and build again"
        )


class UnreadableData(KgError):
    """A file of RDF that does not parse, or of a kind that is not known; ``line`` counts from 1, where it is known."""

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where} cannot be read as RDF: {reason}")


class UnreadableMappings(KgError):
    """A file of mappings that is no SSSOM/TSV as a whole; a bad line alone is a problem, not this."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} cannot be read as SSSOM: {reason}")


class CacheUnreadable(KgError):
    """A file of answers that services gave, which is none or is damaged; nothing else is lost with it."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the kept answers in {path} cannot be read ({reason}): remove the file and ask again"
        )


class BadHeader(KgError):
    """A query file whose header cannot be read; ``line`` counts from 1."""

    def __init__(self, source: str, line: int, reason: str) -> None:
        self.source = source
        self.line = line
        self.reason = reason
        super().__init__(f"{source}:{line}: the header of the query cannot be read: {reason}")


class BlankNodeRefused(KgError):
    """A graph to be stored holds a blank node; stored data has none, so that two machines agree on every name."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        super().__init__(f"the graph <{graph}> holds a blank node: give the node an IRI before storing it")


class DamagedRelease(KgError):
    """A file of a release is not the one whose SHA-256 its checksums file gives."""

    def __init__(self, path: Path, checksums: str) -> None:
        self.path = path
        super().__init__(
            f"{path} is not the file whose checksum stands in {checksums}: it was cut or changed; get it again"
        )


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


class ServiceFailed(KgError):
    """A service on the network gave no answer that can be used; ``url`` is where it was asked."""

    def __init__(self, url: str, said: str) -> None:
        self.url = url
        super().__init__(f"{url} {said}")


class ServiceUnreachable(ServiceFailed):
    """A service cannot be reached, breaks off or takes too long, however often it is tried."""

    def __init__(self, url: str, reason: str, tries: int) -> None:
        self.reason = reason
        self.tries = tries
        super().__init__(
            url, f"cannot be reached ({reason}; tried {_times(tries)}): check the address, or try again later"
        )


class ServiceRefused(ServiceFailed):
    """A service answers with an HTTP status that is no success; ``wait`` are the seconds that it asks to wait."""

    def __init__(self, url: str, status: int, reason: str, tries: int, wait: float | None = None) -> None:
        self.status = status
        self.tries = tries
        self.wait = wait
        later = f"try again {'later' if wait is None else f'in {wait:.0f} seconds, as it asks'}"
        advice = (
            later
            if status >= 500 or status in {408, 429}
            else _STATUS_ADVICE.get(status, "check the address")
        )
        super().__init__(url, f"answers {f'{status} {reason}'.strip()} (tried {_times(tries)}): {advice}")


class UnusableAnswer(ServiceFailed):
    """A service answers with something else than it was asked for; ``reason`` completes "answers with …"."""

    def __init__(self, url: str, reason: str) -> None:
        self.reason = reason
        super().__init__(url, f"answers with {reason}: check that the address is right")


class QueryStopped(KgError):
    """The query ran into its time limit, in seconds, and was stopped."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the query was stopped after {seconds:g} s: what was printed is not the whole answer; ask for less "
            f"(a named place, LIMIT) or give it longer (--timeout {seconds * 10:g}, 0 for no limit)"
        )


class UsageError(KgError):
    """The question was wrong; asking it in another way helps."""

    exit_code: ClassVar[int] = 2


class BadAddress(UsageError):
    """No address of a service on the web."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"{address!r} is no address of a service: write it out, as in https://example.org/api"
        )


class BadCommand(UsageError):
    """A line that the shell does not understand; ``reason`` completes ".NAME: …"."""

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        super().__init__(f".{name}: {reason}; `.help` lists the commands")


class AmbiguousName(UsageError):
    """Several nodes have a name by which one was asked for; ``iris`` are theirs."""

    def __init__(self, name: str, iris: Iterable[str]) -> None:
        self.name = name
        self.iris = tuple(iris)
        super().__init__(
            f"{name!r} may mean {len(self.iris)} nodes: name one by its IRI, {' or '.join(self.iris)}"
        )


class BadParameter(UsageError):
    """A parameter's value cannot be what it must be; ``expected`` completes "must be …"."""

    def __init__(self, parameter: str, value: str, expected: str) -> None:
        self.parameter = parameter
        self.value = value
        self.expected = expected
        super().__init__(f"parameter {parameter}: {value!r} must be {expected}")


class BelowMeasured(UsageError):
    """Candidates are to be accepted from a score on at which wrong pairs were seen."""

    def __init__(self, asked: float, measured: float) -> None:
        self.asked = asked
        self.measured = measured
        super().__init__(
            f"{asked:g} is below {measured:g}, from which on no pair was wrong when it was measured: "
            "decide those pairs one by one with `kg decide`, or take them all with --force"
        )


class ContradictoryDecision(UsageError):
    """Earlier decisions say otherwise of nodes that a new one would join."""

    def __init__(self, file: Path, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file}: not recorded, since it is {reason}; take that decision back first")


class FolderInUse(UsageError):
    """A folder that is to be written holds files that are not of an earlier release."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} holds other files: name a new folder, or an earlier release to replace")


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


class MissingReason(UsageError):
    """Pairs or links are to be accepted, but nobody says why."""

    def __init__(self) -> None:
        super().__init__("pairs and links are accepted only with a reason on record: add --why TEXT")


class NoFileNamed(UsageError):
    """An answer that only a file can hold; ``wanted`` names it, ``example`` is a file name that would do."""

    def __init__(self, wanted: str, example: str) -> None:
        self.wanted = wanted
        self.example = example
        super().__init__(f"{wanted} goes to a file: add `--out {example}`")


class NotAFile(UsageError):
    """A folder stands where a file is to be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is a folder: name a file in it")


class NotAFolder(UsageError):
    """A file stands where a folder is to be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is a file: name a folder")


class NotText(UsageError):
    """A query that is not UTF-8 text; ``offset`` is the byte at fault, counted from 0."""

    def __init__(self, source: str, offset: int) -> None:
        self.source = source
        self.offset = offset
        super().__init__(f"{source} is not a query: byte {offset} is no UTF-8 text; save the file as UTF-8")


class OtherBase(UsageError):
    """The store's resources live under another base than the one asked for; one store has one base."""

    def __init__(self, settled: str, asked: str) -> None:
        self.settled = settled
        self.asked = asked
        super().__init__(
            f"the store's resources live under {settled}, not {asked}: use a directory of its own for the other base"
        )


class OwnGraph(UsageError):
    """A graph of the store's own was named for an import; ``base`` is where the store's graphs live."""

    def __init__(self, graph: str, base: str) -> None:
        self.graph = graph
        self.base = base
        super().__init__(
            f"<{graph}> may name a graph of this store's own: choose an IRI that does not begin with {base}"
        )


class QuerySyntaxError(UsageError):
    """A query that does not parse; ``line`` and ``column`` count from 1, in ``text``."""

    def __init__(self, text: str, line: int, column: int, reason: str) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.reason = reason
        super().__init__(f"syntax error in the query, line {line}, column {column}: {reason}\n{self.excerpt}")

    @property
    def excerpt(self) -> str:
        """The line at fault, and under it a caret at the column."""
        lines = self.text.splitlines()
        shown = lines[self.line - 1] if 0 < self.line <= len(lines) else ""
        indent = "".join("\t" if c == "\t" else " " for c in shown[: self.column - 1]).ljust(self.column - 1)
        return f"  {shown}\n  {indent}^"


class UnknownArticle(UsageError):
    """No article of that identifier in the store."""

    def __init__(self, identifier: str, known: Iterable[str]) -> None:
        self.identifier = identifier
        self.nearest = nearest(identifier, known)
        super().__init__(f"no article {identifier!r} in the store{_offer(self.nearest)}")


class UnfitDecision(UsageError):
    """A decision on two things that can never be one, or a verdict that does not fit them."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"this cannot be decided: {reason}")


class UnfitColumns(UsageError):
    """Columns of an answer that cannot be plotted so; ``needed`` and ``found`` say in words which are and were."""

    def __init__(self, plot: str, needed: str, found: Iterable[str]) -> None:
        self.plot = plot
        self.needed = needed
        self.found = tuple(found)
        columns = ", ".join(self.found) or "none"
        super().__init__(f"a {plot} plot needs {needed}; the answer has {columns}")


class UnfitFormat(UsageError):
    """A format that exists, but cannot hold this kind of answer; ``answer`` is what the query gives."""

    def __init__(self, name: str, answer: str, fitting: Iterable[str]) -> None:
        self.name = name
        self.answer = answer
        self.fitting = tuple(fitting)
        super().__init__(f"the format {name} cannot hold {answer}: choose one of {', '.join(self.fitting)}")


class UnknownFormat(UsageError):
    """No such format."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(f"unknown format {name!r}: choose one of {', '.join(self.known)}")


class UnknownGraph(UsageError):
    """Nothing was imported into a graph of that name."""

    def __init__(self, graph: str, known: Iterable[str]) -> None:
        self.graph = graph
        self.nearest = nearest(graph, known)
        super().__init__(f"nothing was imported into <{graph}>{_offer(self.nearest)}")


class UnknownName(UsageError):
    """Nothing in the graph has that name or IRI; ``near`` are the names that come closest."""

    def __init__(self, name: str, near: Iterable[str]) -> None:
        self.name = name
        self.nearest = tuple(near)
        super().__init__(f"nothing in the graph is named {name!r}{_offer(self.nearest)}")


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
        super().__init__(f"no query named {name!r}{_offer(self.nearest) or ';'} `kg queries` lists them all")


class UnprojectedParameter(UsageError):
    """A parameter that the query does not name in its SELECT clause, so that it cannot be bound."""

    def __init__(self, parameter: str) -> None:
        self.parameter = parameter
        super().__init__(
            f"the query has no ?{parameter} in its SELECT clause: add it there to make it a parameter"
        )


def nearest(name: str, known: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Return up to ``count`` of the ``known`` names that are spelt most like ``name``, best first."""
    return tuple(difflib.get_close_matches(name, sorted(known), n=count, cutoff=0.5))


_STATUS_ADVICE = {
    401: "it wants credentials, which this program does not send: choose a service that is open",
    403: "it does not let this program in: ask its keeper",
    413: "ask for less at once",
}


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _offer(names: tuple[str, ...]) -> str:
    return f": did you mean {' or '.join(names)}?" if names else ""
