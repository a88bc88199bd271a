"""Tests of the lexicon: what two forms of a word share, and which labels a run of words matches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.folding import fold
from mappings.lexicon import Matcher, stem
from mappings.text import Token, tokens


def read(text: str) -> list[Token]:
    """Return the tokens of a text."""
    return list(tokens(text))


def spans(matcher: Matcher[str], text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return what ``matcher`` finds in a text: the words and the values."""
    row = read(text)
    return [(text[row[m.first].start : row[m.last - 1].end], m.values) for m in matcher.find(row)]


@pytest.mark.parametrize(
    ("singular", "others"),
    [
        ("accord", ["accords"]),
        ("national", ["nationale", "nationaux", "nationales"]),
        ("regional", ["regionaux", "regionale", "regionales"]),
        ("culturel", ["culturelle", "culturels", "culturelles"]),
        ("vietnamien", ["vietnamienne", "vietnamiens", "vietnamiennes"]),
        ("europeen", ["europeenne", "europeens", "europeennes"]),
        ("breton", ["bretonne", "bretonnes", "bretons"]),
        ("sportif", ["sportive", "sportifs", "sportives"]),
        ("directeur", ["directrice", "directeurs", "directrices"]),
        ("ambassadrice", ["ambassadrices"]),
        ("travailleur", ["travailleuse", "travailleurs", "travailleuses"]),
        ("delegue", ["delegues", "deleguee", "deleguees"]),
        ("adjoint", ["adjointe", "adjoints", "adjointes"]),
        ("president", ["presidente", "presidents", "presidentes"]),
        ("ministre", ["ministres"]),
        ("feu", ["feu"]),
        ("parti", ["partis"]),
        ("canal", ["canaux"]),
    ],
)
def test_forms_of_one_word_share_a_stem(singular: str, others: list[str]) -> None:
    """Plural and feminine have the stem of the masculine singular."""
    assert {stem(word) for word in others} == {stem(singular)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("ministre", "ministere"), ("maire", "mairie"), ("parti", "partenaire"), ("consul", "conseil"), ("comite", "commune"), ("prefet", "prefecture"), ("lac", "lacet"), ("mer", "maire")],
)  # fmt: skip
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    """Words of one family that mean different things do not meet."""
    assert stem(one) != stem(other)


def test_short_words_are_left_alone() -> None:
    """Up to three letters nothing is cut: "les" is no plural of "le"."""
    assert [stem(word) for word in ("le", "les", "pas", "une", "cas", "")] == ["le", "les", "pas", "une", "cas", ""]  # fmt: skip


@given(st.text("abcdefgilmnoprstuvx", min_size=1, max_size=12))
def test_the_stem_is_a_beginning_of_the_word_or_of_its_masculine(word: str) -> None:
    """A stem is never longer than its word by more than the ending that it restores, and never empty."""
    assert stem(word) or set(word) <= set("sxe")
    assert len(stem(word)) <= len(word) + 1


def test_the_longest_label_wins() -> None:
    """Of two labels that begin alike the longer match is taken, and nothing inside it again."""
    matcher = Matcher([("comité", "a"), ("comité populaire", "b"), ("populaire", "c")])
    assert spans(matcher, "le comité populaire et le comité") == [
        ("comité populaire", ("b",)),
        ("comité", ("a",)),
    ]


def test_a_long_label_that_breaks_off_falls_back_to_the_short_one() -> None:
    """Words that begin a longer label but do not end it count only as far as a label reaches."""
    matcher = Matcher([("protocole", "p"), ("protocole d'accord", "m")])
    assert spans(matcher, "le protocole d'entente") == [("protocole", ("p",))]


@pytest.mark.parametrize(
    "text",
    [
        "PROTOCOLE D'ACCORD",
        "protocoles d’accord",
        "Protocole d'Accords",
        "protocole d'accord",
    ],
)
def test_case_apostrophes_and_number_do_not_matter(text: str) -> None:
    """A label is found in capitals, with either apostrophe, in the plural."""
    assert spans(Matcher([("protocole d'accord", "m")]), text) == [(text, ("m",))]


def test_diacritics_do_not_matter() -> None:
    """A label with marks matches a text without them, and the reverse."""
    assert spans(Matcher([("Thừa Thiên-Huế", "h")]), "la province de Thua Thien-Hue") == [
        ("Thua Thien-Hue", ("h",))
    ]
    assert spans(Matcher([("etat", "e")]), "l'État") == [("État", ("e",))]


def test_each_language_has_its_own_stem() -> None:
    """In English "cities" is "city"; kept as plain data and read again, a matcher still knows its language."""
    matcher = Matcher([("twin city", "t")], language="en")
    again: Matcher[str] = Matcher.of_state(matcher.state)
    for one in (matcher, again):
        assert spans(one, "the twin cities") == [("twin cities", ("t",))]


def test_unstemmed_labels_match_only_as_written() -> None:
    """Names are not to be cut: "Nantes" is no plural of "Nante"."""
    matcher = Matcher([("Nante", "n")], stemmed=False)
    assert spans(matcher, "Nantes et Nante") == [("Nante", ("n",))]


def test_a_label_of_two_things_gives_both() -> None:
    """Two values of one label come back together, each once, in the order of the labels."""
    matcher = Matcher([("Guinée", "gn"), ("guinee", "gq"), ("Guinée", "gn")])
    assert spans(matcher, "la Guinée") == [("Guinée", ("gn", "gq"))]


def test_a_match_ends_before_the_given_end() -> None:
    """``at`` looks no further than ``end``."""
    matcher = Matcher([("chef", "c"), ("chef de la délégation", "d")])
    row = read("chef de la délégation")
    whole, cut = matcher.at(row, 0), matcher.at(row, 0, 3)
    assert whole is not None
    assert (whole.last, whole.values) == (len(row), ("d",))
    assert cut is not None
    assert (cut.last, cut.values) == (1, ("c",))
    assert matcher.at(row, 1) is None


@given(
    st.lists(st.sampled_from(("le maire", "maire adjoint", "Conseil régional", "x"))),
    st.text(alphabet="lemaircons "),
)
def test_nothing_matches_where_no_label_opens(labels: list[str], text: str) -> None:
    """Where a word opens no label there is no need to look."""
    matcher = Matcher((label, label) for label in labels)
    row = read(text)
    for i, token in enumerate(row):
        assert matcher.opens(token.folded) or matcher.at(row, i) is None


def test_empty_labels_match_nothing() -> None:
    """A label without words, or no label at all, finds nothing."""
    assert spans(Matcher([("", "x"), ("  ", "y")]), "un mot") == []
    assert spans(Matcher([]), "un mot") == []


@given(
    st.lists(st.sampled_from(["ville", "Ville", "port", "ports", "de", "mer", "accord", "d'accord", "état"]), max_size=12),
    st.lists(st.sampled_from(["ville", "port de mer", "accord", "ville de", "État", "mer"]), max_size=5),
)  # fmt: skip
def test_matches_never_overlap(found: list[str], labels: list[str]) -> None:
    """Matches come from left to right, none inside another, each one a label by its stems."""
    matcher = Matcher((label, label) for label in labels)
    row = read(" ".join(found))
    last = 0
    for match in matcher.find(row):
        assert last <= match.first < match.last <= len(row)
        run = [stem(token.folded) for token in row[match.first : match.last]]
        assert all(run == [stem(fold(word)) for word in value.split()] for value in match.values)
        last = match.last
