"""The commands that look after a store: whether it is whole, a copy of it, and how it becomes whole again."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.app import command, exit_if
from kg.cli.manual import Task

Deep = Annotated[
    bool,
    typer.Option(
        "--deep",
        help="Read all six indexes of the tables besides, and derive anew what is derived, to compare it.",
        show_default=False,
    ),
]
Out = Annotated[
    Path,
    typer.Argument(
        metavar="OUT",
        help="A folder, new or with an earlier backup to replace, or a file: .tar, .tar.gz or .tar.zst.",
        show_default=False,
    ),
]
In = Annotated[Path, typer.Argument(metavar="IN", help="What `kg backup` wrote.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Replace the store that is there.", show_default=False)]
Articles = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="These articles only, in their place.", show_default=False),
]


@command(Task.CARE, "kg check --deep")
def check(
    store: options.StoreDir = options.DEFAULT_STORE, deep: Deep = False, as_json: options.Json = False
) -> None:
    """Verify a store: graphs, quotes, texts, decisions, tables.

    Exit code 0: whole; 1: something is wrong, each with what to do; 3: it cannot be read at all.
    """
    from kg import checking
    from kg.cli.health import print_checkup
    from kg.cli.watch import progress

    with progress("Checking") as step:
        found = checking.check(store, deep=deep, on_progress=step)
    print_checkup(found, as_json=as_json)
    exit_if(not found.whole)


@command(Task.CARE, "kg backup store-backup.tar.gz")
def backup(out: Out, store: options.StoreDir = options.DEFAULT_STORE, as_json: options.Json = False) -> None:
    """Copy a store, also while it is read or written.

    OUT appears whole or not at all; a build that runs goes on.
    """
    from kg.cli.health import print_backup
    from kg.cli.watch import progress
    from kg.storage import backup as copying

    with progress("Copying") as step:
        done = copying.backup(store, out, on_progress=step)
    print_backup(done, f"{store} is backed up in {out}", as_json=as_json)


@command(Task.CARE, "kg restore store-backup.tar.gz --store restored")
def restore(
    source: In,
    store: options.StoreDir = options.DEFAULT_STORE,
    force: Force = False,
    as_json: options.Json = False,
) -> None:
    """Put a backup in the place of a store, once every file proved whole."""
    from kg.cli.health import print_backup
    from kg.cli.watch import progress
    from kg.storage import restore as restoring

    with progress("Restoring") as step:
        done = restoring.restore(source, store, force=force, on_progress=step)
    print_backup(done, f"{source} is restored in {store}", as_json=as_json)


@command(Task.CARE, "kg rebuild")
def rebuild(
    articles: Articles = None,
    store: options.StoreDir = options.DEFAULT_STORE,
    jobs: options.Jobs = None,
    limit: options.Limit = 60,
    as_json: options.Json = False,
) -> None:
    """Make a store again from its kept texts, whatever became of its tables.

    What no text gives is taken over from the tables as far as they can be read.
    """
    from kg import rebuild as making
    from kg.build import Options
    from kg.building.crew import cores
    from kg.cli.health import print_rebuilt
    from kg.cli.watch import progress

    chosen = Options(jobs=jobs or cores(), limit=limit)
    with progress("Reading") as step:
        done = making.remake(store, articles or (), chosen, on_progress=lambda now: step(now.article))
    print_rebuilt(done, str(store), as_json=as_json)
    exit_if(bool(done.problems))
