"""The day of publication in an article's address: ".../2014/0729/c31354.html" is of 29 July 2014."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from mappings.article import Article
from mappings.moment import Moment, NoSuchDate
from mappings.readers.dates import refine

_YEAR: Final = r"(?P<y>(?:199|20[0-4])\d)"
_MONTH: Final = r"(?P<m>0[1-9]|1[0-2])"
_DAY: Final = r"(?P<d>0[1-9]|[12]\d|3[01])"
# In the order of their certainty. A run of digits without marks is a date of its own, or begins a number of twelve
# digits or more ("202211100263"): a shorter one is likelier a number.
_SHAPES: Final = tuple(
    re.compile(shape)
    for shape in (
        rf"(?<!\d){_YEAR}[/-]{_MONTH}[/-]{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}[/-]{_MONTH}{_DAY}(?!\d)",
        rf"(?<!\d){_YEAR}{_MONTH}{_DAY}(?!\d)",
        rf"(?<!\d){_DAY}[/-]{_MONTH}[/-]{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}{_MONTH}{_DAY}(?=\d{{4}})",
        rf"(?<!\d){_YEAR}[/-]{_MONTH}(?=[/-](?!\d)|/)",
    )
)


def published_in(address: str | None) -> Moment | None:
    """Return the day, else the month, that the path of an address writes; None where it writes none.

    Only the path is looked at ("/2010/02/14/", "/20220705-jumelage", "/txt/2010-09/28/"), never host or query.
    """
    if address is None:
        return None
    try:
        path = urlsplit(address).path
    except ValueError:  # no address: "http://[" for one
        return None
    for shape in _SHAPES:
        for match in shape.finditer(path):
            parts = match.groupdict()
            try:
                return Moment(int(parts["y"]), int(parts["m"]), int(parts["d"]) if parts.get("d") else None)
            except NoSuchDate:
                continue
    return None


def with_address(article: Article, url: str | None) -> Article:
    """Return the article with the address that it is known to have, and the day that this writes, where it had none."""
    if url is None or article.url is not None:
        return article
    return replace(article, url=url, published=refine(article.published, published_in(url)))
