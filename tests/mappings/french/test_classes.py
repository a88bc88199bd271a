"""Tests of word classes as their file writes them."""

from __future__ import annotations

from mappings.french.classes import accented, kinds, phrase, sequence, stems, without_articles
from mappings.french.words import words


def test_honours_lead_up_to_a_name_wherever_one_may_stand() -> None:
    """What several classes of words share stands once, so that none of them lacks a word that another has."""
    known = words()
    for honour in ("samdech", "chakrei", "chaufea", "datuk", "mme", "excellence"):
        assert honour in known.honorifics
        assert honour in known.post_to_name
        assert honour in known.weighed_before


def test_phrases_are_folded() -> None:
    """Accents and elisions are for the reader of the file; what is accented keeps both."""
    assert phrase("Forum de l'État") == ("forum", "de", "l", "etat")
    assert without_articles("selon l'agence") == ("selon", "agence")
    assert stems(["Écoles rurales"]) == stems(["ecole rurale"])
    assert accented(["opérateurs économiques", "opérateurs privés"]) == {
        "opérateurs": (("opérateurs", "économiques"), ("opérateurs", "privés"))
    }


def test_rows_are_numbered_and_nouns_have_a_kind() -> None:
    """All forms of a row have its number; a noun tells its kind."""
    assert sequence(["janvier janv", "février"], start=1) == {"janvier": 1, "janv": 1, "fevrier": 2}
    assert kinds({"City": ["cité", "ville"]}) == {"cite": "City", "ville": "City"}
