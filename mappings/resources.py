"""Where the ontology's files are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = _HERE / name
    return inside if inside.is_dir() else _HERE.parent / name


ONTOLOGY: Final = _folder("ontology")
SCHEMES: Final = ONTOLOGY / "schemes"
AUTHORITIES: Final = ONTOLOGY / "authorities"
