"""What people and programs see of proposed links."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Final

from kg.cli.screen import counted, print_json, print_problems, print_table, say
from kg.files import whole_file
from kg.identity.sssom import text
from kg.reconciliation.proposals import Proposal, said
from kg.reconciliation.run import Result
from kg.terms import shorten

_NUMBERS: Final = frozenset({"confidence"})


def print_result(result: Result, out: Path | None, *, as_json: bool) -> None:
    """Print the proposals as a table or JSON, or write them to a file; the figures in words, problems on stderr."""
    if out is not None:
        _write(out, result)
    if as_json:
        _print_json(result)
        return
    print_problems(result.problems)
    if out is None and result.proposals:
        columns = ("confidence", "node", "candidate", "link", "what speaks for it")
        print_table(
            columns,
            [_row(one, accepted=one in result.accepted) for one in result.proposals],
            numeric=_NUMBERS,
        )
    found = len({one.node.iri for one in result.proposals})
    answers = f"{result.asked} answered now, {result.kept} before"
    rest = f", {result.unanswered} not yet" if result.unanswered else ""
    weak = f", {result.weak} weak ones left out" if result.weak else ""
    say(
        f"{counted(result.nodes, 'node')} without a link ({answers}{rest}) at {result.manifest.name}; "
        f"{counted(len(result.proposals), 'proposal')} for {found} of them"
        f"{weak}{f', {len(result.accepted)} accepted in {result.file}' if result.accepted else ''}"
    )


def _write(out: Path, result: Result) -> None:
    """Write the proposals as SSSOM, the file whole or not at all."""
    lines = (one.line(result.manifest.identifier_space) for one in result.proposals)
    with whole_file(out) as file:
        file.write(text(lines, result.base).encode())
    say(f"wrote {out} ({counted(len(result.proposals), 'proposal')}, SSSOM)")


def _print_json(result: Result) -> None:
    print_json(
        {
            "service": result.manifest.url,
            "name": result.manifest.name,
            "versions": list(result.manifest.versions),
            "nodes": result.nodes,
            "asked": result.asked,
            "kept": result.kept,
            "unanswered": result.unanswered,
            "weak": result.weak,
            "proposals": [one.to_json() | {"accepted": one in result.accepted} for one in result.proposals],
            "problems": [asdict(problem) for problem in result.problems],
            "failure": None if result.failure is None else str(result.failure),
        }
    )


def _row(one: Proposal, *, accepted: bool) -> tuple[str, ...]:
    about = f" ({one.candidate.description})" if one.candidate.description else ""
    mark = " (accepted)" if accepted else ""
    return (
        f"{one.confidence:.3f}",
        shorten(one.node.iri),
        one.candidate.name + about,
        shorten(one.iri) + mark,
        said(one.features),
    )
