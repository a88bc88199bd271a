"""Building into a store at an address: fetch what others put there, build into the mirror, send what is new."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kg.build import Options, Progress, build_into
from kg.destination import Delivered, Destination
from kg.http import Client, Clock, Manners
from kg.identity.following import find_file
from kg.remote.address import find
from kg.remote.credentials import authorization
from kg.remote.delivery import Delivery
from kg.remote.graphs import RemoteGraphs
from kg.remote.mirror import Mirror
from kg.sources import Name, there
from kg.storage.archive import base_for
from mappings.segments import digest

_UNFIT: Final = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Line:
    """How the store at an address is spoken to.

    By default a request is tried six times with 1, 2, 4, 8 and 16 seconds between, or when ``Retry-After`` says; there is no
    pause after what goes well.
    """

    manners: Manners = field(
        default_factory=lambda: Manners(per_second=float("inf"), timeout=60.0, tries=6, largest=2**28)
    )
    clock: Clock = field(default_factory=Clock)


STANDARD: Final = Line()


def build(  # noqa: PLR0913
    paths: Iterable[Name],
    destination: Destination,
    options: Options,
    *,
    line: Line = STANDARD,
    on_progress: Callable[[Progress], None] | None = None,
    on_graph: Callable[[str], None] | None = None,
) -> Delivered:
    """Read the articles in files and folders into a store at an address.

    Credentials are those of the environment: ``KG_TOKEN``, or ``KG_USER`` and ``KG_PASSWORD``. Whether they allow to
    write is found out before anything is read. ``on_graph`` is called with each graph that is fetched or sent.

    Raises:
        MissingPath: a path is not there; nothing is done then.
        BadAddress, SecretInAddress, HalfCredentials: the address or the credentials cannot be.
        NoRemoteStore, NotAllowed, ServiceFailed: no store is there, or none that lets this program write.
        DeliveryStopped: it stopped half way; the same build sends the rest.
        Others: as ``kg.build.build``, of the mirror.
    """
    chosen = there(paths, stale=options.stale)
    headers = authorization(os.environ)
    with Client(line.manners, line.clock, headers) as client:
        address = find(client, destination.place, destination.graphs)
        remote = RemoteGraphs(client, address, known=bool(headers))
        folder = destination.mirror or mirror_folder(address.graphs)
        base = base_for(folder, destination.base)
        remote.check_writable(base)
        folder.mkdir(parents=True, exist_ok=True)
        with Mirror(folder, address.graphs) as mirror:
            archive = mirror.archive
            archive.settle(base)
            traffic = Delivery(mirror, remote, base, on_graph)
            fetched = traffic.fetch()
            followed = replace(options, base=base, decisions=find_file(options.decisions, archive.ledger))
            report = build_into(archive, chosen, followed, on_progress=on_progress)
            sending = traffic.send()
            return Delivered(report, fetched, sending.put, sending.deleted)


def mirror_folder(address: str) -> Path:
    """Return the directory of the mirror of a store at an address, by default."""
    state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    name = _UNFIT.sub("-", address.partition("://")[2]).strip("-")
    return Path(state).expanduser() / "diplomacy-kg" / f"{name}-{digest((address,))[:8]}"
