"""Addresses: where on this site the page of a resource is."""

from __future__ import annotations

from starlette.requests import Request

from kg.web.rendering import path
from kg.web.site import site_of


def here(request: Request, iri: str) -> str:
    """Return the address of a resource's page on this site; the IRI itself where it is of another base."""
    base = site_of(request).settings.base
    return path(request, iri.removeprefix(base)) if iri.startswith(base) else iri
