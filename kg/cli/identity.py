"""The command that proposes which nodes may be one, and which may be two."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.app import command, exit_if
from kg.cli.manual import Task
from kg.errors import IdleOptions
from kg.matching.kinds import Kind

_Kind = Annotated[Kind | None, typer.Option("--kind", help="Only this kind of node.", show_default=False)]
_Above = Annotated[
    float, typer.Option(min=0, max=1, metavar="SCORE", help="From which score on pairs are proposed.")
]
_All = Annotated[bool, typer.Option("--all", help="With the pairs that somebody was unsure of.")]
_Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE.sssom.tsv",
        help="Write the pairs as SSSOM, to look through.",
        show_default=False,
    ),
]
_Conflicts = Annotated[
    bool, typer.Option("--conflicts", help="List the nodes that may be two persons, instead.")
]
_AcceptAbove = Annotated[
    float | None,
    typer.Option(
        min=0,
        max=1,
        metavar="SCORE",
        help="Record the pairs from this score on as the same.",
        show_default=False,
    ),
]
_Why = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="The reason, kept with what is recorded.", show_default=False),
]
_By = Annotated[
    str | None,
    typer.Option(envvar="KG_AUTHOR", metavar="NAME", help="Who accepts: the user unless said otherwise."),
]
_Force = Annotated[bool, typer.Option("--force", help="Accept below the measured score too.")]


@command(Task.DECIDE, "kg match --kind person")
def match(
    store: options.StoreDir = options.DEFAULT_STORE,
    kind: _Kind = None,
    above: _Above = 0.5,
    decisions: options.Decisions = None,
    unsure: _All = False,
    out: _Out = None,
    conflicts: _Conflicts = False,
    accept_above: _AcceptAbove = None,
    why: _Why = None,
    by: _By = None,
    force: _Force = False,
    as_json: options.Json = False,
) -> None:
    """Propose nodes that may be one; or list those that may be two."""
    from kg.cli import matches
    from kg.files import check_target
    from kg.matching.accepting import Acceptance
    from kg.matching.candidates import Asked

    _refuse_idle(conflicts, {"--accept-above": accept_above, "--out": out, "--why": why, "--force": force})
    if conflicts:
        exit_if(matches.print_conflicts(store, as_json=as_json))
        return
    asked = Asked((kind,) if kind else tuple(Kind), above, unsure)
    today = date.today()  # noqa: DTZ011 - the day here
    taken = (
        None if accept_above is None else Acceptance(accept_above, why, by or getpass.getuser(), today, force)
    )
    if out is not None:
        check_target(out)
    found = matches.match(store, asked, decisions, taken)
    matches.print_matches(found, out, as_json=as_json)
    problems = found.problems
    if taken is not None:
        problems += matches.print_accepted(store, found, taken, decisions)
    exit_if(bool(problems))


def _refuse_idle(conflicts: bool, given: dict[str, object]) -> None:
    """Refuse options without effect: those of pairs beside ``--conflicts``, those of accepting where nothing is accepted."""
    names = [name for name, value in given.items() if value is not None and value is not False]
    if conflicts and names:
        raise IdleOptions(names, "not with --conflicts, which proposes no pairs")
    idle = [name for name in names if name in {"--why", "--force"}]
    if idle and "--accept-above" not in names:
        raise IdleOptions(idle, "only with --accept-above")
