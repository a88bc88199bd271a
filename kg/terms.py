"""IRIs as people write them: prefixed, as a path below a base, or in full; and shortened for reading.

Paths are read below the base of the store that is asked. Short they are written below the project's own base only: under
another base an IRI is written in full, which is read everywhere.
"""

from __future__ import annotations

import re
from typing import Final

from kg.errors import BadParameter
from kg.store import NamedNode
from mappings.namespaces import BASE, PREFIXES

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_PREFIXED: Final = re.compile(r"([A-Za-z][\w.-]*):([^\x00-\x20<>\"{}|^`\\]*)")
_LOCAL: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_SEGMENT: Final = r"(?!\.{1,2}(?:[/#]|\Z))[^\x00-\x20<>\"{}|^`\\/?#:]+"
_RELATIVE: Final = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*(?:#[^\x00-\x20<>\"{{}}|^`\\#]*)?")
_BASE: Final = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\/?#]+/(?:[^\x00-\x20<>\"{}|^`\\?#]*/)?")
_LONGEST_FIRST: Final = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def expand(text: str, base: str = BASE) -> str | None:
    """Return the full IRI that ``text`` writes, None where it writes none.

    Accepted: ``<https://…>`` or ``https://…``; a known prefix (``topic:trade``); a path below ``base``
    (``person/vn/to-lam``). The same three forms that ``prefixed`` and ``relative`` produce.
    """
    iri = _written(text.strip(), base)
    try:
        return None if iri is None else NamedNode(iri).value
    except ValueError:  # a half of a percent sign, brackets that hold no address
        return None


def _written(bare: str, base: str) -> str | None:
    """What a text comes to by its looks: whether an IRI can be made of those letters is not looked at."""
    if bare.startswith("<") and bare.endswith(">"):
        bare = bare[1:-1]
    prefixed_name = _PREFIXED.fullmatch(bare)
    if prefixed_name and prefixed_name[1] in PREFIXES:
        return PREFIXES[prefixed_name[1]] + prefixed_name[2]
    if _IRI.fullmatch(bare):
        scheme = bare.partition(":")[0].lower()
        return bare if scheme in {"http", "https", "urn", "mailto", "tag", "info"} else None
    return base + bare if "/" in bare and _RELATIVE.fullmatch(bare) else None


def read_base(text: str) -> str:
    """Return the base that a publisher chooses: an address on the web, to which paths can be added.

    Raises:
        BadParameter: it is none.
    """
    if _BASE.fullmatch(text) is None:
        raise BadParameter("base", text, "an address that ends in /, such as https://data.example.org/kg/")
    return text


def prefixed(iri: str) -> str | None:
    """Return ``iri`` as a prefixed name that Turtle and SPARQL read without escapes, None where none fits."""
    for prefix, namespace in _LONGEST_FIRST:
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def relative(iri: str) -> str | None:
    """Return the path of ``iri`` below the project's base, None where it is not below it or would not resolve back."""
    if not iri.startswith(BASE):
        return None
    path = iri[len(BASE) :]
    return path if _RELATIVE.fullmatch(path) else None


def shorten(iri: str) -> str:
    """Return the shortest form that ``expand`` reads back: prefixed, relative, else the IRI itself."""
    short = prefixed(iri)
    if short is None:
        path = relative(iri)
        short = path if path is not None and expand(path) == iri else iri
    return short
