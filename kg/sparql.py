"""Syntax errors of SPARQL for people: the parser's own message names grammar rules, this names the fault."""

from __future__ import annotations

import re
from typing import Final

from kg.errors import QuerySyntaxError
from mappings.namespaces import PREFIXES

_POSITION: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_NOT_CODE: Final = re.compile(
    r"""<[^<>"{}|^`\s]*>|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\n]*""",
    re.DOTALL,
)
_PREFIXED: Final = re.compile(r"(?<![\w?$:@.-])([A-Za-z][\w.-]*)?:")
_DECLARED: Final = re.compile(r"\bprefix\s+(\S*?):", re.IGNORECASE)


def syntax_error(text: str, message: str) -> QuerySyntaxError:
    """Return the error for a query ``text`` that the parser refused with ``message`` ("error at LINE:COLUMN: …")."""
    found = _POSITION.match(message)
    if found is None:
        return QuerySyntaxError(text, 1, 1, message)
    line, column, expected = int(found[1]), int(found[2]), " ".join(found[3].split())
    offset = sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1
    undeclared = _undeclared_prefix(text, offset)
    if undeclared is not None:
        prefix, start = undeclared
        before = text[:start]
        return QuerySyntaxError(
            text, before.count("\n") + 1, start - before.rfind("\n"), f"the prefix {prefix}: is not declared"
        )
    return QuerySyntaxError(text, line, column, _reason(text, offset, expected))


def _undeclared_prefix(text: str, end: int) -> tuple[str, int] | None:
    """The first prefix used before ``end`` that is neither declared nor known, and its offset."""
    code = _NOT_CODE.sub(lambda match: " " * len(match[0]), text)
    known = PREFIXES.keys() | set(_DECLARED.findall(code))
    uses = ((match[1] or "", match.start()) for match in _PREFIXED.finditer(code, 0, end))
    return next(((prefix, start) for prefix, start in uses if prefix not in known), None)


def _reason(text: str, offset: int, expected: str) -> str:
    sentence = re.search(r"\bThe [^,\[]+", expected)
    if sentence:
        return sentence[0].strip()
    if text[offset:].strip():
        return f"unexpected {text[offset:].split(maxsplit=1)[0]!r}"
    words = text[:offset].split()
    return f"the query ends after {words[-1]!r}, where more is needed" if words else "the query is empty"
