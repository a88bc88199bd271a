"""Encodings, and the characters that stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.encoding import _DOUBTFUL, _stays, clean, decode, encoding_of

FRENCH = "À Hanoï, le président du Comité populaire a reçu l’ambassadeur : « Une coopération élargie », a-t-il souligné – à l’issue de l’entrevue."
VIETNAMESE = "Le président Nguyễn Xuân Phúc et Vương Đình Huệ ont reçu à Hà Nội les délégués de Quảng Ninh et de Đà Nẵng."
TONES = "\u0300\u0301\u0303\u0309\u0323"


def as_cp1258(text: str) -> bytes:
    """Encode as Windows Vietnamese does: base letter with its hat or horn, then the tone mark."""
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(c for c in parts if c in TONES)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
        try:
            letter.encode("cp1258")
        except UnicodeEncodeError:
            out += base + tones
        else:
            out += letter
    return out.encode("cp1258")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_french_is_read_in_every_encoding(encoding: str) -> None:
    """The same French text comes out, with and without byte order marks."""
    assert decode((FRENCH * 3).encode(encoding)) == FRENCH * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_vietnamese_names_are_read_in_unicode(encoding: str) -> None:
    """Names keep every mark."""
    assert decode(VIETNAMESE.encode(encoding)) == VIETNAMESE


def test_windows_1258_is_told_by_tones_after_vowels() -> None:
    """Its combining marks come out as composed letters."""
    assert encoding_of(as_cp1258(VIETNAMESE)) == "cp1258"
    assert decode(as_cp1258(VIETNAMESE)) == VIETNAMESE


def test_one_vietnamese_name_in_french_text_tells_windows_1258() -> None:
    """A single toned vowel is enough, amid French letters that both Windows encodings share."""
    text = "À l’issue de l’entrevue, Nguyễn Đức Chung a salué la coopération élargie entre les deux côtés."
    assert decode(as_cp1258(text)) == text


@pytest.mark.parametrize("name", ["São Paulo", "Cañete", "Reykjavík", "Göteborg", "Forlì"])
def test_foreign_letters_of_windows_1252_stay(name: str) -> None:
    """A Portuguese or Italian name does not make a French text Vietnamese."""
    text = f"Le maire de {name} a été reçu à Hanoï ; l’accord a été signé à l’issue de la visite."
    assert decode(text.encode("cp1252")) == text


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    """Latin-1 is read as browsers read it."""
    assert decode("L’œuvre à Séoul".encode("cp1252"), "ISO-8859-1") == "L’œuvre à Séoul"
    assert decode("à Séoul".encode(), "no-such-encoding") == "à Séoul"
    assert decode("à Séoul".encode(), "rot13") == "à Séoul"
    assert decode("Łódź, Gdańsk, Wrocław".encode("iso8859-2"), "iso-8859-2") == "Łódź, Gdańsk, Wrocław"


def test_a_broken_letter_does_not_spoil_a_utf8_text() -> None:
    """A file cut in the middle of a letter is still UTF-8."""
    data = FRENCH.encode() * 5 + "é".encode()[:1]
    assert decode(data) == FRENCH * 5 + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj << /Type /Catalog >>",
        b"PK\x03\x04" + bytes(30),
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        bytes(range(256)) * 4,
        b"\x00" * 100,
        b"\x01\x02\x03\x04\x05\x06\x07\x08 text",
        b"\xef\xbb\xbf" + bytes(range(1, 32)) * 10,
        b"{\\rtf1\\ansi Bonjour}",
    ],
)
def test_what_is_no_text_has_no_encoding(data: bytes) -> None:
    """Formats, byte soup and control characters are refused."""
    assert decode(data) is None


def test_cleaning_normalises() -> None:
    """NFC, one kind of line end, no controls, no surrogates, no invisible marks; tabs stay."""
    assert clean("e\u0301t\u00e9\r\nb\rc\u2028d\x00\x07\ud800\u200b\ufeff\u00ad\te") == "été\nb\nc\nd\te"


@given(st.text())
def test_cleaning_is_idempotent_and_composed(text: str) -> None:
    """Cleaning twice changes nothing, and what comes out is NFC that any encoding takes."""
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@given(st.binary(max_size=400))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    """No bytes raise; what comes out is clean."""
    text = decode(data)
    assert text is None or clean(text) == text


@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufffd"
        ),
        min_size=1,
    )
)
def test_utf8_round_trips(text: str) -> None:
    """Any printable text in UTF-8 comes back as its clean form."""
    assert decode(text.encode("utf-8-sig")) == clean(text)


def test_every_character_that_is_not_looked_at_stays() -> None:
    """Cleaning looks at doubtful characters only; none of the others would go."""
    assert [
        hex(code) for code in range(0x110000) if not (_DOUBTFUL.match(chr(code)) or _stays(chr(code)))
    ] == []
