"""Wire text in the shapes that occur."""

from pathlib import Path

import pytest

from mappings.article import BlockKind
from mappings.moment import Moment
from mappings.readers.text import unwrap
from tests.mappings.readers.pages import check_blocks, only_article, words, write

BODY = "Le président du Comité populaire de Hanoï a reçu le 2 août le gouverneur de la province de Savannakhet, en visite de travail au Vietnam avec une délégation."
MORE = "Les deux dirigeants ont dressé le bilan de la coopération et promis de la renforcer dans l’éducation et la santé, avec l’appui des deux gouvernements."
TITLE = "Hanoï et Savannakhet veulent aller plus loin"


def test_a_date_line_before_the_title(tmp_path: Path) -> None:
    """The month is the publication date, as precise as it is written, and no part of the title."""
    article = only_article(write(tmp_path, "a.txt", f" date 2022-08 {TITLE}\n\n{BODY}\n"))
    assert (article.id, article.title, article.published) == ("a", TITLE, Moment(2022, 8))
    assert words(article, BlockKind.BOILERPLATE) == ["date 2022-08"]
    assert words(article, BlockKind.TITLE) == [TITLE]
    assert words(article, BlockKind.BODY) == [BODY]
    assert article.text[article.blocks[1].start :].startswith(TITLE)


def test_a_date_line_before_a_caption_printed_twice(tmp_path: Path) -> None:
    """There is no title then; the first copy is the caption, the second boilerplate."""
    caption = "Rencontre entre Dinh Tien Dung et Huang Kunming, le 25 septembre. Photo: VNA"
    article = only_article(
        write(tmp_path, "a.txt", f" date 2023-09 {caption} {caption}\n\nHanoi (VNA) - {BODY} -VNA")
    )
    assert article.title is None
    assert words(article, BlockKind.CAPTION) == [
        "Rencontre entre Dinh Tien Dung et Huang Kunming, le 25 septembre."
    ]
    assert words(article, BlockKind.BOILERPLATE) == [
        "date 2023-09",
        "Photo: VNA",
        caption,
        "Hanoi (VNA) -",
        "-VNA",
    ]
    assert (article.dateline, article.published) == ("Hanoi", Moment(2023, 9))


def test_a_date_line_before_a_single_caption(tmp_path: Path) -> None:
    """A caption with its credit is no title."""
    article = only_article(
        write(
            tmp_path,
            "a.txt",
            f" date 2021-04 L’ambassadeur (droite) à Hanoï. Photo : VNA\n\nHanoï (VNA) – {BODY}",
        )
    )
    assert article.title is None
    assert words(article, BlockKind.CAPTION) == ["L’ambassadeur (droite) à Hanoï."]


def test_a_date_line_before_the_first_paragraph(tmp_path: Path) -> None:
    """A sentence is no title either."""
    article = only_article(write(tmp_path, "a.txt", f" date 2026-01-30 {BODY}\n\n{MORE}"))
    assert (article.title, article.published) == (None, Moment(2026, 1, 30))
    assert words(article, BlockKind.BODY) == [BODY, MORE]


def test_a_date_line_below_the_title(tmp_path: Path) -> None:
    """Some crawls put it before the caption."""
    text = f"{TITLE}\n\n date 2021-12 Vương Đình Huệ (à droite), le 6 décembre à Hanoï. Photo : VNA\n\nHanoï (VNA) – {BODY}"
    article = only_article(write(tmp_path, "a.txt", text))
    assert (article.title, article.published) == (TITLE, Moment(2021, 12))
    assert words(article, BlockKind.CAPTION) == ["Vương Đình Huệ (à droite), le 6 décembre à Hanoï."]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("04/12/2023", Moment(2023, 12, 4)),
        ("2023-12-04", Moment(2023, 12, 4)),
        ("Việt NamViệt Nam21/02/2025", Moment(2025, 2, 21)),
        ("Publié le 4 décembre 2023 à 10h30", Moment(2023, 12, 4)),
        ("Lundi 4 décembre 2023 - 14:30 GMT+7", Moment(2023, 12, 4)),
        ("Publié le 4 décembre 2023, mis à jour le 6 décembre 2023", Moment(2023, 12, 4)),
        ("Mis à jour le 06/12/2023 à 12:00", Moment(2023, 12, 6)),
        ("11 janvier 2021 à 19h19 par AFP", Moment(2021, 1, 11)),
    ],
)
def test_a_byline_gives_the_date(tmp_path: Path, line: str, published: Moment) -> None:
    """Day first, in figures or words; the day of publication goes before that of a change."""
    article = only_article(write(tmp_path, "a.txt", f"{TITLE}\n{line}\n\n{BODY}"))
    assert (article.title, article.published) == (TITLE, published)
    assert line in words(article, BlockKind.BOILERPLATE)


def test_a_byline_behind_the_lead_gives_the_date(tmp_path: Path) -> None:
    """Where it says that it is one; a date that heads a paragraph dates nothing."""
    article = only_article(
        write(tmp_path, "a.txt", f"{TITLE}\n\n{BODY}\n\nPublié le 14 mai 2018 à 10:00\n\n{MORE}")
    )
    assert article.published == Moment(2018, 5, 14)
    assert words(article, BlockKind.BODY) == [BODY, MORE]
    chronicle = only_article(write(tmp_path, "b.txt", f"{TITLE}\n\n{BODY}\n\n14 mai 2018\n\n{MORE}"))
    assert chronicle.published is None


def test_the_dateline_gives_the_date(tmp_path: Path) -> None:
    """It is no fact of the story, so it is set apart from the paragraph."""
    article = only_article(write(tmp_path, "a.txt", f"{TITLE}\n\nParis, 18 décembre 2023 (VNA) - {BODY}"))
    assert (article.published, article.dateline) == (Moment(2023, 12, 18), "Paris")
    assert words(article, BlockKind.BODY) == [BODY]


def test_a_day_in_the_dateline_completes_a_month(tmp_path: Path) -> None:
    """What the two say together is known."""
    article = only_article(
        write(tmp_path, "a.txt", f" date 2023-12 {TITLE}\n\nParis, 18 décembre (VNA) - {BODY}")
    )
    assert article.published == Moment(2023, 12, 18)


def test_a_day_without_a_year_dates_nothing(tmp_path: Path) -> None:
    """Nor does a date in a sentence or a caption."""
    text = f"{TITLE}\n\nParis, 18 décembre (VNA) - {BODY}\n\nWang Yi (à droite) à Beijing, le 13/09/2018.\n\n{MORE}"
    assert only_article(write(tmp_path, "a.txt", text)).published is None


def test_no_title_at_all(tmp_path: Path) -> None:
    """A text that begins with its dateline has none."""
    article = only_article(write(tmp_path, "a.txt", f"Hanoï (VNA) – {BODY}\n\n{MORE}"))
    assert article.title is None
    assert words(article, BlockKind.BODY) == [BODY, MORE]


def test_a_dateline_on_its_own_line(tmp_path: Path) -> None:
    """As the Cambodian agency writes it, the writer's name at the end."""
    article = only_article(
        write(
            tmp_path,
            "a.txt",
            f" date 2016-12 {TITLE}\n\nAKP Phnom Penh, 23 décembre 2016 –\n\n{BODY}\n\n{MORE}\n\nPar C. Nika",
        )
    )
    assert (article.dateline, article.published) == ("Phnom Penh", Moment(2016, 12, 23))
    assert words(article, BlockKind.BODY) == [BODY, MORE]


def test_captions_in_the_body(tmp_path: Path) -> None:
    """With a credit, a number, a position; printed on two lines; under stray typing."""
    text = "\n".join(
        [
            TITLE, "", BODY, "Phan Văn Mãi (à droite) et l'ambassadeur. Photo : sggp.org.vn", "Phan Văn Mãi (à droite) et l'ambassadeur. Photo : sggp.org.vn", "",
            f"{TITLE} ảnh 1Vue de la réunion. Photo: VNA", "", "adf", "La salle de la réunion, vue d'ensemble.", "", "Photo : VNA/CVN", "", MORE,
        ]
    )  # fmt: skip
    article = only_article(write(tmp_path, "a.txt", text))
    assert words(article, BlockKind.CAPTION) == [
        "Phan Văn Mãi (à droite) et l'ambassadeur.",
        "Vue de la réunion.",
        "La salle de la réunion, vue d'ensemble.",
    ]
    assert words(article, BlockKind.BODY) == [BODY, MORE]


def test_a_credit_before_its_caption_keeps_the_caption(tmp_path: Path) -> None:
    """The word "Photo" can open the caption itself."""
    caption = "Photo : Phan Van Mai et Kim Yong Hwan lors de la signature du protocole d'accord à Séoul"
    article = only_article(write(tmp_path, "a.txt", f"{TITLE}\n\n{BODY}\n\n{caption}\n\n{MORE}"))
    assert words(article, BlockKind.CAPTION) == [caption]


def test_a_lead_printed_twice_is_read_once(tmp_path: Path) -> None:
    """The second copy stands behind the dateline; the town is still known."""
    article = only_article(
        write(tmp_path, "a.txt", f"{TITLE}\n\n{BODY}\n\nHanoï (VNA) - {BODY}\n\n{MORE} -VNA")
    )
    assert words(article, BlockKind.BODY) == [BODY, MORE]
    assert article.dateline == "Hanoï"


def test_nothing_after_voir_plus_is_read(tmp_path: Path) -> None:
    """Teasers carry captions and sentences of other stories."""
    tail = [
        "Voir plus",
        "To Lam s'incline à Ha Tinh",
        "Le secrétaire général a honoré leur mémoire.",
        "He Wei, ambassadeur de Chine. Photo: VNA",
    ]
    article = only_article(write(tmp_path, "a.txt", "\n\n".join([TITLE, BODY, f"{MORE} -VNA", *tail])))
    assert words(article, BlockKind.BODY) == [BODY, MORE]
    assert words(article, BlockKind.CAPTION) == []
    assert words(article, BlockKind.BOILERPLATE)[-4:] == tail


def test_a_count_of_comments_above_the_prose_is_no_foot(tmp_path: Path) -> None:
    """Some pages write it below the title: the article is still to come."""
    prose = [f"{BODY} {MORE} " * 3, f"{MORE} {BODY} " * 3]
    article = only_article(write(tmp_path, "a.txt", "\n\n".join([TITLE, "0 commentaires", *prose])))
    assert words(article, BlockKind.BODY) == [line.strip() for line in prose]


def test_a_teaser_after_the_end_mark_is_known_by_its_headline(tmp_path: Path) -> None:
    """Some pages have no word between."""
    text = f"{TITLE}\n\n{BODY}\n\n{MORE} -VNA\n\nG20 : le PM multiplie les contacts\nLe chancelier figurait le 23 novembre parmi ses interlocuteurs."
    assert words(only_article(write(tmp_path, "a.txt", text)), BlockKind.BODY) == [BODY, MORE]


def test_a_sentence_after_the_end_mark_may_still_be_the_articles(tmp_path: Path) -> None:
    """A wrong cut loses facts."""
    text = f"{TITLE}\n\n{BODY} -VNA\n\n{MORE}"
    assert words(only_article(write(tmp_path, "a.txt", text)), BlockKind.BODY) == [BODY, MORE]


def test_two_dispatches_in_one_file_are_both_read(tmp_path: Path) -> None:
    """Only what follows the last end mark can be teasers, and only where it is the shorter part."""
    text = f"{TITLE}\n\nHanoï (VNA) - {BODY} -VNA\n\nUne autre visite\n\n{MORE} -VNA"
    assert words(only_article(write(tmp_path, "a.txt", text)), BlockKind.BODY)[-1] == MORE


def test_a_list_of_stories_amid_the_text_does_not_end_it(tmp_path: Path) -> None:
    """Its headlines are left out, the paragraphs after it are read."""
    text = "\n\n".join(
        [
            TITLE,
            BODY,
            "À lire aussi",
            "Un pont pour deux rives",
            "Le rail avance",
            MORE,
            MORE.replace("deux", "trois"),
        ]
    )
    article = only_article(write(tmp_path, "a.txt", text))
    assert words(article, BlockKind.BODY) == [BODY, MORE, MORE.replace("deux", "trois")]


def test_links_and_machine_words_are_left_out(tmp_path: Path) -> None:
    """Links before the body, the translator's word before a paragraph, the page's foot."""
    text = f"{TITLE}\n\n>> Un pont pour deux rives\n\n{BODY}\n\nFrançais {MORE}\n\n\nSource\n\nComment (0)\n\nNo data\n\nMême sujet"
    article = only_article(write(tmp_path, "a.txt", text))
    assert words(article, BlockKind.BODY) == [BODY, MORE]
    assert words(article, BlockKind.BOILERPLATE) == [
        ">> Un pont pour deux rives",
        "Français",
        "Source",
        "Comment (0)",
        "No data",
        "Même sujet",
    ]


def test_every_character_belongs_to_a_block(tmp_path: Path) -> None:
    """Blocks stand in order and leave out only white space."""
    text = f"\ufeff date 2022-08 {TITLE}\r\n\r\n>> Lien\r\nHue (VNA) – {BODY}\r\n\r\n  Vue. Photo: VNA  \r\n{MORE} -VNA/VI\r\nVoir plus\r\nAutre\r\n"
    check_blocks(only_article(write(tmp_path, "a.txt", text)))


def test_a_single_line_is_a_body(tmp_path: Path) -> None:
    """Without anything after it a line is no title."""
    assert words(only_article(write(tmp_path, "a.txt", BODY)), BlockKind.BODY) == [BODY]


def test_broken_lines_are_joined() -> None:
    """Mail breaks paragraphs to a width; a paragraph is one line again."""
    broken = (
        "Hanoï et Séoul\n\n"
        "Le président du Comité populaire de Hanoï a reçu le 2 août le\n"
        "gouverneur de la province de Savannakhet, en visite de travail\n"
        "au Vietnam avec une délégation.\n\n"
        "Les deux dirigeants ont dressé le bilan de la coopération sino-\n"
        "vietnamienne et promis de la renforcer dans l’éducation et la\n"
        "santé.\n"
    )
    assert unwrap(broken).split("\n\n") == [
        "Hanoï et Séoul",
        "Le président du Comité populaire de Hanoï a reçu le 2 août le gouverneur de la province de Savannakhet, en visite de travail au Vietnam avec une délégation.",
        "Les deux dirigeants ont dressé le bilan de la coopération sino-vietnamienne et promis de la renforcer dans l’éducation et la santé.\n",
    ]


def test_lines_that_are_paragraphs_stay() -> None:
    """A list, or paragraphs without blank lines between, come back as they are."""
    listed = "Ont signé :\n- Hanoï ;\n- Séoul ;\n- Fukuoka ;\n- Pékin.\n"
    assert unwrap(listed) == listed
    prose = f"{TITLE}\n{BODY}\n{MORE}\n"
    assert unwrap(prose) == prose


def test_a_line_that_ends_in_mid_sentence_goes_on() -> None:
    """Behind a comma or a small word, or a long line without a stop before small letters; a title keeps its line."""
    assert (
        unwrap("Le maire a reçu l'ambassadeur,\nMarie Petit.")
        == "Le maire a reçu l'ambassadeur, Marie Petit."
    )
    assert unwrap("Le maire se rendra en\nMauritanie lundi.") == "Le maire se rendra en Mauritanie lundi."
    long = "Le maire a rencontré les élus de la ville et les responsables du port\nautonome lundi."
    assert unwrap(long) == long.replace("\n", " ")
    titled = "Le maire en visite à Dakar\nle 3 mai"
    assert unwrap(titled) == titled


def test_a_weekday_is_no_town(tmp_path: Path) -> None:
    """A line with weekday and date gives the day, and no place of origin."""
    article = only_article(write(tmp_path, "a.txt", f"{TITLE}\n\nDimanche 11 mars 2018\n\n{BODY}"))
    assert (article.dateline, article.published) == (None, Moment(2018, 3, 11))


def test_a_counter_of_readers_is_no_title(tmp_path: Path) -> None:
    """A line such as "5 131 vues" belongs to the page."""
    article = only_article(write(tmp_path, "a.txt", f"👁 5,131 vues\n{TITLE}\n\n{BODY}"))
    assert article.title == TITLE
