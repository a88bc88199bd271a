"""Taking an article out: what only it said goes, what others say too stays."""

from __future__ import annotations

from pathlib import Path

from kg.derived.refresh import refresh
from kg.errors import UnknownArticle
from kg.storage.archive import Archive
from kg.touched import noting
from mappings.iris import article_iri, quarantine_iri


def remove(store_dir: Path, article: str) -> int:
    """Remove the article of that identifier and return the number of quads that went, derived ones aside.

    Its graph, its quarantine, its entry and, unless another article has the same, its text go; the derived graphs
    follow. Killed half way, it can be run again.

    Raises:
        MissingStore, StoreLocked, StoreUnreadable: see ``Archive.open``.
        UnknownArticle: the store has no such article.
    """
    with Archive.open(store_dir, create=False) as archive:
        return remove_from(archive, article)


def remove_from(archive: Archive, article: str) -> int:
    """As ``remove``, from an archive that is open."""
    graphs = article_iri(article, archive.base), quarantine_iri(article, archive.base)
    entry = archive.ledger.get(article)
    if entry is None and not any(archive.store.has_graph(graph) for graph in graphs):
        raise UnknownArticle(article, (known.id for known in archive.ledger.entries()))
    gone = sum(1 for graph in graphs for _ in archive.store.quads(graph))
    archive.store.replace_graphs(dict.fromkeys(graphs, ()), before=noting(archive))
    archive.ledger.drop_former(graphs[:1])
    archive.ledger.remove(article)
    if entry is not None and not archive.ledger.uses_text(entry.text_hash):
        archive.texts.remove(entry.text_hash)
    refresh(archive)
    return gone
