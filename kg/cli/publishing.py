"""The commands that give the graph to others: dumps, releases, and what changed between two of them."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.app import command
from kg.cli.manual import Task
from kg.formats import Compression, DiffFormat, ExportFormat, Split

Out = Annotated[
    str,
    typer.Argument(
        metavar="OUT",
        help="The file to write, compressed where it ends in .gz or .zst; - for standard output; "
        "the folder with --dataset or --tables.",
        show_default=False,
    ),
]
Kind = Annotated[
    ExportFormat | None,
    typer.Option(
        "--format",
        help="The format of the dump: what the file's suffix says unless said otherwise, ttl to standard output.",
        show_default=False,
    ),
]
Tables = Annotated[bool, typer.Option("--tables", help="Write a folder of CSV tables.")]
Dataset = Annotated[
    bool,
    typer.Option("--dataset", help="Write a release: dumps, tables and map with VoID, DCAT and checksums."),
]
Packing = Annotated[
    Compression | None,
    typer.Option("--compress", help="Compress the files of the release.", show_default=False),
]
Cut = Annotated[
    Split | None, typer.Option("--split", help="Cut the dumps of the release into parts.", show_default=False)
]
Licence = Annotated[
    str | None,
    typer.Option(metavar="IRI", help="The licence of the release: CC BY 4.0 unless said otherwise."),
]
Creator = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who publishes the release.", show_default=False)
]
Address = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Where the files of the release will be found.", show_default=False),
]
Old = Annotated[Path, typer.Argument(metavar="OLD", help="A store, a dump or a release.", show_default=False)]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The same, later.", show_default=False)]
Delta = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Also write what makes NEW of OLD: SPARQL Update, RDF Patch where the name ends in .rdfp.",
        show_default=False,
    ),
]
DiffKind = Annotated[DiffFormat, typer.Option("--format", help="How the difference is told.")]


@command(Task.SHARE, "kg export release --dataset --compress gz")
def export(
    out: Out,
    store: options.StoreDir = options.DEFAULT_STORE,
    kind: Kind = None,
    tables: Tables = False,
    dataset: Dataset = False,
    compress: Packing = None,
    split: Cut = None,
    licence: Licence = None,
    creator: Creator = None,
    address: Address = None,
    with_imports: options.WithImports = False,
) -> None:
    """Write a dump to a file, or a release to a folder.

    Imported graphs are left out unless --with-imports asks for them.
    TriG and N-Quads hold every quad with its graph; Turtle, N-Triples and JSON-LD the union of all graphs;
    SSSOM (.sssom.tsv) and VoID (.void.ttl) the links to other data sets.
    """
    from kg.cli import dumping
    from kg.cli.watch import progress
    from kg.own import Own
    from kg.store import Store

    chosen = {
        "compression": compress,
        "split": split,
        "licence": licence,
        "creator": creator,
        "address": address,
    }
    write = dumping.writer(out, kind, tables=tables, release=chosen if dataset else None)
    dumping.refuse_unused(chosen if not dataset else {})
    with Store.open_read_only(store) as view, progress("Writing") as step:
        said = write(view if with_imports else Own(view), step)
    dumping.tell(said)


@command(Task.SHARE, "kg diff last-release release")
def diff(
    old: Old,
    new: New,
    out: Delta = None,
    kind: DiffKind = DiffFormat.WORDS,
    as_json: options.Json = False,
) -> None:
    """Tell what changed between two stores, dumps or releases."""
    from kg.cli.pages import print_changes, tell_aside
    from kg.cli.screen import stdout_bytes
    from kg.comparing.changes import changes
    from kg.comparing.difference import Difference

    with Difference(old, new) as found:
        tell_aside(found.aside)
        if out is not None:
            found.save(out)
        if kind is DiffFormat.WORDS:
            print_changes(changes(found), as_json=as_json)
        else:
            found.write(stdout_bytes(), kind)
