"""The commands: what they print where, and with which exit code."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from kg.asking.library import find
from kg.cli import app
from kg.cli.shelf import print_named_query
from kg.errors import MissingStore
from kg.store import Store
from mappings.iris import person_iri
from tests.kg.conftest import EVENT, TO_LAM

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]  # typer hides its class

SELECT = "SELECT DISTINCT ?who ?name { ?who a dip:Person ; rdfs:label ?name } ORDER BY ?name"


def kg(*words: str | Path, stdin: str | bytes | None = None, store: Path | None = None) -> Result:
    """Run a command; ``store`` is passed by the environment."""
    env = {"KG_STORE": str(store)} if store else {}
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin, env=env)


def failed(result: Result, code: int, *parts: str) -> None:
    """Assert an exit code, an empty stdout and words on stderr, without a traceback."""
    assert (result.exit_code, result.stdout) == (code, "")
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    """With a sentence on what it does."""
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert f"Usage: kg {command}" in result.stdout or f"Usage: root {command}" in result.stdout


def test_the_help_names_every_command_and_the_exit_codes() -> None:
    """Once, under a task, in one line that is not cut short, with the example that its own help ends with."""
    text = kg("--help").stdout
    for command in COMMANDS:
        (line,) = re.findall(rf"^  {command} +\S.*\n +\$ (kg {command}\b.*)$", text, flags=re.MULTILINE)
        assert f"Example: {line}" in " ".join(kg(command, "--help").stdout.split())
    assert "..." not in text.partition("Read articles")[2]
    assert "Exit codes: 0 fine" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_of_a_command_is_one(command: str) -> None:
    """Its options exist and its values are of their types."""
    found = get_command(app).commands[command]  # type: ignore[attr-defined]
    program, name, *words = shlex.split(found.epilog.removeprefix("Example: "))
    assert (program, name) == ("kg", command)
    assert found.make_context(command, words).params


def test_the_version_is_told() -> None:
    """As the graph records it."""
    result = kg("--version")
    assert (result.exit_code, result.stdout.split()[0]) == (0, "diplomacy-kg")


def test_wrong_usage_is_2() -> None:
    """An unknown command or option, a missing argument."""
    for words in (("nope",), ("why",), ("info", "--nope")):
        assert kg(*words).exit_code == 2


# query


def test_a_table_is_data_and_the_number_of_rows_is_a_word(store_dir: Path) -> None:
    """IRIs are short; nothing but the table is on stdout."""
    result = kg("query", "-", stdin=SELECT, store=store_dir)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "who                 name",
        "person/vn/to-lam    Tô Lâm",
        "person/cn/wang-wei  Wang Wei",
        "person/cn/wang-yi   Wang Yi",
    ]
    assert result.stderr == "3 rows\n"


def test_a_wide_cell_is_wrapped_and_loses_nothing(store_dir: Path) -> None:
    """A long text takes several lines."""
    text = "x" * 300
    result = kg("query", "-", stdin=f"SELECT ('{text}' AS ?t) {{}}", store=store_dir)
    assert "".join(line.strip() for line in result.stdout.splitlines()[1:]) == text
    assert max(map(len, result.stdout.splitlines())) <= 120


def test_an_unbound_cell_is_empty_and_markup_is_text(store_dir: Path) -> None:
    """Brackets in the data are not read as colours."""
    result = kg("query", "-", stdin="SELECT ('[red]x[/]' AS ?a) ?b {}", store=store_dir)
    assert "[red]x[/]" in result.stdout


def test_a_query_may_stand_in_the_command_itself(store_dir: Path) -> None:
    """What has a space in it is SPARQL, as in Python; - writes to standard output as elsewhere."""
    asked = kg("query", "ASK { ?s ?p ?o }", "--out", "-", store=store_dir)
    assert (asked.exit_code, asked.stdout) == (0, "true\n")
    failed(kg("query", "SELECT * { ?s ?p", store=store_dir), 2, "this { is never closed")


def test_no_rows_for_a_name_leads_to_where_names_are_found(store_dir: Path) -> None:
    """A name that is misspelt is no error, and would pass for an answer."""
    asked = kg("query", "who-met-whom", "--param", "place=Hanio", store=store_dir)
    assert asked.exit_code == 0
    assert asked.stderr.endswith(
        "nothing fits 'Hanio': `kg show Hanio` tells whether the graph has that name\n"
    )


def test_a_truth_is_a_word(store_dir: Path) -> None:
    """ASK answers with exit code 0 either way: false is an answer."""
    assert kg("query", "-", stdin="ASK {}", store=store_dir).stdout == "true\n"
    no = kg("query", "-", stdin="ASK { ?x a <http://nothing> }", store=store_dir)
    assert (no.exit_code, no.stdout) == (0, "false\n")


@pytest.mark.parametrize(
    ("kind", "start"),
    [("csv", "who,name\r\n"), ("tsv", "?who\t?name\n"), ("json", '{"head"'), ("xml", "<?xml")],
)
def test_rows_in_the_formats_of_programs(store_dir: Path, kind: str, start: str) -> None:
    """Nothing on stderr: the answer is all there is."""
    result = kg("query", "-", "--format", kind, stdin=SELECT, store=store_dir)
    assert result.stdout_bytes.decode().startswith(start)
    assert result.stderr == ""


def test_triples_are_turtle_unless_said_otherwise(store_dir: Path) -> None:
    """CONSTRUCT gives a graph."""
    text = "CONSTRUCT WHERE { ?who a dip:Person }"
    assert "<person/vn/to-lam> a dip:Person ." in kg("query", "-", stdin=text, store=store_dir).stdout
    assert kg("query", "-", "--format", "nt", stdin=text, store=store_dir).stdout.count(" .\n") == 3


def test_a_file_with_parameters(store_dir: Path, tmp_path: Path) -> None:
    """Given on the command line, each as NAME=VALUE."""
    file = tmp_path / "who.rq"
    file.write_text(
        "#+ parameters:\n#+   who: {type: iri, required: true, example: person/vn/to-lam, description: d}\n"
        "SELECT DISTINCT ?name { VALUES ?who { UNDEF } ?who rdfs:label ?name }",
        encoding="utf-8",
    )
    result = kg("query", file, "--param", "who=person/vn/to-lam", "--format", "csv", store=store_dir)
    assert result.stdout.splitlines() == ["name", "Tô Lâm"]
    failed(kg("query", file, store=store_dir), 2, "needs who, an IRI", "--param who=person/vn/to-lam")
    failed(
        kg("query", file, "--param", "who=To Lam", store=store_dir), 2, "parameter who", "person/vn/to-lam"
    )
    injected = kg("query", file, "--param", "who=x/y> ?p ?o } #", store=store_dir)
    failed(injected, 2, "parameter who")
    failed(kg("query", file, "--param", "whom=x", store=store_dir), 2, "no parameter 'whom'", "who")
    failed(kg("query", file, "--param", "who", store=store_dir), 2, "NAME=VALUE")


def test_a_syntax_error_shows_the_line_with_a_caret(store_dir: Path) -> None:
    """Line and column in words, and the place itself."""
    result = kg("query", "-", stdin="SELECT ?s\nWHRE { ?s ?p ?o }", store=store_dir)
    failed(result, 2, "line 2, column 1", "\n  WHRE { ?s ?p ?o }\n  ^")


def test_an_unknown_query_offers_the_nearest(store_dir: Path) -> None:
    """And says how to see them all."""
    failed(kg("query", "who-met-wom", store=store_dir), 2, "did you mean who-met-whom", "kg queries")


def test_an_unknown_format_and_one_that_does_not_fit(store_dir: Path) -> None:
    """Both say which would do."""
    failed(kg("query", "-", "--format", "pdf", stdin=SELECT, store=store_dir), 2, "'csv'")
    failed(
        kg("query", "-", "--format", "ttl", stdin=SELECT, store=store_dir), 2, "table, csv, tsv, json, xml"
    )


def test_a_query_that_cannot_be_evaluated_is_3(store_dir: Path) -> None:
    """The question was well formed; the answer could not be had."""
    result = kg("query", "-", stdin="SELECT * { SERVICE <http://127.0.0.1:9/> {} }", store=store_dir)
    assert result.exit_code == 3
    assert "the query asks <http://127.0.0.1:9/>, which failed: " in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_store_that_is_missing_unreadable_or_in_use(tmp_path: Path, store_dir: Path) -> None:
    """Each is told apart, and what to do is said."""
    failed(kg("info", "--store", tmp_path / "none"), 3, "no store in", "kg build")
    broken = tmp_path / "broken"
    shutil.copytree(store_dir, broken)
    (broken / "oxigraph" / "CURRENT").write_text("not a store", encoding="utf-8")
    failed(kg("query", "-", "--store", broken, stdin="ASK {}"), 3, "cannot be read", "kg rebuild")
    used = tmp_path / "used"
    shutil.copytree(store_dir, used)
    with Store.open(used):
        failed(kg("remove", "first", "--store", used), 3, "open for writing elsewhere")


def test_the_library_is_listed_with_parameters() -> None:
    """For people as a table, for programs as JSON."""
    result = kg("queries")
    assert "who-met-whom" in result.stdout
    named = json.loads(kg("queries", "--json").stdout)
    assert {"name", "title", "description", "group", "tags", "parameters", "text"} <= named[0].keys()


def test_the_library_is_listed_by_group() -> None:
    """Each group under its title, in the order of the groups."""
    lines = kg("queries").stdout.splitlines()
    titles = [line for line in lines if line and not line.startswith(" ")]
    assert titles[:2] == ["Who met whom", "Visits, series and other events"]
    assert next(line for line in lines if "who-met-whom" in line).startswith("  ")


def test_one_query_is_shown_with_its_parameters_and_its_sparql(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a page for people, as an object for programs; a name that is none is explained."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    for name, value in {"TERM": "dumb", "COLUMNS": "120"}.items():
        monkeypatch.setenv(name, value)
    print_named_query(find("promises"), as_json=False)
    shown = capsys.readouterr().out
    assert shown.startswith("promises · What was promised, and to whom\n")
    assert "Part of the name of who speaks" in shown
    assert "\nSELECT ?statement" in shown
    assert "#+" not in shown
    assert json.loads(kg("queries", "promises", "--json").stdout)["group"] == "statements"
    failed(kg("queries", "promise"), 2, "did you mean promises")


def test_a_query_that_goes_into_a_file_can_be_changed_and_asked_with_its_parameters(
    store_dir: Path, tmp_path: Path
) -> None:
    """Not a page then, but the text of the library's file, header included."""
    copy = tmp_path / "mine.rq"
    copy.write_text(kg("queries", "who-met-whom").stdout, encoding="utf-8")
    assert copy.read_text(encoding="utf-8") == find("who-met-whom").text
    asked = kg("query", copy, "--param", "since=2000-01-01", "--format", "csv", store=store_dir)
    named = kg("query", "who-met-whom", "--param", "since=2000-01-01", "--format", "csv", store=store_dir)
    assert (asked.exit_code, asked.stdout) == (0, named.stdout)


def test_nothing_to_read_says_what_is_looked_for(tmp_path: Path) -> None:
    """An empty folder is no fault, but somebody may have named the wrong one."""
    (tmp_path / "empty").mkdir()
    for words in (("build", tmp_path / "empty"), ("extract", tmp_path / "empty")):
        done = kg(*words, store=tmp_path / "store" if words[0] == "build" else None)
        assert done.exit_code == 0
        assert "no article found: below a folder those files are read that end in .htm, .html" in done.stderr
    stale = kg("build", "--stale", store=tmp_path / "store")
    assert "nothing to read again" in stale.stderr


def test_an_article_that_is_there_twice_is_told(tmp_path: Path) -> None:
    """So that the figures of a build add up."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.txt").write_text("Le ministre a reçu l'ambassadeur.\n", encoding="utf-8")
    done = kg("build", tmp_path / "a", tmp_path / "b", store=tmp_path / "store")
    assert "2 articles read (1 new, 1 there twice)" in done.stderr


# why and show


def test_why_shows_each_quote_in_its_sentence_with_its_article(store_dir: Path) -> None:
    """Of both articles that report the event."""
    result = kg("why", EVENT, store=store_dir)
    assert result.exit_code == 0
    assert "« Le président Tô Lâm [a reçu le 16 mai 2024 à Hanoi] le ministre Wang Yi. »" in result.stdout
    assert "https://news.example/second" in result.stdout
    assert result.stderr == "4 claims, 2 articles\n"
    assert len(json.loads(kg("why", EVENT, "--json", store=store_dir).stdout)["claims"]) == 4
    failed(kg("why", "person/vn/to-lan", store=store_dir), 2, "did you mean person/vn/to-lam?")


def test_show_gives_a_page_or_the_candidates(store_dir: Path) -> None:
    """A name in any spelling; a name of several; a name of none."""
    result = kg("show", "to lam", store=store_dir)
    assert result.stdout.splitlines()[0] == "Tô Lâm · Person · person/vn/to-lam"
    assert "Took part in (1)" in result.stdout
    assert json.loads(kg("show", "to lam", "--json", store=store_dir).stdout)["iri"] == person_iri(TO_LAM)
    several = kg("show", "wang", store=store_dir)
    assert "person/cn/wang-wei" in several.stdout
    assert several.stderr == "2 have such a name: choose one by its IRI\n"
    assert len(json.loads(kg("show", "wang", "--json", store=store_dir).stdout)["candidates"]) == 2
    failed(kg("show", "Tolam", store=store_dir), 2, "did you mean Tô Lâm?")


# export


def test_export_writes_a_file_or_standard_output(store_dir: Path, tmp_path: Path) -> None:
    """The same bytes both ways; the suffix tells the format, the option overrules it."""
    file = tmp_path / "dump.nq"
    result = kg("export", file, store=store_dir)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "every quad with its graph" in result.stderr
    assert kg("export", "-", "--format", "nq", store=store_dir).stdout_bytes == file.read_bytes()
    kg("export", tmp_path / "dump.txt", "--format", "nt", store=store_dir)
    assert (tmp_path / "dump.txt").read_bytes() == kg(
        "export", "-", "--format", "nt", store=store_dir
    ).stdout_bytes


def test_export_writes_a_release_or_tables(store_dir: Path, tmp_path: Path) -> None:
    """A folder each; said on stderr with the version."""
    result = kg("export", tmp_path / "r", "--dataset", "--compress", "gz", "--split", "year", store=store_dir)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "wrote release 2024-05-17 to" in result.stderr
    assert (tmp_path / "r" / "nq" / "2024.nq.gz").is_file()
    assert kg("export", tmp_path / "t", "--tables", store=store_dir).exit_code == 0
    assert (tmp_path / "t" / "events.csv").is_file()


def test_export_refuses_options_that_would_do_nothing(store_dir: Path, tmp_path: Path) -> None:
    """An unknown way to split, options of a release without one, a file where the folder is to be."""
    dump = tmp_path / "dump.nq"
    failed(kg("export", tmp_path / "r", "--dataset", "--split", "colour", store=store_dir), 2, "colour")
    failed(
        kg("export", dump, "--split", "year", "--compress", "gz", store=store_dir), 2, "--compress, --split"
    )
    dump.touch()
    failed(kg("export", dump, "--dataset", store=store_dir), 2, "is a file")
    failed(kg("export", tmp_path, "--tables", store=store_dir), 2, "holds other files")


# diff


def test_diff_tells_what_changed(store_dir: Path, tmp_path: Path) -> None:
    """In words, as JSON, as an update to standard output or to a file."""
    dump, less = tmp_path / "new.nq", tmp_path / "old.nq"
    kg("export", dump, store=store_dir)
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    less.write_text("".join(line for line in lines if f"<{EVENT}" not in line), encoding="utf-8")
    result = kg("diff", less, dump)
    assert result.exit_code == 0
    assert "+ Reception, Hanoi, 16 May 2024 · Event · event/" in result.stdout
    assert "new, 0 gone" in result.stderr
    told = json.loads(kg("diff", less, dump, "--json").stdout)["changes"]
    assert {change["what"] for change in told} == {"new", "changed"}
    update = kg("diff", less, dump, "--format", "update").stdout_bytes
    kg("diff", less, dump, "--out", tmp_path / "delta.ru")
    assert (tmp_path / "delta.ru").read_bytes() == update
    assert kg("diff", dump, store_dir).stdout == ""


def test_diff_refuses_what_it_cannot_read(store_dir: Path, tmp_path: Path) -> None:
    """Nothing there, no dump, a name that says no format of a delta."""
    failed(kg("diff", tmp_path / "none.nq", store_dir), 3, "none.nq")
    failed(kg("diff", tmp_path, store_dir), 3, "no store")
    (tmp_path / "a.txt").touch()
    failed(kg("diff", tmp_path / "a.txt", store_dir), 3, "its name tells no format")
    failed(kg("diff", store_dir, store_dir, "--out", tmp_path / "delta.txt"), 2, "ru, rdfp")


def test_export_refuses_what_it_cannot_write(store_dir: Path, tmp_path: Path) -> None:
    """An unknown suffix, a folder, a folder that is missing."""
    failed(kg("export", tmp_path / "dump.rdf", store=store_dir), 2, "ttl, trig, nq, nt, jsonld")
    failed(kg("export", tmp_path, store=store_dir), 2, "is a folder")
    failed(kg("export", tmp_path / "none" / "dump.ttl", store=store_dir), 3, "none")
    assert list(tmp_path.iterdir()) == []


# the rest


def test_remove_takes_one_article_out(store_dir: Path, tmp_path: Path) -> None:
    """And offers the nearest identifier where there is none."""
    copy = tmp_path / "copy"
    shutil.copytree(store_dir, copy)
    failed(kg("remove", "secnd", "--store", copy), 2, "did you mean second?")
    result = kg("remove", "second", "--store", copy)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("removed second: ")
    with Store.open_read_only(copy) as view:
        assert not view.has_graph("https://w3id.org/diplomacy-kg/article/second")
        assert view.has_graph("https://w3id.org/diplomacy-kg/article/first")


def test_info_counts(store_dir: Path) -> None:
    """For people and for programs."""
    assert kg("info", store=store_dir).exit_code == 0
    figures = json.loads(kg("info", "--json", store=store_dir).stdout)
    assert (figures["articles"], figures["classes"]["Person"]) == (2, 3)


def test_validate_exits_1_on_invalid_data(tmp_path: Path) -> None:
    """Valid: 0. Not valid: 1, with the findings. No such file: 3."""
    head = "@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .\n"
    (tmp_path / "bad.ttl").write_text(
        head + "<https://w3id.org/diplomacy-kg/event/x> a dip:Tenure .\n", encoding="utf-8"
    )
    (tmp_path / "good.ttl").write_text(head, encoding="utf-8")
    bad = kg("validate", tmp_path / "bad.ttl")
    assert bad.exit_code == 1
    assert "Violation" in bad.stdout
    assert "not valid" in bad.stderr
    assert not json.loads(kg("validate", tmp_path / "bad.ttl", "--json").stdout)["conforms"]
    assert kg("validate", tmp_path / "good.ttl").exit_code == 0
    failed(kg("validate", tmp_path / "none.ttl"), 3, "none.ttl")
    failed(kg("validate", "--store", tmp_path / "none"), 3, "no store in")


def test_build_reads_and_says_what_it_did(tmp_path: Path) -> None:
    """Words on stderr; again, nothing changes; a missing path is named."""
    article = tmp_path / "visite.txt"
    article.write_text(
        "Le président Jean Dupont en visite à Hanoi\n\n"
        "Le président français Jean Dupont a effectué une visite à Hanoi le 3 mars 2023. Il a souhaité "
        "que les deux pays développent leur coopération dans le commerce et la culture.\n",
        encoding="utf-8",
    )
    store = tmp_path / "store"
    first = kg("build", article, "--store", store)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith("1 article read (1 new)")
    again = json.loads(kg("build", article, "--store", store, "--json").stdout)
    assert (again["unchanged"], again["problems"]) == (1, [])
    failed(kg("build", tmp_path / "none", "--store", store), 3, "none")


def test_build_exits_1_where_the_data_has_problems(tmp_path: Path) -> None:
    """Each problem on a line, the file first."""
    (tmp_path / "empty.txt").touch()
    result = kg("build", tmp_path / "empty.txt", "--store", tmp_path / "store")
    failed(result, 1, f"{tmp_path / 'empty.txt'}: ")
    problems = json.loads(
        kg("build", tmp_path / "empty.txt", "--store", tmp_path / "store", "--json").stdout
    )["problems"]
    assert problems[0]["source"] == str(tmp_path / "empty.txt")


def test_extract_shows_facts_with_quotes_and_stores_nothing(tmp_path: Path) -> None:
    """One line of JSON an article for programs."""
    article = tmp_path / "visite.txt"
    text = (
        "Visite à Hanoi\n\nLe président français Jean Dupont a effectué une visite à Hanoi le 3 mars 2023.\n"
    )
    article.write_text(text, encoding="utf-8")
    result = kg("extract", article)
    assert result.exit_code == 0
    assert "Jean Dupont a effectué une visite" in result.stdout
    made = json.loads(kg("extract", article, "--json").stdout)
    assert made["article"]["id"] == "visite"
    assert made["report"]["article"] == "visite"
    assert list(tmp_path.iterdir()) == [article]
    failed(kg("extract", tmp_path / "none.txt"), 3, "none.txt")
    (tmp_path / "empty.txt").touch()
    failed(kg("extract", tmp_path / "empty.txt"), 1, "empty.txt")


def test_an_interrupt_is_one_word_and_130(monkeypatch: pytest.MonkeyPatch, store_dir: Path) -> None:
    """As shells expect it."""

    def interrupt(_: Path) -> Store:
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "open_read_only", staticmethod(interrupt))
    failed(kg("why", EVENT, store=store_dir), 130, "interrupted")


def test_an_error_of_the_system_names_the_file(monkeypatch: pytest.MonkeyPatch, store_dir: Path) -> None:
    """A full disk or a forbidden file is a failure, not a crash."""

    def forbid(path: Path) -> Store:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Store, "open_read_only", staticmethod(forbid))
    failed(kg("why", EVENT, store=store_dir), 3, f"{store_dir}: Permission denied")


def test_errors_of_the_library_carry_their_code() -> None:
    """The command line only looks it up."""
    assert MissingStore(Path("x")).exit_code == 3
