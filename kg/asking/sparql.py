"""Syntax errors of SPARQL for people: Oxigraph decides what is one, this says where and what.

The place that Oxigraph's parser names is the end of the longest word that it tried, often far behind the fault, so
the place comes from rdflib's parser, which points to the beginning of what cannot be read.
"""

from __future__ import annotations

import re
from typing import Final

from kg.errors import QuerySyntaxError
from mappings.namespaces import PREFIXES

_POSITION: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# What in a query is no code: IRIs, strings (long ones first), comments. https://www.w3.org/TR/sparql11-query/#grammar
_NOT_CODE: Final = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*>"""
    r'''|"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\''''
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\#[^\n\r]*""",
    re.DOTALL,
)
_PREFIXED: Final = re.compile(r"(?<![\w?$:@.-])([A-Za-z][\w.-]*)?:")
_MAYBE_PREFIXED: Final = re.compile(r"(?<![\w?$<:-])([A-Za-z][\w-]*):")  # a dot may end the triple before
_NAME: Final = re.compile(r"(?<![\w?$@:.-])([A-Za-z][\w.-]*)?:((?:[\w.:%-]|\\.)*)")
_NAMESPACE: Final = re.compile(r"\bprefix\s+(\S*?):\s*<([^<>]*)>", re.IGNORECASE)
_UPDATES: Final = "INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH"
_UPDATE: Final = re.compile(rf"(?:\s*+(?:prefix\s++\S*+|base)\s++)*+\s*+({_UPDATES})\b", re.IGNORECASE)
_CLOSING: Final = {"}": "{", ")": "(", "]": "["}
_DECLARED: Final = re.compile(r"\bprefix\s+(\S*?):", re.IGNORECASE)


def syntax_error(text: str, message: str) -> QuerySyntaxError:
    """Return the error for a query ``text`` that Oxigraph refused with ``message``."""
    if not text.strip():
        return QuerySyntaxError(text, 1, 1, "the query is empty")
    update = _UPDATE.match(only_code(text))
    if update is not None:
        return _at(text, update.start(1), f"{update[1].upper()} changes the graph, which a query only reads")
    unread, undeclared = _unread(text), _undeclared_prefix(text)
    if undeclared is not None and (unread is None or undeclared[1] <= unread):
        prefix, offset = undeclared
        return _at(text, offset, f"the prefix {prefix}: is not declared")
    unclosed = _unclosed(text)
    if unclosed is not None:
        return _at(text, unclosed, f"this {text[unclosed]} is never closed")
    if unread is not None:
        rest = text[unread:].split()
        return _at(text, unread, f"cannot read on from {rest[0]!r}" if rest else "the query ends too early")
    found = _POSITION.match(message)
    if found is None:
        return QuerySyntaxError(text, 1, 1, message)
    rule = re.search(r"\bThe [^,\[]+", found[3])
    return QuerySyntaxError(
        text, int(found[1]), int(found[2]), rule[0].strip() if rule else " ".join(found[3].split())
    )


def _at(text: str, offset: int, reason: str) -> QuerySyntaxError:
    before = text[:offset]
    return QuerySyntaxError(text, before.count("\n") + 1, offset - before.rfind("\n"), reason)


def _unread(text: str) -> int | None:
    """The offset from which rdflib's parser cannot read on; None where it sees no fault."""
    from pyparsing import ParseBaseException  # noqa: PLC0415 - slow to load, and only needed after a fault
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        parseQuery(text)
    except ParseBaseException as error:
        return min(error.loc, len(text.rstrip()))
    except (RecursionError, ValueError):  # too deep, or an escape of no character: "\\U00412024"
        return None
    return None


def _unclosed(text: str) -> int | None:
    """The offset of the last bracket that nothing closes, of a query whose brackets are right up to there; None of any other."""
    waiting: list[int] = []
    for offset, sign in enumerate(only_code(text)):
        if sign in _CLOSING.values():
            waiting.append(offset)
        elif sign in _CLOSING and (not waiting or text[waiting.pop()] != _CLOSING[sign]):
            return None
    return waiting[-1] if waiting else None


def only_code(text: str) -> str:
    """Return a query with its IRIs, strings and comments blanked, so that only words and signs are left."""
    return _NOT_CODE.sub(lambda match: " " * len(match[0]), text)


def with_prefixes(text: str) -> str:
    """Return a query with a declaration of each of the project's prefixes that it uses and does not declare itself."""
    code = only_code(text)
    wanted = (set(_MAYBE_PREFIXED.findall(code)) & PREFIXES.keys()) - set(_DECLARED.findall(code))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in sorted(wanted)) + text


def iris(text: str) -> tuple[str, ...]:
    """Return the IRIs that a query names, in full or by a prefix that it declares or that the project knows.

    In the order of the text, each once; relative ones are left out.
    """
    known = PREFIXES | dict(_NAMESPACE.findall(text))
    full = ((match.start(), match[0][1:-1]) for match in _NOT_CODE.finditer(text) if match[0].startswith("<"))
    names = (
        (match.start(), match[1] or "", match[2].rstrip(".")) for match in _NAME.finditer(only_code(text))
    )
    short = (
        (start, known[prefix] + local.replace("\\", "")) for start, prefix, local in names if prefix in known
    )
    return tuple(dict.fromkeys(iri for _, iri in sorted((*full, *short)) if ":" in iri))


def _undeclared_prefix(text: str) -> tuple[str, int] | None:
    """The first prefix that is neither declared nor known, and its offset."""
    code = only_code(text)
    known = PREFIXES.keys() | set(_DECLARED.findall(code))
    uses = ((match[1] or "", match.start()) for match in _PREFIXED.finditer(code))
    return next(((prefix, start) for prefix, start in uses if prefix not in known), None)
