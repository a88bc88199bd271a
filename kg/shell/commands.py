"""Commands of the shell: their names, what they do, and the words of a line that calls one."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Final

from kg.errors import BadCommand, nearest
from kg.shell.statements import COMMAND


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its name, what it takes, and what it does."""

    name: str
    takes: str
    does: str


COMMANDS: Final = (
    Command("help", "", "say how to ask, and list these commands"),
    Command("queries", "", "list the queries that have a name"),
    Command("run", "NAME [KEY=VALUE]...", "ask a query of the library, or a file.rq"),
    Command(
        "explain",
        "[NAME [KEY=VALUE]...]",
        "say what a query means and how long it takes; the last one unless named",
    ),
    Command("why", "IRI", "show the sentences behind a fact"),
    Command("show", "NAME", "show what the graph knows of a person, a place or a body"),
    Command("format", "table|csv|tsv|json|xml|ttl|nt", "choose how answers are written"),
    Command("lang", "TAG", "choose the language of labels"),
    Command("labels", "on|off", "show labels for IRIs in tables"),
    Command("timeout", "SECONDS", "stop queries after so long, 0 for no limit"),
    Command("quit", "", "leave, as Ctrl-D does"),
)
NAMES: Final = tuple(command.name for command in COMMANDS)


def words_of(line: str) -> tuple[str, list[str]]:
    """Return the name of the command that a line calls, and the words behind it; quotes hold words together.

    Raises:
        BadCommand: there is none of that name, or a quote is not closed.
    """
    bare = line.strip().removeprefix(COMMAND)
    try:
        name, *rest = shlex.split(bare) or [""]
    except ValueError as error:
        raise BadCommand(bare.split()[0], "a quote is not closed") from error
    if name not in NAMES:
        near = " or ".join(f".{offer}" for offer in nearest(name, NAMES, 1))
        raise BadCommand(name, f"no such command{near and f', did you mean {near}?'}")
    return name, rest
