"""Files and folders that are not there, not what they should be, or not to be written to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.errors.base import KgError, UsageError


class MissingPath(KgError):
    """A file or folder that was named is not there; ``path`` is a path, or a location elsewhere."""

    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"no file or folder {path}: check its spelling")


class BadLocation(KgError):
    """A location that cannot be looked at: there is no such protocol, no library for it, or nobody answers."""

    def __init__(self, url: str, reason: str) -> None:
        self.url = url
        self.reason = reason
        super().__init__(f"{url} cannot be reached: {reason}")


class NotAFile(UsageError):
    """A folder stands where a file is to be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is a folder: name a file in it")


class NotAFolder(UsageError):
    """A file stands where a folder is to be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is a file: name a folder")


class NotText(KgError):
    """A query that is not UTF-8 text; ``offset`` is the byte at fault, counted from 0."""

    def __init__(self, source: str, offset: int) -> None:
        self.source = source
        self.offset = offset
        super().__init__(f"{source} is not a query: byte {offset} is no UTF-8 text; save the file as UTF-8")


class FolderInUse(UsageError):
    """A folder that is to be written holds files that may not be replaced; ``kind`` is what may be."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.kind = kind
        super().__init__(f"{path} holds other files: name a new folder, or an earlier {kind} to replace")


class NoFileNamed(UsageError):
    """An answer that only a file can hold; ``wanted`` names it, ``example`` is a file name that would do."""

    def __init__(self, wanted: str, example: str) -> None:
        self.wanted = wanted
        self.example = example
        super().__init__(f"{wanted} goes to a file: add `--out {example}`")


class UnreadableData(KgError):
    """A file of RDF that does not parse, or of a kind that is not known; ``line`` counts from 1, where it is known."""

    def __init__(self, path: Path, reason: str, line: int | None = None) -> None:
        self.path = path
        self.reason = reason
        self.line = line
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where} cannot be read as RDF: {reason}")


class NotABackup(UsageError):
    """What was named as a backup is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is no backup: name what `kg backup OUT` wrote")


class DamagedBackup(KgError):
    """A backup in which a file is missing or is not the one that was backed up."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"the backup {path} is damaged ({reason}): nothing was restored; take an earlier one"
        )


class DamagedRelease(KgError):
    """A file of a release is not the one whose SHA-256 its checksums file gives."""

    def __init__(self, path: Path, checksums: str) -> None:
        self.path = path
        super().__init__(
            f"{path} is not the file whose checksum stands in {checksums}: it was cut or changed; get it again"
        )


class UnknownFormat(UsageError):
    """No such format."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(f"unknown format {name!r}: choose one of {', '.join(self.known)}")


class MissingExtra(KgError):
    """What was asked for needs packages that are not installed; ``extra`` is the extra that brings them."""

    def __init__(self, wanted: str, packages: str, extra: str) -> None:
        self.wanted = wanted
        self.packages = packages
        self.extra = extra
        super().__init__(f"{wanted} needs {packages}: pip install 'diplomacy-kg[{extra}]'")
