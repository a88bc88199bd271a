"""Ties that a signed document makes: a twinning charter, a pact of friendship, an agreement that establishes relations."""

from __future__ import annotations

from collections.abc import Sequence

from mappings.facts import Actor, Agreement, Body, Place
from mappings.folding import fold
from mappings.french.labels import labels
from mappings.french.words import words
from mappings.text import tokens


def tie_of(agreement: Agreement) -> tuple[str, tuple[Actor, ...]] | None:
    """Return the tie that a signed document makes and between whom, by its title; None for any other document.

    "charte de jumelage" twins the two towns; "pacte d'amitié" and "accord sur l'établissement de relations d'amitié"
    make them partners. What is only planned makes no tie, nor does what countries sign: theirs have names of their own.
    """
    kind = _kind(agreement.title) if agreement.status == "signed" else None
    parties = tuple(dict.fromkeys(map(town, agreement.parties)))
    return (kind, parties) if kind is not None and len(parties) > 1 and all(map(_is_local, parties)) else None


def town(actor: Actor) -> Actor:
    """Return the town or province for which a local government acts, which is tied itself: of "mairie de Hué" Hué."""
    if not isinstance(actor, Body) or actor.seat is None:
        return actor
    name = fold(actor.name)
    return actor.seat if any(name.startswith(head) for head in words().governing_bodies) else actor


def _kind(title: str) -> str | None:
    """Return the tie that a title names: "twinning" of "convention de jumelage", "partnership" of "pacte d'amitié"."""
    told = list(tokens(title))
    run: Sequence[str] = [token.folded for token in told]
    named = {kind for noun in labels("relationship-types").find(told) for kind in noun.values}
    if "twinning" in named:
        return "twinning"
    founding = "partnership" in named and any(word in words().founding for word in run)
    return "partnership" if founding or ({"pacte", "amitie"} <= set(run)) else None


def _is_local(actor: Actor) -> bool:
    """Whether an actor is a town or province: a country has other ties, a body that governs none of them has none."""
    return isinstance(actor, Place) and actor.kind != "Country"
