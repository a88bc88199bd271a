"""Tests of what goes beyond one sentence: comparison of posts, descriptions, lists of proposals, what a report completes."""

from __future__ import annotations

import pytest

from mappings.article import Article
from mappings.facts import Person
from tests.mappings.articles import article
from tests.mappings.relations.told import (
    DOUCET,
    PEREZ,
    PHUONG,
    events,
    names,
    report,
    roles,
    said,
    sentence,
    when,
    where,
)

LAO = "le ministre lao de la Santé, Bounfeng Phommala,"


def tenures(text: str) -> set[tuple[str, str]]:
    """Return who holds which post."""
    return {(tenure.holder.name, tenure.post.title) for tenure in report(text).tenures}


def test_a_counterpart_has_the_post_of_the_other() -> None:
    """The counterpart of a minister is minister of the same, of the country that the adjective tells."""
    told = report(sentence(f"{LAO} a reçu son homologue sénégalais, Ibrahima Sy."))
    other = next(tenure for tenure in told.tenures if tenure.holder.name == "Ibrahima Sy")
    assert other.post.kind == "minister"
    assert (other.post.place and other.post.place.name, other.holder.country) == ("Sénégal", "SN")
    (event,) = told.events
    assert roles(event) == {"Bounfeng Phommala": "Host", "Ibrahima Sy": "Guest"}


def test_a_counterpart_with_a_post_of_his_own_keeps_it() -> None:
    """A post that the text tells goes before the one by comparison."""
    text = sentence(
        f"{LAO} a reçu son homologue sénégalais, Ibrahima Sy.\nIbrahima Sy, ministre sénégalais de la Santé, a pris congé."
    )
    assert ("Ibrahima Sy", "ministre sénégalais de la Santé") in tenures(text)
    assert len([post for holder, post in tenures(text) if holder == "Ibrahima Sy"]) == 1


def test_respectively() -> None:
    """The word "respectivement" pairs names and posts in their order."""
    text = "MM. Grégory Doucet et Nguyen Van Phuong, respectivement maire de Lyon et maire de Hué, ont pris congé."
    assert tenures(text) == {("Grégory Doucet", "maire de Lyon"), ("Nguyen Van Phuong", "maire de Hué")}


@pytest.mark.parametrize(
    "text",
    [
        "Elle a salué la nomination de Mme Yassine Fall comme ministre des Affaires étrangères.",
        "La nomination de Mme Yassine Fall au poste de ministre des Affaires étrangères a été saluée.",
    ],
)
def test_an_appointment_tells_a_post(text: str) -> None:
    """Who is named, elected or appointed to a post is seen in it."""
    assert tenures(text) == {("Yassine Fall", "ministre des Affaires étrangères")}


def test_a_town_pointed_at() -> None:
    """Who is "maire de cette ville" is mayor of the town named before."""
    told = report(
        "Une mission est arrivée lundi à Lyon.\nLe maire de cette ville française, Grégory Doucet, a pris congé."
    )
    (tenure,) = told.tenures
    assert tenure.post.place is not None
    assert tenure.post.place.name == "Lyon"


MET = sentence(f"{DOUCET} a rencontré {PHUONG}.\n")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Il a salué Hué. Son interlocuteur a salué les progrès du commerce.", "Nguyen Van Phuong"),
        ("Le maire de Hué a salué les progrès du commerce.", "Nguyen Van Phuong"),
        ("Le dirigeant vietnamien a salué les progrès du commerce.", "Nguyen Van Phuong"),
        ("Le responsable vietnamien a salué les progrès du commerce.", "Nguyen Van Phuong"),
        ("M. Phuong a salué les progrès du commerce.", "Nguyen Van Phuong"),
        ("L'élu français a salué les progrès du commerce.", "Grégory Doucet"),
    ],
)
def test_descriptions_find_their_person(text: str, speaker: str) -> None:
    """A post, a nationality or a place in the talks tells who is described."""
    assert said(MET + text)[-1] == ("praise", [speaker])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le chef de l'État sud-africain a salué les progrès du commerce.", "Ibrahima Sy"),
        ("Le dirigeant sud-africain a salué les progrès du commerce.", "Ibrahima Sy"),
        ("Le président lao a salué les progrès du commerce.", "Bounfeng Phommala"),
        ("Le président a salué les progrès du commerce.", "Ibrahima Sy"),
        ("Le dirigeant de Lyon a salué les progrès du commerce.", "Grégory Doucet"),
    ],
)
def test_descriptions_with_a_place_or_nationality(text: str, speaker: str) -> None:
    """A nationality of two words or a place tells who is described; a bare title is rather the last subject's."""
    opening = "Le président sud-africain Ibrahima Sy a reçu Grégory Doucet, maire de Lyon, et le président lao Bounfeng Phommala."
    assert said(f"{opening}\n{text}") == [("praise", [speaker])]


@pytest.mark.parametrize(
    "text",
    [
        "Le dirigeant portugais a salué les progrès du commerce.",
        "Le chef de l'État a salué les progrès du commerce.",
        "Le consul général du Maroc a salué les progrès du commerce.",
    ],
)
def test_a_description_that_fits_nobody_is_nobody(text: str) -> None:
    """Where nobody named has that nationality or post, the sentence has no speaker."""
    assert said(MET + text) == []


def test_a_list_of_proposals_goes_on() -> None:
    """Items that follow a proposal in the same paragraph are proposals of the same speaker."""
    text = sentence(
        f"{DOUCET} a fait des propositions. Premièrement, développer le commerce. Deuxièmement, ouvrir une école.\nLe pont est long."
    )
    assert said(text) == [("propose", ["Grégory Doucet"])] * 3


def test_who_speaks_after_a_colon_goes_on_speaking() -> None:
    """After "a déclaré :" the sentences of the paragraph are the speaker's."""
    text = sentence(
        f"{DOUCET} a déclaré : le commerce progresse. Nos deux villes se développent.\nLe pont est long."
    )
    assert said(text) == [("affirm", ["Grégory Doucet"])] * 2


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"{DOUCET} a affirmé que les deux parties devraient ouvrir une école.", "propose"),
        (f"{DOUCET} a déclaré espérer que le commerce progresse.", "wish"),
        (f"{DOUCET} a déclaré se réjouir des progrès du commerce.", "praise"),
    ],
)
def test_what_a_neutral_verb_voices(text: str, act: str) -> None:
    """What is said decides: a duty of both sides is a proposal, a hope that is declared a wish."""
    assert said(MET + sentence(text)) == [(act, ["Grégory Doucet"])]


def test_and_to_underline() -> None:
    """A sentence "et de souligner que …" goes on with the speaker of the sentence before."""
    text = sentence(f"{DOUCET} a salué les progrès du commerce.\nEt de souligner que le tourisme reprend.")
    assert said(text) == [("praise", ["Grégory Doucet"]), ("affirm", ["Grégory Doucet"])]


def test_two_gatherings_of_one_verb() -> None:
    """The words "la conférence … et la réunion … se sont tenues" tell of two gatherings."""
    text = "La 5e conférence des maires et la 3e réunion des consuls se sont tenues lundi à Dakar."
    assert {(e.ordinal, where(e), when(e)[0]) for e in events(text)} == {
        (5, "Dakar", "2024-05-13"),
        (3, "Dakar", "2024-05-13"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Présent à la 5e conférence des maires, tenue lundi à Dakar, le maire de Lyon, Grégory Doucet, a salué les progrès.",
        "Le maire de Lyon, Grégory Doucet, venu pour la 5e conférence des maires à Dakar, a salué les progrès.",
        "Lors de la 5e conférence des maires, tenue lundi à Dakar, le maire de Lyon, Grégory Doucet, a salué les progrès.",
    ],
)
def test_who_is_at_a_gathering_takes_part(text: str) -> None:
    """Who is present at a gathering, has come for it or acts there takes part in it."""
    (event,) = events(text, "Conference")
    assert roles(event) == {"Grégory Doucet": "Participant"}


def test_who_speaks_in_the_report_of_a_gathering_takes_part() -> None:
    """In a report about one gathering its speakers are those who take the floor there."""
    text = "Le 5e Forum des villes s'est ouvert lundi à Dakar.\n" + sentence(
        f"{DOUCET} a salué les progrès du commerce."
    )
    (event,) = events(text)
    assert roles(event) == {"Grégory Doucet": "Participant"}


def located(text: str, dateline: str) -> Article:
    """Return an article filed from a town."""
    return article(f"{dateline} – {text}", dateline=dateline)


def test_a_reception_in_the_hosts_town() -> None:
    """Without a place of its own a reception is in the host's town, unless the report is sent from another country."""
    told = sentence(f"{DOUCET} a reçu {PEREZ}.")
    for dateline, place in (("Lyon", "Lyon"), ("Paris", "Lyon"), ("Dakar", None)):
        (event,) = report(located(told, dateline)).events
        assert where(event) == place
    (event,) = events(told)
    assert where(event) == "Lyon"


def test_talks_during_a_visit_have_its_month() -> None:
    """Undated talks of a visitor during a visit of several days are of the visit's month, not of a guessed day."""
    text = sentence(f"{DOUCET} a effectué une visite à Hué du 3 au 6 mai.") + sentence(
        f"\n{DOUCET} a rencontré {PHUONG}."
    )
    (meeting,) = events(text, "Meeting", "Reception")
    assert when(meeting) == ("2024-05", "2024-05")


def test_after_the_talks_is_the_same_day() -> None:
    """What happened "après la rencontre" happened on its day."""
    text = sentence(
        f"{DOUCET} a rencontré {PHUONG} le 3 mai à Hué.\nAprès la rencontre, il a visité Da Nang."
    )
    (visit,) = events(text, "Visit")
    assert (when(visit)[0], where(visit)) == ("2024-05-03", "Da Nang")


def test_a_signing_after_the_talks_is_of_the_same_day() -> None:
    """A signing "après la rencontre" is of its day as a visit is."""
    text = sentence(
        f"{DOUCET} a rencontré {PHUONG} le 3 mai à Hué.\nAprès la rencontre, Lyon et Hué ont signé un accord."
    )
    (signing,) = events(text, "Signing")
    assert when(signing)[0] == "2024-05-03"


def test_both_countries_after_a_tie() -> None:
    """The relations of "les deux pays" are those of the two countries that the article speaks of most."""
    text = "Le Laos et le Sénégal échangent. Le Sénégal exporte, le Laos aussi.\nLes relations diplomatiques entre les deux pays progressent."
    (tie,) = report(text).relationships
    assert sorted(names(tie.parties)) == ["Laos", "Sénégal"]


def test_a_tie_with_one_other_country() -> None:
    """What is called "son partenariat stratégique avec le Japon" is that of the country that the article is about."""
    text = "Le Vietnam exporte. Le Vietnam et le Japon échangent.\nLe Vietnam renforce son partenariat stratégique avec le Japon."
    (tie,) = report(text).relationships
    assert sorted(names(tie.parties)) == ["Japon", "Vietnam"]


def test_two_holders_of_a_post_are_persons() -> None:
    """Where "les deux maires" cannot be told, no committee speaks in their place."""
    text = (
        f"Le comité de jumelage de Hué a reçu {DOUCET}.\nLes deux maires ont salué les progrès du commerce."
    )
    assert all(
        isinstance(actor, Person) for told in report(article(text)).statements for actor in told.speakers
    )


@pytest.mark.parametrize(
    "described", ["le couple présidentiel", "l'homme d'État gabonais", "le chef de l'État gabonais"]
)
def test_descriptions_of_a_head_of_state(described: str) -> None:
    """Who holds the office is meant, be no country told of the post: of the adjective's country nobody else is."""
    text = "Le président de la République, Luc Ondo, est arrivé lundi à Hué.\n"
    told = events(text + sentence(f"{described} a été accueilli par {PHUONG}."), "Reception")
    assert [roles(event).get("Luc Ondo") for event in told] == ["Guest"]
