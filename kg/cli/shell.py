"""The command that talks: a prompt at a terminal, a script from a pipe."""

# ruff: noqa: PLC0415 - what is heavy is loaded by the command that needs it

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli import options
from kg.cli.app import command
from kg.cli.edge import FAILED, INTERRUPTED, complain
from kg.cli.manual import Task
from kg.cli.query import DEFAULT_MEMORY, DEFAULT_TIMEOUT, Labels, Lang, Memory, Timeout, bounds
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.cli.talk import Talk


@command(Task.ASK, "kg shell")
def shell(
    store: options.StoreDir = options.DEFAULT_STORE,
    lang: Lang = None,
    labels: Labels = False,
    timeout: Timeout = DEFAULT_TIMEOUT,
    memory: Memory = DEFAULT_MEMORY,
) -> None:
    """Ask one query after another at a prompt.

    A query ends with an empty line, or with ; at the end of a line. `.help` lists the commands. From a pipe, a
    script of queries and commands runs to its end; the exit code is that of its first error.
    """
    from kg.cli.answer import Wish
    from kg.cli.talk import Talk
    from kg.store import Store

    Store.open_read_only(store).close()  # says how to make one where there is none
    spoken = lang or os.environ.get("KG_LANG") or None
    talk = Talk(store, Wish(lang=spoken or "fr", labels=labels), spoken, bounds(timeout, memory))
    if sys.stdin.isatty():
        converse(talk, prompt_at(talk))
    else:
        raise typer.Exit(recite(talk))


def prompt_at(talk: Talk) -> Callable[[], str]:
    """Return what asks for the next statement at a terminal."""
    from kg.asking.library import library
    from kg.cli.prompt import Prompt
    from kg.cli.screen import say
    from kg.shell.vocabulary import Vocabulary
    from kg.store import Store

    with Store.open_read_only(talk.store) as view:
        words = Vocabulary.of(view, library(), talk.wish.lang)
        size = len(view)
    say(f"{talk.store}: {size} quads. A query ends with an empty line; .help says more, Ctrl-D leaves.")
    return Prompt(words, history_file()).ask


def history_file() -> Path:
    """Return where the history is kept: https://specifications.freedesktop.org/basedir-spec/latest/."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "diplomacy-kg" / "history"


def converse(talk: Talk, ask: Callable[[], str]) -> None:
    """Take statements until the user leaves; an error is said, and the talk goes on.

    A Ctrl-C may come at any moment, a second one while the first is told of: none of them ends the talk.
    """
    while True:
        try:
            while obeyed(talk, ask()) is not None:
                pass
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        else:
            return


def recite(talk: Talk) -> int:
    """Run the script on standard input; return the exit code of its first error, 0 where it has none."""
    from kg.shell.statements import statements

    first = 0
    for statement in statements(sys.stdin):
        code = obeyed(talk, statement)
        if code is None or code == INTERRUPTED:
            return first or code or 0
        first = first or code
    return first


def obeyed(talk: Talk, statement: str) -> int | None:
    """Run a statement and say what went wrong; return the exit code for it, None to leave."""
    try:
        goes_on = talk.obey(statement)
        sys.stdout.flush()
    except KgError as error:
        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        complain("stopped")
        return INTERRUPTED
    return 0 if goes_on else None
