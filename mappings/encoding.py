"""From the bytes of a file to clean text: which encoding, which characters stay."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The first bytes of the formats that people hand in by mistake; some of them (PDF, RTF) look like text.
_SIGNATURES: Final = (
    b"%PDF", b"%!PS", b"{\\rtf", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"BZh",
    b"7z\xbc\xaf", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"SQLite format 3\x00", b"Rar!",
)  # fmt: skip

_SAMPLE: Final = 64 * 1024  # bytes that the guesses look at
_LEGACY: Final = ["cp1252", "cp1258", "mac_roman"]

# What French and its typography write beyond ASCII.
_FRENCH: Final = frozenset("àâäçéèêëîïôöùûüÿæœÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸÆŒ«»’‘“”–—…°€·•\u00a0")
# Windows-1258 writes a tone as a mark after its vowel, where Windows-1252 has a letter of Italian or Icelandic.
_TONE: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TONED: Final = re.compile(f"(?<=[AaĂăÂâEeÊêIiOoÔôƠơUuƯưYy]){_TONE.pattern}")

_KEPT_CONTROLS: Final = frozenset("\t\n")
_LINE_BREAKS: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_INVISIBLE: Final = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff")


# All but the letters and signs of European and Vietnamese text, which stay.
_DOUBTFUL: Final = re.compile("[^\t\n -~\u00a1-\u00ac\u00ae-\u024f\u1ea0-\u1ef9–—‘’“”…«»€]")


def clean(text: str) -> str:
    r"""Return ``text`` in NFC with ``\n`` line ends, without control characters, lone surrogates or invisible marks.

    Idempotent. Soft hyphens, zero-width spaces, direction marks and byte order marks go; tabs stay.
    """
    lines = _LINE_BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _DOUBTFUL.sub(_if_it_stays, lines))


def _if_it_stays(found: re.Match[str]) -> str:
    return found[0] if _stays(found[0]) else ""


def _stays(character: str) -> bool:
    if character.isprintable() or character in _KEPT_CONTROLS:
        return character not in _INVISIBLE
    return character not in _INVISIBLE and unicodedata.category(character) not in {"Cc", "Cs"}


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Return the text that ``data`` encodes, cleaned; None where it is no text.

    ``declared`` is an encoding that the document names itself; it is believed where it fits and no byte order mark
    says otherwise. What does not decode to the last byte (a file cut in the middle of a letter) shows U+FFFD there.
    """
    encoding = encoding_of(data, declared)
    if encoding is None:
        return None
    for mark, _ in _BOMS:
        if data.startswith(mark):
            data = data[len(mark) :]
            break
    return clean(data.decode(encoding, errors="replace"))


def encoding_of(data: bytes, declared: str | None = None) -> str | None:
    """Return the Python name of the encoding of ``data``; None for what is no text at all.

    Tried in order: a byte order mark, UTF-16 without one (known by its zero bytes), what is ``declared``, UTF-8, then
    Windows-1252, Windows-1258 and Mac Roman against each other.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name if _reads(data[:_SAMPLE], name) else None
    if data.startswith(_SIGNATURES):
        return None
    if b"\x00" in data[:_SAMPLE]:
        return _wide(data[:_SAMPLE])
    if declared and (known := _known(declared)) and _reads(data[:_SAMPLE], known):
        return known
    if _is_utf8(data):
        return "utf-8" if _reads(data[:_SAMPLE], "utf-8") else None
    return _legacy(data[:_SAMPLE])


def _known(declared: str) -> str | None:
    """The codec of a declared name; Latin-1 is read as Windows-1252, as browsers do (https://encoding.spec.whatwg.org/)."""
    try:
        name = codecs.lookup(declared.strip()).name
    except LookupError:
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(name, name)


def _reads(sample: bytes, encoding: str) -> bool:
    """Whether the sample is text in this encoding: at most one character in a hundred is a control or does not decode."""
    try:
        text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)
    except (LookupError, TypeError, UnicodeError):  # codecs that make no text of bytes ("rot13", "zlib")
        return False
    strange = sum(
        c == "\ufffd" or (not _stays(c) and c not in "\r\f\v\u00ad\u200b\u200e\u200f\ufeff")
        for c in _DOUBTFUL.findall(text)
    )
    return bool(strange <= 0.01 * len(text))


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, a broken letter in a hundred forgiven: no other encoding gives such sequences."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        beyond = [c for c in data.decode("utf-8", errors="replace") if c > "\x7f"]
        return len(beyond) >= 10 and beyond.count("\ufffd") <= max(1, len(beyond) // 100)
    return True


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: Latin text has its zero bytes nearly all on one side."""
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    if max(high, low) < 0.3 * (len(sample) / 2) or min(high, low) > 0.05 * max(high, low):
        return None
    name = "utf-16-be" if high > low else "utf-16-le"
    return name if _reads(sample, name) else None


def _legacy(sample: bytes) -> str | None:
    """One of the encodings of one byte a letter. French is the same in both of Windows; tones after their vowels tell."""
    vietnamese = sample.decode("cp1258", errors="replace")
    tones = len(_TONE.findall(vietnamese))
    if tones and len(_TONED.findall(vietnamese)) >= 0.8 * tones and _reads(sample, "cp1258"):
        return "cp1258"
    if not _reads(sample, "cp1252") and not _reads(sample, "mac_roman"):
        return None
    beyond = [c for c in sample.decode("cp1252", errors="replace") if c > "\x7f"]
    if sum(c in _FRENCH for c in beyond) >= 0.9 * len(beyond):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only where an encoding has to be guessed

    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    if best is None:
        return None
    return "mac_roman" if best.encoding == "mac_roman" else "cp1252"
