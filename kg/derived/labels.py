"""The labels' graph: exactly one rdfs:label per node and language, chosen among what the articles and tables write."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from kg.derived.facts import FactNames, Labels
from kg.derived.known import Unit, Units
from kg.derived.phrases import LANGUAGES
from kg.derived.said import Said, term
from kg.store import Literal, NamedNode, Quad
from mappings.authorities import KnownBody, KnownPerson
from mappings.iris import graph_iri
from mappings.namespaces import BASE, DIP

KEPT: Final = 1 << 14  # names that are remembered

_NAMED: Final = frozenset(DIP + name for name in ("Person", "Body", "Place", "Post", "Series"))
_PERSON: Final = DIP + "Person"  # a person's name is the same in both languages


def label_quads(said: Said, units: Units, ontology: Sequence[Quad], base: str = BASE) -> list[Quad]:
    """Return ``graph/labels``.

    A known place or body has its name in each language of the tables. For other persons, places and bodies it is the
    spelling with the most diacritics, then the longest, then the first by code point, in the languages in which it is
    written (a person's in both French and English, since names of persons are not translated); facts have a short phrase in
    French and English. Nodes of the ontology that bear their own rdfs:label are left alone, concepts get their
    skos:prefLabel. What has a name of its own is also found without diacritics, under skos:hiddenLabel: SPARQL cannot
    fold, and people type "Quang Ninh" for "Quảng Ninh". All of a node's spellings stand in small letters under dip:spelling,
    each once however many articles write it, so that a name is looked up without a look at every article.
    """
    known = dict(units.all())
    names = Names(said, known.get, concept_labels(ontology))
    nodes = sorted({*said.classes, *known, *names.concepts})
    return [quad for node in nodes for quad in names.quads(node, base)]


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
    """The labels of nodes by language, worked out when they are asked for."""

    def __init__(
        self, said: Said, unit: Callable[[str], Unit | None], concepts: Mapping[str, Labels]
    ) -> None:
        """Take what articles say, the known unit of an IRI if it is among those described, and the concepts' labels."""
        self.concepts = concepts
        self._said = said
        self._unit = unit
        self._facts = FactNames(said, self.name)
        self._kept: dict[str, Labels] = {}

    def quads(self, node: str, base: str = BASE) -> Iterator[Quad]:
        """Yield what ``graph/labels`` says of a node."""
        graph, subject = NamedNode(graph_iri("labels", base)), NamedNode(node)
        for language, text in sorted(self.labels(node).items()):
            literal = Literal(text, language=language) if language else Literal(text)
            yield Quad(subject, term("rdfs:label"), literal, graph)
        for text in unmarked(self._spellings(node)):
            yield Quad(subject, term("skos:hiddenLabel"), Literal(text), graph)
        for text in sorted(self._small(node)):
            yield Quad(subject, term("dip:spelling"), Literal(text), graph)

    def labels(self, node: str) -> Labels:
        """Return a node's labels by language; none for one that needs none, as evidence and the ontology's terms."""
        classes = self._said.types(node)
        if classes and not classes & _NAMED and self._unit(node) is None:
            return self._facts.labels(node, classes)
        return self._own(node, classes) or self.concepts.get(node) or {}

    def name(self, node: str, language: str) -> str:
        """Return a node's label in a language, else in another, else the end of its IRI."""
        labels = self._own(node) or self.concepts.get(node) or {}
        fallback = node.rstrip("/").rpartition("/")[2]
        return labels.get(language) or next(
            (labels[other] for other in ("fr", "en", *sorted(labels)) if other in labels), fallback
        )

    def _own(self, node: str, classes: frozenset[str] | None = None) -> Labels:
        """The labels of what has a name of its own."""
        found = self._kept.get(node)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[node] = self._made(
                node, self._said.types(node) if classes is None else classes
            )
        return found

    def _made(self, node: str, classes: frozenset[str]) -> Labels:
        unit = self._unit(node)
        if isinstance(unit, KnownPerson):
            own = dict.fromkeys(LANGUAGES, unit.name)
        elif unit is not None:
            own = dict(unit.labels)
        elif classes & _NAMED:
            own = _written(self._said.words(node, "skos:altLabel"), own_name=_PERSON in classes)
        else:
            return {}
        return self._facts.post_labels(node, own) if DIP + "Post" in classes else own

    def _spellings(self, node: str) -> set[str]:
        """Every spelling of a node that has a name of its own: its labels and what the articles write."""
        if not self._said.types(node) & _NAMED:
            return set()
        return {*self._own(node).values(), *(word.value for word in self._said.words(node, "skos:altLabel"))}

    def _small(self, node: str) -> set[str]:
        """Every spelling of a node that has a name of its own or is a known unit, in small letters, with the tables' other names."""
        unit = self._unit(node)
        found = self._spellings(node)
        if unit is not None:
            acronyms = unit.acronyms if isinstance(unit, KnownBody) else ()
            found |= {*self._own(node).values(), *unit.alt, *acronyms}
        return {text.lower() for text in found}.union(unmarked(found))


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


def concept_labels(ontology: Sequence[Quad]) -> dict[str, Labels]:
    """Return the preferred labels, by language, of the concepts that have no rdfs:label of their own."""
    own = {quad.subject for quad in ontology if quad.predicate == term("rdfs:label")}
    found: defaultdict[str, Labels] = defaultdict(dict)
    for quad in ontology:
        node, value = quad.subject, quad.object
        if (
            quad.predicate == term("skos:prefLabel")
            and node not in own
            and isinstance(node, NamedNode)
            and isinstance(value, Literal)
        ):
            found[node.value][value.language or ""] = value.value
    return dict(found)
