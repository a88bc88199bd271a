"""``kg shell``: a script from a pipe, and a talk at a terminal."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from itertools import count
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import Any, Self, cast

import pytest

from kg.asking.runs import Run
from kg.asking.wire import Head, Kind
from kg.cli import answer
from kg.cli import shell as shells
from kg.cli.answer import Wish
from kg.cli.talk import Talk
from kg.formats import AnswerFormat
from tests.kg.asking.test_runs import ENDLESS, ROOT
from tests.kg.conftest import EVENT
from tests.kg.test_cli import failed, kg

PERSONS = "SELECT ?who {\n  ?who a dip:Person ;\n\n  rdfs:label 'Wang Wei'\n}\n\n"


def test_a_script_runs_to_its_end(store_dir: Path) -> None:
    """Queries and commands in turn; a setting holds for what follows."""
    script = f"{PERSONS}.format csv\n{PERSONS}.format table\n.labels on\n{PERSONS}ASK {{}}\n;\n"
    result = kg("shell", stdin=script, store=store_dir)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "who",
        "person/cn/wang-wei",
        "who",
        "https://w3id.org/diplomacy-kg/person/cn/wang-wei",
        "who",
        "Wang Wei",
        "true",
    ]


def test_an_error_is_one_message_and_the_script_goes_on(store_dir: Path) -> None:
    """The exit code is that of the first."""
    script = "SELECT * WHRE {}\n\n.nope\n.timeout 0.5\n" + ENDLESS + "\n\nASK {}\n"
    result = kg("shell", stdin=script, store=store_dir)
    assert (result.exit_code, result.stdout) == (2, "true\n")
    assert "  SELECT * WHRE {}\n           ^" in result.stderr
    assert ".nope: no such command" in result.stderr
    assert "stopped after 0.5 s" in result.stderr
    assert "Traceback" not in result.stderr
    assert kg("shell", stdin=".timeout 0.5\n" + ENDLESS, store=store_dir).exit_code == 3


def test_quitting_leaves_the_rest_of_a_script(store_dir: Path) -> None:
    """As does its end."""
    assert kg("shell", stdin=".quit\nASK {}\n", store=store_dir).stdout == ""
    assert kg("shell", stdin="", store=store_dir).exit_code == 0


def test_commands_do_what_their_names_say(store_dir: Path, tmp_path: Path) -> None:
    """Queries by name or file, pages, explanations, help."""
    (tmp_path / "q.rq").write_text(
        "#+ parameters:\n#+   who: {type: string, example: x, description: d}\n#+   lang: {type: language, default: fr, example: en, description: d}\n"
        "SELECT ?who ?lang { VALUES ?who { UNDEF } VALUES ?lang { UNDEF } }",
        encoding="utf-8",
    )
    asked = f".run {tmp_path / 'q.rq'} 'who=To Lam'"
    run = kg("shell", stdin=f".format csv\n{asked}\n.lang vi\n{asked}\n{asked} lang=en\n", store=store_dir)
    assert run.stdout.splitlines() == [
        "who,lang",
        "To Lam,fr",
        "who,lang",
        "To Lam,vi",
        "who,lang",
        "To Lam,en",
    ]
    explained = kg("shell", stdin=f"{asked}\n.explain\n.explain articles\n", store=store_dir)
    assert 'VALUES ?who { "To Lam" }' in explained.stdout
    assert "COUNT(" in explained.stdout
    assert "souhaité plus de commerce" in kg("shell", stdin=f".why {EVENT}\n", store=store_dir).stdout
    assert "Tô Lâm" in kg("shell", stdin=".show To Lam\n", store=store_dir).stdout
    assert "who-met-whom" in kg("shell", stdin=".queries\n", store=store_dir).stdout
    assert all(word in kg("shell", stdin=".help\n", store=store_dir).stdout for word in (".why", "Ctrl-D"))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (".run", "name a query"),
        (".run nothing", "no query named 'nothing'"),
        (".run -", "no query named '-'"),
        (".run counts x=1", "no parameter 'x'"),
        (".run counts x", "NAME=VALUE"),
        (".explain", "nothing was asked yet"),
        (".why", "it takes IRI"),
        (".why person/nobody/here", "nothing in the graph"),
        (".show", "it takes NAME"),
        (".format xls", "unknown format 'xls'"),
        (".format parquet", "unknown format 'parquet'"),
        (".labels maybe", "on or off"),
        (".timeout soon", "give seconds"),
        (".timeout -1", "give seconds"),
        (".timeout nan", "give seconds"),
        (".lang", "it takes TAG"),
    ],
)
def test_a_command_that_is_wrong_says_what_it_takes(store_dir: Path, line: str, message: str) -> None:
    """As wrong usage."""
    failed(kg("shell", stdin=line + "\n", store=store_dir), 2, message)


def test_without_a_store_there_is_no_talk(tmp_path: Path) -> None:
    """The error says how to make one."""
    failed(kg("shell", stdin="ASK {}\n", store=tmp_path / "none"), 3, "kg build")


def test_the_history_lies_in_the_folder_for_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The user's own, unless the environment names another."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert shells.history_file() == tmp_path / "diplomacy-kg" / "history"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shells.history_file() == tmp_path / ".local" / "state" / "diplomacy-kg" / "history"


class Eager:
    """Somebody who presses Ctrl-C so many lines of Python after they began."""

    def __init__(self, patience: int) -> None:
        self.patience = patience

    def __enter__(self) -> Self:
        sys.settrace(self._see)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _see(self, frame: FrameType, event: str, _: object) -> Any:
        if event == "line" and frame.f_code.co_filename != __file__:
            if self.patience == 0:
                sys.settrace(None)
                raise KeyboardInterrupt
            self.patience -= 1
        return self._see


@pytest.mark.skipif(sys.gettrace() is not None, reason="something else watches every line")
def test_ctrl_c_while_an_answer_is_printed_leaves_standard_output_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever line it meets: the talk goes on to print there."""
    monkeypatch.setattr(sys, "stdout", screen := StringIO())
    run = cast(Run, SimpleNamespace(head=Head(Kind.TRUTH, AnswerFormat.TABLE, truth=True)))
    for patience in count():
        out, eager = BytesIO(), Eager(patience)
        try:
            with eager:
                answer._print(run, Path(), Wish(), out)
        except KeyboardInterrupt:
            assert sys.stdout is screen
            continue
        break
    assert (out.getvalue(), sys.stdout, patience > 20) == (b"true\n", screen, True)


def test_ctrl_c_twice_does_not_end_the_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second comes while the first is told of."""
    told: list[str] = []

    def complain(message: str) -> None:
        told.append(message)
        raise KeyboardInterrupt

    def obey(statement: str) -> bool:
        if statement == "slow":
            raise KeyboardInterrupt
        return statement != ".quit"

    monkeypatch.setattr(shells, "complain", complain)
    statements = iter(["slow", "quick", ".quit", "never asked"])
    shells.converse(cast(Talk, SimpleNamespace(obey=obey)), lambda: next(statements))
    assert (told, next(statements)) == (["stopped"], "never asked")


class Terminal:
    """A terminal with a shell at its other end."""

    def __init__(self, master: int) -> None:
        self._master = master
        self._rest = b""

    def write(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def read_until(self, wanted: str) -> str:
        """What is shown until ``wanted`` is, or until the shell has left; what follows is for the next call."""
        end = time.monotonic() + 60
        while not wanted or wanted.encode() not in self._rest:
            assert time.monotonic() < end, self._rest.decode(errors="replace")
            if select.select([self._master], [], [], 0.2)[0]:
                try:
                    piece = os.read(self._master, 65536)
                except OSError as error:
                    if error.errno != errno.EIO:
                        raise
                    assert not wanted, self._rest.decode(
                        errors="replace"
                    )  # nobody is at the other end any more
                    break
                self._rest += piece
                if b"\x1b[6n" in piece:  # it asks where the cursor is
                    self.write("\x1b[1;1R")
        shown, found, self._rest = self._rest.partition(wanted.encode()) if wanted else (self._rest, b"", b"")
        return (shown + found).decode(errors="replace")


@contextmanager
def at_terminal(store: Path, state: Path) -> Iterator[tuple[Terminal, subprocess.Popen[bytes]]]:
    """A shell at a terminal of its own, ended with the block."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    env = os.environ | {
        "PYTHONPATH": str(ROOT),
        "KG_STORE": str(store),
        "XDG_STATE_HOME": str(state),
        "TERM": "xterm-256color",
    }
    command = [sys.executable, "-c", _LEAD, *map(str, (sys.executable, "-m", "kg", "shell"))]
    with subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True
    ) as talk:
        os.close(slave)
        try:
            yield Terminal(master), talk
        finally:
            talk.kill()
            os.close(master)


_LEAD = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
"""Make the terminal the one that sends Ctrl-C to the shell."""

_ASKING, _ASKED = "\x1b[?2004h", "\x1b[?2004l"
"""The prompt takes keys as they are pressed; it has taken its hands off, and Ctrl-C is a signal."""


def test_a_talk_at_a_terminal(store_dir: Path, tmp_path: Path) -> None:
    """Completion, a query over two lines, Ctrl-C that stops it, and the talk goes on until Ctrl-D."""
    with at_terminal(store_dir, tmp_path) as (terminal, talk):
        terminal.read_until(_ASKING)
        terminal.write(".run coun\t")
        terminal.read_until("ts")
        terminal.write("\r")
        terminal.read_until(" rows")
        terminal.read_until(_ASKING)
        terminal.write("ASK { ?x\ra dip:Person }\r\r")
        terminal.read_until("true\r\n")
        terminal.read_until(_ASKING)
        terminal.write("ASK {\x03")
        terminal.read_until(_ASKED)
        terminal.read_until(_ASKING)
        terminal.write(ENDLESS + "\r\r")
        terminal.read_until(_ASKED)
        time.sleep(1)  # the query runs meanwhile
        terminal.write("\x03")
        terminal.read_until("stopped")
        terminal.read_until(_ASKING)
        terminal.write("ASK { FILTER(false) }\r\r")
        terminal.read_until("false\r\n")
        terminal.read_until(_ASKING)
        terminal.write("\x04")
        last = terminal.read_until("")
        assert talk.wait(timeout=30) == 0, last
    history = (tmp_path / "diplomacy-kg" / "history").read_text(encoding="utf-8")
    assert "+ASK { ?x\n+a dip:Person }" in history
    assert (tmp_path / "diplomacy-kg" / "history").stat().st_mode & 0o077 == 0
