"""Tests of verb forms: each group with its changes of spelling, and every verb that the rules do not make."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import mappings.french.verbs
from mappings.french.frames import verb_lemmas
from mappings.french.verbs import Form, conjugate, inventory

IRREGULAR: dict[str, list[str]] = tomllib.loads(
    Path(mappings.french.verbs.__file__).with_name("verbs.toml").read_text(encoding="utf-8")
)
TENSES = ("infinitive", "participle", "gerund", "present", "historic", "imperfect", "future", "conditional")


def forms(lemma: str) -> dict[str, list[str]]:
    """Return the forms of the third person by tense, in the order in which they come."""
    found: dict[str, list[str]] = {}
    for written, form in conjugate(lemma):
        if form.first:
            continue
        found.setdefault(form.tense, []).append(written)
    return found


# participle, gerund, present singular and plural, imperfect, future, past historic singular and plural
REGULAR = [
    ("signer", "signé", "signant", "signe", "signent", "signait", "signera", "signa", "signèrent"),
    ("rencontrer", "rencontré", "rencontrant", "rencontre", "rencontrent", "rencontrait", "rencontrera", "rencontra", "rencontrèrent"),
    ("engager", "engagé", "engageant", "engage", "engagent", "engageait", "engagera", "engagea", "engagèrent"),
    ("partager", "partagé", "partageant", "partage", "partagent", "partageait", "partagera", "partagea", "partagèrent"),
    ("annoncer", "annoncé", "annonçant", "annonce", "annoncent", "annonçait", "annoncera", "annonça", "annoncèrent"),
    ("espérer", "espéré", "espérant", "espère", "espèrent", "espérait", "espérera", "espéra", "espérèrent"),
    ("suggérer", "suggéré", "suggérant", "suggère", "suggèrent", "suggérait", "suggérera", "suggéra", "suggérèrent"),
    ("célébrer", "célébré", "célébrant", "célèbre", "célèbrent", "célébrait", "célébrera", "célébra", "célébrèrent"),
    ("appeler", "appelé", "appelant", "appelle", "appellent", "appelait", "appellera", "appela", "appelèrent"),
    ("rappeler", "rappelé", "rappelant", "rappelle", "rappellent", "rappelait", "rappellera", "rappela", "rappelèrent"),
    ("projeter", "projeté", "projetant", "projette", "projettent", "projetait", "projettera", "projeta", "projetèrent"),
    ("appuyer", "appuyé", "appuyant", "appuie", "appuient", "appuyait", "appuiera", "appuya", "appuyèrent"),
    ("employer", "employé", "employant", "emploie", "emploient", "employait", "emploiera", "employa", "employèrent"),
    ("apprécier", "apprécié", "appréciant", "apprécie", "apprécient", "appréciait", "appréciera", "apprécia", "apprécièrent"),
    ("évoquer", "évoqué", "évoquant", "évoque", "évoquent", "évoquait", "évoquera", "évoqua", "évoquèrent"),
    ("prêter", "prêté", "prêtant", "prête", "prêtent", "prêtait", "prêtera", "prêta", "prêtèrent"),
    ("réunir", "réuni", "réunissant", "réunit", "réunissent", "réunissait", "réunira", "réunit", "réunirent"),
    ("accomplir", "accompli", "accomplissant", "accomplit", "accomplissent", "accomplissait", "accomplira", "accomplit", "accomplirent"),
    ("établir", "établi", "établissant", "établit", "établissent", "établissait", "établira", "établit", "établirent"),
]  # fmt: skip
CHOSEN = [
    ("recevoir", "reçu", "recevant", "reçoit", "reçoivent", "recevait", "recevra", "reçut", "reçurent"),
    ("tenir", "tenu", "tenant", "tient", "tiennent", "tenait", "tiendra", "tint", "tinrent"),
    ("accueillir", "accueilli", "accueillant", "accueille", "accueillent", "accueillait", "accueillera", "accueillit", "accueillirent"),
    ("dire", "dit", "disant", "dit", "disent", "disait", "dira", "dit", "dirent"),
    ("faire", "fait", "faisant", "fait", "font", "faisait", "fera", "fit", "firent"),
    ("promettre", "promis", "promettant", "promet", "promettent", "promettait", "promettra", "promit", "promirent"),
    ("conduire", "conduit", "conduisant", "conduit", "conduisent", "conduisait", "conduira", "conduisit", "conduisirent"),
    ("être", "été", "étant", "est", "sont", "était", "sera", "fut", "furent"),
]  # fmt: skip


@pytest.mark.parametrize("row", REGULAR + CHOSEN, ids=lambda row: row[0])
def test_the_forms_of_a_verb(row: tuple[str, ...]) -> None:
    """The third persons, participle and gerund of each group are those of the grammar."""
    lemma, participle, gerund, singular, plural, imperfect, future, historic, historics = row
    found = forms(lemma)
    assert found["infinitive"] == [lemma]
    assert found["participle"][0] == participle
    assert found["gerund"] == [gerund]
    assert found["present"] == [singular, plural]
    assert found["imperfect"][0] == imperfect
    assert found["future"][0] == future
    assert found["historic"] == [historic, historics]


@pytest.mark.parametrize("lemma", [*sorted(IRREGULAR), *(row[0] for row in REGULAR)])
def test_every_verb_has_every_tense(lemma: str) -> None:
    """Each verb gives all tenses, singular and plural, with endings that French third persons have."""
    found = list(conjugate(lemma))
    assert {form.lemma for _, form in found} == {lemma}
    assert {form.tense for _, form in found} == set(TENSES)
    by = {(form.tense, form.plural): written for written, form in found if not form.first}
    assert by["present", True].endswith("nt")
    assert by["historic", True].endswith("rent")
    assert by["gerund", False].endswith("ant")
    assert by["imperfect", False].endswith("ait")
    assert by["imperfect", True] == by["imperfect", False][:-3] + "aient"
    assert by["future", False].endswith("ra")
    assert by["future", True] == by["future", False][:-1] + "ont"
    assert by["conditional", False] == by["future", False][:-1] + "ait"
    assert by["conditional", True] == by["future", False][:-1] + "aient"
    assert by["historic", False][-1] in "ait"
    assert lemma.endswith(("er", "ir", "re", "oir"))


DEFECTIVE = {"clore"}  # has no past historic; what stands there is never met


@pytest.mark.parametrize("lemma", sorted(IRREGULAR.keys() - DEFECTIVE))
def test_an_irregular_verb_agrees_with_itself(lemma: str) -> None:
    """The eight principal parts of each written-out verb hang together as French verbs' do."""
    assert len(IRREGULAR[lemma]) == 8
    _, gerund, singular, plural, imperfect, future, historic, historics = IRREGULAR[lemma]
    assert all(part == part.strip().lower() for part in IRREGULAR[lemma])
    assert future.endswith("r")
    assert gerund == imperfect + "ant" or lemma in {"avoir", "savoir"}
    assert historics.startswith(historic[:-1])
    assert singular[0] == lemma[0] or lemma in {"aller", "être"}
    assert plural.endswith("ent") or lemma in {"aller", "avoir", "être", "faire"}


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("signer", ["signé", "signée", "signés", "signées"]),
        ("recevoir", ["reçu", "reçue", "reçus", "reçues"]),
        ("ouvrir", ["ouvert", "ouverte", "ouverts", "ouvertes"]),
        ("promettre", ["promis", "promise", "promises"]),
        ("mettre", ["mis", "mise", "mises"]),
    ],
)
def test_participles_agree(lemma: str, expected: list[str]) -> None:
    """A participle has its feminine and plurals; one in -s has no plural of its own."""
    assert forms(lemma)["participle"] == expected


@pytest.mark.parametrize(
    "lemma",
    [
        pytest.param("devoir", marks=pytest.mark.xfail(strict=True, reason="the circumflex of dû is kept before an ending: dûe")),
        "tenir",
    ],
)  # fmt: skip
def test_the_feminine_of_a_participle(lemma: str) -> None:
    """The circumflex of "dû" stands in the masculine singular only."""
    assert "ûe" not in "".join(forms(lemma)["participle"])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("signent", {Form("signer", "present", plural=True)}),
        ("reçue", {Form("recevoir", "participle")}),
        ("réunit", {Form("réunir", "present"), Form("réunir", "historic")}),
        ("dit", {Form("dire", "participle"), Form("dire", "present"), Form("dire", "historic")}),
        ("signeraient", {Form("signer", "conditional", plural=True)}),
        ("signons", {Form("signer", "present", plural=True, first=True)}),
        ("recevrons", {Form("recevoir", "future", plural=True, first=True)}),
        ("promets", {Form("promettre", "present", first=True)}),
        ("signature", set()),
    ],
)
def test_the_inventory_gives_all_readings(written: str, expected: set[Form]) -> None:
    """A form that can be several tenses has them all; a word that is no form has none."""
    found = inventory(["signer", "recevoir", "réunir", "dire", "promettre", "signer"])
    assert set(found.get(written, ())) == expected


def test_two_verbs_can_share_a_form() -> None:
    """The form "suit" may be of "suivre" alone, "vit" of "vivre" and of "voir"."""
    found = inventory(["vivre", "voir", "suivre"])
    assert {form.lemma for form in found["vit"]} == {"vivre", "voir"}
    assert {form.lemma for form in found["suit"]} == {"suivre"}


def test_accents_part_forms() -> None:
    """The inventory keeps accents: "signe" and "signé" are different words."""
    found = inventory(["signer"])
    assert {form.tense for form in found["signe"]} == {"present"}
    assert {form.tense for form in found["signé"]} == {"participle"}


def test_every_verb_that_the_program_names_can_be_conjugated() -> None:
    """Whatever verb the frames and acts name ends as a French verb does, and gives back its infinitive."""
    lemmas = verb_lemmas()
    found = inventory(lemmas)
    assert len(lemmas) > 200
    for lemma in lemmas:
        assert Form(lemma, "infinitive") in found[lemma]


def test_every_verb_outside_the_two_groups_is_written_out() -> None:
    """The rules make verbs in -er and -ir only: any other verb that is named has a line of its own."""
    assert [
        lemma for lemma in verb_lemmas() if lemma not in IRREGULAR and not lemma.endswith(("er", "ir"))
    ] == []


@pytest.mark.parametrize(
    "lemma",
    [lemma for lemma in verb_lemmas() if lemma.endswith("ir") and lemma not in IRREGULAR],
)
def test_verbs_in_ir_that_follow_the_rule(lemma: str) -> None:
    """A verb in -ir without a line of its own is of the second group: none of the frequent third-group ones."""
    third = (
        "tenir",
        "venir",
        "courir",
        "mourir",
        "ouvrir",
        "offrir",
        "partir",
        "sortir",
        "servir",
        "sentir",
        "quérir",
        "cueillir",
        "oir",
    )
    assert not lemma.endswith(third)
