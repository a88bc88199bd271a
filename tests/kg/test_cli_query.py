"""``kg query``: languages, links, limits, files and pictures."""

from __future__ import annotations

import gzip
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli import screen
from kg.packing import unpacked
from tests.kg.asking.test_runs import ENDLESS, HUNGRY, MANY, ROOT
from tests.kg.conftest import EVENT
from tests.kg.test_cli import SELECT, failed, kg

LABELLED = "#+ parameters:\n#+   lang: {type: language, default: fr, example: en, description: d}\nSELECT ?lang { VALUES ?lang { UNDEF } }"
INCOMPLETE = "*** incomplete: this is not the whole answer ***\n"
DATES = "SELECT DISTINCT ?event ?day { ?event a dip:Reception ; dip:start ?day }"


def spoken(tmp_path: Path, store: Path, *words: str) -> str:
    """The language that a query with that parameter is asked in."""
    file = tmp_path / "q.rq"
    file.write_text(LABELLED, encoding="utf-8")
    return kg("query", file, "--format", "csv", *words, store=store).stdout.splitlines()[1]


def test_the_language_is_the_parameter_of_a_query_that_has_one(
    tmp_path: Path, store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The parameter itself, then --lang, then KG_LANG, then the query's own."""
    assert spoken(tmp_path, store_dir) == "fr"
    assert spoken(tmp_path, store_dir, "--lang", "vi") == "vi"
    assert spoken(tmp_path, store_dir, "--lang", "EN", "--param", "lang=en") == "en"
    monkeypatch.setenv("KG_LANG", "en")
    assert spoken(tmp_path, store_dir) == "en"
    assert spoken(tmp_path, store_dir, "--lang", "vi") == "vi"
    assert spoken(tmp_path, store_dir, "--param", "lang=ja") == "ja"


def test_two_languages_at_once_are_wrong_usage(tmp_path: Path, store_dir: Path) -> None:
    """And so is what is no language."""
    (tmp_path / "q.rq").write_text(LABELLED, encoding="utf-8")
    asked = ("query", tmp_path / "q.rq", "--lang")
    failed(kg(*asked, "en", "--param", "lang=fr", store=store_dir), 2, "lang", "--param lang=fr")
    failed(kg(*asked, "to lam", store=store_dir), 2, "a language tag")
    failed(kg(*asked, "klingon", store=store_dir), 2, "a language tag")


def test_labels_take_the_place_of_iris_in_a_table(store_dir: Path) -> None:
    """Short IRIs otherwise; other formats keep the IRI."""
    text = f"SELECT ?e ?c {{ VALUES ?e {{ <{EVENT}> }} VALUES ?c {{ dip:Nothing }} }}"
    result = kg("query", "-", "--labels", "--lang", "en", stdin=text, store=store_dir)
    assert result.stdout.splitlines()[1].split("  ") == ["Reception, Hanoi, 16 May 2024", "dip:Nothing"]
    assert EVENT in kg("query", "-", "--labels", "--format", "csv", stdin=text, store=store_dir).stdout


def test_a_narrow_terminal_gets_records_where_a_table_would_be_strips(
    store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line for each column; in a pipe, and where the columns have room, the answer stays a table."""
    cells = " ".join(f"'Hội nghị thượng đỉnh {letter}'" for letter in "abcdefgh")
    text = f"SELECT * {{ VALUES (?a ?b ?c ?d ?e ?f ?g ?h) {{ ({cells}) }} }}"
    table = kg("query", "-", stdin=text, store=store_dir).stdout
    assert table.split()[:8] == list("abcdefgh")
    monkeypatch.setenv("COLUMNS", "80")
    records = kg("query", "-", stdin=text, store=store_dir).stdout.splitlines()
    assert records == [f"{letter}  Hội nghị thượng đỉnh {letter}" for letter in "abcdefgh"] + [""]
    few = kg("query", "-", stdin="SELECT ?a ?b { VALUES (?a ?b) { (1 2) } }", store=store_dir).stdout
    assert few == "a  b\n1  2\n"


def test_iris_are_links_where_the_terminal_follows_them(
    store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Addresses in texts too; never in a pipe, and not for what has no address."""
    text = "SELECT * { VALUES (?a ?b ?c) { (topic:trade 'https://e.example/a' <urn:x>) } }"
    assert "\x1b" not in kg("query", "-", stdin=text, store=store_dir).stdout
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    row = kg("query", "-", stdin=text, store=store_dir).stdout.splitlines()[1]
    topic, address = "https://w3id.org/diplomacy-kg/topic/trade", "https://e.example/a"
    assert row == (
        f"\x1b]8;;{topic}\x1b\\topic:trade\x1b]8;;\x1b\\  \x1b]8;;{address}\x1b\\{address}\x1b]8;;\x1b\\  urn:x"
    )
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    assert not screen.can_link()


def test_what_would_steer_a_terminal_is_not_printed(store_dir: Path) -> None:
    """A text from an article cannot clear the screen."""
    result = kg("query", "-", stdin="SELECT ('a\\u001B[2Jb\\tc' AS ?x) {}", store=store_dir)
    assert result.stdout.splitlines()[1] == "a\ufffd[2Jb c"


def test_explaining_shows_the_query_and_its_figures(store_dir: Path, tmp_path: Path) -> None:
    """The answer itself is not printed."""
    (tmp_path / "q.rq").write_text("#+ title: T\n" + SELECT, encoding="utf-8")
    result = kg("query", tmp_path / "q.rq", "--explain", store=store_dir)
    assert result.exit_code == 0
    assert "PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>" in result.stdout
    assert "?who rdf:type dip:Person" in result.stdout
    assert "person/vn/to-lam" not in result.stdout
    assert result.stderr.startswith("3 rows, the first after ")
    found = json.loads(
        kg("query", tmp_path / "q.rq", "--explain", "--format", "json", store=store_dir).stdout
    )
    assert found["figures"]["count"] == 3


# limits


def test_a_query_that_would_run_for_ever_is_stopped(store_dir: Path) -> None:
    """Nothing is printed, the exit code is 3, the sentence says what to do."""
    result = kg("query", "-", "--timeout", "0.5", stdin=ENDLESS, store=store_dir)
    failed(result, 3, "stopped after 0.5 s", "--timeout 5")
    assert kg("query", "-", "--timeout", "-1", stdin="ASK {}", store=store_dir).exit_code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="no other system tells what a process takes")
def test_a_query_that_takes_ever_more_memory_is_stopped(
    store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is 3, the sentence says what to do; the limit can come from the environment."""
    result = kg("query", "-", "--memory", "0.25", stdin=HUNGRY, store=store_dir)
    failed(result, 3, "more than 0.25 GB", "--memory 0.5")
    monkeypatch.setenv("KG_MEMORY", "0.25")
    assert kg("query", "-", stdin=HUNGRY, store=store_dir).exit_code == 3
    assert kg("query", "-", "--memory", "0", stdin="ASK {}", store=store_dir).exit_code == 0


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "xml", "table"])
def test_what_was_printed_before_does_not_look_complete(store_dir: Path, kind: str) -> None:
    """Its last line says so, in every format; a busy machine takes longer to come to the first."""
    for limit in ("0.5", "2", "8", "30"):
        result = kg("query", "-", "--timeout", limit, "--format", kind, stdin=MANY, store=store_dir)
        assert result.exit_code == 3
        if result.stdout:
            break
    assert len(result.stdout) > 1000
    assert result.stdout.endswith("\n" + INCOMPLETE)


def test_the_limit_can_come_from_the_environment(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And 0 lifts it."""
    monkeypatch.setenv("KG_TIMEOUT", "0.5")
    assert kg("query", "-", stdin=ENDLESS, store=store_dir).exit_code == 3
    assert kg("query", "-", "--timeout", "0", stdin="ASK {}", store=store_dir).exit_code == 0


def await_child(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process has started another."""
    until = time.monotonic() + 60
    while str(process.pid) not in subprocess.check_output(["ps", "-A", "-o", "ppid="], text=True).split():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_an_interrupt_stops_the_query(store_dir: Path) -> None:
    """Although the engine itself hears no signal."""
    command = [sys.executable, "-m", "kg", "query", "-"]
    env = os.environ | {"PYTHONPATH": str(ROOT), "KG_STORE": str(store_dir)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    ) as asking:
        assert asking.stdin
        asking.stdin.write(ENDLESS.encode())
        asking.stdin.close()
        asking.stdin = None
        await_child(asking)
        time.sleep(0.5)  # the query runs meanwhile
        asking.send_signal(signal.SIGINT)
        out, words = asking.communicate(timeout=20)
    assert (asking.returncode, out, words) == (130, b"", b"interrupted\n")


def test_a_table_of_any_length_streams(store_dir: Path) -> None:
    """Later cells wrap where the first thousand rows were narrower."""
    text = (
        "SELECT (IF(?n = 1, 'narrow', CONCAT('wide ', STR(?a))) AS ?x) "
        "{ { SELECT (1 AS ?n) ('' AS ?a) { ?s ?p ?o . ?q ?r ?t } LIMIT 1000 } UNION "
        "{ VALUES (?n ?a) { (2 'and wider') } } } ORDER BY ?n"
    )
    lines = kg("query", "-", stdin=text, store=store_dir).stdout.splitlines()
    assert lines[:2] == ["x", "narrow"]
    assert " ".join(lines[1001:]).split() == ["wide", "and", "wider"]
    assert max(map(len, lines)) <= 8


# files


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.csv", b"who,name"),
        ("a.tsv", b"?who\t?name"),
        ("a.json", b'{"head"'),
        ("a.srx", b"<?xml"),
        ("a.txt", b"who   "),
        ("a.parquet", b"PAR1"),
    ],
)
def test_an_answer_goes_to_a_file_in_the_format_of_its_suffix(
    tmp_path: Path, store_dir: Path, name: str, start: bytes
) -> None:
    """Nothing else is left in the folder."""
    result = kg("query", "-", "--out", tmp_path / name, stdin=SELECT, store=store_dir)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"wrote {tmp_path / name}" in result.stderr
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_answer_may_be_packed_as_a_dump_is(tmp_path: Path, store_dir: Path) -> None:
    """The suffix before that of the compression is the format's."""
    pytest.importorskip("backports.zstd", reason="needs the extra zst")
    assert kg("query", "-", "--out", tmp_path / "a.csv.zst", stdin=SELECT, store=store_dir).exit_code == 0
    with unpacked(tmp_path / "a.csv.zst") as stream:
        assert stream.read().startswith(b"who,name")


def test_a_file_may_be_compressed_and_a_format_be_given(tmp_path: Path, store_dir: Path) -> None:
    """The suffix counts where no format is given."""
    assert kg("query", "-", "--out", tmp_path / "a.csv.gz", stdin=SELECT, store=store_dir).exit_code == 0
    assert gzip.decompress((tmp_path / "a.csv.gz").read_bytes()).startswith(b"who,name")
    asked = ("query", "-", "--out", tmp_path / "a.data", "--format", "tsv")
    assert kg(*asked, stdin=SELECT, store=store_dir).exit_code == 0
    assert (tmp_path / "a.data").read_bytes().startswith(b"?who")


def test_a_file_whose_name_says_another_format_is_told(tmp_path: Path, store_dir: Path) -> None:
    """The format that was asked for holds; a name that says none, or any text, is none to warn of."""
    for name, said in (
        ("a.csv", ": it holds json, not csv as its name says\n"),
        ("a", "\n"),
        ("a.txt", "\n"),
    ):
        result = kg("query", "-", "--format", "json", "--out", tmp_path / name, stdin=SELECT, store=store_dir)
        assert result.stderr.endswith(f"wrote {tmp_path / name}{said}")
        assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["head"]


def test_a_file_is_never_half_written(tmp_path: Path, store_dir: Path) -> None:
    """What stood there stays where the query is stopped."""
    (tmp_path / "a.csv").write_text("before", encoding="utf-8")
    asked = ("query", "-", "--timeout", "0.5", "--out", tmp_path / "a.csv")
    failed(kg(*asked, stdin=MANY, store=store_dir), 3, "stopped")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.csv", "before")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--out", "a.xls"), "unknown format '.xls'"),
        (("--out", "a"), "unknown format 'a'"),
        (("--format", "parquet"), "--out answer.parquet"),
        (("--plot", "bar"), "--out bar.svg"),
        (("--plot", "bar", "--out", "a.gif"), "choose one of .svg, .png, .pdf"),
        (("--plot", "bar", "--out", "a.svg"), "who (IRIs), name (text)"),
        (("--plot", "network", "--columns", "who,whom", "--out", "a.svg"), "no column 'whom'"),
        (("--columns", "who"), "--columns: only with --plot"),
        (("--plot", "bar", "--format", "csv", "--out", "a.svg"), "--format csv: not with --plot"),
        (("--explain", "--format", "csv", "--out", "a.csv"), "--format csv, --out: not with --explain"),
        (("--explain", "--plot", "bar"), "--plot: not with --explain"),
        (("--out", "a.ttl"), "ttl cannot hold rows"),
    ],
)
def test_what_cannot_be_written_is_wrong_usage(
    tmp_path: Path, store_dir: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    """And leaves no file."""
    monkeypatch.chdir(tmp_path)
    failed(kg("query", "-", *words, stdin=SELECT, store=store_dir), 2, message)
    assert list(tmp_path.iterdir()) == []


def test_parquet_has_typed_columns(tmp_path: Path, store_dir: Path) -> None:
    """A day is a date, an IRI a string, in every row."""
    pq = pytest.importorskip("pyarrow.parquet")
    asked = ("query", "-", "--out", tmp_path / "a.parquet")
    assert "(1 row)" in kg(*asked, stdin=DATES, store=store_dir).stderr
    found = pq.read_table(tmp_path / "a.parquet")
    assert [str(field.type) for field in found.schema] == ["string", "date32[day]"]
    assert [str(row["day"]) for row in found.to_pylist()] == ["2024-05-16"]


def test_a_picture_names_its_nodes(tmp_path: Path, store_dir: Path) -> None:
    """By their labels; the columns that were taken are said."""
    pytest.importorskip("matplotlib")
    asked = ("query", "-", "--plot", "timeline", "--lang", "en", "--out", tmp_path / "a.svg")
    result = kg(*asked, stdin=DATES, store=store_dir)
    assert result.exit_code == 0, result.stderr
    assert "(1 row: day, event)" in result.stderr
    assert "Reception, Hanoi, 16 May 2024" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    failed(kg(*asked, stdin="ASK {}", store=store_dir), 2, "timeline plot cannot hold a truth")


def test_a_picture_tells_which_rows_it_leaves_out(tmp_path: Path, store_dir: Path) -> None:
    """However many there are before those that fit; an empty answer is called empty."""
    pytest.importorskip("matplotlib")
    asked = ("query", "-", "--plot", "timeline", "--out", tmp_path / "a.svg")
    undated = " ".join(f"(UNDEF 'w{number}')" for number in range(70))
    text = f"SELECT ?day ?what {{ VALUES (?day ?what) {{ {undated} ('2024-05' 'x') ('2024' 'y') }} }}"
    result = kg(*asked, stdin=text, store=store_dir)
    assert "(2 rows: day, what; left out 70 rows without a date in day)" in result.stderr
    failed(
        kg(*asked, stdin="SELECT ?day { ?day a dip:Treaty }", store=store_dir), 2, "the answer has no rows"
    )


def test_a_terminal_gets_links(store_dir: Path) -> None:
    """And a pipe none, as other tests see."""
    master, slave = pty.openpty()
    env = os.environ | {"PYTHONPATH": str(ROOT), "KG_STORE": str(store_dir), "TERM": "xterm-256color"}
    env.pop("FORCE_HYPERLINK", None)
    with subprocess.Popen(
        [sys.executable, "-m", "kg", "query", "-"], stdin=subprocess.PIPE, stdout=slave, env=env
    ) as asking:
        os.close(slave)
        asking.communicate(SELECT.encode(), timeout=60)
    printed = b""
    while select.select([master], [], [], 0.5)[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        printed += piece
    os.close(master)
    assert b"\x1b]8;;https://w3id.org/diplomacy-kg/person/vn/to-lam\x1b\\person/vn/to-lam" in printed
