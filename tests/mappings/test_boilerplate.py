"""The rules by which page furniture is known, and what they must leave alone."""

import pytest

from mappings.boilerplate import (
    CREDIT,
    END,
    END_LINE,
    INSET,
    LINE,
    PICTURE_NUMBER,
    POSITION,
    STRAY,
    TAIL,
    TRANSLATOR,
)

TAILS = [
    "Voir plus", "Comment (0)", "Comments (12)", "Commentaires", "Commentaire:*", "3 commentaires", "Réagir à cet article", "No data",
    "No videos available", "Même sujet", "Dans la même catégorie", "Même auteur", "Tous droits réservés", "© 2024 Agence vietnamienne d’information",
    "Rédactrice en chef : Nguyễn Hồng Nga", "Vous avez une question, une remarque, des suggestions ? Contactez", "Vous aimerez aussi",
]  # fmt: skip
LINES = [
    ">> Da Nang et Nagoya veulent une ligne aérienne directe", "LIRE AUSSI : Forum économique en marge de la session", "À lire aussi : La suite", "Source",
    "Source : baoquocte.vn", "Partager sur :", "Facebook", "Facebook Twitter LinkedIn", "VNA/CVN", "Khanh Linh/CVN", "Xinhua/VNA/CVN", "(Xinhua)",
    "Tags : Hanoï, Séoul", "#Hanoi #Seoul", "Back to top", "Imprimer", "Suivez-nous sur Telegram", "Tél : (+84) 24 38 25 20 96", "Fin", "***", "./.",
    "Abonnez-vous à la lettre du jour", "Avec AFP", "Texte et photos : Hoàng Phuong/CVN", "Lecture : 4 min", "Publicité", "12 vues",
]  # fmt: skip
SENTENCES = [
    "La délégation doit voir plus de quinze entreprises.", "Source de fierté pour les deux villes, le jumelage fête ses vingt ans.",
    "Même sujet de préoccupation à Paris : la mer Orientale.", "Facebook va ouvrir un bureau à Hanoï.", "Partager les expériences est utile, a-t-il dit.",
    "Commentaires élogieux de part et d’autre, donc.", "Fin de la visite au Laos", "Photo de famille au terme du sommet", "Vous pourriez revenir, a-t-il dit.",
    "Les deux parties ont convenu de lire aussi les rapports précédents.", "Une coopération dynamique", "La VNA et Xinhua ont signé un accord.",
]  # fmt: skip


@pytest.mark.parametrize("line", TAILS)
def test_the_foot_of_a_page_is_known(line: str) -> None:
    """Comment counters, related stories and legal lines open the foot."""
    assert TAIL.match(line)


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_furniture_is_known(line: str) -> None:
    """Links, share words, credits and counters on a line of their own."""
    assert LINE.match(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_sentences_and_headings_are_no_furniture(line: str) -> None:
    """The same words inside a sentence decide nothing."""
    assert not any(kind.match(line) for kind in (TAIL, LINE, INSET, STRAY, END_LINE, TRANSLATOR))
    assert not CREDIT.search(line)
    assert not END.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "À lire aussi",
        "Lire également :",
        "Sur le même sujet",
        "Articles liés",
        "À la une",
        "Les plus lus",
        "Autres nouvelles",
    ],
)
def test_a_list_of_other_stories_is_announced(line: str) -> None:
    """Such a line opens an inset or the foot."""
    assert INSET.match(line)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Une aide a été remise. -VNA", " -VNA"),
        ("Une aide a été remise. – VNA", " – VNA"),
        ("Une aide a été remise.-VNA", "-VNA"),
        ("Une aide a été remise. - VNA/VI", " - VNA/VI"),
        ("Une aide a été remise. -VOV/VNA", " -VOV/VNA"),
        ("Une aide a été remise. -AVI", " -AVI"),
        ("Une aide a été remise. Fin", " Fin"),
        ("Une aide a été remise. APS", " APS"),
        ("Une aide a été remise./.", "./."),
    ],
)
def test_the_end_mark_is_found(text: str, mark: str) -> None:
    """Agencies close their last paragraph with their name."""
    match = END.search(text)
    assert match is not None
    assert match.group().strip() == mark.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Le partenariat Vietnam - Chine",
        "un accord avec la VNA",
        "le Roi Mohammed VI",
        "la mer de l’Est. Fin de citation",
        "3-0",
    ],
)
def test_a_dash_alone_ends_nothing(text: str) -> None:
    """Only an agency's name after it does."""
    assert END.search(text) is None


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: VNA",
        "Photo : VNA/CVN",
        "(Photo : AFP)",
        "Photo VNA",
        "(photo : AFP)",
        "© Présidence de la République",
        "Photo fournie par l’ambassade",
        "Crédit photo : MAE",
        "Photo : sggp.org.vn",
    ],
)
def test_credits_close_a_caption(credit: str) -> None:
    """The photographer or the agency, in the forms that occur."""
    match = CREDIT.search(f"Signature de l’accord. {credit}")
    assert match is not None
    assert match.group().strip() == credit


@pytest.mark.parametrize(
    "text",
    [
        "L’exposition montre cinquante photos fournies par le ministère.",
        "Les images : un jour, une ville, a-t-il dit !",
        "Il a offert une photo du Président.",
    ],
)
def test_pictures_in_prose_are_no_credit(text: str) -> None:
    """A paragraph that speaks of photographs stays whole."""
    assert CREDIT.search(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Wang Yi (à droite) et Jean-Yves Le Drian",
        "Fabien Roussel et Hoang Binh Quan (gauche)",
        "Pham Sao Mai (3e à partir de la gauche)",
        "De gauche à droite : A et B",
    ],
)
def test_where_people_stand_tells_a_picture(text: str) -> None:
    """Positions are named in brackets or at the start."""
    assert POSITION.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "la province de Thua Thien-Hue (Centre)",
        "Dà Nang (Centre)",
        "la région (à l’est)",
        "Aller de gauche à droite",
    ],
)
def test_regions_are_no_positions(text: str) -> None:
    """Vietnamese reports give a province's region in brackets."""
    assert POSITION.search(text) is None


@pytest.mark.parametrize("text", ["df", "adf", "ADS", "dfadfs", "IMG_2041", "z5123_a1.jpg", "untitled"])
def test_random_typing_and_file_names_are_stray(text: str) -> None:
    """What an editor types for an image's alternative text."""
    assert STRAY.match(text)


@pytest.mark.parametrize("text", ["Gala", "Flash", "Halal", "Culture", "Laos", "ASEAN", "Salad", "sa"])
def test_words_are_not_stray(text: str) -> None:
    """Real one-word headings stay."""
    assert STRAY.match(text) is None


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Da Nang et Daegu, quinze ans d'amitié ảnh 1 Huynh Duc Tho.", "Huynh Duc Tho."),
        ("Hanoi et Séoul ảnh 2Nguyen Duc Chung", "Nguyen Duc Chung"),
        ("Une visite - ảnh 1 Photo: TTXVN", "Photo: TTXVN"),
    ],
)
def test_the_number_of_a_picture_ends_the_page_title_before_it(line: str, rest: str) -> None:
    """The caption begins behind it, with or without a space."""
    match = PICTURE_NUMBER.match(line)
    assert match is not None
    assert line[match.end() :] == rest


def test_the_translators_word_is_known() -> None:
    """A machine translation leaves it before a capital; French people are another matter."""
    assert TRANSLATOR.match("Français Le camarade a dit")
    assert TRANSLATOR.match("Français et Vietnamiens ont signé") is None
