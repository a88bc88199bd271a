"""Tests of meetings, receptions and calls: who meets whom, on which side, when and where."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import (
    DOUCET,
    PEREZ,
    PHUONG,
    events,
    report,
    roles,
    sentence,
    the_event,
    when,
    where,
)

HOST_AND_GUEST = {"Grégory Doucet": "Host", "Orlando Perez": "Guest"}


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a reçu {PEREZ}.",
        f"{DOUCET} a reçu mardi à Lyon {PEREZ}.",
        f"{DOUCET} a également reçu {PEREZ}.",
        f"{DOUCET} reçoit {PEREZ}.",
        f"{DOUCET} avait reçu {PEREZ}.",
        "Grégory Doucet, maire de Lyon, a reçu Orlando Perez, ambassadeur de Cuba.",
        f"{DOUCET} a accueilli {PEREZ}.",
        f"{PEREZ} a été reçu par {DOUCET}.",
        f"{PEREZ} a été reçu mardi à Lyon par {DOUCET}.",
        f"{PEREZ} a été accueilli par {DOUCET}.",
        f"{PEREZ} est reçu par {DOUCET}.",
        f"recevant {PEREZ} {DOUCET} a salué Cuba.",
        f"en recevant {PEREZ} {DOUCET} a salué Cuba.",
        f"{DOUCET} qui a reçu {PEREZ} a salué Cuba.",
    ],
)
def test_who_receives_whom(text: str) -> None:
    """Whoever receives is host and the received guest, in the active, the passive and the gerund."""
    event = the_event(sentence(text))
    assert (event.type, roles(event), event.status) == ("Reception", HOST_AND_GUEST, "held")
    assert event.main


def test_a_participle_at_the_head_tells_a_reception() -> None:
    """In "reçu par A, B a remercié …": B is A's guest."""
    event = the_event(sentence(f"reçu mardi par {DOUCET} {PEREZ} a remercié la ville de Lyon."))
    assert (event.type, roles(event)) == ("Reception", HOST_AND_GUEST)


def test_a_courtesy_visit_is_a_reception() -> None:
    """A courtesy visit is told as a reception by whoever gets it."""
    text = f"{DOUCET} a reçu en visite de courtoisie {PEREZ}."
    assert roles(the_event(sentence(text))) == HOST_AND_GUEST


def test_to_pay_a_courtesy_visit_is_to_be_received() -> None:
    """In "A rendu une visite de courtoisie à B": A is B's guest."""
    event = the_event(
        sentence(f"{PEREZ} a rendu mardi une visite de courtoisie au maire de Lyon, Grégory Doucet.")
    )
    assert (event.type, roles(event)) == ("Reception", HOST_AND_GUEST)


def test_several_guests_of_one_host() -> None:
    """A list of guests is one reception."""
    event = the_event(sentence(f"{DOUCET} a reçu {PEREZ} et {PHUONG}."))
    assert roles(event) == HOST_AND_GUEST | {"Nguyen Van Phuong": "Guest"}


def test_several_hosts_of_one_guest() -> None:
    """Two hosts that receive together are one reception."""
    event = the_event(sentence(f"{DOUCET} et {PHUONG} ont reçu {PEREZ}."))
    assert roles(event) == HOST_AND_GUEST | {"Nguyen Van Phuong": "Host"}


@pytest.mark.xfail(strict=True, reason="agents that follow each other with puis are hosts of one reception")
def test_received_by_one_and_then_by_another() -> None:
    """In "reçu par A, puis par B" are two receptions."""
    found = events(sentence(f"{PEREZ} a été reçu par {DOUCET} puis par {PHUONG}."))
    assert [roles(event) for event in found] == [
        {"Grégory Doucet": "Host", "Orlando Perez": "Guest"},
        {"Nguyen Van Phuong": "Host", "Orlando Perez": "Guest"},
    ]


EQUALS = {"Grégory Doucet": "Participant", "Nguyen Van Phuong": "Participant"}


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a rencontré {PHUONG}.",
        f"{DOUCET} a vu {PHUONG}.",
        f"{DOUCET} a été rencontré par {PHUONG}.",
        f"{DOUCET} s'est entretenu avec {PHUONG}.",
        f"{DOUCET} s'est entretenu lundi à Dakar avec {PHUONG}.",
        f"{DOUCET} et {PHUONG} se sont rencontrés.",
        f"{DOUCET} et {PHUONG} se sont vus à Dakar.",
        f"{DOUCET} a eu un entretien avec {PHUONG}.",
        f"{DOUCET} a eu lundi une entrevue avec {PHUONG}.",
        f"lors d'une rencontre avec {PHUONG} {DOUCET} a salué Hué.",
        f"{DOUCET} a salué Hué lors d'une entrevue avec {PHUONG}.",
        f"une rencontre entre {DOUCET} et {PHUONG} a eu lieu à Dakar.",
        f"l'entretien entre {DOUCET} et {PHUONG} s'est déroulé à Dakar.",
    ],
)
def test_two_sides_on_a_level(text: str) -> None:
    """Where nobody receives, both sides take part in a meeting; a noun tells it as well as a verb."""
    event = the_event(sentence(text))
    assert (event.type, roles(event)) == ("Meeting", EQUALS)


def test_their_meeting_is_that_of_the_subjects() -> None:
    """In "lors de leur rencontre, A et B ont souligné …": A and B met."""
    event = the_event(
        sentence(f"lors de leur rencontre lundi à Dakar, {DOUCET} et {PHUONG} ont salué les progrès.")
    )
    assert (event.type, roles(event), where(event)) == ("Meeting", EQUALS, "Dakar")


def test_one_who_meets_several_meets_each() -> None:
    """The words "A a rencontré B et C" tell of two meetings."""
    found = events(sentence(f"{DOUCET} a rencontré {PHUONG} et {PEREZ}."))
    assert [roles(event) for event in found] == [
        EQUALS,
        {"Grégory Doucet": "Participant", "Orlando Perez": "Participant"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a eu un entretien téléphonique avec {PHUONG}.",
        f"{DOUCET} a eu lundi une conversation téléphonique avec {PHUONG}.",
        f"{DOUCET} s'est entretenu par téléphone avec {PHUONG}.",
        f"{DOUCET} s'est entretenu en visioconférence avec {PHUONG}.",
    ],
)  # fmt: skip
def test_calls(text: str) -> None:
    """Talks by telephone or screen are a call."""
    event = the_event(sentence(text))
    assert (event.type, roles(event)) == ("Call", EQUALS)


@pytest.mark.parametrize(
    ("text", "start", "place"),
    [
        (f"{DOUCET} a reçu mardi à Lyon {PEREZ}.", "2024-05-14", "Lyon"),
        (f"{DOUCET} a reçu, le 3 mai 2024 à Paris, {PEREZ}.", "2024-05-03", "Paris"),
        (f"le 3 mai, à Paris, {DOUCET} a reçu {PEREZ}.", "2024-05-03", "Paris"),
        (f"{DOUCET} a rencontré {PHUONG} en France.", None, "France"),
        (f"{DOUCET} recevra lundi prochain {PEREZ}.", "2024-05-20", None),
        (f"{DOUCET} a reçu {PEREZ} en mars.", "2024-03", "Lyon"),
    ],
)
def test_when_and_where(text: str, start: str | None, place: str | None) -> None:
    """A meeting takes the date and the place of its clause; what the clause does not tell is absent."""
    event = the_event(sentence(text))
    assert (when(event)[0], where(event)) == (start, place)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{DOUCET} a reçu {PEREZ}.", "held"),
        (f"{DOUCET} recevra {PEREZ}.", "planned"),
        (f"{DOUCET} doit recevoir {PEREZ}.", "planned"),
        (f"{DOUCET} va rencontrer {PHUONG}.", "planned"),
        (f"{DOUCET} reçoit demain {PEREZ}.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    """What the verb or the date puts in the future is planned."""
    assert the_event(sentence(text)).status == status


def test_a_body_can_receive() -> None:
    """A body without a named person is a side of its own."""
    event = the_event(sentence(f"le Comité populaire de la ville de Hué a reçu {PEREZ}."))
    assert roles(event) == {"Comité populaire de la ville de Hué": "Host", "Orlando Perez": "Guest"}


def test_a_delegation_is_received() -> None:
    """A delegation is a guest, named by whom it is of."""
    event = the_event(sentence(f"{DOUCET} a reçu mardi une délégation de la province de Savannakhet."))
    assert roles(event) == {"Grégory Doucet": "Host", "délégation de la province de Savannakhet": "Guest"}


def test_the_leader_of_a_delegation_is_told_apart() -> None:
    """Whoever leads a delegation to talks among equals heads it there, and in no other talks."""
    text = (
        "Le maire de Lyon, Grégory Doucet, à la tête d'une délégation, a rencontré lundi le maire de Hué, Nguyen Van Phuong.\n"
        "Grégory Doucet a aussi rencontré le ministre lao de la Santé, Bounfeng Phommala."
    )
    first, second = events(text, "Meeting")
    assert roles(first)["Grégory Doucet"] == "HeadOfDelegation"
    assert roles(second)["Grégory Doucet"] == "Participant"


def test_the_capacity_of_a_participant() -> None:
    """A person takes part in the post that is told beside the name."""
    event = the_event(sentence(f"{DOUCET} a reçu {PEREZ}."))
    assert [part.capacity and part.capacity.title for part in event.participations] == [
        "maire de Lyon",
        "ambassadeur de Cuba",
    ]


def test_one_meeting_told_twice_is_one() -> None:
    """A later sentence about the same people completes the meeting instead of adding one."""
    text = sentence(f"{DOUCET} a reçu {PEREZ}.") + "\nGrégory Doucet a reçu Orlando Perez mardi à Lyon."
    event = the_event(text)
    assert (roles(event), when(event)[0], where(event)) == (HOST_AND_GUEST, "2024-05-14", "Lyon")


def test_two_meetings_on_two_days_are_two() -> None:
    """The same people on another day is another meeting."""
    text = sentence(f"{DOUCET} a reçu {PEREZ} le 3 mai.") + "\nGrégory Doucet a reçu Orlando Perez le 14 mai."
    assert [when(event)[0] for event in events(text)] == ["2024-05-03", "2024-05-14"]


def test_the_day_after_is_counted_from_the_day_last_spoken_of() -> None:
    """The day called "le lendemain" is the day after the one named before."""
    text = sentence(f"{DOUCET} a reçu {PEREZ} le 3 mai.") + sentence(
        f"\nLe lendemain, il a rencontré {PHUONG}."
    )
    assert [when(event)[0] for event in events(text)] == ["2024-05-03", "2024-05-04"]


def test_pronouns_meet_too() -> None:
    """What "il a également rencontré C" tells is a meeting of the last subject."""
    text = sentence(f"{DOUCET} est venu lundi à Hué.") + sentence(f"\nIl a ensuite rencontré {PHUONG}.")
    (meeting,) = events(text, "Meeting", "Reception")
    assert set(roles(meeting)) == {"Grégory Doucet", "Nguyen Van Phuong"}


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} n'a pas rencontré {PHUONG}.",
        f"{DOUCET} ne recevra pas {PEREZ}.",
        f"{DOUCET} a reçu un prix.",
        f"{DOUCET} a rencontré des difficultés.",
        f"{DOUCET} souhaite recevoir {PEREZ}.",
        f"{DOUCET} a accueilli avec joie la nouvelle.",
        "Les deux maires se sont rencontrés.",
        f"{DOUCET} a vu grand.",
        f"{DOUCET} s'est réuni.",
        f"{DOUCET} a reçu la visite du vent.",
    ],
)
def test_no_meeting(text: str) -> None:
    """Negation, wishes, things instead of people, and sides that nobody names make no meeting."""
    assert events(sentence(text), "Meeting", "Reception", "Call") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a reçu dans l'après-midi du 3 mai, à l'hôtel de ville, {PEREZ}.",
        f"{DOUCET} a reçu vendredi 3 mai 2024 à l'hôtel de ville de Lyon, {PEREZ}.",
        f"{DOUCET} a reçu le 3 mai au Palais du Commerce, à Lyon, {PEREZ}.",
    ],
)
def test_when_and_where_do_not_part_a_verb_from_its_object(text: str) -> None:
    """However long the date and place behind the verb, who stands behind them is received."""
    event = the_event(sentence(text))
    assert (roles(event), when(event)) == (HOST_AND_GUEST, ("2024-05-03", "2024-05-03"))


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a accordé mardi une audience à {PEREZ}.".replace("à l'", "à l'"),
        f"{DOUCET} a accordé, mardi, dans la matinée, une audience à {PEREZ}.",
    ],
)
def test_who_grants_an_audience_is_the_host(text: str) -> None:
    """Of "accorder une audience à X": X is the guest."""
    assert roles(the_event(sentence(text))) == HOST_AND_GUEST


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a tenu mardi un sommet avec {PEREZ}.",
        "M. Grégory Doucet et M. Orlando Perez ont eu mardi une réunion.",
        f"{DOUCET} a travaillé mardi avec {PEREZ}.",
        f"{DOUCET} retrouvera mardi {PEREZ}.",
    ],
)
def test_what_two_persons_hold_is_a_meeting(text: str) -> None:
    """A summit or session of two persons is talks, no conference."""
    event = the_event(sentence(text))
    assert (event.type, set(roles(event))) == ("Meeting", set(HOST_AND_GUEST))


def test_who_works_with_somebody_without_a_post_meets_nobody() -> None:
    """To have worked with a person who holds no post is part of a life, no meeting."""
    assert not events(sentence(f"{DOUCET} a travaillé avec Jean Dupont."))


def test_a_participle_behind_et_has_the_subject_of_the_verb_before() -> None:
    """In "a visité X et rencontré Y" one subject does both."""
    text = "Une délégation de la ville de Lyon a visité le port et rencontré à Hué Nguyen Van Phuong, maire de Hué."
    (meeting,) = events(text, "Meeting")
    assert roles(meeting) == {
        "délégation de la ville de Lyon": "Participant",
        "Nguyen Van Phuong": "Participant",
    }


def test_a_pronoun_behind_que_is_the_subject_of_the_sentence() -> None:
    """In "X a dit qu'il avait rencontré Y" the pronoun is X, whoever was named before."""
    text = sentence(f"{PHUONG} a parlé.\n") + sentence(f"{DOUCET} a indiqué qu'il avait rencontré {PEREZ}.")
    (meeting,) = events(text, "Meeting")
    assert roles(meeting) == {"Grégory Doucet": "Participant", "Orlando Perez": "Participant"}


def test_past_tense_puts_a_day_without_year_before_the_article() -> None:
    """In an article of May, who "avait reçu" on 28 August did so the year before."""
    assert when(the_event(sentence(f"{DOUCET} avait reçu le 28 août {PEREZ}."))) == (
        "2023-08-28",
        "2023-08-28",
    )


@pytest.mark.parametrize(
    "present",
    ["en présence de", "aux côtés de"],
)
def test_who_is_present_takes_part(present: str) -> None:
    """Those in whose presence talks are held take part in them, without a side."""
    event = the_event(
        sentence(f"{DOUCET} a reçu mardi {PEREZ} {present} M. Jean Dupont et de Mme Claire Vasseur.")
    )
    assert roles(event) == HOST_AND_GUEST | {"Jean Dupont": "Participant", "Claire Vasseur": "Participant"}


@pytest.mark.parametrize(
    "text",
    [
        f"{PEREZ} a rendu visite mardi à Grégory Doucet, maire de Lyon.",
        f"{PEREZ} est venu saluer {DOUCET}.",
        f"{DOUCET} a offert mardi un dîner en l'honneur de M. Orlando Perez.",
    ],
)
def test_further_ways_to_receive(text: str) -> None:
    """Who visits or greets a person is the guest, as is the person in whose honour a dinner is given."""
    event = the_event(sentence(text))
    assert (event.type, roles(event)) == ("Reception", HOST_AND_GUEST)


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a reçu un accueil chaleureux à Hué, la capitale impériale du Vietnam.",
        f"{DOUCET} et {PEREZ} ont échangé des vœux.",
    ],
)
def test_no_talks(text: str) -> None:
    """To get a welcome or to exchange wishes tells no talks."""
    assert not events(sentence(text), "Meeting", "Reception")


def test_who_is_joined_by_et_and_an_article_has_posts_of_his_own() -> None:
    """In "A, et l'ambassadeur de Suisse, B" the second post is of B alone."""
    told = report(sentence(f"{DOUCET} a reçu {PEREZ} et l'ambassadeur de Suisse, Thomas Gass."))
    assert {(t.holder.name, t.post.title) for t in told.tenures} == {
        ("Grégory Doucet", "maire de Lyon"), ("Orlando Perez", "ambassadeur de Cuba"), ("Thomas Gass", "ambassadeur de Suisse"),
    }  # fmt: skip


def test_after_having_been_received() -> None:
    """In "Après avoir été reçu par A, B a parlé" B is A's guest."""
    event = events(
        sentence(f"après avoir été reçu mardi par {DOUCET} {PEREZ} a salué la ville."), "Reception"
    )[0]
    assert roles(event) == HOST_AND_GUEST


def test_a_pronoun_of_somebody_unknown_is_nobody() -> None:
    """In "L'émissaire a dit qu'il est venu" the pronoun is no person named before."""
    assert not events(sentence(f"{DOUCET} a parlé.\nL'émissaire a déclaré qu'il est venu à Hué."))


def test_a_counterpart_named_later() -> None:
    """In "avec son homologue chinois" the only Chinese of the article is meant, though named later."""
    text = "Le président sud-coréen Yoon Suk Yeol s'est entretenu lundi avec son homologue chinois à Lima.\nLe président chinois Xi Jinping a parlé."
    (meeting,) = events(text, "Meeting")
    assert set(roles(meeting)) == {"Yoon Suk Yeol", "Xi Jinping"}


def test_summits_one_after_the_other() -> None:
    """Of "réunions séparées avec A et avec B" there are two meetings."""
    text = sentence(f"{DOUCET} a eu lundi des réunions séparées avec {PEREZ[:-1]} et {PHUONG[:-1]}.")
    assert [set(roles(e)) for e in events(text)] == [
        {"Grégory Doucet", "Orlando Perez"}, {"Grégory Doucet", "Nguyen Van Phuong"},
    ]  # fmt: skip


def test_who_stands_beside_the_subject() -> None:
    """In "X, de pair avec Y, a coprésidé" both are in the chair."""
    text = sentence(f"{DOUCET} de pair avec {PEREZ} a coprésidé lundi la 2e conférence des ports.")
    assert roles(the_event(text)) == {"Grégory Doucet": "Chair", "Orlando Perez": "Chair"}


def test_what_had_been_before_is_another_meeting() -> None:
    """Who "s'étaient déjà vus en mars" had another meeting than today's."""
    text = (
        sentence(f"{DOUCET} a rencontré mardi {PEREZ}.")
        + "\nM. Doucet et M. Perez s'étaient déjà vus en mars dernier à Dakar."
    )
    assert [(when(e)[0], where(e)) for e in events(text)] == [("2024-05-14", None), ("2024-03", "Dakar")]


def test_the_weekday_of_the_article_is_today() -> None:
    """Who "recevra jeudi" in an article of a Thursday receives that day."""
    assert (
        when(the_event(sentence(f"{DOUCET} recevra jeudi {PEREZ}."), published="2024-05-16"))[0]
        == "2024-05-16"
    )


def test_who_is_received_first_and_travels() -> None:
    """In "Reçu par A, B a visité …" B is A's guest."""
    event = events(sentence(f"reçu par {DOUCET} {PEREZ} a visité le port."), "Reception")[0]
    assert roles(event) == HOST_AND_GUEST


def test_where_he_met_somebody() -> None:
    """In "X s'est rendu à Hué du 3 au 5 mai, où il a rencontré Y" X met Y, and the days are those of the journey."""
    (meeting,) = events(
        sentence(f"{DOUCET} s'est rendu à Hué du 3 au 5 mai, où il a rencontré {PHUONG[:-1]}."), "Meeting"
    )
    assert set(roles(meeting)) == {"Grégory Doucet", "Nguyen Van Phuong"}
    assert when(meeting)[0] != "2024-05-03"


def test_the_counterpart_in_a_town() -> None:
    """In "le maire de Lyon, A, et son homologue de Hué, B" B is mayor of Hué, and both sign."""
    told = report(
        "Le maire de Lyon, Grégory Doucet, et son homologue de Hué, Phan Ngoc Tho, ont signé lundi un accord."
    )
    assert {(t.holder.name, t.post.title) for t in told.tenures} == {
        ("Grégory Doucet", "maire de Lyon"), ("Phan Ngoc Tho", "maire de Hué"),
    }  # fmt: skip
    (signing,) = told.events
    assert roles(signing) == {"Grégory Doucet": "Signatory", "Phan Ngoc Tho": "Signatory"}


def test_the_mayor_whose_proposals_are_praised_is_another() -> None:
    """In "Appréciant les propositions du maire de Lyon, X a souhaité …" X is no mayor of Lyon."""
    assert not report(
        "Appréciant les propositions du maire de Lyon, Tran Vinh Tuyen a souhaité coopérer."
    ).tenures
