"""One random input for each target, and the corpus: inputs that once failed, or that tell a fuzzer what a format is."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.fuzz.making import broken, text

CORPUS: Final = Path(__file__).resolve().parent / "corpus"
_VALUES: Final = (
    "2024-05-16",
    "-5",
    "1e9",
    "٣",
    "person/vn/to-lam",
    "wd:Q1",
    "<>",
    "\\u0041",
    "fr",
    "\0",
    "9" * 400,
    "%2e/..",
)
_QUERY: Final = (
    "SELECT",
    "SERVICE",
    "# ",
    "prefix",
    "base",
    "{",
    "}",
    "(",
    "<http://a/>",
    "?x",
    '"',
    "'''",
    "\\",
    "\n",
    "a:b",
    "INSERT",
)
_DECISION: Final = (
    "person/vn/to-lam", "kg:person/x", "wd:Q10831196", "owl:sameAs", "skos:exactMatch", "Not", "semapv:ManualMappingCuration",
    "2024-05-16", "0.5", "2", "\t", "\n", "#", "# curie_map:\n", '"', "é", "", "subject_id", "confidence",
)  # fmt: skip


def kept(target: str) -> list[Path]:
    """Return the files of a target's corpus."""
    return sorted(path for path in (CORPUS / target).iterdir() if path.is_file())


def made(target: str, chance: random.Random) -> bytes:
    """Return one input: made by the target's maker, or one of the corpus, broken on the way."""
    files = kept(target)
    data = chance.choice(files).read_bytes() if files and chance.random() < 0.3 else _MAKERS[target](chance)
    return broken(chance, data) if chance.random() < 0.5 else data


def _encoded(chance: random.Random) -> bytes:
    return text(chance).encode(
        chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1258")), errors="ignore"
    )


def _page(chance: random.Random) -> bytes:
    paragraphs = "".join(f"<p>{text(chance)}</p>" for _ in range(chance.randrange(1, 4)))
    return f"<html><head><title>{text(chance)[:80]}</title></head><body>{paragraphs}</body></html>".encode(
        errors="replace"
    )


def _lines(chance: random.Random) -> bytes:
    rows = (
        {"id": chance.choice(("a", "b", 1, None)), "text": text(chance), "date": chance.choice(_VALUES)}
        for _ in range(3)
    )
    return "\n".join(json.dumps(row) for row in rows).encode()


def _markdown(chance: random.Random) -> bytes:
    return f"---\ntitle: {text(chance)[:60]}\ndate: {chance.choice(_VALUES)}\n---\n{text(chance)}".encode(
        errors="replace"
    )


def _decisions(chance: random.Random) -> bytes:
    head = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tconfidence\n"
    return (head + "".join(chance.choice(_DECISION) + chance.choice("\t\t\n ") for _ in range(40))).encode()


def _parameters(chance: random.Random) -> bytes:
    pieces = (*_VALUES, *_QUERY, "=", " ")
    return "".join(
        chance.choice(pieces) * chance.choice((1, 1, 1, 300)) for _ in range(chance.randrange(1, 20))
    ).encode()


_MAKERS: Final[Mapping[str, Callable[[random.Random], bytes]]] = {
    "text": _encoded,
    "page": _page,
    "lines": _lines,
    "markdown": _markdown,
    "extractor": lambda chance: text(chance).encode("utf-8", errors="surrogatepass"),
    "decisions": _decisions,
    "parameters": _parameters,
}
