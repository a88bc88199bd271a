"""What every worker process needs, loaded by importing this: the fork server does so once, for all of them."""

from __future__ import annotations

import kg.draft  # noqa: F401 - the extraction and the gate with their libraries
from mappings.article import Article, Block, BlockKind
from mappings.extract import extract

_TEXT = "Hanoi, le 16 mai 2024."

extract(
    Article("warm", _TEXT, (Block(BlockKind.BODY, 0, len(_TEXT)),))
)  # every lexicon is loaded when first used
