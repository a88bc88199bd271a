"""Articles in the stores of Amazon, Google and Hadoop: built as from a folder here, through the faults that such stores have."""

from __future__ import annotations

import gzip
import json
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kg.build import BuildReport, Options, build_into
from kg.errors import BadLocation, MissingPath
from kg.sources import there
from kg.storage.archive import Archive
from mappings.article import Article
from mappings.problem import Problem
from mappings.readers import patience, read
from mappings.readers.locations import Location
from tests.archives import Capture, archive, page
from tests.kg.building.fake_stores import FakeStore, Google, Hadoop, speaking
from tests.kg.sample import dump, reading

fsspec = pytest.importorskip("fsspec", reason="needs the extra locations")

__all__ = ["reading"]
pytestmark = pytest.mark.usefixtures("reading")

SENTENCE = "Ana reçoit Bo à Hanoi le 2024-05-16."
FILES = {
    "n1.txt": SENTENCE.encode(),
    "b/n 2.txt": SENTENCE.replace("Bo", "Cao").encode(),
    "b/c/n3.txt.gz": gzip.compress(SENTENCE.replace("Bo", "Dao").encode()),
    "l.jsonl": "\n".join(
        json.dumps({"id": f"l{n}", "text": SENTENCE.replace("Bo", f"Bo{n}")}) for n in range(9)
    ).encode(),
    "w.warc.gz": archive(Capture("https://example.org/a", page("a", f"{SENTENCE} a."))),
    ".hidden/n4.txt": SENTENCE.encode(),
}
SINGLE = {"n1.txt", "b/n 2.txt", "b/c/n3.txt.gz"}
LONG = "\n".join(json.dumps({"id": f"l{n}", "text": f"{SENTENCE} " * 100}) for n in range(2_000)).encode()
"""Some eight megabytes: more than a client of Hadoop asks for at once."""


class Amazon:
    """A store of Amazon's, by moto, behind which the same faults can be asked for as behind a ``FakeStore``."""

    def __init__(self) -> None:
        moto = pytest.importorskip("moto.server", reason="needs moto and flask, a store of Amazon's")
        serving = pytest.importorskip("werkzeug.serving", reason="needs flask")
        logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
        self._app = moto.DomainDispatcherApplication(moto.create_backend_app)
        for backend in import_module("moto.backends").get_backend("s3").values():
            for one in backend.values():
                one.reset()
        self.server = serving.make_server("127.0.0.1", 0, self._answered, threaded=True)
        self.server_port = self.server.server_port
        self.cut = 0
        self.refused = False
        self.read: list[str] = []

    def put(self, path: str, content: bytes) -> None:
        """Write a file into the bucket ``news``."""
        system = fsspec.filesystem("s3")
        if not system.exists("news"):
            system.mkdir("news")
        system.pipe_file(f"news/{path}", content)

    def _answered(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].removeprefix("/news/")
        whole = environ["REQUEST_METHOD"] == "GET" and "/" in path
        if self.refused:
            said = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
            start("403 Forbidden", [("Content-Type", "application/xml"), ("Content-Length", str(len(said)))])
            return [b"" if environ["REQUEST_METHOD"] == "HEAD" else said]
        if whole:
            self.read.append(path)
        pieces: Iterable[bytes] = self._app(environ, start)
        return self._halved(pieces) if whole and self.cut else pieces

    def _halved(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        self.cut -= 1
        body = b"".join(pieces)
        yield body[: len(body) // 2]
        raise ConnectionResetError


@dataclass(frozen=True, slots=True)
class Shop:
    """A store, the address of its bucket, and what it calls the root of that."""

    store: FakeStore | Amazon
    url: str
    root: str

    def put(self, name: str, content: bytes) -> Location:
        """Write a file below the folder 2024."""
        self.store.put(f"{self.root}2024/{name}", content)
        return Location(f"{self.url}/2024/{name}")

    def read(self) -> set[str]:
        """The files below the folder whose content was asked for since the last time."""
        found = {name.removeprefix(f"{self.root}2024/") for name in self.store.read}
        self.store.read.clear()
        return found


@contextmanager
def _hadoop(_: pytest.MonkeyPatch) -> Iterator[Shop]:
    pytest.importorskip("requests", reason="needs requests, which fsspec speaks to Hadoop with")
    with speaking(Hadoop) as store:
        yield Shop(store, f"webhdfs://127.0.0.1:{store.server_port}/news", "/news/")


@contextmanager
def _google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    monkeypatch.setenv(
        "GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT", "false"
    )  # asks for the kind of a bucket over gRPC
    pytest.importorskip("gcsfs", reason="needs gcsfs")
    with speaking(Google) as store:
        settings = {"endpoint_url": f"http://127.0.0.1:{store.server_port}", "token": "anon"}
        monkeypatch.setitem(fsspec.config.conf, "gs", settings)
        yield Shop(store, "gs://news", "")


@contextmanager
def _amazon(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    pytest.importorskip("s3fs", reason="needs s3fs")
    store = Amazon()
    thread = threading.Thread(target=store.server.serve_forever, daemon=True)
    thread.start()
    settings = {"endpoint_url": f"http://127.0.0.1:{store.server_port}", "key": "ana", "secret": "geheim"}
    monkeypatch.setitem(fsspec.config.conf, "s3", settings)
    yield Shop(store, "s3://news", "")
    store.server.shutdown()
    thread.join()


@pytest.fixture(params=[_amazon, _google, _hadoop], ids=["s3", "gs", "webhdfs"])
def shop(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    """Each of the stores, which goes when the test ends."""
    monkeypatch.setattr(patience, "WAITS", (0.01, 0.01, 0.01))
    with request.param(monkeypatch) as opened:
        yield opened


def built(store: Archive, *names: str | Path | Location) -> BuildReport:
    """What a build in this process comes to."""
    return build_into(store, names, Options())


def test_a_store_gives_the_graph_of_a_folder_here(shop: Shop, tmp_path: Path) -> None:
    """Whatever the files are, and however deep they lie; what has not changed since is known without being read."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
        shop.put(name, content)
    with Archive.open(None) as here, Archive.open(None) as store:
        built(here, tmp_path)
        first = built(store, f"{shop.url}/2024/")
        assert (first.new, first.problems) == (13, ())
        assert dump(store.store) == dump(here.store)
        sources = {entry.source for entry in store.ledger.entries()}
        assert sources == {f"{shop.url}/2024/{name}" for name in FILES if not name.startswith(".")}
        assert shop.read() >= SINGLE
        again = built(store, f"{shop.url}/2024")
        assert (again.unchanged, again.new) == (13, 0)
        assert shop.read().isdisjoint(SINGLE)
        changed = built(store, shop.put("n1.txt", SENTENCE.replace("Hanoi", "Hue").encode()))
        assert (changed.changed, changed.problems) == (1, ())


def test_what_is_not_there_is_told(shop: Shop) -> None:
    """Be it the file, the folder or the whole bucket."""
    shop.put("n1.txt", b"x")
    for name in ("2024/none.txt", "none/", "2024/n1.txt/none"):
        with pytest.raises(MissingPath):
            there([f"{shop.url}/{name}"])
    with pytest.raises(MissingPath):
        there([shop.url.replace("news", "none") + "/2024"])


def test_who_is_not_let_in_is_told_in_one_line(shop: Shop) -> None:
    """As the store says it."""
    file = shop.put("n1.txt", b"x")
    shop.store.refused = True
    with pytest.raises(BadLocation, match=r"(?i)forbidden|denied") as told:
        there([f"{shop.url}/2024"])
    assert "\n" not in str(told.value)
    (problem,) = read(file)
    assert isinstance(problem, Problem)
    assert problem.code == "unreadable"


def test_what_breaks_off_is_read_to_its_end(shop: Shop) -> None:
    """From where it broke off, each article once."""
    file = shop.put("l.jsonl", LONG)
    shop.store.cut = 2
    assert [item.id for item in read(file) if isinstance(item, Article)] == [f"l{n}" for n in range(2_000)]
    assert shop.store.cut == 0


def test_two_states_of_a_file_are_never_taken_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is another file when the stream goes on is a problem after the articles of the first."""
    monkeypatch.setattr(patience, "WAITS", (0.01,))
    with _hadoop(monkeypatch) as shop:
        items = read(shop.put("l.jsonl", LONG))
        assert isinstance(next(items), Article)
        shop.put("l.jsonl", LONG.replace(b"Bo", b"Cao"))
        shop.store.cut = 1
        *articles, last = items
    assert isinstance(last, Problem)
    assert "changed while it was read" in last.message
    assert all(isinstance(one, Article) and "Bo" in one.text for one in articles)


def test_a_refusal_of_a_data_node_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes with a text of its own, at the place where the file's is expected."""
    monkeypatch.setattr(patience, "WAITS", (0.01,))
    with _hadoop(monkeypatch) as shop:
        assert isinstance(shop.store, FakeStore)
        file = shop.put("n1.txt", SENTENCE.encode())
        shop.store.broken = 1
        (article,) = read(file)
        assert isinstance(article, Article)
        assert article.text == SENTENCE
        shop.store.broken = 99
        (problem,) = read(file)
        assert isinstance(problem, Problem)
        assert "500" in problem.message
