"""The command for sets of others beside ours."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.app import command
from kg.cli.manual import Task

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE",
        help="Files of RDF: .ttl .nt .nq .trig .rdf .jsonld, also with .gz or .zst.",
        show_default=False,
    ),
]
Graph = Annotated[
    str,
    typer.Option(
        "--graph", metavar="IRI", help="The graph that they go into, none of ours.", show_default=False
    ),
]
Remove = Annotated[bool, typer.Option("--remove", help="Take the set out again.", show_default=False)]


@command(Task.SHARE, "kg import cities.nt.gz --graph https://www.wikidata.org/", name="import")
def import_(
    graph: Graph,
    files: Files = None,
    store: options.StoreDir = options.DEFAULT_STORE,
    remove: Remove = False,
    as_json: options.Json = False,
) -> None:
    """Put somebody else's RDF beside ours, in a graph of its own.

    Importing into a graph again replaces all that it holds.
    """
    from kg import imports
    from kg.cli.reports import print_import
    from kg.cli.screen import counted, say

    if remove == bool(files):
        raise typer.BadParameter("name files to import, or --remove and none")
    if files:
        print_import(imports.import_files(store, files, graph), as_json=as_json)
    else:
        say(f"removed <{graph}>: {counted(imports.remove_import(store, graph), 'quad')} gone")
