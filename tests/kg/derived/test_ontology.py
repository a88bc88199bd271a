"""The ontology's graph says what its files say, without blank nodes."""

from __future__ import annotations

from pathlib import Path

from kg.derived.ontology import ontology_quads
from kg.store import BlankNode, NamedNode, Quad

TURTLE = """
@prefix ex: <http://example.org/> .
ex:a ex:list ( 1 2 ) ; ex:node [ ex:p [ ex:q "deep" ] ] .
"""


def test_lists_and_blank_nodes_get_names_that_hang_on_what_surrounds_them(tmp_path: Path) -> None:
    """The same statements in another order give the same quads; the structure stays."""
    (tmp_path / "x").mkdir()
    one, two = tmp_path / "some.ttl", tmp_path / "x" / "some.ttl"
    one.write_text(TURTLE)
    two.write_text(
        "@prefix ex: <http://example.org/> . ex:a ex:node [ ex:p [ ex:q 'deep' ] ] . ex:a ex:list (1 2) ."
    )
    quads = ontology_quads(files=(one,))
    assert quads == ontology_quads(files=(two,))
    assert len(quads) == 8
    names = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)} - {
        "http://example.org/a"
    }
    assert len(names) == 4
    assert all(name.startswith("https://w3id.org/diplomacy-kg/graph/ontology#some-") for name in names)


def test_the_whole_ontology_is_in_it() -> None:
    """Classes, shapes and concepts are there, and no blank node is."""
    quads = ontology_quads()
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    assert {
        "https://w3id.org/diplomacy-kg/ontology#Event",
        "https://w3id.org/diplomacy-kg/topic/trade",
        "https://w3id.org/diplomacy-kg/role/Host",
    } <= subjects
    assert not any(blank(quad) for quad in quads)


def blank(quad: Quad) -> bool:
    """Whether a quad has a blank node."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
