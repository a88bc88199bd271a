"""The schemes as lexicon and codebook: complete, consistent, and readable by the recognisers."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from mappings.folding import fold
from mappings.lexicon import Matcher
from mappings.resources import SCHEMES
from mappings.schemes import Concept, scheme, scheme_names
from mappings.text import tokens

MEMBERS = {
    "acts": "affirm propose request wish commit agree thank praise congratulate invite",
    "roles": "Host Guest Chair HeadOfDelegation Signatory Participant",
    "statuses": "held planned ongoing signed",
    "agreement-types": "memorandum agreement treaty minutes declaration plan other",
    "relationship-types": "twinning diplomatic-relations partnership comprehensive-partnership strategic-partnership"
    " comprehensive-strategic-partnership",
    "event-types": "Event Meeting Reception Call Visit Conference Signing Ceremony Training",
    "topics": "trade investment economy industry agriculture fisheries energy renewable-energy environment climate"
    " green-growth circular-economy digital-transformation artificial-intelligence ict e-government cybersecurity"
    " science-technology innovation education training-of-officials vocational-labour culture heritage tourism sport"
    " health epidemic-prevention people-to-people youth women media party-building high-level-exchanges"
    " local-cooperation parliamentary justice-law administrative-reform urban-management smart-city flood-disaster"
    " transport logistics-supply-chain infrastructure border-management security defence crime-prevention maritime"
    " multilateral finance-banking development-aid space consular",
}
LEXICON = (*MEMBERS, "post-kinds")
CODES = ("cameo", "plover")
GRAPHS = {name: Graph().parse(SCHEMES / f"{name}.ttl") for name in (*LEXICON, *CODES)}

CONCEPTS = [concept for name in LEXICON for concept in scheme(name)]
TOPICS = scheme("topics")


def _name(concept: Concept) -> str:
    return f"{concept.scheme}/{concept.id}"


def _texts(concept: Concept, predicate: URIRef) -> list[Literal]:
    values = GRAPHS[concept.scheme].objects(URIRef(concept.iri), predicate)
    return [value for value in values if isinstance(value, Literal)]


def _languages(concept: Concept, predicate: URIRef) -> list[str]:
    return sorted(str(text.language) for text in _texts(concept, predicate))


def test_the_schemes_are_these() -> None:
    """Eight schemes of words, two of codes."""
    assert scheme_names() == {*LEXICON, *CODES}


@pytest.mark.parametrize("name", MEMBERS)
def test_members_are_the_contract(name: str) -> None:
    """A scheme has the members that the contract fixes."""
    assert {concept.id for concept in scheme(name)} == set(MEMBERS[name].split())


def test_post_kinds_pair_up() -> None:
    """The kinds of post name the offices that the news name, with their deputies."""
    ids = {concept.id for concept in scheme("post-kinds")}
    assert len(ids) >= 45
    assert all(
        f"deputy-{office}" in ids for office in ("minister", "mayor", "ambassador", "director", "chief")
    )
    assert all(f"vice-{office}" in ids for office in ("governor", "chair", "chair-of-peoples-committee"))


@pytest.mark.parametrize("concept", CONCEPTS, ids=_name)
def test_a_concept_is_complete(concept: Concept) -> None:
    """A concept has names in three languages, one definition, two examples and its near-miss siblings."""
    assert {"fr", "en", "vi"} <= set(_languages(concept, SKOS.prefLabel))
    assert len(set(_languages(concept, SKOS.prefLabel))) == len(_languages(concept, SKOS.prefLabel))
    assert _languages(concept, SKOS.definition) == ["en", "fr"]
    assert _languages(concept, SKOS.scopeNote) == ["en", "fr"]
    assert _languages(concept, SKOS.example) == ["fr", "fr"]
    assert [str(text) for text in _texts(concept, SKOS.notation)] == [concept.id]


@pytest.mark.parametrize("name", [*LEXICON, *CODES])
def test_members_hang_together(name: str) -> None:
    """A member is in its scheme, and stands at the top or below another member."""
    graph = GRAPHS[name]
    (home,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
    members = set(graph.subjects(RDF.type, SKOS.Concept))
    for node in members:
        assert (node, SKOS.inScheme, home) in graph
        above = set(graph.objects(node, SKOS.broader))
        assert above <= members
        assert ((node, SKOS.topConceptOf, home) in graph) != bool(above)


@pytest.mark.parametrize("name", [*LEXICON, *CODES])
def test_preferred_labels_differ(name: str) -> None:
    """No two members of a scheme share a preferred label in one language."""
    labels = Counter(
        (label.language, label.text) for c in scheme(name) for label in c.labels if label.kind == "pref"
    )
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("concept", CONCEPTS, ids=_name)
def test_no_label_is_said_twice(concept: Concept) -> None:
    """Within a concept no two French labels are the same once folded."""
    folded = Counter(fold(word) for word in concept.words("fr"))
    assert [word for word, count in folded.items() if count > 1] == []


@pytest.mark.parametrize("concept", TOPICS, ids=_name)
def test_a_topic_has_words(concept: Concept) -> None:
    """A topic has at least ten French names, enough for a recogniser to know it by."""
    assert len(concept.words("fr")) >= 10


def test_a_topic_owns_its_name() -> None:
    """A topic's preferred label is no label of another; other labels may tell two topics at once."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for concept in TOPICS:
        for word in concept.words("fr"):
            owners[fold(word)].add(concept.id)
    assert all(owners[fold(concept.name("fr") or "")] == {concept.id} for concept in TOPICS)


@pytest.mark.parametrize("concept", [c for c in CONCEPTS if c.scheme != "acts"], ids=_name)
def test_the_matcher_finds_each_label_whole(concept: Concept) -> None:
    """Each French label, read as a text, is one match from its first word to its last."""
    matcher = Matcher((word, concept.id) for word in concept.words("fr"))
    for word in concept.words("fr"):
        read = tuple(tokens(word))
        assert [(m.first, m.last) for m in matcher.find(read)] == [(0, len(read))], word


@pytest.mark.parametrize("concept", TOPICS, ids=_name)
def test_examples_speak_of_their_topic(concept: Concept) -> None:
    """Read with the labels of all topics, each example of a topic tells that topic."""
    matcher = Matcher((word, topic.id) for topic in TOPICS for word in topic.words("fr"))
    for example in _texts(concept, SKOS.example):
        told = {topic for match in matcher.find(tuple(tokens(str(example)))) for topic in match.values}
        assert concept.id in told, example


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("une conférence de presse en marge de la visite de courtoisie", set()),
        ("à droite, le chef de la délégation", set()),
        ("les deux parties ont discuté des marchés", set()),
        ("la sécurité alimentaire", {"agriculture"}),
        ("la formation des cadres", {"training-of-officials"}),
        ("l'éducation et la formation", {"education"}),
        ("la cybersécurité et les énergies renouvelables", {"cybersecurity", "renewable-energy"}),
        ("les échanges économiques et commerciaux", {"economy", "trade"}),
        ("la route porte sur la mer de sable", set()),
    ],
)
def test_words_near_a_topic(words: str, topics: set[str]) -> None:
    """Longer labels keep shorter ones from lying; what only resembles a label is left alone."""
    matcher = Matcher((word, topic.id) for topic in TOPICS for word in topic.words("fr"))
    assert {topic for match in matcher.find(tuple(tokens(words))) for topic in match.values} == topics


@pytest.mark.parametrize("concept", scheme("acts"), ids=_name)
def test_an_act_is_told_by_verbs(concept: Concept) -> None:
    """The French labels of an act are verbs in the infinitive, or phrases that hold one, but for set phrases."""
    set_phrases = {"en accord avec"}
    for label in set(concept.words("fr")) - set_phrases:
        words = fold(label).split()
        assert any(word.endswith(("er", "ir", "re", "oir")) for word in words[:2]), label


def test_codes_are_strings_below_their_prefix() -> None:
    """A CAMEO code keeps its zero and refines the code without its last digit."""
    graph = GRAPHS["cameo"]
    for concept in scheme("cameo"):
        above = [str(node).rpartition("/")[2] for node in graph.objects(URIRef(concept.iri), SKOS.broader)]
        assert above == ([concept.id[:-1]] if len(concept.id) > 2 else [])
        assert concept.id.isdigit()
        assert concept.id.startswith("0")
