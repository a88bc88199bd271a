"""An article as it is kept: its text, where it came from, and which parts of the text may state facts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum

from mappings.moment import Moment


class BlockKind(Enum):
    """What a run of the kept text is to a reader."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"  # under a photograph; can state facts
    BOILERPLATE = "boilerplate"  # teasers, counters, share words, credits: never read for facts


@dataclass(frozen=True, slots=True)
class Block:
    """A run ``text[start:end]`` of one kind; offsets are Unicode code points of ``Article.text``."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article: NFC text as kept, its blocks in order without overlap, and what is known of its origin.

    ``id`` is the explicit identifier, else the file's stem. ``published`` is as precise as it is known.
    ``retrieved`` is the day on which its page was fetched, where that was noted; it is no date of publication.
    ``dateline`` is the town a wire story is filed from ("Hanoi (VNA) – "), as written. All offsets anywhere
    in the program are code points of ``text``.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: Moment | None = None
    language: str = "fr"
    url: str | None = None
    publisher: str | None = None
    dateline: str | None = None
    retrieved: Moment | None = None

    @property
    def source_hash(self) -> str:
        """SHA-256 of the kept text and of what the reader knows beside it, as hexadecimal digits."""
        known = (self.id, self.title, str(self.published), self.language, self.url, self.publisher, self.text)
        noted = () if self.retrieved is None else (self.retrieved,)
        return hashlib.sha256("\x1f".join(str(part) for part in (*known, *noted)).encode()).hexdigest()
