"""Hostile texts of any length: one thing said for ever, thousands of different names, what parsers choke on."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Final

REPEATED: Final = (
    "(", "(a) ", ")", "« ", '"a" ', ".", ". ", "a-", "l'", "Tran Sy Thanh, ", "Hanoï et ", "président du Comité populaire, ",
    "le 16 mai 2024 ", "16/05/2024 ", "a-t-il ", "a reçu ", "ont signé un accord entre ", "« il a dit « ", "e\u0301",
    "\u202eאב ", "\u200b", "\x07", "A", "1", "\n", "\0", " ", "_", "1,", "M. ", "J. ", "qui a dit que ", "les deux parties ",
    "président du comité du comité du comité, ", "entre la Chine et le Laos ", "vingt et un ", "Vietnam, Laos, Chine, ",
    "Hanoï a rencontré Séoul. ", "Il a souligné que Hanoï souhaite coopérer. ", "La visite du 3 mai. ", "Thanh de la ",
    "La réunion, la visite, la conférence. ", "Les deux pays célèbrent le 50e anniversaire de leurs relations. ", "Saint-Ouen-sur-",
    "Le président du Comité populaire de Hanoï, Tran Sy Thanh, a reçu lundi le maire de Séoul, Oh Se-hoon. ", "| ",
    "<!--", "</p><p>", "&lt;", "« a » (b) ", "son homologue chinois ", "-", "de ", "Mot ", "mot ", "?!… ",
)  # fmt: skip
DIFFERENT: Final[Mapping[str, str]] = {
    "names": "M. {0} {1} a reçu M. {2} {3}. ",
    "bodies": "Le ministère de {0} a signé un accord avec le Comité de {1}. ",
    "places": "La ville de {0} et la province de {1} ont signé un accord. ",
    "posts": "Le maire de {0}, {1} {2}, a dit merci. ",
    "ties": "{0} et {1} sont jumelées. ",
    "titles": "Ils ont signé un accord sur {0} {1}. ",
    "glued": "{0}{1} ",
}  # of names that come once each
_SYLLABLES: Final = ("tran", "nguyen", "ba", "ko", "li", "mu", "sa", "ro", "ve", "no", "ti", "da", "fe", "gu")


def texts() -> Mapping[str, Callable[[int], str]]:
    """Return the texts by name; each is made to a length in characters, the same at each call."""
    made: dict[str, Callable[[int], str]] = {repr(piece): _repeated(piece) for piece in REPEATED}
    return made | {f"different {name}": _different(form) for name, form in DIFFERENT.items()}


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def _different(form: str) -> Callable[[int], str]:
    def make(length: int) -> str:
        chance = random.Random(7)  # noqa: S311 - the same names at each call, no secret
        parts: list[str] = []
        total = 0
        while total < length:
            names = ["".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize() for _ in range(4)]
            parts.append(form.format(*names))
            total += len(parts[-1])
        return "".join(parts)[:length]

    return make
