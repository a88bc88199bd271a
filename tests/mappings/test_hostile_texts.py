"""Texts that no reporter writes: whatever stands in them, they are read, and each quote is where it is said to be."""

from __future__ import annotations

import pytest

from mappings.article import Article, Block, BlockKind
from mappings.extract import extract
from mappings.facts import Report

NUMBERS = ("²", "1²²²", "①", "½", "0", "0000", "9999", "9" * 5000, "٣", "٢٠٢٤")
SENTENCES = """Le {n} mai {n}, Hanoï et Séoul ont signé {n} accords. La {n}e réunion, {n} ans de relations. Depuis {n},
les relations, établies en {n}, il y a {n} ans. Le {n}/{n}/{n} et le {n}/{n}. Lundi {n} mai. Du {n} au {n} mai {n}. Le Forum
{n} ({n} e édition) et {n} provinces ont célébré les {n} ans de la déclaration. {n}-{n}-{n}. {n}.{n}.{n}. {n} janvier prochain.
Partenariat stratégique établi il y a {n} ans, depuis {n}. Les deux pays célèbrent en 2024 le {n}e anniversaire de leurs
relations diplomatiques."""
LENGTH = 3000
REPEATED = (
    "(", "(a) ", ")", "« ", '"a" ', ".", ". ", "a-", "l'", "Tran Sy Thanh, ", "Hanoï et ", "président du Comité populaire, ",
    "le 16 mai 2024 ", "16/05/2024 ", "a-t-il ", "a reçu ", "ont signé un accord entre ", "« il a dit « ", "e\u0301",
    "\u202eאב ", "\u200b", "\x07", "A", "1", "\n",
)  # fmt: skip


def read(text: str) -> Report:
    """What a text with one block states."""
    return extract(Article("hostile", text, (Block(BlockKind.BODY, 0, len(text)),)))


def quotes_are_right(report: Report, text: str) -> bool:
    """Whether each quote is the words of the text at its offsets."""
    quotes = [event.evidence for event in report.events]
    quotes += [agreement.evidence for agreement in report.agreements]
    quotes += [statement.evidence for statement in report.statements]
    quotes += [tenure.evidence for tenure in report.tenures]
    quotes += [relationship.evidence for relationship in report.relationships]
    quotes += [anniversary.evidence for anniversary in report.anniversaries]
    quotes += [name.evidence for name in (*report.spellings, *report.places, *report.persons)]
    return all(text[quote.start : quote.end] == quote.exact for quote in quotes)


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:5])
def test_numbers_that_count_and_date_nothing(number: str) -> None:
    """Digits of other scripts, superscripts, year 0, five thousand digits, an anniversary before the calendar."""
    text = SENTENCES.replace("{n}", number)
    assert quotes_are_right(read(text), text)


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_one_thing_said_for_ever(piece: str) -> None:
    """Between two ordinary sentences, the first of which is still understood."""
    text = f"Le maire de Hanoï a reçu le maire de Séoul à Hanoï.\n{piece * (LENGTH // len(piece))}\nIl a dit merci."
    report = read(text)
    assert quotes_are_right(report, text)
    assert report.places
