"""Short readable labels in French and English: what an event, an agreement or a tie is called in a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from mappings.folding import fold
from mappings.moment import Moment

LANGUAGES: Final = ("fr", "en")

_MONTHS: Final = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
_NOUNS: Final = {
    "fr": {
        "Reception": "Réception",
        "Call": "Entretien à distance",
        "Meeting": "Rencontre",
        "Visit": "Visite",
        "Conference": "Conférence",
        "Signing": "Signature",
        "Ceremony": "Cérémonie",
        "Training": "Formation",
        "Event": "Événement",
    },
    "en": {
        "Reception": "Reception",
        "Call": "Remote talks",
        "Meeting": "Meeting",
        "Visit": "Visit",
        "Conference": "Conference",
        "Signing": "Signing",
        "Ceremony": "Ceremony",
        "Training": "Training",
        "Event": "Event",
    },
}
EVENT_TYPES: Final = tuple(_NOUNS["en"])
"""The classes that have a noun of their own, the more special before the more general."""

_SHOWN: Final = 3  # names in a label before "and others"


@dataclass(frozen=True, slots=True)
class EventWords:
    """What an event's label may use, all of it in the label's language where there is a choice."""

    type: str
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)  # role to sorted names
    name: str | None = None  # the event's own name, or its series
    ordinal: int | None = None
    place: str | None = None
    town: bool = False  # the place is one that French reaches with "à"; the article of a country is not known
    start: Moment | None = None
    end: Moment | None = None

    def names(self, *roles: str) -> list[str]:
        """The names in these roles, each once; all the names without ``roles``."""
        chosen = roles or ("Host", "Guest", "Chair", "HeadOfDelegation", "Signatory", "Participant")
        return list(dict.fromkeys(name for role in chosen for name in self.roles.get(role, ())))


def event_phrase(words: EventWords, language: str) -> str:
    """Return the label of an event, as in "Réception de A par B, Ha Long, 20 février 2025"."""
    shaped = {"Reception": _reception, "Visit": _visit}.get(words.type, _gathering)
    head = shaped(words, language)
    place = None if _reaches(words, language) else words.place
    return ", ".join(part for part in (head, place, period(words.start, words.end, language)) if part)


def tie_phrase(noun: str, parties: Sequence[str], when: Moment | None, language: str) -> str:
    """Return the label of what binds parties: an agreement, a relationship."""
    between = _between(parties, language)
    head = capitalised(noun) + (f" {between}" if between else "")
    return ", ".join(part for part in (head, period(when, None, language)) if part)


def anniversary_phrase(ordinal: int, of: str, parties: Sequence[str], language: str) -> str:
    """Return the label of an anniversary, as in "20th anniversary: twinning (A, B)"."""
    head = (
        f"{ordinal_number(ordinal, language)} {'anniversaire :' if language == 'fr' else 'anniversary:'} {of}"
    )
    return head + (f" ({', '.join(parties)})" if parties else "")


def statement_phrase(speakers: Sequence[str], act: str, topics: Sequence[str], language: str) -> str:
    """Return the label of a statement, as in "A : proposer (commerce)"."""
    colon = " :" if language == "fr" else ":"
    return f"{listed(speakers, language)}{colon} {act}" + (f" ({', '.join(topics)})" if topics else "")


def period(start: Moment | None, end: Moment | None, language: str) -> str | None:
    """Return one date or two as people write them, as precise as they are known."""
    if start is None or end is None or start == end:
        known = start or end
        return None if known is None else written(known, language)
    return f"{written(start, language)} – {written(end, language)}"


def written(moment: Moment, language: str) -> str:
    """Return a date in words: "1er mars 2025", "February 2025", "2025", "16 mai"."""
    day = str(moment.day) if moment.day is not None else None
    if day == "1" and language == "fr":
        day = "1er"
    month = _MONTHS[language][moment.month - 1] if moment.month is not None else None
    year = f"{moment.year:04d}" if moment.year is not None else None
    return " ".join(part for part in (day, month, year) if part)


def ordinal_number(number: int, language: str) -> str:
    """Return "1er", "2e"; "1st", "2nd", "11th"."""
    if language == "fr":
        return "1er" if number == 1 else f"{number}e"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number % 100 not in {11, 12, 13} else "th"
    return f"{number}{ending}"


def listed(names: Sequence[str], language: str) -> str:
    """Return names as a list in words, cut short where there are many."""
    conjunction = "et" if language == "fr" else "and"
    others = "autres" if language == "fr" else "others"
    if len(names) > _SHOWN + 1:
        return f"{', '.join(names[:_SHOWN])} {conjunction} {len(names) - _SHOWN} {others}"
    return f" {conjunction} ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def capitalised(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def _reception(words: EventWords, language: str) -> str:
    hosts, guests = words.names("Host"), words.names("Guest", "HeadOfDelegation")
    if not (hosts or guests):
        return _gathering(words, language)
    by = "par" if language == "fr" else "by"
    parts = (
        _of(listed(guests, language), language) if guests else "",
        f"{by} {listed(hosts, language)}" if hosts else "",
    )
    return " ".join((_NOUNS[language][words.type], *filter(None, parts)))


def _visit(words: EventWords, language: str) -> str:
    visitors = _visitors(words)
    if not visitors:
        return _gathering(words, language)
    head = f"{_NOUNS[language][words.type]} {_of(listed(visitors, language), language)}"
    return f"{head} {'à' if language == 'fr' else 'to'} {words.place}" if _reaches(words, language) else head


def _reaches(words: EventWords, language: str) -> bool:
    """Whether the phrase itself says where a visit goes."""
    going = words.type == "Visit" and words.place is not None and bool(_visitors(words))
    return going and (words.town or language != "fr")


def _visitors(words: EventWords) -> list[str]:
    return words.names("HeadOfDelegation", "Guest") or words.names("Participant")


def _gathering(words: EventWords, language: str) -> str:
    noun = _NOUNS[language][words.type]
    if words.name:
        number = f"{ordinal_number(words.ordinal, language)} " if words.ordinal is not None else ""
        return capitalised(f"{number}{words.name}")
    between = _between(words.names(), language)
    return f"{noun} {between}" if between else noun


def _between(names: Sequence[str], language: str) -> str:
    """The parties after a noun: two or more stand between each other, a single one is the noun's own."""
    if len(names) == 1:
        return _of(names[0], language)
    preposition = "entre" if language == "fr" else "between"
    return f"{preposition} {listed(names, language)}" if names else ""


def _of(name: str, language: str) -> str:
    if language != "fr":
        return f"of {name}"
    return f"d'{name}" if fold(name)[:1] in tuple("aeiou") else f"de {name}"
