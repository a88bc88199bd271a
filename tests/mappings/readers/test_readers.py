"""The one door to all formats, and the laws of what comes through it."""

import json
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappings.article import Article
from mappings.encoding import clean
from mappings.problem import Problem
from mappings.readers import SUFFIXES, files, read, read_all
from tests.mappings.readers import pages
from tests.mappings.readers.pages import check_blocks, only_problem, write

FRENCH = "Le président du Comité populaire de Hanoï a reçu le 2 août le gouverneur de la province de Savannakhet, en visite de travail au Vietnam."


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Sorted, below it too; hidden files, gold files, other formats and READMEs are no articles."""
    for name in [
        "b.txt",
        "a.md",
        "a.json",
        ".hidden.txt",
        "notes.docx",
        "README.md",
        "sub/c.HTML",
        ".git/d.txt",
        "sub/README.md",
    ]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(FRENCH)
    (tmp_path / "sub/README.md").write_text(f"---\nid: x\n---\n{FRENCH}")
    assert [path.relative_to(tmp_path).as_posix() for path in files([tmp_path])] == [
        "a.md",
        "b.txt",
        "sub/README.md",
        "sub/c.HTML",
    ]


def test_no_file_comes_twice(tmp_path: Path) -> None:
    """A folder and a file in it may both be named."""
    path = write(tmp_path, "a.txt", FRENCH)
    assert [found for found, _ in read_all([path, tmp_path])] == [path]


def test_items_come_with_their_file(tmp_path: Path) -> None:
    """Articles and problems alike."""
    one, two = write(tmp_path, "a.txt", FRENCH), write(tmp_path, "b.txt", "")
    (first, article), (second, problem) = read_all([tmp_path])
    assert (first, second) == (one, two)
    assert isinstance(article, Article)
    assert isinstance(problem, Problem)


def test_a_path_that_is_named_is_never_passed_over(tmp_path: Path) -> None:
    """Missing files and other formats are problems then."""
    assert only_problem(tmp_path / "none.txt").code == "missing"
    assert only_problem(write(tmp_path, "a.docx", "x")).code == "unknown-format"
    assert only_problem(tmp_path).code == "folder"
    assert only_problem(Path("a\x00.txt")).code == "missing"
    assert [item.code for _, item in read_all([tmp_path / "none.txt"]) if isinstance(item, Problem)] == [
        "missing"
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_and_blank_files(tmp_path: Path, suffix: str) -> None:
    """Nothing to read is a problem in every format."""
    assert only_problem(write(tmp_path, f"a{suffix}", b"")).code == "empty"
    assert only_problem(write(tmp_path, f"b{suffix}", b" \r\n\t\n")).code == "empty"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_binary_files(tmp_path: Path, suffix: str) -> None:
    """A picture with the wrong suffix."""
    assert (
        only_problem(write(tmp_path, f"a{suffix}", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3)).code
        == "binary"
    )


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_file_over_fifty_megabytes_is_not_opened(tmp_path: Path, suffix: str) -> None:
    """Its size alone decides, so that nothing is read of it."""
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    problem = only_problem(path)
    assert (problem.code, "51.0 MB" in problem.message) == ("too-large", True)


def test_too_much_text(tmp_path: Path) -> None:
    """Five million characters are no article."""
    assert only_problem(write(tmp_path, "a.txt", "a b c\n" * 1_000_000)).code == "too-large"
    assert only_problem(write(tmp_path, "b.txt", "a b c\n" * 4_000_000)).code == "too-large"
    assert (
        only_problem(write(tmp_path, "c.jsonl", json.dumps({"text": "a b c " * 900_000}))).code == "too-large"
    )


def test_another_language(tmp_path: Path) -> None:
    """The text is skipped, and it is said so."""
    problem = only_problem(
        write(
            tmp_path,
            "a.txt",
            "Der Bürgermeister der Stadt hat den Botschafter am Montag empfangen und betont, dass die beiden Städte ihre Zusammenarbeit in Handel und Kultur ausbauen.",
        )
    )
    assert (problem.code, problem.message) == (
        "language",
        "skipped: written in German; only French and English are read",
    )


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on; a README that cannot be looked into is no article."""
    paths = [write(tmp_path, f"a{suffix}", FRENCH) for suffix in SUFFIXES]
    readme = write(tmp_path, "README.md", FRENCH)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    for path in paths:
        problem = only_problem(path)
        assert (problem.code, problem.message) == ("unreadable", "cannot be read: Permission denied")
    assert readme not in list(files([tmp_path]))


def test_a_name_that_no_file_can_have() -> None:
    """It is missing, whatever the system says of it."""
    assert only_problem(Path("a" * 5000 + ".txt")).code == "missing"


def content() -> st.SearchStrategy[bytes]:
    """Bytes at random, and texts made of what the rules look for."""
    pieces = st.sampled_from(
        [
            FRENCH, "Hanoï (VNA) – ", "Paris, 18 décembre 2023 (AFP) - ", " date 2024-05 ", "Photo: VNA", "\n", "\n\n", " -VNA", "Voir plus\n", ">> Lien\n", "ảnh 1", "df\n",
            "04/12/2023", "Source\n", "(à droite)", "Français L", "---\n", "# T\n", "<p>", "</figure>", "<figure><figcaption>", '{"text": "', '"}\n', "\u0301", "\u2028", "e", "À lire aussi\n",
        ]
    )  # fmt: skip
    texts = st.lists(pieces | st.text(max_size=8), max_size=20).map(
        lambda parts: "".join(parts).encode("utf-8", errors="ignore")
    )
    return texts | st.binary(max_size=300)


@settings(deadline=None, max_examples=150)
@given(data=content(), suffix=st.sampled_from(SUFFIXES))
def test_any_content_gives_lawful_articles_or_problems(data: bytes, suffix: str) -> None:
    """Nothing raises; blocks are in order, apart and whole; texts are NFC and clean."""
    with tempfile.TemporaryDirectory() as folder:
        items = list(read(write(Path(folder), f"a{suffix}", data)))
    assert items
    for item in items:
        if isinstance(item, Article):
            check_blocks(item)
            assert unicodedata.is_normalized("NFC", item.text)
            assert clean(item.text) == item.text
            assert item.text.strip()


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    """Reading is a function of the file."""
    path = write(
        tmp_path,
        "a.html",
        f"<html><body><article><h1>Titre</h1><p>{FRENCH}</p><p>{FRENCH.replace('août', 'mai')}</p></article></body></html>",
    )
    assert list(read(path)) == list(read(path))
    assert pages.only_article(path).source_hash == pages.only_article(path).source_hash


def test_the_texts_that_a_store_keeps_are_no_articles(tmp_path: Path) -> None:
    """Whoever builds from the folder that the store lies in reads its articles once."""
    store = tmp_path / "store"
    kept = store / "texts" / "ab"
    kept.mkdir(parents=True)
    for file in (tmp_path / "a.txt", kept / "abcd.txt", store / "note.txt"):
        file.write_text("Un texte.\n", encoding="utf-8")
    (store / "ledger.sqlite").touch()
    assert [path.name for path in files([tmp_path])] == ["a.txt", "note.txt"]
    (store / "ledger.sqlite").unlink()
    assert len(list(files([tmp_path]))) == 3
