"""Datelines, and what only looks like one."""

import pytest

from mappings.moment import Moment
from mappings.readers.dateline import dateline

REST = "Le président a reçu l’ambassadeur."


@pytest.mark.parametrize(
    ("opening", "town", "date"),
    [
        ("Hanoi (VNA) – ", "Hanoi", None),
        ("Hô Chi Minh-Ville (VNA) - ", "Hô Chi Minh-Ville", None),
        ("Thua Thien-Hue (VNA) – ", "Thua Thien-Hue", None),
        ("Ho Chi Minh-Ville, 4 décembre (VNA) - ", "Ho Chi Minh-Ville", Moment(None, 12, 4)),
        ("Paris, 18 décembre 2023 (VNA) - ", "Paris", Moment(2023, 12, 18)),
        ("Dakar, le 1er mai 2024 (APS) – ", "Dakar", Moment(2024, 5, 1)),
        ("RIO DE JANEIRO, 19 novembre (Xinhua) -- ", "RIO DE JANEIRO", Moment(None, 11, 19)),
        ("Kinshasa, 12 mai 2023 (ACP).- ", "Kinshasa", Moment(2023, 5, 12)),
        ("Bruxelles, le 4 mai 2023 - ", "Bruxelles", Moment(2023, 5, 4)),
        ("AKP Phnom Penh, le 22 mai 2024 -- ", "Phnom Penh", Moment(2024, 5, 22)),
        ("La Havane (VNA) - ", "La Havane", None),
        ("Hanoï,9 mars (VNA) - ", "Hanoï", Moment(None, 3, 9)),
        ("QUÉBEC, le 3 déc. 2024 /CNW/ - ", "QUÉBEC", Moment(2024, 12, 3)),
        ("Dakar (Sénégal) (AFP) - ", "Dakar", None),
        ("BEIJING -- ", "BEIJING", None),
        ("Rabat – ", "Rabat", None),
        ("NDEL - ", None, None),
        ("(VOVWORLD) - ", None, None),
    ],
)
def test_a_dateline_gives_its_town_and_day(opening: str, town: str | None, date: Moment | None) -> None:
    """In the forms that agencies write; it takes nothing of the sentence."""
    found = dateline(opening + REST, first=True)
    assert found is not None
    assert (found.town, found.date) == (town, date)
    assert (opening + REST)[found.length :] == REST


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam – Chine : un partenariat renforcé au niveau local.",
        "Hanoï - Pékin, trente ans d’amitié et de coopération.",
        "ASEAN – Le sommet s’est ouvert lundi.",
        "Le Parti communiste du Vietnam (PCV) - au pouvoir - a tenu son congrès.",
        "Lors d’une entrevue à Hanoï, le président a reçu l’ambassadeur.",
        "En visite à Paris (AFP) le ministre a dit que la ville était belle.",
    ],
)
def test_titles_and_sentences_are_no_datelines(text: str) -> None:
    """A dash or brackets alone make none."""
    assert dateline(text, first=True) is None


def test_a_town_and_a_dash_count_only_at_the_beginning() -> None:
    """Further down, "Rabat – Le" may be a line of a programme."""
    assert dateline("Rabat – " + REST, first=False) is None
    assert dateline("Hanoi (VNA) – " + REST, first=False) is not None


@pytest.mark.parametrize(
    ("line", "town"),
    [("AKP Phnom Penh, 23 décembre 2016 –", "Phnom Penh"), ("Paris, le 12 mai 2023", "Paris")],
)
def test_a_dateline_may_stand_alone(line: str, town: str) -> None:
    """Ministries and some agencies give it a line of its own."""
    found = dateline(line, first=True)
    assert found is not None
    assert (found.town, found.length) == (town, len(line))
