"""The arguments and options that commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from kg.formats import AnswerFormat
from kg.halves import Half

StoreDir = Annotated[
    Path, typer.Option("--store", envvar="KG_STORE", metavar="DIR", help="The directory of the store.")
]
Place = Annotated[
    str,
    typer.Option(
        "--store",
        envvar="KG_STORE",
        metavar="DIR|URL",
        help="The directory of the store, or the address of a SPARQL 1.1 endpoint that takes graphs.",
    ),
]
GraphStore = Annotated[
    str | None,
    typer.Option(
        "--graph-store",
        metavar="URL",
        help="Where the endpoint takes graphs, if not beside its queries.",
        show_default=False,
    ),
]
MirrorDir = Annotated[
    Path | None,
    typer.Option(
        "--mirror",
        envvar="KG_MIRROR",
        metavar="DIR",
        help="The store on this machine that a build into an endpoint goes through.",
        show_default=False,
    ),
]
OptionalStoreDir = Annotated[
    Path | None,
    typer.Option(
        "--store",
        envvar="KG_STORE",
        metavar="DIR",
        help="The directory of the store; without it the articles beside the gold files are read in memory.",
        show_default=False,
    ),
]
Base = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="Where the resources live, an address that ends in /; a store keeps the one it was made with.",
        show_default=False,
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        envvar="KG_DECISIONS",
        metavar="FILE",
        help="The file of decisions: the one that the store follows unless said otherwise, else decisions.sssom.tsv.",
        show_default=False,
    ),
]
NoText = Annotated[
    bool,
    typer.Option(
        "--no-text", help="Keep no texts beside the store: quotes then stand without their context."
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        min=1,
        metavar="N",
        help="Worker processes: one a core unless said otherwise, 1 for none beside this one.",
        show_default=False,
    ),
]
Limit = Annotated[
    float,
    typer.Option(
        "--limit",
        min=0.1,
        metavar="SECONDS",
        help="The time that one article may take in a worker before it is left out.",
    ),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        envvar="KG_CLUSTER",
        metavar="ADDRESS",
        help="A scheduler of Dask (tcp://host:8786) whose workers read in the place of this machine's.",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Articles, or folders of them; here, or elsewhere (s3://…, https://…).",
        show_default=False,
    ),
]
Stale = Annotated[
    bool,
    typer.Option(
        "--stale",
        help="Read again what another version read, from the texts that the store keeps; with PATH only the articles of it.",
        show_default=False,
    ),
]
Source = Annotated[
    str, typer.Argument(metavar="FILE", help="A file with one article or more.", show_default=False)
]
Question = Annotated[
    str,
    typer.Argument(
        metavar="NAME|FILE.rq|SPARQL|-",
        help="A query of the library, a file, SPARQL itself in quotes, or - for standard input.",
        show_default=False,
    ),
]
QueryName = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="A query to show with its parameters and SPARQL.", show_default=False
    ),
]
Params = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        metavar="NAME=VALUE",
        help="A value for a parameter of the query; may be repeated.",
        show_default=False,
    ),
]
AnswerKind = Annotated[
    AnswerFormat | None,
    typer.Option(
        "--format",
        help="The format of the answer: a table unless said otherwise, ttl for triples.",
        show_default=False,
    ),
]
HalfOf = Annotated[
    Half | None,
    typer.Option("--half", help="Measure every second gold file by name only.", show_default=False),
]
Floor = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Compare with the figures pinned in this file: exit 1 where one has dropped.",
        show_default=False,
    ),
]
Pin = Annotated[bool, typer.Option("--pin", help="Pin today's figures in the floor file.")]
Reason = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Why a pinned figure may drop; kept in the file.", show_default=False),
]
WithImports = Annotated[
    bool, typer.Option("--with-imports", help="Write imported graphs as well.", show_default=False)
]
Iri = Annotated[
    str,
    typer.Argument(
        metavar="IRI|NAME",
        help="An IRI in full, with a prefix (topic:trade) or as a path (person/vn/to-lam); or a name in any spelling.",
        show_default=False,
    ),
]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name in any spelling, or an IRI.", show_default=False)
]
ArticleId = Annotated[
    str, typer.Argument(metavar="ID", help="The identifier of an article.", show_default=False)
]
Checked = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="A file of RDF; without it the store is validated.",
        show_default=False,
    ),
]
GoldDir = Annotated[
    Path, typer.Argument(metavar="GOLD_DIR", help="A folder of gold files.", show_default=False)
]
Errors = Annotated[bool, typer.Option("--errors", help="Name each miss and each false fact.")]
DEFAULT_STORE: Final = Path("store")


def _print_version(wanted: bool) -> None:
    if wanted:
        from kg.provenance import extractor  # noqa: PLC0415 - every command would load it

        typer.echo(extractor())
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        callback=_print_version,
        is_eager=True,
        help="Print name and version.",
        show_default=False,
    ),
]
