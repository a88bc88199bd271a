"""What the columns of a release's tables mean, for programs.

https://www.w3.org/TR/tabular-metadata/
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from kg.export.tables import SEPARATOR, TABLES, Table

FILE: Final = "csv-metadata.json"
"""The name under which programs look for it: https://www.w3.org/TR/tabular-data-model/#h-default-location."""


def columns(url: Callable[[Table], str]) -> str:
    """Return the metadata of all tables as JSON; ``url`` gives a table's file as seen from the metadata."""
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "tables": [_table(table, url(table)) for table in TABLES],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table, url: str) -> dict[str, Any]:
    return {
        "url": url,
        "dc:title": table.title,
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": column.meaning,
                    "datatype": "string",
                }
                | ({"separator": SEPARATOR} if column.path else {})
                for column in table.columns
            ],
            "primaryKey": table.columns[0].name,
        },
    }
