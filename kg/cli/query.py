"""The command that asks: one query, by name, from a file, from standard input or as it is."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kg.cli import options
from kg.cli.app import command, print_found
from kg.cli.manual import Task
from kg.formats import PlotKind

if TYPE_CHECKING:
    from kg.asking.runs import Bounds

Lang = Annotated[
    str | None,
    typer.Option(
        metavar="TAG",
        help="The language of labels: fr, en, vi, …; fr unless KG_LANG says otherwise.",
        show_default=False,
    ),
]
Labels = Annotated[bool, typer.Option("--labels", help="In a table, show the label of a node for its IRI.")]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Show the query as it is evaluated, its algebra and the time it takes, also as --format json; no answer.",
    ),
]
Timeout = Annotated[
    float,
    typer.Option(
        envvar="KG_TIMEOUT",
        metavar="SECONDS",
        min=0,
        help="Stop the query after so long; 0 for no limit.",
    ),
]
Memory = Annotated[
    float,
    typer.Option(
        envvar="KG_MEMORY",
        metavar="GB",
        min=0,
        help="Stop the query when its process takes more memory; 0 for no limit. Needs Linux.",
    ),
]
Plot = Annotated[
    PlotKind | None,
    typer.Option("--plot", help="Draw the answer; --out says where to, .svg or .png.", show_default=False),
]
Columns = Annotated[
    str | None,
    typer.Option(
        metavar="NAME,NAME",
        help="The columns to draw; the first that fit unless given.",
        show_default=False,
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write the answer to a file, in the format of its suffix unless --format is given; - is standard output.",
        show_default=False,
    ),
]
DEFAULT_TIMEOUT: Final = 300.0  # seconds
DEFAULT_MEMORY: Final = 4.0  # GB, as much as the engine of a site may take


@command(Task.ASK, "kg query who-met-whom --param place=Hanoi")
def query(
    question: options.Question,
    store: options.StoreDir = options.DEFAULT_STORE,
    param: options.Params = None,
    kind: options.AnswerKind = None,
    out: Out = None,
    lang: Lang = None,
    labels: Labels = False,
    timeout: Timeout = DEFAULT_TIMEOUT,
    memory: Memory = DEFAULT_MEMORY,
    explain: Explain = False,
    plot: Plot = None,
    columns: Columns = None,
) -> None:
    """Ask the graph by the name of a query, a file, or in SPARQL."""
    from kg.asking.binding import assignments
    from kg.cli.answer import Wish, answer, print_explained, refuse_idle
    from kg.query import in_language, load

    asked, values = load(question, sys.stdin.buffer), assignments(param or ())
    given = lang or (None if "lang" in values else os.environ.get("KG_LANG") or None)
    values = in_language(asked, values, given)
    chosen = tuple(name.strip().lstrip("?$") for name in (columns or "").split(",") if name.strip())
    out = None if out == Path("-") else out
    wish = Wish(kind, out, values.get("lang", given or "fr"), labels, plot, chosen)
    refuse_idle(wish, explained=explain)
    if explain:
        from kg.asking import explain as explaining

        found = explaining.explain(store, asked, values, bounds(timeout, memory))
        print_found(found, print_explained, as_json=str(kind) == "json")
        return
    answer(store, asked, values, wish, bounds(timeout, memory))


def bounds(seconds: float, gigabytes: float) -> Bounds:
    """Return what a query may take, as its options say it: 0 for no bound."""
    from kg.asking.runs import Bounds

    return Bounds(seconds or None, round(gigabytes * 2**30) or None)
