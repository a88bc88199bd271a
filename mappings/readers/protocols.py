"""Protocols: how ``fsspec`` is asked for what stands behind an address, and what its file systems lack.

https://filesystem-spec.readthedocs.io/
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from mappings.readers.patience import Lasting, patiently, sentence

_CONNECT: Final = 30.0  # seconds for a connection over HTTP
_SILENT: Final = 60.0  # seconds without a byte over HTTP


class MissingLibrary(Lasting):
    """A protocol needs packages that are not installed; ``extra`` says by which extra they come, "" for none."""

    def __init__(self, url: str, packages: str, extra: str = "") -> None:
        self.url = url
        self.packages = packages
        self.extra = extra
        how = f"'diplomacy-kg[{extra}]'" if extra else packages
        super().__init__(f"needs {packages}: pip install {how}")


def system_of(url: str) -> tuple[Any, str]:
    """The file system behind a protocol, and what it calls the address.

    Raises:
        MissingLibrary: nothing that is installed speaks the protocol.
        OSError: no such protocol, no address of it, or no way to whom it leads to.
    """
    try:
        import fsspec  # noqa: PLC0415 - an optional extra, slow to import
    except ModuleNotFoundError:
        raise MissingLibrary(url, "fsspec", "locations") from None

    def made() -> tuple[Any, str]:
        try:
            if _is_chain(url):
                system, path = fsspec.core.url_to_fs(url)
                return system, str(path)
            kind = fsspec.get_filesystem_class(url.partition("://")[0])
            system = kind(**_told(kind, url), **_manners(url))
        except ImportError as error:
            raise _missing(url, error) from None
        if url.startswith("webhdfs://"):
            _watch(system)
        return system, str(kind._strip_protocol(url))  # noqa: SLF001 - what every file system is to define

    return patiently(made)


def steps(url: str) -> tuple[str, str, str]:
    """Return what stands before the step of an address that names the file, that step, and what stands after it.

    >>> steps("simplecache::zip://a.txt::s3://news/all.zip")
    ('simplecache::', 'zip://a.txt', '::s3://news/all.zip')
    >>> steps("s3://news/a::b.txt")
    ('', 's3://news/a::b.txt', '')
    """
    if not _is_chain(url):
        return "", url, ""
    parts = url.split("::")
    at = next(n for n, part in enumerate(parts) if "://" in part)
    return (
        "".join(f"{part}::" for part in parts[:at]),
        parts[at],
        "".join(f"::{part}" for part in parts[at + 1 :]),
    )


def _is_chain(url: str) -> bool:
    """Whether an address says how to get there in several steps (``zip://a.txt::s3://…``); "::" alone may stand in a name."""
    return "://" in url.partition("::")[2]


def says_more(system: Any, url: str) -> bool:
    """Whether an address says more than a protocol and a path, which is all that its file system writes: a host, say."""
    return _is_chain(url) or bool(_told(type(system), url))


def _told(kind: Any, url: str) -> dict[str, Any]:
    """What an address says of the way to its file system."""
    return dict(kind._get_kwargs_from_urls(url))  # noqa: SLF001 - what every file system is to define


def _manners(url: str) -> dict[str, Any]:
    """How long to wait on the web; other protocols have settings of their own, which fsspec reads."""
    if not url.lower().startswith(("http://", "https://")):
        return {}
    try:
        import aiohttp  # noqa: PLC0415 - as above
    except ModuleNotFoundError:
        raise MissingLibrary(url, "aiohttp", "locations") from None
    limits = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT, sock_read=_SILENT)
    return {"client_kwargs": {"timeout": limits}}


def _watch(system: Any) -> None:
    """Have a client of WebHDFS wait no longer than others, and take no refusal of a data node for the file's content."""
    if isinstance(system.session.request, _Watched):
        return
    system.session.request = _Watched(system.session.request, system.url)


class _Watched:
    """The way in which a client of WebHDFS asks; what its name node refuses it tells itself."""

    def __init__(self, ask: Callable[..., Any], names: str) -> None:
        self._ask = ask
        self._names = names

    def __call__(self, *args: Any, **how: Any) -> Any:
        answer = self._ask(*args, timeout=(_CONNECT, _SILENT), **how)
        if not answer.url.startswith(self._names):
            answer.raise_for_status()
        return answer


def _missing(url: str, error: ImportError) -> MissingLibrary:
    """What fsspec says is missing for a protocol ("Install s3fs to access S3")."""
    from fsspec.registry import known_implementations  # noqa: PLC0415 - as above

    known = known_implementations.get(url.partition("://")[0], {}).get("class", "")
    named = re.search(r'"(\w+)"', str(error))  # as in: webHDFS access requires "requests" to be installed
    packages = known.partition(".")[0] if known and not known.startswith("fsspec") else named and named[1]
    return MissingLibrary(url, packages or sentence(error))
