"""Tests of posts: how far a title reaches, what kind of post it is, and whose it is."""

from __future__ import annotations

import pytest

from mappings.extract import extract
from mappings.facts import Post, Tenure
from mappings.iris import post_iri
from tests.mappings.articles import article
from tests.mappings.mentions.readings import posts, scene_of, written

# A phrase that ends where the title ends, and the kind of post.
TITLES = [
    ("maire de Busan", "mayor"),
    ("maire adjointe de Lyon", "deputy-mayor"),
    ("adjoint au maire de Lyon", "deputy-mayor"),
    ("gouverneur de la province de Savannakhet", "governor"),
    ("vice-gouverneure de la province du Yunnan", "vice-governor"),
    ("gouverneur par intérim de la province d'Attapeu", "governor"),
    ("préfet de la région de Dakar", "prefect"),
    ("président du Comité populaire de la ville de Hai Phong", "chair-of-peoples-committee"),
    ("président du Comité populaire provincial", "chair-of-peoples-committee"),
    ("vice-présidente du Comité populaire municipal de Hanoï", "vice-chair-of-peoples-committee"),
    ("vice-président permanent du Comité populaire de la province de Nghê An", "vice-chair-of-peoples-committee"),
    ("présidente du Conseil populaire de Da Nang", "chair-of-peoples-council"),
    ("secrétaire du Comité du Parti de la ville de Can Tho", "party-secretary"),
    ("secrétaire adjointe permanente du Comité provincial du Parti de Quang Tri", "deputy-party-secretary"),
    ("secrétaire général du Parti", "party-leader"),
    ("secrétaire général du Comité central du Parti populaire révolutionnaire lao", "party-leader"),
    ("secrétaire général de l'ASEAN", "secretary-general"),
    ("Premier ministre", "head-of-government"),
    ("Premier ministre cambodgien", "head-of-government"),
    ("vice-Premier ministre permanent", "deputy-head-of-government"),
    ("président de la République", "head-of-state"),
    ("vice-présidente de la République", "vice-head-of-state"),
    ("ministre des Affaires étrangères", "minister"),
    ("ministre lao de l'Industrie et du Commerce", "minister"),
    ("ministre de la Culture, des Sports et du Tourisme", "minister"),
    ("ministre de l'Agriculture, de la Pêche et de l'Environnement du Sénégal", "minister"),
    ("ministre d'État", "minister"),
    ("vice-ministre permanent des Affaires étrangères", "deputy-minister"),
    ("secrétaire d'État au Tourisme", "minister"),
    ("ambassadeur de France au Vietnam", "ambassador"),
    ("ambassadrice d'Allemagne", "ambassador"),
    ("ambassadeur extraordinaire et plénipotentiaire de la République de Corée au Vietnam", "ambassador"),
    ("chargé d'affaires par intérim de l'ambassade de Chine", "charge-d-affaires"),
    ("consule générale de France à Hô Chi Minh-Ville", "consul-general"),
    ("consul honoraire du Maroc à Lyon", "consul"),
    ("président de l'Assemblée nationale du Sénégal", "speaker-of-parliament"),
    ("vice-présidente de l'Assemblée nationale", "deputy-speaker-of-parliament"),
    ("président de la Commission des affaires étrangères de l'Assemblée nationale", "chair"),
    ("directeur général de l'Agence de promotion des exportations", "director"),
    ("directrice adjointe du Service du tourisme de la province de Quang Nam", "deputy-director"),
    ("chef du Département des relations extérieures du Comité central", "chief"),
    ("chef adjoint de la Commission de l'organisation du Comité central", "deputy-chief"),
    ("membre du Bureau politique", "member"),
    ("membre suppléant du Comité central du Parti", "alternate-member"),
    ("vice-président de l'Association d'amitié Vietnam - Laos", "vice-chair"),
    ("président de la Ligue d'amitié parlementaire Japon - Sénégal", "chair"),
    ("président de la Ligue parlementaire Japon-Sénégal", "chair"),
    ("président de la Chambre de commerce et d'industrie du Maroc", "chair"),
    ("PDG du groupe Lotte", "chief-executive"),
    ("recteur de l'Université de Dakar", "rector"),
    ("premier secrétaire de l'ambassade", "secretary"),
    ("porte-parole du ministère des Affaires étrangères", "spokesperson"),
    ("représentante résidente du PNUD au Vietnam", "representative"),
    ("procureur général de Vientiane", "prosecutor"),
    ("juge", "judge"),
    ("roi du Cambodge", "monarch"),
    ("première adjointe", "deputy-mayor"),
    ("adjointe aux sports", "deputy-mayor"),
    ("premier conseiller de l'ambassade du Chili", "counsellor"),
    ("commandant de la marine", "chief"),
    ("délégué du gouvernement", "representative"),
    ("président en exercice de l'Union africaine", "chair"),
    ("ambassadeur de Chine accrédité à Madagascar", "ambassador"),
    ("ambassadeur du Japon en poste à Hanoï", "ambassador"),
    ("ministre de l'Administration Territoriale et de la Décentralisation", "minister"),
    ("consul général du Vietnam à Zirou", "consul-general"),
    ("représentant spécial pour l'Afrique de l'Ouest et la région du Sahel", "representative"),
    ("coprésident du Comité intergouvernemental Vietnam – Cuba", "chair"),
    ("ministre-président de ce Land", "governor"),
    ("vice-président du Conseil régional, chargé de la Coopération internationale", "vice-chair-of-peoples-council"),
    ("adjoint au maire de Lyon, en charge du sport", "deputy-mayor"),
    ("haut-commissaire de la République en Polynésie française", "prefect"),
    ("patron de la diplomatie malienne", "minister"),
    ("coordinatrice du projet", "representative"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "kind"), TITLES)
@pytest.mark.parametrize("frame", ["Le {} a parlé.", "La mission a vu hier le {}, puis elle est repartie."])
def test_a_title_is_read_to_its_end(title: str, kind: str, frame: str) -> None:
    """The title takes its complements, nested bodies and places with it, and nothing behind them."""
    assert posts(frame.format(title)) == [(title, kind)]


def test_the_body_of_a_post_ends_before_its_field() -> None:
    """The field that somebody is in charge of is no part of the body's name; an acronym in a title is no body."""
    (told,) = extract(
        article("Le président du Conseil régional, chargé de la Culture, Paul Martin, a parlé.")
    ).tenures
    assert told.post.body is not None
    assert told.post.body.name == "Conseil régional"
    (told,) = extract(article("Le vice-PM lao Paul Martin a parlé.")).tenures
    assert told.post.body is None


def test_the_parliament_of_two_countries_is_of_neither() -> None:
    """A body that several countries have is of the one that the article names far more often."""
    even = "Le Vietnam et le Laos sont voisins. Le président de l'Assemblée nationale, Paul Martin, a parlé."
    (told,) = extract(article(even)).tenures
    assert told.post.body is not None
    assert told.post.body.country is None
    (told,) = extract(article(even.replace("Laos sont", "Vietnam du Sud, au Vietnam, sont"))).tenures
    assert told.post.body is not None
    assert told.post.body.country == "VN"


def test_a_domain_that_no_list_has_goes_with_its_title() -> None:
    """The name of a ministry reaches over every member of its list, also over a rare one."""
    title = "ministre de l'Agriculture, de l'Élevage et de la Pêche du Sénégal"
    assert posts(f"Le {title} a parlé.") == [(title, "minister")]


def test_the_table_is_long_enough() -> None:
    """A table that shrank would prove little."""
    assert len(TITLES) >= 40


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le secrétaire du Comité du Parti et président du Conseil populaire de Hué a parlé.",
            ["secrétaire du Comité du Parti", "président du Conseil populaire de Hué"],
        ),
        (
            "Membre du Bureau politique et ministre de la Défense, il est arrivé.",
            ["Membre du Bureau politique", "ministre de la Défense"],
        ),
        (
            "Le maire de Lyon, l'ambassadeur de France et le consul général du Japon ont parlé.",
            ["maire de Lyon", "ambassadeur de France", "consul général du Japon"],
        ),
        (
            "Le président du Sénat avec le vice-ministre du Commerce a parlé.",
            ["président du Sénat", "vice-ministre du Commerce"],
        ),
        (
            "Le gouverneur de Gifu qui préside le forum, le maire de Kyoto dont la ville l'accueille.",
            ["gouverneur de Gifu", "maire de Kyoto"],
        ),
        (
            "La ministre de la Santé du Maroc lors du forum et le préfet à Dakar.",
            ["ministre de la Santé du Maroc", "préfet"],
        ),
    ],
)
def test_a_chain_of_posts_is_several_posts(text: str, expected: list[str]) -> None:
    """Words such as "et", commas, relatives and prepositions end a title where another begins."""
    assert [title for title, _ in posts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Il a jugé utile de venir.",
        "Une pièce jugée utile manque au dossier.",
        "La question a été chargée d'émotion.",
        "Il préside et dirige la mairie.",
        "La mairie, la préfecture et le consulat sont fermés.",
        "Le consulat général du Laos a parlé.",
        "Il a signé en représentant la partie japonaise.",
        "Le ministère des Affaires étrangères a parlé.",
        "L'ambassade de France a parlé.",
        "",
    ],
)
def test_words_beside_a_title_are_none(text: str) -> None:
    """Accents and endings count: "jugé" is no "juge", the ministry no minister."""
    assert posts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les ministres de la Défense ont parlé.",
        "Les gouverneurs des deux provinces ont parlé.",
        "Les vice-présidents du Comité populaire ont parlé.",
        "Les ambassadeurs et consuls ont parlé.",
    ],
)
def test_a_plural_title_is_nobodys_post(text: str) -> None:
    """A title in the plural is marked so: no single person holds it."""
    assert all(m.plural for r in scene_of(text) for m in r.posts)
    assert any(r.posts for r in scene_of(text))


def tenures(text: str) -> list[tuple[str, str]]:
    """Return who holds which post."""
    return [(t.holder.name, t.post.title) for t in extract(article(text)).tenures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire de Lyon, Grégory Doucet, a parlé.", [("Grégory Doucet", "maire de Lyon")]),
        ("Le maire de Lyon Grégory Doucet a parlé.", [("Grégory Doucet", "maire de Lyon")]),
        ("Grégory Doucet, maire de Lyon, a parlé.", [("Grégory Doucet", "maire de Lyon")]),
        ("Grégory Doucet, le maire de Lyon, a parlé.", [("Grégory Doucet", "maire de Lyon")]),
        ("Paul Martin, le maire de Lyon, Grégory Doucet, et Awa Sall ont parlé.", [("Grégory Doucet", "maire de Lyon")]),
        ("Lors d'un entretien avec le maire de Lyon, Paul Martin a parlé.", []),
        ("Après le mot du maire de Lyon, M. Paul Martin a souligné l'amitié.", []),
        ("Le maire de Lyon et le préfet Paul Martin ont parlé.", [("Paul Martin", "préfet")]),
        ("M. Paul Martin, qui est également maire de Lyon, a parlé.", [("Paul Martin", "maire de Lyon")]),
        ("Paul Martin fut réélu maire de Lyon.", [("Paul Martin", "maire de Lyon")]),
        ("Le maire de Lyon, Paul Martin, a parlé. Le maire Paul Martin est reparti.", [("Paul Martin", "maire de Lyon")]),
        ("Le président Paul Martin, en tant que président de l'ASEAN, a parlé.", [("Paul Martin", "président"), ("Paul Martin", "président de l'ASEAN")]),
        ("Le ministre gouverneur du district d'Abidjan, Paul Martin, a parlé.", [("Paul Martin", "ministre gouverneur du district d'Abidjan")]),
        (
            "Le mot de Paul Martin, 1er adjoint de Lyon et de Dominique Vasseur, maire honoraire de Nantes, a ému.",
            [("Paul Martin", "1er adjoint de Lyon"), ("Dominique Vasseur", "maire honoraire de Nantes")],
        ),
        ("Le vice-président du Sénat, l'Honorable Paul Martin, a parlé.", [("Paul Martin", "vice-président du Sénat")]),
        ("Grégory Doucet - Maire de Lyon.", [("Grégory Doucet", "Maire de Lyon")]),
        ("Le président sortant, le Chilien Pablo Rojas, a parlé.", [("Pablo Rojas", "président sortant")]),
        ("Le secrétaire du Comité du Parti de Hô Chi Minh-Ville Tran Van Nam a parlé.", [("Tran Van Nam", "secrétaire du Comité du Parti de Hô Chi Minh-Ville")]),
        ("Le maire de la ville Tran Van Nam a parlé.", [("Tran Van Nam", "maire de la ville")]),
        ("Le vice-Premier ministre Samdech Kralahom Sok Vanna a parlé.", [("Sok Vanna", "vice-Premier ministre")]),
        (
            "Il a rencontré le président du Sénat Samdech Sok Vanna, le président de l'Assemblée nationale, Samdech Keo Rithy.",
            [("Sok Vanna", "président du Sénat"), ("Keo Rithy", "président de l'Assemblée nationale")],
        ),
        (
            "Il était avec le vice-ministre, Le Van An, l'ambassadeur du Vietnam au Chili, Do Thi Ha, et le consul, Vo Van Ba.",
            [("Le Van An", "vice-ministre"), ("Do Thi Ha", "ambassadeur du Vietnam au Chili"), ("Vo Van Ba", "consul")],
        ),
        ("M. Grégory Doucet, maire de Lyon, a parlé.", [("Grégory Doucet", "maire de Lyon")]),
        ("Grégory Doucet (maire de Lyon) a parlé.", [("Grégory Doucet", "maire de Lyon")]),
        (
            "Le secrétaire du Comité du Parti de Hué, Le Truong Luu, également président du Conseil populaire, a parlé.",
            [("Le Truong Luu", "secrétaire du Comité du Parti de Hué"), ("Le Truong Luu", "président du Conseil populaire")],
        ),
        (
            "Membre du Comité central, secrétaire du Comité du Parti de Hué, Le Truong Luu a parlé.",
            [("Le Truong Luu", "Membre du Comité central"), ("Le Truong Luu", "secrétaire du Comité du Parti de Hué")],
        ),
        (
            "Le Truong Luu, membre du Comité central et secrétaire du Comité du Parti de Hué, a parlé.",
            [("Le Truong Luu", "membre du Comité central"), ("Le Truong Luu", "secrétaire du Comité du Parti de Hué")],
        ),
        (
            "Le maire de Lyon, Grégory Doucet, et le maire de Hué, Nguyen Van Phuong, ont parlé.",
            [("Grégory Doucet", "maire de Lyon"), ("Nguyen Van Phuong", "maire de Hué")],
        ),
        (
            "Grégory Doucet, maire de Lyon, et Nguyen Van Phuong, maire de Hué, ont parlé.",
            [("Grégory Doucet", "maire de Lyon"), ("Nguyen Van Phuong", "maire de Hué")],
        ),
        (
            "Le maire de Lyon, Grégory Doucet, a reçu l'ambassadrice de Cuba, Yanet Ruiz Salas.",
            [("Grégory Doucet", "maire de Lyon"), ("Yanet Ruiz Salas", "ambassadrice de Cuba")],
        ),
        (
            "Les ministres de la Défense, Phan Van Giang, et de la Santé, Dao Hong Lan, ont parlé.",
            [],
        ),
    ],
)  # fmt: skip
def test_whose_post_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    """A post stands before or behind its holder's name, alone or in a chain; a plural post is given to nobody."""
    assert tenures(text) == expected


@pytest.mark.parametrize("noun", ["homologue", "homologue lyonnais"])
def test_a_counterpart_holds_the_same_post_elsewhere(noun: str) -> None:
    """A man called "son homologue chinois" holds the post of the one whose counterpart he is, for his own country."""
    text = f"Le ministre lao des Affaires étrangères, Thongsavanh Phomvihane, a reçu son {noun} chinois, Wang Yi."
    held = {holder for holder, _ in tenures(text)}
    assert held == {"Thongsavanh Phomvihane", "Wang Yi"}


def test_one_title_of_one_state_is_of_one_kind() -> None:
    """A president told of beside another is the head of his state, as where he is told of alone: both make one post."""
    texts = (
        "Le président Vo Van Thuong et son homologue français Emmanuel Macron se sont vus.",
        "Le président français Emmanuel Macron a parlé.",
    )
    told = [tenure for text in texts for tenure in extract(article(text)).tenures]
    french = {(post_iri(one.post), one.post.kind) for one in told if one.holder.name == "Emmanuel Macron"}
    assert [(iri.rpartition("post/")[2], kind) for iri, kind in french] == [
        ("place/fr/president", "head-of-state")
    ]


def the_tenure(text: str) -> Tenure:
    """Return the only tenure that a text tells."""
    (tenure,) = extract(article(text)).tenures
    return tenure


@pytest.mark.parametrize(
    ("text", "place", "body"),
    [
        ("Le maire de Lyon, Grégory Doucet, a parlé.", "Lyon", None),
        ("L'ambassadeur de France au Vietnam, Olivier Brochet, a parlé.", "France", None),
        ("La consule générale du Japon à Da Nang, Mori Takero, a parlé.", "Japon", None),
        ("Le ministre vietnamien de la Santé, Dao Hong Lan, a parlé.", "Vietnam", None),
        ("Le président du Comité populaire de Hai Phong, Le Tien Chau, a parlé.", "Hai Phong", "Comité populaire de Hai Phong"),
        ("Le secrétaire du Comité du Parti de la ville de Can Tho, Do Thanh Binh, a parlé.", "Can Tho", "Comité du Parti de la ville de Can Tho"),
        ("Le recteur de l'Université de Dakar, Ahmadou Aly Mbaye, a parlé.", "Dakar", "Université de Dakar"),
    ],
)  # fmt: skip
def test_the_place_and_body_of_a_post(text: str, place: str, body: str | None) -> None:
    """A post is of the place that it names, an envoy's of the country that sends him; its body stands in the title."""
    post: Post = the_tenure(text).post
    assert (post.place and post.place.name, post.body and post.body.name) == (place, body)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Une mission est arrivée à Da Nang.\nLe vice-président du Comité populaire municipal, Ho Ky Minh, a parlé.", "Da Nang"),
        ("Une mission visite la province de Nghê An.\nLe président du Comité populaire provincial, Nguyen Duc Trung, a parlé.", "Nghê An"),
        (
            "Une mission est partie de Lyon pour la province de Nghê An.\nLe président du Comité populaire provincial, Nguyen Duc Trung, a parlé.",
            "Nghê An",
        ),
        (
            "Une mission est partie de la province de Nghê An pour Lyon.\nL'adjointe au maire, Sonia Zdorovtzoff, a vu le président du Conseil municipal, Jean Martin.",
            "Lyon",
        ),
    ],
)  # fmt: skip
def test_a_local_post_takes_the_place_named_before(text: str, place: str) -> None:
    """The words "municipal" and "provincial" point back to the last town or province that was named."""
    tenure = extract(article(text)).tenures[-1]
    assert tenure.post.place is not None
    assert tenure.post.place.name == place


def test_the_evidence_of_a_tenure_holds_name_and_title() -> None:
    """The quote behind a tenure has both the holder's name and the post."""
    text = "Hier, le maire de Lyon, Grégory Doucet, a parlé."
    assert the_tenure(text).evidence.exact.endswith("maire de Lyon, Grégory Doucet")
    assert str(the_tenure(text).attested_on) == "2024-05-16"


def test_the_body_of_a_title_lies_inside_it() -> None:
    """Where a title names a body, its tokens are part of the title."""
    (reading,) = scene_of("Le vice-président du Comité populaire de Hué a parlé.")
    (post,) = reading.posts
    assert post.body is not None
    assert written(reading, *post.body) == "Comité populaire de Hué"


@pytest.mark.parametrize(
    "title",
    [
        "ministre de l'Élevage, des Productions animales et du Bien-être animal",
        "ministre de l'Agriculture, de la pêche maritime, du développement rural et des eaux et forêts",
        "chef de la Commission de l'agriculture, de la pêche et de la protection des forêts du Comité central",
        "ministre des Affaires étrangères et des Marocains résidant à l'étranger",
        "adjoint au maire de Nantes chargé de l'Europe, des Relations internationales et de la Francophonie",
        "chargé d'affaires a.i. de l'ambassade du Laos en France",
        "première secrétaire à l'ambassade du Laos en France",
        "secrétaire du Comité du Parti pour la province de Son La",
        "chef du Département pour l'Asie du Nord-Est",
        "ambassadrice du Sénégal en Tunisie",
        "commissaire européenne au Voisinage",
        "ministre des Affaires étrangères, de la Francophonie et des Congolais de l'étranger",
        "cheffe de la Commission de la mobilisation auprès des masses du Comité central",
        "ex-Première ministre",
        "haute représentante de l'Union européenne",
        "commandante en chef de la Marine",
        "coordonnatrice résidente du Système des Nations Unies",
        "présidente de la Région Auvergne-Rhône-Alpes",
    ],
)
def test_how_far_a_title_reaches(title: str) -> None:
    """A title takes the fields of its list, rare and lower-case ones too, and the mission that somebody is posted to."""
    assert [(name, held.replace(" .", ".")) for name, held in tenures(f"Awa Sall, {title}, a parlé.")] == [
        ("Awa Sall", title)
    ]
