"""Questions: what a request to the endpoint asks, by the SPARQL 1.1 Protocol.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.web.body import read_body
from kg.web.problem import Refused, bad
from kg.web.settings import Limits

QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
FORM: Final = "application/x-www-form-urlencoded"

_FIELDS: Final = 1000  # parameters of a request


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and the graphs that the request names for it, which stand above those that the query names."""

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def names_graphs(self) -> bool:
        """Whether the request says which graphs to ask."""
        return bool(self.default_graphs or self.named_graphs)


async def read_question(request: Request, limits: Limits) -> Question | None:
    """Return what a request asks; None for a GET or HEAD without a query, which wants the service's description.

    Raises:
        Refused: the request is none of the protocol, is too large or too slow, or is an update.
    """
    address = request.scope["query_string"]
    if request.method != "POST":
        asked = _fields(address)
        return _question(asked, None) if asked else None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == QUERY:
        return _question(_fields(address), _text(await read_body(request, limits.query, limits.patience)))
    if kind == FORM:
        return _question(_fields(await read_body(request, limits.query, limits.patience)), None)
    if kind == UPDATE:
        raise _no_update()
    raise Refused(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        f"send a query as {QUERY}, or in a form as {FORM}",
        {"Accept-Post": f"{QUERY}, {FORM}"},
    )


def _question(fields: list[tuple[str, str]], body: str | None) -> Question | None:
    if any(name == "update" or name.startswith("using-") for name, _ in fields):
        raise _no_update()
    queries = [value for name, value in fields if name == "query"]
    if body is not None:
        queries.append(body)
    if len(queries) != 1:
        raise bad(
            "a request holds one query" if queries else "the request holds no query: give it as `query`"
        )
    return Question(
        queries[0],
        tuple(value for name, value in fields if name == "default-graph-uri"),
        tuple(value for name, value in fields if name == "named-graph-uri"),
    )


def _fields(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS
        )
    except UnicodeDecodeError as error:
        raise bad("the parameters are no UTF-8 text in percent-encoding") from error
    except ValueError as error:
        raise bad(f"a request has {_FIELDS} parameters at most") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise bad(f"the query is no UTF-8 text: byte {error.start}") from error


def _no_update() -> Refused:
    return Refused(
        HTTPStatus.FORBIDDEN,
        "this endpoint takes no SPARQL Update: what is stored has passed the gate, graph by graph; whoever may write "
        "replaces whole graphs with the Graph Store Protocol at /store",
    )
