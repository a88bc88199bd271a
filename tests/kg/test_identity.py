"""Identity without coordination: who names a thing, in which spelling, order or process, leaves no trace in the graph."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from kg.build import build_into
from kg.derived.refresh import refresh
from kg.shacl import Gate
from kg.storage.archive import Archive
from kg.store import NamedNode, Quad, RdfFormat, Store, parse
from mappings.article import Article
from mappings.extract import extract
from mappings.namespaces import BASE, DIP, PREFIXES
from mappings.readers import read
from mappings.triples import article_quads

ROOT: Final = Path(__file__).resolve().parents[2]
SEEDS: Final = sorted((ROOT / "seeds").glob("*.txt"))

WITH_MARKS: Final = """Nguyễn Xuân Thắng reçu à Pékin

Pékin, 17 mai 2024 - Le président de l'Académie nationale de politique Hô Chi Minh, Nguyễn Xuân Thắng, a rencontré le 16 mai 2024 à
Pékin le secrétaire du Comité du Parti de Pékin, Yin Li. Nguyễn Xuân Thắng effectue une visite de travail en Chine.
"""
WITHOUT_MARKS: Final = """Une délégation vietnamienne en Chine

Le secrétaire du Comité du Parti de Beijing, Yin Li, a rencontré le 16 mai 2024 à Beijing le président de l'Académie nationale de
politique Ho Chi Minh, Nguyen Xuan Thang.
"""


@cache
def gate() -> Gate:
    """The project's shapes, read once."""
    return Gate.load()


def lines(quads: Iterable[Quad]) -> list[str]:
    """The quads as sorted N-Quads."""
    return sorted(f"{quad} ." for quad in quads)


def built(*batches: Iterable[Path]) -> list[str]:
    """The sorted N-Quads of a store into which the files of each batch were built, one batch after the other."""
    with Archive.open(None) as archive:
        for batch in batches:
            build_into(archive, batch, gate=gate())
        return lines(archive.store.quads())


@pytest.fixture(scope="module")
def together() -> list[str]:
    """The seeds, built in one go."""
    return built(SEEDS)


def test_there_is_something_to_compare(together: list[str]) -> None:
    """The seeds make a graph of thousands of quads."""
    assert len(SEEDS) > 25
    assert len(together) > 10_000


@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_and_in_batches_the_seeds_are_the_same_bytes(seed: int, together: list[str]) -> None:
    """One article after the other, or in three batches: the order in which they come leaves no trace."""
    order = random.Random(seed).sample(SEEDS, len(SEEDS))  # noqa: S311 - a shuffle, not a secret
    batches = [[file] for file in order] if seed == 1 else [order[:5], order[5:6], order[6:]]
    assert built(*batches) == together


def test_several_processes_make_the_same_bytes(together: list[str], tmp_path: Path) -> None:
    """Each builds a part, whatever the seed of its hashes; the parts' article graphs, laid together, are the whole."""
    order = random.Random(3).sample(SEEDS, len(SEEDS))  # noqa: S311 - a shuffle, not a secret
    running = []
    for number in range(3):
        command = [sys.executable, "-m", "kg", "build", *map(str, order[number::3])]
        env = os.environ | {"KG_STORE": str(tmp_path / f"part-{number}"), "PYTHONHASHSEED": str(number + 1)}
        running.append(subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE))
    for process in running:
        assert process.wait() == 0, process.communicate()[1].decode()
    dumps = [_dump(tmp_path / f"part-{number}") for number in range(3)]
    parts = chain.from_iterable(parse(dump, format=RdfFormat.N_QUADS) for dump in dumps)
    articles: dict[str, list[Quad]] = {}
    for quad in parts:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(f"{BASE}article/"):
            articles.setdefault(quad.graph_name.value, []).append(quad)
    with Archive.open(None) as archive:
        archive.store.replace_graphs(articles)
        refresh(archive)
        assert lines(archive.store.quads()) == together


def test_two_reports_meet_without_a_step_that_looks_at_both(tmp_path: Path) -> None:
    """One with diacritics and one without, one naming Pékin and one Beijing: one meeting, two persons, one town, one body."""
    nodes = []
    for name, text in (("with", WITH_MARKS), ("without", WITHOUT_MARKS)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (article,) = read(tmp_path / f"{name}.txt")
        assert isinstance(article, Article)
        nodes.append(_nodes(article_quads(article, extract(article), extractor="test 1")))
    both = nodes[0] & nodes[1]
    assert {
        "person/vn/nguyen-xuan-thang",
        "person/cn/yin-li",
        "place/cn-beijing",
        "body/vn-ho-chi-minh-academy",
        "body/cn-beijing/comite-du-parti",
    } <= both
    assert (
        len([node for node in both if node.startswith("event/meeting/2024-05-16/") and node.count("/") == 3])
        == 1
    )
    assert len([node for node in both if node.startswith("tenure/")]) == 2
    assert [node for node in nodes[1] - both if not node.startswith("article/")] == []


def _nodes(quads: Iterable[Quad]) -> set[str]:
    """The typed nodes of an article's graph, relative to the base; not its quotes, nor what made it."""
    kept = {
        quad.subject.value.removeprefix(BASE)
        for quad in quads
        if quad.predicate.value == PREFIXES["rdf"] + "type"
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.object.value.startswith(DIP)
    }
    return {node for node in kept if "#" not in node}


def _dump(folder: Path) -> bytes:
    with Store.open_read_only(folder) as view:
        return "\n".join(lines(view.quads())).encode()
