"""The commands that link the graph outward."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.app import command, exit_if
from kg.cli.manual import Task
from kg.reconciliation.kinds import Kind

Url = Annotated[
    str,
    typer.Option(
        "--service", metavar="URL", help="A reconciliation service (version 0.1 or 0.2).", show_default=False
    ),
]
Kinds = Annotated[
    list[Kind] | None,
    typer.Option(
        "--kind",
        metavar="person|body|place",
        help="Only nodes of this kind; may be repeated.",
        show_default=False,
    ),
]
Types = Annotated[
    list[str] | None,
    typer.Option(
        "--type", metavar="ID", help="Ask for this type of the service; may be repeated.", show_default=False
    ),
]
Properties = Annotated[
    list[str] | None,
    typer.Option(
        "--property",
        metavar="NAME=ID",
        help="Send country or post as this property (country=P27); none sends nothing. May be repeated.",
        show_default=False,
    ),
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, max=100, help="Candidates of one node, at most.")]
AtMost = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Nodes to ask about, at most.", show_default=False)
]
Rate = Annotated[float, typer.Option(metavar="R", min=0.001, max=1000, help="Requests a second, at most.")]
Timeout = Annotated[
    float, typer.Option(metavar="SECONDS", min=0.01, max=3600, help="How long to wait for a sign of life.")
]
FullScore = Annotated[
    float, typer.Option(metavar="N", min=0.001, help="What the service gives a perfect candidate.")
]
AtLeast = Annotated[
    float, typer.Option(metavar="C", min=0, max=1, help="Leave out proposals of less confidence than this.")
]
Above = Annotated[
    float | None,
    typer.Option(
        "--accept-above",
        metavar="T",
        help="Accept proposals of this confidence (0 to 1), on record: with --why.",
        show_default=False,
    ),
]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="Why they are accepted.", show_default=False)]
By = Annotated[
    str | None,
    typer.Option(envvar="KG_AUTHOR", metavar="NAME", help="Who accepts: the user unless said otherwise."),
]
Out = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write the proposals to this file, in SSSOM.", show_default=False),
]
ClearCache = Annotated[
    bool, typer.Option("--clear-cache", help="Forget what this service has answered, and ask it all again.")
]


@command(Task.DECIDE, "kg link --service https://wikidata.reconci.link/fr/api --kind person")
def link(
    service: Url,
    store: options.StoreDir = options.DEFAULT_STORE,
    kind: Kinds = None,
    decisions: options.Decisions = None,
    type_: Types = None,
    property_: Properties = None,
    limit: Limit = 5,
    at_most: AtMost = None,
    rate: Rate = 1.0,
    timeout: Timeout = 30.0,
    full_score: FullScore = 100.0,
    at_least: AtLeast = 0.25,
    accept_above: Above = None,
    why: Why = None,
    by: By = None,
    out: Out = None,
    clear_cache: ClearCache = False,
    as_json: options.Json = False,
) -> None:
    """Propose links for what has none.

    Asks a service of the W3C Reconciliation API which of its entities the persons, bodies and places without a link
    may be. What it answers is kept beside the store: after a failure, the same command asks only for the rest.
    """
    from kg.cli.proposals import print_result
    from kg.cli.watch import progress
    from kg.files import check_target
    from kg.http import Manners
    from kg.reconciliation import linking
    from kg.reconciliation.acceptance import terms
    from kg.reconciliation.questions import Asking, read_properties

    if out is not None:
        check_target(out)
    job = linking.Job(
        store=store,
        service=service,
        manners=Manners(rate, timeout),
        asking=Asking(tuple(type_) if type_ else None, read_properties(property_), limit),
        kinds=frozenset(kind or Kind),
        at_most=at_most,
        full_score=full_score,
        at_least=at_least,
        decisions=decisions,
        terms=terms(accept_above, why, by or getpass.getuser()),
        clear_cache=clear_cache,
    )
    with progress("Asking") as step:
        result = linking.link(job, step)
    print_result(result, out, as_json=as_json)
    if result.failure is not None:
        raise result.failure
    exit_if(bool(result.problems))
