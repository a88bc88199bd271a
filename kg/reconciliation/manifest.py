"""What a service says of itself: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#service-manifest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from kg.errors import UnusableAnswer
from kg.reconciliation.shapes import number, objects, text
from mappings.namespaces import PREFIXES

VERSIONS: Final = frozenset({"0.1", "0.2"})
WIKIDATA: Final = PREFIXES["wd"]

_REQUIRED: Final = ("name", "identifierSpace", "schemaSpace")
_SLOT: Final = "{{id}}"  # where a template has the identifier
_ABSOLUTE: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"(%[0-9A-Fa-f]{2})")
_IN_PATH: Final = "/:@!$&'()*+,;=~._-"
_IN_IRI: Final = _IN_PATH + "?#[]"
_NAMESPACE_ENDS: Final = ("/", "#", "=", ":", "_", "-")
_WRITTEN: Final = {
    "https://www.wikidata.org/entity/": WIKIDATA
}  # as some services write a space, and its name


@dataclass(frozen=True, slots=True)
class Manifest:
    """The members of a manifest that matter to a client that asks for candidates."""

    url: str  # where queries are sent
    name: str
    identifier_space: str
    schema_space: str
    versions: tuple[str, ...] = ("0.1",)  # what a service speaks that does not say so
    types: tuple[tuple[str, str], ...] = ()  # (id, name) of the default types
    view: str | None = None  # a template of the entities' addresses
    batch_size: int | None = None  # queries that may be sent at once

    def iri(self, identifier: str) -> str:
        """Return the IRI of the entity that the service calls ``identifier``.

        An identifier that is an IRI already stands for itself. Otherwise it is written behind the identifier space,
        where that ends as a namespace does; else into the template of addresses, where there is one; else behind the
        space and a slash. Characters that an IRI cannot hold are percent-encoded.
        """
        if _ABSOLUTE.match(identifier):
            return _encoded(identifier, _IN_IRI)
        written = _encoded(identifier, _IN_PATH)
        if self.view is None or self.identifier_space.endswith(_NAMESPACE_ENDS):
            joint = "" if self.identifier_space.endswith(_NAMESPACE_ENDS) else "/"
            return f"{self.identifier_space}{joint}{written}"
        return self.view.replace(_SLOT, written)


def read_manifest(value: Any, url: str) -> Manifest:
    """Return the manifest that a service answers with; ``url`` is where it came from.

    Raises:
        UnusableAnswer: it is none, lacks a required member, or speaks only versions that this program does not.
    """
    if not isinstance(value, dict):
        raise UnusableAnswer(url, "something else than a manifest")
    missing = [name for name in _REQUIRED if text(value.get(name)) is None]
    if missing:
        raise UnusableAnswer(url, f"a manifest without {' and '.join(missing)}")
    versions = _versions(value.get("versions"))
    if not VERSIONS.intersection(versions):
        spoken = ", ".join(versions) or "none"
        raise UnusableAnswer(url, f"a manifest of other versions ({spoken}) than 0.1 and 0.2")
    view = value.get("view")
    template = text(view.get("url")) if isinstance(view, dict) else None
    size = number(value.get("batchSize"))
    space = str(text(value["identifierSpace"]))
    return Manifest(
        url=url,
        name=str(text(value["name"])),
        identifier_space=_WRITTEN.get(space, space),
        schema_space=str(text(value["schemaSpace"])),
        versions=versions,
        types=tuple(_types(value.get("defaultTypes"))),
        view=template if template is not None and _SLOT in template else None,
        batch_size=int(size) if size is not None and size >= 1 else None,
    )


def _versions(value: Any) -> tuple[str, ...]:
    """The versions named; a manifest that names none is of 0.1, which had no such member."""
    if value is None:
        return ("0.1",)
    named = value if isinstance(value, list) else [value]
    return tuple(one for one in map(text, named) if one is not None)


def _types(value: Any) -> list[tuple[str, str]]:
    found = [(text(one.get("id")), text(one.get("name"))) for one in objects(value)]
    found += [(text(one), None) for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return [(known, name or known) for known, name in found if known is not None]


def _encoded(identifier: str, kept: str) -> str:
    """Percent-encode what an IRI cannot hold as it is: https://www.rfc-editor.org/rfc/rfc3987#section-2.2.

    Escapes that are there already stay, and so do letters and signs beyond ASCII.
    """
    parts = _ESCAPE.split(identifier)  # at even places what lies between the escapes
    return "".join(
        part if place % 2 else "".join(c if _stays(c, kept) else quote(c, safe="") for c in part)
        for place, part in enumerate(parts)
    )


def _stays(character: str, kept: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in kept
    return character.isprintable()
