"""Tests of agreements: what is signed between whom, how many documents, about what, and the signing as an event."""

from __future__ import annotations

import pytest

from mappings.facts import Agreement
from tests.mappings.relations.told import (
    DOUCET,
    PHUONG,
    agreements,
    events,
    names,
    report,
    roles,
    sentence,
    when,
    where,
)


def the_agreement(text: str) -> Agreement:
    """Return the only agreement."""
    (agreement,) = agreements(text)
    return agreement


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Hué et Lyon ont signé un accord de coopération.", ["Hué", "Lyon"]),
        ("Le Vietnam et le Chili ont signé un accord de coopération.", ["Vietnam", "Chili"]),
        ("Hué a signé avec Lyon un accord de coopération.", ["Hué", "Lyon"]),
        ("La ville de Hué a signé avec la ville de Lyon un accord de coopération.", ["Hué", "Lyon"]),
        ("Hué a signé un accord de coopération avec Lyon.", ["Hué", "Lyon"]),
        ("Un accord de coopération entre Hué et Lyon a été signé.", ["Hué", "Lyon"]),
        ("Un accord de coopération a été signé entre Hué et Lyon.", ["Hué", "Lyon"]),
        ("L'accord de coopération signé en 2019 entre Hué et Lyon est utile.", ["Hué", "Lyon"]),
        ("Un accord de coopération a été signé par Hué et Lyon.", ["Hué", "Lyon"]),
        ("Le ministère lao de la Santé et le ministère sénégalais de la Santé ont signé un accord de coopération.", ["ministère lao de la Santé", "ministère sénégalais de la Santé"]),
        ("L'Université de Dakar et l'Université de Hué ont signé un accord de coopération.", ["Université de Dakar", "Université de Hué"]),
        ("La ville de Hué et la ville de Lyon ont signé un accord de coopération.", ["Hué", "Lyon"]),
        ("Les villes de Hué et de Lyon ont signé un accord de coopération.", ["Hué", "Lyon"]),
        ("Les deux provinces de Quang Ninh et de Quang Tri ont signé un accord de coopération.", ["Quang Ninh", "Quang Tri"]),
        ("Un accord de coopération entre la ville de Hué et la ville de Lyon a été signé.", ["Hué", "Lyon"]),
    ],
)  # fmt: skip
def test_between_whom(text: str, parties: list[str]) -> None:
    """The parties are the subjects, those behind "avec", "entre" or "par"."""
    agreement = the_agreement(text)
    assert (agreement.type, names(agreement.parties), agreement.signatories) == ("agreement", parties, ())


def test_persons_sign_for_their_towns() -> None:
    """Persons who sign are signatories; the parties are the places that their posts are of."""
    agreement = the_agreement(sentence(f"{DOUCET} et {PHUONG} ont signé un accord de coopération."))
    assert names(agreement.signatories) == ["Grégory Doucet", "Nguyen Van Phuong"]
    assert names(agreement.parties) == ["Lyon", "Hué"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Les responsables de l'Université de Hué et de l'Université de Dakar ont signé un accord de coopération.", ["Université de Hué", "Université de Dakar"]),
        ("Le maire a assisté à la signature d'un accord de coopération entre Hué et Lyon.", ["Hué", "Lyon"]),
        ("À l'issue de la signature entre Hué et Lyon d'un accord de coopération, un dîner a été offert.", ["Hué", "Lyon"]),
        ("Hué et Lyon ont procédé à la signature d'un accord de coopération.", ["Hué", "Lyon"]),
        ("Les deux villes, Hué et Lyon, liées par un accord de coopération, échangent.", ["Hué", "Lyon"]),
        ("Un accord de coopération maroco-sénégalais a été signé.", ["Maroc", "Sénégal"]),
        ("Accord de coopération entre Hué et Lyon sur le tourisme", ["Hué", "Lyon"]),
        ("La région de Dakar et la région de Rabat ont signé un accord de coopération.", ["Dakar", "Rabat"]),
        ("La visite a permis de signer un accord de coopération entre Hué et Lyon.", ["Hué", "Lyon"]),
    ],
)  # fmt: skip
def test_between_whom_told_otherwise(text: str, parties: list[str]) -> None:
    """The parties stand behind who acts for them, behind "la signature", in an adjective, in a title without a verb."""
    assert names(the_agreement(text).parties) == parties


def test_the_sides_of_the_talks_sign() -> None:
    """A document that names no party is of the two sides that the article told of."""
    text = f"{DOUCET} a reçu {PHUONG}. À cette occasion, les deux maires ont procédé à la signature d'une convention."
    assert set(names(the_agreement(sentence(text)).parties)) == {"Hué", "Lyon"}


@pytest.mark.parametrize(
    "items",
    [
        "Il s'agit notamment d'une convention d'extradition et d'un mémorandum d'entente sur la santé.",
        "- une convention d'extradition ;\n- un mémorandum d'entente sur la santé.",
    ],
)
def test_a_list_of_documents(items: str) -> None:
    """The documents of a list have the parties and day of those that it opens with."""
    _, *listed = agreements(f"Le Maroc et le Sénégal ont signé le 2 mai deux accords.\n{items}")
    assert [(one.type, names(one.parties), str(one.signed)) for one in listed] == [
        ("agreement", ["Maroc", "Sénégal"], "2024-05-02"),
        ("memorandum", ["Maroc", "Sénégal"], "2024-05-02"),
    ]


def test_one_document_and_another() -> None:
    """In "un accord entre A et B, un autre entre C et D" there are two documents."""
    text = "Ont été signés un accord entre Hué et Lyon, un autre entre Dakar et Rennes."
    assert [names(one.parties) for one in agreements(text)] == [["Hué", "Lyon"], ["Dakar", "Rennes"]]


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("un accord", "agreement"), ("une convention", "agreement"), ("un accord de partenariat", "agreement"),
        ("un protocole d'accord", "memorandum"), ("un mémorandum d'entente", "memorandum"), ("une lettre d'intention", "memorandum"),
        ("un traité d'amitié", "treaty"), ("une déclaration commune", "declaration"), ("un communiqué conjoint", "declaration"),
        ("un procès-verbal", "minutes"), ("un plan d'action", "plan"), ("un programme de coopération", "plan"),
    ],
)  # fmt: skip
def test_kinds_of_documents(noun: str, kind: str) -> None:
    """The noun tells what kind of document was signed."""
    assert the_agreement(f"Hué et Lyon ont signé {noun} sur le tourisme.").type == kind


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Hué et Lyon ont signé un accord.", 1),
        ("Hué et Lyon ont signé deux accords.", 2),
        ("Hué et Lyon ont signé dix-sept accords.", 17),
        ("Hué et Lyon ont signé 29 accords.", 29),
        ("Hué et Lyon ont signé des accords.", None),
        ("Hué et Lyon ont signé plusieurs accords.", None),
        ("La visite a été marquée par la signature d'une dizaine d'accords entre Hué et Lyon.", 10),
        ("Hué et Lyon ont signé leur premier accord.", 1),
        ("Hué et Lyon ont signé trois nouveaux accords.", 3),
        ("Hué et Lyon ont signé soixante et un accords.", 61),
        ("Hué et Lyon ont signé quatre-vingt-dix accords.", 90),
        ("Hué et Lyon ont signé six accords et mémorandums d'entente.", 6),
        ("Hué et Lyon ont signé vingt-deux accords.", 22),
    ],
)  # fmt: skip
def test_how_many(text: str, count: int | None) -> None:
    """The number of documents is that of the text; a bare plural does not tell it."""
    assert the_agreement(text).count == count


@pytest.mark.parametrize(
    ("text", "title", "topics"),
    [
        ("Hué et Lyon ont signé un accord de coopération dans la culture.", "accord de coopération dans la culture", ("culture",)),
        ("Hué et Lyon ont signé un protocole d'accord sur le tourisme.", "protocole d'accord sur le tourisme", ("tourism",)),
        ("Hué et Lyon ont signé un accord d'amitié en mai 2023.", "accord d'amitié", ()),
        ("Hué et Lyon ont signé un plan d'action lundi à Hué.", "plan d'action", ()),
        ("Hué et Lyon ont signé un accord d'amitié pour 2023-2025.", "accord d'amitié pour 2023-2025", ()),
        ("Un accord sur la santé et l'éducation a été signé entre Hué et Lyon.", None, ("health", "education")),
    ],
)  # fmt: skip
def test_title_and_topics(text: str, title: str | None, topics: tuple[str, ...]) -> None:
    """The title is quoted with its subject, and its words tell the topics."""
    agreement = the_agreement(text)
    assert set(agreement.topics) == set(topics)
    assert title is None or agreement.title == title


def test_a_later_sentence_tells_the_subject() -> None:
    """What "La convention prévoit …" goes on to say is what the document told before is about."""
    text = "Hué et Lyon ont signé une convention.\nLa convention prévoit des échanges dans le tourisme et la santé."
    assert set(the_agreement(text).topics) == {"tourism", "health"}


def test_the_field_at_the_head_of_the_sentence() -> None:
    """A document without a subject of its own has that with which its sentence opens."""
    text = "Dans le domaine du tourisme, Hué et Lyon ont signé un accord."
    assert the_agreement(text).topics == ("tourism",)


@pytest.mark.parametrize(
    ("text", "signed", "status"),
    [
        ("Hué et Lyon ont signé un accord le 2 mai 2024.", "2024-05-02", "signed"),
        ("Hué et Lyon ont signé mardi un accord.", "2024-05-14", "signed"),
        ("Hué et Lyon ont signé un accord.", None, "signed"),
        ("Hué et Lyon signeront un accord en juin prochain.", "2024-06", "planned"),
        ("Hué et Lyon doivent signer un accord.", None, "planned"),
        ("Hué et Lyon souhaitent signer un accord.", None, "planned"),
        ("Un accord devrait être signé en juin prochain entre Hué et Lyon.", "2024-06", "planned"),
        ("Le maire a discuté de la signature d'un accord entre Hué et Lyon.", None, "planned"),
        ("Le maire a salué la signature prochaine d'un accord entre Hué et Lyon.", None, "planned"),
        ("Le maire veut accélérer les négociations d'un accord entre Hué et Lyon.", None, "planned"),
        ("L'accord signé en 2019 entre Hué et Lyon est utile.", "2019", "signed"),
    ],
)
def test_when_it_was_signed(text: str, signed: str | None, status: str) -> None:
    """The date is that of the signing; one that lies ahead is planned."""
    agreement = the_agreement(text)
    assert (str(agreement.signed) if agreement.signed else None, agreement.status) == (signed, status)


def test_the_signing_is_an_event() -> None:
    """A signing that is told as news is an event with its day, place and signatories."""
    text = sentence(f"{DOUCET} et {PHUONG} ont signé le 2 mai à Dakar un accord de coopération.")
    (event,) = events(text)
    assert (event.type, when(event)[0], where(event)) == ("Signing", "2024-05-02", "Dakar")
    assert roles(event) == {"Grégory Doucet": "Signatory", "Nguyen Van Phuong": "Signatory"}
    (agreement,) = agreements(text)
    assert agreement.signed_at is not None
    assert (agreement.signed_at.type, agreement.signed_at.start) == ("Signing", event.start)


@pytest.mark.parametrize(
    "text",
    [
        "L'accord signé en 2019 entre Hué et Lyon est utile.",
        "L'accord de coopération entre Hué et Lyon, signé en 2019, est utile.",
        "L'accord de coopération que Hué et Lyon ont signé en 2019 est utile.",
        "Le maire a discuté de la signature d'un accord de coopération entre Hué et Lyon.",
    ],
)
def test_a_signing_recalled_is_no_event(text: str) -> None:
    """The words "l'accord signé en 2019" recall a document; nobody signs now."""
    assert events(text) == []
    assert len(agreements(text)) == 1


def test_one_document_named_twice_is_one() -> None:
    """Parties, kind and words tell that a later sentence means the same document, and add its topics."""
    text = "Hué et Lyon ont signé un accord de coopération.\nL'accord de coopération signé entre Hué et Lyon prévoit un festival."
    assert len(agreements(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Hué et Lyon ont décidé d'un commun accord de planter des arbres.",
        "Hué et Lyon se sont mis d'accord pour planter des arbres.",
        "En accord avec Lyon, Hué a planté des arbres.",
        "Hué et Lyon sont tombés d'accord.",
        "Hué et Lyon n'ont pas signé d'accord.",
        "Les accords de libre-échange sont utiles.",
        "Un accord est utile.",
        "Hué et Lyon ont un plan.",
        "Hué et Lyon ont signé la paix.",
        "Hué a donné son accord.",
        "Le maire a fait une déclaration.",
        "Hué accorde à Lyon une grande importance.",
        "Le programme d'échanges entre Hué et Lyon est utile.",
    ],
)
def test_no_agreement(text: str) -> None:
    """Common accord, consent, plans in general and denied signings are no documents."""
    assert agreements(text) == []


def test_every_party_is_said_once() -> None:
    """No party stands twice in an agreement."""
    for agreement in report("Hué et Lyon ont signé avec Lyon un accord entre Hué et Lyon.").agreements:
        assert len(set(agreement.parties)) == len(agreement.parties)


def test_partners_that_nobody_names() -> None:
    """Documents signed "avec différents partenaires" are not of the two sides of the talks told before."""
    text = (
        "Le président vietnamien To Lam s'est entretenu lundi avec le président irlandais Michael Higgins.\n"
        "Une vingtaine de documents ont été signés avec différents partenaires."
    )
    assert not agreements(text)
