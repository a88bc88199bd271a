"""What is asked of the whole graph is asked once: answers are remembered until the names of the graph have changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from kg.web.names.index import NameIndex
from kg.web.site import Site

T = TypeVar("T")

_ANSWERS: WeakKeyDictionary[NameIndex, dict[object, object]] = WeakKeyDictionary()


async def remembered(site: Site, key: object, question: Callable[[], Awaitable[T]]) -> T:
    """Return what ``question`` answers, asked once for each ``key`` and state of the names that the site holds.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does; nothing is remembered then.
    """
    answers = _ANSWERS.setdefault(await site.names.index(), {})
    if key not in answers:
        answers[key] = await question()
    return answers[key]  # type: ignore[return-value]  # what the same question gave
