"""The layout of a text: its laws, and what its page knows of it."""

import pytest

from mappings.article import BlockKind
from mappings.readers.layout import lay_out

BODY = (
    "Le président du Comité populaire de Hanoï a reçu le 2 août le gouverneur de la province de Savannakhet."
)


def test_a_given_title_is_found_behind_a_date_line() -> None:
    """However its marks are written; another first line is then no title."""
    text = f" date 2022-08 Hanoi et Seoul\n\n{BODY}"
    layout = lay_out(text, title="Hanoï et Séoul")
    assert layout.title == "Hanoi et Seoul"
    assert lay_out(f"Une rubrique\n\n{BODY}", title="Hanoï et Séoul").title is None


def test_given_captions_are_captions() -> None:
    """What a page marks as one needs no credit."""
    layout = lay_out(
        f"Un titre\n\n{BODY}\n\nLa salle de réunion\n\n{BODY[:50]}.", captions=["La salle de réunion"]
    )
    assert [block.kind for block in layout.blocks] == [
        BlockKind.TITLE,
        BlockKind.BODY,
        BlockKind.CAPTION,
        BlockKind.BODY,
    ]


def test_an_empty_text_has_no_blocks() -> None:
    """Nor a title."""
    assert lay_out(" \n\n").blocks == ()


@pytest.mark.parametrize(
    "run", [" ", "(", "-", "a ", "Photo ", "<", "AB ", "…", "ảnh ", "- VN", "M. X. ", "1 mai ", "» "]
)
def test_a_long_run_of_anything_is_laid_out(run: str) -> None:
    """No rule takes the square of a line's length: at that rate this test would not end."""
    text = f"Un titre\n\n{BODY}\n\nUn {run * 300_000} mot.\n\n{BODY[:50]}."
    blocks = lay_out(text).blocks
    assert text[blocks[1].start : blocks[1].end] == BODY
    assert blocks[-1].end == len(text)
