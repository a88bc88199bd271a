"""One page on one node."""

from __future__ import annotations

import json

from kg.show import Line, candidates, page
from kg.store import Store
from kg.terms import shorten
from mappings.iris import person_iri, place_iri
from tests.kg.conftest import EVENT, HANOI, TO_LAM, WANG_YI


def lines(store: Store, iri: str, title: str) -> tuple[Line, ...]:
    """The lines of a section, none where the page has no such section."""
    return next((section.lines for section in page(store, iri).sections if section.title == title), ())


def test_a_page_has_every_spelling_and_property(store: Store) -> None:
    """With the languages that a spelling is marked with."""
    found = page(store, person_iri(TO_LAM))
    assert (found.label, found.type) == ("Tô Lâm", "Person")
    assert found.names == (("To Lam", ()), ("Tô Lâm", ()))
    assert found.properties == (("dip:country", "place/vn"),)
    assert page(store, place_iri(HANOI)).names == (("Hanoi", ("en", "fr")),)


def test_a_person_has_posts_events_statements_and_articles(store: Store) -> None:
    """Each once, however many articles say it."""
    person = person_iri(TO_LAM)
    titles = [section.title for section in page(store, person).sections]
    assert titles == ["Posts", "Took part in", "Said", "Named in"]
    assert [line.what for line in lines(store, person, "Posts")] == ["président"]
    (part,) = lines(store, person, "Took part in")
    assert (part.iri, part.when, part.what) == (shorten(EVENT), "2024-05-16", "Reception, Hanoi, 16 May 2024")
    (said,) = lines(store, person, "Said")
    assert (said.how, said.what, said.who) == ("act:wish", "a souhaité plus de commerce", "Wang Yi")
    assert [line.iri for line in lines(store, person, "Named in")] == ["article/first", "article/second"]


def test_a_person_who_is_spoken_to_and_a_place_where_things_happen(store: Store) -> None:
    """The same facts from the other side."""
    (told,) = lines(store, person_iri(WANG_YI), "Was told")
    assert told.who == "Tô Lâm"
    (event,) = lines(store, place_iri(HANOI), "Took place there")
    assert event.iri == shorten(EVENT)


def test_candidates_carry_what_tells_them_apart(store: Store) -> None:
    """IRI, class and name."""
    found = candidates(store, "wang")
    assert [(one.label, one.type) for one in found] == [("Wang Wei", "Person"), ("Wang Yi", "Person")]


def test_as_json_it_holds_everything(store: Store) -> None:
    """What programs read is what people see."""
    plain = json.loads(json.dumps(page(store, person_iri(TO_LAM)).to_json()))
    assert plain["names"][0] == {"name": "To Lam", "languages": []}
    assert plain["properties"] == [{"property": "dip:country", "value": "place/vn"}]
    assert plain["sections"][0]["title"] == "Posts"
