"""Tests of ties told by a verb or a rank, and of anniversaries whose owner stands elsewhere in the sentence."""

from __future__ import annotations

import pytest

from tests.mappings.articles import article
from tests.mappings.relations.told import names, report


@pytest.mark.parametrize(
    "text",
    [
        "Depuis 2004, Hué et la ville de Lyon coopèrent dans la santé et le tourisme.",
        "Depuis 2004, la ville de Hué coopère avec la ville de Lyon dans la santé.",
    ],
)
def test_towns_that_cooperate_since_a_year_are_partners(text: str) -> None:
    """Two localities that cooperate since a year have a partnership of that age."""
    (tie,) = report(text).relationships
    assert (tie.type, names(tie.parties), str(tie.since)) == ("partnership", ["Hué", "Lyon"], "2004")


@pytest.mark.parametrize(
    "text",
    [
        "Hué et Lyon coopèrent dans la santé et le tourisme.",
        "Depuis 2004, le Vietnam et le Chili coopèrent dans la santé.",
    ],
)
def test_cooperation_without_an_age_or_of_countries_is_no_partnership(text: str) -> None:
    """Cooperation alone is no standing tie, and that of countries has names of its own."""
    assert report(text).relationships == ()


def test_a_rank_that_is_only_aimed_at_is_no_tie() -> None:
    """What two sides want to raise their relations to does not stand."""
    text = "Le Vietnam et le Chili sont intéressés à porter leurs relations au niveau de partenariat stratégique."
    assert report(text).relationships == ()


def test_the_two_countries_are_those_of_the_sentence() -> None:
    """A sentence about a further country means that one by "les deux pays", not the one told most."""
    text = (
        "Le président du Vietnam a reçu le président du Chili. Le Vietnam est loin, et le Vietnam le sait.\n"
        "Avec le dirigeant péruvien, il a parlé des relations diplomatiques entre les deux pays établies en 1994."
    )
    (tie,) = report(text).relationships
    assert (names(tie.parties), str(tie.since)) == (["Vietnam", "Pérou"], "1994")


def test_an_agreement_has_its_own_anniversary() -> None:
    """A relative clause that gives an agreement its anniversary names what is commemorated before it."""
    text = "L'accord de libre-échange entre le Vietnam et le Chili, qui fêtera son dixième anniversaire en 2025, est utile."
    (fact,) = report(text).anniversaries
    assert (fact.ordinal, fact.of, names(fact.parties)) == (
        10,
        "accord de libre-échange",
        ["Vietnam", "Chili"],
    )


def test_a_national_day_is_of_the_nation_of_its_adjective() -> None:
    """The adjective of a feast tells whose it is."""
    (fact,) = report("Hué prépare le 50e anniversaire de la Fête nationale laotienne.").anniversaries
    assert (fact.ordinal, names(fact.parties)) == (50, ["Laos"])


def test_a_national_day_told_beside_another_anniversary() -> None:
    """A national day without an owner is of the country of the anniversary told before it."""
    text = (
        "La soirée marquait le 80e anniversaire de la fondation de l'Armée populaire du Vietnam "
        "et le 35e anniversaire de la Journée de la défense nationale."
    )
    facts = report(text).anniversaries
    assert [(fact.ordinal, names(fact.parties)) for fact in facts] == [
        (80, ["Armée populaire du Vietnam"]),
        (35, ["Vietnam"]),
    ]


@pytest.mark.parametrize(
    ("text", "ordinal", "parties", "year"),
    [
        ("Hué et Lyon célèbrent 20 ans de coopération.", 20, ["Hué", "Lyon"], 2024),
        ("Le Chili et le Vietnam célèbrent les quarante ans de l'établissement de leurs relations diplomatiques.", 40, ["Chili", "Vietnam"], 2024),
        ("Le Chili et le Vietnam ont échangé des lettres afin de commémorer ces six décennies de relations diplomatiques.", 60, ["Chili", "Vietnam"], 2024),
        ("Il a salué les 75 ans de coopération entre le Chili et le Vietnam.", 75, ["Chili", "Vietnam"], 2024),
        ("L'ambassadeur a indiqué qu'en 2026, le Chili et le Vietnam fêteraient le 50e anniversaire de leurs relations diplomatiques.", 50, ["Chili", "Vietnam"], 2026),
        ("Le Chili et le Vietnam ont célébré le 18e anniversaire du rétablissement des relations diplomatiques, après deux ruptures en 1964 et 2002.", 18, ["Chili", "Vietnam"], 2024),
    ],
)  # fmt: skip
def test_years_of_a_tie_are_an_anniversary(text: str, ordinal: int, parties: list[str], year: int) -> None:
    """Years and decades of a tie count where they are celebrated or round; years of other events date no anniversary."""
    (found,) = report(text).anniversaries
    assert (found.ordinal, names(found.parties), found.year) == (ordinal, parties, year)


def test_years_that_nobody_celebrates_are_no_anniversary() -> None:
    """An age in passing is none, nor are years of anything but a tie."""
    assert report("Le maire de Lyon a rappelé les 12 ans de coopération avec Hué.").anniversaries == ()
    assert report("Le maire de Lyon a évoqué les 10 ans de travaux à Hué.").anniversaries == ()


def test_the_pair_stands_before_the_ties_that_it_celebrates() -> None:
    """Those who celebrate are the two countries, not those of whom the article speaks most."""
    text = "L'ambassadeur de Cuba en France a parlé à Paris. À Paris, Cuba est aimée. Le Laos et le Vietnam célèbrent les 60 ans des relations diplomatiques entre les deux pays."
    (found,) = report(text).anniversaries
    assert (found.ordinal, names(found.parties)) == (60, ["Laos", "Vietnam"])


def test_an_anniversary_that_only_the_title_tells() -> None:
    """A title counts where the body tells no anniversary of that number; the other town is the article's."""
    told = report(
        article(
            "Le maire de Lyon, Grégory Doucet, a reçu des élus de Hué à Lyon.",
            title="Lyon fête le 30e anniversaire du jumelage avec Hué",
        )
    )
    assert [(one.ordinal, names(one.parties)) for one in told.anniversaries] == [(30, ["Lyon", "Hué"])]


def test_a_nation_commemorates_what_its_embassy_celebrates() -> None:
    """A revolution without an owner is that of the country named first in its sentence."""
    text = "L'ambassade du Chili en France a célébré lundi le 73e anniversaire de la Révolution de mai."
    (found,) = report(text).anniversaries
    assert (found.ordinal, names(found.parties)) == (73, ["Chili"])
