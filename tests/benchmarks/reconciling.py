"""Reconciling: a thousand names, as written and misspelt, against a hundred thousand in the index of a site."""

from __future__ import annotations

import random
import sys
import time
from itertools import islice

from kg.web.names.entity import Entity
from kg.web.names.index import NameIndex
from kg.web.reconcile.query import Query
from kg.web.reconcile.retrieval import candidates
from tests.benchmarks.measure import core_seconds, show

BASE = "https://e.org/"
ASKED = 1000
_COMMON = [
    "nguyen",
    "tran",
    "le",
    "pham",
    "hoang",
    "van",
    "thi",
    "minh",
    "duc",
    "xuan",
    "thang",
    "lam",
    "anh",
    "hai",
    "phong",
    "quang",
    "son",
    "tung",
    "kim",
    "wang",
]


def main(entities: int) -> None:
    """Print a row for each sort of question."""
    chance = random.Random(1)  # noqa: S311 - the same names each time
    known = list(_entities(entities, chance))
    begun = time.process_time()
    index = NameIndex(known)
    list(islice(index.beginning("ng"), 20))
    made = time.process_time() - begun
    written = [chance.choice(known).spellings[0] for _ in range(ASKED)]
    misspelt = [_slip(name, chance) for name in written]
    rows: list[list[object]] = [["making the index", entities, made]]
    for what, names in (("names as written", written), ("names with one letter left out", misspelt)):
        took = core_seconds(lambda names=names: [candidates(index, Query(name), BASE) for name in names], 1)  # type: ignore[misc]
        found = sum(
            any(one.entity.spellings[0] == name for one in candidates(index, Query(asked), BASE))
            for asked, name in zip(names, written, strict=True)
        )
        rows.append([f"{ASKED} {what}, {found} found", entities, took])
    took = core_seconds(lambda: [list(islice(index.beginning(name[:3]), 20)) for name in written], 1)
    rows.append([f"{ASKED} beginnings of three letters", entities, took])
    show("Reconciling, in seconds that one core was busy", ("what", "entities", "s"), rows)


def _entities(number: int, chance: random.Random) -> list[Entity]:
    """Persons, bodies and places seven to two to one, of made-up words and of very common ones."""
    words = [_word(chance) for _ in range(20_000)] + _COMMON * 30
    return [_entity(each, words, chance) for each in range(number)]


def _entity(each: int, words: list[str], chance: random.Random) -> Entity:
    if each % 10 < 7:
        name = " ".join(chance.choice(words).title() for _ in range(chance.randint(2, 3)))
        kind = "Person"
    elif each % 10 < 9:
        name, kind = f"Comité populaire de {chance.choice(words).title()}", "Body"
    else:
        name, kind = chance.choice(words).title(), "Place"
    return Entity(f"{BASE}{kind}/{each}", (kind,), {"fr": name, "en": name}, (name,))


def _word(chance: random.Random) -> str:
    vowels = ("a", "e", "i", "o", "u", "ia", "oa")
    return "".join(
        chance.choice("bcdfghklmnpqrstvx") + chance.choice(vowels) for _ in range(chance.randint(2, 4))
    )


def _slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    return name[:at] + name[at + 1 :]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
