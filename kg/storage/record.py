"""The record of an article: what its reader knows beside its text, so that it can be read for facts again without its file."""

from __future__ import annotations

import json

from mappings.article import Article, Block, BlockKind
from mappings.moment import Moment


def record_of(article: Article) -> str:
    """Return the record of an article as JSON, the same for the same article; the text itself is not in it."""
    return json.dumps(
        {
            "title": article.title,
            "published": None if article.published is None else str(article.published),
            "language": article.language,
            "url": article.url,
            "publisher": article.publisher,
            "dateline": article.dateline,
            "blocks": [[block.kind.value, block.start, block.end] for block in article.blocks],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def recorded(identifier: str, record: str, text: str) -> Article:
    """Return the article of that identifier and text of which ``record`` was made.

    Raises:
        ValueError, KeyError, TypeError: it is no record.
    """
    known = json.loads(record)
    published = known["published"]
    return Article(
        id=identifier,
        text=text,
        blocks=tuple(Block(BlockKind(kind), start, end) for kind, start, end in known["blocks"]),
        title=known["title"],
        published=None if published is None else Moment.parse(published),
        language=known["language"],
        url=known["url"],
        publisher=known["publisher"],
        dateline=known["dateline"],
    )
