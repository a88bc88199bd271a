"""How far the links of the authority tables are to be trusted: one rule per kind of node and target set."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from mappings.namespaces import PREFIXES
from mappings.resources import AUTHORITIES

TABLE: Final = AUTHORITIES / "links.tsv"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where the links of one kind of node to one set come from, and what a check of them showed."""

    kind: str  # country, province, city, body or person
    target: str  # the key of a target set
    justification: str  # IRI, from the Semantic Mapping Vocabulary
    provider: str  # address of the table that they were taken from
    license: str  # address of its terms
    compared: int  # ids that could be held against another source
    agreed: int  # those that named the same thing there

    @property
    def confidence(self) -> float:
        """The share that is right, by the rule of succession: (agreed + 1) / (compared + 2), to two places below.

        A small check gives little confidence, however well it ends; no check gives certainty.
        https://mapping-commons.github.io/sssom/confidence-model/ asks for an estimate from a sample.
        """
        return 100 * (self.agreed + 1) // (self.compared + 2) / 100


@cache
def rules(table: Path = TABLE) -> dict[tuple[str, str], Rule]:
    """Return the rules by kind and target key."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {
        (row["kind"], row["target"]): Rule(
            kind=row["kind"],
            target=row["target"],
            justification=PREFIXES["semapv"] + row["justification"],
            provider=row["provider"],
            license=row["license"],
            compared=int(row["compared"]),
            agreed=int(row["agreed"]),
        )
        for row in rows
    }
