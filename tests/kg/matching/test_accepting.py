"""Accepting: lines with a reason in the file of decisions, none below what was measured, none that contradict each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.build import build
from kg.decisions import SAME_AS, SEE_ALSO, Decisions
from kg.derived.refresh import refresh
from kg.errors import BelowMeasured, MissingPath, MissingReason
from kg.identity.sssom import COMPOSITE, read
from kg.matching.accepting import Acceptance, accept, decisions_of, propose
from kg.matching.candidates import Asked, Candidate, Side, candidates
from kg.matching.kinds import Kind
from kg.names import Names
from kg.storage.archive import Archive
from kg.store import Store
from mappings.iris import article_iri
from mappings.namespaces import BASE
from mappings.triples import article_quads
from tests.kg.matching.stated import HANOI, LANG_SON, posts, secretary
from tests.kg.matching.test_candidates import KNOWN, NO_COUNTRY, PHONG, UNKNOWN
from tests.kg.sample import reading, write
from tests.kg.test_cli import failed, kg

__all__ = ["reading"]

DAY = date(2026, 11, 22)
SURE = Acceptance(0.97, "looked through", "Ana", DAY)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two articles on one person."""
    stated = (
        posts("a", "2024-05-17", PHONG, secretary(HANOI)),
        posts("b", "2024-06", NO_COUNTRY, secretary(HANOI)),
    )
    with Archive.open(tmp_path / "store") as archive:
        for article, report in stated:
            quads = article_quads(article, report, extractor="test 1")
            archive.store.replace_graph(article_iri(article.id), quads)
        refresh(archive)
    return tmp_path / "store"


def proposed(store: Path) -> tuple[Candidate, ...]:
    """The candidates of a store."""
    with Store.open_read_only(store) as view:
        return candidates(view, Asked())


def test_an_accepted_pair_is_a_line_and_the_store_follows(store: Path, tmp_path: Path) -> None:
    """With score, tool, reason and features; the pair is not proposed again."""
    file = tmp_path / "decisions.sssom.tsv"
    done = accept(store, proposed(store), SURE, file=file)
    assert (done.file, done.articles, done.problems) == (file, 1, ())
    (line,) = read(file)[0]
    assert (line.subject, line.predicate, line.object) == (KNOWN, SAME_AS, UNKNOWN)
    assert (line.justification, line.author, line.day) == (COMPOSITE, "Ana", DAY)
    assert line.confidence is not None
    assert line.confidence > 0.97
    assert (line.comment or "").startswith("looked through (name 1.00, country 1.00, posts 1.00")
    assert (line.tool or "").startswith("diplomacy-kg")
    with Store.open_read_only(store) as view:
        assert Names(view).going_by(UNKNOWN) == KNOWN
    assert proposed(store) == ()
    assert len(decisions_of(store)[0].identities) == 1


def test_below_the_measured_score_it_takes_an_explicit_wish(store: Path, tmp_path: Path) -> None:
    """Without it nothing is written; with it the line is."""
    file = tmp_path / "decisions.sssom.tsv"
    with pytest.raises(BelowMeasured, match=r"0\.6 is below 0\.97"):
        accept(store, proposed(store), Acceptance(0.6, "why not", "Ana", DAY), file=file)
    assert not file.exists()
    forced = accept(store, proposed(store), Acceptance(0.6, "why not", "Ana", DAY, force=True), file=file)
    assert len(forced.mappings) == 1


@pytest.mark.parametrize("why", [None, "", "  "])
def test_without_a_reason_nothing_is_accepted(why: str | None) -> None:
    """Who reads the file later must know."""
    with pytest.raises(MissingReason, match="--why"):
        Acceptance(0.99, why, "Ana", DAY)


def test_nothing_above_the_score_writes_nothing(store: Path, tmp_path: Path) -> None:
    """No file is made for no line."""
    file = tmp_path / "decisions.sssom.tsv"
    assert accept(store, (), SURE, file=file).mappings == ()
    assert not file.exists()


def test_pairs_that_do_not_all_match_are_left_out(store: Path, tmp_path: Path) -> None:
    """A name without country that fits two countries' persons joins neither."""
    sides = [Side(f"{BASE}person/{code}/an", "An", ()) for code in ("fr", "vn", "x")]
    french, vietnamese, neither = sides
    pairs = tuple(Candidate(Kind.PERSON, side, neither, 0.99, ()) for side in (french, vietnamese))
    done = accept(store, pairs, SURE, file=tmp_path / "decisions.sssom.tsv")
    assert (done.mappings, [problem.code for problem in done.problems]) == ((), ["ambiguous-match"])
    assert "person/fr/an" in done.problems[0].message


def test_a_file_of_decisions_is_there_unless_it_is_to_be_made(store: Path, tmp_path: Path) -> None:
    """A name written wrongly is told, not taken for no decisions; without a name it is the file that the store follows."""
    nowhere = tmp_path / "nowhere.tsv"
    with pytest.raises(MissingPath):
        decisions_of(store, nowhere)
    assert decisions_of(store, nowhere, made=True) == (Decisions(), ())
    accept(store, proposed(store), SURE, file=tmp_path / "followed.tsv")
    assert len(decisions_of(store, made=True)[0].identities) == 1


def test_proposals_decide_nothing(store: Path, tmp_path: Path) -> None:
    """A file to look through: each line says that somebody should see both."""
    file = tmp_path / "proposals.sssom.tsv"
    propose(file, proposed(store))
    (line,) = read(file)[0]
    assert (line.predicate, line.subject, line.justification) == (SEE_ALSO, KNOWN, COMPOSITE)
    assert decisions_of(store, file)[0].same == {}


def test_the_command_shows_proposes_and_records(store: Path, tmp_path: Path) -> None:
    """Data on stdout, words on stderr; asked again with the file it proposes nothing."""
    file, out = tmp_path / "decisions.sssom.tsv", tmp_path / "proposals.sssom.tsv"
    shown = kg("match", "--kind", "person", "--out", out, store=store)
    assert (shown.exit_code, out.is_file()) == (0, True)
    assert "Nguyen Van Phong = Nguyên Van Phong?" in shown.stdout
    assert "1 pair from 0.5 on" in shown.stderr
    failed(kg("match", "--accept-above", "0.97", "--decisions", file, store=store), 2, "--why")
    options = ("--accept-above", "0.97", "--why", "one post", "--by", "Eva", "--decisions", file, "--json")
    done = kg("match", *options, store=store)
    assert (done.exit_code, '"score"' in done.stdout) == (0, True)
    assert f"recorded 1 pair in {file}; 1 article graph changed" in done.stderr
    assert kg("match", "--decisions", file, store=store).stdout == ""
    again = kg("match", *options[:-1], store=store)
    assert "nothing recorded: no pair from 0.97 on can be accepted" in again.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--accept-above", "0.6", "--why", "x"), "0.6 is below 0.97"),
        (("--conflicts", "--accept-above", "0.99"), "--accept-above: not with --conflicts"),
        (("--why", "x", "--force"), "--why, --force: only with --accept-above"),
    ],
)
def test_a_refusal_comes_before_anything_is_printed(
    store: Path, tmp_path: Path, options: tuple[str, ...], message: str
) -> None:
    """Standard output is empty then, and nothing is written."""
    file = tmp_path / "decisions.sssom.tsv"
    failed(kg("match", *options, "--decisions", file, store=store), 2, message)
    assert not file.exists()


@pytest.mark.usefixtures("reading")
def test_the_command_lists_conflicts(tmp_path: Path) -> None:
    """Exit code 1 where there are any."""
    store = tmp_path / "store"
    build([write(tmp_path / "in", a="Ana reçoit Bo le 2024-05-16.\n")], store)
    assert kg("match", "--conflicts", store=store).exit_code == 0
    person = PHONG
    stated = (
        posts("c", "2023-05-01", person, secretary(HANOI)),
        posts("d", "2023-06-01", person, secretary(LANG_SON)),
    )
    with Archive.open(store) as archive:
        for article, report in stated:
            archive.store.replace_graph(
                article_iri(article.id), article_quads(article, report, extractor="test 1")
            )
    listed = kg("match", "--conflicts", store=store)
    assert listed.exit_code == 1
    assert "« secrétaire du Comité du Parti de Hanoi »" in listed.stdout
    assert "1 node that may be two" in listed.stderr
    assert '"code": "homonym"' in kg("match", "--conflicts", "--json", store=store).stdout


@pytest.mark.usefixtures("reading")
@pytest.mark.parametrize("base", [BASE, "https://example.org/"])
def test_a_store_of_any_publisher_is_matched(base: str, tmp_path: Path) -> None:
    """Before it follows any file: conflicts are found, and proposals are written and read under its base."""
    store, out = tmp_path / "store", tmp_path / "proposals.sssom.tsv"
    build([write(tmp_path / "in", a="Ana reçoit Bo le 2024-05-16.\n")], store, base=base)
    stated = (
        posts("b", "2024-06", NO_COUNTRY, secretary(HANOI)),
        posts("c", "2023-05-01", PHONG, secretary(HANOI)),
        posts("d", "2023-06-01", PHONG, secretary(LANG_SON)),
    )
    with Archive.open(store) as archive:
        for article, report in stated:
            quads = article_quads(article, report, base=base, extractor="test 1")
            archive.store.replace_graph(article_iri(article.id, base), quads)
        refresh(archive)
    assert kg("match", "--conflicts", store=store).exit_code == 1
    assert decisions_of(store) == (Decisions(base=base), ())
    assert "1 pair from" in kg("match", "--kind", "person", "--out", out, store=store).stderr
    assert f"kg: {base}\n" in out.read_text(encoding="utf-8")
    known, problems = decisions_of(store, out)
    pair = {iri.replace(BASE, base, 1) for iri in (KNOWN, UNKNOWN)}
    assert (known.base, problems) == (base, ())
    assert [{line.subject, line.object} for line in known.identities] == [pair]
