"""HTML pages."""

from pathlib import Path

import pytest

from mappings.article import BlockKind
from mappings.moment import Moment
from tests.mappings.readers.pages import check_blocks, only_article, only_problem, words, write

ONE = "A la tête d’une délégation de sa localité, Santiphap Phomvihane, chef de la province lao de Savannakhet, a été reçu le 2 août par Le Truong Luu, secrétaire du Comité du Parti de la province."
TWO = "L’entrevue a permis aux deux responsables de faire un tour d’horizon de la situation socio-économique dans leurs provinces et de dresser le bilan de la coopération de ces dernières années."


def page(head: str = "", body: str = "", lang: str = "fr") -> str:
    """A page as news sites make them: navigation, the article, other stories, a foot."""
    return f"""<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Hue et Savannakhet ensemble | Vietnam+</title>{head}</head><body>
<nav><a href="/">Accueil</a><a href="/p">Politique</a></nav><article><h1>Hue et Savannakhet ensemble</h1>
<p>Thua Thien-Hue (VNA) – {ONE}</p>{body}<p>{TWO} -VNA</p></article>
<aside><h3>Voir plus</h3><a href="/x">Vote à Hanoï du président</a></aside><footer>© 2022 VNA. Tous droits réservés.</footer></body></html>"""


META = (
    '<link rel="canonical" href="https://example.org/hue.vnp"><meta property="og:site_name" content="Vietnam+">'
    '<meta property="article:published_time" content="2022-08-03T10:12:00+07:00">'
)


def test_the_article_and_what_the_page_says_of_itself(tmp_path: Path) -> None:
    """Title, day, address, publisher and language come from the markup, the dateline from the text."""
    article = only_article(write(tmp_path, "hue.html", page(META)))
    assert (article.id, article.title, article.published) == (
        "hue",
        "Hue et Savannakhet ensemble",
        Moment(2022, 8, 3),
    )
    assert (article.url, article.publisher, article.language, article.dateline) == (
        "https://example.org/hue.vnp",
        "Vietnam+",
        "fr",
        "Thua Thien-Hue",
    )
    assert words(article, BlockKind.TITLE) == ["Hue et Savannakhet ensemble"]
    assert words(article, BlockKind.BODY) == [ONE, TWO]
    assert "Vote à Hanoï" not in article.text
    check_blocks(article)


def test_captions_are_kept(tmp_path: Path) -> None:
    """A figure's caption is one without any credit to tell it; entities and marks are composed."""
    figure = '<figure><img src="a.jpg" alt="x"><figcaption>La salle de l&rsquo;entrevue, vue d&#39;ense&#x301;mble</figcaption></figure>'
    article = only_article(write(tmp_path, "hue.html", page(META, figure)))
    assert words(article, BlockKind.CAPTION) == ["La salle de l’entrevue, vue d'ensémble"]


def test_a_caption_in_a_table_is_known_by_its_credit(tmp_path: Path) -> None:
    """Older pages lay pictures out in tables."""
    table = (
        '<table><tr><td><img src="b.jpg"></td></tr><tr><td>Vue de l’entrevue. Photo: VNA</td></tr></table>'
    )
    assert words(only_article(write(tmp_path, "hue.htm", page(META, table))), BlockKind.CAPTION) == [
        "Vue de l’entrevue."
    ]


def test_a_month_in_the_markup_stays_a_month(tmp_path: Path) -> None:
    """A day that the date search fills in is not the page's."""
    month = '<meta property="article:published_time" content="2022-08">'
    article = only_article(write(tmp_path, "hue.html", page(month)))
    assert article.published == Moment(2022, 8)
    first = '<meta property="article:published_time" content="2022-08-01T10:00:00">'
    assert only_article(write(tmp_path, "hue.html", page(first))).published == Moment(2022, 8, 1)


def test_no_date_anywhere_is_no_date(tmp_path: Path) -> None:
    """A year in the foot dates nothing."""
    assert only_article(write(tmp_path, "hue.html", page())).published is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told(tmp_path: Path, encoding: str) -> None:
    """Whatever the page declares of itself."""
    article = only_article(write(tmp_path, "hue.html", page(META).encode(encoding)))
    assert words(article, BlockKind.BODY) == [ONE, TWO]


def test_a_declared_encoding_is_read(tmp_path: Path) -> None:
    """Latin-1 in the head means Windows-1252."""
    content = (
        page(META)
        .replace('charset="utf-8"', 'http-equiv="Content-Type" content="text/html; charset=iso-8859-1"')
        .encode("cp1252")
    )
    assert words(only_article(write(tmp_path, "hue.html", content)), BlockKind.BODY) == [ONE, TWO]


def test_broken_markup_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Unclosed elements, stray ends, a page cut in the middle."""
    content = f"<html><body><div><article><h1>Hue et Savannakhet</b><p>{ONE}<p>{TWO}</div></span><p>{ONE.replace('août', 'mai')}<a href="
    article = only_article(write(tmp_path, "hue.html", content))
    assert ONE in words(article, BlockKind.BODY)
    check_blocks(article)


@pytest.mark.parametrize(
    "content",
    [
        "<html><body></body></html>",
        "<html><head><script>var a = 1;</script></head></html>",
        "<<<>>>",
        "<!-- -->",
    ],
)
def test_a_page_without_article_is_a_problem(tmp_path: Path, content: str) -> None:
    """It is named, not read as an empty article."""
    assert only_problem(write(tmp_path, "a.html", content)).code == "no-article"


def test_a_page_that_is_none(tmp_path: Path) -> None:
    """An image with the wrong suffix."""
    assert only_problem(write(tmp_path, "a.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)))).code == "binary"


def test_a_page_in_another_language(tmp_path: Path) -> None:
    """Whatever its ``lang`` says."""
    german = (
        "<p>Der Bürgermeister der Stadt hat den Botschafter am Montag empfangen und betont, dass die beiden Städte ihre Zusammenarbeit in Handel und Kultur ausbauen.</p>"
        * 3
    )
    problem = only_problem(
        write(
            tmp_path,
            "a.html",
            f'<html lang="fr"><body><article><h1>News</h1>{german}</article></body></html>',
        )
    )
    assert problem.code == "language"
