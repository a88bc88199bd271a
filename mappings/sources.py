"""The sources of the tables: the files that say what a lexicon holds, as one digest."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from mappings.resources import ONTOLOGY

READ: Final = frozenset({".py", ".toml", ".ttl", ".tsv", ".txt"})
"""The endings of the files on which the output of a program depends."""

_HERE: Final = Path(__file__).resolve().parent


def digest_of(folders: Iterable[Path]) -> str:
    """Return the SHA-256 over the names and contents of what the folders hold: code, vocabulary, tables."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(file for file in folder.rglob("*") if file.suffix in READ and file.is_file()):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\x00")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@cache
def sources() -> str:
    """Return the digest of everything that the compiled tables come from, and of the Python that compiled them."""
    own = digest_of((_HERE, ONTOLOGY))
    return hashlib.sha256(f"{own} {sys.implementation.cache_tag} {sys.byteorder}".encode()).hexdigest()
