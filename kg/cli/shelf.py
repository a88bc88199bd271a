"""What people and programs see of the query library."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Any

from rich.text import Text

from kg.asking.header import Parameter
from kg.asking.library import GROUPS, NamedQuery, grouped
from kg.cli.screen import counted, print_json, print_rows, print_table, say, show
from kg.query import LANGUAGE


def print_library(found: tuple[NamedQuery, ...], *, as_json: bool) -> None:
    """Print the queries group by group, each with its parameters, an optional one in brackets."""
    if as_json:
        print_json([_plain(query) for query in found])
        return
    for number, (group, queries) in enumerate(grouped(found).items()):
        if number:
            show()
        show(Text(GROUPS.get(group, group or "Others"), style="bold"))
        print_rows([(query.name, query.title, _parameters(query)) for query in queries])
    say(
        f"{counted(len(found), 'query', 'queries')}; ask one with `kg query NAME --param NAME=VALUE`, read it with "
        "`kg queries NAME`, change a copy of it: `kg queries NAME > mine.rq`"
    )


def print_named_query(query: NamedQuery, *, as_json: bool) -> None:
    """Print what a query's header says, its parameters, and its SPARQL; into a file or pipe, the text of its file as it is."""
    if as_json:
        print_json(_plain(query))
        return
    if not sys.stdout.isatty():
        sys.stdout.write(query.text)
        return
    show(Text(f"{query.name} · {query.title}", style="bold"), soft_wrap=True)
    show(query.description, Text(f"tags: {', '.join(query.tags)}", style="dim"))
    if query.parameters:
        show()
        columns = ("parameter", "type", "without it", "example", "meaning")
        print_table(columns, [_row(parameter) for parameter in query.parameters])
    show("", query.sparql.rstrip(), soft_wrap=True)


def _row(parameter: Parameter) -> tuple[str, ...]:
    without = "required" if parameter.required else parameter.default or "anything"
    return (parameter.name, parameter.type, without, parameter.example, parameter.description)


def _plain(query: NamedQuery) -> dict[str, Any]:
    return asdict(query) | {"tags": list(query.tags), "group": query.group}


def _parameters(query: NamedQuery) -> str:
    """One parameter a line; not the language, which nearly every query takes (``--lang``)."""
    return "\n".join(
        f"{p.name}={p.example or p.type}" if p.required else f"[{p.name}={p.default or p.example or p.type}]"
        for p in query.parameters
        if p.name != LANGUAGE
    )
