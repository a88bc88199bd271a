"""What an article states, as frozen records; each fact carries the words that state it.

Actors (persons, bodies, places) are values: what they are named and what is known of them, never an IRI.
``mappings.iris`` makes the IRI from the value, so two articles that name one thing name one node.
"""

from __future__ import annotations

from dataclasses import dataclass

from mappings.moment import Moment


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words ``article.text[start:end] == exact`` behind a fact; offsets in code points."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Place:
    """A country, province, city or site. ``authority`` is its id in ``ontology/authorities``, where known."""

    name: str  # as written
    kind: str = "Place"  # Country, Province, City, Site, or Place where the text does not tell
    authority: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class Person:
    """A human being, by the fullest name that the article writes."""

    name: str
    country: str | None = None  # ISO 3166-1 alpha-2, where the text tells


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, party organ, ministry, committee or delegation."""

    name: str  # as written
    country: str | None = None
    authority: str | None = None
    seat: Place | None = None
    delegation: bool = False


Actor = Person | Body | Place


@dataclass(frozen=True, slots=True)
class Post:
    """An office as written, without its article: "secrétaire du Comité du Parti de la ville de Hanoi"."""

    title: str
    kind: str | None = None  # local name in the scheme of post kinds
    body: Body | None = None
    place: Place | None = None  # the place or country that the post is of


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person seen in a post."""

    holder: Person
    post: Post
    evidence: Evidence
    attested_on: Moment | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's part in an event. ``capacity`` is the post in which a person takes part."""

    participant: Actor
    role: str  # Host, Guest, Chair, HeadOfDelegation, Signatory, Participant
    evidence: Evidence
    capacity: Post | None = None
    on_behalf_of: Place | Body | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, happens or will happen."""

    type: str  # Meeting, Reception, Call, Visit, Conference, Signing, Ceremony, Training
    evidence: Evidence
    start: Moment | None = None
    end: Moment | None = None
    place: Place | None = None
    status: str = "held"  # held, planned, ongoing: as seen from the article's day
    participations: tuple[Participation, ...] = ()
    series: str | None = None  # the recurring mechanism, as written
    ordinal: int | None = None
    label: str | None = None  # the event's own name or noun phrase, as written
    main: bool = False  # the article is about it
    during: Event | None = None
    edition: int | None = None  # the year that its name bears: "réunion de printemps 2025"
    between: tuple[
        str, ...
    ] = ()  # ISO 3166-1 alpha-2 of the two countries of its series, where the article names no other


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document signed or to be signed, or ``count`` of them named together."""

    type: str  # memorandum, agreement, treaty, minutes, declaration, plan, other
    title: str  # as written
    evidence: Evidence
    parties: tuple[Actor, ...] = ()
    signatories: tuple[Person, ...] = ()
    signed: Moment | None = None
    signed_at: Event | None = None
    count: int | None = 1  # None: several, the article does not say how many
    topics: tuple[str, ...] = ()  # local names in the scheme of topics
    status: str = "signed"  # signed, planned


@dataclass(frozen=True, slots=True)
class Statement:
    """A reported speech act; several speakers when the sides speak together."""

    speakers: tuple[Actor, ...]
    act: str  # affirm propose request wish commit agree thank praise congratulate invite
    evidence: Evidence
    addressees: tuple[Actor, ...] = ()
    topics: tuple[str, ...] = ()
    made_at: Event | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """A standing tie between two parties or more."""

    type: str  # twinning, diplomatic-relations, partnership, …: the scheme of relationship types
    parties: tuple[Actor, ...]
    evidence: Evidence
    since: Moment | None = None


@dataclass(frozen=True, slots=True)
class Anniversary:
    """The ``ordinal``-th anniversary of something between its parties."""

    ordinal: int
    of: str  # what is commemorated, as written
    evidence: Evidence
    parties: tuple[Actor, ...] = ()
    year: int | None = None
    commemorates: Relationship | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name that the article writes for an actor, beside the one in the actor's record."""

    actor: Actor
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one article states."""

    article: str  # the article's id
    persons: tuple[Spelling, ...] = ()  # each person named, at the place of the fullest name
    spellings: tuple[Spelling, ...] = ()  # further names of any actor
    places: tuple[Spelling, ...] = ()  # each place named, once by each name or adjective
    tenures: tuple[Tenure, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
