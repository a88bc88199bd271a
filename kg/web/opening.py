"""Opening: from what the command line says to a site that is served."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import BadAddress, BadParameter, BadToken, MissingExtra, MissingPath, NotAFolder
from kg.ledger import base_of
from mappings.namespaces import BASE

if TYPE_CHECKING:
    from kg.web.settings import Settings

TOKEN: Final = "KG_TOKEN"  # noqa: S105 - the name of the variable that holds it
_SHORTEST: Final = 16  # characters of a token: what is shorter can be guessed


@dataclass(frozen=True, slots=True)
class Opening:
    """What is to be served, and to whom; ``kg serve --help`` describes each."""

    store: Path
    endpoint: str | None = None
    dumps: Path | None = None
    services: tuple[str, ...] = ()
    writable: bool = False
    token_file: Path | None = None
    public_url: str | None = None
    seconds: float = 20.0
    megabytes: int = 100

    def settings(self) -> Settings:
        """Return the settings of the site.

        Raises:
            BadAddress: an address is none of the web.
            BadParameter: nobody could write, or somebody else's endpoint is to be written to.
            MissingPath, NotAFolder: the folder of dumps, or the file of the token, is not there.
        """
        from kg.web.settings import Limits, Settings  # noqa: PLC0415 - what needs the extra is loaded last

        for address in (self.endpoint, self.public_url, *self.services):
            if address is not None and not address.startswith(("http://", "https://")):
                raise BadAddress(address)
        if self.dumps is not None and not self.dumps.is_dir():
            raise NotAFolder(self.dumps) if self.dumps.exists() else MissingPath(self.dumps)
        if self.endpoint is not None and self.writable:
            raise BadParameter(
                "--writable", self.endpoint, "used with a store of our own, without --endpoint"
            )
        settings = Settings(
            query_url=self.endpoint or "",
            dumps=self.dumps,
            services=frozenset(self.services),
            token=self._token() if self.writable else None,
            public_url=self.public_url and self.public_url.rstrip("/"),
            limits=Limits(seconds=self.seconds, answer=self.megabytes * 2**20),
        )
        if self.endpoint is not None:
            return settings
        base = base_of(self.store) if self.store.is_dir() else None
        return replace(settings, store=self.store, base=base or BASE)

    def _token(self) -> str:
        """The token, from the file that was named or from the environment, never from the command line."""
        if self.token_file is None:
            name, found = TOKEN, os.environ.get(TOKEN, "")
        elif self.token_file.is_file():
            name, found = f"{self.token_file}", self.token_file.read_text(encoding="utf-8")
        else:
            raise MissingPath(self.token_file)
        found = found.strip()
        if len(found) < _SHORTEST or not found.isascii() or not found.isprintable() or " " in found:
            raise BadToken(name, _SHORTEST)
        return found


def opened(opening: Opening, host: str, port: int, on_listen: Callable[[str], None]) -> None:
    """Serve what is to be opened until a signal ends it; ``on_listen`` is told the address.

    Raises:
        MissingExtra: the packages that serving needs are not installed.
        KgError: as ``Opening.settings`` and ``kg.web.server.serve`` do.
    """
    try:
        from kg.web.server import Place, serve  # noqa: PLC0415 - needs the extra
    except ModuleNotFoundError as error:
        raise MissingExtra("kg serve", f"a web server ({error.name} is missing)", "serve") from error
    serve(opening.settings(), Place(host, port), on_listen)
