"""How sure links are: from what a check showed, for each kind of node and each set."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.derived.known import Unit
from kg.derived.links import external, kind_of
from kg.links.rules import TABLE, Rule, rules
from kg.links.targets import TARGETS, named, target_of
from mappings.authorities import authorities

JUSTIFICATIONS = {"BackgroundKnowledgeBasedMatching", "ManualMappingCuration", "MappingChaining"}


@pytest.mark.parametrize(
    ("compared", "agreed", "confidence"),
    [(0, 0, 0.5), (8, 8, 0.9), (98, 98, 0.99), (98, 48, 0.49), (1000, 1000, 0.99)],
)
def test_confidence_is_the_rule_of_succession(compared: int, agreed: int, confidence: float) -> None:
    """Nothing known is an even chance, a larger check counts for more, and none gives certainty."""
    assert Rule("city", "wikidata", "", "", "", compared, agreed).confidence == confidence


def test_every_identifier_of_the_tables_has_a_rule() -> None:
    """Each kind of unit, to each set that a row of the tables leads to."""
    tables = authorities()
    units: tuple[Unit, ...] = (*tables.places.values(), *tables.bodies.values(), *tables.people.values())
    met = set()
    for unit in units:
        for key, other in external(unit):
            met.add((kind_of(unit), key))
            target = target_of(other)
            assert target is not None
            assert target.key == key
    assert met == set(rules())


def test_every_identifier_that_the_tables_can_give_has_a_rule() -> None:
    """Also where no row of a kind has an identifier yet: a row more needs no rule more."""
    tables = authorities()
    one_of_a_kind = {place.kind: place for place in tables.places.values()}.values()
    units: list[Unit] = [
        replace(place, wikidata="Q1", geonames="1", dbpedia="http://dbpedia.org/resource/A")
        for place in one_of_a_kind
    ]
    units.append(replace(next(iter(tables.bodies.values())), wikidata="Q1"))
    units.append(replace(next(iter(tables.people.values())), wikidata="Q1"))
    given = {(kind_of(unit), key) for unit in units for key, _ in external(unit)}
    assert given == set(rules())
    assert {named(key).key for _, key in given} == {key for _, key in given}


def test_rules_are_sound() -> None:
    """A known set, a justification of the vocabulary, addresses, and no more agreed than were compared."""
    for (kind, key), rule in rules().items():
        assert (rule.kind, rule.target) == (kind, key)
        assert key in {target.key for target in TARGETS}
        assert rule.justification.rpartition("/")[2] in JUSTIFICATIONS
        assert rule.provider.startswith("https://")
        assert rule.license.startswith("https://")
        assert 0 <= rule.agreed <= rule.compared


def test_the_table_says_what_was_checked() -> None:
    """Each line has its reason; the lines are in order."""
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert all(len(line) == len(lines[0]) and line[-1] for line in lines)
    assert lines[1:] == sorted(lines[1:])


def test_another_table_can_be_read(tmp_path: Path) -> None:
    """Somebody's own rules."""
    table = tmp_path / "links.tsv"
    table.write_text(
        "kind\ttarget\tjustification\tprovider\tlicense\tcompared\tagreed\tcheck\n"
        "city\twikidata\tMappingChaining\thttps://a.example/\thttps://b.example/\t8\t8\tnone\n",
        encoding="utf-8",
    )
    assert rules(table)["city", "wikidata"].confidence == 0.9
