"""The names of the bodies that the tables know."""

from __future__ import annotations

from mappings.authorities import authorities
from mappings.compiled import compiled
from mappings.lexicon import Matcher


@compiled
def known_bodies() -> Matcher[str]:
    """Return the names of the known bodies, to their ids: "Nations unies", but not "ONU"."""
    acronyms = {name for body in authorities().bodies.values() for name in body.acronyms}
    return Matcher(
        (name, body.id)
        for body in authorities().bodies.values()
        for name in [*(text for language, text in body.labels if language in {"fr", "en", "vi"}), *body.alt]
        if name not in acronyms and (" " in name or len(name) > 6)
    )
