"""The commands of the shell."""

from __future__ import annotations

import pytest

from kg.errors import BadCommand
from kg.shell.commands import words_of


def test_a_line_is_a_name_and_words() -> None:
    """Quotes hold words together."""
    assert words_of(" .run who-met-whom 'person=Dinh Tien Dung' lang=en ") == (
        "run",
        ["who-met-whom", "person=Dinh Tien Dung", "lang=en"],
    )
    assert words_of(".quit") == ("quit", [])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (".hlp", "did you mean .help"),
        (".", "no such command"),
        (".zzz", "no such command; `.help`"),
        (".show 'To Lam", "a quote is not closed"),
    ],
)
def test_a_line_that_calls_nothing_is_wrong_usage(line: str, message: str) -> None:
    """The nearest name is offered."""
    with pytest.raises(BadCommand, match=message):
        words_of(line)
