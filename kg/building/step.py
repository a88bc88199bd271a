"""The step: a portion in, its articles read, drafted and judged out; a pure function, in whatever process it runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from kg.building.portion import Line, Parcel, Portion, Reading, Sheet, digest_of
from kg.storage.record import record_of, recorded
from kg.storage.seal import seal
from kg.storage.texts import packed, text_hash, unpacked
from mappings.namespaces import BASE
from mappings.problem import Problem
from mappings.records import Skip

if TYPE_CHECKING:
    from kg.shacl import Gate
    from kg.store import Quad
    from mappings.article import Article


_WARM: Final = "Hanoi, le 16 mai 2024."


class Step:
    """Reads portions, with a gate that each process loads once, when it needs it."""

    def __init__(self, base: str = BASE, gate: Gate | None = None) -> None:
        self._base = base
        self._gate = gate

    def __reduce__(self) -> tuple[type[Step], tuple[str]]:
        """A step travels without its gate."""
        return type(self), (self._base,)

    @property
    def gate(self) -> Gate:
        """The gate, loaded when first asked for."""
        if self._gate is None:
            from kg.shacl import Gate  # noqa: PLC0415 - loads pySHACL

            self._gate = Gate.load()
        return self._gate

    def warm(self) -> None:
        """Load all that a step needs, which takes as long as reading a hundred articles."""
        from mappings.article import Article, Block, BlockKind  # noqa: PLC0415 - as below

        end = len(_WARM)
        self.draft(Article("warm", _WARM, (Block(BlockKind.BODY, 0, end),)), "")

    def __call__(self, portion: Portion) -> Reading:
        """Read a portion; never raises, whatever is wrong with it."""
        items: list[Sheet | Problem | Skip] = []
        try:
            items.extend(
                item if isinstance(item, Problem | Skip) else self._sheet(item, portion)
                for item in _read(portion)
            )
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one file must not end the build
            items.append(_fault(portion, "unreadable", f"cannot be read: {type(error).__name__}: {error}"))
        whole = portion.part is None and portion.kept is None
        return Reading(tuple(items), digest_of(portion.file) if whole else portion.digest)

    def draft(self, article: Article, source: str) -> Parcel | Problem:
        """Draft an article read from the file ``source``; a problem where that fails."""
        from kg.building.draft import draft  # noqa: PLC0415 - loads every lexicon, which an unchanged corpus does not need
        from kg.store import as_stored  # noqa: PLC0415 - as below

        gate = self.gate
        try:
            made = draft(article, gate, base=self._base)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one article must not end the build
            return failure(source, article.id, f"{type(error).__name__}: {error}")
        return Parcel(
            graph=made.graph,
            quads=_written(made.quads),
            quarantine=made.quarantine,
            refused=_written(made.refused),
            refusals=sum(violation.refuses for violation in made.violations),
            seal=seal(as_stored(made.quads), as_stored(made.refused)),
            problems=made.problems(source),
        )

    def _sheet(self, article: Article, portion: Portion) -> Sheet:
        source_hash = article.source_hash
        return Sheet(
            article.id,
            source_hash,
            text_hash(article.text),
            packed(article.text),
            record_of(article),
            None if source_hash in portion.known else self.draft(article, str(portion.file)),
        )


def failure(source: str, article: str, reason: str) -> Problem:
    """The problem of an article that could not be read for facts."""
    return Problem(source, None, "extraction-failed", f"{article}: extraction failed, {reason}")


def lost(portion: Portion, reason: str, limit: float | None = None) -> Reading:
    """The reading of a portion that no process lived through, within so many seconds where they were not enough."""
    return Reading((_fault(portion, "extraction-failed", reason),), portion.digest, lost=True, limit=limit)


def _fault(portion: Portion, code: str, reason: str) -> Problem:
    return Problem(str(portion.file), portion.number or None, code, reason)


def _read(portion: Portion) -> Iterator[Article | Problem | Skip]:
    if portion.kept is not None:
        kept = portion.kept
        return iter([recorded(kept.id, kept.record, unpacked(kept.text))])
    from mappings.readers import read  # noqa: PLC0415 - loads the libraries of every format
    from mappings.readers.jsonl import read_line  # noqa: PLC0415 - as above
    from mappings.readers.warc import read_record  # noqa: PLC0415 - as above

    part = portion.part
    if part is None:
        return read(portion.file)
    if isinstance(part, Line):
        return read_line(part.text, portion.file, part.number)
    return iter([read_record(part, str(portion.file))])


def _written(quads: Sequence[Quad]) -> bytes:
    from kg.store import RdfFormat, serialize  # noqa: PLC0415 - as above

    return serialize(quads, format=RdfFormat.N_QUADS) or b""
