"""Records of a web archive: a page as it was fetched, and why a record is passed over where it is none to be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Record:
    """A page as an archive holds it.

    ``number``: of the record in its file, from 1; ``url``: the address that was asked; ``day``: the day on which it answered,
    ISO 8601; ``charset``: the encoding that the answer named; ``page``: its bytes.
    """

    number: int
    url: str
    day: str | None
    charset: str | None
    page: bytes


class Reason(StrEnum):
    """Why a record gives no article, although nothing is wrong with it."""

    NO_ANSWER = "no answer of a server"
    REVISIT = "fetched again, unchanged"
    FAILED = "no page at the address"
    NO_PAGE = "not HTML"
    TOO_LARGE = "too large"
    LANGUAGE = "in a language that is not read"
    NO_ARTICLE = "not an article"
    SEEN = "of an address that is there already"


@dataclass(frozen=True, slots=True)
class Skip:
    """A record that is passed over."""

    reason: Reason
