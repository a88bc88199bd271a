"""Tests of verb groups: auxiliaries and participles over what stands between them, voice, tense, negation, clitics."""

from __future__ import annotations

import pytest

from mappings.french.groups import Verb
from tests.mappings.mentions.readings import scene_of, written


def verbs(text: str) -> list[tuple[str, Verb]]:
    """Return the verb groups of a text, as written."""
    return [(written(r, v.first, v.last), v) for r in scene_of(text) for v in r.verbs]


def the_verb(text: str) -> Verb:
    """Return the only verb group of a text."""
    ((_, verb),) = verbs(text)
    return verb


@pytest.mark.parametrize(
    ("text", "group", "lemma", "tense"),
    [
        ("Le maire a signé l'accord.", "a signé", "signer", "past"),
        ("Elles ont signé l'accord.", "ont signé", "signer", "past"),
        ("Le maire avait signé l'accord.", "avait signé", "signer", "past"),
        ("Le maire aura signé l'accord.", "aura signé", "signer", "future"),
        ("Hanoï signe l'accord.", "signe", "signer", "present"),
        ("Le maire, qui signe l'accord, est là.", "signe", "signer", "present"),
        ("Hanoï signera l'accord.", "signera", "signer", "future"),
        ("Hué et Lyon signeront l'accord.", "signeront", "signer", "future"),
        ("Hanoï signerait l'accord.", "signerait", "signer", "future"),
        ("Hanoï signa l'accord.", "signa", "signer", "past"),
        ("Elle souhaitait l'accord.", "souhaitait", "souhaiter", "past"),
        ("L'accord signé hier est utile.", "signé", "signer", "participle"),
        ("En signant l'accord, elle a souri.", "signant", "signer", "gerund"),
        ("Il faut signer l'accord.", "signer", "signer", "infinitive"),
        ("Le maire doit signer l'accord.", "doit signer", "signer", "future"),
        ("Le maire devrait également signer l'accord.", "devrait également signer", "signer", "future"),
        ("Le maire va signer l'accord.", "va signer", "signer", "future"),
        ("Hanoï vient de signer l'accord.", "vient de signer", "signer", "past"),
        ("Le maire est venu.", "est venu", "venir", "past"),
        ("La ministre était arrivée.", "était arrivée", "arriver", "past"),
        ("La ministre sera venue.", "sera venue", "venir", "future"),
    ],
)  # fmt: skip
def test_tense(text: str, group: str, lemma: str, tense: str) -> None:
    """Simple and compound tenses, participles, gerunds and what modals make of an infinitive."""
    verb = next(verb for found, verb in verbs(text) if found == group)
    assert (verb.lemma, verb.tense) == (lemma, tense)


@pytest.mark.parametrize(
    ("text", "recalls"),
    [
        ("Elles signaient l'accord.", True),
        ("Le maire signait l'accord.", True),
        ("Elles ont signé l'accord.", False),
        ("Elles avaient signé l'accord.", False),
        ("Elles signèrent l'accord.", False),
        ("Elles signeraient l'accord.", False),
        ("L'accord était signé.", False),
    ],
)
def test_the_imperfect_is_kept_apart_from_other_pasts(text: str, recalls: bool) -> None:
    """A verb in the imperfect is past and told apart from the perfect; the conditional has its ending, not its sense."""
    assert the_verb(text).imperfect is recalls


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Le maire a également signé l'accord.", "a également signé"),
        ("Le maire a, pour sa part, signé l'accord.", "a, pour sa part, signé"),
        ("Le maire a, de son côté, vivement signé l'accord.", "a, de son côté, vivement signé"),
        ("L'accord a été, ce jour-là, officiellement signé.", "a été, ce jour-là, officiellement signé"),
        ("Le maire a tout d'abord signé l'accord.", "a tout d'abord signé"),
        ("Les maires ont tous deux signé l'accord.", "ont tous deux signé"),
        ("Le maire a jeudi matin signé l'accord.", "a jeudi matin signé"),
        ("Le maire a le 14 mai signé l'accord.", "a le 14 mai signé"),
        ("Le maire s'est hier entretenu avec elle.", "s'est hier entretenu"),
    ],
)
def test_groups_over_what_stands_between(text: str, group: str) -> None:
    """Adverbs, dates and fixed phrases between auxiliary and participle do not part them."""
    assert [found for found, _ in verbs(text)] == [group]


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a un accord signé.",
        "La ville a trois ponts rénovés.",
        "Il est le maire élu de Hué.",
        "La ville est un port ouvert.",
    ],
)
def test_a_noun_parts_auxiliary_and_participle(text: str) -> None:
    """Where a noun stands between, "a" and "est" are verbs of their own and the participle is its adjective."""
    assert all(verb.tense != "past" for _, verb in verbs(text))


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("L'accord a été signé.", True),
        ("L'accord est signé.", True),
        ("L'accord sera signé lundi.", True),
        ("Les accords furent signés.", True),
        ("L'accord avait été signé.", True),
        ("Le maire a signé.", False),
        ("Le maire est venu.", False),
        ("La mission est arrivée.", False),
        ("Le maire s'est entretenu avec elle.", False),
        ("Le forum s'est tenu hier.", False),
    ],
)
def test_voice(text: str, passive: bool) -> None:
    """Être with a participle is passive, but not of verbs of motion nor of reflexives."""
    assert the_verb(text).passive is passive


@pytest.mark.parametrize(
    ("text", "reflexive"),
    [
        ("Le maire s'est rendu à Hué.", True),
        ("Hanoï se rendra à Hué.", True),
        ("Hanoï se rend à Hué.", True),
        ("Le maire doit se rendre à Hué.", True),
        ("Elles se sont rencontrées.", True),
        ("Le maire a rendu le prix.", False),
        ("Hanoï rendra le prix.", False),
    ],
)
def test_reflexives(text: str, reflexive: bool) -> None:
    """The word "se" before the auxiliary, the form or the infinitive makes the group reflexive."""
    assert the_verb(text).reflexive is reflexive


@pytest.mark.parametrize(
    ("text", "clitic"),
    [
        ("Le pont est utile, a-t-il ajouté.", "il"),
        ("Le pont est utile, a-t-elle également ajouté.", "elle"),
        ("Le pont est utile, ont-ils ajouté.", "ils"),
        ("Le pont est utile, ajoute-t-elle.", "elle"),
        ("Le pont est utile, a ajouté le maire.", None),
    ],
)
def test_inverted_subjects(text: str, clitic: str | None) -> None:
    """The pronoun tied behind the verb is its subject."""
    assert [verb.clitic for _, verb in verbs(text) if verb.lemma == "ajouter"] == [clitic]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Le maire n'a pas signé l'accord.", True),
        ("Le maire ne signera jamais l'accord.", True),
        ("Le maire n'est pas venu.", True),
        ("Le forum ne s'est pas tenu.", True),
        ("Elle ne les a pas signés.", True),
        ("Elle ne doit pas signer l'accord.", True),
        ("Le maire a signé l'accord.", False),
        ("Elle ne dort plus et a signé l'accord.", False),
    ],
)
def test_negation(text: str, negated: bool) -> None:
    """What "ne" stands before did not happen."""
    assert [verb.negated for _, verb in verbs(text)][-1] is negated


@pytest.mark.parametrize(
    ("text", "plural"),
    [("Ils ont signé.", True), ("Il a signé.", False), ("Elles signeront.", True), ("Elle signera.", False), ("Ils se sont vus.", True), ("Ils doivent signer.", True)],
)  # fmt: skip
def test_number(text: str, plural: bool) -> None:
    """The number is that of the finite form."""
    assert the_verb(text).plural is plural


@pytest.mark.parametrize(
    ("tense", "finite"),
    [("past", True), ("present", True), ("future", True), ("wish", True), ("gerund", False), ("infinitive", False), ("participle", False)],
)  # fmt: skip
def test_which_tenses_are_finite(tense: str, finite: bool) -> None:
    """Only a finite verb can have a subject of its own."""
    assert Verb(0, 1, 0, "signer", tense).finite is finite


@pytest.mark.parametrize(
    "text",
    [
        "La visite, la rencontre et la demande sont utiles.",
        "Le souhait du maire et sa visite.",
        "Une première rencontre et deux visites.",
        "Le reçu de la signature.",
        "Cette offre, ces annonces, leurs estimes.",
        "Lors de rencontre et pour visite.",
        "Le maire Jean Signe est là.",
    ],
)
def test_nouns_that_look_like_verbs(text: str) -> None:
    """Behind a determiner, a preposition or an adjective a form is a noun."""
    assert verbs(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Les élus signent l'accord.",
        "Les usines signent l'accord.",
        "Les ministres signent l'accord.",
        "Les consuls prirent congé.",
    ],
)
def test_a_common_noun_can_be_the_subject(text: str) -> None:
    """A form that is no noun ("signent", "prirent") is a verb though an article and a noun stand before it."""
    assert len(verbs(text)) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Le président recevra la délégation.", "président"),
        ("Le ministre annoncera la date.", "ministre"),
        ("La consule rend visite à la mission.", "consule"),
        ("Le maire souhaite revenir.", "maire"),
        ("Le gouverneur vient de signer l'accord.", "gouverneur"),
    ],
)
def test_a_title_alone_can_be_the_subject(text: str, title: str) -> None:
    """A bare title ends where its verb begins."""
    (reading,) = scene_of(text)
    assert [written(reading, post.first, post.last) for post in reading.posts] == [title]
    assert reading.verbs


def test_an_adjective_that_voices_an_act() -> None:
    """The words "est prêt" are a group with "être", whose adjective tells the act."""
    found = [
        (group, verb.lemma, verb.tense) for group, verb in verbs("La ville de Lyon est prête à aider Hué.")
    ]
    assert ("est prête", "être", "present") in found


@pytest.mark.parametrize(
    ("text", "glued", "tense"),
    [
        ("Le maire aindiqué son accord.", "aindiqué", "past"),
        ("Les maires ontexprimé leur joie.", "ontexprimé", "past"),
        ("Hué seraremercié pour cela.", "seraremercié", "future"),
    ],
)
def test_a_lost_space_between_auxiliary_and_participle(text: str, glued: str, tense: str) -> None:
    """Agencies drop spaces: "aindiqué" is read as "a indiqué", its offsets those of the text."""
    (reading,) = scene_of(text)
    (verb,) = reading.verbs
    assert verb.tense == tense
    assert text[reading.tokens[verb.first].start : reading.tokens[verb.last - 1].end] == glued


@pytest.mark.parametrize(
    ("text", "lemma", "tense"),
    [
        ("Réunis à Hué, les maires sont partis.", "réunir", "participle"),
        ("Je promets de revenir.", "promettre", "present"),
        ("Nous vous remercions de votre accueil.", "remercier", "present"),
        ("Nous avons signé un accord.", "signer", "past"),
    ],
)
def test_the_first_person_needs_its_pronoun(text: str, lemma: str, tense: str) -> None:
    """A form of the first person is one only behind "je" or "nous"."""
    assert (lemma, tense) in [(verb.lemma, verb.tense) for _, verb in verbs(text)]
