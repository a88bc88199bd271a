"""``kg link``: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.decisions import read_decisions
from kg.identity.sssom import read
from kg.reconciliation.cache import FILE
from kg.storage.archive import Archive
from kg.store import Store
from mappings.iris import graph_iri, person_iri
from tests.kg.conftest import TO_LAM, WANG_WEI, WANG_YI
from tests.kg.fake_service import MANIFEST, Fake, Reply, Server, as_json, nobody

ROOT = Path(__file__).resolve().parents[2]
PERSONS = ("--kind", "person", "--rate", "1000")
TRUST = ("--accept-above", "0.9", "--why", "the service is ours")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    """A service that is up, and no waiting between tries."""
    fake = Fake(entities=[{"id": "E1", "name": "To Lam"}, {"id": "E2", "name": "Wang Yi"}])
    with Server(fake):
        monkeypatch.setattr(time, "sleep", lambda _: None)
        yield fake


@pytest.fixture
def store(tmp_path: Path, store_dir: Path) -> Path:
    """A store of one's own."""
    return shutil.copytree(store_dir, tmp_path / "store")


def kg_link(url: str, store: Path, *words: str | Path) -> Result:
    """Run the command."""
    arguments = ["link", "--service", url, "--store", str(store), *map(str, (*PERSONS, *words))]
    return CliRunner().invoke(app, arguments)


def one_line(result: Result, code: int, *parts: str) -> None:
    """Assert an exit code, and that the last line on stderr, no traceback, has these words in it."""
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    for part in parts:
        assert part in result.stderr.splitlines()[-1]


def test_proposals_are_a_table(fake: Fake, store: Path) -> None:
    """Figures in words; exit code 0."""
    result = kg_link(fake.url, store)
    assert result.exit_code == 0
    assert "name 1; service:score" in " ".join(result.stdout.split())
    assert (
        "3 nodes without a link (3 answered now, 0 before) at Fake; 3 proposals for 3 of them"
        in result.stderr
    )
    assert "(0 answered now, 3 before)" in kg_link(fake.url, store).stderr


def test_proposals_are_json_for_programs(fake: Fake, store: Path) -> None:
    """With every feature."""
    found = json.loads(kg_link(fake.url, store, "--json").stdout)
    assert (found["asked"], found["unanswered"], found["failure"]) == (3, 0, None)
    best = {one["node"]: one for one in reversed(found["proposals"])}[person_iri(TO_LAM)]
    assert (best["iri"], best["accepted"]) == ("https://things.example/id/E1", False)
    assert best["features"]["service:score"] == 100


def test_proposals_are_written_as_sssom(fake: Fake, store: Path, tmp_path: Path) -> None:
    """The same proposals give the same bytes."""
    out, again = tmp_path / "proposals.sssom.tsv", tmp_path / "again.sssom.tsv"
    result = kg_link(fake.url, store, "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"wrote {out}" in result.stderr
    mappings, problems = read(out)
    assert problems == ()
    assert {(one.subject, one.object) for one in mappings} >= {
        (person_iri(TO_LAM), "https://things.example/id/E1"),
        (person_iri(WANG_YI), "https://things.example/id/E2"),
    }
    kg_link(fake.url, store, "--out", again)
    assert again.read_bytes() == out.read_bytes()


def test_nothing_to_propose_is_written_too(fake: Fake, store: Path, tmp_path: Path) -> None:
    """A file of no lines."""
    fake.entities = []
    out = tmp_path / "none.sssom.tsv"
    assert kg_link(fake.url, store, "--out", out).exit_code == 0
    assert out.is_file()


def test_accepting_is_on_record_and_asked_no_more(fake: Fake, store: Path, tmp_path: Path) -> None:
    """The accepted ones become decisions; the doubtful does not."""
    file = tmp_path / "decisions.sssom.tsv"
    result = kg_link(fake.url, store, *TRUST, "--by", "A. Reader", "--decisions", file)
    assert result.exit_code == 0
    assert "2 accepted" in result.stderr
    decisions, _ = read_decisions(file)
    assert {(one.subject, one.object) for one in decisions.links} == {
        (person_iri(TO_LAM), "https://things.example/id/E1"),
        (person_iri(WANG_YI), "https://things.example/id/E2"),
    }
    assert all((one.comment or "").startswith("the service is ours") for one in decisions.links)
    with Store.open_read_only(store) as view:
        assert view.has_graph(graph_iri("decisions"))
    later = kg_link(fake.url, store, *TRUST, "--decisions", file)
    assert "1 node without a link" in later.stderr
    assert read_decisions(file)[0].mappings == decisions.mappings


def test_what_the_store_follows_needs_no_naming(
    fake: Fake, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link that ``kg decide`` refused is not proposed; accepted ones join the same file, by the same person."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_AUTHOR", "Eva")
    fake.entities = [{"id": "E5", "name": "Wang Wei"}, {"id": "E6", "name": "Wang Wei"}]
    words = ("different", "person/cn/wang-wei", "https://things.example/id/E6", "--why", "a namesake")
    assert CliRunner().invoke(app, ["decide", *words, "--store", str(store)]).exit_code == 0
    found = json.loads(kg_link(fake.url, store, *TRUST, "--json").stdout)["proposals"]
    of_wang_wei = [(one["id"], one["accepted"]) for one in found if one["node"] == person_iri(WANG_WEI)]
    assert of_wang_wei == [("E5", True)]
    decisions, _ = read_decisions(tmp_path / "decisions.sssom.tsv")
    assert [(one.author, one.negated) for one in decisions.links] == [("Eva", True), ("Eva", False)]
    kept = (tmp_path / "decisions.sssom.tsv").read_bytes()
    (tmp_path / "decisions.sssom.tsv").rename(tmp_path / "elsewhere")
    one_line(kg_link(fake.url, store), 3, "is gone")
    assert (tmp_path / "elsewhere").read_bytes() == kept


def test_nothing_is_recorded_in_a_store_that_is_being_built(fake: Fake, store: Path, tmp_path: Path) -> None:
    """The answers are kept; the same command records them later."""
    file = tmp_path / "decisions.sssom.tsv"
    with Archive.open(store):
        one_line(kg_link(fake.url, store, *TRUST, "--decisions", file), 3, "open for writing elsewhere")
    assert not file.exists()
    assert "(0 answered now, 3 before)" in kg_link(fake.url, store, *TRUST, "--decisions", file).stderr
    assert file.exists()


def test_accepting_without_a_record_is_wrong_usage(fake: Fake, store: Path, tmp_path: Path) -> None:
    """Before anything is asked."""
    one_line(kg_link(fake.url, store, "--accept-above", "0.9"), 2, "a reason on record: add --why TEXT")
    wrong = kg_link(fake.url, store, "--accept-above", "7", "--why", "x", "--decisions", tmp_path / "d")
    one_line(wrong, 2, "a confidence above 0, at most 1")
    one_line(kg_link(fake.url, store, "--property", "age=P1"), 2, "country=ID or post=ID")
    assert fake.gets == []


def test_a_bad_line_of_decisions_is_told_and_the_rest_holds(fake: Fake, store: Path, tmp_path: Path) -> None:
    """Its number is said; exit code 1."""
    file = tmp_path / "decisions.sssom.tsv"
    kg_link(fake.url, store, *TRUST, "--decisions", file)
    file.write_text(file.read_text(encoding="utf-8") + "nonsense\n", encoding="utf-8")
    result = kg_link(fake.url, store, "--decisions", file)
    assert result.exit_code == 1
    assert f"{file}:{len(file.read_text(encoding='utf-8').splitlines())}" in result.stderr
    assert "1 node without a link" in result.stderr


def test_files_and_stores_that_are_not_there_are_named(fake: Fake, store: Path, tmp_path: Path) -> None:
    """With what to do."""
    one_line(kg_link(fake.url, tmp_path / "none"), 3, "no store in")
    one_line(kg_link(fake.url, store, "--decisions", tmp_path / "none.tsv"), 3, "none.tsv")
    (store / FILE).write_text("nothing that SQLite reads, and long enough to tell" * 9, encoding="utf-8")
    one_line(kg_link(fake.url, store), 3, FILE, "remove the file")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"<html>Bad gateway</html>"), "no JSON"),
        (Reply(b'{"name": '), "no JSON"),
        (as_json(["x"]), "something else than a manifest"),
        (as_json({"name": "x"}), "without identifierSpace and schemaSpace"),
        (as_json({}, 404), "404 Not Found"),
        (as_json({}, 429), "429 Too Many Requests"),
    ],
)
def test_a_service_without_a_manifest_is_one_line(fake: Fake, store: Path, reply: Reply, words: str) -> None:
    """What, where, and what to do; exit code 3."""
    fake.manifest = reply
    result = kg_link(fake.url, store)
    one_line(result, 3, fake.url, words, ": ")
    assert len(result.stderr.splitlines()) == 1


def test_a_service_that_is_down_or_slow_or_no_service_is_one_line(fake: Fake, store: Path) -> None:
    """Nobody there; no answer; no address."""
    one_line(kg_link(nobody(), store), 3, "cannot be reached", "try again later")
    fake.faults = [None] * 9
    one_line(kg_link(fake.url, store, "--timeout", "0.1"), 3, "no answer within 0.1 seconds")
    one_line(kg_link("the service", store), 2, "no address of a service")


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (as_json({}, 500), "500 Internal Server Error"),
        (Reply(b"", 429, {"Retry-After": "3600"}), "try again in 3600 seconds"),
        (Reply(b"", 429), "429 Too Many Requests"),
        (Reply(b"<html>"), "no JSON"),
        (as_json({"message": "overloaded"}), "overloaded"),
        (Reply(b"[" + b" " * 17_000_000 + b"]"), "more than 16777216 bytes"),
    ],
)
def test_a_failure_in_the_middle_keeps_what_was_found(
    fake: Fake, store: Path, tmp_path: Path, reply: Reply, words: str
) -> None:
    """Proposals are written, exit code 3; the same command asks only for the rest."""
    fake.manifest = MANIFEST | {"batchSize": 1}
    fake.faults = [fake.usual, *[reply] * 12]
    out = tmp_path / "proposals.sssom.tsv"
    result = kg_link(fake.url, store, "--out", out)
    one_line(result, 3, fake.url, words)
    assert "1 answered now, 0 before, 2 not yet" in result.stderr
    assert out.is_file()
    first, missing = fake.names[0], set(fake.names[1:])
    fake.faults, fake.batches = [], []
    again = kg_link(fake.url, store, "--out", out)
    assert again.exit_code == 0
    assert len(fake.names) == 2
    assert missing <= set(fake.names)
    assert first not in fake.names


def test_a_kill_in_the_middle_keeps_what_was_answered(fake: Fake, store: Path) -> None:
    """The next run asks only for the rest."""
    fake.manifest = MANIFEST | {"batchSize": 1}
    fake.faults = [fake.usual, None]
    words = ("-m", "kg", "link", "--service", fake.url, "--store", str(store), *PERSONS)
    with subprocess.Popen((sys.executable, *words), cwd=ROOT) as process:
        while len(fake.batches) < 2 and process.poll() is None:
            fake.gone.wait(0.05)
        process.kill()
    assert "(2 answered now, 1 before)" in kg_link(fake.url, store).stderr
    assert len(fake.names) == 4


def test_the_cache_can_be_cleared(fake: Fake, store: Path) -> None:
    """Then all is asked again."""
    kg_link(fake.url, store)
    assert "(3 answered now, 0 before)" in kg_link(fake.url, store, "--clear-cache").stderr
    assert len(fake.names) == 6


def test_a_problem_with_an_answer_is_exit_code_1(fake: Fake, store: Path) -> None:
    """The rest is proposed."""
    fake.entities.append({"id": "E3", "name": "Wang Yi", "score": "?"})
    result = kg_link(fake.url, store, "--json")
    assert result.exit_code == 1
    assert {one["code"] for one in json.loads(result.stdout)["problems"]} == {"bad-candidate"}
