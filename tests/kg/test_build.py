"""Building: the same corpus gives the same bytes, twice is once, and nothing is lost on error."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg import provenance
from kg.build import BuildReport, Options, Progress, build, build_into
from kg.building import batch
from kg.errors import MissingPath, OtherBase, StoreLocked
from kg.storage.archive import Archive
from kg.store import Store
from mappings.iris import article_iri, quarantine_iri
from mappings.namespaces import BASE
from tests.kg.sample import dump, reading, write

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"
TWO = "Ana reçoit Bo à Hanoi le 2024-05-16. Cao reçoit Dung le 2025.\n"
EARLY = "Ana reçoit Bo le 1999-01-01. Cao reçoit Dung le 2025-02-03.\n"


@pytest.fixture
def archive() -> Iterator[Archive]:
    """An archive in memory."""
    with Archive.open(None) as opened:
        yield opened


def codes(report: BuildReport) -> list[str]:
    """The codes of the problems, in order."""
    return [problem.code for problem in report.problems]


def changes(report: BuildReport) -> tuple[int, int, int]:
    """How many articles were new, changed and unchanged."""
    return report.new, report.changed, report.unchanged


def test_articles_become_graphs_with_their_ledger_and_texts(archive: Archive, tmp_path: Path) -> None:
    """Each article has its graph, its entry and its text; the derived graphs stand beside them."""
    report = build_into(archive, [write(tmp_path, a=ONE, b=TWO)])
    assert (report.read, *changes(report), report.problems) == (2, 2, 0, 0, ())
    assert report.quads == len(archive.store) > 20
    graphs = list(archive.store.graphs())
    assert {
        article_iri("a"),
        article_iri("b"),
        *(f"{BASE}graph/{name}" for name in ("labels", "ontology")),
    } <= set(graphs)
    assert not any("quarantine" in graph for graph in graphs)
    entry = archive.ledger.get("a")
    assert entry is not None
    assert (entry.source, entry.extractor) == (str(tmp_path / "a.txt"), provenance.fingerprint())
    assert "Ana reçoit Bo" in (archive.texts.get(entry.text_hash) or "")


def test_building_again_changes_nothing(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is extracted, nothing is written, and the problems are told again."""
    first = build_into(archive, [write(tmp_path, a=ONE, b=EARLY)])
    before = dump(archive.store)
    monkeypatch.setattr("kg.building.draft.draft", None)
    monkeypatch.setattr(archive.store, "apply", None)
    again = build_into(archive, [tmp_path])
    assert changes(again) == (0, 0, 2)
    assert again.derived == frozenset()
    assert (again.problems, again.refused) == (first.problems, first.refused)
    assert dump(archive.store) == before


def test_an_unforced_build_reads_again_only_after_a_change_of_program(
    archive: Archive, tmp_path: Path
) -> None:
    """Another extractor, or force, extracts again; the result is the same graph."""
    build_into(archive, [write(tmp_path, a=ONE)])
    before = dump(archive.store)
    assert changes(build_into(archive, [tmp_path], Options(force=True))) == (0, 1, 0)
    entry = archive.ledger.get("a")
    assert entry is not None
    archive.ledger.put([replace(entry, extractor="older")])
    assert changes(build_into(archive, [tmp_path])) == (0, 1, 0)
    assert dump(archive.store) == before


def test_the_order_of_arrival_leaves_no_trace(tmp_path: Path) -> None:
    """In whatever order and in however many builds the articles come, the sorted N-Quads are the same."""
    texts = {
        f"n{i}": f"Ana reçoit Person{i % 3} à Hanoi le 2024-0{1 + i % 4}-1{i}. Bo reçoit Ana le 2025.\n"
        for i in range(7)
    }
    files = sorted(write(tmp_path, early=EARLY, **texts).iterdir())
    dumps = set()
    for seed in range(4):
        order = random.Random(seed).sample(files, len(files))  # noqa: S311 - a shuffle, not a secret
        with Archive.open(None) as archive:
            for batch in (order[: seed + 1], order[seed + 1 :]):
                build_into(archive, batch)
            dumps.add("\n".join(dump(archive.store)))
    assert len(dumps) == 1


def test_a_batch_boundary_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many articles share a transaction does not show."""
    write(tmp_path, a=ONE, b=TWO, c=EARLY)
    dumps = set()
    for size in (1, 2, 64):
        monkeypatch.setattr(batch, "TOGETHER", size)
        monkeypatch.setattr(batch, "BULK", size)
        with Archive.open(None) as archive:
            build_into(archive, [tmp_path])
            dumps.add("\n".join(dump(archive.store)))
    assert len(dumps) == 1


def test_a_changed_article_replaces_its_graph(archive: Archive, tmp_path: Path) -> None:
    """What it no longer says is gone, its old text too; the store is as if it had always said the new."""
    build_into(archive, [write(tmp_path, a=TWO)])
    former = archive.ledger.get("a")
    report = build_into(archive, [write(tmp_path, a=ONE)])
    assert changes(report) == (0, 1, 0)
    assert former is not None
    assert archive.texts.get(former.text_hash) is None
    with Archive.open(None) as fresh:
        build_into(fresh, [tmp_path])
        assert dump(archive.store) == dump(fresh.store)


def test_refused_facts_go_to_quarantine_and_the_rest_is_stored(archive: Archive, tmp_path: Path) -> None:
    """The build says what was refused; the article's other facts stand."""
    report = build_into(archive, [write(tmp_path, a=EARLY)])
    assert codes(report) == ["refused"]
    assert "Too early" in report.problems[0].message
    assert report.problems[0].source == str(tmp_path / "a.txt")
    assert report.refused == 1
    assert bool(
        archive.store.query(
            "ASK { ?r a sh:ValidationResult ; dip:refused ?t ; oa:exact 'Ana reçoit Bo le 1999-01-01.' }"
        )
    )
    assert not bool(archive.store.query("ASK { ?event dip:start '1999-01-01'^^xsd:date }"))
    assert bool(archive.store.query("ASK { ?event dip:start '2025-02-03'^^xsd:date }"))


def test_a_mended_article_leaves_quarantine(archive: Archive, tmp_path: Path) -> None:
    """When nothing is refused any more, its quarantine graph is gone."""
    build_into(archive, [write(tmp_path, a=EARLY)])
    build_into(archive, [write(tmp_path, a=ONE)])
    assert not archive.store.has_graph(quarantine_iri("a"))


def test_an_article_whose_extraction_crashes_is_a_problem(archive: Archive, tmp_path: Path) -> None:
    """The others are built; the problem names the article, the exception and its message."""
    report = build_into(archive, [write(tmp_path, a="Ana reçoit Krach le 2024.\n", b=ONE)])
    assert (report.failed, changes(report)) == (1, (1, 0, 0))
    assert codes(report) == ["extraction-failed"]
    assert "a: extraction failed, ZeroDivisionError: Krach" in report.problems[0].message


def test_a_crash_leaves_what_was_stored_before(archive: Archive, tmp_path: Path) -> None:
    """A version that cannot be read for facts does not take away the one that could, and is tried again."""
    build_into(archive, [write(tmp_path, a=ONE)])
    before = dump(archive.store)
    write(tmp_path, a="Ana reçoit Krach le 2024.\n")
    assert build_into(archive, [tmp_path]).failed == 1
    assert dump(archive.store) == before
    assert build_into(archive, [tmp_path]).failed == 1


def test_problems_of_reading_are_passed_on(archive: Archive, tmp_path: Path) -> None:
    """An empty file is reported, the rest goes on."""
    report = build_into(archive, [write(tmp_path, a="", b=ONE)])
    assert codes(report) == ["empty"]
    assert report.new == 1


def test_two_articles_with_one_identifier_clash(archive: Archive, tmp_path: Path) -> None:
    """The file that comes first keeps the name, whichever was built first, and the other is named as a problem."""
    one, two = write(tmp_path / "one", a=ONE), write(tmp_path / "two", a=TWO)
    with Archive.open(None) as fresh:
        build_into(fresh, [one])
        expected = dump(fresh.store)
    report = build_into(archive, [two, one])
    assert (report.clashes, codes(report)) == (1, ["identifier-clash"])
    assert "if it corrects the other, put it in its place" in report.problems[0].message
    assert report.problems[0].source == str(two / "a.txt")
    assert str(one / "a.txt") in report.problems[0].message
    assert dump(archive.store) == expected
    with Archive.open(None) as later:
        assert codes(build_into(later, [two])) == []
        again = build_into(later, [one])
        assert (codes(again), again.problems[0].source) == (["identifier-clash"], str(two / "a.txt"))
        assert dump(later.store) == expected
        assert codes(build_into(later, [two])) == ["identifier-clash"]
        assert dump(later.store) == expected


def test_one_article_in_two_places_is_one(archive: Archive, tmp_path: Path) -> None:
    """A copy is no clash, and it is remembered by the file that comes first."""
    one, two = write(tmp_path / "one", a=ONE), write(tmp_path / "two", a=ONE)
    assert build_into(archive, [two]).new == 1
    report = build_into(archive, [one, two])
    assert (report.problems, changes(report)) == ((), (0, 0, 1))
    entry = archive.ledger.get("a")
    assert entry is not None
    assert entry.source == str(one / "a.txt")


def test_an_article_that_moved_and_changed_is_no_clash(archive: Archive, tmp_path: Path) -> None:
    """Where the old file is gone, the new one is its next version."""
    old, new = write(tmp_path / "b", a=ONE), write(tmp_path / "c", a=TWO)
    build_into(archive, [old])
    (old / "a.txt").unlink()
    report = build_into(archive, [new])
    assert (report.problems, changes(report)) == ((), (0, 1, 0))


@pytest.mark.parametrize("step", ["store", "ledger", "derived"])
def test_a_kill_between_two_steps_heals_at_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Stopped before the graphs, before the ledger or before the derived graphs, the next build makes it whole."""
    texts, store = write(tmp_path / "in", a=ONE, b=EARLY), tmp_path / "store"
    build([texts], store)
    write(texts, a=TWO, c=ONE)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    places = {
        "store": "kg.store.Store.replace_graphs",
        "ledger": "kg.ledger.Ledger.put",
        "derived": "kg.derived.change.Change.follow",
    }
    with monkeypatch.context() as patch:
        patch.setattr(places[step], killed)
        with pytest.raises(KeyboardInterrupt):
            build([texts], store)
    build([texts], store)
    build([texts], tmp_path / "fresh")
    with Store.open_read_only(store) as healed, Store.open_read_only(tmp_path / "fresh") as fresh:
        assert sorted(map(str, healed.quads())) == sorted(map(str, fresh.quads()))


def test_a_kill_before_the_ledger_does_not_leave_derived_graphs_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later build of other articles makes the derived graphs again, the orphan's nodes among them."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    texts = write(tmp_path / "in", a=ONE)
    with monkeypatch.context() as patch:
        patch.setattr("kg.ledger.Ledger.put", killed)
        with pytest.raises(KeyboardInterrupt):
            build([texts], tmp_path / "store")
    build([write(tmp_path / "other", b=EARLY)], tmp_path / "store")
    with Store.open_read_only(tmp_path / "store") as view:
        assert bool(view.query("ASK { GRAPH ?g { ?s rdfs:label 'Bo'@fr } }"))


def test_an_article_whose_graph_is_gone_is_built_again(archive: Archive, tmp_path: Path) -> None:
    """The ledger's word is not enough."""
    build_into(archive, [write(tmp_path, a=ONE)])
    before = dump(archive.store)
    archive.store.replace_graph(article_iri("a"), ())
    assert build_into(archive, [tmp_path]).new == 1
    assert dump(archive.store) == before


def test_texts_are_kept_only_if_asked(archive: Archive, tmp_path: Path) -> None:
    """Without texts the graph is the same; asked later, the texts are kept, or taken away, without extracting again."""
    build_into(archive, [write(tmp_path, a=ONE)], Options(keep_text=False))
    entry = archive.ledger.get("a")
    assert entry is not None
    assert build_into(archive, [tmp_path], Options(keep_text=False)).unchanged == 1
    assert archive.texts.get(entry.text_hash) is None
    assert build_into(archive, [tmp_path]).unchanged == 1
    assert archive.texts.get(entry.text_hash) is not None
    assert build_into(archive, [tmp_path], Options(keep_text=False)).unchanged == 1
    assert archive.texts.get(entry.text_hash) is None


def test_each_article_is_announced(archive: Archive, tmp_path: Path) -> None:
    """A progress bar can follow."""
    seen: list[Progress] = []
    build_into(archive, [write(tmp_path, a=ONE, b=TWO)], on_progress=seen.append)
    assert seen == [Progress(1, "a"), Progress(2, "b")]


def test_a_missing_path_ends_the_build_before_it_begins(tmp_path: Path) -> None:
    """Nothing is built of a command line with a misspelt path."""
    with pytest.raises(MissingPath, match="nowhere"):
        build([write(tmp_path / "in", a=ONE), tmp_path / "nowhere"], tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_store_has_one_base(tmp_path: Path) -> None:
    """Resources of two publishers do not mix; another base in another directory is fine."""
    texts, other = write(tmp_path / "in", a=ONE), "https://example.org/kg/"
    build([texts], tmp_path / "store", base=other)
    with pytest.raises(OtherBase, match=r"example\.org"):
        build([texts], tmp_path / "store")
    with Store.open_read_only(tmp_path / "store") as view:
        assert article_iri("a", other) in set(view.graphs())
        assert f"{other}graph/labels" in set(view.graphs())


def test_a_rehearsal_leaves_nothing_behind(tmp_path: Path) -> None:
    """Without a directory the report is all there is."""
    assert build([write(tmp_path / "in", a=ONE)], None).new == 1
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_a_store_that_is_open_elsewhere_is_not_touched(tmp_path: Path) -> None:
    """The second build is refused."""
    texts = write(tmp_path / "in", a=ONE)
    with Archive.open(tmp_path / "store"), pytest.raises(StoreLocked):
        build([texts], tmp_path / "store")
