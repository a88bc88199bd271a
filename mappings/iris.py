"""The IRI of everything in the graph: a pure function of what it names, so that two reports meet in one node.

Every function takes ``base``, under which a publisher's resources live; it ends in ``/``. ``article`` is always
an article's identifier. What makes two things one is in ``mappings.keys`` and ``mappings.event_keys``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import chain

from mappings.event_keys import event_key, series_key
from mappings.facts import (
    Actor,
    Agreement,
    Anniversary,
    Body,
    Event,
    Evidence,
    Person,
    Place,
    Post,
    Relationship,
    Statement,
)
from mappings.keys import actor_key, body_key, person_key, place_key, post_key
from mappings.namespaces import BASE
from mappings.segments import content, digest, encoded, segment


def article_iri(article: str, base: str = BASE) -> str:
    """The article, and the graph of what it says."""
    return f"{base}article/{_identifier(article)}"


def quarantine_iri(article: str, base: str = BASE) -> str:
    """The graph of what was refused of the article."""
    return graph_iri(f"quarantine/{_identifier(article)}", base)


def graph_iri(name: str, base: str = BASE) -> str:
    """A derived graph: ``ontology``, ``authorities``, ``links``, ``labels``, ``decisions``, ``queries``."""
    return f"{base}graph/{name}"


def query_iri(name: str, base: str = BASE) -> str:
    """A query of the library by its name."""
    return f"{base}query/{encoded(name)}"


def parameter_iri(name: str, base: str = BASE) -> str:
    """The property that a parameter of queries is, named as its variable."""
    return f"{base}parameter/{encoded(name)}"


def extractor_iri(extractor: str, base: str = BASE) -> str:
    """The extractor by name and version, as in ``diplomacy-kg 0.1.0``."""
    return f"{base}extractor/" + "/".join(encoded(part) for part in extractor.split())


def evidence_iri(article: str, evidence: Evidence, base: str = BASE) -> str:
    """The quoted words, as a text fragment: https://www.rfc-editor.org/rfc/rfc5147#section-2.1.1."""
    return f"{article_iri(article, base)}#char={evidence.start},{evidence.end}"


def country_iri(code: str, base: str = BASE) -> str:
    """The country of an ISO 3166-1 alpha-2 code."""
    return f"{base}place/{segment(code)}"


def place_iri(place: Place, base: str = BASE) -> str:
    """A place: by its authority entry, else by country and folded name."""
    return f"{base}place/{place_key(place)}"


def person_iri(person: Person, base: str = BASE) -> str:
    """A person: by country, where known, and folded name."""
    return f"{base}person/{person_key(person)}"


def body_iri(body: Body, base: str = BASE) -> str:
    """A body: by its authority entry, else by seat or country and folded name."""
    return f"{base}body/{body_key(body)}"


def actor_iri(actor: Actor, base: str = BASE) -> str:
    """A person, a body or a place."""
    return base + actor_key(actor)


def post_iri(post: Post, holder: Person | None = None, base: str = BASE) -> str:
    """A post: by its body and place and its title; by ``holder`` and title where neither is known."""
    return f"{base}post/{post_key(post, holder)}"


def tenure_iri(holder: Person, post: Post, base: str = BASE) -> str:
    """A person in a post."""
    return f"{base}tenure/{person_key(holder)}/{post_key(post, holder)}"


def event_iri(event: Event, article: str, base: str = BASE) -> str:
    """An event; ``article`` counts where the event's record does not tell enough to be met elsewhere."""
    return f"{base}event/{event_key(event, article)}"


def participation_iri(event: Event, participant: Actor, article: str, base: str = BASE) -> str:
    """An actor in an event."""
    return part_iri(event_iri(event, article, base), participant)


def part_iri(event: str, participant: Actor) -> str:
    """An actor in the event of that IRI."""
    return f"{event}/{actor_key(participant)}"


def series_iri(event: Event, base: str = BASE) -> str:
    """The recurring mechanism that the event is a sitting of."""
    return f"{base}series/{series_key(event)}"


def agreement_iri(agreement: Agreement, article: str, base: str = BASE) -> str:
    """An agreement: by type, day, parties, title and count; local to its article without a day or two parties.

    The title alone (*protocole d'accord*) says too little: two parties sign several in a year.
    """
    parties = _keys(agreement.parties)
    if len(parties) < 2:
        parties = _keys(chain(agreement.parties, agreement.signatories))
    known = (agreement.type, content(agreement.title), str(agreement.count), *parties)
    signed = agreement.signed
    if signed is not None and signed.year is not None and signed.day is not None and len(parties) > 1:
        return f"{base}agreement/{segment(agreement.type)}/{signed}/{digest(known)}"
    when = str(signed) if signed is not None else "undated"
    return f"{base}agreement/{segment(agreement.type)}/{when}/{_local(known, agreement.evidence, article)}"


def statement_iri(statement: Statement, article: str, base: str = BASE) -> str:
    """A statement: by its article, offsets, act and speakers, since one sentence may quote two people alike."""
    span = f"{statement.evidence.start},{statement.evidence.end}"
    return f"{base}statement/{_identifier(article)}/{span}/{segment(statement.act)}/{'+'.join(_keys(statement.speakers))}"


def relationship_iri(relationship: Relationship, article: str, base: str = BASE) -> str:
    """A relationship: by its type and its parties; local to its article where it has not two."""
    parties = _keys(relationship.parties)
    local = (_local(parties, relationship.evidence, article),) if len(parties) < 2 else ()
    return f"{base}relationship/{segment(relationship.type)}/{'+'.join((*parties, *local))}"


def anniversary_iri(anniversary: Anniversary, article: str, base: str = BASE) -> str:
    """An anniversary: by ordinal, what it is of, year and parties; local to its article where it has no party."""
    parties = _keys(anniversary.parties)
    known = (content(anniversary.of), str(anniversary.year), *parties)
    key = digest(known) if parties else _local(known, anniversary.evidence, article)
    return f"{base}anniversary/{anniversary.ordinal}/{key}"


def _identifier(article: str) -> str:
    return encoded(unicodedata.normalize("NFC", article))


def _keys(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(sorted({actor_key(actor) for actor in actors}))


def _local(known: Iterable[str], evidence: Evidence, article: str) -> str:
    return digest((article, f"{evidence.start},{evidence.end}", *known))
