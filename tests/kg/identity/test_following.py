"""Decisions in a store: followed by every build, taken back without a trace, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import BuildReport, Options, build, build_into
from kg.decisions import SAME_AS
from kg.errors import MissingDecisions, MissingPath, UnreadableMappings
from kg.identity import following
from kg.identity.following import in_force
from kg.identity.sssom import CURATED, Mapping, append
from kg.remove import remove_from
from kg.storage.archive import Archive
from kg.store import Store
from mappings.iris import article_iri
from mappings.namespaces import BASE
from tests.kg.sample import dump, gate, reading, write

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"
TWO = "Cao reçoit Bob le 2025-02-03.\n"
THREE = "Eva reçoit Dung le 2025-02-03.\n"
BO, BOB, DUNG = (f"{BASE}person/x/{name}" for name in ("bo", "bob", "dung"))


@pytest.fixture
def archive() -> Iterator[Archive]:
    """An archive in memory."""
    with Archive.open(None) as opened:
        yield opened


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Three articles."""
    return write(tmp_path / "articles", a=ONE, b=TWO, c=THREE)


def decisions(folder: Path, *pairs: tuple[str, str], negated: bool = False) -> Path:
    """A file that calls each pair the same, or not."""
    file = folder / "decisions.tsv"
    append(file, [Mapping(one, SAME_AS, other, CURATED, negated) for one, other in pairs])
    return file


def made(archive: Archive, articles: Path, file: Path | None) -> BuildReport:
    """Build with the small gate."""
    return build_into(archive, [articles], Options(decisions=file), gate=gate())


def afresh(articles: Path, file: Path | None) -> list[str]:
    """What a build from nothing makes."""
    with Archive.open(None) as archive:
        made(archive, articles, file)
        return dump(archive.store)


def test_a_build_follows_the_decisions(archive: Archive, articles: Path, tmp_path: Path) -> None:
    """The two are one node in every article; the graph of decisions keeps the other name, and who decided."""
    made(archive, articles, decisions(tmp_path, (BO, BOB)))
    said = dump(archive.store, "article/")
    assert any("person/x/bo>" in line for line in said)
    assert not any("person/x/bob" in line for line in said)
    kept = dump(archive.store, "graph/decisions")
    assert any(f"<{BO}>" in line and "sameAs" in line and f"<{BOB}>" in line for line in kept)


@pytest.mark.parametrize("first", [None, (BO, DUNG), (BOB, DUNG)])
def test_the_same_articles_and_decisions_give_the_same_bytes(
    archive: Archive, articles: Path, tmp_path: Path, first: tuple[str, str] | None
) -> None:
    """Whether the decisions come before the articles, after them, or in place of others."""
    (tmp_path / "former").mkdir()
    made(archive, articles, decisions(tmp_path / "former", first) if first else None)
    file = decisions(tmp_path, (BO, BOB))
    made(archive, articles, file)
    assert dump(archive.store) == afresh(articles, file)
    again = made(archive, articles, None)
    assert (again.unchanged, again.derived) == (3, frozenset())
    assert dump(archive.store) == afresh(articles, file)


def test_a_decision_that_is_taken_back_leaves_no_trace(
    archive: Archive, articles: Path, tmp_path: Path
) -> None:
    """An empty file takes all back; the later line on a pair takes back the earlier."""
    file = decisions(tmp_path, (BO, BOB))
    made(archive, articles, file)
    decisions(tmp_path, (BOB, BO), negated=True)
    made(archive, articles, file)
    assert dump(archive.store) == afresh(articles, file)
    file.write_text("", encoding="utf-8")
    made(archive, articles, file)
    assert dump(archive.store) == afresh(articles, None)
    assert list(archive.ledger.formers()) == []


def test_a_decision_on_what_another_makes_is_taken_back_too(
    archive: Archive, articles: Path, tmp_path: Path
) -> None:
    """The participation that is decided on has its name only since its person was."""
    made(archive, articles, None)
    event = next(line for line in dump(archive.store, "article/a") if "/event/" in line).split(" ")[0][1:-1]
    event = event.partition("/person/")[0]
    file = decisions(tmp_path, (BO, DUNG), (f"{event}/person/x/bo", f"{event}/person/vn/ana"))
    both = file.read_text(encoding="utf-8")
    made(archive, articles, file)
    assert dump(archive.store) == afresh(articles, file)
    file.write_text("".join(both.splitlines(keepends=True)[:-1]), encoding="utf-8")
    made(archive, articles, file)
    assert dump(archive.store) == afresh(articles, file)


def test_other_tables_choose_another_name_in_every_article(
    archive: Archive, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also in the articles that are not built again: the ledger knows which names were given."""
    made(archive, articles, decisions(tmp_path, (BO, BOB)))
    monkeypatch.setattr("kg.decisions._kept", lambda group, _: max(group))
    build_into(archive, [articles / "c.txt"], Options(), gate=gate())
    assert not any("person/x/bo>" in line for line in dump(archive.store, "article/"))
    assert any("person/x/bob>" in line for line in dump(archive.store, "article/a"))


def test_an_article_that_changes_is_renamed_again(archive: Archive, articles: Path, tmp_path: Path) -> None:
    """So is one that comes later; one that goes takes its former graph along."""
    file = decisions(tmp_path, (BO, BOB))
    made(archive, articles, file)
    write(articles, b="Cao reçoit Bob le 2025-02-04.\n", d="Ana reçoit Bob le 2025-02-05.\n")
    made(archive, articles, None)
    assert dump(archive.store) == afresh(articles, file)
    remove_from(archive, "d")
    (articles / "d.txt").unlink()
    assert dump(archive.store) == afresh(articles, file)
    assert {former.graph for former in archive.ledger.formers()} == {article_iri("b")}


def test_a_kill_half_way_is_healed(
    archive: Archive, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the next build, also where the file says something else by then."""
    made(archive, articles, None)
    file = decisions(tmp_path, (BO, BOB), (DUNG, BOB))
    stored = following.store_decided

    def once(*arguments: object) -> int:
        monkeypatch.setattr(following, "store_decided", killed)
        return stored(*arguments)  # type: ignore[arg-type]

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(following, "store_decided", once)
    with pytest.raises(KeyboardInterrupt):
        made(archive, articles, file)
    monkeypatch.setattr(following, "store_decided", stored)
    assert not in_force(archive.ledger).settled
    decisions(tmp_path, (DUNG, BOB), negated=True)
    made(archive, articles, file)
    assert dump(archive.store) == afresh(articles, file)


def test_what_would_break_the_shapes_is_not_applied(archive: Archive, tmp_path: Path) -> None:
    """The article stays as it says and the reason is told, until the decision is taken back."""
    articles = write(tmp_path / "articles", a=ONE, b=TWO)
    made(archive, articles, None)
    plain = dump(archive.store, "article/a")
    strict = gate(
        """ex:Person a sh:NodeShape ; sh:targetClass dip:Person ;
        sh:property [ sh:path skos:altLabel ; sh:maxCount 1 ; sh:message "Two names"@en ] ."""
    )
    file = decisions(tmp_path, (BO, BASE + "person/vn/ana"))
    for _ in range(2):
        report = build_into(archive, [articles], Options(decisions=file), gate=strict)
        (problem,) = report.problems
        assert (problem.source, problem.code) == (article_iri("a"), "decision-refused")
        assert "Two names" in problem.message
        assert dump(archive.store, "article/a") == plain
    file.unlink()
    decisions(tmp_path, (BO, BOB))
    assert build_into(archive, [articles], Options(decisions=file), gate=strict).problems == ()
    assert not any("person/x/bob" in line for line in dump(archive.store, "article/"))


def test_lines_that_cannot_be_followed_are_told_and_the_rest_is_applied(
    archive: Archive, articles: Path, tmp_path: Path
) -> None:
    """At every build, with the file and the line."""
    file = decisions(tmp_path, (BO, BOB), (BO, BASE + "body/asean"))
    for report in (made(archive, articles, file), made(archive, articles, None)):
        assert [(p.source, p.code) for p in report.problems] == [(str(file), "bad-decision")]
    assert not any("person/x/bob" in line for line in dump(archive.store, "article/"))


def test_a_file_that_is_gone_or_broken_changes_nothing(articles: Path, tmp_path: Path) -> None:
    """Decisions are not given up silently."""
    store, file = tmp_path / "store", decisions(tmp_path, (BO, BOB))
    build([articles], store, decisions=file)
    with Store.open_read_only(store) as view:
        before = sorted(map(str, view.quads()))
    content = file.read_bytes()
    file.unlink()
    with pytest.raises(MissingDecisions, match=r"decisions\.tsv, which is gone: bring it back"):
        build([articles], store)
    with pytest.raises(MissingPath):
        build([articles], store, decisions=file)
    file.write_bytes(b"no names of columns\n")
    with pytest.raises(UnreadableMappings):
        build([articles], store)
    file.write_bytes(content)
    assert build([articles], store).derived == frozenset()
    with Store.open_read_only(store) as view:
        assert sorted(map(str, view.quads())) == before


def test_the_default_file_is_the_one_in_the_current_folder(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a store that follows none yet; afterwards it is found from anywhere."""
    decisions(tmp_path, (BO, BOB)).rename(tmp_path / "decisions.sssom.tsv")
    monkeypatch.chdir(tmp_path)
    build([articles], Path("store"))
    monkeypatch.chdir(articles)
    build([articles], tmp_path / "store")
    with Store.open_read_only(tmp_path / "store") as view:
        assert not any("person/x/bob" in line for line in map(str, view.quads(article_iri("b"))))
