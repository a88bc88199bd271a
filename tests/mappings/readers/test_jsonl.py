"""JSON Lines, one article a line."""

import json
from pathlib import Path

import pytest

from mappings.article import Article, BlockKind
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers import jsonl, read
from tests.mappings.readers.pages import check_blocks, only_article, only_problem, words, write

BODY = "Le président du Comité populaire de Hanoï a reçu le 2 août le gouverneur de la province de Savannakhet, en visite de travail au Vietnam avec une délégation."
FULL: dict[str, object] = {
    "id": "vna-187135",
    "url": "https://example.org/a",
    "title": "Hanoï et Savannakhet",
    "date": "2022-08-03",
    "text": BODY,
    "language": "fr",
    "publisher": "Vietnam+",
}


def line(**changes: object) -> str:
    """A record as one line; a change to None takes the field away."""
    return json.dumps(
        {key: value for key, value in (FULL | changes).items() if value is not None}, ensure_ascii=False
    )


def test_all_fields_are_kept(tmp_path: Path) -> None:
    """The title, which the text lacks, is put before it."""
    article = only_article(write(tmp_path, "a.jsonl", line()))
    assert (article.id, article.url, article.publisher, article.language) == (
        "vna-187135",
        "https://example.org/a",
        "Vietnam+",
        "fr",
    )
    assert (article.title, article.published) == ("Hanoï et Savannakhet", Moment(2022, 8, 3))
    assert article.text == f"Hanoï et Savannakhet\n\n{BODY}"
    assert words(article, BlockKind.TITLE) == ["Hanoï et Savannakhet"]
    check_blocks(article)


def test_a_title_that_the_text_holds_is_not_repeated(tmp_path: Path) -> None:
    """Crawlers often leave it in, a date line before it too."""
    article = only_article(
        write(tmp_path, "a.jsonl", line(text=f" date 2022-08 Hanoi et Savannakhet\n\n{BODY}"))
    )
    assert article.text.startswith(" date 2022-08 Hanoi et Savannakhet\n")
    assert words(article, BlockKind.TITLE) == ["Hanoi et Savannakhet"]


def test_only_the_text_is_needed(tmp_path: Path) -> None:
    """The stem and the line's number stand for the identifier; the date comes from the text."""
    article = only_article(
        write(tmp_path, "crawl.jsonl", "\n" + json.dumps({"text": f"Paris, 18 décembre 2023 (VNA) - {BODY}"}))
    )
    assert (article.id, article.title, article.published, article.publisher) == (
        "crawl-2",
        None,
        Moment(2023, 12, 18),
        None,
    )


def test_an_article_without_identifier_goes_by_its_address(tmp_path: Path) -> None:
    """It says the same thing in every crawl."""
    assert only_article(write(tmp_path, "a.jsonl", line(id=None))).id == "https://example.org/a"
    assert only_article(write(tmp_path, "a.jsonl", line(id=187135))).id == "187135"


def test_the_names_of_other_crawlers_are_known(tmp_path: Path) -> None:
    """As news-please writes them."""
    record = {
        "maintext": BODY,
        "date_publish": "2022-08-03 10:00:00",
        "source_domain": "example.org",
        "url": "u",
        "lang": "fr",
    }
    article = only_article(write(tmp_path, "a.jsonl", json.dumps(record)))
    assert (article.published, article.publisher, article.id) == (Moment(2022, 8, 3), "example.org", "u")


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ('{"id": "x", "text": ', "json"),
        ("[1, 2]", "json"),
        ("[" * 100_000, "json"),
        ('{"n": ' + "9" * 5000 + "}", "json"),
        ('{"id": "x"}', "no-text"),
        ('{"id": "x", "text": 5}', "no-text"),
        ('{"id": "x", "text": "  "}', "empty"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, bad: str, code: str) -> None:
    """Its number counts blank lines too."""
    items = list(read(write(tmp_path, "a.jsonl", f"{line(id='one')}\n\n{bad}\n{line(id='two')}\n")))
    assert [item.id if isinstance(item, Article) else (item.line, item.code) for item in items] == [
        "one",
        (3, code),
        "two",
    ]


def test_a_line_in_another_language_is_skipped_and_said_so(tmp_path: Path) -> None:
    """With its line."""
    german = "Der Bürgermeister der Stadt hat den Botschafter am Montag empfangen und betont, dass die beiden Städte ihre Zusammenarbeit in Handel und Kultur ausbauen."
    problem = only_problem(write(tmp_path, "a.jsonl", line(text=german, title=None)))
    assert (problem.line, problem.code) == (1, "language")
    assert "German" in problem.message


def test_a_date_that_is_none_is_said_and_the_article_read(tmp_path: Path) -> None:
    """It is not guessed at."""
    problem, article = list(read(write(tmp_path, "a.jsonl", line(date="hier soir"))))
    assert isinstance(problem, Problem)
    assert (problem.line, problem.code) == (1, "date")
    assert isinstance(article, Article)
    assert article.published is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    """As for any text; line numbers stay right."""
    items = list(read(write(tmp_path, "a.jsonl", f"{line()}\nbad\n{line(id='two')}\n".encode(encoding))))
    assert [item.text[-40:] if isinstance(item, Article) else item.line for item in items] == [
        BODY[-40:],
        2,
        BODY[-40:],
    ]


def test_a_line_in_another_encoding_spoils_no_other(tmp_path: Path) -> None:
    """Concatenated crawls mix them."""
    data = line().encode() + b"\n" + line(id="two").encode("cp1252") + b"\n"
    texts = [item.text for item in read(write(tmp_path, "a.jsonl", data)) if isinstance(item, Article)]
    assert len(texts) == 2
    assert texts[0] == texts[1]


def test_lone_surrogates_and_marks_are_cleaned(tmp_path: Path) -> None:
    """JSON can escape what no text may hold."""
    article = only_article(
        write(
            tmp_path, "a.jsonl", '{"id": "x", "text": "Hano\\ud800i\\u0308 re\\u00e7oit S\\u00e9oul.\\u0000"}'
        )
    )
    assert article.text == "Hanoï reçoit Séoul."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_without_end_is_refused(
    tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its bound is what an article can take; the next line is read."""
    monkeypatch.setattr(jsonl, "BYTE_LIMIT", 2000)
    monkeypatch.setattr(jsonl, "TEXT_LIMIT", 500)
    items = list(
        read(write(tmp_path, "a.jsonl", f"{line(text='a' * 9000)}\n{line(id='two')}\n".encode(encoding)))
    )
    assert [item.id if isinstance(item, Article) else (item.line, item.code) for item in items] == [
        (1, "too-large"),
        "two",
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"\n \n", "empty"), (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary")],
)
def test_a_file_that_holds_no_lines(tmp_path: Path, content: bytes, code: str) -> None:
    """It is one problem, not one a line."""
    assert only_problem(write(tmp_path, "a.jsonl", content)).code == code


def test_a_long_file_is_not_judged_by_half_a_letter(tmp_path: Path) -> None:
    """Its first 64 KiB may end in the middle of one."""
    for shift in range(2):
        text = "a" * shift + " " + "le président à la tête de la délégation é" * 3000
        article = only_article(write(tmp_path, "a.jsonl", line(text=text, title=None)))
        assert article.text == text
