"""The dateline that opens a wire story: "Hanoi (VNA) – ", "Paris, 18 décembre 2023 (AFP) - ", "BEIJING -- "."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mappings.boilerplate import NOT_TOWNS, SIGNATURE
from mappings.moment import Moment
from mappings.patterns import pattern
from mappings.readers.dates import DAY, MONTH, first_date

_TOWN: Final = r"(?P<town>[^\W\d_a-zà-öø-ÿ][^\W\d_]*(?:[ ’'.-]{1,2}[^\W\d_]+){0,5}?)"
_REGION: Final = r"(?:\s*\([^()\d]{2,30}\))?"
_DATE: Final = (
    rf"(?P<date>(?:lundi |mardi |mercredi |jeudi |vendredi |samedi |dimanche )?(?:le )?{DAY} (?i:{MONTH})(?: [12]\d{{3}})?"
    rf"|(?i:{MONTH}) [0-3]?\d,? [12]\d{{3}})"
)
_DASH: Final = r"\s*[.:]?\s*(?:[-–—]{1,2}\s*|(?=[A-ZÀ-ÞĐ«]))"
_HARD_DASH: Final = r"\s*[.:]?\s*[-–—]{1,2}\s*"

# What may open the first sentence after a town without agency; in "Vietnam – Chine : …" no such word follows.
_OPENER: Final = (
    r"(?=(?:L[ea]s?|Une?|Des?|Du|Au|Aux|À|A|En|Dans|Pour|Par|Plus|Près|Quelque|Sous|Sur|Selon|Ce|Cette|Ces|Il|Elle|Ils|Elles|Après|Avant|Avec|Lors|"
    r"Quelques|Plusieurs|Deux|Trois|Quatre|Cinq|Six|Sept|Huit|Neuf|Dix|Onze|Douze|Treize|Quatorze|Quinze|Seize|Vingt|Trente|Quarante|Cinquante|"
    r"Soixante|Cent|Mille|MM|M|Mme|Mmes|Sa|Son|Ses|Réunis?|Reçue?s?|Recevant|À l|S|Tout|Toute|Tous|Venue?s?|Arrivée?s?)\b|[LDSCN][’'](?=\w)|[«\d])"
)

_FORMS: Final = (
    pattern(rf"{_TOWN}{_REGION}(?:(?:,\s?|\s){_DATE})?,?\s*\(\s*{SIGNATURE}\s*\){_DASH}"),
    pattern(rf"(?:{SIGNATURE})[ -]{_TOWN}{_REGION}(?:,\s?|\s){_DATE}{_HARD_DASH}"),
    pattern(
        rf"{_TOWN}{_REGION}(?:,\s?|\s){_DATE}(?:\s*(?:\([A-Z]\w{{1,14}}\)|/[A-Z]\w{{1,14}}/))?{_HARD_DASH}"
    ),
    pattern(
        rf"(?:{SIGNATURE}[ ,-]+)?{_TOWN}{_REGION}(?:,\s?|\s){_DATE}(?:\s*\(\s*{SIGNATURE}\s*\))?\s*[.:–—-]{{0,2}}\Z"
    ),
    pattern(rf"(?:\(\s*{SIGNATURE}\s*\){_DASH}|{SIGNATURE}\s*[-–—]{{1,2}}\s+)"),
)
_BARE: Final = (
    pattern(rf"(?P<town>[A-ZÀ-ÞĐ]{{3,}}(?:[ ’'-][A-ZÀ-ÞĐ]+){{0,4}}){_REGION}\s?[-–—]{{1,2}}\s+"),
    pattern(rf"{_TOWN}{_REGION}\s?(?:--|[–—-])\s+{_OPENER}"),
)
_NO_TOWN: Final = pattern(
    r"(?:L[ea]s?|Une?|Des|Du|Aux?|Cette|Cet?|Ces|Dans|En|Lors|Selon|Pour|Par|M|Mme)\b(?! (?:Caire|Haye|Havane|Paz|Cap|Mecque|Mans|Havre|Valette)\b)|[LDld][’']"
)
_WEEKDAY: Final = pattern("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche", re.IGNORECASE)
_LONGEST: Final = 100  # code points that a dateline may take


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says: the town as written, the day of filing; ``length`` is what it takes of the paragraph."""

    length: int
    town: str | None = None
    date: Moment | None = None


def dateline(paragraph: str, *, first: bool) -> Dateline | None:
    """Return the dateline that opens ``paragraph``; None without one.

    A town with nothing but a dash after it counts only in the ``first`` paragraph of the body, and only in capitals or
    where a sentence visibly begins after the dash.
    """
    opening = paragraph[:_LONGEST]
    for form in _FORMS + (_BARE if first else ()):
        match = form.match(opening)
        if match is None or (form in _BARE and match.end() == len(paragraph)):
            continue
        parts = match.groupdict()
        town = parts.get("town")
        if town is not None and (town in NOT_TOWNS or _NO_TOWN.match(town)):
            continue
        date = parts.get("date")
        if town is not None and _WEEKDAY.fullmatch(town):
            if match.end() < len(paragraph):
                continue
            town = None  # a line of its own: "Dimanche 11 mars 2018"
        return Dateline(match.end(), town, first_date(date) if date else None)
    return None
