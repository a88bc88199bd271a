"""What changed, in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kg.comparing.changes import Change, changes
from kg.comparing.difference import Difference
from kg.export import export_file
from kg.formats import ExportFormat
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad, Store
from mappings.article import Article
from mappings.facts import Report
from mappings.iris import article_iri, graph_iri, person_iri
from mappings.moment import Moment
from mappings.namespaces import PREFIXES
from mappings.triples import article_quads
from tests.kg.conftest import EVENT, TO_LAM, WANG_WEI, fill, reports

Reports = list[tuple[Article, Report]]


def store(folder: Path, name: str, chosen: Reports) -> Path:
    """A store of some articles."""
    with Archive.open(folder / name) as archive:
        fill(archive, chosen)
    return folder / name


def told(old: Path, new: Path) -> dict[str, Change]:
    """What changed, by IRI."""
    with Difference(old, new) as found:
        listed = changes(found)
    assert len({change.iri for change in listed}) == len(listed)
    return {change.iri: change for change in listed}


def test_an_article_that_is_gone_takes_what_only_it_said(tmp_path: Path) -> None:
    """Its person is gone; the meeting that another article tells of as well is not."""
    old, new = store(tmp_path, "old", reports()), store(tmp_path, "new", reports()[:1])
    found = told(old, new)
    assert found[article_iri("second")].what == "gone"
    assert (found[person_iri(WANG_WEI)].what, found[person_iri(WANG_WEI)].label) == ("gone", "Wang Wei")
    assert found[EVENT] == Change(
        "changed",
        "Event",
        EVENT,
        "Reception, Hanoi, 16 May 2024",
        ("no longer in article/second",),
    )
    assert found[person_iri(TO_LAM)].details == ("altLabel: no longer To Lam", "no longer in article/second")


def test_a_new_meeting_is_told_by_its_name(tmp_path: Path) -> None:
    """First what is new."""
    old, new = store(tmp_path, "old", []), store(tmp_path, "new", reports())
    with Difference(old, new) as found:
        listed = changes(found)
    assert {change.what for change in listed} == {"new"}
    assert [change.kind for change in listed][:3] == ["Article", "Article", "Event"]
    assert listed[2].label == "Reception, Hanoi, 16 May 2024"


def test_a_post_that_changed_is_told_by_both_values(tmp_path: Path) -> None:
    """The day for which it is attested, and the text of the article."""
    (article, report), other = reports()
    tenure = replace(report.tenures[0], attested_on=Moment(2024, 5, 16))
    changed = replace(report, tenures=(tenure,))
    edited = replace(article, text=article.text + "\nFin.")
    old = store(tmp_path, "old", reports())
    new = store(tmp_path, "new", [(edited, changed), other])
    found = told(old, new)
    (post,) = (change for change in found.values() if change.kind == "Tenure")
    assert post.details == ("attestedOn: now 2024-05-16",)
    assert "the text changed" in found[article_iri("first")].details


def test_articles_are_told_by_what_they_are_not_by_their_name(tmp_path: Path) -> None:
    """Under any base, even one that ends like an article's path; a graph beside them is none."""
    base = "https://example.org/article/"
    lam = person_iri(TO_LAM, base)

    def lines(*read: tuple[Article, Report]) -> str:
        quads = [quad for one in read for quad in article_quads(*one, base=base, extractor="test 1")]
        derived = NamedNode(graph_iri("derived", base))
        name = NamedNode(PREFIXES["schema"] + "name")
        beside = Quad(NamedNode(lam), name, Literal(str(len(read))), derived)
        return "".join(f"{quad} .\n" for quad in (*quads, beside))

    old, new = tmp_path / "old.nq", tmp_path / "new.nq"
    old.write_text(lines(*reports()), encoding="utf-8")
    new.write_text(lines(*reports()[:1]), encoding="utf-8")
    details = told(old, new)[lam].details
    assert [one for one in details if " in " in one] == [f"no longer in {article_iri('second', base)}"]
    with_derived = new.read_text(encoding="utf-8")
    old.write_text(with_derived.replace(graph_iri("derived", base), graph_iri("other", base)), "utf-8")
    assert lam not in told(old, new)


def test_dumps_without_graphs_are_compared_as_unions(tmp_path: Path) -> None:
    """Who tells of a node is not known there, and not made up from what it refers to."""
    old, new = store(tmp_path, "old", reports()), store(tmp_path, "new", reports()[:1])
    with Store.open_read_only(new) as view:
        export_file(view, tmp_path / "new.ttl", ExportFormat.TTL)
    found = told(old, tmp_path / "new.ttl")
    assert EVENT not in found
    assert found[person_iri(TO_LAM)].details == ("altLabel: no longer To Lam",)


def test_nothing_changed_is_nothing_told(tmp_path: Path) -> None:
    """The order in which the articles came is no change."""
    old, new = store(tmp_path, "old", reports()), store(tmp_path, "new", reports()[::-1])
    assert told(old, new) == {}
