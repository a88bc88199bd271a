"""Services on the network that give no answer, and the file of answers kept."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kg.errors.base import KgError, UsageError


class ServiceFailed(KgError):
    """A service on the network gave no answer that can be used; ``url`` is where it was asked."""

    def __init__(self, url: str, said: str) -> None:
        self.url = url
        super().__init__(f"{url} {said}")


class ServiceUnreachable(ServiceFailed):
    """A service cannot be reached, breaks off or takes too long, however often it is tried."""

    def __init__(self, url: str, reason: str, tries: int) -> None:
        self.reason = reason
        self.tries = tries
        super().__init__(
            url, f"cannot be reached ({reason}; tried {_times(tries)}): check the address, or try again later"
        )


class ServiceRefused(ServiceFailed):
    """A service answers with an HTTP status that is no success; ``wait`` are the seconds that it asks to wait."""

    def __init__(self, url: str, status: int, reason: str, tries: int, wait: float | None = None) -> None:
        self.status = status
        self.tries = tries
        self.wait = wait
        later = f"try again {'later' if wait is None else f'in {wait:.0f} seconds, as it asks'}"
        advice = (
            later
            if status >= 500 or status in {408, 429}
            else _STATUS_ADVICE.get(status, "check the address")
        )
        super().__init__(url, f"answers {f'{status} {reason}'.strip()} (tried {_times(tries)}): {advice}")


class UnusableAnswer(ServiceFailed):
    """A service answers with something else than it was asked for; ``reason`` completes "answers with …"."""

    def __init__(self, url: str, reason: str) -> None:
        self.reason = reason
        super().__init__(url, f"answers with {reason}: check that the address is right")


class EngineFailed(KgError):
    """The server that evaluates the queries of a site does not run; ``reason`` is what it said."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"the engine does not run: {reason or 'it says nothing'}")


class BadToken(UsageError):
    """No token, or one that could be guessed, for those who may write; ``place`` is the variable or the file it was to come from."""

    def __init__(self, place: str, least: int) -> None:
        self.place = place
        self.least = least
        super().__init__(
            f"--writable needs a secret that writers show: put {least} or more letters and digits into {place} "
            "(`openssl rand -hex 16` makes them), or into a file that --token-file names"
        )


class PortTaken(UsageError):
    """The address on which a site is to listen cannot be had."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host = host
        self.port = port
        self.reason = reason
        port_at_fault = any(words in reason for words in ("in use", "denied"))
        remedy = "with --port, or 0 for any that is free" if port_at_fault else "address with --host"
        super().__init__(f"cannot listen on {host}, port {port} ({reason}): choose another {remedy}")


class CacheUnreadable(KgError):
    """A file of answers that services gave, which is none or is damaged; nothing else is lost with it."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the kept answers in {path} cannot be read ({reason}): remove the file and ask again"
        )


class BadAddress(UsageError):
    """No address of a service on the web."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(
            f"{address!r} is no address of a service: write it out, as in https://example.org/api"
        )


class BadBatch(UsageError):
    """A request to our own reconciliation service that it cannot read; ``where`` names the part at fault."""

    def __init__(self, where: str, reason: str) -> None:
        self.where = where
        self.reason = reason
        super().__init__(f"{where}: {reason}")


class BatchTooLarge(UsageError):
    """A request to our own reconciliation service that asks for too much at once; ``most`` is what may be asked."""

    def __init__(self, found: str, most: str) -> None:
        self.found = found
        self.most = most
        super().__init__(f"{found}, where at most {most} may be: ask in smaller batches")


_STATUS_ADVICE: Final = {
    401: "it wants credentials, which this program does not send: choose a service that is open",
    403: "it does not let this program in: ask its keeper",
    413: "ask for less at once",
}


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"
