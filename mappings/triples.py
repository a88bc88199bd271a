"""What one article states as the quads of its graph, by the contract of design.md §3."""

from __future__ import annotations

from functools import cache
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from mappings import iris
from mappings.article import Article
from mappings.facts import (
    Actor,
    Agreement,
    Anniversary,
    Body,
    Event,
    Evidence,
    Participation,
    Person,
    Place,
    Post,
    Relationship,
    Report,
    Spelling,
    Statement,
    Tenure,
)
from mappings.moment import Moment
from mappings.namespaces import BASE, PREFIXES

Value = NamedNode | Literal | None

_BELOW: Final = {
    "Reception": ("Meeting",),
    "Call": ("Meeting",),
}  # what else a type of event is, beside Event


class InvalidReport(ValueError):
    """A report that breaks the promises of its records: whoever built it is at fault, not the article."""


class QuoteNotInArticle(InvalidReport):
    """Evidence whose words are not in the article where it says they are."""

    def __init__(self, article: str, evidence: Evidence, found: str) -> None:
        super().__init__(
            f"{article}, characters {evidence.start} to {evidence.end}: the evidence quotes {evidence.exact!r}, "
            f"the article has {found!r}"
        )


class CapacityWithoutHolder(InvalidReport):
    """A post in which something that is not a person is said to take part."""

    def __init__(self, article: str, participation: Participation) -> None:
        super().__init__(
            f"{article}: {participation.participant.name!r} is no person and cannot take part as "
            f"{participation.capacity.title if participation.capacity else None!r}"
        )


class ForeignReport(InvalidReport):
    """A report on another article than the one it is written for."""

    def __init__(self, article: str, report: str) -> None:
        super().__init__(f"the report on {report!r} was given for the article {article!r}")


def article_quads(article: Article, report: Report, *, base: str = BASE, extractor: str) -> list[Quad]:
    """Return the quads of the article's graph, sorted and without duplicates.

    Args:
        article: the article as kept.
        report: what it states; every quote is checked against the text.
        base: where the publisher's resources live, ending in a slash.
        extractor: name and version of what made the report, separated by a space; no time, so that building
            again gives the same quads.

    Raises:
        InvalidReport: a quote that the text does not have, or a report on another article.
    """
    if report.article != article.id:
        raise ForeignReport(article.id, report.article)
    graph = _Graph(article, base)
    graph.write_article(extractor)
    for spelling in (*report.persons, *report.spellings):
        graph.write_spelling(spelling)
    for place in report.places:
        graph.write_mention(place)
    for tenure in report.tenures:
        graph.write_tenure(tenure)
    for event in report.events:
        graph.write_event(event)
    for agreement in report.agreements:
        graph.write_agreement(agreement)
    for statement in report.statements:
        graph.write_statement(statement)
    for relationship in report.relationships:
        graph.write_relationship(relationship)
    for anniversary in report.anniversaries:
        graph.write_anniversary(anniversary)
    return graph.quads()


class _Graph:
    """The graph of one article while it is written; each ``write_`` method returns the node that it describes."""

    def __init__(self, article: Article, base: str) -> None:
        self._article = article
        self._base = base
        self._node = NamedNode(iris.article_iri(article.id, base))
        self._quads: set[Quad] = set()
        self._held: set[NamedNode] = set()  # the tenures written
        self._actors_written: dict[Actor, NamedNode] = {}
        self._events_written: dict[
            int, NamedNode
        ] = {}  # by the identity of the record, which the report holds

    def quads(self) -> list[Quad]:
        return sorted(self._quads, key=str)

    def write_article(self, extractor: str) -> None:
        article = self._article
        maker = NamedNode(iris.extractor_iri(extractor, self._base))
        self._type(self._node, "Article")
        self._add(self._node, "schema:identifier", Literal(article.id))
        self._add(self._node, "schema:headline", self._words(article.title))
        self._add(self._node, "schema:datePublished", _moment(article.published))
        self._add(self._node, "schema:url", _typed(article.url, "anyURI"))
        self._add(self._node, "dip:retrievedOn", _moment(article.retrieved))
        self._add(self._node, "schema:publisher", _plain(article.publisher))
        self._add(self._node, "schema:inLanguage", Literal(article.language))
        self._add(self._node, "dip:sourceHash", Literal(article.source_hash))
        self._add(self._node, "prov:wasGeneratedBy", maker)
        self._add(maker, "rdf:type", _term("prov:Activity"))
        self._add(maker, "rdfs:label", Literal(extractor))

    def write_spelling(self, spelling: Spelling) -> None:
        node = self.write_actor(spelling.actor)
        tagged = not isinstance(spelling.actor, Person)
        self._add(node, "skos:altLabel", self._words(spelling.name) if tagged else Literal(spelling.name))
        self._evidence(node, spelling.evidence)

    def write_mention(self, place: Spelling) -> None:
        """The words stand as evidence of the place: an adjective names it without being its name."""
        node = self.write_actor(place.actor)
        self._evidence(node, place.evidence)
        self._add(self._node, "schema:mentions", node)

    def write_actor(self, actor: Actor) -> NamedNode:
        node = self._actors_written.get(actor)
        if node is None:
            node = self._actors_written[actor] = self._write_actor(actor)
        return node

    def _write_actor(self, actor: Actor) -> NamedNode:
        node = NamedNode(iris.actor_iri(actor, self._base))
        match actor:
            case Person():
                self._type(node, "Person")
                self._add(node, "skos:altLabel", Literal(actor.name))
                self._add(node, "dip:country", self._country(actor.country))
            case Body():
                self._type(node, "Body", *(("Delegation",) if actor.delegation else ()))
                self._add(node, "skos:altLabel", self._words(actor.name))
                self._add(node, "dip:country", self._country(actor.country))
                self._add(node, "dip:seat", self.write_actor(actor.seat) if actor.seat else None)
            case Place():
                self._type(node, "Place", *((actor.kind,) if actor.kind != "Place" else ()))
                self._add(node, "skos:altLabel", self._words(actor.name))
                country = self._country(actor.country)
                if actor.authority is None and country != node:
                    self._add(node, "dip:within", country)
        return node

    def write_post(self, post: Post, holder: Person) -> NamedNode:
        node = NamedNode(iris.post_iri(post, holder, self._base))
        self._type(node, "Post")
        self._add(node, "skos:altLabel", self._words(post.title))
        self._add(node, "dip:postKind", _member("post-kind", post.kind))
        self._add(node, "dip:ofBody", self.write_actor(post.body) if post.body else None)
        self._add(node, "dip:ofPlace", self.write_actor(post.place) if post.place else None)
        return node

    def write_tenure(self, tenure: Tenure) -> NamedNode:
        node = NamedNode(iris.tenure_iri(tenure.holder, tenure.post, self._base))
        self._held.add(node)
        self._fact(node, tenure.evidence, "Tenure")
        self._add(node, "dip:holder", self.write_actor(tenure.holder))
        self._add(node, "dip:post", self.write_post(tenure.post, tenure.holder))
        self._add(node, "dip:attestedOn", _moment(tenure.attested_on))
        return node

    def write_event(self, event: Event) -> NamedNode:
        node = self._events_written.get(id(event))
        if node is None:
            node = self._events_written[id(event)] = self._write_event(event)
        return node

    def _write_event(self, event: Event) -> NamedNode:
        node = NamedNode(iris.event_iri(event, self._article.id, self._base))
        self._fact(node, event.evidence, "Event", event.type, *_BELOW.get(event.type, ()))
        self._add(node, "skos:altLabel", self._words(event.label))
        self._when(node, event)
        self._add(node, "dip:place", self.write_actor(event.place) if event.place else None)
        self._add(node, "dip:status", _member("status", event.status))
        self._add(node, "dip:inSeries", self._series(event))
        self._add(node, "dip:ordinal", _number(event.ordinal))
        self._add(node, "dip:duringEvent", self.write_event(event.during) if event.during else None)
        for participation in event.participations:
            self._add(node, "dip:participation", self._participation(node, participation))
        if event.main:
            self._add(self._node, "schema:about", node)
        return node

    def write_agreement(self, agreement: Agreement) -> NamedNode:
        node = NamedNode(iris.agreement_iri(agreement, self._article.id, self._base))
        self._fact(node, agreement.evidence, "Agreement")
        self._add(node, "dip:agreementType", _member("agreement-type", agreement.type))
        self._add(node, "skos:altLabel", self._words(agreement.title))
        self._actors(node, "dip:party", agreement.parties)
        self._actors(node, "dip:signatory", agreement.signatories)
        self._add(node, "dip:signedOn", _moment(agreement.signed))
        self._add(
            node, "dip:signedAt", self.write_event(agreement.signed_at) if agreement.signed_at else None
        )
        self._add(node, "dip:count", _number(agreement.count))
        self._topics(node, agreement.topics)
        self._add(node, "dip:status", _member("status", agreement.status))
        return node

    def write_statement(self, statement: Statement) -> NamedNode:
        node = NamedNode(iris.statement_iri(statement, self._article.id, self._base))
        self._fact(node, statement.evidence, "Statement")
        self._actors(node, "dip:speaker", statement.speakers)
        self._add(node, "dip:act", _member("act", statement.act))
        self._actors(node, "dip:addressee", statement.addressees)
        self._topics(node, statement.topics)
        self._add(node, "dip:madeAt", self.write_event(statement.made_at) if statement.made_at else None)
        return node

    def write_relationship(self, relationship: Relationship) -> NamedNode:
        node = NamedNode(iris.relationship_iri(relationship, self._article.id, self._base))
        self._fact(node, relationship.evidence, "Relationship")
        self._add(node, "dip:relationshipType", _member("relationship-type", relationship.type))
        self._actors(node, "dip:party", relationship.parties)
        self._add(node, "dip:since", _moment(relationship.since))
        return node

    def write_anniversary(self, anniversary: Anniversary) -> NamedNode:
        node = NamedNode(iris.anniversary_iri(anniversary, self._article.id, self._base))
        self._fact(node, anniversary.evidence, "Anniversary")
        self._add(node, "dip:ordinal", _number(anniversary.ordinal))
        self._actors(node, "dip:party", anniversary.parties)
        self._add(
            node, "dip:year", _moment(Moment(anniversary.year)) if anniversary.year is not None else None
        )
        tie = anniversary.commemorates
        self._add(
            node, "dip:commemorates", self.write_relationship(tie) if tie else self._words(anniversary.of)
        )
        return node

    def _participation(self, event: NamedNode, part: Participation) -> NamedNode:
        node = NamedNode(iris.part_iri(event.value, part.participant))
        self._type(node, "Participation")
        self._evidence(node, part.evidence)
        self._add(node, "dip:participant", self.write_actor(part.participant))
        self._add(node, "dip:role", _member("role", part.role))
        self._add(node, "dip:capacity", self._capacity(part))
        self._add(node, "dip:onBehalfOf", self.write_actor(part.on_behalf_of) if part.on_behalf_of else None)
        return node

    def _capacity(self, part: Participation) -> NamedNode | None:
        """The tenure of the post in which a person takes part; that they do states it, where nothing else does."""
        if part.capacity is None:
            return None
        if not isinstance(part.participant, Person):
            raise CapacityWithoutHolder(self._article.id, part)
        node = NamedNode(iris.tenure_iri(part.participant, part.capacity, self._base))
        if node not in self._held:
            self.write_tenure(Tenure(part.participant, part.capacity, part.evidence))
        return node

    def _when(self, node: NamedNode, event: Event) -> None:
        self._add(node, "dip:start", _moment(event.start))
        self._add(node, "dip:end", _moment(event.end))
        earliest = event.start.earliest if event.start else None
        last = event.end or event.start
        latest = last.latest if last else None
        self._add(node, "dip:earliest", _typed(earliest.isoformat(), "date") if earliest else None)
        self._add(node, "dip:latest", _typed(latest.isoformat(), "date") if latest else None)

    def _series(self, event: Event) -> NamedNode | None:
        if event.series is None:
            return None
        node = NamedNode(iris.series_iri(event, self._base))
        self._type(node, "Series")
        self._add(node, "skos:altLabel", self._words(event.series))
        return node

    def _country(self, code: str | None) -> NamedNode | None:
        if not code:
            return None
        node = NamedNode(iris.country_iri(code, self._base))
        self._type(node, "Place", "Country")
        return node

    def _actors(self, node: NamedNode, predicate: str, actors: tuple[Actor, ...]) -> None:
        for actor in actors:
            self._add(node, predicate, self.write_actor(actor))

    def _topics(self, node: NamedNode, topics: tuple[str, ...]) -> None:
        for topic in topics:
            self._add(node, "dip:topic", _member("topic", topic))

    def _fact(self, node: NamedNode, evidence: Evidence, *types: str) -> None:
        self._type(node, *types)
        self._evidence(node, evidence)
        self._add(self._node, "dip:reports", node)

    def _evidence(self, node: NamedNode, evidence: Evidence) -> None:
        found = self._article.text[max(evidence.start, 0) : evidence.end]
        if found != evidence.exact or not 0 <= evidence.start < evidence.end <= len(self._article.text):
            raise QuoteNotInArticle(self._article.id, evidence, found)
        quote = NamedNode(iris.evidence_iri(self._article.id, evidence, self._base))
        self._add(node, "dip:evidence", quote)
        self._add(quote, "rdf:type", _term("oa:TextQuoteSelector"))
        self._add(quote, "rdf:type", _term("oa:TextPositionSelector"))
        self._add(quote, "oa:exact", Literal(evidence.exact))
        self._add(quote, "oa:start", _typed(str(evidence.start), "nonNegativeInteger"))
        self._add(quote, "oa:end", _typed(str(evidence.end), "nonNegativeInteger"))
        self._add(quote, "dip:inArticle", self._node)

    def _type(self, node: NamedNode, *classes: str) -> None:
        for name in classes:
            self._add(node, "rdf:type", _term(f"dip:{name}"))

    def _words(self, words: str | None) -> Literal | None:
        """Words of the article, in its language."""
        return Literal(words, language=self._article.language) if words else None

    def _add(self, subject: NamedNode, predicate: str, value: Value) -> None:
        if value is not None:
            self._quads.add(Quad(subject, _term(predicate), value, self._node))


@cache
def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


@cache
def _member(scheme: str, name: str | None) -> NamedNode | None:
    return NamedNode(PREFIXES[scheme] + name) if name else None


def _plain(words: str | None) -> Literal | None:
    return Literal(words) if words else None


def _typed(lexical: str | None, datatype: str) -> Literal | None:
    return Literal(lexical, datatype=_term(f"xsd:{datatype}")) if lexical else None


def _number(number: int | None) -> Literal | None:
    return _typed(str(number), "integer") if number is not None else None


def _moment(moment: Moment | None) -> Literal | None:
    return _typed(str(moment), moment.datatype) if moment is not None else None
