"""The command that records what a person decides of a pair."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

import getpass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.app import command, exit_if
from kg.cli.manual import Task
from kg.identity.verdict import Verdict

if TYPE_CHECKING:
    from kg.identity.deciding import Decided

_Verdict = Annotated[Verdict, typer.Argument(metavar="VERDICT", help="What the two are.", show_default=False)]
_One = Annotated[str, typer.Argument(metavar="IRI", help="A node of the graph.", show_default=False)]
_Other = Annotated[
    str,
    typer.Argument(
        metavar="OTHER", help="Another node, or what it is elsewhere: wd:Q42.", show_default=False
    ),
]
_Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept with it.", show_default=False)]
_By = Annotated[
    str | None,
    typer.Option(envvar="KG_AUTHOR", metavar="NAME", help="Who decides: the user unless said otherwise."),
]


@command(Task.DECIDE, 'kg decide same person/vn/to-lam wd:Q10831196 --why "looked it up"')
def decide(
    verdict: _Verdict,
    one: _One,
    other: _Other,
    why: _Why,
    by: _By = None,
    decisions: options.Decisions = None,
    store: options.StoreDir = options.DEFAULT_STORE,
) -> None:
    """Record that two nodes are the same, or not."""
    from kg.identity import deciding

    judgement = deciding.Judgement(
        verdict,
        one,
        other,
        why,
        by or getpass.getuser(),
        date.today(),  # noqa: DTZ011 - the day here
    )
    done = deciding.decide(store, judgement, file=decisions)
    _print_decided(done, one, store)
    exit_if(bool(done.problems))


def _print_decided(done: Decided, one: str, store: Path) -> None:
    """Say what came of a decision, and what speaks against it."""
    from kg.cli.screen import counted, print_problems, say
    from kg.terms import shorten

    retold = (
        f", where {counted(done.articles, 'article is', 'articles are')} told anew" if done.articles else ""
    )
    say(f"recorded in {done.file}, and followed in {store}{retold}")
    for link in done.others:
        say(
            f"{one} is linked to {shorten(link)} already, and one of both is wrong: refuse it with "
            f"`kg decide different {one} {shorten(link)} --why TEXT`",
            style="yellow",
        )
    print_problems(done.problems)
