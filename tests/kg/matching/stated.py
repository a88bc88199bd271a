"""Small articles whose facts are written down beside them."""

from __future__ import annotations

from mappings.article import Article, Block, BlockKind
from mappings.facts import Body, Event, Evidence, Participation, Person, Place, Post, Report, Spelling, Tenure
from mappings.moment import Moment

HANOI = Place("Hanoi", "City", "vn-hanoi", "VN")
HAI_PHONG = Place("Hai Phong", "City", "vn-haiphong", "VN")
LANG_SON = Place("Lang Son", "Province", "vn-lang-son", "VN")
VIET_NAM = Place("Vietnam", "Country", "vn", "VN")
FRANCE = Place("France", "Country", "fr", "FR")


def article(identifier: str, published: str, text: str) -> Article:
    """An article of a day."""
    return Article(identifier, text, (Block(BlockKind.BODY, 0, len(text)),), None, Moment.parse(published))


def posts(identifier: str, published: str, person: Person, *held: Post) -> tuple[Article, Report]:
    """An article that says of a person nothing but the posts."""
    text = f"{person.name}, " + ", ".join(post.title for post in held) + "."
    whole = Evidence(0, len(text), text)
    tenures = tuple(Tenure(person, post, _quote(text, post.title)) for post in held)
    report = Report(identifier, persons=(Spelling(person, person.name, whole),), tenures=tenures)
    return article(identifier, published, text), report


def meeting(
    identifier: str, day: str | None, place: Place | None, *people: Person, published: str = "2024-05-17"
) -> tuple[Article, Report]:
    """An article on one meeting."""
    text = f"{' et '.join(person.name for person in people)} se sont rencontrés."
    whole = Evidence(0, len(text), text)
    start = Moment.parse(day) if day else None
    parts = tuple(Participation(person, "Participant", whole) for person in people)
    event = Event("Meeting", whole, start, start, place, participations=parts)
    spellings = tuple(Spelling(person, person.name, whole) for person in people)
    return article(identifier, published, text), Report(identifier, persons=spellings, events=(event,))


def secretary(place: Place) -> Post:
    """The party secretary of a place."""
    body = Body(f"Comité du Parti de {place.name}", place.country, seat=place)
    return Post(f"secrétaire du Comité du Parti de {place.name}", "party-secretary", body, place)


def _quote(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(start, start + len(words), words)
