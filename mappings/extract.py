"""Extraction: one article in, everything it states out; a pure function."""

from __future__ import annotations

from mappings.article import Article
from mappings.facts import Report


def extract(article: Article) -> Report:
    """Return what ``article`` states."""
    return Report(article.id)
