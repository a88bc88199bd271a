"""Rereading: the articles of a store as portions, from the texts and records that it keeps, without their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from kg.building.intake import Known
from kg.building.portion import Kept, Portion
from kg.ledger import Entry, Gave
from mappings.problem import Problem
from mappings.readers.sources import Brought

if TYPE_CHECKING:
    from kg.storage.archive import Archive

_UNKEPT: Final = "its text was not kept"
_DAMAGED: Final = "its kept text is damaged"
_UNRECORDED: Final = "it was stored before the layout of texts was recorded"


def kept_portions(archive: Archive, wanted: Callable[[Entry], bool]) -> Iterator[Portion | Known]:
    """Yield a portion for each article that is wanted and kept, in order; last a problem for each file of others."""
    missing: Counter[tuple[str, str]] = Counter()
    for entry in archive.ledger.entries():
        if not wanted(entry):
            continue
        text = archive.texts.get_packed(entry.text_hash)
        if text is not None and entry.record is not None:
            yield Portion(Brought(entry.source, b""), "", kept=Kept(entry.id, entry.record, text))
        else:
            missing[entry.source, why_not(archive, entry)] += 1
    for (source, reason), number in sorted(missing.items()):
        yield Known(
            Portion(Brought(source, b""), ""), Gave(source, 0, "", "", (_problem(source, reason, number),))
        )


def why_not(archive: Archive, entry: Entry) -> str:
    """Return why an article that is not kept whole is not."""
    if not archive.texts.keeps(entry.text_hash):
        return _UNKEPT
    return _UNRECORDED if entry.record is None else _DAMAGED


def _problem(source: str, reason: str, number: int) -> Problem:
    many = "an article" if number == 1 else f"{number} articles"
    return Problem(
        source,
        None,
        "not-kept",
        f"{many} of this file cannot be read again, because {reason}: `kg build {source}` reads the file itself",
    )
