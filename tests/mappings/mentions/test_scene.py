"""Tests of the scene: mentions of all kinds side by side, evidence, and words that lost the space between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.article import BlockKind
from mappings.mentions.scene import read_scene
from tests.mappings.articles import article, of_blocks
from tests.mappings.mentions.readings import bodies, named_places, people, posts, scene_of


def test_one_sentence_with_everything() -> None:
    """Each kind of mention is found beside the others, none inside another's name."""
    text = "Le ministre des Affaires étrangères du Laos, Thongsavanh Phomvihane, a reçu mardi à Vientiane le Comité populaire de Hué."
    assert posts(text) == [("ministre des Affaires étrangères du Laos", "minister")]
    assert people(text) == ["Thongsavanh Phomvihane"]
    assert bodies(text) == ["Comité populaire de Hué"]
    assert [name for name, _ in named_places(text)] == ["Laos", "Vientiane", "Hué"]
    (reading,) = scene_of(text)
    assert [str(date.start) for date in reading.dates] == ["2024-05-14"]
    assert [verb.lemma for verb in reading.verbs] == ["recevoir"]


def test_where_words_stand() -> None:
    """By their folded forms, from left to right; nowhere where a sentence has none of them."""
    (reading,) = scene_of("La ville de Huế et la province de Champassak.")
    assert reading.where({"la"}) == [0, 5]
    assert reading.where({"hue", "de"}) == [2, 3, 7]
    assert reading.where({"maire"}) == []


def test_boilerplate_is_not_in_the_scene() -> None:
    """Titles, captions and body text are read, boilerplate is not."""
    read = of_blocks([("Un titre", BlockKind.TITLE), ("Un corps.", BlockKind.BODY), ("Voir plus", BlockKind.BOILERPLATE), ("Une image", BlockKind.CAPTION)])  # fmt: skip
    assert [r.sentence.kind for r in read_scene(read).readings] == [
        BlockKind.TITLE,
        BlockKind.BODY,
        BlockKind.CAPTION,
    ]


def test_evidence_has_no_white_space_at_its_ends() -> None:
    """The words between two offsets are quoted without the spaces around them."""
    scene = read_scene(article("Le pont  est long."))
    quote = scene.evidence(2, 9)
    assert (quote.exact, quote.start, quote.end) == ("pont", 3, 7)


def test_a_quote_is_the_text_of_its_tokens() -> None:
    """Tokens are quoted as the article writes them, the whole sentence by default."""
    text = "Hier, l'ambassadeur est venu. Il repart."
    scene = read_scene(article(text))
    first = scene.readings[0]
    assert scene.quote(first).exact == "Hier, l'ambassadeur est venu."
    assert scene.written(first, 2, 4) == "l'ambassadeur"


def test_a_word_outside_the_sentence_is_empty() -> None:
    """Asking before the first or behind the last token gives no word."""
    (reading,) = scene_of("Le pont.")
    assert [reading.word(i) for i in (-1, 0, 1, 2, 3)] == ["", "le", "pont", ".", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La province duGuangdong a parlé.", ["La", "province", "du", "Guangdong", "a", "parlé", "."]),
        ("Il va auVietnam avecLyon.", ["Il", "va", "au", "Vietnam", "avec", "Lyon", "."]),
        ("Le maire aindiqué cela.", ["Le", "maire", "a", "indiqué", "cela", "."]),
        ("Le ministrevietnamien a parlé.", ["Le", "ministre", "vietnamien", "a", "parlé", "."]),
        ("Le vice-ministrelaotien a parlé.", ["Le", "vice", "ministre", "laotien", "a", "parlé", "."]),
        ("Il a admis son avis.", ["Il", "a", "admis", "son", "avis", "."]),
        ("Son ami a appris cela.", ["Son", "ami", "a", "appris", "cela", "."]),
        ("McDonald est iPhone.", ["McDonald", "est", "iPhone", "."]),
        ("Vietnamien et laotien.", ["Vietnamien", "et", "laotien", "."]),
    ],
)
def test_lost_spaces(text: str, expected: list[str]) -> None:
    """A small word run into a capital, an auxiliary into its participle, a title into a demonym: parted; others not."""
    (reading,) = scene_of(text)
    assert [token.text for token in reading.tokens] == expected
    assert all(text[token.start : token.end] == token.text for token in reading.tokens)


def test_a_place_behind_a_lost_space_is_found() -> None:
    """Offsets of parted words are those of the text."""
    assert [name for name, _ in named_places("La province duGuangdong a parlé.")] == ["Guangdong"]


PARTS = st.lists(
    st.sampled_from(
        ["le maire de Lyon,", "Grégory Doucet,", "a reçu", "mardi", "à Hué", "le Comité populaire", "du 3 au 5 mai", "vietnamien", "M. Perez", "ASEAN", "(Nord)", ".", "une délégation", "et", "« oui »"]
    ),
    max_size=15,
).map(" ".join)  # fmt: skip


@given(PARTS)
def test_mentions_lie_inside_their_sentence(text: str) -> None:
    """Every mention has at least one token, ends inside the sentence, and comes in order."""
    for reading in scene_of(text):
        for kind in (
            reading.places,
            reading.posts,
            reading.people,
            reading.bodies,
            reading.dates,
            reading.verbs,
        ):
            spans = [(mention.first, mention.last) for mention in kind]
            assert spans == sorted(spans)
            assert all(0 <= first < last <= len(reading.tokens) for first, last in spans)
