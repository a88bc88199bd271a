"""The guard: what a query from outside may ask, and how it is put to the engine.

A query may name other endpoints only where they were allowed. Whether it does is decided on its text, not on an
algebra: what another parser makes of a text need not be what the engine makes of it. Oxigraph takes
``SERVICEex:a{}`` for a clause, and in ``FILTER(?a<?b)SERVICE#>`` the sign ``<`` begins no IRI. So a text without the
seven letters is let pass; in any other, wherever a clause *could* stand (the letters, a name, a brace), it is taken
for one, and a text whose strings, comments and IRIs can be read in two ways is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Final

from kg.asking.sparql import only_code, with_prefixes
from kg.web.problem import Refused, bad

DEEPEST: Final = (
    256  # levels of brackets: Oxigraph's stack, as kg.web.engine sets it, holds some ten thousand
)
_HARMLESS: Final = (
    2_000  # brackets and operators: however nested, the engine's stack as kg.web.engine sets it holds them
)
_MOST: Final = 20_000
_MENTIONS: Final = 25  # times that a text may say "service"

_WORD: Final = "service"
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_CLAUSE: Final = re.compile(  # its parts are possessive, so that a long text costs no more than its length
    r"""service\s*+(?:silent\s*+)?                                  # the keywords, which need no space between them
        (<[^<>\s]*+>                                                # an IRI
        | [?$](?:\\.|[^\s{}()<>"';,\\])*+                           # a variable
        | (?:\\.|[^\s{}()<>"';,\\:])*+:(?:\\.|[^\s{}()<>"';,\\])*+  # a name with a prefix
        )\s*+\{""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
# What is no code, each read to its own end: https://www.w3.org/TR/sparql11-query/#sparqlGrammar
_LEXEME: Final = re.compile(
    r"""(?P<escape>\\.)"""
    r'''|(?P<text>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\''''
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')"""
    r"""|(?P<comment>\#[^\n\r]*)"""
    r"""|(?P<iri><[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\\\x00-\x20]*>)"""  # no operator is followed by such a thing
    r"""|(?P<doubtful><[^<>"{}|^`\\\x00-\x20]*[\#'][^<>"{}|^`\\\x00-\x20]*>|["'])""",
    re.DOTALL,
)
_NESTING: Final = re.compile(r"[(){}\[\]]|<<|>>")
_COUNTED: Final = re.compile(r"[({\[!+*/|&^-]")
_PROLOGUE: Final = re.compile(r"\s*(?:BASE|PREFIX\s+[^\s:]*:)\s*", re.IGNORECASE)
_FORM: Final = re.compile(r"\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.IGNORECASE)
_FROM: Final = re.compile(r"(?<![\w?$:@.-])FROM\b", re.IGNORECASE)
_CHANGING: Final = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|SERVICE)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query that may be asked.

    ``text`` declares our prefixes; ``triples``: whether it gives triples, not rows; ``names_graphs``: whether it
    says itself which graphs to ask; ``lasting``: whether it gives the same answer again as long as the data are the same.
    """

    text: str
    triples: bool
    names_graphs: bool
    lasting: bool


class Guard:
    """Lets queries pass, and remembers those that it has seen lately."""

    def __init__(self, services: Iterable[str]) -> None:
        self._services = frozenset(services)
        self.prepared = lru_cache(maxsize=256)(self._prepared)

    def _prepared(self, text: str) -> Prepared:
        """Return a query as it is put to the engine.

        Raises:
            Refused: it names a service that is not allowed, or is nested too deep.
        """
        check_services(text, self._services)
        code = only_code(text)
        check_nesting(text, code)
        at = 0
        while prologue := _PROLOGUE.match(code, at):
            at = prologue.end()
        form = _FORM.match(code, at)
        triples = form is not None and form[1].upper() in {"CONSTRUCT", "DESCRIBE"}
        lasting = _CHANGING.search(code) is None
        return Prepared(with_prefixes(text), triples, _FROM.search(code) is not None, lasting)


def check_services(text: str, allowed: frozenset[str]) -> None:
    r"""Refuse a query that names a service which is not allowed.

    Oxigraph reads ``\u0053`` as the letter it stands for, in some places; so what cannot be seen in the text as it
    stands nor in the one without escapes is not there.

    Raises:
        Refused: with the reason.
    """
    readings = {text, _ESCAPE.sub(_letter, text)}
    for reading in readings:
        mentions = reading.lower().count(_WORD)
        if mentions > _MENTIONS:
            raise bad(f"the query says {_WORD!r} more than {_MENTIONS} times")
        if mentions:
            _check_clauses(reading, allowed)


def _check_clauses(text: str, allowed: frozenset[str]) -> None:
    for clause in _CLAUSE.finditer(_LEXEME.sub(_blanked, text)):
        if clause[1][0] != "<":
            raise _forbidden("a SERVICE clause names its endpoint by an IRI in full")
        if clause[1][1:-1] not in allowed:
            raise _forbidden(f"SERVICE {clause[1]} is not allowed here")


def _blanked(found: re.Match[str]) -> str:
    """What is left of a lexeme: names as they are, of texts that they stood there, nothing of comments.

    Raises:
        Refused: it may begin something else than it seems to.
    """
    if found["doubtful"]:
        raise _forbidden(
            "the query may hide a SERVICE clause: write IRIs in full (http://…) and close every string"
        )
    if found["text"]:
        return '""'
    return " " if found["comment"] else found[0]


def _letter(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number < 0x110000 else escape[0]


def _forbidden(reason: str) -> Refused:
    return Refused(HTTPStatus.FORBIDDEN, reason)


def check_nesting(text: str, code: str) -> None:
    """Refuse a query that would overflow the engine's stack; ``code`` is its text without what is no code.

    Raises:
        Refused: with the reason.
    """
    if len(_COUNTED.findall(text)) <= _HARMLESS:
        return
    if len(_COUNTED.findall(code)) > _MOST:
        raise bad(f"the query holds more than {_MOST} brackets and operators")
    depth = deepest = 0
    for bracket in _NESTING.findall(code):
        depth += 1 if bracket in "([{<<" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise bad(f"the query nests more than {DEEPEST} levels deep")
