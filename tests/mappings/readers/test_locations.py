"""Locations: what lies elsewhere is read as what lies here, through broken connections, and known by its marks."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from mappings.article import Article
from mappings.readers import files, patience, read
from mappings.readers.locations import Location
from tests.mappings.readers.pages import only_problem

fsspec = pytest.importorskip("fsspec", reason="needs the extra locations")
pytest.importorskip("aiohttp", reason="needs the extra locations")

FRENCH = "Le président du Comité populaire de Hanoï a reçu le 2 août le gouverneur de la province de Savannakhet, en visite au Vietnam."
LINES = "\n".join(
    json.dumps({"id": f"a{n}", "text": FRENCH.replace("2", str(n))}) for n in range(1, 3000)
).encode()


class Shelf(ThreadingHTTPServer):
    """A server of a few files, with the faults that are asked of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Shelf)
        self.files: dict[str, bytes] = {}
        self.marks = True  # whether answers have an ETag
        self.busy = 0  # answers that are 503 from now on
        self.cut = 0  # answers that break off half way from now on
        self.asked: list[str] = []

    def at(self, name: str) -> Location:
        """The location of a file."""
        return Location(f"http://127.0.0.1:{self.server_port}/{name}")


class _Shelf(BaseHTTPRequestHandler):
    server: Shelf

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self._answer(with_body=True)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _answer(self, *, with_body: bool) -> None:
        content = self.server.files.get(self.path.partition("?")[0].lstrip("/"))
        if self.server.busy:
            self.server.busy -= 1
            self.send_error(503)
            return
        if content is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        if self.server.marks:
            self.send_header("ETag", f'"{hashlib.sha256(content).hexdigest()}"')
        self.end_headers()
        if with_body and self.server.cut:
            self.server.cut -= 1
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
        elif with_body:
            self.wfile.write(content)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """A server, which goes when the test ends."""
    monkeypatch.setattr(patience, "WAITS", (0.01, 0.01, 0.01))
    with Shelf() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        server.shutdown()


def test_a_folder_elsewhere_is_walked_as_one_here(tmp_path: Path) -> None:
    """In the same order, with the same articles."""
    memory = fsspec.filesystem("memory")
    for name in ["b.txt", "a/z.txt", "a.txt", "a/y.jsonl", ".h/x.txt", "README.md", "c.pdf", "d.txt.gz"]:
        content = (
            json.dumps({"id": name, "text": FRENCH}).encode() if name.endswith("jsonl") else FRENCH.encode()
        )
        content = gzip.compress(content) if name.endswith(".gz") else content
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
        memory.pipe(f"/walk/{name}", content)
    here, elsewhere = list(files([tmp_path])), list(files([Location("memory:///walk")]))
    assert [file.relative_to(tmp_path).as_posix() for file in here] == [
        "a/y.jsonl",
        "a/z.txt",
        "a.txt",
        "b.txt",
        "d.txt.gz",
    ]
    assert [file.url.removeprefix("memory:///walk/") for file in elsewhere] == [
        file.relative_to(tmp_path).as_posix() for file in here
    ]
    assert [list(read(one)) for one in elsewhere] == [list(read(one)) for one in here]


def test_a_name_may_hold_what_joins_addresses() -> None:
    """Two colons lead somewhere else only where an address follows: into an archive, whose files are called by the way there."""
    memory = fsspec.filesystem("memory")
    memory.pipe("/odd/a::b #1?.txt", FRENCH.encode())
    (odd,) = Location.named("memory://odd").below()
    assert odd.url == "memory:///odd/a::b #1?.txt"
    (article,) = read(odd)
    assert isinstance(article, Article)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", FRENCH)
    memory.pipe("/odd.zip", packed.getvalue())
    found = list(files([Location.named("zip://::memory:///odd.zip")]))
    assert found == [Location.named("zip://a.txt::memory:///odd.zip")]
    (inside,) = read(found[0])
    assert isinstance(inside, Article)
    assert (inside.id, inside.text) == ("a", article.text)


def test_the_web_is_read_through_what_passes(shelf: Shelf) -> None:
    """A server that is busy for a while, answers that break off half way."""
    shelf.files["l.jsonl"] = LINES
    shelf.busy, shelf.cut = 1, 2
    articles = [item for item in read(shelf.at("l.jsonl")) if isinstance(item, Article)]
    assert [article.id for article in articles] == [f"a{n}" for n in range(1, 3000)]
    assert len(shelf.asked) == 3


def test_what_does_not_pass_is_told(shelf: Shelf) -> None:
    """A file that is not there at once; a server that stays busy after four tries; one that never gives the whole."""
    assert only_problem(shelf.at("none.txt")).code == "missing"
    shelf.files["n.txt"] = shelf.files["l.jsonl"] = LINES
    shelf.cut = 99
    *_, problem = read(shelf.at("l.jsonl"))
    assert getattr(problem, "code", "") == "unreadable"
    shelf.busy = 99
    assert only_problem(shelf.at("n.txt")).code == "unreadable"


def test_names_on_the_web(shelf: Shelf) -> None:
    """What stands behind a question mark belongs to the address, not to the name."""
    shelf.files["Visite à Hanoï.txt"] = FRENCH.encode()
    shelf.files["n.txt"] = FRENCH.encode()
    (article,) = read(shelf.at("n.txt?sig=a/b.pdf"))
    assert isinstance(article, Article)
    assert article.id == "n"
    assert Location("https://example.org/Visite%20%C3%A0.txt?x=1#y").name == "Visite à.txt"
    assert not shelf.at("n.txt").is_dir()


def test_a_mark_changes_with_the_content(shelf: Shelf) -> None:
    """Where the server gives one."""
    shelf.files["n.txt"] = b"a"
    shelf.files["m.txt"] = b"a"
    first = shelf.at("n.txt").mark()
    assert first == shelf.at("n.txt").mark() != ""
    assert first != shelf.at("m.txt").mark()
    shelf.files["n.txt"] = b"b"
    assert shelf.at("n.txt").mark() != first
    shelf.marks = False
    assert shelf.at("n.txt").mark() == ""
