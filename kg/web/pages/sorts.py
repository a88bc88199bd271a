"""The sorts of part that a node can have in facts: one section of its page each, and the pattern that finds them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_ACTOR: Final = {
    "posts": "?fact dip:holder <%(node)s> .",
    "events": "{ ?part dip:participant <%(node)s> } UNION { ?part dip:onBehalfOf <%(node)s> } ?fact dip:participation ?part .",
    "agreements": "{ ?fact dip:party <%(node)s> ; a dip:Agreement } UNION { ?fact dip:signatory <%(node)s> }",
    "said": "?fact dip:speaker <%(node)s> .",
    "told": "?fact dip:addressee <%(node)s> .",
    "relationships": "?fact dip:party <%(node)s> ; a dip:Relationship .",
    "anniversaries": "?fact dip:party <%(node)s> ; a dip:Anniversary .",
}
_HOLDERS: Final = "{ ?fact dip:post/dip:ofBody <%(node)s> } UNION { ?fact dip:post/dip:ofPlace <%(node)s> }"
SORTS: Final = MappingProxyType(
    {
        "person": _ACTOR,
        "body": {**_ACTOR, "holders": _HOLDERS, "bodies": "?fact dip:partOf <%(node)s> ."},
        "place": {
            "events": _ACTOR["events"],
            "there": "?fact dip:place <%(node)s> . FILTER NOT EXISTS { ?fact dip:participation/dip:participant <%(node)s> }",
            **{
                name: _ACTOR[name]
                for name in ("agreements", "relationships", "said", "told", "anniversaries")
            },
            "holders": _HOLDERS,
            "bodies": "?fact dip:seat <%(node)s> .",
            "former": "?fact dip:replacedBy <%(node)s> .",
            "within": "?fact dip:within <%(node)s> .",
        },
        "series": {"sittings": "?fact dip:inSeries <%(node)s> ."},
        "post": {"holders": "?fact dip:post <%(node)s> ."},
        "topic": {
            "statements": "?fact dip:topic <%(node)s> ; a dip:Statement .",
            "agreements": "?fact dip:topic <%(node)s> ; a dip:Agreement .",
        },
        "act": {"statements": "?fact dip:act <%(node)s> ."},
        "role": {"events": "?part dip:role <%(node)s> . ?fact dip:participation ?part ."},
        "status": {"facts": "?fact dip:status <%(node)s> ."},
        "agreement-type": {"agreements": "?fact dip:agreementType <%(node)s> ."},
        "relationship-type": {"relationships": "?fact dip:relationshipType <%(node)s> ."},
        "post-kind": {"holders": "?fact dip:post/dip:postKind <%(node)s> ."},
        "event": {
            "statements": "?fact dip:madeAt <%(node)s> .",
            "agreements": "?fact dip:signedAt <%(node)s> .",
            "during": "?fact dip:duringEvent <%(node)s> .",
            "anniversaries": "?fact dip:commemorates <%(node)s> .",
        },
        "relationship": {"anniversaries": "?fact dip:commemorates <%(node)s> ."},
        "agreement": {"anniversaries": "?fact dip:commemorates <%(node)s> ."},
    }
)
"""By the first segment of a node's path: its sections in order, each with a pattern about ?fact and the node."""

NODES: Final = frozenset({"bodies", "former", "within"})
"""The sections that list nodes, not facts."""

REFERRED: Final = MappingProxyType(
    {"referred": "?fact ?property <%(node)s> . FILTER(?property != dip:reports)"}
)
"""The one section of whatever else has a page."""
