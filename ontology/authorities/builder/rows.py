"""The rows of a place table while they are being put together, their canonical text, and the hand-kept additions."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from mappings.authority_tables import NAME_COLUMNS, PLACE_COLUMNS
from mappings.folding import fold

Row = dict[
    str, str
]  # every column of PLACE_COLUMNS, "" where nothing is known; several values held apart by "|"

_JOINED: Final = frozenset({"alt", "government"})  # additions to these add; to all other columns they replace


class BadAddition(ValueError):
    """A line of a hand-kept file that cannot be used."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")


def blank(**known: str) -> Row:
    """Return a row with the columns ``known`` and all others empty."""
    return {**dict.fromkeys(PLACE_COLUMNS, ""), **known}


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read a table of the gazetteer; every field NFC, spaces trimmed, the typewriter's apostrophe throughout."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: tidy(value or "") for key, value in row.items()} for row in csv.DictReader(file)]


def read_tsv(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the lines of a hand-kept table with their numbers; a line that begins with # is a remark."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) > len(header):
            raise BadAddition(path, number, f"{len(fields)} fields under {len(header)} columns")
        fields += [""] * (len(header) - len(fields))
        yield number, {key: tidy(value) for key, value in zip(header, fields, strict=True)}


def tidy(value: str) -> str:
    """Return ``value`` in NFC on one line, without outer spaces, with straight apostrophes, and Đ for its look-alike."""
    straight = value.replace("’", "'").replace("ʼ", "'").replace("Ð", "Đ").replace("ð", "đ")
    return " ".join(unicodedata.normalize("NFC", straight).split())


def join(*values: str) -> str:
    """Return the values of several fields as one field, each value once."""
    return "|".join(dict.fromkeys(part for value in values for part in value.split("|") if part))


def drop_shared(rows: Sequence[Row], column: str) -> None:
    """Empty ``column`` wherever two rows have one value in it: an identifier of two things identifies neither."""
    count = Counter(row[column] for row in rows)
    for row in rows:
        if count[row[column]] > 1:
            row[column] = ""


def add_by_hand(rows: dict[str, Row], path: Path) -> None:
    """Change ``rows`` as the hand-kept table ``path`` says.

    Its columns are ``id`` and any others of a place table. A known id: what the line gives replaces what is there,
    except that ``alt`` and ``government`` are added to; a lone "-" empties the field. An unknown id with a kind and a
    name is a new row; without them it is a mistake. A lone "-" as kind drops the row.
    """
    for line, given in read_tsv(path):
        unknown = set(given) - set(PLACE_COLUMNS)
        if unknown:
            raise BadAddition(path, line, f"no such column: {', '.join(sorted(unknown))}")
        if given.get("kind") == "-":
            del rows[given["id"]]
            continue
        row = rows.get(given["id"])
        if row is None:
            if not given.get("kind") or not any(given.get(column) for column in NAME_COLUMNS):
                raise BadAddition(
                    path, line, f"{given['id']} is in no table; a new place needs a kind and a name"
                )
            row = rows[given["id"]] = blank(id=given["id"])
        for column, value in given.items():
            if value == "-":
                row[column] = ""
            elif value and column in _JOINED:
                row[column] = join(row[column], value)
            elif value:
                row[column] = value


def finish(row: Row) -> Row:
    """Return ``row`` with every alternative name once, and none that folds to one of its names in Latin script."""
    tongues = ("name_fr", "name_en", "name_vi") if row["country"] == "VN" else ("name_fr", "name_en")
    seen = {fold(row[column]) for column in tongues if row[column]}
    kept = []
    for name in row["alt"].split("|"):
        if name and fold(name) not in seen:
            seen.add(fold(name))
            kept.append(name)
    return {**row, "alt": "|".join(kept)}


def format_table(rows: Iterable[Mapping[str, str]], columns: Sequence[str] = PLACE_COLUMNS) -> str:
    """Return the canonical text of a table: header, rows in the order of their ids, tabs, one newline a row."""
    ordered = sorted(rows, key=lambda row: row["id"])
    lines = ["\t".join(columns), *("\t".join(row[column] for column in columns) for row in ordered)]
    return "\n".join(lines) + "\n"
