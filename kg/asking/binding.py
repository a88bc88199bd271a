"""Parameters of a query: text from a user becomes one typed term, and the term takes the variable's place.

Where the query says ``VALUES ?person { UNDEF }`` the term takes the place of UNDEF: the data block is SPARQL's own
way to bind a variable from outside, the file stays valid without it, and it works for variables that are not
selected. Other variables are substituted by the engine, which can bind selected ones only and plans ``BOUND`` as if
they were unbound (pyoxigraph 0.5.13): an optional parameter wants a data block. Text is never pasted: what stands
in the block is the serialisation of one term, made by the term itself.

No variable can stand behind LIMIT, so the parameter named ``limit`` takes the place of the number there, in each LIMIT
of the text: how many rows are given is how far is looked, too. A LIMIT of a hundred thousand and more is none that anybody reaches: it
tells the engine that a part gives few rows, and stays as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kg.asking.header import Parameter
from kg.asking.library import NamedQuery
from kg.asking.sparql import only_code
from kg.errors import BadParameter, MissingParameter, UnknownParameter
from kg.store import Literal, NamedNode, Term
from kg.terms import expand
from mappings.namespaces import BASE, PREFIXES

LIMIT: Final = "limit"
"""The parameter that stands behind LIMIT: a whole number from 1 on."""

_XSD: Final = PREFIXES["xsd"]
_LIMITS: Final = re.compile(r"\bLIMIT\s+([0-9]{1,5})\b", re.IGNORECASE)
TAG: Final = (
    r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"  # a language: RFC 5646, whose longer ones nobody has registered
)
_TAGGED: Final = re.compile(r'"(.*)"@([A-Za-z]+(?:-[A-Za-z0-9]+)*)', re.DOTALL)
_INTEGER: Final = re.compile(r"[+-]?[0-9]+")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def assignments(options: Iterable[str]) -> dict[str, str]:
    """Split ``name=value`` options.

    Raises:
        BadParameter: one has no name or no ``=``, or a name comes twice.
    """
    values: dict[str, str] = {}
    for option in options:
        name, sign, value = option.partition("=")
        if not sign or not name.strip():
            raise BadParameter("--param", option, "of the form NAME=VALUE")
        if name.strip() in values:
            raise BadParameter(name.strip(), value, "given once only")
        values[name.strip()] = value
    return values


def terms(query: NamedQuery, values: Mapping[str, str], base: str = BASE) -> dict[str, Term]:
    """Return the term of each parameter of ``query`` that has a value, given or by default.

    A path stands for what the store has below its ``base``.

    Raises:
        UnknownParameter: a value for a parameter that the query does not declare.
        MissingParameter: a required one is not given.
        BadParameter: a value is not of its parameter's type.
    """
    known = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in known:
            raise UnknownParameter(query.name, name, known)
    bound: dict[str, Term] = {}
    for parameter in query.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is not None:
            bound[parameter.name] = term(parameter, value, base)
        elif parameter.required:
            raise MissingParameter(query.name, parameter.name, parameter.example, _KINDS[parameter.type][1])
    return bound


def term(parameter: Parameter, value: str, base: str = BASE) -> Term:
    """Return the RDF term that ``value`` writes.

    Raises:
        BadParameter: it writes none of the parameter's type.
    """
    read, noun = (_count, "a whole number from 1 on") if parameter.name == LIMIT else _KINDS[parameter.type]
    try:
        found = _iri(value, base) if parameter.type == "iri" else read(value)
    except ValueError:
        found = None
    if found is None:
        example = f", such as {parameter.example}" if parameter.example else ""
        raise BadParameter(parameter.name, value, noun + example)
    return found


def place(text: str, bound: Mapping[str, Term]) -> tuple[str, dict[str, Term]]:
    """Put terms into the data blocks of a query's ``text``; return it with the terms that found no block."""
    left: dict[str, Term] = {}
    for name, value in bound.items():
        found = [(block.span(1), str(value)) for block in _block(name).finditer(only_code(text))]
        if name == LIMIT:
            found += [(number.span(1), value.value) for number in _LIMITS.finditer(only_code(text))]
        if not found:
            left[name] = value
        for (start, end), written in sorted(found, reverse=True):
            text = f"{text[:start]}{written}{text[end:]}"
    return text, left


def _block(name: str) -> re.Pattern[str]:
    """The pattern of ``VALUES ?name { UNDEF }``, parentheses allowed; group 1 is the word UNDEF."""
    return re.compile(
        rf"\bVALUES\s*(?:[?$]{name}|\(\s*[?$]{name}\s*\))\s*\{{\s*\(?\s*(UNDEF)\s*\)?\s*\}}", re.IGNORECASE
    )


def _iri(value: str, base: str = BASE) -> Term | None:
    iri = expand(value, base)
    return None if iri is None else NamedNode(iri)


def _string(value: str) -> Literal:
    tagged = _TAGGED.fullmatch(value)
    return Literal(value) if tagged is None else Literal(tagged[1], language=tagged[2].lower())


def _name(value: str) -> Term:
    """A name in small letters, as ``dip:spelling`` has it."""
    return Literal(_string(value).value.lower())


def _integer(value: str) -> Term | None:
    if _INTEGER.fullmatch(value.strip()) is None:
        return None
    return Literal(value.strip(), datatype=NamedNode(_XSD + "integer"))


def _count(value: str) -> Term | None:
    """A number that can stand behind LIMIT, without sign or zeros before it."""
    if re.fullmatch(r"0*[1-9][0-9]{0,17}", value.strip(), re.ASCII) is None:
        return None
    return Literal(str(int(value)), datatype=NamedNode(_XSD + "integer"))


def _date(value: str) -> Term | None:
    if _DATE.fullmatch(value.strip()) is None:
        return None
    day = dt.date.fromisoformat(value.strip())
    return Literal(day.isoformat(), datatype=NamedNode(_XSD + "date"))


def _language(value: str) -> Term | None:
    return Literal(value.strip().lower()) if re.fullmatch(TAG, value.strip()) else None


_KINDS: Final[Mapping[str, tuple[Callable[[str], Term | None], str]]] = {
    "iri": (_iri, "an IRI (in full, with a prefix, or as a path below the base)"),
    "string": (_string, "a text"),
    "name": (_name, "a name"),
    "integer": (_integer, "a whole number"),
    "date": (_date, "a day as YYYY-MM-DD"),
    "language": (_language, "a language tag"),
}
