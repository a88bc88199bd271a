"""Names as tables write them, made into names as texts write them: heads and tails off, demonyms in all forms."""

from __future__ import annotations

import re
from collections.abc import Container
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
    for one in demonym.split("|"):
        masculine, _, feminine = one.partition("/")
        for singular in (masculine, feminine or _feminine(masculine)):
            forms |= dict.fromkeys(
                (singular, singular if singular[-1:] in ("s", "x", "z") else singular + "s")
            )
    return "|".join(form for form in forms if form)


def _feminine(masculine: str) -> str:
    if masculine.endswith("e"):
        return masculine
    for ending, feminine in _FEMININES:
        if masculine.endswith(ending):
            return masculine.removesuffix(ending) + feminine
    return masculine


_SHORT_NAMES: Final = frozenset(
    "VN CN KR KP TW LA KH TH MM HK MO JP SG".split()
)  # countries of short syllables


def is_ambiguous(
    names: list[str], country: str, kind: str, common: Container[str], surnames: Container[str]
) -> bool:
    """Whether one of ``names`` is a common word, a lone short syllable, or looks like a person's name.

    ``common`` holds folded French words and parts of personal names, ``surnames`` folded Vietnamese family names.
    A short lone syllable of an Asian country (Lu, Hue is none: see the additions), or a Vietnamese town whose name
    opens with a family name and has three syllables, needs more context than its mere letters.
    """
    for name in map(fold, names):
        syllables = name.split()
        lone = len(syllables) == 1
        if (
            name in common
            or len(name) <= 2
            or (lone and country in _SHORT_NAMES and len(name) <= 4 and kind != "Country")
        ):
            return True
        if country == "VN" and kind == "City" and len(syllables) == 3 and syllables[0] in surnames:
            return True
    return False
