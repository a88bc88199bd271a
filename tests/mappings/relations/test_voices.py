"""Tests of statements voiced by a noun, by a nested verb, or by somebody told apart from who spoke before."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, PHUONG, names, report, said, sentence, statements

SPEAKER = ["Grégory Doucet"]
OPENING = sentence(f"{DOUCET} a reçu {PEREZ}.\n")


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("wish", "a indiqué à son hôte le souhait de sa ville d'ouvrir une école"),
        ("wish", "a manifesté son désir de revenir"),
        ("commit", "a exprimé son soutien aux projets de Hué"),
        ("commit", "a fait part de la disponibilité de sa ville à investir"),
        ("thank", "a exprimé ses remerciements à Hué pour ses félicitations"),
        ("praise", "a témoigné à Hué sa vive admiration"),
        ("request", "a renouvelé sa demande d'ouvrir une école"),
        ("affirm", "a exprimé ses préoccupations devant la crise"),
        ("affirm", "a réaffirmé l'importance de l'engagement de tous"),
    ],
)
def test_the_noun_tells_the_act(act: str, text: str) -> None:
    """A verb of voicing does what its own noun says, not what a noun behind that one says."""
    assert said(sentence(f"{DOUCET} {text}.")) == [(act, SPEAKER)]


@pytest.mark.parametrize(
    ("act", "text"),
    [
        ("affirm", "a informé son hôte de la situation du commerce"),
        ("affirm", "a évoqué le commerce"),
        ("affirm", "a souhaité mettre l'accent sur le commerce"),
        ("affirm", "a entendu rappeler que le commerce progresse"),
        ("affirm", "a condamné les attaques"),
        ("wish", "s'est dit intéressé par le commerce de Hué"),
        ("wish", "a profité de sa visite pour souhaiter un retour des touristes"),
        ("thank", "a, à son tour, remercié Hué"),
        ("affirm", "a une nouvelle fois souligné l'importance du commerce"),
        ("wish", "compte surtout sur le commerce"),
    ],
)
def test_further_verbs(act: str, text: str) -> None:
    """What one wants to stress is stressed; informing and evoking report; phrases stand inside the verb."""
    assert said(sentence(f"{DOUCET} {text}.")) == [(act, SPEAKER)]


@pytest.mark.parametrize(
    "text",
    [
        "Les deux parties ont évoqué le commerce.",
        "Lyon comptait deux ports.",
        "Lyon souhaite affirmer son rôle.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    """Talks are no statement, and who counts ports wishes nothing."""
    assert [act for act, _ in said(OPENING + text)] in ([], ["wish"] * text.count("souhaite"))


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (f"{DOUCET} a salué l'accueil, avant de lui rappeler que Lyon grandit.", ["praise", "affirm"]),
        (f"{DOUCET} a visité le port, avant d'exprimer sa gratitude.", ["thank"]),
        (f"{DOUCET} a déclaré que Hué soutenait et souhaitait développer le commerce.", ["affirm"]),
    ],
)
def test_nested_acts(text: str, acts: list[str]) -> None:
    """An infinitive behind "avant de" is of the subject; what "et" joins inside a report stays reported."""
    assert said(OPENING + sentence(text)) == [(act, SPEAKER) for act in acts]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (f"{DOUCET} a salué l'accueil, souhaitant que le commerce progresse.", ["praise", "wish"]),
        (f"{DOUCET} a visité le port, souhaitant coopérer.", []),
        (f"{DOUCET} a dit qu'il invite les artistes à venir.", ["invite"]),
        (f"évoquant que le commerce progresse, {DOUCET} a remercié Hué.", ["affirm", "thank"]),
        (f"Evoquant que le commerce progresse, {DOUCET} a remercié Hué.", ["affirm", "thank"]),
        (f"{DOUCET} a remercié Hué pour son accueil et lui réitéré son soutien.", ["thank", "commit"]),
        (f"{DOUCET} a salué l'accueil avant de poursuivre sa tournée.", ["praise"]),
    ],
)
def test_acts_beside_others(text: str, acts: list[str]) -> None:
    """Gerunds of wishing beside an act, acts done by saying so, participles behind a pronoun are acts of the speaker."""
    assert said(sentence(text)) == [(act, SPEAKER) for act in acts]


def test_what_was_said_before() -> None:
    """The words "C'est ce qu'a déclaré X" make X say the sentence before."""
    text = "Le tourisme reprend.\nC'est ce qu'a déclaré le maire de Lyon, Grégory Doucet."
    (statement,) = statements(text)
    assert (statement.act, names(statement.speakers), statement.topics) == ("affirm", SPEAKER, ("tourism",))
    assert statement.evidence.exact == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les ministres de l'ASEAN", "ministres de l'ASEAN"),
        ("Les participants des deux pays", "participants des deux pays"),
        ("Les autorités régionales", "autorités régionales"),
        ("Les maires des cinq villes voisines, réunis à Hué,", "maires des cinq villes voisines"),
    ],
)
def test_people_without_a_name_speak_together(text: str, name: str) -> None:
    """Who speak together by their office or gathering are one collective speaker, in what follows too."""
    head = name.split(maxsplit=1)[0]
    later = f"Les {head} ont condamné les attaques."
    assert said(f"{text} ont salué les progrès du commerce. {later}") == [
        ("praise", [name]),
        ("affirm", [name]),
    ]


@pytest.mark.parametrize("later", ["Ils", "Les dirigeants"])
def test_they_are_the_leaders_who_spoke(later: str) -> None:
    """Behind "les dirigeants de l'ASEAN" the pronoun "ils" and "les dirigeants" alone mean those."""
    text = "Les dirigeants de l'ASEAN ont salué les progrès du commerce. "
    leaders = ["dirigeants de l'ASEAN"]
    assert said(f"{text}{later} ont condamné les attaques.") == [("praise", leaders), ("affirm", leaders)]


def test_nobody_told_speaks() -> None:
    """A collective that the text tells nothing of is no speaker."""
    assert said("Les ministres ont salué les progrès du commerce.") == []


def test_the_participants_agree() -> None:
    """What participants decide is agreed."""
    assert [act for act, _ in said("Les participants des deux pays ont décidé d'ouvrir une école.")] == [
        "agree"
    ]


def test_they_agree_over_an_adverb() -> None:
    """An adverb may stand inside "se sont accordés"."""
    ((act, speakers),) = said(OPENING + "Les deux parties se sont aussi accordées sur le commerce.")
    assert (act, len(speakers)) == ("agree", 2)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Le leader a, lui aussi, salué les progrès du commerce.", "Orlando Perez"),
        ("Le nouvel ambassadeur a salué les progrès du commerce.", "Orlando Perez"),
        ("L'émissaire a salué les progrès du commerce.", None),
        ("Le diplomate a salué les progrès du commerce.", "Orlando Perez"),
    ],
)
def test_who_is_described(text: str, speaker: str | None) -> None:
    """A contrast means the other of two; a description needs somebody with such a post."""
    assert said(OPENING + f"Grégory Doucet a visité le port. {text}") == (
        [("praise", [speaker])] if speaker is not None else []
    )


@pytest.mark.parametrize(("land", "speakers"), [("français", ["Emmanuel Macron"]), ("sénégalais", [])])
def test_a_president_told_by_his_country(land: str, speakers: list[str]) -> None:
    """Where the text gives no post of a country, "le président français" is the only Frenchman."""
    text = "Emmanuel Macron a rencontré la présidente cubaine Ana Ruiz.\n"
    text += f"Le président {land} a salué les progrès du commerce."
    assert said(text) == [("praise", speakers) for _ in speakers]


def test_a_president_is_no_former_president() -> None:
    """Behind a woman who held it, "le président" is the man who holds the post."""
    text = "Le président Paul Roche a reçu l'ancienne présidente cubaine Ana Ruiz.\nAna Ruiz a pris congé. "
    assert said(text + "Le président a salué les progrès du commerce.") == [("praise", ["Paul Roche"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Le projet avance, a fait savoir {DOUCET} avant de partir.", ("Grégory Doucet", "affirm")),
        (f"« Le pont est beau », a tenu à préciser {DOUCET} sur place.", ("Grégory Doucet", "affirm")),
        (f"{sentence(DOUCET)} a de nouveau demandé le soutien de Hué.", ("Grégory Doucet", "request")),
        (f"{sentence(DOUCET)} a signifié sa volonté de continuer.", ("Grégory Doucet", "commit")),
        (f"{sentence(DOUCET)} a envoyé ses félicitations à son voisin.", ("Grégory Doucet", "congratulate")),
        (f"{sentence(DOUCET)} a déclaré à la presse au sortir de cette audience qu'il était content.", ("Grégory Doucet", "affirm")),
        ("Hué et Dakar sont loin. Hué est à l'est de Dakar. Les localités ont convenu d'une ligne maritime.", ("Hué", "agree")),
    ],
)  # fmt: skip
def test_who_speaks_behind_further_words(text: str, expected: tuple[str, str]) -> None:
    """Infinitives and adverbs part a speaker from his verb; bare localities are those that talk."""
    assert [(s.speakers[0].name, s.act) for s in report(text).statements] == [expected]


def test_a_second_report_is_told_beside_the_first() -> None:
    """What a speaker wishes or promises behind "et que" is a statement of its own."""
    text = f"{sentence(DOUCET)} a souligné que la ville progressait et qu'il souhaitait ouvrir une école."
    assert [(s.speakers[0].name, s.act) for s in report(text).statements] == [
        ("Grégory Doucet", "affirm"),
        ("Grégory Doucet", "wish"),
    ]


def test_the_two_mayors_are_the_only_two() -> None:
    """Without talks "les deux maires" are those whom the article names."""
    text = (
        f"{sentence(DOUCET)} est là. {sentence(PHUONG)} est loin. Les deux maires ont remercié les habitants."
    )
    (statement,) = report(text).statements
    assert [speaker.name for speaker in statement.speakers] == ["Grégory Doucet", "Nguyen Van Phuong"]


def test_a_plural_behind_a_singular_verb_is_its_object() -> None:
    """Whom a mayor reassures says nothing."""
    text = f"{sentence(DOUCET)} lors de la fête, a rassuré les élus de Hué."
    assert not any("élus" in s.speakers[0].name for s in report(text).statements)
