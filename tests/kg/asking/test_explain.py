"""What a query is and how long it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.asking.explain import bound, explain
from kg.asking.library import parse
from kg.asking.runs import Bounds
from kg.errors import QueryStopped, QuerySyntaxError
from tests.kg.asking.test_runs import ENDLESS

TEXT = """#+ title: Names
#+ parameters:
#+   who: {type: iri, required: true, example: person/vn/to-lam, description: d}
#+   name: {type: string, example: x, description: d}
SELECT ?name { VALUES ?who { UNDEF } ?who rdfs:label ?name . FILTER(STR(?name) != "skos:x") } # dip:
"""


def test_the_text_has_its_parameters_in_place_and_declares_its_prefixes() -> None:
    """Those that it uses, not those that a string or a comment mentions; the header is left out."""
    text, left = bound(parse(TEXT, "q", "q"), {"who": "person/vn/to-lam", "name": "To Lam"})
    assert text.splitlines()[0] == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    assert "{ <https://w3id.org/diplomacy-kg/person/vn/to-lam> }" in text
    assert ("PREFIX skos" in text, "PREFIX dip" in text, "#+" in text) == (False, False, False)
    assert left == {"name": '"To Lam"'}
    own, _ = bound(parse("PREFIX dip: <http://e/> ASK { ?s a dip:x }", "q", "q"), {})
    assert own.count("PREFIX") == 1


def test_figures_are_of_a_whole_evaluation(store_dir: Path) -> None:
    """All rows are taken, none is kept."""
    found = explain(store_dir, parse("SELECT * { ?s a dip:Person }", "q", "q"), {}, Bounds(60))
    assert (found.kind, found.figures.count > 2) == ("rows", True)
    assert found.algebra
    assert found.algebra[-1].strip() == "?s rdf:type dip:Person"
    assert found.to_json()["figures"]["count"] == found.figures.count


def test_its_errors_are_those_of_asking(store_dir: Path) -> None:
    """A time limit holds here too."""
    with pytest.raises(QuerySyntaxError):
        explain(store_dir, parse("SELECT", "q", "q"), {}, Bounds(60))
    with pytest.raises(QueryStopped):
        explain(store_dir, parse(ENDLESS, "q", "q"), {}, Bounds(0.3))
