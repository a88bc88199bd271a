"""Bylines: lines that say who wrote an article, when and where, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mappings.boilerplate import SIGNATURE
from mappings.moment import Moment
from mappings.patterns import pattern
from mappings.readers.dates import first_date, without_dates

_LONGEST: Final = 160
_NAME: Final = r"(?:[A-ZÀ-ÞĐ][\w’'-]*\.?)"
_AUTHOR: Final = pattern(
    rf"(?:Par|par|PAR|De notre (?:envoyée? spéciale?|correspondante?))\s?:?\s{_NAME}(?:(?:, ?| et | avec | de | / | ){_NAME}){{0,5}}(?:\s?[–-]\s?{SIGNATURE})?\Z"
)
_NAMES: Final = pattern(rf"{_NAME}(?: {_NAME}){{1,3}}(?:\s*[/–-]\s*{SIGNATURE})?\Z|\([a-zà-ÿ.\s]{{2,20}}\)\Z")
_DESK: Final = pattern(rf"(?:AA|{SIGNATURE})\s*/\s*(?P<town>[A-ZÀ-Þ][^/\n]{{1,40}}?)\s*(?:/.{{0,60}})?\Z")
_HOST: Final = pattern(r"(?<!\S)(?:www\.)?[A-Za-z][\w-]*(?:\.[a-z]{2,})+(?!\S)")  # "French.news.cn"
# What stands before the stamp in the head of a page: "Français>>AfriqueMise à jour 05.03.2012 09h40".
_TRAIL: Final = pattern(r"\A(?:[^<>|]{1,40}(?:>{1,2}|»)\s?){1,5}[^\W\d_]{0,30}?(?=\s?[Mm]ise? à jour)")
_TIME: Final = pattern(r"\b\d{1,2} ?[h:] ?\d{2}\b|\b\d{1,2}h\b")
_UPDATE: Final = pattern(r"mise? [àa] jour|modifi[ée]e?|actualis[ée]e?|updated", re.IGNORECASE)
_PUBLISHED: Final = pattern(r"publi|post[ée]|cr[ée][ée]|mise? en ligne", re.IGNORECASE)
_WORDS: Final = pattern(
    r"(?:(?<![^\W\d_])(?:publi[ée]e?s?|post[ée]e?|mise?|jour|ligne|derni[èe]re|modifi[ée]e?|actualis[ée]e?|cr[ée][ée]e?|date|le|du|de|en|sur|[àa]|par|et"
    r"|heures?|gmt|utc|ict|cet|h|min|minutes?|am|pm|a\.?m\.?|p\.?m\.?|lectures?|temps|vues?|information|fournie"
    r"|lus?|r[ée]daction|admin(?:istrateur)?|webmaster|fois|clics?|partages?|commentaires?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|published|posted|updated|last|on|by|at"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    + SIGNATURE
    + r")(?![^\W\d_])|vi[eệê]t ?-?nam|france ?24)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline tells: the day of publication, the day of the last change, the town of the desk."""

    published: Moment | None = None
    updated: Moment | None = None
    town: str | None = None
    explicit: bool = (
        True  # it says that it is one ("Publié", an hour, a name); a date alone can head a paragraph
    )


def byline(text: str) -> Byline | None:
    """Return what a line says of when and by whom, "Publié le 21/02/2025 à 10h30"; None where it says anything else."""
    if len(text) > _LONGEST:
        return None
    if _AUTHOR.match(text):
        return Byline()
    desk = _DESK.match(text)
    if desk:
        return Byline(town=desk["town"])
    text = _TRAIL.sub("", text)
    if not re.search(r"\d", text) or re.search(
        r"[^\W\d_]{2,}", _WORDS.sub(" ", _HOST.sub(" ", without_dates(text)))
    ):
        return None
    day = first_date(text)
    if day is None:
        return Byline() if _TIME.search(text) else None
    update, published = _UPDATE.search(text), _PUBLISHED.search(text)
    if update is None:
        return Byline(published=day, explicit=published is not None or _TIME.search(text) is not None)
    if published is None:
        return Byline(updated=day)
    own = (
        text[published.start() : update.start()]
        if published.start() < update.start()
        else text[published.start() :]
    )
    return Byline(published=first_date(own), updated=day)


def is_signature(text: str) -> bool:
    """Whether a line that closes an article is nothing but its writer's name: "Alexis NGOLO", "Par C. Nika"."""
    return _NAMES.match(text) is not None or _AUTHOR.match(text) is not None
