"""The header of a query file: what the query asks, and with which parameters, as YAML in the comment lines at its top.

::

    #+ title: Who met whom
    #+ description: >-
    #+   The meetings between two sides,
    #+   newest first.
    #+ tags: [meetings, persons]
    #+ parameters:
    #+   person:
    #+     type: iri
    #+     required: true
    #+     example: person/vn/to-lam
    #+     description: One of the two who met
    #+   lang:
    #+     type: language
    #+     default: fr
    #+     example: en
    #+     description: Language of the names

The file stays plain SPARQL for any other tool. A parameter with neither ``required`` nor ``default`` is left unbound
when it is not given; one named ``limit`` stands behind LIMIT (see ``kg.asking.binding``). The lines are the decorators of grlc (https://github.com/CLARIAH/grlc/wiki/Query-decorators):
its own names are read past, so that a file may serve both; its ``summary`` is the title where there is no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from kg.errors import BadHeader

TYPES: Final = ("iri", "string", "name", "integer", "date", "language")
MARK: Final = "#+"

_OURS: Final = ("title", "description", "tags", "parameters")
_GRLC: Final = frozenset(
    {"summary", "endpoint", "endpoint_in_url", "method", "mime", "pagination", "defaults", "enumerate"}
    | {"transform", "endpoint-method"}
)
_CELLS: Final = ("type", "required", "default", "example", "description")
# libyaml where PyYAML was built with it: ten times as fast, and a list of the library reads fifty headers.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAME: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of the query that its user may bind. ``default`` is None where nothing is bound unasked."""

    name: str
    type: str  # one of TYPES
    required: bool
    default: str | None
    example: str
    description: str


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says; the text and the tags are empty where it does not say them."""

    title: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()


def header_lines(text: str) -> int:
    """Return how many lines of a query's text are its header."""
    lines = text.splitlines()
    return next((i for i, line in enumerate(lines) if not line.startswith(MARK)), len(lines))


def read_header(text: str, source: str) -> Header:
    """Read the header of a query's ``text``; ``source`` names it in errors. A query without header is fine.

    Raises:
        BadHeader: it is no YAML, or says what no header says; with the line in the file.
    """
    written = (line.removeprefix(MARK) for line in text.splitlines()[: header_lines(text)])
    try:
        root = yaml.compose("\n".join(written), Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadHeader(source, line, f"it is no YAML: {error.problem}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadHeader(source, 1, "it is no YAML") from error
    return _Reader(source).header(root) if root is not None else Header()


class _Reader:
    """Reads the nodes of one header; each complaint names the line of its node."""

    def __init__(self, source: str) -> None:
        self._source = source

    def header(self, root: yaml.Node) -> Header:
        fields = dict(self._pairs(root, "a line must be `#+ name: value`"))
        for name, value in fields.items():
            if name not in _OURS and name not in _GRLC:
                raise self._bad(value, f"{name!r} is none of {', '.join(_OURS)}")
        title = fields.get("title", fields.get("summary"))
        return Header(
            self._text(title),
            self._text(fields.get("description")),
            tuple(self._tags(fields["tags"])) if "tags" in fields else (),
            tuple(self._parameters(fields["parameters"])) if "parameters" in fields else (),
        )

    def _tags(self, node: yaml.Node) -> Iterator[str]:
        if not isinstance(node, yaml.SequenceNode):
            raise self._bad(node, "tags are a list: [meetings, persons]")
        yield from map(self._text, node.value)

    def _parameters(self, node: yaml.Node) -> Iterator[Parameter]:
        for name, value in self._pairs(node, "parameters are a mapping from name to {type: …}"):
            if _NAME.fullmatch(name) is None:
                raise self._bad(value, f"{name!r} cannot be the name of a variable")
            cells = dict(self._pairs(value, f"the parameter {name} is a mapping: {{type: …, example: …}}"))
            for cell, written in cells.items():
                if cell not in _CELLS:
                    raise self._bad(
                        written, f"{cell!r} of the parameter {name} is none of {', '.join(_CELLS)}"
                    )
            kind = self._text(cells.get("type"))
            if kind not in TYPES:
                raise self._bad(value, f"{kind!r} is no type of parameter: choose one of {', '.join(TYPES)}")
            required = self._text(cells.get("required")) or "false"
            if required not in {"true", "false"}:
                raise self._bad(value, f"`required` of the parameter {name} is true or false")
            if required == "true" and "default" in cells:
                raise self._bad(value, f"the parameter {name} is required, so that it has no default")
            yield Parameter(
                name,
                kind,
                required == "true",
                self._text(cells["default"]) if "default" in cells else None,
                self._text(cells.get("example")),
                self._text(cells.get("description")),
            )

    def _pairs(self, node: yaml.Node, expected: str) -> Iterator[tuple[str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise self._bad(node, expected)
        seen = set[str]()
        for key, value in node.value:
            name = self._text(key)
            if name in seen:
                raise self._bad(key, f"{name} is declared twice")
            seen.add(name)
            yield name, value

    def _text(self, node: yaml.Node | None) -> str:
        """A scalar as it is written, in one line; "" for nothing."""
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            raise self._bad(node, "a text was expected here")
        return " ".join(str(node.value).split())

    def _bad(self, node: yaml.Node, reason: str) -> BadHeader:
        return BadHeader(self._source, node.start_mark.line + 1, reason)
