"""The published release over HTTP: its page, its DCAT, its files whole and in parts, and what nobody gets."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.formats import Compression
from kg.release import write_release
from kg.release.settings import Settings as ReleaseSettings
from kg.store import RdfFormat, Store, parse
from kg.web.app import create_app
from kg.web.settings import Settings

DUMP = "diplomacy-kg.nq.gz"


@pytest.fixture(scope="module")
def folder(store_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release, and beside its files what is none of them."""
    place = tmp_path_factory.mktemp("dumps")
    (place / "secret.txt").write_text("secret")
    release = place / "release"
    with Store.open_read_only(store_dir) as view:
        write_release(view, release, ReleaseSettings(compression=Compression.GZ))
    (release / "link.ttl").symlink_to(place / "secret.txt")
    (release / "there").symlink_to(place)
    (release / ".hidden").write_text("hidden")
    (release / "50% <b>.csv").write_text("a\n")
    os.mkfifo(release / "pipe.nq")
    return release


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    """A reader of the site."""
    with TestClient(create_app(Settings("http://127.0.0.1:9/query", dumps=folder))) as opened:
        yield opened


def test_the_page_lists_what_can_be_had(client: TestClient, folder: Path) -> None:
    """With title, version, licence, sizes, checksums and what each file holds; names are text."""
    page = client.get("/dumps", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "Accept" in page.headers["vary"]
    for part in (DUMP, "tables/events.csv.gz", "every statement once", "creativecommons", "2024-05-17"):
        assert part in page.text
    assert f"{(folder / DUMP).stat().st_size:,}" in page.text
    assert hashlib.sha256((folder / DUMP).read_bytes()).hexdigest() in page.text
    assert "50% &lt;b&gt;.csv" in page.text
    for part in ("link.ttl", "secret", "hidden", "pipe.nq"):
        assert part not in page.text
    assert client.get("/dumps/").text == page.text


def test_every_link_of_the_page_leads_to_its_file(client: TestClient) -> None:
    """Odd names too."""
    page = client.get("/dumps", headers={"Accept": "text/html"}).text
    links = [part.partition('"')[0] for part in page.split('<a href="/dumps/')[1:]]
    assert len(links) > 10
    assert {client.get(f"/dumps/{link}").status_code for link in links} == {200}


@pytest.mark.parametrize(
    ("accept", "kind", "format_"),
    [
        ("text/turtle", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json, text/html;q=0.5", "application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_the_catalogue_comes_in_the_format_asked_for(
    client: TestClient, folder: Path, accept: str, kind: str, format_: RdfFormat
) -> None:
    """Each says the same."""
    answer = client.get("/dumps", headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(kind)
    told = {str(quad.triple) for quad in parse(answer.content, format=format_)}
    known = {str(quad.triple) for quad in parse((folder / "dcat.ttl").read_bytes(), format=RdfFormat.TURTLE)}
    assert told == known


def test_a_format_that_is_not_there_is_refused(client: TestClient) -> None:
    """With those that are."""
    answer = client.get("/dumps", headers={"Accept": "image/png"})
    assert (answer.status_code, "text/turtle" in answer.text) == (406, True)


def test_a_packed_file_arrives_packed(client: TestClient, folder: Path) -> None:
    """It is what its checksum says: no Content-Encoding that a client would undo."""
    answer = client.get(f"/dumps/{DUMP}", headers={"Accept-Encoding": "gzip"})
    assert answer.content == (folder / DUMP).read_bytes()
    assert gzip.decompress(answer.content)
    assert "content-encoding" not in answer.headers
    assert answer.headers["content-type"] == "application/gzip"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("dcat.ttl", "text/turtle; charset=utf-8"),
        ("README.md", "text/markdown; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
        ("tables/csv-metadata.json", "application/json"),
    ],
)
def test_each_file_says_what_it_is(client: TestClient, name: str, kind: str) -> None:
    """By its suffix."""
    assert client.get(f"/dumps/{name}").headers["content-type"] == kind


def test_a_part_of_a_file_can_be_had(client: TestClient, folder: Path) -> None:
    """So that a download that broke off goes on; a part beyond the end is told as such."""
    whole = (folder / DUMP).read_bytes()
    part = client.get(f"/dumps/{DUMP}", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole[10:20])
    assert part.headers["content-range"] == f"bytes 10-19/{len(whole)}"
    rest = client.get(f"/dumps/{DUMP}", headers={"Range": "bytes=100-", "If-Range": part.headers["etag"]})
    assert (rest.status_code, rest.content) == (206, whole[100:])
    changed = client.get(f"/dumps/{DUMP}", headers={"Range": "bytes=100-", "If-Range": '"another"'})
    assert (changed.status_code, changed.content) == (200, whole)
    beyond = client.get(f"/dumps/{DUMP}", headers={"Range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416


def test_who_has_the_file_is_not_sent_it_again(client: TestClient, folder: Path) -> None:
    """Its mark is its checksum, so that the same release published elsewhere has the same."""
    first = client.get(f"/dumps/{DUMP}")
    assert first.headers["etag"] == f'"{hashlib.sha256((folder / DUMP).read_bytes()).hexdigest()}"'
    for header in (
        {"If-None-Match": first.headers["etag"]},
        {"If-None-Match": f'"x", W/{first.headers["etag"]}'},
        {"If-Modified-Since": first.headers["last-modified"]},
    ):
        again = client.get(f"/dumps/{DUMP}", headers=header)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    for header in ({"If-None-Match": '"x"'}, {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}):
        assert client.get(f"/dumps/{DUMP}", headers=header).status_code == 200
    assert client.get(f"/dumps/{DUMP}", headers={"If-Modified-Since": "yesterday"}).status_code == 200


def test_a_head_tells_what_a_get_would(client: TestClient, folder: Path) -> None:
    """Without the file."""
    answer = client.head(f"/dumps/{DUMP}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str((folder / DUMP).stat().st_size)


@pytest.mark.parametrize(
    "name",
    [
        "link.ttl",
        "there/secret.txt",
        "..%2fsecret.txt",
        "%2e%2e/secret.txt",
        "tables/..%2f..%2fsecret.txt",
        "..%5csecret.txt",
        "%2fetc%2fpasswd",
        "/etc/passwd",
        "tables//events.csv.gz",
        "tables",
        "tables/",
        ".hidden",
        "pipe.nq",
        "dcat.ttl%00.nq",
        "dcat.ttl/x",
        "a" * 5000,
    ],
)
def test_nothing_else_can_be_had(client: TestClient, name: str) -> None:
    """No link, no way out, no folder, no hidden file, no pipe."""
    answer = client.get(f"/dumps/{name}")
    assert answer.status_code == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize("folder", [None, Path("no such folder")])
def test_without_a_release_it_says_how_to_make_one(folder: Path | None) -> None:
    """To whoever asks for the page or for a file."""
    settings = replace(Settings("http://127.0.0.1:9/query"), dumps=folder)
    with TestClient(create_app(settings)) as client:
        for path in ("/dumps", "/dumps/dcat.ttl"):
            answer = client.get(path)
            assert (answer.status_code, "kg export DIR --dataset" in answer.text) == (404, True)


def test_a_folder_without_dcat_is_listed_all_the_same(tmp_path: Path) -> None:
    """By its files; one that does not parse is no reason to fail either."""
    (tmp_path / "some.ttl").write_text("")
    settings = Settings("http://127.0.0.1:9/query", dumps=tmp_path)
    with TestClient(create_app(settings)) as client:
        assert "some.ttl" in client.get("/dumps").text
        assert client.get("/dumps", headers={"Accept": "text/turtle"}).status_code == 404
        (tmp_path / "dcat.ttl").write_text("no turtle")
        assert "some.ttl" in client.get("/dumps").text
        assert client.get("/dumps", headers={"Accept": "application/ld+json"}).status_code == 404
