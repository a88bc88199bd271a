"""Glued words: parted where both halves are known, never inside a word or name that is one."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from mappings.article import Article
from mappings.extract import extract
from mappings.french.vocabulary import vocabulary
from mappings.mentions.glue import capitals, part
from mappings.mentions.scene import read_scene
from mappings.readers import read_all
from mappings.text import Token, sentences, tokens
from tests.mappings.articles import article

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT / "seeds"
SEAMS = ROOT / "mappings" / "french" / "seams.toml"


def parted(text: str, *names: str) -> list[str]:
    """The words of a text, glued ones parted."""
    return [token.text for token in part(tuple(tokens(text)), names)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("membredu Bureau", ["membre", "du", "Bureau"]),
        ("lalutte", ["la", "lutte"]),
        ("lesdeux villes", ["les", "deux", "villes"]),
        ("dirigéepar", ["dirigée", "par"]),
        ("aindiqué", ["a", "indiqué"]),
        ("étésigné", ["été", "signé"]),
        ("partiesont", ["parties", "ont"]),
        ("sesont", ["se", "sont"]),
        ("sedéclareront", ["se", "déclareront"]),
        ("àélaborer", ["à", "élaborer"]),
        ("de dela", ["de", "de", "la"]),
        ("gestionurbaine", ["gestion", "urbaine"]),
        ("vice-ministrevietnamien", ["vice", "ministre", "vietnamien"]),
    ],
)
def test_two_known_forms_are_parted(text: str, words: list[str]) -> None:
    """A word that is none and that two known forms make is two words."""
    assert parted(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("duGuangdong", ["du", "Guangdong"]),
        ("enChine", ["en", "Chine"]),
        ("ministreTran", ["ministre", "Tran"]),
        ("LaoCai", ["Lao", "Cai"]),
        ("Conseilrégional", ["Conseil", "régional"]),
        ("Cetteconférence", ["Cette", "conférence"]),
        ("Lesdeux villes", ["Les", "deux", "villes"]),
        ("Vietnamet Laos", ["Vietnam", "et", "Laos"]),
        ("ASEANpour", ["ASEAN", "pour"]),
    ],
)
def test_capitals_in_glued_words(text: str, words: list[str]) -> None:
    """A capital inside a word, or a capitalised word that no name is, shows the seam."""
    assert parted(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("10eanniversaire", ["10", "e", "anniversaire"]),
        ("1erjuillet", ["1", "er", "juillet"]),
        ("objetd'étudier", ["objet", "d", "étudier"]),
        ("etl'amitié", ["et", "l", "amitié"]),
    ],
)
def test_seams_that_the_neighbours_tell(text: str, words: list[str]) -> None:
    """The end of an ordinal, or an elided word before its apostrophe, is parted from what it is glued to."""
    assert parted(text) == words


def test_a_name_of_the_article_is_parted_from_a_small_word() -> None:
    """A name that the article also has by itself is parted: "Tamboraet" where "Tambora" is known, else not."""
    assert parted("Tamboraet Lombard", "Tambora") == ["Tambora", "et", "Lombard"]
    assert parted("Tamboraet Lombard") == ["Tamboraet", "Lombard"]


@pytest.mark.parametrize(
    "text",
    [
        "McDonald", "MacArthur", "DuPont", "iPhone", "YouTube", "LinkedIn", "Lemaire", "Lagarde", "Deschamps", "Desjardins", "Martinet",
        "Villeneuve", "Danielle", "Larsen", "surtaxe", "parterre", "visioconférence", "télétravail", "désormais", "coprésident",
        "avenir", "aujourd'hui", "jusqu'à", "lorsqu'il", "presqu'île", "Xi'an", "Hollande", "coréennes", "officielles", "PMEs",
    ],
)  # fmt: skip
def test_what_is_one_word_stays_one(text: str) -> None:
    """Names, brands, compounds and inflected forms are left alone."""
    assert parted(text) == [token.text for token in tokens(text)]


@pytest.mark.parametrize("run", ["a", "le", "duHué", "leministre", "Aa", "É"])
def test_a_long_run_of_letters_stays_one(run: str) -> None:
    """No two words are so long; nothing is tried on them."""
    assert parted(run * 20_000) == [run * 20_000]


def test_small_words_rank_by_frequency() -> None:
    """As their file lists them, in each process: "extérieuresa" is "extérieures a" everywhere."""
    listed = tomllib.loads(SEAMS.read_text(encoding="utf-8"))["small"]
    ranks = [vocabulary().ranks[word] for word in listed]
    assert ranks == sorted(set(ranks))
    assert parted("extérieuresa") == ["extérieures", "a"]


def test_offsets_are_those_of_the_text() -> None:
    """Both halves say where they stand, and the second begins where the first ends."""
    left, right = part((Token("membredu", 10, 18, "membredu", "-"),))
    assert (left.start, left.end, left.glue) == (10, 16, "-")
    assert (right.start, right.end, right.glue) == (16, 18, "")


def test_clean_articles_come_back_as_they_are() -> None:
    """In clean prose hardly a word is parted: at most three in the ten thousand words of the seeds."""
    seen = 0
    for _, item in read_all([SEEDS]):
        assert isinstance(item, Article)
        read = sentences(item)
        known = capitals(read)
        seen += sum(len(list(part(sentence.tokens, known))) - len(sentence.tokens) for sentence in read)
    assert seen <= 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une mission duGuangdong est venue.", ["du Guangdong"]),
        ("Le ministreNguyen Van An est venu.", ["ministre Nguyen"]),
        ("Il est venu àPékin.", ["à Pékin"]),
        ("Le VietJet et AllAfrica sont partenaires.", []),
        ("Il salue lesrelations et lacoopération.", ["les relations", "la coopération"]),
        ("La mission est dirigéepar le maire.", ["dirigée par"]),
        ("Une réunionministérielle a lieu.", ["réunion ministérielle"]),
        ("Le maire apris la parole.", ["a pris"]),
        ("Partout, la surveillance et le savoir des entreprises sont parfaits pourtant.", []),
    ],
)
def test_what_is_parted_in_a_sentence(text: str, expected: list[str]) -> None:
    """The scene's sentences have their words parted."""
    found = []
    for reading in read_scene(article(text)).readings:
        for before, token in pairwise(reading.tokens):
            if before.end == token.start and not token.glue and before.is_word and token.is_word:
                found.append(f"{before.text} {token.text}")
    assert found == expected


def test_names_and_titles_get_their_space_back() -> None:
    """The name and the title of a person are written with the space that the page lost; quotes stay as they are."""
    report = extract(
        article(
            "Le maire areçu M. Tran Van An.\nLe secrétaire duComité du Parti de LaoCai, TranVan An, est venu."
        )
    )
    (tenure,) = report.tenures
    assert (tenure.holder.name, tenure.post.title) == (
        "Tran Van An",
        "secrétaire du Comité du Parti de Lao Cai",
    )
    assert "duComité" in tenure.evidence.exact


def test_places_are_written_with_the_lost_space() -> None:
    """A place whose name lost its space is the known place."""
    (reading,) = read_scene(article("Une mission de LaoCai est venue.")).readings
    assert [mention.place.name for mention in reading.places] == ["Lao Cai"]


def test_a_name_of_one_word_between_commas_is_two() -> None:
    """A capital inside a word that stands alone as an apposition begins the family name; a brand in a list is kept."""
    assert parted("le maire de Lyon, SofiaMarenko, a dit")[5:7] == ["Sofia", "Marenko"]
    assert "YouTube" in parted("sur Facebook, YouTube, et ailleurs")
