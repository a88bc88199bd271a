"""Tests of topics: what a run of words is about, the names of posts and bodies left out."""

from __future__ import annotations

import pytest

from mappings.mentions.topics import LOCAL, topics
from mappings.schemes import Concept, scheme
from tests.mappings.mentions.readings import scene_of


def found(text: str, *, local: bool = False) -> set[str]:
    """Return the topics of a sentence."""
    (reading,) = scene_of(text)
    return set(topics(reading, local=local))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ils ont parlé de commerce et de tourisme.", {"trade", "tourism"}),
        ("Ils ont parlé d'agriculture, d'aquaculture et d'énergie.", {"agriculture", "fisheries", "energy"}),
        ("Ils ont parlé de la lutte contre la drogue.", {"crime-prevention"}),
        ("Ils ont parlé de transformation numérique.", {"digital-transformation"}),
        ("Ils ont parlé d'intelligence artificielle.", {"artificial-intelligence"}),
        ("Ils ont parlé d'énergies renouvelables.", {"renewable-energy"}),
        ("Ils ont parlé du changement climatique.", {"climate"}),
        ("Ils ont parlé de la gestion des frontières.", {"border-management"}),
        ("Ils ont parlé d'un port maritime.", {"maritime"}),
        ("Ils ont parlé d'un nouveau réacteur nucléaire.", {"energy"}),
        ("Ils ont parlé d'échanges entre les gouvernements locaux.", {"local-cooperation"}),
        ("Ils ont parlé des contacts entre les dirigeants.", {"high-level-exchanges"}),
        ("Ils ont parlé d'une communication et une coordination étroites.", set()),
        ("Ils ont parlé de la bonne santé de leurs liens.", set()),
        ("Ils ont parlé de reforestation et d'adduction d'eau.", {"environment"}),
        ("Ils ont parlé de la viticulture et des fruits tropicaux.", {"agriculture"}),
        ("Ils ont parlé des échanges universitaires et de la scolarisation.", {"education"}),
        ("Ils ont parlé de paludisme et de dispensaires.", {"health"}),
        ("Ils ont parlé du commerce malgré la pandémie de COVID-19.", {"trade", "epidemic-prevention"}),
        ("Ils ont parlé de la coopération défensive et d'une frégate.", {"defence"}),
        ("Ils ont parlé d'un projet ferroviaire.", {"transport", "infrastructure"}),
        ("Ils ont parlé de l'essor socioéconomique de la province.", {"economy"}),
        ("Ils ont parlé de judo, de rugby et de tournois.", {"sport"}),
        ("Ils ont parlé de la criminalité de haute technologie.", {"crime-prevention"}),
        ("Ils ont parlé de la pluie.", set()),
    ],
)
def test_words_tell_topics(text: str, expected: set[str]) -> None:
    """The labels of the scheme are found in the plural and under elision; other words tell nothing."""
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre de la Santé est ici.",
        "Le ministère de l'Éducation et de la Formation est ici.",
        "La directrice du Service du tourisme de Hué est ici.",
        "L'Organisation mondiale de la santé (OMS) est ici.",
    ],
)
def test_names_of_posts_and_bodies_tell_no_topic(text: str) -> None:
    """A minister of health may speak of anything."""
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "local", "expected"),
    [
        ("Ils ont parlé de coopération.", True, {LOCAL}),
        ("Ils ont parlé de coopération.", False, set()),
        ("Ils ont parlé de coopération dans le commerce.", True, {"trade"}),
        ("Ils ont parlé de la pluie.", True, set()),
        ("Les deux parties collaborent étroitement.", True, {LOCAL}),
        ("Les deux pays ont noué des relations diplomatiques.", True, set()),
        ("Les relations bilatérales sont bonnes.", True, set()),
        ("La province de Hué tient à ces relations bilatérales.", True, {LOCAL}),
    ],
)
def test_cooperation_between_localities(text: str, local: bool, expected: set[str]) -> None:
    """Cooperation in general is local cooperation between localities, where no nearer topic is told."""
    assert found(text, local=local) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Les opérateurs économiques sont venus.",
        "Le maire l'a dit aux journalistes.",
        "La ville a financé deux ponts.",
        "La crise politico-militaire est finie.",
        "La communication étroite des deux villes est utile.",
        "Ils ont parlé dans un climat d'amitié.",
        "Il faut un environnement pacifique.",
        "La visite a été reportée à cause de l'épidémie.",
        "La défense des intérêts de chacun est naturelle.",
    ],
)
def test_phrases_that_tell_no_topic(text: str) -> None:
    """Economic actors, reporters who ask, what was paid for: such phrases hold the word of a topic and tell none."""
    assert found(text) == set()


def test_only_the_given_tokens_are_read() -> None:
    """Topics before ``first`` or from ``last`` on are those of another statement."""
    (reading,) = scene_of("Ils parlent de commerce, puis de tourisme, puis de pêche.")
    words = [token.folded for token in reading.tokens]
    assert topics(reading, words.index("tourisme"), words.index("peche")) == ("tourism",)
    assert topics(reading, 0, 0) == ()


def test_topics_come_in_the_order_of_the_text_each_once() -> None:
    """A topic told twice counts once, where it was told first."""
    (reading,) = scene_of("Ils parlent de tourisme, de commerce, encore de tourisme.")
    assert topics(reading) == ("tourism", "trade")


@pytest.mark.parametrize("concept", [c for c in scheme("topics") if c.id != LOCAL], ids=lambda c: c.id)
def test_every_topic_is_found_by_its_own_name(concept: Concept) -> None:
    """The preferred French label of each topic leads to that topic."""
    label = concept.words("fr")[0]
    assert concept.id in found(f"Ils ont parlé de {label}.")
