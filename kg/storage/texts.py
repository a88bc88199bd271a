"""The kept texts: each article's text once, compressed, under the name of its SHA-256."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from pathlib import Path
from typing import Final

FOLDER: Final = "texts"


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def packed(text: str) -> bytes:
    """Return a text as it is kept: in UTF-8, compressed with gzip, the same bytes each time."""
    return gzip.compress(text.encode(), mtime=0)


def unpacked(content: bytes) -> str:
    """Return the text that ``packed`` was given."""
    return gzip.decompress(content).decode()


class Texts:
    """The texts of a store's directory; held in memory where there is no directory."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = None if folder is None else folder / FOLDER
        self._held: dict[str, str] = {}

    def keep(self, text: str) -> str:
        """Keep a text and return its hash. A text that is kept already is not written again."""
        name = text_hash(text)
        self.keep_packed(name, packed(text))
        return name

    def keep_packed(self, name: str, content: bytes) -> None:
        """As ``keep``, for a text of that hash as ``packed`` makes it."""
        if self._folder is None:
            self._held[name] = unpacked(content)
            return
        path = _path(self._folder, name)
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(".part")
            unfinished.write_bytes(content)
            unfinished.replace(path)

    def keeps(self, name: str) -> bool:
        """Whether the text of that hash is kept."""
        return name in self._held if self._folder is None else _path(self._folder, name).is_file()

    def get(self, name: str) -> str | None:
        """Return the text of that hash; None where it is not kept, or what is kept is not that text."""
        found = self._read(name)
        return None if found is None else found[1]

    def get_packed(self, name: str) -> bytes | None:
        """As ``get``, the text as ``packed`` makes it."""
        found = self._read(name)
        return None if found is None else found[0]

    def _read(self, name: str) -> tuple[bytes, str] | None:
        if self._folder is None:
            held = self._held.get(name)
            return None if held is None else (packed(held), held)
        try:
            content = _path(self._folder, name).read_bytes()
            text = unpacked(content)
        except (OSError, EOFError, UnicodeDecodeError, zlib.error):
            return None
        return (content, text) if text_hash(text) == name else None

    def remove(self, name: str) -> None:
        """Remove a text; one that is not kept is removed already."""
        self._held.pop(name, None)
        if self._folder is not None:
            _path(self._folder, name).unlink(missing_ok=True)


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / f"{name}.txt.gz"
