"""Reading gold files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.gold import GoldMistake, parse_gold, read_gold
from mappings.moment import Moment
from tests.kg.evaluate.examples import GOLD, gold, gold_agreement, gold_event, gold_statement


def test_the_stem_is_the_id(tmp_path: Path) -> None:
    """An article is known by its file's stem; keys that are not scored are passed over; a BOM is no fault."""
    path = tmp_path / "some-stem.json"
    path.write_text(json.dumps(GOLD | {"quantities": [1], "notes": "x"}), encoding="utf-8-sig")
    article = read_gold(path)
    assert article.id == "some-stem"
    assert [person.name for person in article.persons] == ["Trân Van Minh", "Park Ji-hoon"]
    assert article.topics.keys() == {"tourism", "education"}


def test_alternatives_stand_beside_the_value() -> None:
    """``alt`` of a field, of a participant's roles and names, and members that may come or go are all read."""
    [event] = gold_event(
        alt={
            "type": ["Meeting"],
            "start": ["2024-05", None],
            "place": ["Pékin"],
            "roles": {"Park Ji-hoon": ["HeadOfDelegation"]},
            "names": {"Park Ji-hoon": ["délégation de Daejeon"]},
            "participants_may_add": ["Hanoi"],
            "participants_may_drop": ["Trân Van Minh"],
            "merge_with": ["e2"],
            "split_in_two": ["entretien", "dîner"],
        }
    ).events
    assert event.types == ("Reception", "Meeting")
    assert event.starts == (Moment(2024, 5, 5), Moment(2024, 5), None)
    assert event.places == ("Hanoi", "Pékin")
    minh, park = event.participants
    assert minh.optional
    assert park.roles == ("Guest", "HeadOfDelegation")
    assert park.names == ("Park Ji-hoon", "délégation de Daejeon")
    assert (event.may_add, event.merge_with, event.spare) == (("Hanoi",), ("e2",), 1)


def test_a_plain_list_of_alternatives_is_for_type_and_act() -> None:
    """``"alt": ["x"]`` accepts x as the type or the act."""
    assert gold_event(alt=["Meeting"]).events[0].types == ("Reception", "Meeting")
    assert gold_statement(alt=["wish"]).statements[0].acts == ("propose", "wish")


def test_topics_that_may_come_or_go_are_not_wanted() -> None:
    """A topic is wanted when one item that must be there must have it."""
    article = gold_statement(
        topics=["tourism", "trade"], alt={"topics_may_drop": ["trade"], "topics_may_add": ["health"]}
    )
    assert article.topics == {"tourism": "a proposé de développer le tourisme entre"}
    assert article.topics_allowed == {"trade", "health"}
    assert gold_statement(optional=True).topics == {}
    assert gold_statement(optional=True).topics_allowed == {"tourism"}


def test_a_group_of_events_covers_its_number() -> None:
    """An optional item that counts nine events may be told as nine."""
    assert gold_event(optional=True, count=9).events[0].spare == 8
    assert gold_event(count=9).events[0].spare == 0


def test_counts_and_speakers_keep_their_form() -> None:
    """No count means an unknown number, a missing key one; a speaker may be a name, a list, or several of each."""
    assert gold_agreement(count=None, alt={"count": [1]}).agreements[0].counts == (None, 1)
    bare = {"type": "agreement", "title": "accord"}
    assert parse_gold({"agreements": [bare]}, "x").agreements[0].counts == (1,)
    [statement] = gold_statement(speaker=["both", "sides"], alt={"speaker": [["A", "B"], "C"]}).statements
    assert statement.speakers == (("both", "sides"), ("A", "B"), ("C",))


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"persons": {}}, "$.persons"),
        ({"persons": ["x"]}, "$.persons[0]"),
        ({"persons": [{"posts": []}]}, "$.persons[0].name"),
        ({"persons": [{"name": "A", "posts": [{}]}]}, "$.persons[0].posts[0].title"),
        ({"events": [{"type": "Visit", "start": "hier"}]}, "$.events[0].start"),
        ({"events": [{"type": "Visit", "start": "2024-13"}]}, "$.events[0].start"),
        (
            {"events": [{"type": "Visit", "participants": [{"name": "A"}]}]},
            "$.events[0].participants[0].role",
        ),
        ({"anniversaries": [{"of": "x"}]}, "$.anniversaries[0].ordinal"),
    ],
)
def test_a_wrong_shape_is_named_by_its_path(changed: dict[str, Any], where: str) -> None:
    """What is not of the gold format says where."""
    with pytest.raises(GoldMistake) as caught:
        gold(**changed)
    assert str(caught.value).startswith(where)


def test_broken_json_is_named_by_line_and_column(tmp_path: Path) -> None:
    """A syntax error gives its line and column; a file that is no object or not UTF-8 is refused too."""
    path = tmp_path / "a.json"
    path.write_text('{\n "id": }', encoding="utf-8")
    with pytest.raises(GoldMistake) as caught:
        read_gold(path)
    assert (caught.value.line, caught.value.column) == (2, 8)
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(GoldMistake, match="no JSON object"):
        read_gold(path)
    path.write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(GoldMistake, match="not UTF-8"):
        read_gold(path)
