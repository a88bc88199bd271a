"""What a capitalised word can be: an acronym, a noun of organisations' names, a family name, a name in capitals only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from mappings.authorities import authorities
from mappings.boilerplate import NOT_TOWNS
from mappings.compiled import compiled
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.text import Token

ROMAN: Final = frozenset(
    {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI"}
)


@compiled
def family_names() -> frozenset[str]:
    """Return the frequent family names of the languages that write them first, folded: "nguyen", "kim"."""
    return _names("family")


@compiled
def given_names() -> frozenset[str]:
    """Return the frequent given names of the languages that write them first, folded: "pierre", "amadou"."""
    return _names("given")


def _names(section: str) -> frozenset[str]:
    file = Path(__file__).resolve().parent / "names.toml"
    table: dict[str, dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))
    return frozenset(name for names in table[section].values() for name in names.split())


@compiled
def acronyms() -> Mapping[str, tuple[str, ...]]:
    """Return the acronyms of the known bodies, as written ("ASEAN"), to their ids."""
    found: dict[str, tuple[str, ...]] = {}
    for body in authorities().bodies.values():
        for name in body.acronyms:
            found[name] = (*found.get(name, ()), body.id)
    return found


def is_acronym(token: Token) -> bool:
    """Whether ``token`` is written in capitals only, two letters or more: "ONU"."""
    return len(token.text) > 1 and token.text.isupper() and token.is_word


def is_french_capital(token: Token) -> bool:
    """Whether a capitalised word is a noun of organisations' names ("Comité", "Culture"), nobody's name."""
    known = words()
    return (
        stem(token.folded) in known.body_words
        or token.folded in known.openers
        or token.folded in known.determiners
    )


def is_family_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a family name that comes first stands at ``i`` with a further name behind it: "Mai" in "Mai Van An"."""
    return tokens[i].folded in family_names() and tokens[i].is_capitalised and is_name_word(tokens, i + 1)


def is_shouted(token: Token) -> bool:
    """Whether a word in capitals only can be a name ("DUPONT", "LI"), no acronym that is known ("ONU")."""
    if not is_acronym(token) or token.text in ROMAN:
        return False
    if token.text in acronyms() or token.text in NOT_TOWNS:
        return False
    return len(token.text) > 2 or token.folded in family_names()


def is_honorific(token: Token) -> bool:
    """Whether a word addresses who is named behind it: "M.", and "SEM", "SAR" in capitals only ("Suy Sèm" is a name)."""
    return token.folded in words().honorifics or (token.text.isupper() and token.folded in words().styles)


def is_name_word(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at ``i`` can be part of a name: capitalised, no French noun, no known acronym."""
    return (
        i < len(tokens)
        and tokens[i].is_word
        and tokens[i].is_capitalised
        and not is_french_capital(tokens[i])
        and not is_honorific(tokens[i])
        and (not is_acronym(tokens[i]) or is_shouted(tokens[i]))
    )
