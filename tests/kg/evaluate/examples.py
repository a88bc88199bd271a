"""A small article with its gold, and the same facts as a graph would give them back; for the tests beside it."""

from __future__ import annotations

from typing import Any

from kg.evaluate.gold import GoldArticle, parse_gold
from kg.evaluate.readback import (
    Actor,
    SeenAgreement,
    SeenAnniversary,
    SeenArticle,
    SeenEvent,
    SeenPart,
    SeenPost,
    SeenRelationship,
    SeenStatement,
)
from mappings.moment import Moment

TEXT = (
    "Hanoi - Le président du Comité populaire de Hanoi, Trân Van Minh, a reçu le 5 mai 2024 à Hanoi Park Ji-hoon, "
    "maire de Daejeon. Il a proposé de développer le tourisme entre les deux villes. Park Ji-hoon a remercié Hanoi "
    "de son accueil. Les deux villes, jumelées, fêtent leur 10e anniversaire de jumelage. Elles ont signé un "
    "mémorandum sur l'éducation."
)
GOLD: dict[str, Any] = {
    "id": "example",
    "url": None,
    "title": "Hanoi et Daejeon",
    "published": "2024-05",
    "language": "fr",
    "persons": [
        {
            "name": "Trân Van Minh",
            "posts": [
                {
                    "title": "président du Comité populaire de Hanoi",
                    "organization": "Comité populaire de Hanoi",
                    "place": "Hanoi",
                }
            ],
        },
        {
            "name": "Park Ji-hoon",
            "posts": [{"title": "maire de Daejeon", "organization": None, "place": "Daejeon"}],
        },
    ],
    "events": [
        {
            "id": "e1",
            "type": "Reception",
            "start": "2024-05-05",
            "end": "2024-05-05",
            "place": "Hanoi",
            "status": "held",
            "participants": [
                {"name": "Trân Van Minh", "role": "Host"},
                {"name": "Park Ji-hoon", "role": "Guest"},
            ],
            "series": None,
            "ordinal": None,
            "main": True,
        },
        {
            "id": "e2",
            "type": "Signing",
            "start": None,
            "end": None,
            "place": None,
            "status": "held",
            "participants": [
                {"name": "Hanoi", "role": "Signatory"},
                {"name": "Daejeon", "role": "Signatory"},
            ],
            "series": None,
            "ordinal": None,
            "main": True,
        },
    ],
    "agreements": [
        {
            "type": "memorandum",
            "title": "mémorandum sur l'éducation",
            "parties": ["Hanoi", "Daejeon"],
            "signed": None,
            "count": 1,
            "topics": ["education"],
            "status": "signed",
        }
    ],
    "statements": [
        {
            "speaker": "Trân Van Minh",
            "act": "propose",
            "addressee": None,
            "topics": ["tourism"],
            "quote": "a proposé de développer le tourisme entre",
        },
        {
            "speaker": "Park Ji-hoon",
            "act": "thank",
            "addressee": "Hanoi",
            "topics": [],
            "quote": "a remercié Hanoi de son accueil",
        },
    ],
    "relationships": [{"type": "twinning", "parties": ["Hanoi", "Daejeon"], "established": None}],
    "anniversaries": [{"ordinal": 10, "of": "jumelage", "parties": ["Hanoi", "Daejeon"], "year": None}],
}
MINH = Actor("person/minh", ("Tran Van Minh",), person=True)
PARK = Actor("person/park", ("Park Ji Hoon",), person=True)
HANOI = Actor("place/hanoi", ("Hanoi", "Hà Nội"))
DAEJEON = Actor("place/daejeon", ("Daejeon",))
RECEPTION = SeenEvent(
    iri="event/1",
    type="Reception",
    start=Moment(2024, 5, 5),
    end=None,
    place=HANOI,
    parts=(SeenPart(MINH, ("Host",), ()), SeenPart(PARK, ("Guest",), ())),
    series=(),
    ordinal=None,
    quotes=("a reçu le 5 mai 2024",),
)
SIGNING = SeenEvent(
    iri="event/2",
    type="Signing",
    start=None,
    end=None,
    place=None,
    parts=(SeenPart(HANOI, ("Signatory",), ()), SeenPart(DAEJEON, ("Signatory",), ())),
    series=(),
    ordinal=None,
    quotes=("ont signé un mémorandum",),
)
MEMORANDUM = SeenAgreement(
    "agreement/1",
    "memorandum",
    ("mémorandum sur l'éducation",),
    (HANOI, DAEJEON),
    None,
    1,
    ("un mémorandum sur l'éducation",),
)
PROPOSAL = SeenStatement(
    "statement/1", (MINH,), "propose", ("Il a proposé de développer le tourisme entre les deux villes",)
)
THANKS = SeenStatement("statement/2", (PARK,), "thank", ("Park Ji-hoon a remercié Hanoi de son accueil",))
SEEN = SeenArticle(
    persons=(MINH, PARK),
    posts=(
        SeenPost(MINH, ("président du Comité populaire de Hanoi",), ()),
        SeenPost(PARK, ("maire de Daejeon",), ()),
    ),
    events=(RECEPTION, SIGNING),
    agreements=(MEMORANDUM,),
    statements=(PROPOSAL, THANKS),
    relationships=(SeenRelationship("relationship/1", "twinning", (HANOI, DAEJEON), ()),),
    anniversaries=(SeenAnniversary("anniversary/1", 10, (HANOI, DAEJEON), ()),),
    topics={"tourism": (), "education": ()},
)


def gold(**changed: Any) -> GoldArticle:
    """The example's gold with some top-level keys replaced."""
    return parse_gold(GOLD | changed, "example")


def gold_event(**changed: Any) -> GoldArticle:
    """Gold with the example's reception alone, some of its keys replaced."""
    return parse_gold({"events": [GOLD["events"][0] | changed]}, "example")


def gold_statement(**changed: Any) -> GoldArticle:
    """Gold with the example's first statement alone, some of its keys replaced."""
    return parse_gold({"statements": [GOLD["statements"][0] | changed]}, "example")


def gold_agreement(**changed: Any) -> GoldArticle:
    """Gold with the example's agreement alone, some of its keys replaced."""
    return parse_gold({"agreements": [GOLD["agreements"][0] | changed]}, "example")
