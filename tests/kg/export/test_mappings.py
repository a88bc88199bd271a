"""Links as SSSOM/TSV: read back by the library that knows the standard, with names that people can read."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from sssom_pydantic import read as read_strictly

from kg.export.mappings import write_mappings
from kg.identity.sssom import Mapping, read
from kg.links.record import mapping_quads
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import graph_iri
from mappings.namespaces import BASE, PREFIXES
from tests.kg.export.test_linkset import ALL
from tests.kg.links.test_record import FULL, written


def document(store: Store) -> bytes:
    """The file that is written of a store."""
    out = io.BytesIO()
    write_mappings(store, out)
    return out.getvalue()


def named(*labels: tuple[str, str]) -> Store:
    """A store of all links, with these labels of the place in a language each."""
    store = written(*ALL)
    place, label = NamedNode(FULL.subject), NamedNode(PREFIXES["rdfs"] + "label")
    graph = graph_iri("labels")
    store.replace_graph(
        graph, [Quad(place, label, Literal(name, language=tongue)) for name, tongue in labels]
    )
    return store


def test_the_file_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    """Every mapping with every slot, refusals among them, through our own door and the library's strict one."""
    file = tmp_path / "links.sssom.tsv"
    with written(*ALL) as store:
        file.write_bytes(document(store))
    mappings, problems = read(file)
    assert problems == ()
    assert {replace(one, line=None) for one in mappings} == set(ALL)
    assert [one.line for one in mappings] == sorted(one.line or 0 for one in mappings)
    strict, _, metadata = read_strictly(file)
    assert len(strict) == len(ALL)
    assert str(metadata.id) == BASE + "graph/links"


def test_subjects_have_their_english_name_else_another(tmp_path: Path) -> None:
    """English first, then French, then whatever there is."""
    for labels, expected in (
        ((("Hue", "en"), ("Huê", "fr")), "Hue"),
        ((("Huế", "vi"), ("Huê", "fr")), "Huê"),
        ((("Huế", "vi"),), "Huế"),
        ((), None),
    ):
        file = tmp_path / "links.sssom.tsv"
        with named(*labels) as store:
            file.write_bytes(document(store))
        found = next(one for one in read(file)[0] if one.object == FULL.object and not one.negated)
        assert replace(found, line=None) == replace(FULL, subject_label=expected)


def test_the_order_of_arrival_changes_no_byte() -> None:
    """The content alone decides."""
    with written(*ALL) as one, written(*reversed(ALL)) as other:
        assert document(one) == document(other)


def test_another_publishers_nodes_are_shortened_by_his_base() -> None:
    """The prefix of our own stands for his base."""
    base = "https://example.org/"
    moved: Mapping = replace(FULL, subject=base + "place/vn-hue")
    with Store.open(None) as store:
        graph = graph_iri("links", base)
        store.replace_graph(graph, list(mapping_quads(moved, NamedNode(graph), base)))
        text = document(store).decode()
    assert f"kg: {base}" in text
    assert "\nkg:place/vn-hue\t" in text
