"""Events told again: which of those told before a draft is, whoever was added to it meanwhile."""

from __future__ import annotations

from mappings.facts import Evidence, Person
from mappings.relations.drafts import Draft, Drafts

QUOTE = Evidence(0, 1, "X")
HUE, LAO, THAI = Person("Nguyen Van Phuong"), Person("Khamphao Ernthavanh"), Person("Somchai Rattana")


def talks(*people: Person) -> Draft:
    """A meeting of some persons."""
    draft = Draft("Meeting", QUOTE, 0)
    for person in people:
        draft.add(person, "Participant", QUOTE)
    return draft


def test_talks_told_again_are_those_of_whom_they_tell() -> None:
    """Among many, whichever of the two is named."""
    drafts = Drafts()
    others = [drafts.put(talks(Person(f"A{i}"), Person(f"B{i}"))) for i in range(9)]
    known = drafts.put(talks(HUE, LAO))
    assert drafts.put(talks(LAO)) is known
    assert drafts.put(talks(Person("B4"))) is others[4]


def test_who_was_added_later_tells_the_talks() -> None:
    """A third person joins by a second telling; a third telling names that person alone."""
    drafts = Drafts()
    known = drafts.put(talks(HUE, LAO))
    drafts.put(talks(HUE, LAO, THAI))
    assert drafts.known(talks(THAI)) is known


def test_of_two_talks_with_one_person_the_first_is_told_again() -> None:
    """The order of the text decides, not the order in which the persons are noted."""
    drafts = Drafts()
    first, second = drafts.put(talks(HUE, LAO)), drafts.put(talks(LAO, THAI))
    assert first is not second
    assert drafts.known(talks(LAO)) is first
    assert drafts.known(talks(THAI)) is second


def test_talks_that_do_not_tell_who_met_can_be_any() -> None:
    """The first ones told, whoever met; and talks of nobody are found again by those of somebody."""
    drafts = Drafts()
    nameless = drafts.put(talks())
    assert drafts.known(talks(HUE)) is nameless
    assert drafts.known(talks()) is nameless


def test_events_that_are_dropped_are_not_told_again() -> None:
    """A draft that proved to be another event is none that a later sentence means."""
    drafts = Drafts()
    known = drafts.put(talks(HUE, LAO))
    drafts.drop(known)
    assert drafts.known(talks(HUE)) is None
