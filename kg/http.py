"""Asking services over HTTP, politely: one request at a time, not too often, and with patience when they are busy.

This is the only door to the network. It knows no service: what an answer means is its callers' business.
"""

from __future__ import annotations

import email.utils
import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any, Final, NoReturn

import httpx

from kg.closing import Closing
from kg.errors import BadAddress, ServiceFailed, ServiceRefused, ServiceUnreachable, UnusableAnswer
from kg.provenance import extractor
from mappings.namespaces import BASE

_PASSING: Final = frozenset({408, 429, 500, 502, 503, 504})
"""The statuses that may be gone when one asks again: https://www.rfc-editor.org/rfc/rfc9110.html#section-15."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a service is treated.

    ``per_second``: requests at most; ``timeout``: seconds without a sign of life, and a quarter of what one answer
    may take in all; ``tries``: how often a request is sent before it has failed; ``first_wait``: seconds before
    the second try, doubled for each further one; ``longest_wait``: seconds; a service that asks for more has
    failed; ``largest``: bytes of an answer, unpacked.
    """

    per_second: float = 1.0
    timeout: float = 30.0
    tries: int = 4
    first_wait: float = 1.0
    longest_wait: float = 60.0
    largest: int = 16 * 2**20


class Clock:
    """Time and chance, which a test replaces."""

    def now(self) -> float:
        """Seconds from some moment on."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)

    def date(self) -> datetime:
        """The day and hour."""
        return datetime.now(UTC)

    def chance(self) -> float:
        """A number from 0 to 1, so that many clients which failed together do not come again together."""
        return random.random()  # noqa: S311 - no secret hangs on it


@dataclass(frozen=True, slots=True)
class Response:
    """A successful answer; ``url`` is where it came from in the end, after redirections."""

    url: str
    body: bytes

    def json(self) -> Any:
        """Return what the body says in JSON: https://www.rfc-editor.org/rfc/rfc8259.

        Raises:
            UnusableAnswer: it is no JSON; NaN and infinities are none.
        """
        try:
            return json.loads(self.body, parse_constant=_no_number)
        except (ValueError, RecursionError) as error:
            shown = " ".join(self.body[:60].decode("utf-8", "replace").split())
            raise UnusableAnswer(self.url, f"what is no JSON ({shown!r})") from error


@dataclass(frozen=True, slots=True)
class Message:
    """A request: what is wanted in answer, and a form or a content of some media type."""

    method: str
    url: str
    accept: str = "*/*"
    form: Mapping[str, str] | None = None
    content: bytes | None = None
    media_type: str | None = None


class Client(Closing):
    """Sends requests and waits between them; the connections stay open until it is closed."""

    def __init__(
        self,
        manners: Manners = Manners(),
        clock: Clock | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """``headers`` go with every request; those that authorize do not follow to another host."""
        self._manners = manners
        self._clock = clock or Clock()
        self._free_at = 0.0  # when the next request may be sent, by the clock
        self._inner = httpx.Client(
            timeout=manners.timeout,
            headers={"User-Agent": user_agent(), **(headers or {})},
            follow_redirects=True,
        )

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def get(self, url: str, *, accept: str = "application/json") -> Response:
        """Return what stands at an address.

        Raises:
            BadAddress: ``url`` is no address on the web.
            ServiceUnreachable, ServiceRefused: after every try that makes sense.
            UnusableAnswer: the answer is too large, or packed in a way that cannot be undone.
        """
        return self.send(Message("GET", url, accept))

    def post_form(self, url: str, form: Mapping[str, str], *, accept: str = "application/json") -> Response:
        """Return what a service answers to a form. It may be sent again after a failure: it must change nothing there.

        Raises: as ``get``.
        """
        return self.send(Message("POST", url, accept, form=form))

    def send(self, message: Message) -> Response:
        """Send any request until it is answered, has failed for good, or the tries are used up.

        It may be sent again after a failure: what it does must be the same done twice.

        Raises: as ``get``.
        """
        request = _request(self._inner, message)
        attempt = 0
        while True:
            attempt += 1
            self._take_turn()
            try:
                return self._once(request, attempt)
            except (ServiceUnreachable, ServiceRefused) as failure:
                wait = self._wait(failure, attempt)
                if wait is None:
                    raise
            self._clock.sleep(wait)

    def status(self, url: str, *, accept: str = "*/*") -> int:
        """Return the status with which an address answers, once and whatever it is; the answer itself is left unread.

        Raises:
            BadAddress: ``url`` is no address on the web.
            ServiceUnreachable: nobody answers.
        """
        request = _request(self._inner, Message("GET", url, accept))
        try:
            answer = self._inner.send(request, stream=True)
        except httpx.RequestError as error:
            raise ServiceUnreachable(url, _reason(error), 1) from error
        answer.close()
        return answer.status_code

    def _once(self, request: httpx.Request, attempt: int) -> Response:
        url = str(request.url)
        began = self._clock.now()
        try:
            answer = self._inner.send(request, stream=True)
            try:
                if not answer.is_success:
                    raise self._refusal(answer, url, attempt)
                return Response(str(answer.url), self._body(answer, url, began, attempt))
            finally:
                answer.close()
        except httpx.TimeoutException as error:
            raise _too_slow(url, self._manners.timeout, attempt) from error
        except (httpx.DecodingError, httpx.TooManyRedirects) as error:
            raise UnusableAnswer(url, f"what cannot be followed ({_reason(error)})") from error
        except httpx.RequestError as error:
            raise ServiceUnreachable(url, _reason(error), attempt) from error

    def _body(self, answer: httpx.Response, url: str, began: float, attempt: int) -> bytes:
        """The body, as far as it is neither too large nor dripping for ever."""
        longest = 4 * self._manners.timeout
        parts = bytearray()
        for part in answer.iter_bytes():
            parts += part
            if len(parts) > self._manners.largest:
                raise UnusableAnswer(url, f"more than {self._manners.largest} bytes")
            if self._clock.now() - began > longest:
                raise _too_slow(url, longest, attempt)
        return bytes(parts)

    def _refusal(self, answer: httpx.Response, url: str, attempt: int) -> ServiceRefused:
        status = answer.status_code
        known = status in {one.value for one in HTTPStatus}
        wait = retry_after(answer.headers.get("Retry-After"), self._clock.date())
        return ServiceRefused(url, status, HTTPStatus(status).phrase if known else "", attempt, wait)

    def _wait(self, failure: ServiceFailed, attempt: int) -> float | None:
        """Seconds until the next try; None where there is none."""
        if attempt >= self._manners.tries:
            return None
        wait = self._manners.first_wait * 2 ** (attempt - 1) * (1 + self._clock.chance() / 4)
        if isinstance(failure, ServiceRefused):
            if failure.status not in _PASSING:
                return None
            wait = wait if failure.wait is None else failure.wait
        return wait if wait <= self._manners.longest_wait else None

    def _take_turn(self) -> None:
        """Wait until a request may be sent, and book the time until the next."""
        now = self._clock.now()
        if now < self._free_at:
            self._clock.sleep(self._free_at - now)
        self._free_at = max(now, self._free_at) + 1 / self._manners.per_second


def user_agent() -> str:
    """Who asks, so that the keepers of a service know whom to turn to: the project, its version and its address."""
    return f"{extractor().replace(' ', '/')} (+{BASE}) python-httpx/{httpx.__version__}"


def retry_after(header: str | None, now: datetime) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks to wait, None where it says nothing that can be read.

    It holds seconds or a date: https://www.rfc-editor.org/rfc/rfc9110.html#field.retry-after.
    """
    if header is None:
        return None
    if header.strip().isascii() and header.strip().isdigit():
        return float(header)
    try:
        when = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())


def _request(client: httpx.Client, message: Message) -> httpx.Request:
    headers = {"Accept": message.accept}
    if message.media_type is not None:
        headers["Content-Type"] = message.media_type
    url = message.url
    try:
        request = client.build_request(
            message.method, url, data=message.form, content=message.content, headers=headers
        )
    except (httpx.InvalidURL, ValueError) as error:
        raise BadAddress(url) from error
    host = request.url.host
    if request.url.scheme not in {"http", "https"} or not host or "%" in host:
        raise BadAddress(url)
    return request


def _too_slow(url: str, seconds: float, attempt: int) -> ServiceUnreachable:
    return ServiceUnreachable(url, f"no answer within {seconds:g} seconds", attempt)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
