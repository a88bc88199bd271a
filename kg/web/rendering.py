"""Rendering: a template with the words of the reader's language becomes an HTML answer."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.web.dates import in_words
from kg.web.language import COOKIE, LANGUAGES, chosen, language_of
from kg.web.wording import counted, number, words

HERE: Final = Path(__file__).parent
STATIC: Final = HERE / "static"
SECTIONS: Final = ("events", "persons", "places", "bodies", "agreements", "topics", "articles", "query")
"""The pages that the head of every page leads to: paths below the root, and keys of the table ``sections``."""
DOORS: Final = ("ontology", "sparql", "dumps", ".well-known/void")
"""The doors for programs that the foot of every page leads to."""
_YEAR: Final = 365 * 24 * 3600  # seconds for which a chosen language is remembered


@dataclass(frozen=True, slots=True)
class Page:
    """What the frame of a page shows: ``section`` is the one that the page belongs to, ``query`` what was searched for."""

    languages: tuple[tuple[str, str], ...]
    section: str
    query: str
    sections: tuple[str, ...] = SECTIONS
    doors: tuple[str, ...] = DOORS


@cache
def environment() -> Environment:
    """The templates: everything is escaped, and a name that is not there is an error."""
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    request: Request,
    template: str,
    values: Mapping[str, object],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """Return a page.

    Templates extend ``base.html`` (blocks title, description, head, page_class, main, scripts) and have: their
    ``values``; ``w``, the words of the language as ``languages/*.toml`` hold them; ``lang``; ``path(name)`` and
    ``static(file)``, addresses on this site; ``n(12345)``, ``count("event", 3)`` and ``day("2024-05")``, numbers and dates in the language;
    ``built``, whether the files of ``static/built`` are there; ``page``, the frame, whose ``section`` and ``query``
    come from the values of these names where given.
    """
    language = language_of(request)
    frame = Page(_switches(request), str(values.get("section", "")), str(values.get("query", "")))
    text = (
        environment()
        .get_template(template)
        .render(
            {
                **values,
                "w": words(language),
                "lang": language,
                "page": frame,
                "built": built(),
                "path": partial(path, request),
                "static": partial(static, request),
                "n": partial(number, language),
                "count": partial(counted, language),
                "day": partial(in_words, language),
            }
        )
    )
    answer = HTMLResponse(text, status, {**(headers or {}), "Content-Language": language})
    answer.headers.add_vary_header("Accept-Language")
    answer.headers.add_vary_header("Cookie")
    remembered = chosen(request)
    if remembered is not None:
        answer.set_cookie(COOKIE, remembered, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


def built() -> bool:
    """Whether the scripts, the fonts and the map were built when this package was installed."""
    return (STATIC / "built" / "sources.sha256").is_file()


def path(request: Request, name: str) -> str:
    """Return the address of a path below the site's root, wherever that is mounted; ``name`` without its first slash."""
    return f"{request.scope.get('root_path', '')}/{name}"


def static(request: Request, name: str) -> str:
    """Return the address of a file of ``static``, with a mark of its content so that browsers may keep it for ever."""
    return f"{path(request, 'static/')}{name}?v={_mark(name)}"


@cache
def _mark(name: str) -> str:
    file = STATIC / name
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8] if file.is_file() else "0"


def _switches(request: Request) -> tuple[tuple[str, str], ...]:
    """This page's address in each language."""
    raw = request.scope.get("raw_path") or request.url.path.encode()
    here = quote(raw.decode("latin-1"), safe="/%:@!$&'()*+,;=~-._")
    others = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return tuple((code, f"{here}?{urlencode([*others, ('lang', code)])}") for code in LANGUAGES)
