"""The properties of entities that a client may ask for or give, each with the SPARQL that finds its values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from mappings.namespaces import PREFIXES


class Holds(StrEnum):
    """What the values of a property are."""

    ENTITY = "entity"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Property:
    """A property. ``paths`` are graph patterns between ``?node`` and ``?value``, any of which gives values.

    ``prefix``: what the values' IRIs begin with where they are identifiers in another set; it is left out of the value.
    """

    id: str
    name: str
    description: str
    types: frozenset[str]
    paths: tuple[str, ...]
    holds: Holds = Holds.ENTITY
    prefix: str = ""


_PERSON: Final = frozenset({"Person"})
_BODY: Final = frozenset({"Body"})
_PLACE: Final = frozenset({"Place"})
_BOUNDED: Final = _BODY | _PLACE
_NAMED: Final = _PERSON | _BOUNDED
_ALL: Final = _NAMED | {"Series"}
_LINK: Final = "?node skos:exactMatch ?value"
_GEONAMES: Final = "https://sws.geonames.org/"

PROPERTIES: Final = {
    one.id: one
    for one in (
        Property(
            "country",
            "country",
            "The country that a person or body is of, or that a place lies in.",
            _NAMED,
            (
                "?node dip:country ?value",
                "?node dip:seat?/dip:within+ ?value . ?value a dip:Country",
                "?node dip:seat ?value . ?value a dip:Country",
            ),
        ),
        Property(
            "within",
            "lies within",
            "A place that a place, or the seat of a body, lies within.",
            _BOUNDED,
            ("?node dip:seat?/dip:within+ ?value",),
        ),
        Property("seat", "seat", "Where a body has its seat.", _BODY, ("?node dip:seat ?value",)),
        Property("partOf", "part of", "A body that a body is part of.", _BODY, ("?node dip:partOf+ ?value",)),
        Property(
            "post",
            "post",
            "A post in which some article sees a person.",
            _PERSON,
            ("?tenure dip:holder ?node ; dip:post ?value",),
        ),
        Property(
            "body",
            "body",
            "A body that a post of a person is of.",
            _PERSON,
            ("?tenure dip:holder ?node ; dip:post ?post . ?post dip:ofBody ?value",),
        ),
        Property(
            "place",
            "place of a post",
            "A place that a post of a person is of.",
            _PERSON,
            ("?tenure dip:holder ?node ; dip:post ?post . ?post dip:ofPlace ?value",),
        ),
        Property(
            "replacedBy",
            "replaced by",
            "What took the place of a place or body.",
            _BOUNDED,
            ("?node dip:replacedBy ?value",),
        ),
        Property(
            "validFrom",
            "valid from",
            "The first day of a place or body.",
            _BOUNDED,
            ("?node dip:validFrom ?value",),
            Holds.DATE,
        ),
        Property(
            "validUntil",
            "valid until",
            "The last day of a place or body.",
            _BOUNDED,
            ("?node dip:validUntil ?value",),
            Holds.DATE,
        ),
        Property(
            "latitude",
            "latitude",
            "Degrees north, WGS 84.",
            _PLACE,
            ("?node wgs84:lat ?value",),
            Holds.NUMBER,
        ),
        Property(
            "longitude",
            "longitude",
            "Degrees east, WGS 84.",
            _PLACE,
            ("?node wgs84:long ?value",),
            Holds.NUMBER,
        ),
        Property(
            "wikidata",
            "Wikidata id",
            "The item in Wikidata: Q1858.",
            _NAMED,
            (_LINK,),
            Holds.TEXT,
            PREFIXES["wd"],
        ),
        Property(
            "geonames",
            "GeoNames id",
            "The number in GeoNames: 1581130.",
            _PLACE,
            (_LINK,),
            Holds.TEXT,
            _GEONAMES,
        ),
        Property(
            "iso",
            "ISO 3166 code",
            "The code of a country or of a part of one: VN, VN-HN.",
            _PLACE,
            ("?node a dip:Place ; skos:notation ?value",),
            Holds.TEXT,
        ),
        Property(
            "label", "name", "The name in each language.", _ALL, ("?node rdfs:label ?value",), Holds.TEXT
        ),
        Property(
            "spelling",
            "spelling",
            "A name as some article or table writes it.",
            _ALL,
            ("?node skos:altLabel ?value",),
            Holds.TEXT,
        ),
    )
}
"""The properties by their identifiers, in the order in which they are proposed."""
IDENTIFYING: Final = ("wikidata", "geonames")
"""The properties of which one value is one entity's."""
