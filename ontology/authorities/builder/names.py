"""Names as tables write them, made into names as texts write them: heads and tails off, demonyms in all forms."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from typing import Final

from mappings.folding import fold

_HEADS: Final = re.compile(
    r"\A(?i:préfecture|province(?: autonome)?|département|comté|comitat|canton|gouvernorat|district(?: (?:londonien|métropolitain))?"
    r"|borough londonien|londonien|v?oblast|oblys|kraï|voïvodie|wilaya|cité|ville(?: métropolitaine)?|paroisse|municipalité"
    r"|commune|subdivision|division|apskritis|raion|état|dépendance|région(?: autonome)?|territoire spécial|république)"
    r" (?:de la |de l'|du |des |de |d')"
)
_ARTICLE: Final = re.compile(r"\A(?:du |des |de l'|d'|l'|de )(?=[A-ZÉÎÀÔ])")
_TAILS: Final = re.compile(
    r" (?:prefecture|province|oblast|county|district|governorate|department|region|parish|canton|voivodeship|municipality"
    r"|division|quarter|community development council|city)$",
    re.IGNORECASE,
)
_VIETNAMESE: Final = re.compile(r"\A(?:thành phố|thị trấn|thị xã|quận|huyện|tỉnh) (?=\w)", re.IGNORECASE)
_KOREAN: Final = re.compile(r"(?:-si|-gun|-ŭp| City)$")
_FEMININES: Final = (
    ("éen", "éenne"), ("ien", "ienne"), ("on", "onne"), ("ois", "oise"), ("ais", "aise"), ("ain", "aine"), ("in", "ine"),
    ("an", "ane"), ("ol", "ole"), ("and", "ande"), ("ard", "arde"), ("i", "ie"), ("al", "ale"), ("eur", "euse"), ("é", "ée"),
    ("en", "enne"),
)  # fmt: skip


def slug(name: str) -> str:
    """Return the part of an id that ``name`` makes: folded, everything that is no letter or digit as one hyphen."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


def french(name: str) -> str:
    """Return a French name without what kind of place it is: "préfecture d'Aomori" is Aomori; "" if nothing is left."""
    bare = _ARTICLE.sub("", _HEADS.sub("", name))
    return (
        bare
        if bare[:1].isupper()
        else bare[:1].upper() + bare[1:]
        if bare.startswith(("île", "république"))
        else ""
    )


def english(name: str) -> str:
    """Return an English name without what kind of place it is: "Aomori Prefecture" is Aomori."""
    return _TAILS.sub("", name) or name


def vietnamese(name: str) -> str:
    """Return a Vietnamese name without what kind of place it is: "Thị Trấn Na Dương" is Na Dương."""
    return _VIETNAMESE.sub("", name)


def korean(name: str) -> str:
    """Return a romanised Korean name without its suffix: Cheongju-si is Cheongju."""
    return _KOREAN.sub("", name)


def demonym_forms(demonym: str) -> str:
    """Return masculine, feminine and their plurals, held apart by "|".

    ``demonym`` is the masculine singular, or masculine/feminine where the feminine follows no rule ("turc/turque");
    several demonyms stand apart by "|".
    """
    forms: dict[str, None] = {}
    for one in filter(None, demonym.split("|")):
        masculine, _, feminine = one.partition("/")
        for singular in (masculine, feminine or _feminine(masculine)):
            forms |= dict.fromkeys(
                (singular, singular if singular[-1:] in ("s", "x", "z") else singular + "s")
            )
    return "|".join(forms)


def _feminine(masculine: str) -> str:
    if masculine.endswith("e"):
        return masculine
    for ending, feminine in _FEMININES:
        if masculine.endswith(ending):
            return masculine.removesuffix(ending) + feminine
    return masculine


_SHORT_NAMES: Final = frozenset(
    {"VN", "CN", "KR", "KP", "TW", "LA", "KH", "TH", "MM"}
)  # a syllable names much there


def ambiguous_names(
    names: Iterable[str], country: str, kind: str, common: Container[str], surnames: Container[str]
) -> list[str]:
    """Return those of a place's ``names`` that need more context than their mere letters.

    These are common words (``common`` holds folded French words and parts of personal names), lone syllables of up
    to three letters (four in Asian countries of short syllables), and names of Vietnamese towns that look like a
    person's: three syllables of which the first is a family name (``surnames``, folded).
    """
    found = []
    for name in names:
        syllables = fold(name).split()
        letters = 4 if country in _SHORT_NAMES else 3
        short = len(syllables) == 1 and len(syllables[0]) <= letters and kind != "Country"
        person = country == "VN" and kind == "City" and len(syllables) == 3 and syllables[0] in surnames
        if " ".join(syllables) in common or short or person:
            found.append(name)
    return found
