"""The events that have a place on the map, as GeoJSON: one feature an event, one line a feature.

https://www.rfc-editor.org/rfc/rfc7946
"""

from __future__ import annotations

import json
import re
from typing import Any, BinaryIO, Final

from kg.export.lookup import ARTICLES, Lookup
from kg.export.nodes import Tick
from kg.store import NamedNode, View

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?|[+-]?\.[0-9]+")

Position = list[float]


def write_geojson(view: View, out: BinaryIO, tick: Tick | None = None) -> int:
    """Write a feature for each event that has a place with coordinates, by IRI; return how many there are.

    An event with several places is a MultiPoint. ``tick`` is called with each event.
    """
    lookup = Lookup(view)
    out.write(b'{"type": "FeatureCollection", "features": [')
    number = 0
    for event in lookup.of_class("dip:Event"):
        points = [
            point for place in _nodes(lookup, event, "dip:place") if (point := _position(lookup, place))
        ]
        if points:
            separator = ",\n" if number else "\n"
            feature = json.dumps(_feature(lookup, event, points), ensure_ascii=False)
            out.write(f"{separator}{feature}".encode())
            number += 1
        if tick is not None:
            tick(event)
    out.write(b"\n]}\n")
    return number


def _feature(lookup: Lookup, event: str, points: list[Position]) -> dict[str, Any]:
    geometry: dict[str, Any] = {"type": "Point", "coordinates": points[0]}
    if len(points) > 1:
        geometry = {"type": "MultiPoint", "coordinates": points}
    return {"type": "Feature", "id": event, "geometry": geometry, "properties": _properties(lookup, event)}


def _properties(lookup: Lookup, event: str) -> dict[str, Any]:
    """What a map shows of an event; what is not known is absent."""
    participants = lookup.follow(event, ("dip:participation", "dip:participant"))
    articles = [node.value for node in lookup.values(event, ARTICLES)]
    properties = {
        "label": lookup.label(event, "en", "fr"),
        "label_fr": lookup.own_label(event, "fr"),
        "type": lookup.finest(event),
        "start": _joined(lookup, event, "dip:start"),
        "end": _joined(lookup, event, "dip:end"),
        "earliest": _joined(lookup, event, "dip:earliest"),
        "latest": _joined(lookup, event, "dip:latest"),
        "place": " | ".join(_name(lookup, place) for place in _nodes(lookup, event, "dip:place")),
        "status": " | ".join(_name(lookup, status) for status in _nodes(lookup, event, "dip:status")),
        "participants": [_name(lookup, node.value) for node in participants],
        "articles": articles,
        "urls": [url.value for article in articles for url in lookup.values(article, "schema:url")],
    }
    return {name: value for name, value in properties.items() if value}


def _nodes(lookup: Lookup, node: str, name: str) -> list[str]:
    return [value.value for value in lookup.values(node, name) if isinstance(value, NamedNode)]


def _joined(lookup: Lookup, node: str, name: str) -> str:
    return " | ".join(value.value for value in lookup.values(node, name))


def _name(lookup: Lookup, node: str) -> str:
    return lookup.label(node, "en", "fr") or node


def _position(lookup: Lookup, place: str) -> Position | None:
    """Longitude and latitude in degrees, in this order; None where one is missing or is no place on earth."""
    found = [lookup.values(place, name)[:1] for name in ("wgs84:long", "wgs84:lat")]
    texts = [value.value for values in found for value in values]
    if len(texts) != 2 or not all(_NUMBER.fullmatch(text) for text in texts):
        return None
    longitude, latitude = map(float, texts)
    return [longitude, latitude] if abs(longitude) <= 180 and abs(latitude) <= 90 else None
