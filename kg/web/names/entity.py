"""An entity as its names show it: its IRI, its types, its labels and every spelling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mappings.folding import fold

KINDS: Final = ("Person", "Body", "Place", "Series")
"""The widest types; each entity has one of them."""
NARROWER: Final = {
    "Delegation": "Body",
    "Country": "Place",
    "Province": "Place",
    "City": "Place",
    "Site": "Place",
}
"""The other types, each with the one that it is a kind of."""
_CUT_SHORT: Final = frozenset(
    {"Person", "Body"}
)  # an article that has named them goes on with a part of the name


@dataclass(frozen=True, slots=True)
class Entity:
    """A node that has names. ``types`` are local names of classes, in order; ``labels`` are by language tag."""

    iri: str
    types: tuple[str, ...]
    labels: Mapping[str, str]
    spellings: tuple[str, ...]  # the labels among them, sorted

    @property
    def kind(self) -> str:
        """The widest of its types."""
        return next((kind for kind in KINDS if kind in self.types), self.types[0])

    @property
    def type(self) -> str:
        """The narrowest of its types."""
        return next((name for name in NARROWER if name in self.types), self.kind)

    def name(self, language: str = "en") -> str:
        """Return the name to show: the label in ``language``, else one without language, in French, in English, in any."""
        tags = (language, "", "fr", "en", *sorted(self.labels))
        known = [self.labels[tag] for tag in tags if tag in self.labels]
        return next(iter((*known, *self.spellings)), self.iri)

    def full_names(self) -> frozenset[str]:
        """Return the folded names that mean the entity alone.

        *Wang*, as an article goes on to say, is a spelling of Wang Yi, but nobody is sure to be meant by it.
        """
        folded = {fold(name) for name in self.spellings}
        if self.kind not in _CUT_SHORT:
            return frozenset(folded)
        labels = [set(fold(label).split()) for label in self.labels.values()]
        return frozenset(name for name in folded if not any(set(name.split()) < label for label in labels))
