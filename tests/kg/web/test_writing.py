"""Writing graphs to ``/store``, by whoever has the token."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.store import Store
from kg.web.opening import TOKEN
from mappings.iris import article_iri
from tests.kg.web.serving import WAIT, Served, served

SECRET: Final = "a token that nobody guesses".replace(" ", "-")
GRAPH: Final = article_iri("new")
RDF_XML: Final = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/">
<rdf:Description rdf:about="http://e.org/a"><e:b>é</e:b></rdf:Description></rdf:RDF>"""
TURTLE: Final = "<http://e.org/a> <http://e.org/b> 'c', <d> ."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where there is no store yet."""
    return tmp_path_factory.mktemp("writing") / "store"


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Served]:
    """A site that may be written to, over a new store."""
    with served(folder, "--writable", env={TOKEN: SECRET}) as running:
        yield running


def send(
    site: Served, method: str, graph: str = GRAPH, content: str | bytes = "", **headers: str
) -> httpx.Response:
    """What the store answers; a header is named with ``_`` for ``-``."""
    given = {"Authorization": f"Bearer {SECRET}", "Content-Type": "text/turtle"}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    params = {"graph": graph}
    return httpx.request(
        method, f"{site.url}store", params=params, content=content, headers=given, timeout=WAIT
    )


def held(site: Served, graph: str = GRAPH) -> set[str]:
    """The lines of a graph."""
    answer = httpx.get(
        f"{site.url}store", params={"graph": graph}, headers={"Accept": "application/n-triples"}
    )
    return set(answer.text.splitlines()) if answer.status_code == 200 else set()


def test_a_graph_is_put_added_to_and_deleted(site: Served) -> None:
    """201 for a new one, 204 for one that is there, 404 for one that is gone; relative names are the graph's."""
    assert send(site, "PUT", content=TURTLE).status_code == 201
    assert held(site) == {
        '<http://e.org/a> <http://e.org/b> "c" .',
        f"<http://e.org/a> <http://e.org/b> <{article_iri('d')}> .",
    }
    assert send(site, "POST", content="<http://e.org/a> <http://e.org/b> 'more' .").status_code == 204
    assert len(held(site)) == 3
    assert send(site, "PUT", content="<http://e.org/a> <http://e.org/b> 'other' .").status_code == 204
    assert held(site) == {'<http://e.org/a> <http://e.org/b> "other" .'}
    assert send(site, "DELETE").status_code == 204
    assert held(site) == set()
    assert send(site, "DELETE").status_code == 404


def test_what_was_written_is_seen_at_once(site: Served) -> None:
    """Also by a question that was asked before."""
    question = "SELECT (COUNT(*) AS ?n) { ?s <http://e.org/seen> ?o }"
    for number in range(3):
        content = " ".join(f"<http://e.org/{i}> <http://e.org/seen> {i} ." for i in range(number))
        send(site, "PUT", content=content)
        assert site.get(question).text.split()[1] == str(number)
        assert site.get(question).text.split()[1] == str(number)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("application/n-triples", '<http://e.org/a> <http://e.org/b> "é" .'),
        ("application/ld+json", '{"@id": "http://e.org/a", "http://e.org/b": "é"}'),
        ("text/turtle; charset=utf-8", "<http://e.org/a> <http://e.org/b> 'é' ."),
        (
            "application/rdf+xml",
            RDF_XML,
        ),
    ],
)
def test_a_graph_may_come_in_any_format(site: Served, kind: str, content: str) -> None:
    """The same statement in each."""
    graph = article_iri("formats")
    assert send(site, "PUT", graph, content.encode(), Content_Type=kind).is_success
    assert held(site, graph) == {'<http://e.org/a> <http://e.org/b> "é" .'}


@pytest.mark.parametrize(
    "token",
    [
        "",
        "Bearer",
        "Bearer wrong",
        f"Basic {SECRET}",
        f"Bearer {SECRET}x",
        f"Bearer {SECRET[:-1]}",
        "Bearer é",
    ],
)
def test_without_the_token_nothing_is_written(site: Served, token: str) -> None:
    """The reply says how to authorise oneself, and is the same whatever was wrong."""
    before = held(site)
    answer = httpx.put(
        f"{site.url}store",
        params={"graph": GRAPH},
        content=TURTLE,
        headers=[(b"Authorization", token.encode()), (b"Content-Type", b"text/turtle")],
    )
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert held(site) == before


@pytest.mark.parametrize(
    "graph",
    [
        "http://elsewhere.example/g",
        "https://w3id.org/diplomacy-kg/",
        "https://w3id.org/diplomacy-kg/ontology",
        "https://w3id.org/diplomacy-kg.example/article/x",
    ],
)
def test_only_graphs_of_the_store_are_written(site: Served, graph: str) -> None:
    """Articles and derived graphs; the default graph is none either."""
    assert send(site, "PUT", graph, TURTLE).status_code == 403
    headers = {"Authorization": f"Bearer {SECRET}"}
    assert httpx.put(f"{site.url}store?default", content=TURTLE, headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("kind", "content", "says"),
    [
        ("text/turtle", "<a> <b> [] .", "blank node"),
        ("text/turtle", "[] <b> <c> .", "blank node"),
        ("text/turtle", "<a> <b> .", "does not parse"),
        ("text/turtle", b"\xff", "does not parse"),
        ("application/ld+json", '{"@id": "http://e.org/g", "@graph": [{"@id": "http://e.org/a", "http://e.org/b": 1}]}', "another graph"),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_changes_nothing(
    site: Served, kind: str, content: str | bytes, says: str
) -> None:
    """The reason is told; what the graph held before stays."""
    graph = article_iri("stays")
    send(site, "PUT", graph, "<http://e.org/a> <http://e.org/b> 1 .")
    answer = send(site, "PUT", graph, content, Content_Type=kind)
    assert (answer.status_code, says in answer.text) == (400, True)
    assert len(held(site, graph)) == 1


def test_an_unknown_format_is_not_supported(site: Served) -> None:
    """The reply lists what is."""
    answer = send(site, "PUT", content=TURTLE, Content_Type="text/plain")
    assert answer.status_code == 415
    assert "text/turtle" in answer.text


def test_updates_are_refused_also_with_the_token(site: Served) -> None:
    """What is stored is written graph by graph."""
    headers = {"Authorization": f"Bearer {SECRET}", "Content-Type": "application/sparql-update"}
    assert httpx.post(f"{site.url}sparql", content="DROP ALL", headers=headers).status_code == 403
    assert httpx.post(f"{site.url}update", content="DROP ALL", headers=headers).status_code in {404, 405}


def test_the_token_is_never_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without one, or with one that can be guessed, nothing is served."""
    monkeypatch.delenv(TOKEN, raising=False)
    given = ["serve", "--store", str(tmp_path / "store"), "--port", "0", "--writable"]
    assert TOKEN in CliRunner().invoke(app, given).output
    token = tmp_path / "token"
    token.write_text("short\n")
    ran = CliRunner().invoke(app, [*given, "--token-file", str(token)])
    assert ran.exit_code == 2
    assert "16" in ran.output
    assert "short" not in ran.output
    assert CliRunner().invoke(app, [*given, "--token-file", str(tmp_path / "none")]).exit_code == 3
    assert CliRunner().invoke(app, [*given, "--endpoint", "http://127.0.0.1:9/"]).exit_code == 2


def test_the_token_may_stand_in_a_file(tmp_path: Path) -> None:
    """What is written stays when the server has ended."""
    token = tmp_path / "token"
    token.write_text(f"{SECRET}\n")
    store = tmp_path / "store"
    with served(store, "--writable", "--token-file", str(token)) as site:
        assert send(site, "PUT", content=TURTLE).status_code == 201
    with Store.open_read_only(store) as view:
        assert view.size_of(GRAPH) == 2
