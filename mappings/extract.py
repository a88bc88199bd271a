"""Extraction: one article in, everything it states out; a pure function.

``extract(article) -> Report`` is the whole interface between reading and recognising on one side and the graph on
the other: nothing outside this module asks how a fact was found. The engine here is one of rules: the labels of
``ontology/schemes``, the names of ``ontology/authorities`` and the frames of the article's language, one pack each
(``mappings.packs``). Another engine (a dependency parser, a language model) takes its place by another body of
``extract`` and another name in ``EXTRACTOR``. Which rules read an article is told from a digest of all of them
(``kg.provenance``), not from that name. An engine owes the same promises: only facts that the words of the article state, each with
the evidence that quotes them; no network, clock or store; the same article, the same report, in whatever order articles
come. ``kg evaluate`` then tells which of two engines is better on the same gold.
"""

from __future__ import annotations

from typing import Final

from mappings.article import Article
from mappings.facts import Report
from mappings.language import READ
from mappings.packs import PACKS

EXTRACTOR: Final = "frames 1"  # name and version of the engine


def extract(article: Article) -> Report:
    """Return what ``article`` states; the same article gives the same report, whatever was read before.

    The pack of its language reads it; readers of files let no other language in, and what is built by hand in one is
    read as French.
    """
    return PACKS.get(article.language, PACKS[READ[0]]).read(article)
