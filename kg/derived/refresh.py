"""Keeping the derived graphs in step with the article graphs."""

from __future__ import annotations

from kg.archive import Archive
from kg.derived import derive
from kg.following import in_force
from kg.provenance import derivation


def refresh(archive: Archive) -> frozenset[str]:
    """Make the derived graphs again if they lag behind; return those that changed.

    They lag where an article or a decision changed since, or the program, the ontology or the query library did. Whoever
    changes an article graph sets ``archive.ledger.derived_from`` to None before.
    """
    if archive.ledger.derived_from == derivation():
        return frozenset()
    changed = archive.store.replace_graphs(
        derive(archive.store, decisions=in_force(archive.ledger).decisions, base=archive.base)
    )
    archive.ledger.derived_from = derivation()
    return changed
