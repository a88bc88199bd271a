"""Stores of objects that live in memory and speak on 127.0.0.1 what Google's and Hadoop's speak, as far as reading needs it."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


class FakeStore(ThreadingHTTPServer):
    """Files by their paths, with the faults that are asked of it."""

    def __init__(self, handler: type[_Handler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.files: dict[str, bytes] = {}
        self.writes: dict[str, int] = {}  # when each was written, and which it is
        self.cut = 0  # contents that break off half way from now on
        self.refused = False  # whether nobody is let in
        self.broken = 0  # contents that are refused with a status 500 from now on
        self.read: list[str] = []  # whose contents were asked for

    def put(self, path: str, content: bytes) -> None:
        """Write a file, or write it anew."""
        self.files[path] = content
        self.writes[path] = sum(self.writes.values()) + 1

    def below(self, folder: str) -> tuple[list[str], list[str]]:
        """The paths of the files and of the folders right below a folder, whose path ends with a slash."""
        parts = [path.removeprefix(folder).split("/") for path in self.files if path.startswith(folder)]
        files = {folder + rest[0] for rest in parts if len(rest) == 1}
        folders = {f"{folder}{rest[0]}/" for rest in parts if len(rest) > 1}
        return sorted(files), sorted(folders)


class _Handler(BaseHTTPRequestHandler):
    """What every store says."""

    server: FakeStore

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def told(self, status: int, content: object) -> None:
        """Answer with a status and a value in JSON."""
        self._sent(status, json.dumps(content).encode())

    def content(self, path: str, first: int, size: int) -> None:
        """Answer with a part of a file, or with a part of that part."""
        self.server.read.append(path)
        part = self.server.files[path][first : first + size]
        if self.server.broken:
            self.server.broken -= 1
            self.told(500, {"RemoteException": {"exception": "IOException", "message": "no " * size}})
        elif self.server.cut:
            self.server.cut -= 1
            self._sent(200, part, part[: len(part) // 2])
            self.close_connection = True
        else:
            self._sent(206, part)

    def _sent(self, status: int, body: bytes, really: bytes | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a client that has what it wants goes
            self.wfile.write(body if really is None else really)


class Hadoop(_Handler):
    """A name node and a data node of HDFS.

    https://hadoop.apache.org/docs/stable/hadoop-project-dist/hadoop-hdfs/WebHDFS.html
    """

    def do_GET(self) -> None:  # noqa: D102 - the name is the library's
        parts = urlsplit(self.path)
        path = unquote(parts.path).removeprefix("/webhdfs/v1").removeprefix("/data").rstrip("/")
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path.startswith("/data/"):
            self.content(path, int(asked["offset"]), int(asked["length"]))
            return
        files, folders = self.server.below(f"{path}/")
        if self.server.refused:
            self._failed(403, "AccessControlException", "Permission denied: user=dr.who, access=READ_EXECUTE")
        elif path not in self.server.files and not files and not folders:
            self._failed(404, "FileNotFoundException", f"File does not exist: {path}")
        elif asked["op"] == "OPEN":
            self.send_response(307)
            self.send_header("Location", f"http://{self.headers['Host']}/data{parts.path[11:]}?{parts.query}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif asked["op"] == "LISTSTATUS":
            found = [
                self._status(one.rstrip("/"), one.rstrip("/").rpartition("/")[2]) for one in files + folders
            ]
            self.told(200, {"FileStatuses": {"FileStatus": found}})
        else:
            self.told(200, {"FileStatus": self._status(path, "")})

    def _failed(self, status: int, kind: str, message: str) -> None:
        self.told(status, {"RemoteException": {"exception": kind, "message": message}})

    def _status(self, path: str, suffix: str) -> dict[str, object]:
        content = self.server.files.get(path)
        return {
            "pathSuffix": suffix,
            "type": "DIRECTORY" if content is None else "FILE",
            "length": len(content or b""),
            "fileId": 16386 + self.server.writes.get(path, 0),
            "modificationTime": 1320171722771 + self.server.writes.get(path, 0),
        }


class Google(_Handler):
    """A store of Google's with one bucket, ``news``.

    https://cloud.google.com/storage/docs/json_api/v1/objects
    """

    def do_GET(self) -> None:  # noqa: D102 - the name is the library's
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        bucket, _, path = (unquote(part) for part in parts.path.partition("/b/")[2].partition("/o"))
        path = path.removeprefix("/")
        if self.server.refused:
            self._failed(403, "Anonymous caller does not have storage.objects.get access")
        elif bucket != "news":
            self._failed(404, "The specified bucket does not exist.")
        elif not path:
            files, folders = self.server.below(asked.get("prefix", ""))
            self.told(200, {"items": [self._object(one) for one in files], "prefixes": folders})
        elif path not in self.server.files:
            self._failed(404, f"No such object: {bucket}/{path}")
        elif asked.get("alt") == "media":
            size = len(self.server.files[path])
            first, _, last = self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")
            self.content(path, int(first), int(last or size) + 1 - int(first))
        else:
            self.told(200, self._object(path))

    def _failed(self, status: int, message: str) -> None:
        self.told(status, {"error": {"code": status, "message": message}})

    def _object(self, path: str) -> dict[str, object]:
        content = self.server.files[path]
        return {
            "bucket": "news",
            "name": path,
            "size": str(len(content)),
            "etag": base64.b64encode(hashlib.md5(content).digest()).decode(),  # noqa: S324 - a name, no secret
            "generation": str(self.server.writes[path]),
        }


@contextmanager
def speaking(handler: type[_Handler]) -> Iterator[FakeStore]:
    """A store that speaks one of the protocols, until the block ends."""
    with FakeStore(handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()
