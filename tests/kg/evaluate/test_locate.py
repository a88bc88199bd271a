"""Finding the sentence of a missed fact."""

from __future__ import annotations

from kg.evaluate.locate import with_quotes
from kg.evaluate.tally import ArticleScore, Sheet
from tests.kg.evaluate.examples import TEXT


def missed(what: str, quote: str = "") -> ArticleScore:
    """An article with one miss and one false fact."""
    sheet = Sheet("example")
    sheet.miss("persons", what, quote)
    sheet.false("persons", "Park Ji-hoon")
    return sheet.score()


def test_a_miss_gets_the_sentence_nearest_to_it() -> None:
    """The sentence with most of its words is quoted; false facts keep what they have."""
    miss, false = with_quotes(missed("memorandum: éducation"), TEXT).slips
    assert miss.quote == "Elles ont signé un mémorandum sur l'éducation."
    assert false.quote == ""


def test_the_event_settles_between_sentences() -> None:
    """Of two sentences that name a participant, the one with more words of the event is quoted."""
    sheet = Sheet("example")
    sheet.miss("participants", "Park Ji-hoon", where="Reception · 5 mai 2024 · Hanoi")
    assert "a reçu le 5 mai" in with_quotes(sheet.score(), TEXT).slips[0].quote


def test_a_quote_from_the_gold_stays() -> None:
    """Where the gold quotes, nothing is looked for; where no word fits or there is no text, nothing is quoted."""
    assert with_quotes(missed("jumelage", "ses mots"), TEXT).slips[0].quote == "ses mots"
    assert with_quotes(missed("Zanzibar"), TEXT).slips[0].quote == ""
    assert with_quotes(missed("jumelage"), "").slips[0].quote == ""


def test_a_long_sentence_is_cut() -> None:
    """At most 300 characters are shown."""
    quote = with_quotes(missed("jumelage"), "jumelage " * 100).slips[0].quote
    assert len(quote) == 300
    assert quote.endswith("…")
