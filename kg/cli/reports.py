"""What people and programs see of a build, a validation and the figures of a store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from kg.cli.screen import (
    counted,
    print_json,
    print_problems,
    print_table,
    say,
    show,
)
from kg.terms import shorten

if TYPE_CHECKING:  # what is heavy is loaded by the command that hands it over
    from kg.build import BuildReport
    from kg.destination import Delivered
    from kg.info import Info
    from kg.ledger import Import
    from kg.validate import Validation

_BUILD_FIGURES: Final = (
    "read",
    "new",
    "changed",
    "unchanged",
    "failed",
    "clashes",
    "refused",
    "quads",
)
_COUNTED: Final = "different nodes, those of the tables included"
_LINE_FIGURES: Final = ("fetched", "sent", "deleted")  # of a store at an address
_NUMBERS: Final = frozenset({"nodes", "quads", "findings"})


def tell_none() -> None:
    """Say that nothing was found to read, and what is looked for."""
    from mappings.readers import SUFFIXES  # noqa: PLC0415 - whoever reads has loaded it

    ends = ", ".join(SUFFIXES)
    say(f"no article found: below a folder those files are read that end in {ends}, also with .gz or .zst")


def print_build(built: Delivered, store: str, *, as_json: bool, stale: bool = False) -> None:
    """Print what a build did: problems on stderr, the figures in one sentence or as JSON."""
    report = built.report
    figures = {name: getattr(report, name) for name in _BUILD_FIGURES}
    line = {name: getattr(built, name) for name in _LINE_FIGURES}
    if as_json:
        derived, problems = sorted(report.derived), [asdict(problem) for problem in report.problems]
        archived = {
            "records": report.records,
            "skipped": {one.name.lower(): n for one, n in report.skipped.items()},
        }
        print_json(figures | line | archived | {"derived": derived, "problems": problems})
        return
    print_problems(report.problems)
    if report.records:
        say(_archived(report))
    elif not report.read and not report.problems:
        _tell_idle(stale=stale)
    parts = [f"{figures[name]} {name}" for name in ("new", "changed", "unchanged") if figures[name]]
    if _again(report) > 0:
        parts.append(f"{_again(report)} there twice")
    said = f" ({', '.join(parts)})" if parts else ""
    say(
        f"{counted(report.read, 'article')} read{said}; the store in {store} holds {counted(report.quads, 'quad')}"
    )
    if any(line.values()):
        told = (f"{counted(number, 'graph')} {name}" for name, number in line.items() if number)
        say(f"{store}: {', '.join(told)}")
    if report.refused:
        say(f"{counted(report.refused, 'refusal')} in quarantine: `kg query quarantine --store {store}`")


def _tell_idle(*, stale: bool) -> None:
    if stale:
        say("nothing to read again: no kept text was read by other rules than today's")
    else:
        tell_none()


def _again(report: BuildReport) -> int:
    """How many articles came again in another file, word for word."""
    seen = sum(number for reason, number in report.skipped.items() if reason.name == "SEEN")
    told = report.new + report.changed + report.unchanged + report.failed + report.clashes + seen
    return report.read - told


def _archived(report: BuildReport) -> str:
    """What became of the records of web archives."""
    passed = sum(report.skipped.values())
    why = ", ".join(f"{number} {reason}" for reason, number in report.skipped.items())
    told = f", {passed} passed over ({why})" if passed else ""
    return f"{counted(report.records, 'record')} of web archives: {report.records - passed} read as articles{told}"


def print_validation(found: Validation, *, as_json: bool) -> None:
    """Print the violations of the shapes, one line for those that are alike; each of them as JSON."""
    rows = [
        {
            "graph": graph,
            "severity": violation.severity.rpartition("#")[2],
            "focus": violation.focus.value,
            "path": violation.path,
            "value": None if violation.value is None else violation.value.value,
            "shape": violation.shape,
            "message": violation.message(),
        }
        for graph, violation in found.violations
    ]
    if as_json:
        figures = {"conforms": found.conforms, "graphs": found.graphs, "united": found.united}
        print_json({**figures, "violations": rows})
        return
    alike: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        kind = tuple(_short(row[name]) for name in ("severity", "message", "path"))
        alike.setdefault(kind, []).append(_short(row["focus"]))
    if alike:
        columns = ("findings", "severity", "message", "path", "first node")
        print_table(
            columns, [(str(len(nodes)), *kind, nodes[0]) for kind, nodes in alike.items()], numeric=_NUMBERS
        )
    verdict = "valid" if found.conforms else "not valid"
    say(
        f"{verdict}: {counted(len(rows), 'finding')} in {counted(found.graphs, 'graph')}, {counted(found.quads, 'quad')}"
    )
    if found.united and not found.conforms:
        say(
            f"the file holds the union of {found.united} articles, and the shapes judge what one says: where two differ, "
            "both values stand; a dump with graphs (TriG, N-Quads), or the store, is judged article by article"
        )


def print_info(found: Info, *, as_json: bool) -> None:
    """Print the figures of a store."""
    if as_json:
        print_json(asdict(found) | {"graphs": dict(found.graphs), "classes": dict(found.classes)})
        return
    figures = [
        ("articles", str(found.articles)),
        ("quads", str(found.quads)),
        ("refusals in quarantine", str(found.refused)),
        ("problems", str(len(found.problems))),
        ("last built", found.last_built or "never"),
        ("this program", found.extractor),
        ("articles that other rules read", _stale(found.stale)),
        ("derived graphs", "up to date" if found.fresh else "behind: build again"),
        ("decisions followed", f"{found.decisions} in {found.decided_in}" if found.decided_in else "none"),
    ]
    print_table(("figure", "value"), figures)
    show()
    counted_nodes = [(name, str(number)) for name, number in found.classes]
    print_table(("class", _COUNTED), counted_nodes, numeric={_COUNTED})
    show()
    print_table(
        ("graph", "quads"), [(shorten(name), str(size)) for name, size in found.graphs], numeric=_NUMBERS
    )
    if found.imports:
        show()
        columns = ("imported graph", "quads", "file", "SHA-256", "imported")
        print_table(columns, [row for known in found.imports for row in _imported(known)], numeric=_NUMBERS)


def _stale(number: int) -> str:
    return f"{number}: `kg build --stale` reads them again" if number else "none"


def print_import(done: Import, *, as_json: bool) -> None:
    """Print what was imported."""
    if as_json:
        print_json(asdict(done))
        return
    files = ", ".join(file.name for file in done.files)
    say(f"imported {files}: <{done.graph}> holds {counted(done.quads or 0, 'quad')}")


def _imported(known: Import) -> Iterator[tuple[str, ...]]:
    """One row a file; what is told of the whole set stands in the first."""
    size = "half done: import or remove again" if known.quads is None else str(known.quads)
    for number, file in enumerate(known.files):
        whole = ("", "", "") if number else (known.graph, size, known.imported_at)
        yield whole[0], whole[1], file.name, file.sha256[:12], whole[2]


def _short(value: str | None) -> str:
    if value is None:
        return ""
    return shorten(value) if value.startswith("http") else value
