"""Tests of sentences and tokens: where a sentence ends, what one word is, and where it stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.article import BlockKind
from mappings.folding import fold
from mappings.text import Folded, sentences, tokens
from tests.mappings.articles import article, of_blocks

# Letters, marks, stops and joiners of French dispatches, with letters of other scripts and wide characters.
WILD = st.text(
    st.sampled_from(list("aéàçœĐổBM.!?…,;:«»()’'-–—\u00a0\u202f 0129°%€北京Жش😀\u0301ﬁ\n")), max_size=80
)


def cut(text: str) -> list[str]:
    """Return the sentences of a body of these lines, as written."""
    read = article(text)
    return [read.text[s.start : s.end] for s in sentences(read)]


def words(text: str) -> list[str]:
    """Return the tokens of a text."""
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire est arrivé. Il repart demain.", ["Le maire est arrivé.", "Il repart demain."]),
        ("Le maire est arrivé.Il repart demain.", ["Le maire est arrivé.", "Il repart demain."]),
        ("Une visite est prévue en 2025.La date sera fixée.", ["Une visite est prévue en 2025.", "La date sera fixée."]),
        ("Qui viendra ? Personne ne le sait !", ["Qui viendra ?", "Personne ne le sait !"]),
        ("Quel accueil !La ville est en fête.", ["Quel accueil !", "La ville est en fête."]),
        ("On attend… Le train arrive.", ["On attend…", "Le train arrive."]),
        ("On attend... Le train arrive.", ["On attend...", "Le train arrive."]),
        ("Est-ce vrai ?! Oui.", ["Est-ce vrai ?!", "Oui."]),
        ('Le maire est parti. "Je reviens", a-t-il dit.', ["Le maire est parti.", '"Je reviens", a-t-il dit.']),
        ("Il a dit : « Je viendrai. » Elle a souri.", ["Il a dit : « Je viendrai. »", "Elle a souri."]),
        ("Le pont est ouvert (depuis mai.) Les camions passent.", ["Le pont est ouvert (depuis mai.)", "Les camions passent."]),
        ('Il a dit : "Je viendrai." Elle a souri.', ['Il a dit : "Je viendrai."', "Elle a souri."]),
        ("« Je viendrai. », a-t-il dit.", ["« Je viendrai. », a-t-il dit."]),
        ("« Est-ce vrai ? » a-t-il demandé.", ["« Est-ce vrai ? » a-t-il demandé."]),
        ("La session a pris fin. 12 accords ont été signés.", ["La session a pris fin.", "12 accords ont été signés."]),
        ("Les échanges ont crû de 3.5 points.", ["Les échanges ont crû de 3.5 points."]),
        ("Le volume atteint 1.250.000 tonnes. Il progresse.", ["Le volume atteint 1.250.000 tonnes.", "Il progresse."]),
    ],
)  # fmt: skip
def test_a_stop_ends_a_sentence(text: str, expected: list[str]) -> None:
    """A stop before a capital, a number or a quote ends a sentence, with or without a space behind it."""
    assert [" ".join(s.split()) for s in cut(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "M. Sonko a reçu la délégation.",
        "MM. Diallo et Faye ont reçu la délégation.",
        "Mme. Diop a reçu la délégation.",
        "Le Dr. Traoré et le Pr. Keïta ont reçu la délégation.",
        "L'avocat J. Martin et A. B. Diop ont reçu la délégation.",
        "Le village de St. Louis a reçu la délégation.",
        "Selon l'art. 5 du traité, la délégation est reçue.",
        "Le site diplomatie.exemple publie la liste.",
        "Le décret no. 12 a été publié.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    """The full stop of "M.", of an initial or inside an address does not end a sentence."""
    assert cut(text) == [text]


def test_a_line_ends_a_sentence_without_a_stop() -> None:
    """Two lines are two sentences though no stop parts them; the paragraph counts the blocks."""
    read = article("Le maire est arrivé\nIl repart demain")
    assert [(read.text[s.start : s.end], s.paragraph) for s in sentences(read)] == [
        ("Le maire est arrivé", 0),
        ("Il repart demain", 1),
    ]


def test_sentences_keep_the_kind_of_their_block() -> None:
    """Titles, captions and body text can be told apart; boilerplate yields no sentence."""
    read = of_blocks(
        [
            ("Un pont entre deux rives", BlockKind.TITLE),
            ("Le pont a ouvert.", BlockKind.BODY),
            ("Voir plus : le maire a reçu M. Sonko.", BlockKind.BOILERPLATE),
            ("Le pont vu du fleuve.", BlockKind.CAPTION),
        ]
    )
    assert [s.kind for s in sentences(read)] == [BlockKind.TITLE, BlockKind.BODY, BlockKind.CAPTION]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'ambassadeur", [("l", ""), ("ambassadeur", "'")]),
        ("aujourd’hui", [("aujourd", ""), ("hui", "’")]),
        ("vice-président", [("vice", ""), ("président", "-")]),
        ("a-t-il", [("a", ""), ("t", "-"), ("il", "-")]),
        ("d'Ha Long", [("d", ""), ("Ha", "'"), ("Long", "")]),
        ("Hanoï - Séoul", [("Hanoï", ""), ("-", ""), ("Séoul", "")]),
        ("Hanoï-Séoul", [("Hanoï", ""), ("Séoul", "-")]),
        ("mi-mai", [("mi", ""), ("mai", "-")]),
        ("tiret-", [("tiret", ""), ("-", "")]),
        ("16e", [("16", ""), ("e", "")]),
        ("1er mai", [("1", ""), ("er", ""), ("mai", "")]),
        ("2,5 %", [("2,5", ""), ("%", "")]),
        ("21/02/2025", [("21", ""), ("/", ""), ("02", ""), ("/", ""), ("2025", "")]),
        ("« oui »", [("«", ""), ("oui", ""), ("»", "")]),
        ("M. Sonko", [("M", ""), (".", ""), ("Sonko", "")]),
    ],
)
def test_tokens_and_their_glue(text: str, expected: list[tuple[str, str]]) -> None:
    """Compounds and elisions are parted; the hyphen or apostrophe that tied a word stays known."""
    assert [(token.text, token.glue) for token in tokens(text)] == expected


@pytest.mark.parametrize(
    ("text", "word", "capitalised", "number"),
    [("Hanoï", True, True, False), ("ville", True, False, False), ("2024", False, False, True), (",", False, False, False), ("Élu", True, True, False)],
)  # fmt: skip
def test_what_a_token_is(text: str, word: bool, capitalised: bool, number: bool) -> None:
    """A token tells whether it is a word, has a capital, or is a number."""
    (token,) = tokens(text)
    assert (token.is_word, token.is_capitalised, token.is_number) == (word, capitalised, number)


def test_there_is_no_word_outside_a_sentence() -> None:
    """Neither before its first token, where a list would begin again at its end, nor behind its last."""
    word = Folded(tokens("À Huế")).__getitem__
    assert [word(i) for i in range(-1, 3)] == ["", "a", "hue", ""]


def test_offset_moves_every_token() -> None:
    """``offset`` is added to both positions and changes nothing else."""
    plain, moved = list(tokens("l'île de Gorée")), list(tokens("l'île de Gorée", 100))
    assert [(t.text, t.start + 100, t.end + 100, t.glue) for t in plain] == [
        (t.text, t.start, t.end, t.glue) for t in moved
    ]


@given(WILD)
def test_every_token_is_the_text_between_its_offsets(text: str) -> None:
    """``text[start:end]`` is the token, tokens come in order, and only spaces and joiners stand between them."""
    last = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.folded == fold(token.text)
        assert last <= token.start < token.end
        between = text[last : token.start]
        assert not between.strip("-‐‑'’ʼ_").strip() or not any(c.isalnum() for c in between)
        last = token.end
    assert not any(c.isalnum() and c.isascii() for c in text[last:])


@given(st.lists(WILD.map(lambda line: line.replace("\n", " ")), max_size=5))
def test_sentences_cover_all_words_once(lines: list[str]) -> None:
    """The sentences hold every word of the blocks once, in order, without overlap, inside their offsets."""
    read = article("\n".join(lines))
    covered = []
    last = 0
    for sentence in sentences(read):
        assert last <= sentence.start <= sentence.end
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        words_here = [(t.start, t.end, t.text) for t in sentence.tokens if t.text[0].isalnum()]
        assert words_here
        covered += words_here
        last = sentence.end
    assert covered == [
        (t.start, t.end, t.text)
        for block in read.blocks
        for t in tokens(read.text[block.start : block.end], block.start)
        if t.text[0].isalnum()
    ]


def test_marks_without_a_word_are_no_sentence() -> None:
    """What states nothing is not read: thousands of them would cost as much as so many sentences."""
    assert cut("Hanoï a reçu Séoul.\n<!--\n* * *\n... !\nElle est rentrée.") == [
        "Hanoï a reçu Séoul.",
        "Elle est rentrée.",
    ]


def test_an_empty_article_has_no_sentences() -> None:
    """No text, no sentence."""
    assert sentences(article("")) == ()
    assert words("") == []
