"""Drafters that go wrong, as worker processes import them."""

from __future__ import annotations

import multiprocessing
import os
import signal
from unittest import mock

from kg.parcel import Drafter, Outcome
from mappings import extract as extraction
from mappings.article import Article


class Failing(Drafter):
    """Extraction of the article named krach raises."""

    def __call__(self, article: Article, source: str) -> Outcome:
        """Draft, or fail."""
        if article.id != "krach":
            return super().__call__(article, source)
        with mock.patch.object(extraction, "extract", side_effect=ZeroDivisionError("Krach")):
            return super().__call__(article, source)


class Deadly(Drafter):
    """A worker that takes the article named deadly dies of it."""

    def __call__(self, article: Article, source: str) -> Outcome:
        """Draft, or die."""
        if article.id == "deadly" and multiprocessing.parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(article, source)
