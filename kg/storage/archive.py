"""The archive: a store's directory with its three parts, the graph, the ledger and the texts, held together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import OtherBase
from kg.ledger import Ledger, base_of
from kg.storage.texts import Texts
from kg.store import Store
from kg.terms import read_base
from mappings.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that a build writes, open for writing."""

    store: Store
    ledger: Ledger
    texts: Texts

    @classmethod
    def open(cls, folder: Path | None, *, create: bool = True) -> Archive:
        """Open the archive in ``folder``, in memory with None.

        Raises:
            MissingStore: there is none and ``create`` is False.
            StoreLocked: another process has it open.
            StoreUnreadable: what lies there is no archive, or is damaged.
        """
        if not create and folder is not None:
            Store.open_read_only(folder).close()
        store = Store.open(folder)
        try:
            ledger = Ledger.open(folder)
            store.known_size, ledger.quads = ledger.quads, None  # a kill leaves it unknown
            return cls(store, ledger, Texts(folder))
        except BaseException:
            store.close()
            raise

    @property
    def base(self) -> str:
        """Where its resources live."""
        return self.ledger.base or BASE

    def settle(self, base: str) -> None:
        """Fix, at the first build, where its resources live.

        Raises:
            OtherBase: they live elsewhere already.
        """
        settled = self.ledger.base
        if settled is None:
            self.ledger.base = base
        elif settled != base:
            raise OtherBase(settled, base)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        size = self.store.known_size
        self.store.close()
        self.ledger.quads = size
        self.ledger.close()


def base_for(store_dir: Path | None, given: str | None) -> str:
    """Return the base to build under: the one ``given``, else the one that the store has, else the project's.

    Raises:
        BadParameter: the one given is no base.
    """
    return read_base(given) if given is not None else base_of(store_dir) or BASE
