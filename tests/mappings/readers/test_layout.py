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


@pytest.mark.parametrize(
    "line",
    [
        "Accueil > Actualités > Politique",
        "Home / Actualité / International",
        "Chansons du jour/Supplément du week-end/Nos archives/",
        "Français > Chine > Diplomatie",
        "21 °C ciel clair Tunis",
        "26.5° C Libreville",
        "Actualités",
        "Activités des dirigeants",
        "Synthèse vocale",
        "3",
        "abc/def",
        "Rédaction 12 mars 2021 à 14 h 05",
        "À lire aussi Le maire en visite",
    ],
)
def test_a_line_of_the_page_is_neither_title_nor_body(line: str) -> None:
    """A trail of links, the weather, the name of a section or the writers' initials: the next line is the title."""
    layout = lay_out(f"{line}\nLe maire reçoit un consul\n\n{BODY}")
    assert [block.kind for block in layout.blocks] == [BlockKind.BOILERPLATE, BlockKind.TITLE, BlockKind.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Le Vietnam/Laos : une amitié",
        "Il faisait 30 °C à Hué lors de la visite.",
        "Politique de la ville : Hué et Lyon",
    ],
)
def test_a_line_of_words_is_the_articles_own(line: str) -> None:
    """A slash, a temperature or the name of a section inside a line decides nothing."""
    layout = lay_out(f"Un titre\n\n{BODY}\n\n{line}\n\nIl a salué la ville.")
    assert BlockKind.BOILERPLATE not in [block.kind for block in layout.blocks]


def test_a_copy_that_lost_spaces_is_a_copy() -> None:
    """The lead is often printed twice, once with words glued; the title may come again, too."""
    glued = BODY.replace("la province", "laprovince").replace("Comité populaire", "Comitépopulaire")
    layout = lay_out(
        f"Un titre assez court\n\n{BODY}\n\n{glued}\n\nUn titre assez court\n\nIl a salué la ville."
    )
    assert [block.kind for block in layout.blocks] == [
        BlockKind.TITLE,
        BlockKind.BODY,
        BlockKind.BOILERPLATE,
        BlockKind.BOILERPLATE,
        BlockKind.BODY,
    ]
