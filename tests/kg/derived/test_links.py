"""The links' graph: each link of what articles refer to, with its record; people's decisions come before the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kg.decisions import NONE, Decisions
from kg.derived import derive
from kg.derived.known import mentioned
from kg.derived.links import EXACT, link_quads
from kg.derived.said import Said
from kg.identity.sssom import CURATED, Mapping
from kg.links.record import stored
from kg.store import NamedNode, Quad, Store
from mappings.authorities import KnownBody, KnownPerson, KnownPlace, authorities
from mappings.iris import article_iri, graph_iri
from mappings.namespaces import BASE, PREFIXES
from tests.kg.sample import iri

WD, GEONAMES = PREFIXES["wd"], "https://sws.geonames.org/"
HUE = KnownPlace(
    "vn-hue",
    "Province",
    (("fr", "Huê"),),
    wikidata="Q1",
    geonames="7",
    dbpedia="http://dbpedia.org/resource/Hue",
)
TABLES = replace(
    authorities(),
    places={
        "vn": KnownPlace("vn", "Country", (("fr", "Viêt Nam"),), wikidata="Q881"),
        "vn-hue": HUE,
        "vn-old": KnownPlace("vn-old", "Province", (("fr", "Ancien"),), wikidata="Q5", geonames="5"),
        "vn-new": KnownPlace("vn-new", "Province", (("fr", "Nouveau"),), wikidata="Q5"),
        "vn-plain": KnownPlace("vn-plain", "City", (("fr", "Simple"),)),
    },
    bodies={"asean": KnownBody("asean", "igo", (("fr", "ASEAN"),), wikidata="Q7768")},
    people={"vn/to-lam": KnownPerson("vn/to-lam", "Tô Lâm", country="VN", wikidata="Q10831196")},
)
Link = tuple[str, str, str]


def found(*names: str, decisions: Decisions = NONE, base: str = BASE) -> list[Mapping]:
    """The mappings that the links' graph records for articles that name these nodes and speak of trade."""
    with Store.open(None) as store:
        article = article_iri("a", base)
        spoken = Quad(NamedNode(base + "x"), iri("dip:topic"), iri("topic:trade"))
        typed = [Quad(NamedNode(base + name), iri("rdf:type"), iri("dip:Place")) for name in names]
        store.replace_graph(article, [*typed, spoken])
        said = Said(store, base)
        units = mentioned(said, TABLES, base)
        store.replace_graph(graph_iri("links", base), link_quads(units, TABLES, said, decisions, base))
        recorded = stored(store)
        graph = store.quads(graph_iri("links", base))
        plain = {
            (quad.subject, quad.predicate, quad.object)
            for quad in graph
            if quad.predicate.value.startswith(PREFIXES["skos"])
        }
        assert plain == {
            (NamedNode(one.subject), NamedNode(one.predicate), NamedNode(one.object))
            for one in recorded
            if not one.negated
        }
    return recorded


def links(mappings: list[Mapping]) -> set[Link]:
    """Subject below the base, end of the predicate, object; what curated files give apart."""
    return {
        (one.subject.removeprefix(BASE), one.predicate.rpartition("#")[2], one.object)
        for one in mappings
        if "eurovoc" not in one.object and "topic/" not in one.subject
    }


def decided(subject: str, other: str, *, negated: bool = False) -> Mapping:
    """A person's word on a link."""
    return Mapping(
        BASE + subject, EXACT, other, CURATED, negated=negated, author="Mai", day=dt.date(2025, 1, 2),
        confidence=1.0, comment="her own page says so",
    )  # fmt: skip


def test_units_lead_to_every_set_that_the_tables_know() -> None:
    """A place to three sets, a body and a person to Wikidata, what has no identifier nowhere."""
    assert links(found("place/vn-hue", "place/vn-plain", "body/asean", "person/vn/to-lam")) == {
        ("place/vn-hue", "exactMatch", WD + "Q1"),
        ("place/vn-hue", "exactMatch", GEONAMES + "7/"),
        ("place/vn-hue", "exactMatch", "http://dbpedia.org/resource/Hue"),
        ("body/asean", "exactMatch", WD + "Q7768"),
        ("person/vn/to-lam", "exactMatch", WD + "Q10831196"),
        ("place/vn", "exactMatch", WD + "Q881"),
    }


def test_what_two_units_share_is_no_exact_match() -> None:
    """Old and new units with one item are each near to it; what only the old one has is its own."""
    assert links(found("place/vn-old", "place/vn-new")) == {
        ("place/vn-old", "closeMatch", WD + "Q5"),
        ("place/vn-new", "closeMatch", WD + "Q5"),
        ("place/vn-old", "exactMatch", GEONAMES + "5/"),
    }


def test_a_shared_item_is_near_even_where_articles_name_one_unit() -> None:
    """What the graph says of a unit does not hang on which others it knows."""
    assert links(found("place/vn-new")) == {("place/vn-new", "closeMatch", WD + "Q5")}


def test_topics_that_articles_speak_of_have_their_links_and_others_none() -> None:
    """Trade is spoken of, and sport is not."""
    topics = {one.subject for one in found() if "topic/" in one.subject}
    assert topics == {PREFIXES["topic"] + "trade"}


def test_every_link_says_how_sure_it_is_and_on_whose_word() -> None:
    """Justification, confidence and both sources are always there; a table's link has its provider and terms."""
    for one in found("place/vn-hue", "body/asean", "person/vn/to-lam"):
        assert one.justification.startswith(PREFIXES["semapv"])
        assert one.confidence is not None
        assert 0.5 < one.confidence < 1
        assert one.subject_source
        assert (one.object_source or "").startswith(BASE + "dataset/")
        if "topic/" not in one.subject and "eurovoc" not in one.object:
            assert (one.provider or "").startswith("https://")
            assert (one.license or "").startswith("https://")


def test_an_accepted_link_is_there_with_its_author() -> None:
    """It joins what the tables say; where they say the same, the person's record stands."""
    mine = decided("place/vn-plain", WD + "Q9")
    same = decided("place/vn-hue", WD + "Q1")
    recorded = found("place/vn-hue", "place/vn-plain", decisions=Decisions((mine, same)))
    by_object = {one.object: one for one in recorded}
    for one in (mine, same):
        kept = by_object[one.object]
        assert (kept.author, kept.day, kept.confidence, kept.comment, kept.provider) == (
            one.author,
            one.day,
            1.0,
            one.comment,
            None,
        )
        assert kept.object_source == BASE + "dataset/wikidata"
    assert len([one for one in recorded if one.object == WD + "Q1"]) == 1


def test_a_refused_link_is_gone_and_stays_visible_as_refused() -> None:
    """The tables' link is taken out, whatever its predicate; a negative mapping says who refused it."""
    refusals = (
        decided("place/vn-hue", WD + "Q1", negated=True),
        decided("place/vn-old", WD + "Q5", negated=True),
    )
    recorded = found("place/vn-hue", "place/vn-old", decisions=Decisions(refusals))
    refused = {one.object: one for one in recorded if one.negated}
    assert set(refused) == {WD + "Q1", WD + "Q5"}
    assert refused[WD + "Q1"].author == "Mai"
    assert not {one.object for one in recorded if not one.negated} & set(refused)


def test_a_topics_link_can_be_refused() -> None:
    """Topics are decided on like other nodes."""
    eurovoc = "http://eurovoc.europa.eu/11"
    trade = decided("topic/trade", eurovoc, negated=True)
    assert eurovoc in {one.object for one in found() if not one.negated}
    assert eurovoc not in {one.object for one in found(decisions=Decisions((trade,))) if not one.negated}


def test_a_decision_on_what_no_article_names_waits() -> None:
    """Links are those of what stored facts refer to."""
    assert links(found("place/vn", decisions=Decisions((decided("place/vn-plain", WD + "Q9"),)))) == {
        ("place/vn", "exactMatch", WD + "Q881")
    }


def test_a_decision_follows_a_node_that_goes_by_another_name() -> None:
    """Where two persons are decided to be one, the link of either is the link of the one that is kept."""
    other, kept = BASE + "person/x/t-lam", BASE + "person/vn/to-lam"
    same = Mapping(other, PREFIXES["owl"] + "sameAs", kept, CURATED)
    link = decided("person/x/t-lam", WD + "Q8")
    recorded = found("person/vn/to-lam", decisions=Decisions((same, link)))
    assert ("person/vn/to-lam", "exactMatch", WD + "Q8") in links(recorded)


def test_another_publisher_has_links_of_his_own() -> None:
    """Subjects, records and data sets live under his base; topics are the ontology's."""
    base = "https://example.org/news/"
    recorded = found("place/vn-hue", base=base)
    assert {one.subject for one in recorded} == {base + "place/vn-hue", PREFIXES["topic"] + "trade"}
    assert base + "body/asean" in {
        one.subject for one in found("body/asean", base=base) if "eurovoc" in one.object
    }
    assert {(one.object_source or "").removeprefix(base) for one in recorded} >= {
        "dataset/wikidata",
        "dataset/eurovoc",
    }


def test_derive_takes_decisions() -> None:
    """They reach the links' graph of the whole."""
    with Store.open(None) as store:
        named = Quad(NamedNode(BASE + "place/vn-hue"), iri("rdf:type"), iri("dip:Place"))
        store.replace_graph(article_iri("a"), [named])
        mine = Decisions((decided("place/vn-hue", WD + "Q9"),))
        before = derive(store, known=TABLES)[graph_iri("links")]
        after = derive(store, known=TABLES, decisions=mine)[graph_iri("links")]
    added = {quad.object for quad in after} - {quad.object for quad in before}
    assert NamedNode(WD + "Q9") in added
