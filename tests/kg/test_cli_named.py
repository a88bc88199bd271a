"""What an article's names are taken for."""

from __future__ import annotations

from kg.cli.named import taken_for
from mappings.article import Article, Block, BlockKind
from mappings.extract import extract

TEXT = (
    "Hué, 12 mars 2026 - Le maire de Lyon, Grégory Doucet, a reçu jeudi l'ambassadeur du Laos en France, "
    "Khamphao Ernthavanh."
)


def test_each_name_has_its_node_and_a_known_place_its_item() -> None:
    """Once each, sorted by kind; a person that no table knows has no item."""
    report = extract(Article("a", TEXT, (Block(BlockKind.BODY, 0, len(TEXT)),)))
    rows = taken_for(report)
    assert ("Lyon", "place/fr-lyon", "wd:Q456") in rows
    assert ("Grégory Doucet", "person/fr/gregory-doucet", "") in rows
    assert len(rows) == len(set(rows))
    assert [row[1].partition("/")[0] for row in rows] == sorted(row[1].partition("/")[0] for row in rows)
