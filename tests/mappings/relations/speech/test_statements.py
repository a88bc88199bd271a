"""Tests of statements: which act, by whom, to whom and about what."""

from __future__ import annotations

import pytest

from mappings.schemes import scheme
from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, names, said, sentence, statements

SPEAKER = ["Grégory Doucet"]

ACTS = [
    ("affirm", "a affirmé que le commerce progressait"),
    ("affirm", "a souligné que le commerce progressait"),
    ("affirm", "a déclaré que le commerce progressait"),
    ("affirm", "a estimé que le commerce progressait"),
    ("affirm", "a mis l'accent sur le commerce"),
    ("affirm", "a insisté sur le commerce"),
    ("affirm", "a attiré l'attention sur le commerce"),
    ("propose", "a proposé d'ouvrir une école"),
    ("propose", "a suggéré que les deux villes ouvrent une école"),
    ("propose", "a également recommandé d'ouvrir une école"),
    ("request", "a demandé à la province de faciliter le commerce"),
    ("request", "a appelé à renforcer le commerce"),
    ("request", "a sollicité le soutien de Hué"),
    ("request", "a exhorté Hué à investir"),
    ("wish", "a souhaité que le commerce progresse"),
    ("wish", "a exprimé le souhait de revenir à Hué"),
    ("wish", "espère que le commerce progressera"),
    ("wish", "a exprimé l'espoir de revenir"),
    ("commit", "a promis de revenir à Hué"),
    ("commit", "s'est engagé à soutenir le commerce"),
    ("commit", "s'est dit prêt à soutenir le commerce"),
    ("commit", "est prêt à soutenir le commerce"),
    ("commit", "a accepté l'invitation avec joie"),
    ("commit", "a juré de revenir"),
    ("commit", "a réitéré sa disponibilité à soutenir le commerce"),
    ("affirm", "est convaincu que le commerce progressera"),
    ("affirm", "a qualifié Hué de partenaire important"),
    ("affirm", "a dit avoir visité Hué"),
    ("affirm", "a relevé la qualité des relations"),
    ("affirm", "a dit combien le commerce compte pour sa ville"),
    ("commit", "a dit sa volonté de soutenir le commerce"),
    ("praise", "a dit tout son plaisir de revenir à Hué"),
    ("praise", "est très heureux des progrès du commerce"),
    ("praise", "a pris en haute considération les progrès du commerce"),
    ("thank", "a tenu à remercier la province"),
    ("thank", "n'a pas oublié de remercier la province"),
    ("praise", "a tout d'abord souhaité saluer les progrès du commerce"),
    ("invite", "a profité de l'occasion pour inviter les artistes"),
    ("thank", "a remercié la province pour son accueil"),
    ("thank", "a exprimé sa profonde gratitude pour cet accueil"),
    ("thank", "a adressé ses remerciements à la province"),
    ("praise", "a salué les progrès du commerce"),
    ("praise", "a hautement apprécié les progrès du commerce"),
    ("praise", "s'est félicité des progrès du commerce"),
    ("praise", "s'est réjoui des progrès du commerce"),
    ("congratulate", "a félicité la province pour ses progrès"),
    ("congratulate", "a adressé ses félicitations à la province"),
    ("invite", "a invité les artistes au festival"),
    ("invite", "a convié les artistes au festival"),
    ("agree", "a donné son accord"),
]


@pytest.mark.parametrize(("act", "said_so"), ACTS)
def test_the_acts_and_their_expressions(act: str, said_so: str) -> None:
    """Each act is told by verbs and by fixed phrases, over adverbs and adjectives inside them."""
    assert said(sentence(f"{DOUCET} {said_so}.")) == [(act, SPEAKER)]


def test_every_act_is_tried() -> None:
    """The table has every act of the scheme."""
    assert {act for act, _ in ACTS} == {concept.id for concept in scheme("acts")}


@pytest.mark.parametrize(
    "text",
    [
        "Le commerce progresse, a affirmé le maire de Lyon, Grégory Doucet.",
        "« Le commerce progresse », a affirmé le maire de Lyon, Grégory Doucet.",
        "« Le commerce progresse », a déclaré Grégory Doucet, maire de Lyon.",
        "Le commerce, a affirmé le maire de Lyon, Grégory Doucet, progresse.",
        "Selon le maire de Lyon, Grégory Doucet, le commerce progresse.",
        "Selon Grégory Doucet, maire de Lyon, le commerce progresse.",
        "D'après le maire de Lyon, Grégory Doucet, le commerce progresse.",
        "Le maire de Lyon, Grégory Doucet, a déclaré : le commerce progresse.",
        "Le maire de Lyon, Grégory Doucet, qui l'a reçu, a affirmé que le commerce progresse.",
        "Soulignant que le commerce progresse, le maire de Lyon, Grégory Doucet, a pris congé.",
        "Pour sa part, le maire de Lyon, Grégory Doucet, a affirmé que le commerce progresse.",
        "De son côté, Grégory Doucet, maire de Lyon, a affirmé que le commerce progresse.",
        "À cette occasion, le maire de Lyon, Grégory Doucet, a affirmé que le commerce progresse.",
        "Le commerce progresse, a fait valoir de son côté Grégory Doucet, maire de Lyon.",
        "Le commerce progresse, a fait valoir à Hué le maire de Lyon, Grégory Doucet.",
        "En recevant l'ambassadeur de Cuba, le maire de Lyon, Grégory Doucet, a affirmé que le commerce progresse.",
        "Lors de son entrevue avec l'ambassadrice de Cuba, Grégory Doucet a affirmé que le commerce progresse.",
    ],
)
def test_the_speaker_wherever_he_stands(text: str) -> None:
    """The speaker stands before the verb, behind it, behind "selon" or inside the quote."""
    assert said(text) == [("affirm", SPEAKER)]


OPENING = sentence(f"{DOUCET} a reçu {PEREZ}.\n")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Il a affirmé que le commerce progresse.", ["Grégory Doucet"]),
        ("Le commerce progresse, a-t-il affirmé.", ["Grégory Doucet"]),
        ("Pour sa part, l'ambassadeur de Cuba a affirmé que le commerce progresse.", ["Orlando Perez"]),
        ("De son côté, Orlando Perez a affirmé que le commerce progresse.", ["Orlando Perez"]),
        ("De son côté, M. Perez a affirmé que le commerce progresse.", ["Orlando Perez"]),
        ("Le diplomate cubain a affirmé que le commerce progresse.", ["Orlando Perez"]),
        ("L'ambassadeur a affirmé que le commerce progresse.", ["Orlando Perez"]),
        ("Le maire de Lyon a affirmé que le commerce progresse.", ["Grégory Doucet"]),
        ("Le responsable français a affirmé que le commerce progresse.", ["Grégory Doucet"]),
        ("Son hôte a affirmé que le commerce progresse.", ["Orlando Perez"]),
        ("Les deux parties ont affirmé que le commerce progresse.", ["Grégory Doucet", "Orlando Perez"]),
        ("Ils ont affirmé que le commerce progresse.", ["Grégory Doucet", "Orlando Perez"]),
        ("Tous deux ont affirmé que le commerce progresse.", ["Grégory Doucet", "Orlando Perez"]),
        ("Selon lui, le commerce progresse.", ["Grégory Doucet"]),
        ("Ce dernier a affirmé que le commerce progresse.", ["Orlando Perez"]),
        ("Celui-ci a affirmé que le commerce progresse.", ["Orlando Perez"]),
    ],
)
def test_who_is_meant_after_a_reception(text: str, speakers: list[str]) -> None:
    """Pronouns mean the last subject, descriptions the person whom they fit, "les deux parties" both sides."""
    ((act, found),) = said(OPENING + text)
    assert (act, sorted(found)) == ("affirm", sorted(speakers))


@pytest.mark.parametrize("text", ["Elle a souhaité revenir.", "Le commerce progresse, a-t-elle affirmé."])
@pytest.mark.parametrize(
    ("guest", "name"),
    [
        ("la gouverneure de Savannakhet, Santiphab Phomvihane,", "Santiphab Phomvihane"),
        ("Mme Yassine Fall, ministre du Sénégal,", "Yassine Fall"),
        ("l'ambassadrice de Cuba, Yanet Ruiz,", "Yanet Ruiz"),
    ],
)
def test_she_is_the_woman(guest: str, name: str, text: str) -> None:
    """The pronoun "elle" is the woman among those named, not the last subject."""
    ((_, found),) = said(sentence(f"{DOUCET} a reçu {guest}.\n") + text)
    assert found == [name]


@pytest.mark.parametrize(
    ("text", "act", "speakers"),
    [
        ("La ville de Lyon souhaite approfondir ses liens avec Hué.", "wish", ["Lyon"]),
        ("Hanoï se dit prête à accueillir des entreprises.", "commit", ["Hanoï"]),
        ("Hanoï a remercié Lyon.", "thank", ["Hanoï"]),
        ("Hué et Lyon ont convenu de planter des arbres.", "agree", ["Hué", "Lyon"]),
        (
            "Le Comité populaire de Hué a salué les progrès du commerce.",
            "praise",
            ["Comité populaire de Hué"],
        ),
        ("L'ASEAN a appelé à renforcer le commerce.", "request", ["ASEAN"]),
        ("La délégation vietnamienne a remercié Lyon.", "thank", ["délégation vietnamienne"]),
        ("Les autorités de la ville de Hué ont remercié Lyon.", "thank", ["autorités de la ville de Hué"]),
        ("Les représentants de l'ASEAN ont remercié Lyon.", "thank", ["représentants de l'ASEAN"]),
        ("Hué veut approfondir ses liens avec Lyon.", "wish", ["Hué"]),
        ("La partie cubaine a remercié Lyon.", "thank", ["partie cubaine"]),
    ],
)
def test_places_and_bodies_speak(text: str, act: str, speakers: list[str]) -> None:
    """Towns, countries, bodies and delegations say things too."""
    ((found, who),) = said(text)
    assert (found, who) == (act, speakers)


@pytest.mark.parametrize(
    "text",
    [
        "Les deux parties ont convenu de renforcer le commerce.",
        "Les deux parties se sont mises d'accord pour renforcer le commerce.",
        "Les deux parties se sont accordées à renforcer le commerce.",
        "Les deux parties sont convenues de renforcer le commerce.",
        "Les deux dirigeants sont tombés d'accord pour renforcer le commerce.",
        "Les deux maires ont convenu de renforcer le commerce.",
        "Grégory Doucet et M. Phuong ont décidé de renforcer le commerce.",
        "Les deux parties sont d'accord pour renforcer le commerce.",
        "Il a été convenu de renforcer le commerce.",
        "Ils ont décidé d'un commun accord de renforcer le commerce.",
    ],
)
def test_the_sides_agree(text: str) -> None:
    """What both sides decide is said by both."""
    ((act, speakers),) = said(sentence(f"{DOUCET} a rencontré {PHUONG}.\n") + text)
    assert (act, sorted(speakers)) == ("agree", ["Grégory Doucet", "Nguyen Van Phuong"])


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (f"{DOUCET} a salué les progrès du commerce et a proposé d'ouvrir une école.", ["praise", "propose"]),
        (f"{DOUCET} a salué les progrès du commerce, proposant d'ouvrir une école.", ["praise", "propose"]),
        (f"saluant les progrès du commerce, {DOUCET} a proposé d'ouvrir une école.", ["praise", "propose"]),
        (f"{DOUCET} a remercié Hué et promis de revenir.", ["thank", "commit"]),
        (f"{DOUCET} a affirmé qu'il souhaitait revenir.", ["wish"]),
        (f"{DOUCET} a salué les progrès du commerce, avant d'inviter les artistes.", ["praise", "invite"]),
        (f"{DOUCET} a affirmé que Hué avait salué les progrès.", ["affirm"]),
        (f"{DOUCET} a déclaré que le commerce progresse et que son pays ambitionne de le doubler.", ["affirm"]),
        (f"{DOUCET} a fait savoir que sa ville, qui grandit, souhaitait coopérer avec Hué.", ["wish"]),
        (f"tout en déclarant que Hué progresse, {DOUCET} a proposé d'ouvrir une école.", ["affirm", "propose"]),
    ],
)  # fmt: skip
def test_several_acts_of_one_sentence(text: str, acts: list[str]) -> None:
    """Coordinated verbs and gerunds are acts of their own; what is reported inside is not."""
    assert said(sentence(text)) == [(act, SPEAKER) for act in acts]


def test_she_is_no_man() -> None:
    """Where only men are named, "elle" is the delegation or town that was a subject."""
    text = sentence(f"{DOUCET} a reçu une délégation de Hué. La délégation de Hué a visité le port.")
    assert said(f"{text} Elle a salué les progrès du commerce.") == [("praise", ["délégation de Hué"])]


def test_congratulations_exchanged_are_of_each_to_the_other() -> None:
    """Who exchange congratulations each congratulate the other."""
    found = statements(sentence(f"{DOUCET} et {PHUONG} ont échangé des lettres de félicitations."))
    assert {(*names(s.speakers), *names(s.addressees)) for s in found} == {
        ("Grégory Doucet", "Nguyen Van Phuong"),
        ("Nguyen Van Phuong", "Grégory Doucet"),
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (f"{DOUCET} a assuré que Lyon continuerait à soutenir le commerce.", "commit"),
        (f"{DOUCET} a déclaré que sa ville, qui grandit, poursuivra ses efforts.", "commit"),
        (f"{DOUCET} a affirmé qu'il reviendrait à Hué.", "commit"),
        (f"{DOUCET} a annoncé que Hué poursuivrait ses efforts.", "affirm"),
        (f"{DOUCET} a déclaré que Lyon considérait le commerce comme important.", "affirm"),
        (f"{DOUCET} a dit que Lyon pourrait ouvrir une école.", "affirm"),
        (f"{DOUCET} a souligné que Lyon continuerait à soutenir le commerce.", "affirm"),
    ],
)
def test_what_the_own_side_will_do_is_promised(text: str, act: str) -> None:
    """Who says what his own side will do promises it; of others, or of what could be done, he only says so."""
    assert said(sentence(text)) == [(act, SPEAKER)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("« Je remercie Hué et réitère l'engagement de Lyon », a déclaré le maire de Lyon, Grégory Doucet.", ["thank", "commit"]),
        ("« Nous nous félicitons des progrès du commerce », a dit le maire de Lyon, Grégory Doucet.", ["praise"]),
        ("« Nous continuerons à investir à Hué », a assuré le maire de Lyon, Grégory Doucet.", ["commit"]),
        ("Le maire de Lyon, Grégory Doucet, a déclaré : « Nous souhaitons revenir et nous sommes prêts à investir. »", ["wish", "commit"]),
        ("« Nous avons signé un accord », a ajouté le maire de Lyon, Grégory Doucet.", ["affirm"]),
        ("Nous remercions la ville de Hué.", []),
    ],
)  # fmt: skip
def test_the_first_person_is_who_is_quoted(text: str, acts: list[str]) -> None:
    """What "je" and "nous" state inside a quote is stated by who is quoted; without one nobody states it."""
    assert said(text) == [(act, SPEAKER) for act in acts]


def test_what_is_added_has_its_own_evidence() -> None:
    """Two affirmations of one sentence are two statements, the second quoted by its own clause."""
    first, second = statements(
        sentence(f"{DOUCET} a indiqué que le commerce progresse, ajoutant que le tourisme reprend.")
    )
    assert (first.act, second.act) == ("affirm", "affirm")
    assert second.evidence.exact == "ajoutant que le tourisme reprend."


def test_a_quote_of_several_sentences_is_quoted_whole() -> None:
    """Who is told only behind the last sentence of a quote says all of it."""
    text = "« Le commerce progresse. L'agriculture suit », a affirmé le maire de Lyon, Grégory Doucet."
    (statement,) = statements(f"Le pont est long. {text}")
    assert (names(statement.speakers), statement.evidence.exact) == (SPEAKER, text)
    assert {"trade", "agriculture"} <= set(statement.topics)


def test_what_follows_a_quote_is_told_beside_it() -> None:
    """A relative clause behind "a déclaré X" states an act of its own."""
    text = "« Le commerce progresse », a déclaré le maire de Lyon, Grégory Doucet, qui a remercié Hué."
    assert said(text) == [("affirm", SPEAKER), ("thank", SPEAKER)]


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        (f"{DOUCET} a demandé à Hué de faciliter le commerce.", ["Hué"]),
        ("Hanoï a remercié Lyon.", ["Lyon"]),
        ("Hanoï a félicité le maire de Lyon, Grégory Doucet.", ["Grégory Doucet"]),
        ("Hanoï a invité le maire de Lyon, Grégory Doucet, au festival.", ["Grégory Doucet"]),
        (f"{DOUCET} a affirmé à Hué que le commerce progresse.", []),
        (f"{DOUCET} a remercié la ville de Hué pour son accueil.", ["Hué"]),
        (f"{DOUCET} a invité les artistes à investir à Hué.", []),
        (f"{DOUCET} a proposé d'ouvrir à Hué une école.", []),
        (f"{DOUCET} a salué l'arrivée à Hué d'une délégation.", []),
        (f"{DOUCET} a salué les efforts déployés à Hué.", []),
        (f"{DOUCET} a exprimé ses félicitations à Hué.", ["Hué"]),
    ],
)
def test_addressees(text: str, addressees: list[str]) -> None:
    """Who is asked, thanked, congratulated or invited is the addressee."""
    (statement,) = statements(sentence(text))
    assert names(statement.addressees) == addressees


@pytest.mark.parametrize("verb", ["remercié", "invité", "félicité"])
def test_a_person_can_be_thanked(verb: str) -> None:
    """In "A, maire, a remercié B": A speaks and B is thanked."""
    (statement,) = statements(sentence(f"{DOUCET} a {verb} {PEREZ}."))
    assert (names(statement.speakers), names(statement.addressees)) == (SPEAKER, ["Orlando Perez"])


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (f"{DOUCET} a salué les progrès du commerce et du tourisme.", {"trade", "tourism"}),
        (f"{DOUCET} a proposé de coopérer dans l'éducation.", {"education"}),
        (f"{DOUCET} a remercié le ministère de la Santé.", set()),
        (
            f"{DOUCET} a souhaité développer l'agriculture et l'énergie éolienne.",
            {"agriculture", "renewable-energy"},
        ),
    ],
)
def test_topics(text: str, topics: set[str]) -> None:
    """The topics of a statement are those of its words; a ministry's name tells none."""
    (statement,) = statements(sentence(text))
    assert topics <= set(statement.topics)
    assert topics or not statement.topics


def test_the_evidence_is_the_sentence() -> None:
    """A statement is quoted with its whole sentence."""
    first = "Le pont est long."
    second = sentence(f"{DOUCET} a salué les progrès du commerce.")
    (statement,) = statements(f"{first} {second}")
    assert statement.evidence.exact == second
    assert statement.evidence.start == len(first) + 1


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} n'a pas promis de revenir.",
        f"{DOUCET} n'a jamais affirmé que le commerce progresse.",
        "Le commerce progresse.",
        "Il convient de renforcer le commerce.",
        "Le souhait du maire est connu.",
        "L'accord assure la paix.",
        f"{DOUCET} a souhaité la bienvenue.",
        f"{DOUCET} a proposé un toast.",
        f"{DOUCET} a relevé le défi.",
        "On y relève que le commerce progresse.",
        f"{DOUCET} poursuit son voyage.",
        "On a souligné l'importance du commerce.",
        "La proposition a été saluée.",
        f"{DOUCET} s'est demandé où aller.",
    ],
)
def test_no_statement(text: str) -> None:
    """Negation, verbs in another sense and speakers that nobody names make no statement."""
    assert said(sentence(text)) == []
