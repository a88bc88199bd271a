"""One made-up report, from its number alone: its text as an outlet prints it, and the facts that it states."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from mappings.folding import fold
from tests.benchmarks.reports.facts import Facts, Item
from tests.benchmarks.reports.stories import story, story_of
from tests.benchmarks.reports.telling import tell

SEED: Final = 1
OUTLETS: Final = (
    "Le Fil du Mékong", "Dépêche du Littoral", "La Voix des Provinces", "Le Courrier des Deltas", "Agence Lotus",
    "Revue des Jumelages", "Le Quotidien des Villes", "Horizons d'Asie", "La Lettre diplomatique", "Écho des Frontières",
    "Bulletin des Mairies", "Le Messager du Port",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """An article that nobody wrote; ``facts`` is what it states."""

    id: str
    title: str
    published: date
    publisher: str
    text: str
    facts: Facts

    @property
    def line(self) -> str:
        """The article as a line of JSON Lines, as crawlers leave it."""
        url = f"https://{fold(self.publisher).replace(' ', '-')}.example/{self.published:%Y/%m}/{self.id}"
        record = {
            "id": self.id,
            "url": url,
            "title": self.title,
            "date": self.published.isoformat(),
            "language": "fr",
            "publisher": self.publisher,
            "text": self.text,
        }
        return json.dumps(record, ensure_ascii=False) + "\n"

    @property
    def page(self) -> str:
        """The article as a text file with a date line."""
        return f" date {self.published.isoformat()} {self.title}\n\n{self.text}\n"

    @property
    def gold(self) -> Item:
        """The gold file of the article."""
        head = {"id": self.id, "title": self.title, "published": self.published.isoformat(), "language": "fr"}
        return head | self.facts.gold()


def report(index: int, seed: int = SEED) -> Report:
    """Return the ``index``-th report of the corpus of that seed; no other one is looked at."""
    rng = Random(f"{seed}/report/{index}")  # noqa: S311 - nothing is secret here
    told = tell(story(seed, story_of(seed, index)), rng)
    outlet = OUTLETS[int(len(OUTLETS) ** rng.random()) - 1]
    return Report(f"m{seed}-{index:07d}", told.title, told.published, outlet, told.text, told.facts)


def reports(size: int, *, first: int = 0, seed: int = SEED) -> Iterator[Report]:
    """Yield ``size`` reports from the ``first`` on, one at a time."""
    for index in range(first, first + size):
        yield report(index, seed)
