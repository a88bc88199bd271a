"""Services: what a query asks of the endpoints that it names, and what becomes of it when they do not answer."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.asking.library import parse
from kg.asking.runs import Run
from kg.asking.services import services
from kg.asking.wire import Request
from kg.errors import ClauseFailed
from kg.formats import AnswerFormat
from kg.store import Term
from tests.kg.servers import CUT, JSON, endpoint, free_port, oxigraph
from tests.kg.test_cli_process import kg

FIGURES = """
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
wd:Q1858 wdt:P1082 8053663 . wd:Q8684 wdt:P1082 9411260 .
"""
REPLIES = {
    "refuses": (429, "text/plain", b"slow\ndown"),
    "fails": (500, "text/html", b"<html>\noops"),
    "garbage": (200, JSON, b"no JSON\nat all"),
    "half": (200, JSON, CUT),
    "page": (200, "text/html", b"<html>"),
    "empty": (200, JSON, b""),
}
LINKED = """SELECT DISTINCT ?who ?name ?population WHERE {
  ?who a dip:Person ; rdfs:label ?name .
  SERVICE%s <%s> { wd:Q1858 wdt:P1082 ?population }
} ORDER BY ?who"""


def asked(store_dir: Path, text: str) -> list[tuple[Term | None, ...]]:
    """The rows that ``kg query`` takes for a table."""
    with Run(Request(store_dir, parse(text, "-", "-"), {}, AnswerFormat.TABLE)) as run:
        return list(run.rows())


@contextmanager
def misbehaving(how: str) -> Iterator[str]:
    """The address of an endpoint that answers wrongly, or of none at all."""
    if how == "down":
        yield f"http://127.0.0.1:{free_port()}/"
        return
    with endpoint(*REPLIES[how]) as address:
        yield address


def test_one_server_asks_another() -> None:
    """Two real Oxigraph servers: the one asks the other for what it does not know itself."""
    known = '@prefix wd: <http://www.wikidata.org/entity/> . wd:Q1858 <http://e.org/name> "Hanoi" .'
    with oxigraph(FIGURES) as far, oxigraph(known) as near:
        query = f"""SELECT ?name ?population WHERE {{ ?item <http://e.org/name> ?name .
            SERVICE <{far}> {{ ?item <http://www.wikidata.org/prop/direct/P1082> ?population }} }}"""
        address = f"{near}?{urllib.parse.urlencode({'query': query})}"
        request = urllib.request.Request(address, headers={"Accept": JSON})  # noqa: S310 - our own server
        with urllib.request.urlopen(request, timeout=20) as reply:  # noqa: S310 - as above
            rows = json.load(reply)["results"]["bindings"]
    assert [(row["name"]["value"], row["population"]["value"]) for row in rows] == [("Hanoi", "8053663")]


@pytest.mark.parametrize("kind", ["table", "csv", "json"])
def test_our_store_asks_a_server(store_dir: Path, kind: str) -> None:
    """``kg query`` joins what the store holds to what the service says."""
    with oxigraph(FIGURES) as address:
        done = kg("query", "-", "--format", kind, stdin=LINKED % ("", address), KG_STORE=str(store_dir))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("8053663") == 3
    assert "Tô Lâm" in done.stdout


def test_a_server_of_ours_may_be_asked_for_a_join(store_dir: Path) -> None:
    """Terms bound here are joined to the rows of there, row by row."""
    text = """SELECT ?item ?population WHERE { VALUES ?item { wd:Q8684 wd:Q1 }
        SERVICE <%s> { ?item wdt:P1082 ?population } }"""
    with oxigraph(FIGURES) as address:
        found = asked(store_dir, text % address)
    assert [[getattr(cell, "value", "") for cell in row] for row in found] == [
        ["http://www.wikidata.org/entity/Q8684", "9411260"]
    ]


def test_only_what_stands_in_the_clause_reaches_the_service(store_dir: Path) -> None:
    """Neither the rest of the query nor anything of the store: the rows of there come here to be joined."""
    reply, heard = b'{"head":{"vars":["population"]},"results":{"bindings":[]}}', list[bytes]()
    with endpoint(200, JSON, reply, heard=heard) as address:
        assert asked(store_dir, LINKED % ("", address)) == []
    (body,) = heard
    assert b"<http://www.wikidata.org/prop/direct/P1082> ?population" in body
    assert b"Person" not in body
    assert b"name" not in body


@pytest.mark.parametrize("kind", ["table", "csv", "json"])
@pytest.mark.parametrize("how", ["down", *REPLIES])
def test_a_service_that_does_not_answer_fails_the_query(how: str, kind: str, store_dir: Path) -> None:
    """Whatever the format: no answer, and one line that names the service and what was wrong."""
    with misbehaving(how) as address:
        query = parse(LINKED % ("", address), "-", "-")
        with (
            pytest.raises(ClauseFailed) as caught,
            Run(Request(store_dir, query, {}, AnswerFormat(kind))) as run,
        ):
            list(run.chunks())
    assert caught.value.services == (f"<{address}>",)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("kind", ["table", "csv", "xml"])
def test_an_answer_that_ends_half_way_does_not_look_complete(store_dir: Path, kind: str) -> None:
    """Where rows were printed before the service failed, a line says that they are not all: exit code 3, one line on stderr."""
    text = "SELECT ?s WHERE { { ?s a dip:Person } UNION { SERVICE <%s> { ?s ?p ?o } } }"
    with misbehaving("half") as address:
        done = kg("query", "-", "--format", kind, stdin=text % address, KG_STORE=str(store_dir))
    assert done.returncode == 3
    assert done.stdout == "" or "*** incomplete" in done.stdout.splitlines()[-1]
    assert done.stderr.startswith(f"the query asks <{address}>, which failed: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("how", ["down", *sorted(REPLIES.keys() - {"half"})])
def test_silent_does_without(how: str, store_dir: Path) -> None:
    """As the standard says: a failing service gives one solution that binds nothing, and the rest of the query stands."""
    with misbehaving(how) as address:
        found = asked(store_dir, LINKED % (" SILENT", address))
    assert len(found) == 3
    assert {row[2] for row in found} == {None}


def test_silent_hides_no_reply_that_breaks_off(store_dir: Path) -> None:
    """Oxigraph (0.5.13) hands rows on while it reads the reply, and cannot take them back: the query fails."""
    with misbehaving("half") as address, pytest.raises(ClauseFailed):
        asked(store_dir, LINKED % (" SILENT", address))


@pytest.mark.parametrize("word", ["", " SILENT"])
def test_a_slow_service_is_given_up(word: str, store_dir: Path) -> None:
    """After the time given: exit code 3 and one line; the process ends although the service never answered."""
    with endpoint(200, JSON, b"{}", slow=True) as address:
        text = LINKED % (word, address)
        done = kg("query", "-", "--timeout", "0.5", stdin=text, KG_STORE=str(store_dir))
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("the query was stopped after 0.5 s")
    assert len(done.stderr.splitlines()) == 1


def test_the_text_of_a_query_tells_its_services() -> None:
    """In comments, strings, IRIs and names of variables the word means nothing; a variable may name a service."""
    text = """# SERVICE <http://no.example/>
    SELECT ?service ("SERVICE <http://no.example/>" AS ?a) WHERE {
      SERVICE <http://a.example/#x> { ?s ?p <http://no.example/SERVICE> }
      service silent ?where { ?s ?p '''SERVICE <http://no.example/> { ''' }
      SERVICE wd:Q1{ ?s ?p ?o } SERVICE <http://a.example/#x> { } }"""
    assert services(text) == ("<http://a.example/#x>", "?where", "wd:Q1")
    assert services("SELECT ?service WHERE { ?service ?p ?o }") == ()


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_a_quotation_mark_that_is_escaped_ends_no_string(quotes: str) -> None:
    """What stands behind it is still in the string; what stands behind the string is not."""
    text = f"ASK {{ ?s ?p {quotes}a\\{quotes} SERVICE <http://no.example/> {{ }} {quotes} SERVICE # <x>\n <http://a.example/> {{ }} }}"
    assert services(text) == ("<http://a.example/>",)
    assert services("PREFIX service: <http://e.org/> ASK { ?s service:x ?services }") == ()
