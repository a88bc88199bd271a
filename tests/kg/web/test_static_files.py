"""The files of the site: how long they may be kept, and how they are compressed."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from kg.web.static_files import Static

TEXT = "body { color: teal }"


@pytest.fixture
def files(tmp_path: Path) -> TestClient:
    """A folder with a style sheet, its compressed form, and a picture."""
    (tmp_path / "one.css").write_text(TEXT)
    (tmp_path / "one.css.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "two.svg").write_text("<svg/>")
    return TestClient(Starlette(routes=[Mount("/static", Static(directory=tmp_path))]))


def test_what_the_build_compressed_is_sent_so(files: TestClient) -> None:
    """To whoever takes it, under the type of the text."""
    answer = files.get("/static/one.css", headers={"Accept-Encoding": "br, gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.text == TEXT


@pytest.mark.parametrize("accepted", ["identity", "br", "gzip;q=0", "gzip; q=0.0", ""])
def test_whoever_does_not_take_it_gets_the_text(files: TestClient, accepted: str) -> None:
    """A cache between must not send them the other."""
    answer = files.get("/static/one.css", headers={"Accept-Encoding": accepted})
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.text == TEXT


def test_a_file_that_was_not_compressed_is_sent_as_it_is(files: TestClient) -> None:
    """Nothing is compressed on the way."""
    answer = files.get("/static/two.svg", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Content-Type"] == "image/svg+xml"


def test_with_the_mark_of_its_content_a_file_is_kept_for_a_year(files: TestClient) -> None:
    """Without it, for a while."""
    assert "immutable" in files.get("/static/one.css?v=1").headers["Cache-Control"]
    assert "immutable" not in files.get("/static/one.css").headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/static/none.css", "/static/../secret", "/static/%2e%2e/secret"])
def test_nothing_else_is_served(files: TestClient, tmp_path: Path, path: str) -> None:
    """Neither what is not there, nor what lies outside the folder."""
    (tmp_path.parent / "secret").write_text("secret")
    assert files.get(path).status_code == 404
