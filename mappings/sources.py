"""The sources of the tables: the files that say what a lexicon holds, as one digest."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

from mappings.resources import ONTOLOGY

READ: Final = frozenset({".py", ".toml", ".ttl", ".tsv", ".txt"})
"""The endings of the files on which the output of a program depends."""

_PASSED: Final = frozenset({"__pycache__", "node_modules"})
_HERE: Final = Path(__file__).resolve().parent


def digest_of(folders: Iterable[Path]) -> str:
    """Return the SHA-256 over the names and contents of what the folders hold: code, vocabulary, tables."""
    digest = hashlib.sha256()
    for folder in folders:
        for path, file in sorted(_files(folder)):
            digest.update(path.encode() + b"\x00")
            digest.update(hashlib.sha256(Path(file).read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """The files that count below a folder: the path from there, and the whole one."""
    top = str(folder)
    for where, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name not in _PASSED]
        below = where[len(top) :].replace(os.sep, "/")
        for name in names:
            if os.path.splitext(name)[1] in READ:  # noqa: PTH122 - many times faster than a path
                yield f"{below}/{name}", f"{where}{os.sep}{name}"


@cache
def sources() -> str:
    """Return the digest of everything that the compiled tables come from, and of the Python that compiled them."""
    own = digest_of((_HERE, ONTOLOGY))
    return hashlib.sha256(f"{own} {sys.implementation.cache_tag} {sys.byteorder}".encode()).hexdigest()
