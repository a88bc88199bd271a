"""Captions: the lines under photographs, and where their credits begin."""

from __future__ import annotations

import re
from typing import Final

from mappings.boilerplate import CREDIT, PICTURE_NUMBER, POSITION
from mappings.readers.lines import SENTENCE_BREAK

LONGEST_CAPTION: Final = 450
_LONGEST_UNSIGNED: Final = 320  # of a caption that no credit tells
_SHORTEST_COPY: Final = 10
_SPEECH: Final = re.compile(
    r"«|\b(?:a|ont|avait|avaient)(?:-t-(?:il|elle|on))? [\w-]*\s?(?:déclaré|affirmé|indiqué|souligné|ajouté|estimé|proposé|annoncé)\b"
)


def is_picture(text: str) -> bool:
    """Whether a line stands under a photograph, as far as its own words tell: its number, its credit, who stands where."""
    if PICTURE_NUMBER.match(text):
        return True
    if 0 <= credit_start(text) <= LONGEST_CAPTION:
        return True
    unsigned = len(text) <= _LONGEST_UNSIGNED and not SENTENCE_BREAK.search(text) and not _SPEECH.search(text)
    return unsigned and POSITION.search(text) is not None


def credit_start(text: str) -> int:
    """Where the photographer's credit begins that closes the text; -1 without one."""
    match = CREDIT.search(text)
    return match.start() if match else -1


def number_end(text: str) -> int:
    """Where the caption begins behind a page title and "ảnh 1"; 0 where there is no such number."""
    match = PICTURE_NUMBER.match(text)
    return match.end() if match else 0


def second_copy(text: str) -> int | None:
    """Where the second copy begins in a text that says one thing twice; None where it does not."""
    middle = len(text) // 2
    for cut in (middle, middle + 1):
        first, second = text[:cut].strip(), text[cut:].strip()
        if len(first) >= _SHORTEST_COPY and first == second:
            return cut
    return None
