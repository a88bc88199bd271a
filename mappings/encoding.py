"""From the bytes of a file to clean text: which encoding, which characters stay."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from charset_normalizer import from_bytes

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The first bytes of the formats that people hand in by mistake; some of them (PDF, PostScript) look like text.
_SIGNATURES: Final = (
    b"%PDF", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf",
    b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"SQLite format 3\x00", b"%!PS", b"Rar!",
)  # fmt: skip

_LEGACY: Final = ("cp1252", "cp1258")
_SAMPLE: Final = 64 * 1024  # bytes that the guesses look at

# What Windows-1258 has where Windows-1252 has a letter that French does not write: a tone mark after its vowel, or đ.
_VIETNAMESE: Final = re.compile(
    r"[AaĂăÂâEeÊêIiOoÔôƠơUuƯưYy][\u0300\u0301\u0303\u0309\u0323]|[Đđ]|(?<=[Ưư])[Ơơ]|[Ưư](?=[Ơơ])"
)
_MARKS: Final = re.compile(r"[\u0300\u0301\u0303\u0309\u0323ĐđƠơƯư]")

_KEPT_CONTROLS: Final = frozenset("\t\n")
_LINE_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE: Final = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff")


def clean(text: str) -> str:
    """Return ``text`` in NFC with ``\\n`` line ends, without control characters, lone surrogates or invisible marks.

    Idempotent. Soft hyphens, zero-width spaces, direction marks and byte order marks go; tabs stay.
    """
    lines = _LINE_BREAKS.sub("\n", text)
    if not lines.isprintable():
        lines = "".join(c for c in lines if _stays(c))
    return unicodedata.normalize("NFC", lines)


def _stays(character: str) -> bool:
    if character in _KEPT_CONTROLS:
        return True
    return character not in _INVISIBLE and unicodedata.category(character) not in {"Cc", "Cs"}


def decode(data: bytes) -> str | None:
    """Return the text that ``data`` encodes, cleaned; None where it is no text.

    Tried in order: a byte order mark, UTF-16 without one (known by its zero bytes), UTF-8, then Windows-1252
    against Windows-1258. French text is the same in the last two; tone marks that follow their vowels tell.
    """
    encoding = encoding_of(data)
    if encoding is None:
        return None
    for mark, _ in _BOMS:
        if data.startswith(mark):
            data = data[len(mark) :]
            break
    return clean(data.decode(encoding, errors="replace"))


def encoding_of(data: bytes) -> str | None:
    """Return the Python name of the encoding of ``data``; None for what is no text at all."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name if _decodes(data, name) else None
    if data.startswith(_SIGNATURES):
        return None
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data)
    if _decodes(data, "utf-8"):
        return "utf-8" if _is_text(data[:_SAMPLE].decode("utf-8", errors="ignore")) else None
    return _legacy(data)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: Latin text has its zero bytes nearly all on one side."""
    sample = data[:_SAMPLE]
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if max(high, low) < 0.3 * (len(sample) / 2) or min(high, low) > 0.05 * max(high, low):
        return None
    name = "utf-16-be" if high > low else "utf-16-le"
    return name if _decodes(data, name) and _is_text(sample.decode(name, errors="ignore")) else None


def _legacy(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    vietnamese = sample.decode("cp1258", errors="replace")
    marks = len(_MARKS.findall(vietnamese))
    if marks and len(_VIETNAMESE.findall(vietnamese)) >= 0.8 * marks and _is_text(vietnamese):
        return "cp1258"
    best = from_bytes(sample, cp_isolation=list(_LEGACY), threshold=0.4).best()
    western = sample.decode("cp1252", errors="replace")
    if best is None and not _is_text(western):
        return None
    return "cp1252" if _is_text(western) else None


def _is_text(sample: str) -> bool:
    """Whether at most one character in a hundred is a control, a replacement or a lone surrogate."""
    return _strange(sample) <= 0.01 * len(sample)


def _strange(characters: Iterable[str]) -> int:
    return sum(c == "\ufffd" or (not _stays(c) and c not in "\r\f\v\ufeff\u00ad\u200b") for c in characters)
