"""The prompt: keys that become statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from kg.asking.library import library
from kg.cli.prompt import Prompt
from kg.shell.vocabulary import Vocabulary


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    """A keyboard."""
    with create_pipe_input() as found:
        yield found


def prompt(keys: PipeInput, history: Path | None = None) -> Prompt:
    """A prompt at that keyboard that knows a few words."""
    words = Vocabulary({"dip:Reception": "Réception"}, library())
    return Prompt(words, history, keys, DummyOutput())


def test_enter_ends_a_whole_statement_and_begins_a_line_of_another(keys: PipeInput) -> None:
    """A command with its line, a query with an empty line."""
    keys.send_text(".help\rASK {\r\r}\r\rASK {}\r;\r")
    asking = prompt(keys)
    assert [asking.ask() for _ in range(3)] == [".help", "ASK {\n\n}\n", "ASK {}\n;"]


def test_alt_enter_ends_anything(keys: PipeInput) -> None:
    """What is not whole is the engine's to refuse."""
    keys.send_text("ASK {\x1b\r")
    assert prompt(keys).ask() == "ASK {"


def test_ctrl_c_drops_the_line_and_ctrl_d_leaves(keys: PipeInput) -> None:
    """The caller goes on, or does not."""
    asking = prompt(keys)
    keys.send_text("ASK {\x03")
    with pytest.raises(KeyboardInterrupt):
        asking.ask()
    keys.send_text("\x04")
    with pytest.raises(EOFError):
        asking.ask()


def test_pasted_text_keeps_its_empty_lines(keys: PipeInput) -> None:
    """However many statements it could be."""
    keys.send_text("\x1b[200~ASK {}\n\nLIMIT 1\x1b[201~\r\r")
    assert prompt(keys).ask() == "ASK {}\n\nLIMIT 1\n"


def test_what_was_asked_comes_back_in_the_next_talk(keys: PipeInput, tmp_path: Path) -> None:
    """From a file that is made where it is missing."""
    file = tmp_path / "state" / "history"
    keys.send_text(".queries\r")
    prompt(keys, file).ask()
    keys.send_text("\x10\r")  # Ctrl-P, the line before
    assert prompt(keys, file).ask() == ".queries"


def test_a_history_that_cannot_be_kept_is_no_error(keys: PipeInput, tmp_path: Path) -> None:
    """The talk goes on without."""
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    keys.send_text(".queries\r")
    assert prompt(keys, tmp_path / "state" / "history").ask() == ".queries"
