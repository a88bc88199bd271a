"""Markdown with front matter."""

from pathlib import Path

import pytest

from mappings.article import Article, BlockKind
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers import read
from tests.mappings.readers.pages import check_blocks, only_article, words, write

FRONT = """---
id: hue-2022
title: "Hue et Savannakhet : ensemble"
date: 2022-08-03
url: https://example.org/hue
language: fr
publisher: Vietnam+
---
"""
BODY = """
Le **Truong Luu**, [secrétaire](https://example.org/x) du *Comité du Parti*,
a reçu le 2 août Santiphap Phomvihane.

![La salle de l'entrevue](salle.jpg)

- un accord sur la santé ;
- un accord sur l'éducation.
"""


def test_front_matter_and_plain_body(tmp_path: Path) -> None:
    """The kept text is free of markup; soft breaks join, images leave their captions."""
    article = only_article(write(tmp_path, "a.md", FRONT + BODY))
    assert (article.id, article.title, article.published) == (
        "hue-2022",
        "Hue et Savannakhet : ensemble",
        Moment(2022, 8, 3),
    )
    assert (article.url, article.language, article.publisher) == ("https://example.org/hue", "fr", "Vietnam+")
    assert words(article, BlockKind.BODY) == [
        "Le Truong Luu, secrétaire du Comité du Parti, a reçu le 2 août Santiphap Phomvihane.",
        "un accord sur la santé ;",
        "un accord sur l'éducation.",
    ]
    assert words(article, BlockKind.CAPTION) == ["La salle de l'entrevue"]
    check_blocks(article)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2022-08", Moment(2022, 8)),
        ("2022", Moment(2022)),
        ("03/08/2022", Moment(2022, 8, 3)),
        ("2022-08-03 10:00:00", Moment(2022, 8, 3)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(tmp_path: Path, written: str, published: Moment) -> None:
    """YAML's own dates would fill in what is missing."""
    assert only_article(write(tmp_path, "a.md", f"---\ndate: {written}\n---\n{BODY}")).published == published


def test_a_heading_is_the_title_where_front_matter_has_none(tmp_path: Path) -> None:
    """The stem is the identifier then."""
    article = only_article(write(tmp_path, "hue.md", f"# Hue et Savannakhet\n{BODY}"))
    assert (article.id, article.title) == ("hue", "Hue et Savannakhet")
    assert words(article, BlockKind.TITLE) == ["Hue et Savannakhet"]


def test_markup_of_html_goes(tmp_path: Path) -> None:
    """Its words stay, its comments do not; code and rules too."""
    article = only_article(
        write(
            tmp_path,
            "a.md",
            "# Titre\n\n<!-- note -->\n<p>Un accord a été <b>signé</b>.</p>\n\nUn `code` a&nbsp;été<br> dit.\n\n***\n\nFini\\*.",
        )
    )
    assert words(article, BlockKind.BODY) == ["Un accord a été signé .", "Un code a été dit.", "Fini*."]


@pytest.mark.parametrize(
    "front", ["---\ntitle: [a\n---\n", "---\n- a\n- b\n---\n", "---\n\tx: 1\n---\n", "---\njust words\n---\n"]
)
def test_front_matter_that_is_none_is_said_and_the_body_read(tmp_path: Path, front: str) -> None:
    """With its line."""
    problem, article = list(read(write(tmp_path, "a.md", front + BODY)))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line is not None) == ("front-matter", True)
    assert isinstance(article, Article)


def test_a_date_that_is_none_is_said(tmp_path: Path) -> None:
    """And the article read without it."""
    problem, article = list(read(write(tmp_path, "a.md", f"---\ndate: bientôt\n---\n{BODY}")))
    assert isinstance(problem, Problem)
    assert problem.code == "date"
    assert isinstance(article, Article)


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    """Without a second one the text is all body."""
    assert "Le Truong Luu" in only_article(write(tmp_path, "a.md", f"---\n{BODY}")).text


def test_a_title_with_marks_is_composed(tmp_path: Path) -> None:
    """NFC in metadata as in text."""
    assert (
        only_article(write(tmp_path, "a.md", f"---\ntitle: Hanoi\u0308 et Hue\u0301\n---\n{BODY}")).title
        == "Hanoï et Hué"
    )
