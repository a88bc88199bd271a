"""Articles built from a few lines, as the tests of the recognisers need them."""

from __future__ import annotations

from mappings.article import Article, Block, BlockKind
from mappings.moment import Moment


def article(
    text: str, *, title: str | None = None, published: str | None = "2024-05-16", dateline: str | None = None
) -> Article:
    """Return an article whose body has one block per line of ``text``; ``title`` comes first as a block of its own."""
    kinds = [(line, BlockKind.BODY) for line in text.split("\n")]
    if title is not None:
        kinds.insert(0, (title, BlockKind.TITLE))
    return of_blocks(kinds, title=title, published=published, dateline=dateline)


def of_blocks(
    parts: list[tuple[str, BlockKind]],
    *,
    title: str | None = None,
    published: str | None = "2024-05-16",
    dateline: str | None = None,
) -> Article:
    """Return an article of these lines, each a block of its kind; empty lines make no block."""
    blocks = []
    offset = 0
    for line, kind in parts:
        if line:
            blocks.append(Block(kind, offset, offset + len(line)))
        offset += len(line) + 1
    return Article(
        id="essai",
        text="\n".join(line for line, _ in parts),
        blocks=tuple(blocks),
        title=title,
        published=Moment.parse(published) if published is not None else None,
        dateline=dateline,
    )
