"""What made a graph: the program by name and version, and a fingerprint of everything that its output depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import mappings
from kg.asking.library import SUFFIX
from kg.asking.library import folder as shelf
from mappings.resources import ONTOLOGY
from mappings.sources import digest_of

NAME: Final = "diplomacy-kg"

_HERE: Final = Path(__file__).resolve().parent
_DRAFTING: Final = (
    "building/draft.py", "building/portion.py", "building/step.py", "clearance", "prepared.py", "quarantine.py", "shacl.py",
    "storage/record.py", "storage/seal.py", "storage/texts.py", "translation.py", "turtle.py", "violation.py",
)  # fmt: skip
"""What of this package an article's graph hangs on: all that ``kg.building.step`` loads, but for errors and for doors to libraries."""
_DERIVING: Final = (
    "asking/binding.py", "asking/header.py", "asking/library.py", "asking/sparql.py", "decisions.py", "derived", "identity/following.py",
    "identity/renaming.py", "identity/sssom.py", "identity/verdict.py", "ledger.py", "links", "own.py", "storage/archive.py", "store.py",
    "terms.py", "touched.py",
)  # fmt: skip
"""What the derived graphs hang on besides."""


@cache
def extractor() -> str:
    """Name and version of this program, as the graph records them; no time and no machine."""
    return f"{NAME} {_version()}"


@cache
def fingerprint() -> str:
    """SHA-256 over the version, the rules and the ontology: what an article's graph hangs on, and nothing else.

    Where it is unchanged, an article of unchanged source gives the same quads, and need not be read for facts again. It is
    a digest and no number that a person raises, because a rule that is changed without raising it would go unseen. The
    ledger keeps it for each article; the graph has name and version only, so that two releases differ in what they say.
    """
    read = digest_of((Path(mappings.__file__).resolve().parent, ONTOLOGY))
    return hashlib.sha256(f"{extractor()} {read} {_digest(_DRAFTING)}".encode()).hexdigest()


@cache
def derivation() -> str:
    """SHA-256 over the fingerprint, what derives and the query library: where it is unchanged, so are the derived graphs.

    An edited query makes ``graph/queries`` anew and lets the articles rest.
    """
    digest = hashlib.sha256(f"{fingerprint()} {_digest(_DERIVING)}".encode())
    for file in sorted(shelf().glob("*" + SUFFIX)):
        digest.update(file.name.encode() + b"\x00")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _digest(names: Iterable[str]) -> str:
    """SHA-256 over modules and folders of this package."""
    digest = hashlib.sha256()
    for name in names:
        path = _HERE / name
        digest.update(name.encode() + b"\x00")
        digest.update(path.read_bytes() if path.is_file() else digest_of([path]).encode())
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
