"""Building into a store at an address: fetch what others put there, build into the mirror, send what is new."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kg.build import BuildReport, Options, Progress, build_into
from kg.decided import find_file
from kg.http import Client, Clock, Manners
from kg.remote.address import find
from kg.remote.credentials import authorization
from kg.remote.delivery import Delivery, Sending
from kg.remote.graphs import RemoteGraphs
from kg.remote.mirror import Mirror
from mappings.segments import digest

MANNERS: Final = Manners(per_second=float("inf"), timeout=60.0, tries=6, largest=2**28)
"""Six tries with 1, 2, 4, 8 and 16 seconds between them, or when ``Retry-After`` says; no pause between what goes well."""
STANDARD: Final = Options()
_UNFIT: Final = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Destination:
    """A store at an address.

    ``url``: where it takes queries, where it takes graphs, or the folder of both; ``graphs``: where it takes graphs, if that
    lies elsewhere; ``mirror``: the directory of the store on this machine, by default one for each address below
    ``$XDG_STATE_HOME``.
    """

    url: str
    graphs: str | None = None
    mirror: Path | None = None
    manners: Manners = field(default_factory=lambda: MANNERS)
    clock: Clock = field(default_factory=Clock)


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a build came to, and what went over the line."""

    report: BuildReport
    fetched: int  # articles that only the store at the address had, or had otherwise
    sending: Sending
    mirror: Path


def build(
    paths: Iterable[Path],
    destination: Destination,
    options: Options = STANDARD,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    on_graph: Callable[[str], None] | None = None,
) -> Delivered:
    """Read the articles in files and folders into a store at an address.

    Credentials are those of the environment: ``KG_TOKEN``, or ``KG_USER`` and ``KG_PASSWORD``. Whether they allow to
    write is found out before anything is read. ``on_graph`` is called with each graph that was fetched or sent.

    Raises:
        BadAddress, SecretInAddress, HalfCredentials: the address or the credentials cannot be.
        NoRemoteStore, NotAllowed, ServiceFailed: no store is there, or none that lets this program write.
        DeliveryStopped: it stopped half way: the same build sends the rest.
        Others: as ``kg.build.build``, of the mirror.
    """
    headers = authorization(os.environ)
    with Client(destination.manners, destination.clock, headers) as client:
        address = find(client, destination.url, destination.graphs)
        remote = RemoteGraphs(client, address, known=bool(headers))
        remote.check_writable(options.base)
        folder = destination.mirror or mirror_folder(address.graphs)
        folder.mkdir(parents=True, exist_ok=True)
        with Mirror(folder, address.graphs) as mirror:
            mirror.archive.settle(options.base)
            traffic = Delivery(mirror, remote, options.base, on_graph)
            fetched = traffic.fetch()
            file = find_file(options.decisions, mirror.archive.ledger)
            chosen = replace(options, decisions=file)
            report = build_into(mirror.archive, paths, chosen, on_progress=on_progress)
            return Delivered(report, fetched, traffic.send(), folder)


def mirror_folder(address: str) -> Path:
    """Return the directory of the mirror of a store at an address, by default."""
    state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    name = _UNFIT.sub("-", address.partition("://")[2]).strip("-")
    return Path(state).expanduser() / "diplomacy-kg" / f"{name}-{digest((address,))[:8]}"
