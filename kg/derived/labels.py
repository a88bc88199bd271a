"""The labels' graph: exactly one rdfs:label per node and language, chosen among what the articles and tables write."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.derived.facts import FactNames
from kg.derived.known import Units
from kg.derived.phrases import LANGUAGES
from kg.derived.said import Said, term
from kg.store import Literal, NamedNode, Quad
from mappings.authorities import KnownPerson
from mappings.iris import graph_iri
from mappings.namespaces import BASE, DIP

_NAMED: Final = frozenset(DIP + name for name in ("Person", "Body", "Place", "Post", "Series"))
_PERSON: Final = DIP + "Person"  # a person's name is the same in both languages


def label_quads(said: Said, units: Units, ontology: Sequence[Quad], base: str = BASE) -> list[Quad]:
    """Return ``graph/labels``.

    A known place or body has its name in each language of the tables. For other persons, places and bodies it is the
    spelling with the most diacritics, then the longest, then the first by code point, in the languages in which it is
    written (a person's in both French and English, since names of persons are not translated); facts have a short phrase in
    French and English. Nodes of the ontology that bear their own rdfs:label are left alone, concepts get their
    skos:prefLabel. What has a name of its own is also found without diacritics, under skos:hiddenLabel: SPARQL cannot
    fold, and people type "Quang Ninh" for "Quảng Ninh".
    """
    names = Names(said, units, ontology)
    graph, label = NamedNode(graph_iri("labels", base)), term("rdfs:label")
    shown = [
        Quad(NamedNode(node), label, Literal(text, language=language) if language else Literal(text), graph)
        for node, labels in sorted(names.all().items())
        for language, text in sorted(labels.items())
    ]
    hidden = term("skos:hiddenLabel")
    return shown + [
        Quad(NamedNode(node), hidden, Literal(text), graph)
        for node, spellings in sorted(names.spellings().items())
        for text in unmarked(spellings)
    ]


def best(spellings: Iterable[str]) -> str:
    """Return the spelling with the most diacritics, then the longest, then the first by code point."""
    return min(spellings, key=lambda text: (-_diacritics(text), -len(text), text))


def unmarked(spellings: Iterable[str]) -> list[str]:
    """Return the spellings in small letters without diacritics, sorted, those left out that nobody needs to add."""
    known = list(spellings)
    plain = {
        "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
        for text in known
    }
    return sorted(
        {text.replace("đ", "d").replace("œ", "oe") for text in plain} - {text.lower() for text in known}
    )


def _diacritics(text: str) -> int:
    marks = sum(1 for c in unicodedata.normalize("NFD", text) if unicodedata.combining(c))
    return marks + sum(1 for c in text if c in "đĐøØłŁ")


class Names:
    """The labels of every node by language, worked out once."""

    def __init__(self, said: Said, units: Units, ontology: Sequence[Quad]) -> None:
        self._said = said
        self._labels: dict[str, dict[str, str]] = {}
        self._concepts = dict(_concept_labels(ontology))
        for iri, unit in units.all():
            own = dict.fromkeys(LANGUAGES, unit.name) if isinstance(unit, KnownPerson) else dict(unit.labels)
            self._labels[iri] = own
        for node, classes in sorted(said.classes.items()):
            if node not in self._labels and classes & _NAMED:
                self._labels[node] = _written(said.words(node, "skos:altLabel"), own_name=_PERSON in classes)
        facts = FactNames(said, self.name)
        for node, classes in sorted(said.classes.items()):
            if DIP + "Post" in classes:
                self._labels[node] = facts.post_labels(node, self._labels[node])
        for node, classes in sorted(said.classes.items()):
            if not classes & _NAMED:
                self._labels[node] = facts.labels(node, classes)

    def all(self) -> dict[str, dict[str, str]]:
        """Every node's labels by language; concepts are among them, the ontology's terms label themselves."""
        return self._concepts | {node: labels for node, labels in self._labels.items() if labels}

    def spellings(self) -> dict[str, set[str]]:
        """Every spelling of the nodes that have a name of their own: their labels and what the articles write."""
        return {
            node: {
                *self._labels.get(node, {}).values(),
                *(word.value for word in self._said.words(node, "skos:altLabel")),
            }
            for node, classes in self._said.classes.items()
            if classes & _NAMED
        }

    def name(self, node: str, language: str) -> str:
        """Return a node's label in a language, else in another, else the end of its IRI."""
        labels = self._labels.get(node) or self._concepts.get(node) or {}
        fallback = node.rstrip("/").rpartition("/")[2]
        return labels.get(language) or next(
            (labels[other] for other in ("fr", "en", *sorted(labels)) if other in labels), fallback
        )


def _written(words: Iterable[Literal], *, own_name: bool) -> dict[str, str]:
    by_language: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        by_language[word.language or ""].append(word.value)
    if own_name and by_language:
        every = [text for texts in by_language.values() for text in texts]
        return {
            language: best(by_language.get(language) or every)
            for language in (*LANGUAGES, *sorted(by_language))
            if language
        }
    return {language: best(texts) for language, texts in by_language.items()}


def _concept_labels(ontology: Sequence[Quad]) -> Iterator[tuple[str, dict[str, str]]]:
    """The preferred labels of the concepts that have no rdfs:label of their own."""
    own = {quad.subject for quad in ontology if quad.predicate == term("rdfs:label")}
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in ontology:
        node, value = quad.subject, quad.object
        if (
            quad.predicate == term("skos:prefLabel")
            and node not in own
            and isinstance(node, NamedNode)
            and isinstance(value, Literal)
        ):
            found[node.value][value.language or ""] = value.value
    yield from sorted(found.items())
