"""Scoring an article: hand-computed counts, and what each change costs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.evaluate.gold import GoldArticle
from kg.evaluate.readback import Actor, SeenArticle, SeenPost, SeenRelationship, SeenStatement
from kg.evaluate.score import score_article
from kg.evaluate.tally import ALL, KINDS, Tally
from tests.kg.evaluate import examples
from tests.kg.evaluate.examples import (
    DAEJEON,
    GOLD,
    HANOI,
    MEMORANDUM,
    MINH,
    PARK,
    PROPOSAL,
    SEEN,
    THANKS,
    gold,
    gold_agreement,
    gold_statement,
)

STRANGER = Actor("person/stranger", ("Jean Dupont",), person=True)


def changes(wanted: GoldArticle, seen: SeenArticle) -> dict[str, Tally]:
    """The kinds that are not all right."""
    tallies = score_article(wanted, seen).tallies
    return {kind: tallies[kind] for kind in KINDS if tallies[kind].false or tallies[kind].missed}


def test_the_same_facts_are_entirely_right() -> None:
    """Counted by hand: 2 persons, 2 posts, 2 events, 1 date, 1 place, 4 roles and so on; the sum leaves out two kinds."""
    score = score_article(gold(), SEEN)
    assert {kind: tally.right for kind, tally in score.tallies.items()} == {
        "persons": 2,
        "posts": 2,
        "events": 2,
        "event types": 2,
        "event dates": 1,
        "event places": 1,
        "participants": 4,
        "roles": 4,
        "agreements": 1,
        "statements": 2,
        "topics": 2,
        "relationships": 1,
        "anniversaries": 1,
        ALL: 19,
    }
    assert score.entirely_right
    assert score.slips == ()


def test_an_empty_graph_misses_everything_that_can_be_missed() -> None:
    """Nothing is false; dates and places belong to events that were found and are not counted."""
    score = score_article(gold(), SeenArticle())
    assert score.tallies[ALL] == Tally(right=0, false=0, missed=17)
    assert not score.entirely_right


def test_an_article_without_facts_is_right_when_nothing_is_stored() -> None:
    """No gold and no graph is no error; all that is stored against an empty gold is false."""
    empty = gold(**{key: [] for key in GOLD if key != "id"})
    assert score_article(empty, SeenArticle()).entirely_right
    assert score_article(empty, SEEN).tallies[ALL] == Tally(right=0, false=17, missed=0)


def test_a_lost_person_takes_the_posts_along() -> None:
    """A person missed is missed with the posts; a person who is false is false with the posts."""
    less = replace(SEEN, persons=(MINH,))
    assert changes(gold(), less)["persons"] == Tally(1, 0, 1)
    assert changes(gold(), less)["posts"] == Tally(1, 0, 1)
    more = replace(
        SEEN,
        persons=(*SEEN.persons, STRANGER),
        posts=(*SEEN.posts, SeenPost(STRANGER, ("maire de Lyon",), ())),
    )
    assert changes(gold(), more) == {"persons": Tally(2, 1, 0), "posts": Tally(2, 1, 0)}


def test_another_post_is_a_miss_and_false() -> None:
    """A title with less than 60 % of the words in common is another post."""
    wrong = replace(SEEN, posts=(SEEN.posts[0], SeenPost(PARK, ("gouverneur de Séoul",), ())))
    assert changes(gold(), wrong) == {"posts": Tally(1, 1, 1)}


def test_a_post_of_someone_else_does_not_count() -> None:
    """The right title in the wrong person's hands is a miss and false."""
    wrong = replace(SEEN, posts=(SEEN.posts[0], SeenPost(MINH, ("maire de Daejeon",), ())))
    assert changes(gold(), wrong) == {"posts": Tally(1, 1, 1)}


def test_an_optional_person_is_neither_way_counted() -> None:
    """Absent it is no miss, present no error and nothing gained; nor are the posts."""
    persons = [GOLD["persons"][0], GOLD["persons"][1] | {"optional": True}]
    wanted = gold(persons=persons)
    present, absent = score_article(wanted, SEEN), score_article(wanted, replace(SEEN, persons=(MINH,)))
    assert present.tallies["persons"] == absent.tallies["persons"] == Tally(1, 0, 0)
    assert present.tallies["posts"] == absent.tallies["posts"] == Tally(1, 0, 0)


def test_an_agreement_needs_its_count() -> None:
    """Two agreements are not one; an accepted further count is right."""
    two = replace(SEEN, agreements=(replace(MEMORANDUM, count=2),))
    assert changes(gold(), two) == {"agreements": Tally(0, 1, 1)}
    accepted = gold_agreement(alt={"count": [2]})
    assert score_article(accepted, two).tallies["agreements"] == Tally(1, 0, 0)


def test_an_agreement_needs_half_of_its_parties() -> None:
    """One party of two will do, none will not; without parties the title decides."""
    one = replace(SEEN, agreements=(replace(MEMORANDUM, parties=(HANOI, STRANGER)),))
    none = replace(SEEN, agreements=(replace(MEMORANDUM, parties=(STRANGER,)),))
    assert changes(gold(), one) == {}
    assert changes(gold(), none) == {"agreements": Tally(0, 1, 1)}
    nameless = gold_agreement(parties=[])
    assert score_article(nameless, none).tallies["agreements"] == Tally(1, 0, 0)
    other = replace(none, agreements=(replace(MEMORANDUM, titles=("traité de paix",), parties=()),))
    assert score_article(nameless, other).tallies["agreements"] == Tally(0, 1, 1)


def test_agreements_of_the_same_parties_are_told_apart_by_title() -> None:
    """The title decides which is which, and a missing one is reported by its own title."""
    items = [GOLD["agreements"][0] | {"title": "accord sur la pêche"}, GOLD["agreements"][0]]
    [slip] = score_article(gold(agreements=items), SEEN).slips
    assert (slip.kind, slip.error) == ("agreements", "miss")
    assert "pêche" in slip.what


def test_one_document_told_twice_may_be_told_once() -> None:
    """``same_as`` another gold agreement that was found: no miss. Not found either: two misses."""
    again = GOLD["agreements"][0] | {
        "title": "protocole de coopération",
        "alt": {"same_as": ["mémorandum sur l'éducation"]},
    }
    wanted = gold(agreements=[GOLD["agreements"][0], again])
    assert changes(wanted, SEEN) == {}
    assert changes(wanted, replace(SEEN, agreements=()))["agreements"] == Tally(0, 0, 2)


@pytest.mark.parametrize(
    "changed",
    [
        {"act": "request"},
        {"speakers": (PARK,)},
        {"speakers": (MINH, PARK)},
        {"speakers": ()},
        {"quotes": ("Les deux villes fêtent un anniversaire",)},
        {"quotes": ()},
    ],
)
def test_a_statement_needs_act_speaker_and_quote(changed: dict[str, Any]) -> None:
    """Another act, another speaker or words from elsewhere make another statement."""
    wrong = replace(SEEN, statements=(replace(PROPOSAL, **changed), THANKS))
    assert changes(gold(), wrong) == {"statements": Tally(1, 1, 1)}


def test_the_sides_agree_whoever_is_named() -> None:
    """For ``agree`` the speaker is free; for another act "both sides" are any two speakers, not one."""
    agree = gold_statement(speaker=["both", "sides"], act="agree")
    commit = gold_statement(speaker=["both", "sides"], act="commit")

    def right(wanted: GoldArticle, act: str, *speakers: Actor) -> int:
        said = SeenStatement("statement/1", speakers, act, PROPOSAL.quotes)
        return score_article(wanted, SeenArticle(statements=(said,))).tallies["statements"].right

    assert right(agree, "agree") == 1
    assert right(agree, "agree", MINH) == 1
    assert right(commit, "commit", MINH, PARK) == 1
    assert right(commit, "commit", MINH) == 0


def test_a_group_of_speakers_needs_more_than_half_in_common() -> None:
    """Two of three speakers are the group, one of two is not; a further accepted group counts as well."""
    wanted = gold_statement(speaker=["Hanoi", "Daejeon"], alt={"speaker": ["Trân Van Minh"]})

    def right(*speakers: Actor) -> int:
        said = SeenStatement("statement/1", speakers, "propose", PROPOSAL.quotes)
        return score_article(wanted, SeenArticle(statements=(said,))).tallies["statements"].right

    assert right(DAEJEON, HANOI) == 1
    assert right(DAEJEON, HANOI, STRANGER) == 1
    assert right(HANOI) == 0
    assert right(MINH) == 1


def test_the_parts_of_a_statement_may_be_told_one_by_one() -> None:
    """A stored statement for each of its ``parts`` is no error; one more is."""
    wanted = gold_statement(parts=["soient appliquées les consignes", "soit préparée la réunion"])
    parts = (
        "soient appliquées les consignes",
        "que soit préparée la réunion",
        "le tourisme à développer, il a proposé",
    )
    said = tuple(SeenStatement(f"statement/{i}", (MINH,), "propose", (part,)) for i, part in enumerate(parts))
    assert score_article(wanted, SeenArticle(statements=said)).tallies["statements"] == Tally(1, 0, 0)
    more = (*said, replace(said[2], iri="statement/9"))
    assert score_article(wanted, SeenArticle(statements=more)).tallies["statements"] == Tally(1, 1, 0)


def test_the_quote_tells_statements_apart() -> None:
    """Of two statements of one speaker and act, the one whose quote is not there is missed."""
    second = GOLD["statements"][0] | {"quote": "il faudrait ouvrir une liaison aérienne directe"}
    [slip] = score_article(gold(statements=[second, *GOLD["statements"]]), SEEN).slips
    assert slip.quote == "il faudrait ouvrir une liaison aérienne directe"


def test_topics_are_a_set_over_the_article() -> None:
    """A topic is counted once; one that may be there is neither right nor wrong."""
    statements = [
        GOLD["statements"][0] | {"topics": ["tourism", "education"], "alt": {"topics_may_add": ["trade"]}}
    ]
    wanted = gold(statements=[*statements, GOLD["statements"][1]])
    seen = replace(SEEN, topics={"tourism": (), "trade": (), "health": ("la santé",)})
    score = score_article(wanted, seen)
    assert score.tallies["topics"] == Tally(right=1, false=1, missed=1)
    assert [(slip.error, slip.what, slip.quote) for slip in score.slips] == [
        ("miss", "education", "mémorandum sur l'éducation"),
        ("false", "health", "la santé"),
    ]


def test_a_relationship_needs_type_and_two_parties() -> None:
    """Another type or one party alone is another relationship; an accepted type is right."""
    [tie] = SEEN.relationships

    def tally(**changed: Any) -> Tally:
        seen = replace(SEEN, relationships=(replace(tie, **changed),))
        return score_article(gold(), seen).tallies["relationships"]

    assert tally(type="partnership") == Tally(0, 1, 1)
    assert tally(parties=(HANOI,)) == Tally(0, 1, 1)
    assert tally(parties=(DAEJEON, HANOI, STRANGER)) == Tally(1, 0, 0)
    accepting = gold(relationships=[GOLD["relationships"][0] | {"alt": {"type": ["partnership"]}}])
    other = SeenRelationship("relationship/1", "partnership", (HANOI, DAEJEON), ())
    assert score_article(accepting, replace(SEEN, relationships=(other,))).tallies["relationships"] == Tally(
        1, 0, 0
    )


def test_an_anniversary_needs_ordinal_and_parties() -> None:
    """The 20th is not the 10th, and one party is not two."""
    [tenth] = SEEN.anniversaries
    for wrong in (replace(tenth, ordinal=20), replace(tenth, ordinal=None), replace(tenth, parties=(HANOI,))):
        assert changes(gold(), replace(SEEN, anniversaries=(wrong,))) == {"anniversaries": Tally(0, 1, 1)}


@pytest.mark.parametrize("kind", ["agreements", "statements", "relationships", "anniversaries"])
def test_optional_items_count_neither_way(kind: str) -> None:
    """Present or absent, an optional item leaves no trace in the counts."""
    items = [item | {"optional": True} for item in GOLD[kind]]
    absent: dict[str, Any] = {kind: ()}
    for seen in (SEEN, replace(SEEN, **absent)):
        assert score_article(gold(**{kind: items}), seen).tallies[kind] == Tally()


def test_slips_come_in_the_order_of_the_kinds() -> None:
    """Errors are listed as the table is, each with what it is about and the words behind it."""
    wrong = replace(SEEN, persons=(MINH, STRANGER), statements=(PROPOSAL, replace(THANKS, act="praise")))
    slips = score_article(gold(), wrong).slips
    assert [slip.kind for slip in slips] == ["persons", "persons", "posts", "statements", "statements"]
    assert slips[-1].what == "Park Ji Hoon: praise"
    assert slips[-1].quote == "Park Ji-hoon a remercié Hanoi de son accueil"
    assert examples.TEXT.count(slips[-1].quote) == 1
