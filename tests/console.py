"""Console sessions as documentation shows them: commands behind ``$``, each with what it prints below it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from types import TracebackType
from typing import Self

_WAIT = 300.0  # seconds for a server to listen, and for a command to end
_PORT = re.compile(r"127\.0\.0\.1:(\d+)|--port (\d+)")


@dataclass(frozen=True)
class Step:
    """A command, and the lines shown below it: ``...`` stands for any lines, or within a line for any words."""

    command: str
    shown: tuple[str, ...]

    def differs(self, printed: str) -> str:
        """What is shown and was not printed so, "" where all of it was; trailing space counts for nothing."""
        wanted = "".join(
            r"(?:.*\n)*?"
            if line.strip() == "..."
            else ".*?".join(re.escape(part) for part in line.rstrip().split("...")) + r"[ \t]*\n"
            for line in self.shown
        )
        if re.fullmatch(wanted, printed if printed.endswith("\n") or not printed else printed + "\n"):
            return ""
        return f"$ {self.command}\nis shown with\n" + "\n".join(self.shown) + f"\nand prints\n{printed}"


def sessions(text: str) -> list[list[Step]]:
    """Return the steps of each ```console block of a Markdown text; a command goes on after a backslash, and from << 'END' to END."""
    blocks = re.findall(r"^```console\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    return [list(_steps(block)) for block in blocks]


def _steps(block: str) -> Iterator[Step]:
    lines = block.splitlines()
    while lines:
        command = [lines.pop(0).removeprefix("$ ")]
        if "<< 'END'" in command[0]:
            while command[-1] != "END":
                command.append(lines.pop(0))
        while command[-1].endswith("\\"):
            command.append(lines.pop(0))
        shown = list(takewhile(lambda line: not line.startswith("$ "), lines))
        del lines[: len(shown)]
        yield Step("\n".join(command), tuple(shown))


class Shell:
    """A shell in a folder. A command that ends in ``&`` is a server: it runs until the session is over.

    The ports that a document names on 127.0.0.1 may be taken: free ones stand in for them, in what is printed too.
    """

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._environment = {**os.environ, **environment}
        self._servers: list[subprocess.Popen[str]] = []
        self._ports: dict[str, str] = {}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(_WAIT)

    def run(self, command: str) -> tuple[int, str]:
        """Return the exit code of a command and all that it printed; of a server, once it listens, 0 and nothing."""
        command = self._elsewhere(command)
        if command.endswith("&"):
            self._serve(command.removesuffix("&"))
            return 0, ""
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_WAIT,
            check=False,
        )
        printed = done.stdout
        for named, free in self._ports.items():
            printed = printed.replace(f"127.0.0.1:{free}", f"127.0.0.1:{named}")
        return done.returncode, printed

    def _elsewhere(self, command: str) -> str:
        for pair in _PORT.findall(command):
            named = pair[0] or pair[1]
            self._ports.setdefault(named, _free())
        return _PORT.sub(
            lambda found: found[0].replace(port := found[1] or found[2], self._ports[port]), command
        )

    def _serve(self, command: str) -> None:
        port = next(free for free in self._ports.values() if f" {free}" in command)
        server = subprocess.Popen(
            ["bash", "-c", f"exec {command}"],
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._servers.append(server)
        until = time.monotonic() + _WAIT
        while not _listens(port):
            if server.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"it does not listen on port {port}: {command}")
            time.sleep(0.05)


def _free() -> str:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return f"{held.getsockname()[1]}"


def _listens(port: str) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", int(port))) == 0
