"""Tests of relationships and anniversaries: what ties whom, since when, and which jubilee of it."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import names, report


def ties(text: str) -> list[tuple[str, list[str]]]:
    """Return each relationship's type and parties."""
    return [(tie.type, names(tie.parties)) for tie in report(text).relationships]


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("Les relations diplomatiques", "diplomatic-relations"),
        ("Le partenariat intégral", "comprehensive-partnership"),
        ("Le partenariat stratégique", "strategic-partnership"),
        ("Le partenariat stratégique global", "comprehensive-strategic-partnership"),
        ("Le partenariat stratégique intégral", "comprehensive-strategic-partnership"),
    ],
)
def test_kinds_of_ties_between_countries(noun: str, kind: str) -> None:
    """The most telling label wins: a strategic partnership is more than a partnership."""
    assert ties(f"{noun} entre le Vietnam et la France se renforce.") == [(kind, ["Vietnam", "France"])]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Le partenariat stratégique Vietnam - Japon se renforce.", ["Vietnam", "Japon"]),
        ("Le partenariat stratégique liant le Vietnam et le Japon se renforce.", ["Vietnam", "Japon"]),
        ("Le partenariat stratégique sino-vietnamien se renforce.", ["Chine", "Vietnam"]),
        ("Le partenariat stratégique franco-vietnamien se renforce.", ["France", "Vietnam"]),
        ("Le partenariat stratégique nippo-vietnamien se renforce.", ["Japon", "Vietnam"]),
        ("Le Vietnam et le Japon échangent. Le partenariat stratégique entre les deux pays se renforce.", ["Vietnam", "Japon"]),
        ("Les relations nippo-vietnamiennes ont été élevées au rang de partenariat stratégique.", ["Japon", "Vietnam"]),
        ("Le Vietnam et le Japon ont établi en 2014 un partenariat stratégique.", ["Vietnam", "Japon"]),
    ],
)  # fmt: skip
def test_between_whom(text: str, parties: list[str]) -> None:
    """The parties stand behind "entre", around a dash, in a compound adjective, or are the two countries spoken of."""
    assert ties(text) == [("strategic-partnership", parties)]


@pytest.mark.parametrize(
    "text",
    [
        "Le jumelage entre Lyon et Hué se renforce.",
        "Les relations de jumelage entre Lyon et Hué se renforcent.",
        "L'accord de jumelage unit Lyon et Hué. Le jumelage entre Lyon et Hué se renforce.",
        "Lyon et Hué sont jumelées depuis 2012.",
        "Lyon et Hué fêtent leur jumelage.",
        "Jumelées depuis 1994, les villes de Lyon et de Hué coopèrent.",
        "La ville de Lyon et celle de Hué sont liées par un accord de jumelage.",
        "La ville de Lyon a scellé un jumelage avec la ville de Hué.",
        "Les échanges entre les villes de Lyon et de Hué grandissent depuis leur jumelage.",
    ],
)
def test_twinned_towns(text: str) -> None:
    """A twinning ties towns, and is told once."""
    assert ties(text) == [("twinning", ["Lyon", "Hué"])]


def test_a_town_twinned_with_several() -> None:
    """A town has a twinning with each of those listed; the countries in parentheses are no parties."""
    text = "La ville de Lyon est déjà jumelée avec Dakar (Sénégal), Hué (Vietnam) et Rabat (Maroc)."
    assert ties(text) == [
        ("twinning", ["Lyon", "Dakar"]),
        ("twinning", ["Lyon", "Hué"]),
        ("twinning", ["Lyon", "Rabat"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "La coopération entre Lyon et Hué, initiée le 8 avril 2016, progresse.",
        "Lyon et Hué entretiennent des relations d'amitié depuis 2012.",
        "Les relations d'amitié établies en 2012 entre Lyon et Hué progressent.",
    ],
)
def test_partners(text: str) -> None:
    """A partnership of towns counts where the text says that it stands: it was begun, they entertain it."""
    assert ties(text) == [("partnership", ["Lyon", "Hué"])]


@pytest.mark.parametrize(
    "text",
    [
        "La coopération entre Lyon et Hué progresse.",
        "Les jumelages avec des localités étrangères seraient utiles à Lyon et à Hué.",
        "Lyon cherche un partenariat avec Hué.",
    ],
)
def test_no_partners(text: str) -> None:
    """Cooperation in general and twinnings with nobody in particular are no standing ties."""
    assert ties(text) == []


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Les relations diplomatiques entre le Vietnam et la France ont été établies en 1973.", "1973"),
        ("Les relations diplomatiques entre le Vietnam et la France, nouées le 12 avril 1973, progressent.", "1973-04-12"),
        ("Le partenariat stratégique global entre le Vietnam et la France, établi en octobre 2024, progresse.", "2024-10"),
        ("Les relations diplomatiques entre le Vietnam et la France progressent.", None),
        ("Le Vietnam et la France ont établi des relations diplomatiques le 12 avril 1973.", "1973-04-12"),
        ("Le Vietnam et la France ont élevé leurs relations au niveau de partenariat stratégique global en octobre 2024.", "2024-10"),
        ("Le jumelage établi il y a 20 ans entre Lyon et Hué progresse.", "2004"),
        ("Lyon et Hué sont jumelées depuis 2012.", "2012"),
    ],
)  # fmt: skip
def test_since_when(text: str, since: str | None) -> None:
    """A tie begins when the text says that it was made."""
    (tie,) = report(text).relationships
    assert (str(tie.since) if tie.since else None) == since


@pytest.mark.parametrize(
    ("text", "ordinal", "of", "parties", "year"),
    [
        ("Le 50e anniversaire des relations diplomatiques entre le Vietnam et le Japon (1973-2023) a été marqué.", 50, "relations diplomatiques", ["Vietnam", "Japon"], 2023),
        ("Cette année marque le 20e anniversaire du jumelage entre Lyon et Hué.", 20, "jumelage", ["Lyon", "Hué"], 2024),
        ("Le 60e anniversaire des relations diplomatiques Vietnam - Laos est fêté.", 60, "relations diplomatiques Vietnam", ["Vietnam", "Laos"], 2024),
        ("L'année prochaine sera celle du 60e anniversaire des relations diplomatiques entre le Laos et le Sénégal.", 60, "relations diplomatiques", ["Laos", "Sénégal"], 2025),
        ("Le Laos et le Sénégal ont fêté le 60e anniversaire de leurs relations diplomatiques.", 60, "relations diplomatiques", ["Laos", "Sénégal"], 2024),
        ("Le dixième anniversaire du partenariat stratégique entre le Vietnam et le Japon est fêté.", 10, "partenariat stratégique", ["Vietnam", "Japon"], 2024),
        ("Le 80e anniversaire de la victoire a été célébré.", 80, "victoire", [], 2024),
        ("L'année 2025 marque les 60 ans de l'établissement des relations diplomatiques entre le Maroc et le Japon.", 60, "établissement des relations diplomatiques", ["Maroc", "Japon"], 2025),
        ("Le Laos et le Sénégal fêtent les 45 ans de leurs relations diplomatiques.", 45, "relations diplomatiques", ["Laos", "Sénégal"], 2024),
        ("Le cinquantième anniversaire des relations diplomatiques entre le Laos et le Sénégal sera fêté en 2026.", 50, "relations diplomatiques", ["Laos", "Sénégal"], 2026),
        ("Le vingt-cinquième anniversaire du jumelage entre Lyon et Hué est fêté.", 25, "jumelage", ["Lyon", "Hué"], 2024),
        ("Le centenaire de la fondation du Parti communiste français a été marqué.", 100, "fondation du Parti communiste français", ["Parti communiste français"], 2024),
        ("Le 75e anniversaire (18 mai 1949 - 18 mai 2024) de l'établissement des relations diplomatiques entre le Laos et le Sénégal est fêté.", 75, "établissement des relations diplomatiques", ["Laos", "Sénégal"], 2024),
    ],
)  # fmt: skip
def test_anniversaries(text: str, ordinal: int, of: str, parties: list[str], year: int) -> None:
    """A jubilee has its number, what it is of, its parties and its year: that of the span, else the article's."""
    (jubilee,) = report(text).anniversaries
    assert (jubilee.ordinal, jubilee.of, names(jubilee.parties), jubilee.year) == (ordinal, of, parties, year)


def test_an_anniversary_of_next_year() -> None:
    """The 60th anniversary "l'an prochain" of an article of 2024 is that of 2025, of a tie made in 1965."""
    (jubilee,) = report("L'an prochain, le Laos et le Sénégal fêteront le 60e anniversaire de leurs relations diplomatiques.").anniversaries  # fmt: skip
    assert jubilee.year == 2025


def test_an_anniversary_tells_since_when() -> None:
    """The 50th anniversary in 2023 is of relations that began in 1973, told once."""
    told = report(
        "Le 50e anniversaire des relations diplomatiques entre le Vietnam et le Japon (1973-2023) a été marqué."
    )
    (tie,) = told.relationships
    assert (tie.type, str(tie.since)) == ("diplomatic-relations", "1973")
    assert told.anniversaries[0].commemorates == tie


def test_a_tie_told_twice_is_one() -> None:
    """The same parties in another order have the same tie; a date told later completes it."""
    text = (
        "Le partenariat stratégique entre le Vietnam et le Japon se renforce.\n"
        "Le partenariat stratégique entre le Japon et le Vietnam a été établi en 2014."
    )
    (tie,) = report(text).relationships
    assert str(tie.since) == "2014"


@pytest.mark.parametrize(
    "text",
    [
        "Le partenariat est utile.",
        "Les relations entre Lyon et Hué sont bonnes.",
        "Un partenariat entre deux entreprises est né.",
        "Les relations diplomatiques sont utiles.",
        "Le jumelage est une bonne idée.",
        "L'anniversaire du maire a été fêté.",
        "Les relations publiques de la ville.",
    ],
)
def test_no_tie(text: str) -> None:
    """Ties in general, and ties without two parties, are none."""
    told = report(text)
    assert (told.relationships, told.anniversaries) == ((), ())


@pytest.mark.parametrize(
    ("text", "kind", "parties", "since"),
    [
        ("La fête du département du Rhône qui entretient des relations amicales avec Rabat depuis 1996 est finie.", "partnership", ["département du Rhône", "Rabat"], "1996"),
        ("Une délégation de la ville de Nantes, jumelée depuis 1988 avec Rabat, conduite par le maire, a dansé.", "twinning", ["Nantes", "Rabat"], "1988"),
        ("Depuis 1996, les relations Nantes-Rabat sont au cœur de la politique des deux villes.", "partnership", ["Nantes", "Rabat"], "1996"),
        ("Hué, Lyon, Nantes : un pacte entre Nantes et Rabat fut signé pour les vingt ans du jumelage entre les deux villes.", "twinning", ["Nantes", "Rabat"], "None"),
    ],
)  # fmt: skip
def test_ties_told_in_passing(text: str, kind: str, parties: list[str], since: str) -> None:
    """A relative clause, an apposition, a dash and "les deux villes" behind two towns name the parties of a tie."""
    told = [(tie.type, [p.name for p in tie.parties], str(tie.since)) for tie in report(text).relationships]
    assert told == [(kind, parties, since)]


def test_the_country_of_a_twin_is_no_twin() -> None:
    """What stands in parentheses behind a twin town says where it lies."""
    assert report("Le maire est venu dans la ville jumelée de Rabat (Maroc).").relationships == ()


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Une délégation s'est rendue à Obermoor, ville allemande jumelée avec Valnoire.", [["Obermoor", "Valnoire"]]),
        ("Des représentants de la ville d'Obermoor, jumelée avec Valnoire depuis 1961, sont venus.", [["Obermoor", "Valnoire"]]),
        ("Le maire de Valnoire parle. Valnoire est jumelée avec Obermoor (Allemagne) depuis 1976, et Castelrosso (Italie).", [["Valnoire", "Obermoor"], ["Valnoire", "Castelrosso"]]),
        ("Le jumelage entre Valnoire et Obermoor dure.", [["Valnoire", "Obermoor"]]),
        ("Le maire de Valnoire sait que Valnoire et Obermoor, commune allemande, sont jumelées.", [["Valnoire", "Obermoor"]]),
    ],
)  # fmt: skip
def test_towns_that_no_table_knows_are_twinned(text: str, pairs: list[list[str]]) -> None:
    """What an article says of a name tells that it is a town: whose twin, between which, "ville allemande"."""
    assert ties(text) == [("twinning", pair) for pair in pairs]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("La France et le Chili étaient là lorsque le Vietnam et le Laos ont célébré les 60 ans de leurs relations diplomatiques.", ["Vietnam", "Laos"]),
        ("Le Laos a proposé à la Chine d'élever les relations sino-africaines au niveau de partenariat stratégique.", []),
    ],
)  # fmt: skip
def test_countries_of_the_clause(text: str, parties: list[str]) -> None:
    """The subject of the verb before a tie has it; an adjective of a continent names no second country."""
    assert [names for _, names in ties(text)] == ([parties] if parties else [])


def test_a_partnership_has_its_year_of_birth() -> None:
    """Between two regions a partnership stands where it was born some year."""
    assert ties("Le partenariat entre la région Bretagne et la province du Shandong est né en 1985.") == [
        ("partnership", ["Bretagne", "Shandong"])
    ]


def test_a_clause_tells_whom_a_tie_ties() -> None:
    """The object of "qui unit" behind a tie are its parties."""
    text = "Dans le cadre du jumelage qui unit les deux villes de Vernoux-le-Haut et Klarenbach, une fête a eu lieu."
    (tie,) = report(text).relationships
    assert (tie.type, names(tie.parties)) == ("twinning", ["Vernoux-le-Haut", "Klarenbach"])


@pytest.mark.parametrize("where", ["title", "body"])
def test_an_anniversary_is_of_the_only_twinning_told(where: str) -> None:
    """Where the words beside an anniversary name nobody, it is that of the one twinning of the article."""
    tie = "La commune de Klarenbach est jumelée avec Vernoux-le-Haut."
    feast = "Le 30e anniversaire du jumelage a été fêté en beauté"
    text = f"{feast}\n\n{tie}" if where == "title" else f"{feast}.\n{tie}"
    (anniversary,) = report(text).anniversaries
    assert (anniversary.ordinal, sorted(names(anniversary.parties))) == (
        30,
        ["Klarenbach", "Vernoux-le-Haut"],
    )


def test_twin_towns_have_no_further_partnership() -> None:
    """What is said of the partnership of twin towns is said of their twinning, unless it has a beginning of its own."""
    tie = "La commune de Klarenbach est jumelée avec Vernoux-le-Haut."
    text = f"{tie}\nLe partenariat établi entre Klarenbach et Vernoux-le-Haut est fort."
    assert [one.type for one in report(text).relationships] == ["twinning"]


@pytest.mark.parametrize("towns", ["Klarenbach et Vernoux-le-Haut", "Klarenbach et de Vernoux-le-Haut"])
def test_towns_keep_the_jubilee_of_their_twinning(towns: str) -> None:
    """Of "leurs 30 ans de jumelage" the subject of the verb are the parties."""
    (anniversary,) = report(f"Les villes de {towns} ont fêté lundi leurs 30 ans de jumelage.").anniversaries
    assert (anniversary.ordinal, names(anniversary.parties)) == (30, ["Klarenbach", "Vernoux-le-Haut"])
