"""What a build is told to read: files and folders of this machine, or locations elsewhere, by their names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from kg.errors import BadLocation, MissingExtra, MissingPath, SecretInAddress
from mappings.readers.locations import Location
from mappings.readers.protocols import MissingLibrary
from mappings.readers.sources import Source

Name = str | Path | Location


def named(name: Name) -> Path | Location:
    """Return the file or folder of that name: a location where it says how to get there (``s3://…``), else a path.

    Raises:
        MissingExtra, BadLocation: nothing that is installed leads there.
        SecretInAddress: it has a password in it.
    """
    if not isinstance(name, str) or "://" not in name:
        return Path(name) if isinstance(name, str) else name
    parts = urlsplit(name)
    if parts.scheme.lower() in {"file", "local"}:
        return Path(unquote(parts.path if parts.netloc in {"", "localhost"} else parts.netloc + parts.path))
    if parts.password is not None:
        raise SecretInAddress(parts.hostname or name)
    try:
        return Location.named(name)
    except MissingLibrary as error:
        if error.extra:
            raise MissingExtra(f"a location such as {name}", error.packages, error.extra) from None
        raise BadLocation(name, str(error)) from None
    except OSError as error:
        raise BadLocation(name, str(error)) from None


def there(names: Iterable[Name], *, stale: bool = False) -> list[Path | Location]:
    """Return the files and folders of those names, in the order of their parts; paths in full.

    Those of ``stale`` articles only name them, and need not be there any more.

    Raises:
        MissingPath: nothing is there.
        MissingExtra, BadLocation, SecretInAddress: as ``named``; or nobody can tell what is there.
    """
    chosen = [named(name) for name in names]
    for source in () if stale else chosen:
        try:
            found = source.exists()
        except OSError as error:
            if isinstance(source, Path):
                raise
            raise BadLocation(source.url, str(error)) from error
        if not found:
            raise MissingPath(source)
    return sorted((one.absolute() if isinstance(one, Path) else one for one in chosen), key=parts_of)


def parts_of(source: Source | str) -> tuple[str, ...]:
    """Return the parts of a name, by which files are put in order."""
    return PurePath(str(source)).parts


def still_there(name: str) -> bool:
    """Whether the file that an article was read from is there yet; what cannot be told is taken to be."""
    try:
        source = named(name)
        return source.is_file() if isinstance(source, Path) else source.exists()
    except (OSError, BadLocation, MissingExtra, SecretInAddress):
        return True
