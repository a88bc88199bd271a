"""GeoJSON: the events that can be on a map, as RFC 7946 has it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from kg.export.geojson import write_geojson
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import graph_iri, place_iri
from mappings.namespaces import PREFIXES
from tests.kg.conftest import EVENT, HANOI


def features(store: Store) -> list[dict[str, Any]]:
    """The features of the document."""
    out = io.BytesIO()
    number = write_geojson(store, out)
    document = json.loads(out.getvalue())
    assert document["type"] == "FeatureCollection"
    assert len(document["features"]) == number
    return list(document["features"])


def locate(store: Store, latitude: str, longitude: str) -> None:
    """Say where Hanoi lies."""
    graph, place = NamedNode(graph_iri("authorities")), NamedNode(place_iri(HANOI))
    store.replace_graph(
        graph.value,
        [
            Quad(place, NamedNode(PREFIXES["wgs84"] + name), Literal(value), graph)
            for name, value in (("lat", latitude), ("long", longitude))
        ],
    )


def test_an_event_stands_where_its_place_lies(store: Store) -> None:
    """Longitude first, then latitude; with who, when and the articles."""
    locate(store, "21.0245", "105.84117")
    (feature,) = features(store)
    assert feature["type"] == "Feature"
    assert feature["id"] == EVENT
    assert feature["geometry"] == {"type": "Point", "coordinates": [105.84117, 21.0245]}
    told = feature["properties"]
    assert told["label"] == "Reception, Hanoi, 16 May 2024"
    assert told["participants"] == ["Wang Yi", "Tô Lâm"]
    assert told["urls"] == ["https://news.example/first", "https://news.example/second"]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [("91", "0"), ("0", "-181"), ("", "1"), ("1e3", "2"), ("NaN", "0")]
)
def test_what_is_no_place_on_earth_is_not_on_the_map(store: Store, latitude: str, longitude: str) -> None:
    """Nothing is guessed."""
    locate(store, latitude, longitude)
    assert features(store) == []


def test_without_coordinates_the_collection_is_empty(store: Store) -> None:
    """And still a document."""
    assert features(store) == []
