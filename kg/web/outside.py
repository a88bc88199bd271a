"""Addresses of others: which of them a page may link to, and what they are called."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

_NAMED: Final = {
    "www.wikidata.org": "Wikidata",
    "sws.geonames.org": "GeoNames",
    "dbpedia.org": "DBpedia",
    "eurovoc.europa.eu": "EuroVoc",
    "publications.europa.eu": "EU Vocabularies",
    "viaf.org": "VIAF",
    "id.loc.gov": "Library of Congress",
    "creativecommons.org": "Creative Commons",
}


def safe(address: str) -> str | None:
    """Return an address that a page may link to: http or https with a host; None for any other.

    >>> safe("javascript:alert(1)") is None
    True
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in {"http", "https"} and parts.hostname else None


def host(address: str) -> str:
    """Return the host of a safe address without its ``www.``, "" for any other address."""
    known = safe(address)
    return "" if known is None else (urlsplit(known).hostname or "").removeprefix("www.")


def called(address: str) -> str:
    """Return what to call the data set that an address belongs to: its name, else its host."""
    found = host(address)
    return _NAMED.get(f"www.{found}", _NAMED.get(found, found or address))
