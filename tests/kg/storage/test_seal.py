"""Seals: the same graphs have the same seal, as written and as stored."""

from __future__ import annotations

from pathlib import Path

from kg.building.draft import draft
from kg.shacl import Gate
from kg.storage.seal import seal
from kg.store import Store, as_stored
from mappings.article import Article
from mappings.readers import read_all
from tests.kg.sample import quad

SEEDS = Path(__file__).resolve().parents[3] / "seeds"


def test_the_order_of_quads_leaves_no_trace_and_every_change_does() -> None:
    """One quad more, less, or in the other graph is another seal."""
    one, other = quad("a", "p", '"x"'), quad("a", "p", '"y"')
    assert seal([one, other], []) == seal([other, one], [])
    seals = {
        seal([one, other], []),
        seal([one], []),
        seal([one], [other]),
        seal([], [one, other]),
        seal([], []),
    }
    assert len(seals) == 5


def test_what_is_stored_has_the_seal_of_what_was_written() -> None:
    """No value that the program writes is spelled otherwise twice by Oxigraph: the seal of a draft is that of what is read back."""
    gate, store, judged = Gate.load(), Store.open(None), 0
    for _, item in read_all([SEEDS]):
        if isinstance(item, Article):
            made, judged = draft(item, gate), judged + 1
            store.replace_graphs({made.graph: made.quads, made.quarantine: made.refused})
            assert seal(store.quads(made.graph), store.quads(made.quarantine)) == seal(
                as_stored(made.quads), as_stored(made.refused)
            )
    assert judged > 10
