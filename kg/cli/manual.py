"""The manual that ``kg --help`` is: the commands by what a person wants to do, each with an example."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

_EXAMPLE: Final = "Example: "
_TYPE: Final = re.compile(r" <(?:str|path|list\[\w+\])>$")  # a choice is told in the same place, and stays


class Task(StrEnum):
    """What a command is for; the manual lists the tasks in this order."""

    READ = "Read articles into a graph"
    ASK = "Ask the graph, and see why"
    DECIDE = "Say what is one, and what it is elsewhere"
    SHARE = "Give the graph to others, or take theirs"
    CARE = "Look after a store"


def told(example: str) -> str:
    """Return the last line of a command's own help, which the manual repeats."""
    return _EXAMPLE + example


class Page(TyperCommand):
    """The help of one command."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # typer hides the classes of both
        """Write the arguments, then the options, without the types that Python has for them."""
        rows: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                rows[parameter.param_type_name].append((_TYPE.sub("", record[0]), record[1]))
        for kind, told in rows.items():
            if told:
                with formatter.section(f"{kind.title()}s"):
                    formatter.write_dl(told)


class Manual(TyperGroup):
    """The group of all commands, which lists them task by task."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # typer hides the classes of both
        """Write each task with its commands: what it does in a line, below it the example."""
        width = max(len(name) for name in self.commands)
        for task in Task:
            with formatter.section(task.value):
                for name in self.list_commands(ctx):
                    command = self.commands[name]
                    if getattr(command, "rich_help_panel", None) == task:
                        formatter.write(f"  {name:{width}}  {command.get_short_help_str(200)}\n")
                        formatter.write(
                            f"  {'':{width}}  $ {(command.epilog or '').removeprefix(_EXAMPLE)}\n"
                        )
