"""The command that opens the graph to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.app import command
from kg.cli.manual import Task

Services = Annotated[
    list[str] | None,
    typer.Option(
        "--services", metavar="URL", help="An endpoint that SERVICE may name; may be repeated. None without it.",
        show_default=False,
    ),
]  # fmt: skip
Endpoint = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="Ask this SPARQL 1.1 endpoint rather than the store in DIR.", show_default=False
    ),
]
Dumps = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help="A release (`kg export --dataset`) to publish at /dumps.", show_default=False
    ),
]
Writable = Annotated[
    bool,
    typer.Option("--writable", help="Let whoever has the token write graphs to /store.", show_default=False),
]
TokenFile = Annotated[
    Path | None,
    typer.Option(
        "--token-file", metavar="FILE", help="The file that holds the token; without it the variable KG_TOKEN does.",
        show_default=False,
    ),
]  # fmt: skip
PublicUrl = Annotated[
    str | None,
    typer.Option(
        metavar="URL", help="The address by which others see the site, where a proxy stands before it.", show_default=False
    ),
]  # fmt: skip


@command(Task.SHARE, "kg serve --port 8000")
def serve(
    store: options.StoreDir = Path("store"),
    endpoint: Endpoint = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", help="The port to listen on; 0 is any free one.", min=0, max=65535)
    ] = 8000,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", help="How long the evaluation of a query may take.", min=0.1)
    ] = 20.0,
    max_answer: Annotated[
        int, typer.Option("--max-answer", metavar="MB", help="How large an answer may be.", min=1)
    ] = 100,
    dumps: Dumps = None,
    services: Services = None,
    writable: Writable = False,
    token_file: TokenFile = None,
    public_url: PublicUrl = None,
) -> None:
    """Put a graph on the web: SPARQL, linked data, pages, an editor."""
    from kg.web.opening import Opening, opened  # noqa: PLC0415 - heavy

    opening = Opening(
        store, endpoint, dumps, tuple(services or ()), writable, token_file, public_url, timeout, max_answer
    )
    opened(opening, host, port, lambda address: typer.echo(f"the graph is at {address}", err=True))
