"""Steps that go wrong, as worker processes import them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from unittest import mock

from kg.building.portion import Parcel, Portion, Reading
from kg.building.step import Step
from kg.shacl import Gate
from mappings import extract as extraction
from mappings.article import Article
from mappings.namespaces import BASE
from mappings.problem import Problem
from tests.kg import sample


class Failing(Step):
    """Extraction of the article named krach raises."""

    def draft(self, article: Article, source: str) -> Parcel | Problem:
        """Draft, or fail."""
        if article.id != "krach":
            return super().draft(article, source)
        with mock.patch.object(extraction, "extract", side_effect=ZeroDivisionError("Krach")):
            return super().draft(article, source)


class Deadly(Step):
    """A process that takes the article named deadly dies of it; of the one named once, the first time only."""

    def draft(self, article: Article, source: str) -> Parcel | Problem:
        """Draft, or die."""
        trace = Path(f"{source}.died")
        if article.id == "deadly" or (article.id == "once" and not trace.exists()):
            trace.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().draft(article, source)


class Hanging(Step):
    """Reading the article named slow never ends."""

    def draft(self, article: Article, source: str) -> Parcel | Problem:
        """Draft, or hang."""
        while article.id == "slow":
            time.sleep(1)
        return super().draft(article, source)


class Quick(Step):
    """Reads small articles in no time, and takes a little of it; one named deadly kills the process, one named slow hangs."""

    def __init__(self, base: str = BASE, gate: Gate | None = None) -> None:
        super().__init__(base, gate or sample.gate())

    def warm(self) -> None:
        """Load nothing."""

    def draft(self, article: Article, source: str) -> Parcel | Problem:
        """Draft with the reader of small articles."""
        time.sleep(0.05)
        if article.id == "deadly":
            os.kill(os.getpid(), signal.SIGKILL)
        while article.id == "slow":
            time.sleep(1)
        with mock.patch.object(extraction, "extract", sample.extract):
            return super().draft(article, source)


class Unborn(Step):
    """No worker comes."""

    def warm(self) -> None:
        """End the process."""
        os._exit(7)


class Chatty(Step):
    """Says things on standard output, as some libraries do."""

    def warm(self) -> None:
        """Load, and talk about it."""
        os.write(1, b"loading\n")
        super().warm()


def idle(portion: Portion) -> Reading:
    """Read nothing."""
    return Reading((), portion.digest)


def endless(portion: Portion) -> Reading:
    """Say that the work has begun, and never end it."""
    Path(str(portion.file)).touch()
    while True:
        time.sleep(1)
