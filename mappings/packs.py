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

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from mappings.article import Article
from mappings.english import reader as english
from mappings.facts import Report
from mappings.french import reader as french


@dataclass(frozen=True, slots=True)
class Pack:
    """What reads the articles of one language, by its ISO 639-1 code."""

    language: str
    read: Callable[[Article], Report]


PACKS: Final = {pack.language: pack for pack in (Pack("fr", french.read), Pack("en", english.read))}
"""By language; ``mappings.language.READ`` lists the same, which is what the readers of files let in."""
