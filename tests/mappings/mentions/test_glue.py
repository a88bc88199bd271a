"""Tests of glued words: what is parted always, and what only where an article's words are often tied."""

from __future__ import annotations

import pytest

from mappings.extract import extract
from mappings.mentions.scene import read_scene
from tests.mappings.articles import article

TIED = "Le maire deHué areçu hier la mission duGuangdong à Hué."  # a page that loses spaces


def parted(text: str) -> list[str]:
    """Return the words of a text that were parted from the word before them, each with that word."""
    read = read_scene(article(text))
    found = []
    for reading in read.readings:
        for before, token in zip(reading.tokens, reading.tokens[1:], strict=False):
            if before.end == token.start and not token.glue and before.is_word and token.is_word:
                found.append(f"{before.text} {token.text}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une mission duGuangdong est venue.", ["du Guangdong"]),
        ("Le ministreNguyen Van An est venu.", ["ministre Nguyen"]),
        ("Il est venu àPékin.", ["à Pékin"]),
        ("Le maire aindiqué que la ville est belle.", ["a indiqué"]),
        ("Le vice-ministrevietnamien est venu.", ["ministre vietnamien"]),
        ("Le VietJet et AllAfrica sont partenaires.", []),
        ("Lesdeux villes coopèrent.", []),
    ],
)
def test_what_is_parted_in_any_article(text: str, expected: list[str]) -> None:
    """A small letter before a capital, an auxiliary with its participle, a title with its country are two words."""
    assert parted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lesdeux villes coopèrent.", ["Les deux"]),
        ("Il salue lesrelations et lacoopération.", ["les relations", "la coopération"]),
        ("La mission est dirigéepar le maire.", ["dirigée par"]),
        ("Il est membredu Comité.", ["membre du"]),
        ("Les relationsd'amitié durent.", ["relations d"]),
        ("Une réunionministérielle a lieu.", ["réunion ministérielle"]),
        ("Le 10eanniversaire a lieu.", ["e anniversaire"]),
        ("Le maire apris la parole.", ["a pris"]),
        ("Partout, la surveillance et le savoir des entreprises sont parfaits pourtant.", []),
    ],
)
def test_what_is_parted_where_spaces_are_lost(text: str, expected: list[str]) -> None:
    """Where an article has tied words beyond doubt, two words of the lexicons in one that is none are parted, too."""
    assert parted(f"{TIED} {text}")[3:] == expected


def test_names_and_titles_get_their_space_back() -> None:
    """The name and the title of a person are written with the space that the page lost; quotes stay as they are."""
    report = extract(article(f"{TIED}\nLe secrétaire duComité du Parti de Hué, TranVan An, est venu."))
    (tenure,) = report.tenures
    assert (tenure.holder.name, tenure.post.title) == ("Tran Van An", "secrétaire du Comité du Parti de Hué")
    assert "duComité" in tenure.evidence.exact
