"""What made a graph: the program by name and version, and a fingerprint of everything that its output depends on."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

import mappings
from kg.library import SUFFIX
from kg.library import folder as shelf
from mappings.resources import ONTOLOGY
from mappings.sources import digest_of

NAME: Final = "diplomacy-kg"

_HERE: Final = Path(__file__).resolve().parent


@cache
def extractor() -> str:
    """Name and version of this program, as the graph records them; no time and no machine."""
    return f"{NAME} {_version()}"


@cache
def fingerprint() -> str:
    """SHA-256 over the version, the code of both packages and the ontology's files.

    Where it is unchanged, an article of unchanged source gives the same quads, and need not be read for facts again.
    """
    read = digest_of((Path(mappings.__file__).resolve().parent, _HERE, ONTOLOGY))
    return hashlib.sha256(f"{extractor()} {read}".encode()).hexdigest()


@cache
def derivation() -> str:
    """SHA-256 over the fingerprint and the query library: where it is unchanged, so are the derived graphs.

    An edited query makes ``graph/queries`` anew and lets the articles rest.
    """
    digest = hashlib.sha256(fingerprint().encode())
    for file in sorted(shelf().glob("*" + SUFFIX)):
        digest.update(file.name.encode() + b"\x00")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _version() -> str:
    """The version in the checkout's project file, else that of the installed distribution."""
    import tomllib  # noqa: PLC0415 - as below

    project = _HERE.parent / "pyproject.toml"
    if project.is_file():
        found = tomllib.loads(project.read_text(encoding="utf-8")).get("project", {})
        if found.get("name") == NAME:
            return str(found["version"])
    import importlib.metadata  # noqa: PLC0415 - half of what kg --help would take

    return importlib.metadata.version(NAME)
