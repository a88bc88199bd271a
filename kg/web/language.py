"""The language of an answer: what the reader chose, else what their browser asks for, else English."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request

LANGUAGES: Final = ("fr", "en", "vi")
"""The languages of the interface, as the switch lists them."""
DEFAULT: Final = "en"
COOKIE: Final = "lang"
_LONGEST: Final = 1000  # characters of a header that are read


def language_of(request: Request) -> str:
    """Return the language to answer in: of ``?lang=``, else of the cookie, else of Accept-Language."""
    chosen = request.query_params.get("lang"), request.cookies.get(COOKIE)
    known = [code for code in chosen if code in LANGUAGES]
    return known[0] if known else preferred(request.headers.get("accept-language", ""))


def chosen(request: Request) -> str | None:
    """Return the language that this very request chooses, to be remembered; None where it chooses none."""
    wanted = request.query_params.get("lang")
    return wanted if wanted in LANGUAGES else None


def preferred(accepted: str) -> str:
    """Return the language that an Accept-Language header weighs most (RFC 9110 §12.5.4), the first of equals.

    >>> preferred("vi-VN,vi;q=0.9,en;q=0.8")
    'vi'
    """
    best, weight = DEFAULT, 0.0
    for part in accepted[:_LONGEST].split(","):
        tag, _, parameters = part.partition(";")
        code = tag.strip().lower().partition("-")[0]
        found = _weight(parameters)
        if code in LANGUAGES and found > weight:
            best, weight = code, found
    return best


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
