"""Paging: which part of a long list a request asks for, and the addresses of the other parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a list of ``total`` things a page is; ``number`` counts from 1."""

    number: int
    size: int
    total: int
    name: str
    others: tuple[tuple[str, str], ...]
    anchor: str = ""

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """How many things stand on the pages before."""
        return (self.number - 1) * self.size

    def to(self, number: int) -> str:
        """Return the address of another page of the list, relative to this one."""
        return f"?{urlencode([*self.others, (self.name, str(number))])}{self.anchor}"

    def of(self, things: Sequence[T]) -> Sequence[T]:
        """Return the things of this page out of all."""
        return things[self.first : self.first + self.size]


def pages(request: Request, total: int, size: int, name: str = "page", anchor: str = "") -> Pages:
    """Return the page that ``?name=`` asks for, the nearest one that there is."""
    asked = request.query_params.get(name, "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1
    last = max(1, -(-total // size))
    others = tuple((key, value) for key, value in request.query_params.multi_items() if key != name)
    return Pages(min(max(number, 1), last), size, total, name, others, anchor)
