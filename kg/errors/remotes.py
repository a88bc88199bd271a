"""Stores at an address that cannot be found, do not let this program in, or stop half way."""

from __future__ import annotations

from pathlib import Path

from kg.errors.base import KgError, UsageError


class NoRemoteStore(KgError):
    """No SPARQL endpoint with a Graph Store Protocol where one was named; ``reason`` says what was found instead."""

    def __init__(self, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(
            f"no store that can be written to at {address} ({reason}): name the address of its queries, "
            "and that of its Graph Store Protocol with `--graph-store URL`"
        )


class NotAllowed(KgError):
    """A store at an address does not let this program write; ``known`` is whether credentials were sent."""

    def __init__(self, address: str, status: int, *, known: bool) -> None:
        self.address = address
        self.status = status
        self.known = known
        advice = (
            "check the credentials in KG_TOKEN, or in KG_USER and KG_PASSWORD"
            if known
            else "set KG_TOKEN, or KG_USER and KG_PASSWORD, in the environment"
        )
        super().__init__(f"{address} does not let this program write (status {status}): {advice}")


class DeliveryStopped(KgError):
    """A store at an address stopped taking graphs; what is there stays, the rest waits in the ``mirror``."""

    def __init__(self, reason: str, done: int, total: int, mirror: Path) -> None:
        self.reason = reason
        self.done = done
        self.total = total
        self.mirror = mirror
        super().__init__(
            f"{reason}; {done} of {total} graphs were sent before, the rest is kept in {mirror}: "
            "the same command goes on from there"
        )


class SecretInAddress(UsageError):
    """An address with a name or password in it, which every list of processes and every log would show."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(
            f"the address of {host} holds credentials, which others on this machine could read: "
            "leave them out, and put them where only this program looks: of a store at an address into KG_USER and KG_PASSWORD, "
            "or KG_TOKEN, of what is read into the settings of fsspec"
        )


class HalfCredentials(UsageError):
    """A name without a password in the environment, or a password without a name."""

    def __init__(self, missing: str) -> None:
        self.missing = missing
        super().__init__(
            f"{missing} is not set in the environment: set it, or neither of KG_USER and KG_PASSWORD"
        )
