"""Tables that are read from their sources once and kept ready to load: in the user's folder for caches, by their sources' digest.

To read the vocabulary and the names of places takes a second or two; to load what was made of them takes a hundredth. What is
kept is a matter of speed alone: where the folder cannot be written, or a file in it is damaged, of another program or of
another user, the tables are made of their sources again. A file is trusted only where this user owns it and nobody else may
write it, and it holds data, no code (see ``mappings.encoded``).
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, cast

from mappings.encoded import decode, encode
from mappings.sources import sources

P = ParamSpec("P")
T = TypeVar("T")

CHOSEN: Final = "KG_CACHE"  # the variable that names another folder; empty: nothing is kept
KEPT: Final = 8  # sets of tables that stay: two for each version of the program

_NAME: Final = "diplomacy-kg"
_MAGIC: Final = b"kgtable1"
_FIT: Final = re.compile(r"[\w.-]+")
_DIGEST: Final = 16  # bytes


def compiled(make: Callable[P, T]) -> Callable[P, T]:
    """Have what a function makes of the sources kept, and made once in a process; its arguments are strings.

    The function is pure and gives records, mappings and plain data.
    """
    return compiled_by(sources)(make)


def compiled_by(version: Callable[[], str]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """As ``compiled``, of more sources than those of this package: ``version`` gives the digest of them all."""

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        @cache
        def load(*given: str) -> object:
            name = "-".join((make.__module__, make.__qualname__, *map(_word, given)))
            told = _kept(version(), name)
            if told is None:
                told = encode(make(*given))  # type: ignore[arg-type, call-arg]
                _keep(version(), name, marshal.dumps(told))
            return decode(told)

        return cast(Callable[P, T], wraps(make)(load))

    return keeping


def folder() -> Path | None:
    """Return the folder in which tables are kept, whether it is there or not; None where there can be none."""
    chosen = os.environ.get(CHOSEN)
    if chosen is not None:
        return Path(chosen) / "tables" if chosen else None
    try:
        home = Path.home()
    except RuntimeError:
        return None
    places = {"win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("", "Library/Caches")}
    variable, usual = places.get(sys.platform, ("XDG_CACHE_HOME", ".cache"))
    caches = Path(os.environ.get(variable) or home / usual)
    return caches / _NAME / "tables" if caches.is_absolute() else None


def _word(given: str) -> str:
    """An argument as part of a file's name."""
    return given if _FIT.fullmatch(given) else hashlib.sha256(given.encode()).hexdigest()[:32]


def _file(version: str, name: str) -> Path | None:
    where = folder()
    return where / version[:32] / name if where is not None else None


def _kept(version: str, name: str) -> tuple[Any, ...] | None:
    """What was kept under a name; None where nothing is that can be trusted."""
    file = _file(version, name)
    if file is None:
        return None
    try:
        with file.open("rb") as stream:
            if not _own(os.fstat(stream.fileno())):
                return None
            content = stream.read()
    except OSError:
        return None
    start = len(_MAGIC) + _DIGEST
    if content[:start] != _MAGIC + _seal(name, content[start:]):
        return None
    return cast("tuple[Any, ...]", marshal.loads(content[start:]))  # noqa: S302 - this user's own, and data


def _own(status: os.stat_result) -> bool:
    """Whether a file is this user's, who alone may write it."""
    if not stat.S_ISREG(status.st_mode):
        return False
    return os.name != "posix" or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def _keep(version: str, name: str, content: bytes) -> None:
    """Keep what is encoded, whole or not at all; where that cannot be done, it is made again another time."""
    import tempfile  # noqa: PLC0415 - as in _forget

    file = _file(version, name)
    if file is None:
        return
    with suppress(OSError):
        if not file.parent.is_dir():
            file.parent.mkdir(parents=True, mode=0o700)
            _forget(file.parent)
        number, draft = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(number, "wb") as stream:
                stream.write(_MAGIC + _seal(name, content) + content)
            Path(draft).replace(file)
        except OSError:
            Path(draft).unlink(missing_ok=True)


def _forget(newest: Path) -> None:
    """Remove the tables of all but the last few programs."""
    import shutil  # noqa: PLC0415 - loads every kind of archive, for what is done once a version

    others = [one for one in newest.parent.iterdir() if one.is_dir() and one != newest]
    for old in sorted(others, key=lambda one: one.stat().st_mtime, reverse=True)[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def _seal(name: str, content: bytes) -> bytes:
    """What tells a file that is damaged, or stands under another's name."""
    return hashlib.blake2b(content, digest_size=_DIGEST, key=hashlib.sha256(name.encode()).digest()).digest()
