"""Countries and territories: one row for each code of ISO 3166-1."""

from __future__ import annotations

from pathlib import Path

from ontology.authorities.builder.rows import Row, blank, read_csv


def countries(gazetteer: Path) -> list[Row]:
    """Return the rows of the Natural Earth table that have an ISO code, with the code in small letters as id."""
    dbpedia = {row["iso"]: row["dbpedia"] for row in read_csv(gazetteer / "xref_iso3166_2_db.csv")}
    return [
        blank(
            id=source["iso"].lower(), kind="Country", country=source["iso"], iso=source["iso"],
            **{column: source[column] for column in ("name_fr", "name_en", "name_vi", "name_zh", "name_ko", "name_ja")},
            wikidata=source["wikidata"], geonames=source["geonames"],
            dbpedia=dbpedia.get(source["iso"], ""), lat=source["lat"], long=source["lon"],
        )
        for source in read_csv(gazetteer / "countries.csv")
        if source["iso"]
    ]  # fmt: skip
