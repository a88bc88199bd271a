"""Ellipses: "celle effectuée par Y" behind "la visite de X" is another visit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.french.frames import verb_frames
from mappings.mentions.scene import Reading
from mappings.relations.sentences.element import Element

ELLIPSES: Final = frozenset({"celle", "celui"})  # another event of the kind told before
_KINDS: Final = frozenset({"Visit", "Meeting", "Call"})  # events that need no name of their own


def ellipsis_of(reading: Reading, found: Sequence[Element], i: int) -> str | None:
    """Return the type of event that "celle" at ``i`` stands for: that of the noun before, which its participle can do.

    "la délégation de Hué et celle de Rennes" has no participle: a delegation is meant.
    """
    if reading.word(i) not in ELLIPSES:
        return None
    done = next((v for v in reading.verbs if v.first == i + 1 and v.tense == "participle"), None)
    before = [e for e in found if e.kind == "event" and e.last <= i]
    if done is None or not before:
        return None
    kind = str(max(before, key=lambda e: e.first).value)
    fits = any(kind in frame.event_noun for frame in verb_frames().get(done.lemma, ()))
    return kind if fits and kind in _KINDS else None
