"""The words for a story's sides, persons, days and figures, put into the gaps of ``wording.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.benchmarks.reports.french import capital, de, during, listed, on, the, to
from tests.benchmarks.reports.stories import Story
from tests.benchmarks.reports.world import Country, Locality, Official, Side, country_of

_HERE: Final = Path(__file__).resolve().parent


@cache
def wording() -> Mapping[str, Any]:
    """Return ``wording.toml``."""
    return tomllib.loads((_HERE / "wording.toml").read_text(encoding="utf-8"))


class Words:
    """What stands in each gap, chosen anew for each report."""

    def __init__(self, story: Story, day: date, rng: Random) -> None:
        self._story = story
        self._rng = rng
        home = country_of(story.home)
        self.gaps: dict[str, str] = {
            "day": on(day, weekday=rng.random() < 0.3, year=rng.random() < 0.3),
            "span": during(story.first, story.last),
            "at": story.at.at if story.at is not None else "",
            "there": _inside(story.abroad),
            "of_mine": _of(story.home, abroad=False),
            "of_theirs": _of(story.abroad, abroad=True),
            "e": ending(story.guest),
            "he_e": ending(story.host),
            "agency": home.agency,
            "tie": story.tie.words,
            "de_tie": de(f"le {story.tie.noun}"),
            "their_tie": f"leur {story.tie.noun}",
        }
        self.gaps |= self.sides(turned=False)
        for key, one in (("host", story.host), ("guest", story.guest), ("other", story.other)):
            self._bring_in(key, one)
        self.figures(day.year)

    def sides(self, *, turned: bool) -> dict[str, str]:
        """The words for both sides as the host has them, or the guest."""
        pair = (self._story.home, self._story.abroad)
        gaps: dict[str, str] = {}
        for key, side in zip(("theirs", "mine") if turned else ("mine", "theirs"), pair, strict=True):
            name = side.name if isinstance(side, Locality) else side.the
            gaps |= {
                key: name,
                key.capitalize(): capital(name),
                f"{key}_name": side.name,
                f"de_{key}": de(name),
                f"to_{key}": to(name),
                f"in_{key}": f"à {name}" if isinstance(side, Locality) else side.inside,
            }
        return gaps

    def _bring_in(self, key: str, one: Official) -> None:
        """Give the words for a person in a post: "le maire de Lyon, Paul Durand"."""
        title = self.title(one)
        told = (
            f"{one.name}, {title}"
            if self._rng.random() < 0.4
            else f"{the(title, woman=one.woman)}, {one.name}"
        )
        self.gaps |= {
            key: told,
            key.capitalize(): capital(told) + ",",
            f"{key}_name": one.name,
            f"de_{key}": f"{de(one.name)}, {title}",
        }

    def title(self, one: Official) -> str:
        """The title of a person as this report writes it, foreign places with their country."""
        if isinstance(one.side, Country):
            return one.title.format(adjective=one.side.adjective[one.woman])
        return one.title.format(of=one.side.of(abroad=one.side.country is not country_of(self._story.home)))

    def figures(self, year: int) -> None:
        """Draw new figures; years lie on either side of ``year``."""
        rng = self._rng
        self.gaps |= {
            "n": str(rng.randint(12, 950)),
            "m": str(rng.randint(3, 11)),
            "p": str(rng.randint(2, 34)),
            "digit": str(rng.randint(2, 9)),
            "digit2": str(rng.randint(2, 9)),
            "year": str(year + rng.randint(1, 9)),
            "past": str(year - rng.randint(1, 9)),
        }

    def topics(self, most: int) -> list[str]:
        """Choose fields of cooperation, give the words for them, and return their local names."""
        known: Mapping[str, str] = wording()["topics"]
        chosen = self._rng.sample(list(known), self._rng.randint(1, most))
        self.gaps["topics"] = listed([known[topic] for topic in chosen])
        self.gaps["to_topics"] = listed([to(known[topic]) for topic in chosen])
        return chosen

    def say(self, *keys: str) -> str:
        """Fill one of the sentences that stand under ``keys``."""
        found: Any = wording()
        for key in keys:
            found = found[key]
        return self.fill(str(self._rng.choice(found)))

    def fill(self, sentence: str, **more: str) -> str:
        """Put the words into the gaps of a sentence, ``more`` before others."""
        return sentence.format_map(self.gaps | more)


def ending(one: Official) -> str:
    """Return what a past participle ends in beside "être"."""
    return "e" if one.woman else ""


def _inside(side: Side) -> str:
    return side.at if isinstance(side, Locality) else side.inside


def _of(side: Side, *, abroad: bool) -> str:
    return side.of(abroad=abroad) if isinstance(side, Locality) else de(side.the)
