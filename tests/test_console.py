"""Console sessions of documents: what is shown is held against what is printed."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from tests.console import Shell, Step, sessions

SERVER = """
import http.server, sys

class Hello(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Hello).serve_forever()
"""
DOCUMENT = """
```console
$ echo one \\
    two
one two
$ printf 'a\\nb\\nc\\n'
a
...
$ cat << 'END'
$ two
END
...
$ echo three
three
```
```python
pass
```
"""


def test_commands_are_read_with_what_is_shown() -> None:
    """A command of two lines is one; other blocks are none."""
    assert sessions(DOCUMENT) == [
        [
            Step("echo one \\\n    two", ("one two",)),
            Step("printf 'a\\nb\\nc\\n'", ("a", "...")),
            Step("cat << 'END'\n$ two\nEND", ("...",)),
            Step("echo three", ("three",)),
        ]
    ]


def test_what_is_shown_is_what_is_printed(tmp_path: Path) -> None:
    """In a shell, in the folder."""
    with Shell(tmp_path, {}) as shell:
        for step in sessions(DOCUMENT)[0]:
            code, printed = shell.run(step.command)
            assert (code, step.differs(printed)) == (0, "")


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        (("a", "b"), "a\nb\n", True),
        (("a", "b"), "a  \nb", True),
        (("a ... d",), "a b c d\n", True),
        (("a", "...", "d"), "a\nb\nc\nd\n", True),
        ((), "", True),
        (("a",), "b\n", False),
        (("a",), "a\nb\n", False),
        ((), "a\n", False),
        (("a", "...", "d"), "a\nb\n", False),
        (("a.",), "ab\n", False),
    ],
)
def test_a_difference_is_told(shown: tuple[str, ...], printed: str, same: bool) -> None:
    """Nothing may be left out but what dots stand for."""
    assert (Step("x", shown).differs(printed) == "") is same


def test_a_failing_command_of_a_pipe_fails(tmp_path: Path) -> None:
    """Its exit code is the line's."""
    with Shell(tmp_path, {}) as shell:
        assert shell.run("false | cat")[0] == 1


def test_a_server_runs_until_the_session_is_over(tmp_path: Path) -> None:
    """On a free port, which goes by the one that the document names."""
    (tmp_path / "server.py").write_text(SERVER, encoding="utf-8")
    command = "curl -s http://127.0.0.1:8000/ | sed 's#^#http://127.0.0.1:8000/ says #'"
    with Shell(tmp_path, {}) as shell:
        assert shell.run(f"{sys.executable} server.py --port 8000 &") == (0, "")
        assert shell.run(command) == (0, "http://127.0.0.1:8000/ says hello")
        asked = shell.run("echo 127.0.0.1:8000 > asked; cat asked")
    assert asked == (0, "127.0.0.1:8000\n")
    free = int((tmp_path / "asked").read_text(encoding="utf-8").partition(":")[2])
    with socket.socket() as tried:
        assert tried.connect_ex(("127.0.0.1", free)) != 0
