"""The words that a query can be made of, and those that the beginning of one may become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.asking.library import NamedQuery
from kg.formats import AnswerFormat
from kg.shell.commands import COMMANDS
from kg.shell.statements import COMMAND
from kg.store import Literal, NamedNode, QuerySolutions, View
from kg.terms import prefixed
from mappings.namespaces import PREFIXES

KEYWORDS: Final = tuple(
    "ASC ASK BASE BIND CONSTRUCT COUNT DESC DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP HAVING LIMIT MINUS "  # noqa: SIM905 - a list of words
    "NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT SERVICE UNDEF UNION VALUES WHERE ABS AVG BNODE BOUND "
    "COALESCE CONCAT CONTAINS DATATYPE DAY GROUP_CONCAT IF IN IRI ISBLANK ISIRI ISLITERAL LANG LANGMATCHES LCASE "
    "MAX MIN MONTH NOW REGEX REPLACE ROUND SAMPLE STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR SUM UCASE "
    "YEAR BY".split()
)
LANGUAGES: Final = ("fr", "en", "vi", "zh", "ja", "ko")
_ALWAYS: Final = (
    "rdf:type",
    "rdfs:label",
    "rdfs:subClassOf",
    "skos:altLabel",
    "skos:broader",
    "skos:definition",
    "skos:exactMatch",
    "skos:hiddenLabel",
    "skos:prefLabel",
)
_TERMS: Final = """
SELECT DISTINCT ?term ?label WHERE {
  { VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty rdf:Property skos:Concept } ?term a ?kind }
  UNION { ?shape sh:path ?term . ?shape a sh:PropertyShape }
  OPTIONAL { ?term rdfs:label|skos:prefLabel ?label }
}
"""
_WORD: Final = re.compile(r"[?$]?[\w.:-]*\Z")
_VARIABLE: Final = re.compile(r"[?$](\w+)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A word to put in the place of the last ``length`` letters, and what it means."""

    word: str
    length: int
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of a graph by their short names, each with a label, and the queries of the library."""

    terms: Mapping[str, str]
    queries: Sequence[NamedQuery] = ()
    _names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", tuple(sorted(self.terms)))

    @classmethod
    def of(cls, view: View, queries: Sequence[NamedQuery], language: str = "fr") -> Vocabulary:
        """Return the classes, properties and members of schemes that a graph holds."""
        rows = view.query(_TERMS)
        if not isinstance(rows, QuerySolutions):
            raise TypeError(rows)
        found: dict[str, str] = dict.fromkeys(_ALWAYS, "")
        for row in rows:
            term, label = row["term"], row["label"]
            short = prefixed(term.value) if isinstance(term, NamedNode) else None
            if short is not None:
                known = found.setdefault(short, "")
                if isinstance(label, Literal) and (not known or label.language == language):
                    found[short] = label.value
        return cls(found, tuple(queries))

    def offers(self, before: str) -> Iterator[Offer]:
        """Yield what the word at the end of ``before`` may become, the likeliest first."""
        if before.lstrip().startswith(COMMAND) and "\n" not in before.strip():
            yield from self._of_command(before.lstrip())
            return
        match = _WORD.search(before)
        word = match[0] if match else ""
        if word:
            yield from self._of_query(word, before)

    def _of_command(self, line: str) -> Iterator[Offer]:
        words = line.split(" ")
        last = words[-1]
        if len(words) == 1:
            pairs = [(COMMAND + command.name, command.does) for command in COMMANDS]
        else:
            pairs = list(self._arguments(words[0].removeprefix(COMMAND), words[1:-1]))
        yield from _beginning(last, pairs)

    def _arguments(self, name: str, given: Sequence[str]) -> Iterable[tuple[str, str]]:
        """The words that may stand behind a command, and what each means."""
        if name in {"run", "explain"}:
            if not given:
                return [(query.name, query.title) for query in self.queries]
            asked = next((query for query in self.queries if query.name == given[0]), None)
            return [(f"{p.name}=", p.description) for p in asked.parameters] if asked else []
        if given:
            return []
        choices = {
            "format": [kind for kind in AnswerFormat if kind is not AnswerFormat.PARQUET],
            "lang": LANGUAGES,
            "labels": ("on", "off"),
        }
        return [(str(choice), "") for choice in choices.get(name, ())]

    def _of_query(self, word: str, before: str) -> Iterator[Offer]:
        if word[0] in "?$":
            names = dict.fromkeys(_VARIABLE.findall(before[: -len(word)]))
            yield from _beginning(word, [(word[0] + name, "") for name in names])
            return
        if ":" in word:
            yield from _beginning(word, [(name, self.terms[name]) for name in self._names])
            return
        yield from _beginning(word, [(prefix + ":", name) for prefix, name in PREFIXES.items()])
        yield from _beginning(word, [(keyword, "") for keyword in KEYWORDS])
        if len(word) > 2:
            for name in self._names:
                if name.partition(":")[2].lower().startswith(word.lower()):
                    yield Offer(name, len(word), self.terms[name])


def _beginning(word: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Offer]:
    """The words that begin with ``word``, whatever the case."""
    return (Offer(name, len(word), said) for name, said in pairs if name.lower().startswith(word.lower()))
