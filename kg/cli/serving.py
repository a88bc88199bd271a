"""The command that opens the graph to others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.app import app


@app.command()
def serve(
    store: options.StoreDir = Path("store"),
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Put a graph on the web: a SPARQL endpoint, linked data, pages and an editor."""
    from kg.web.engine import Engine  # noqa: PLC0415 - heavy
    from kg.web.server import serve as run  # noqa: PLC0415 - heavy
    from kg.web.settings import Settings  # noqa: PLC0415 - heavy

    settings = Settings(query_url="", store=store)
    with Engine(store, settings.limits.seconds) as engine:
        run(Settings(query_url=engine.url, store=store), host, port)
