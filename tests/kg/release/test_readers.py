"""Others read the dumps: rdflib, Oxigraph, N3.js and raptor find the very triples that are stored.

N3.js is found where ``KG_N3`` names a folder in which ``npm install n3`` was run, raptor where ``rapper`` is on the
path; ``.ci/run`` provides both where it can.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pyoxigraph
import pytest
import rdflib

from kg.release import write_release
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import graph_iri
from mappings.namespaces import BASE, PREFIXES

N3: Final = os.environ.get("KG_N3", "")
NODE: Final = shutil.which("node")
RAPPER: Final = shutil.which("rapper")

_SCRIPT: Final = """
const N3 = require(process.argv[1] + "/node_modules/n3");
const parser = new N3.Parser({format: process.argv[3]});
const writer = new N3.Writer(process.stdout, {format: "N-Quads", end: false});
parser.parse(require("fs").createReadStream(process.argv[2]), (error, quad) => {
  if (error) { console.error(String(error)); process.exit(1); }
  if (quad) writer.addQuad(quad);
});
"""
_NAMES: Final = {"nq": "application/n-quads", "trig": "application/trig", "ttl": "text/turtle"}
ODD: Final = ("\\", '"', "\n\r\t", "\x08\x0c\x01", "é😀", "a <b> .", "'''", '""" .', "\u2028", " ")


@pytest.fixture
def release(described: Store, tmp_path: Path) -> Path:
    """A release with every awkward character that a literal can hold."""
    graph = NamedNode(graph_iri("odd"))
    label, node = NamedNode(PREFIXES["rdfs"] + "label"), NamedNode(BASE + "odd/node")
    described.replace_graph(graph.value, [Quad(node, label, Literal(text), graph) for text in ODD])
    write_release(described, tmp_path / "r")
    return tmp_path / "r"


def read_by_oxigraph(file: Path) -> set[str]:
    """The triples of a file as lines of canonical N-Triples."""
    return {str(quad.triple) for quad in pyoxigraph.parse(path=file)}


def canonical(lines: bytes) -> set[str]:
    """The triples of what another program wrote as N-Quads."""
    return {str(quad.triple) for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS)}


def stored(store: Store) -> set[str]:
    """The triples of a store."""
    return {str(quad.triple) for quad in store.quads()}


@pytest.mark.parametrize("kind", ["nq", "trig", "ttl", "jsonld"])
def test_oxigraph_reads_the_stored_triples(described: Store, release: Path, kind: str) -> None:
    """Each dump, as its suffix says."""
    form = pyoxigraph.RdfFormat.from_extension(kind)
    found = {str(q.triple) for q in pyoxigraph.parse(path=release / f"diplomacy-kg.{kind}", format=form)}
    assert found == stored(described)


@pytest.mark.parametrize("kind", ["nq", "trig", "ttl", "jsonld"])
def test_rdflib_reads_the_stored_triples(described: Store, release: Path, kind: str) -> None:
    """As many, and the same but for the spelling of numbers, which it makes its own."""
    forms = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "jsonld": "json-ld"}
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(release / f"diplomacy-kg.{kind}", format=forms[kind])
    found = set(dataset.triples((None, None, None)))
    reference = rdflib.Graph().parse(data="".join(f"{t} .\n" for t in sorted(stored(described))), format="nt")
    assert found == set(reference)


@pytest.mark.skipif(not (NODE and N3), reason="no N3.js: npm install n3 in a folder, and name it in KG_N3")
@pytest.mark.parametrize("kind", sorted(_NAMES))
def test_n3_reads_the_stored_triples(described: Store, release: Path, kind: str) -> None:
    """The parser of JavaScript programs."""
    file = str(release / f"diplomacy-kg.{kind}")
    ran = subprocess.run([str(NODE), "-e", _SCRIPT, N3, file, _NAMES[kind]], capture_output=True, check=False)
    assert ran.stderr == b""
    assert canonical(ran.stdout) == stored(described)


@pytest.mark.skipif(not RAPPER, reason="no raptor: apt install raptor2-utils")
@pytest.mark.parametrize(("kind", "parser"), [("nq", "nquads"), ("ttl", "turtle"), ("trig", "trig")])
def test_raptor_reads_the_stored_triples(described: Store, release: Path, kind: str, parser: str) -> None:
    """The parser of C programs and of many a distribution's tools."""
    file = str(release / f"diplomacy-kg.{kind}")
    ran = subprocess.run(
        [str(RAPPER), "--quiet", "-i", parser, "-o", "nquads", file], capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert canonical(ran.stdout) == stored(described)
