"""Languages told apart."""

import pytest

from mappings.language import READ, Unread, accept, detect
from mappings.packs import PACKS

SAMPLES = {
    "fr": "Le président du Comité populaire a reçu l'ambassadeur de France et affirmé que les deux villes allaient renforcer leur coopération.",
    "en": "The president of the people's committee received the ambassador on Monday and said that the two cities would strengthen their cooperation in trade.",
    "vi": "Chủ tịch Ủy ban nhân dân thành phố Hà Nội đã tiếp Đại sứ Pháp và khẳng định hai bên sẽ tiếp tục tăng cường hợp tác.",
    "es": "El presidente del comité popular recibió al embajador de Francia y afirmó que las dos ciudades van a reforzar su cooperación en el comercio.",
    "de": "Der Bürgermeister der Stadt hat den Botschafter empfangen und betont, dass die beiden Städte ihre Zusammenarbeit in Handel und Kultur ausbauen.",
    "it": "Il presidente del comitato popolare ha ricevuto l'ambasciatore e ha affermato che le due città rafforzeranno la loro cooperazione nella cultura.",
    "pt": "O presidente do comité popular recebeu o embaixador da França e afirmou que as duas cidades vão reforçar a sua cooperação no comércio.",
    "zh": "河内市人民委员会主席周一在河内会见了法国驻越南大使。",
    "ja": "ハノイ市人民委員会委員長は月曜日、フランス大使と会談した。",
    "ko": "하노이시 인민위원장은 월요일 프랑스 대사를 접견했다.",
    "ru": "Председатель народного комитета принял посла Франции.",
    "lo": "ປະທານຄະນະກຳມະການປະຊາຊົນນະຄອນຮ່າໂນ້ຍ",
}


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sentence_tells_its_language(code: str) -> None:
    """Twenty words are enough for Latin scripts, a few letters for others."""
    assert detect(SAMPLES[code]) == code


def test_a_language_not_listed_is_not_taken_for_french() -> None:
    """Swedish and Polish have words of neither list."""
    swedish = "Ordföranden för folkkommittén tog emot ambassadören på måndagen och sade att städerna skulle stärka sitt samarbete inom handel och kultur."
    assert detect(swedish) == "und"
    assert accept(swedish) == Unread("und")


def test_few_words_tell_nothing() -> None:
    """A headline alone may be in any language."""
    assert detect("Hanoï et Séoul signent un accord") is None


def test_names_from_elsewhere_do_not_change_the_language() -> None:
    """A French text full of Chinese and Vietnamese names stays French."""
    assert detect(SAMPLES["fr"] + " Nguyễn Phú Trọng, Vương Đình Huệ, 习近平, Xi Jinping.") == "fr"


def test_a_text_goes_before_what_its_page_declares() -> None:
    """Sites declare their own language on translated pages."""
    assert accept(SAMPLES["fr"], "en-US") == "fr"
    assert accept(SAMPLES["en"], "fr") == "en"
    assert accept(SAMPLES["de"], "fr") == Unread("de")


def test_a_short_text_is_what_its_page_declares_else_french() -> None:
    """With neither words nor metadata a text is given the benefit of the doubt."""
    assert accept("Visite au Laos") == "fr"
    assert accept("Visite au Laos", "fr_FR") == "fr"
    assert accept("Visit to Laos", "en") == "en"
    assert accept("Besuch in Laos", "de") == Unread("de")
    assert accept("Visite au Laos", "une langue") == "fr"


def test_the_refusal_is_a_sentence() -> None:
    """It names the language in words."""
    assert Unread("de").message == "skipped: written in German; only French and English are read"
    assert (
        Unread("und").message
        == "skipped: written in a language not known here; only French and English are read"
    )


def test_what_is_let_in_has_a_pack() -> None:
    """The readers of files and the engine know the same languages, French first: it is taken where nothing tells."""
    assert tuple(PACKS) == READ
    assert READ[0] == "fr"
