"""What the tests of the readers share: an article's blocks by kind, as words."""

from __future__ import annotations

from pathlib import Path

from mappings.article import Article, BlockKind
from mappings.problem import Problem
from mappings.readers import read
from mappings.readers.sources import Source


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """A file of that name and content, text in UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def only_article(path: Path) -> Article:
    """The one article that the file holds."""
    (item,) = read(path)
    assert isinstance(item, Article), item
    return item


def only_problem(path: Source) -> Problem:
    """The one problem that the file has."""
    (item,) = read(path)
    assert isinstance(item, Problem), item
    return item


def words(article: Article, kind: BlockKind) -> list[str]:
    """The words of the blocks of one kind, in order."""
    return [article.text[block.start : block.end] for block in article.blocks if block.kind is kind]


def check_blocks(article: Article) -> None:
    """The law of blocks: in order, apart, within the text, without white space at their ends, and nothing left out."""
    position = 0
    for block in article.blocks:
        assert position <= block.start < block.end <= len(article.text)
        assert not article.text[position : block.start].strip()
        run = article.text[block.start : block.end]
        assert run == run.strip()
        position = block.end
    assert not article.text[position:].strip()
