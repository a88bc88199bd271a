"""Deciding: what is written down, what is refused, and what the store makes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.build import build
from kg.decisions import EXACT, SAME_AS, SEE_ALSO
from kg.errors import ContradictoryDecision, MissingStore, OtherDecisions, UnfitDecision, UnknownName
from kg.identity.deciding import Judgement, decide
from kg.identity.sssom import CURATED, read
from kg.identity.verdict import Verdict
from kg.show import candidates
from kg.store import Store
from kg.why import why
from mappings.namespaces import BASE, PREFIXES
from tests.kg.sample import reading, write

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")

DAY = date(2026, 11, 22)
BO, BOB = BASE + "person/x/bo", BASE + "person/x/bob"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two articles."""
    articles = write(tmp_path / "a", a="Ana reçoit Bo le 2024-05-16.\n", b="Cao reçoit Bob le 2025-02-03.\n")
    build([articles], tmp_path / "store")
    return tmp_path / "store"


def judgement(one: str, other: str, verdict: Verdict = Verdict.SAME) -> Judgement:
    """A verdict with a reason."""
    return Judgement(verdict, one, other, "the same portrait", "Ana", DAY)


def test_a_judgement_becomes_a_line_and_the_store_follows(store: Path, tmp_path: Path) -> None:
    """With who, when and why, and the names of both for whoever reads the file."""
    file = tmp_path / "decisions.tsv"
    done = decide(store, judgement("person/x/bob", "person/x/bo"), file=file)
    assert (done.file, done.articles, done.problems) == (file, 1, ())
    (line,) = read(file)[0]
    assert (line.subject, line.predicate, line.object, line.justification) == (BOB, SAME_AS, BO, CURATED)
    assert (line.subject_label, line.object_label) == ("Bob", "Bo")
    assert (line.author, line.day, line.comment) == ("Ana", DAY, "the same portrait")
    with Store.open_read_only(store) as view:
        assert why(view, "person/x/bob").iri == BO
        assert [found.iri for found in candidates(view, "person/x/bob")] == [BO]
        assert {quote.article.id for claim in why(view, BO).claims for quote in claim.quotes} == {"a", "b"}


def test_a_judgement_can_be_taken_back_under_either_name(store: Path, tmp_path: Path) -> None:
    """Also under the IRI that the node has no longer; the file found is the one that the store follows."""
    file = tmp_path / "decisions.tsv"
    decide(store, judgement("person/x/bob", "person/x/bo"), file=file)
    done = decide(store, judgement("person/x/bo", "person/x/bob", Verdict.DIFFERENT))
    assert (done.file, done.articles) == (file, 1)
    assert [(line.subject_label, line.object_label) for line in read(file)[0]] == [
        ("Bob", "Bo"),
        ("Bo", "Bob"),
    ]
    with Store.open_read_only(store) as view:
        assert why(view, "person/x/bob").iri == BOB


def test_a_second_exact_link_into_one_set_is_told(store: Path, tmp_path: Path) -> None:
    """Both stand, and a person refuses one; another set, a refusal or the same link again is none."""
    file = tmp_path / "decisions.tsv"
    told = [
        decide(store, judgement("person/x/bob", link, verdict), file=file).others
        for link, verdict in (
            ("wd:Q42", Verdict.SAME),
            ("wd:Q42", Verdict.SAME),
            ("https://viaf.org/viaf/1", Verdict.SAME),
            ("wd:Q43", Verdict.DIFFERENT),
            ("wd:Q44", Verdict.SAME),
            ("wd:Q42", Verdict.DIFFERENT),
            ("wd:Q44", Verdict.SAME),
        )
    ]
    assert told == [(), (), (), (), (PREFIXES["wd"] + "Q42",), (), ()]


def test_something_elsewhere_is_a_link(store: Path, tmp_path: Path) -> None:
    """Right or wrong; that one is unsure is no link."""
    file = tmp_path / "decisions.tsv"
    decide(store, judgement("person/x/bob", "wd:Q42"), file=file)
    decide(store, judgement("person/x/bob", "wd:Q43", Verdict.DIFFERENT))
    lines = [(line.predicate, line.negated, line.object) for line in read(file)[0]]
    assert lines == [(EXACT, False, PREFIXES["wd"] + "Q42"), (EXACT, True, PREFIXES["wd"] + "Q43")]
    with pytest.raises(UnfitDecision, match="does not link"):
        decide(store, judgement("person/x/bob", "wd:Q44", Verdict.UNSURE))


def test_unsure_is_written_down_and_changes_nothing(store: Path, tmp_path: Path) -> None:
    """Whoever comes next sees that somebody has looked."""
    done = decide(store, judgement("person/x/bob", "person/x/bo", Verdict.UNSURE), file=tmp_path / "d.tsv")
    assert (done.mapping.predicate, done.articles) == (SEE_ALSO, 0)


def test_what_cannot_be_decided_is_refused_and_nothing_is_written(store: Path, tmp_path: Path) -> None:
    """An unknown node, two kinds of things, one node twice."""
    file = tmp_path / "decisions.tsv"
    with pytest.raises(UnknownName, match="person/x/bo"):
        decide(store, judgement("person/x/boo", "person/x/bo"), file=file)
    with pytest.raises(UnfitDecision, match="a person and a place"):
        decide(store, judgement("person/x/bo", "place/vn"), file=file)
    with pytest.raises(UnfitDecision, match="one node"):
        decide(store, judgement("person/x/bo", "person/x/bo"), file=file)
    assert not file.exists()


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """A folder written wrongly is told; neither a store nor a file of decisions comes of it."""
    nowhere, file = tmp_path / "stroe", tmp_path / "decisions.tsv"
    with pytest.raises(MissingStore):
        decide(nowhere, judgement("person/x/bob", "person/x/bo"), file=file)
    assert not nowhere.exists()
    assert not file.exists()


def test_a_contradiction_is_refused_before_it_is_written(store: Path, tmp_path: Path) -> None:
    """It names the pair; a second thought on one pair is none."""
    file = tmp_path / "decisions.tsv"
    decide(store, judgement("person/x/bo", "person/x/bob"), file=file)
    decide(store, judgement("person/x/bob", "person/vn/cao", Verdict.DIFFERENT))
    content = file.read_bytes()
    with pytest.raises(ContradictoryDecision, match="decided to be different"):
        decide(store, judgement("person/vn/cao", "person/x/bo"))
    assert file.read_bytes() == content
    decide(store, judgement("person/x/bob", "person/vn/cao"))


def test_a_second_file_does_not_take_the_place_of_the_first(store: Path, tmp_path: Path) -> None:
    """What was decided there would be given up; a build may say so, a decision may not."""
    file, other = tmp_path / "decisions.tsv", tmp_path / "other.tsv"
    decide(store, judgement("person/x/bo", "person/x/bob"), file=file)
    with pytest.raises(OtherDecisions, match=r"follows the decisions in .*decisions\.tsv, not .*other\.tsv"):
        decide(store, judgement("person/x/bo", "person/x/bob", Verdict.DIFFERENT), file=other)
    assert not other.exists()
    with Store.open_read_only(store) as view:
        assert why(view, "person/x/bob").iri == BO


def test_the_store_of_another_publisher_is_decided_on_by_paths_too(tmp_path: Path) -> None:
    """Below its own base; the topics are the ontology's, and the same for all."""
    base, store = "https://data.example.org/kg/", tmp_path / "other"
    articles = write(tmp_path / "in", a="Ana reçoit Bo le 2024-05-16.\n", b="Cao reçoit Bob le 2025-02-03.\n")
    build([articles], store, base=base)
    file = tmp_path / "decisions.tsv"
    assert (
        decide(store, judgement("person/x/bo", "wd:Q42"), file=file).mapping.subject == f"{base}person/x/bo"
    )
    assert (
        decide(store, judgement("person/x/bo", "person/x/bob"), file=file).mapping.object
        == f"{base}person/x/bob"
    )
    link = decide(store, judgement("topic:trade", "http://eurovoc.europa.eu/4381"), file=file).mapping
    assert (link.subject, link.predicate) == (PREFIXES["topic"] + "trade", EXACT)
    with pytest.raises(UnfitDecision, match="topics are the ontology's"):
        decide(store, judgement("topic:trade", "topic:culture"), file=file)
    assert {line.subject for line in read(file, base)[0]} == {f"{base}person/x/bo", link.subject}
    assert f"#  kg: {base}\n" in file.read_text(encoding="utf-8")
