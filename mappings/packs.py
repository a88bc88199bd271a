"""The languages that are read: what each of them brings, and nothing else that a language has to bring.

A pack is a folder ``mappings/<language>`` with word classes and frames in TOML and one function, ``reader.read``, from
an article to a report. What it finds are the values of ``mappings.mentions`` (places, posts, persons, bodies, dates) and
verb groups, in a ``ReadArticle``; what it tells are the records of ``mappings.facts``, put together by
``mappings.report``. Its nouns and verbs are the labels of ``ontology/schemes`` in its language, its names those of
``ontology/authorities``. Shared by all packs: sentences and tokens, label matchers, the calendar that completes a date,
the resolution of names of places and bodies, merging two tellings of one event (``Drafts``), keys, evidence, writing.
The README says step by step how to add one.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from mappings.article import Article
from mappings.facts import Report


@dataclass(frozen=True, slots=True)
class Pack:
    """What reads the articles of one language, by its ISO 639-1 code: the ``reader`` of a folder of ``mappings``."""

    language: str
    folder: str

    def read(self, article: Article) -> Report:
        """Return what an article states. The pack is loaded by the first article in its language."""
        report: Report = import_module(f"mappings.{self.folder}.reader").read(article)
        return report


PACKS: Final = {pack.language: pack for pack in (Pack("fr", "french"), Pack("en", "english"))}
"""By language; ``mappings.language.READ`` lists the same, which is what the readers of files let in."""
