"""The questions to start from: the query library, with what a reader fills into a query's parameters bound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from kg.asking.binding import place, terms
from kg.asking.library import GROUPS, NamedQuery, grouped, library
from kg.asking.sparql import with_prefixes
from kg.errors import KgError, UnknownQuery
from kg.query import LANGUAGE
from mappings.namespaces import BASE

PREFIX: Final = "param."
"""What the names of the form's fields begin with, so that a parameter may be called as it likes."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question of the library as somebody asked it: its query, what they gave, what is wrong with that, and the text."""

    query: NamedQuery
    values: Mapping[str, str]
    fault: str
    text: str


@cache
def groups() -> tuple[tuple[str, tuple[NamedQuery, ...]], ...]:
    """Return the library by group: title and queries."""
    return tuple((GROUPS.get(name, name), queries) for name, queries in grouped(library()).items())


def example(name: str, given: Mapping[str, str], language: str, base: str = BASE) -> Example:
    """Return the question called ``name`` with its parameters bound as ``kg query --param`` binds them.

    What is empty counts as not given; paths are read below ``base``; labels are asked for in ``language`` unless another is given. Where something
    cannot be bound, the text is the query with nothing bound.

    Raises:
        UnknownQuery: the library has no such question.
    """
    queries = {query.name: query for _, members in groups() for query in members}
    if name not in queries:
        raise UnknownQuery(name, queries)
    query = queries[name]
    values = {key: value.strip() for key, value in given.items() if value.strip()}
    if any(parameter.name == LANGUAGE for parameter in query.parameters):
        values.setdefault(LANGUAGE, language)
    head = f"# {query.title}\n"
    try:
        text, left = place(query.sparql, terms(query, values, base))
    except KgError as error:
        return Example(query, values, str(error), head + with_prefixes(query.sparql))
    bound = "".join(f"\nVALUES ?{name} {{ {term} }}" for name, term in left.items())
    return Example(query, values, "", head + with_prefixes(text.rstrip() + bound + "\n"))
