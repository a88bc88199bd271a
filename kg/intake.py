"""The intake: what files hold, in their order, read in this process or, where there is much to do, by a crew.

Workers take two or three seconds to come, lost where few articles are new. So reading begins here; a crew is called once
``LEAST`` articles had to be drafted and ``AHEAD`` bytes more are waiting, and takes over when it has come.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final

from kg.crew import Crew, Draft, Item, Task
from mappings.article import Article
from mappings.readers import files, read

LEAST: Final = 16  # articles drafted before it is worth asking whether a crew is needed
AHEAD: Final = 240_000  # bytes of files still to be read that are worth a crew: some eighty articles
TOGETHER: Final = 4  # files, or articles of one file, in a task
LONG: Final = (
    1 << 20
)  # bytes above which a file is read here, as a stream, and its articles drafted by the crew


@dataclass(frozen=True, slots=True)
class Intake:
    """How to take articles in.

    ``draft``: what the crew does with each; ``jobs``: how many workers; ``drafted``: how many articles have been drafted so far;
    ``known``: of files, and identifiers, the source hashes that need no draft.
    """

    draft: Draft
    jobs: int
    drafted: Callable[[], int]
    known: Callable[[Sequence[Path], Sequence[str]], frozenset[str]]

    def items(self, paths: Iterable[Path]) -> Generator[Item, None, None]:
        """Yield what the files and folders hold, in order; close the iterator to dismiss the crew."""
        rest = _Queue(files(paths))
        with ExitStack() as called:
            crew: Crew | None = None
            for file in rest:
                here = (Item(file, item) for item in read(file))
                for one in here:
                    yield one
                    if crew is None and self._worth_a_crew(file, rest):
                        crew = called.enter_context(Crew(self.draft, self.jobs))
                    if crew is not None and crew.ready:
                        yield from crew.work(chain(self._of_items(file, here), self._of_files(rest)))

    def _worth_a_crew(self, file: Path, rest: _Queue) -> bool:
        return self.jobs > 1 and self.drafted() >= LEAST and rest.holds(AHEAD - _size(file))

    def _of_files(self, rest: Iterator[Path]) -> Iterator[Task]:
        """Tasks of a few files each; a long file makes a task for every few of its articles."""
        together: list[Path] = []
        for file in rest:
            if _size(file) < LONG:
                together.append(file)
                if len(together) == TOGETHER:
                    yield from self._of_few(together)
                    together = []
            else:
                yield from self._of_few(together)
                together = []
                yield from self._of_items(file, (Item(file, item) for item in read(file)))
        yield from self._of_few(together)

    def _of_few(self, together: Sequence[Path]) -> Iterator[Task]:
        if together:
            yield Task(tuple(together), known=self.known(together, [file.stem for file in together]))

    def _of_items(self, file: Path, items: Iterator[Item]) -> Iterator[Task]:
        while few := tuple(islice(items, TOGETHER)):
            names = [one.item.id for one in few if isinstance(one.item, Article)]
            yield Task(items=few, known=self.known([file], names))


def _size(file: Path) -> int:
    """Bytes of a file, none where it is gone."""
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0


class _Queue(Iterator[Path]):
    """Files to come, of which some may be looked at before their turn."""

    def __init__(self, rest: Iterator[Path]) -> None:
        self._rest = rest
        self._seen: deque[tuple[Path, int]] = deque()
        self._bytes = 0

    def __next__(self) -> Path:
        if not self._seen:
            return next(self._rest)
        file, size = self._seen.popleft()
        self._bytes -= size
        return file

    def holds(self, wanted: int) -> bool:
        """Whether the files to come have so many bytes together."""
        while self._bytes < wanted and (file := next(self._rest, None)) is not None:
            self._seen.append((file, _size(file)))
            self._bytes += self._seen[-1][1]
        return self._bytes >= wanted
