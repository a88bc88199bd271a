"""Exactly one label per node and language, chosen without regard to the order of arrival."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from kg.build import build_into
from kg.derived import derive
from kg.derived.labels import best, unmarked
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import article_iri
from mappings.namespaces import BASE, PREFIXES
from tests.kg.sample import dump, iri, reading, write

__all__ = ["reading"]

LABELS = f"{BASE}graph/labels"


def node(path: str) -> NamedNode:
    """The node of a path under the base; of a prefixed name where there is a colon."""
    return iri(path) if ":" in path else NamedNode(BASE + path)


def say(subject: str, predicate: str, value: str | Literal) -> Quad:
    """A quad of an article; a value that is no path stands in a ``Literal``."""
    return Quad(node(subject), iri(predicate), node(value) if isinstance(value, str) else value)


def named(path: str, kind: str, *names: str, language: str | None = "fr") -> list[Quad]:
    """A node with its class and spellings."""
    return [
        say(path, "rdf:type", kind),
        *(say(path, "skos:altLabel", Literal(name, language=language)) for name in names),
    ]


def labels(*articles: list[Quad]) -> dict[str, dict[str, str]]:
    """The labels of each node by language, for articles of these quads."""
    with Store.open(None) as store:
        store.replace_graphs({article_iri(f"a{number}"): quads for number, quads in enumerate(articles)})
        found: dict[str, dict[str, str]] = {}
        for quad in derive(store)[LABELS]:
            if quad.predicate != iri("rdfs:label"):
                continue
            assert isinstance(quad.subject, NamedNode)
            assert isinstance(quad.object, Literal)
            of = found.setdefault(quad.subject.value.removeprefix(BASE), {})
            assert (quad.object.language or "") not in of
            of[quad.object.language or ""] = quad.object.value
        return found


def test_the_best_spelling_has_most_diacritics_then_letters_then_the_first_code_points() -> None:
    """The rule of the contract, whatever the order."""
    for spellings in permutations(["Nguyen Xuan Thang", "Nguyễn Xuân Thắng", "Nguyên Xuân Thang"]):
        assert best(spellings) == "Nguyễn Xuân Thắng"
    assert best(["To Lam", "Tô Lâm", "Tô Lâm M."]) == "Tô Lâm M."
    assert best(["Đà", "Dà"]) == "Đà"
    assert best(["ab", "aa"]) == "aa"


def test_a_person_has_one_name_in_both_languages() -> None:
    """Spellings of two articles compete; names of persons are not translated."""
    one = named("person/vn/ana", "dip:Person", "Tran Ana", language=None)
    two = named("person/vn/ana", "dip:Person", "Trân Ána", "Ana", language=None)
    assert (
        labels(one, two)["person/vn/ana"]
        == labels(two, one)["person/vn/ana"]
        == {"fr": "Trân Ána", "en": "Trân Ána"}
    )


def test_a_known_place_has_its_name_in_each_language_of_the_tables() -> None:
    """What the article writes does not replace it."""
    found = labels(named("place/kr", "dip:Place", "la Corée d'en bas"))["place/kr"]
    assert {"fr", "en", "vi", "zh", "ko", "ja"} <= set(found)
    assert found["fr"] != "la Corée d'en bas"


def test_other_names_are_given_in_the_language_they_are_written_in() -> None:
    """A French name is not passed off as English."""
    assert labels(named("body/x/comite", "dip:Body", "Comité", "comite"))["body/x/comite"] == {"fr": "Comité"}


def test_a_post_that_nobody_named_in_english_is_told_by_its_kind() -> None:
    """The scheme's label and what the post is of."""
    post = [
        *named("post/p", "dip:Post", "maire de Hanoï"),
        say("post/p", "dip:postKind", "post-kind:mayor"),
        say("post/p", "dip:ofPlace", "place/kr-seoul"),
        *named("place/kr-seoul", "dip:Place", "Séoul"),
    ]
    found = labels(post)["post/p"]
    assert found["fr"] == "maire de Hanoï"
    assert found["en"].startswith("Mayor, ")


FACTS = [
    *named("person/vn/ana", "dip:Person", "Ana", language=None),
    *named("person/vn/bo", "dip:Person", "Bo", language=None),
    *named("place/x/y", "dip:Place", "Ha Long"),
    *named("series/s", "dip:Series", "réunion de printemps"),
    *(say("event/e", "rdf:type", kind) for kind in ("dip:Event", "dip:Meeting", "dip:Reception")),
    say("event/e", "dip:place", "place/x/y"),
    say("event/e", "dip:start", Literal("2025-02-20", datatype=iri("xsd:date"))),
    say("event/e", "dip:participation", "event/e/ana"),
    say("event/e", "dip:participation", "event/e/bo"),
    *(say(f"event/e/{name}", "rdf:type", "dip:Participation") for name in ("ana", "bo")),
    say("event/e/ana", "dip:participant", "person/vn/ana"),
    say("event/e/ana", "dip:role", "role:Host"),
    say("event/e/bo", "dip:participant", "person/vn/bo"),
    say("event/e/bo", "dip:role", "role:Guest"),
    say("event/c", "rdf:type", "dip:Event"),
    say("event/c", "rdf:type", "dip:Conference"),
    say("event/c", "dip:inSeries", "series/s"),
    say("event/c", "dip:ordinal", Literal("16", datatype=iri("xsd:integer"))),
    say("event/f", "rdf:type", "dip:Event"),
    say("event/f", "rdf:type", "dip:Ceremony"),
    say("event/f", "skos:altLabel", Literal("fête", language="fr")),
    say("event/f", "skos:altLabel", Literal("fête du Têt", language="fr")),
    say("agreement/a", "rdf:type", "dip:Agreement"),
    say("agreement/a", "dip:agreementType", "agreement-type:memorandum"),
    say("agreement/a", "dip:count", Literal("3", datatype=iri("xsd:integer"))),
    say("agreement/a", "dip:party", "person/vn/ana"),
    say("agreement/a", "dip:party", "person/vn/bo"),
    say("statement/s", "rdf:type", "dip:Statement"),
    say("statement/s", "dip:speaker", "person/vn/ana"),
    say("statement/s", "dip:act", "act:thank"),
    say("statement/s", "dip:topic", "topic:trade"),
    say("relationship/r", "rdf:type", "dip:Relationship"),
    say("relationship/r", "dip:relationshipType", "relationship-type:twinning"),
    say("relationship/r", "dip:party", "person/vn/ana"),
    say("relationship/r", "dip:party", "person/vn/bo"),
    say("anniversary/t", "rdf:type", "dip:Anniversary"),
    say("anniversary/t", "dip:ordinal", Literal("20", datatype=iri("xsd:integer"))),
    say("anniversary/t", "dip:commemorates", "relationship/r"),
    say("anniversary/u", "rdf:type", "dip:Anniversary"),
    say("anniversary/u", "dip:ordinal", Literal("5", datatype=iri("xsd:integer"))),
    say("anniversary/u", "dip:commemorates", Literal("traité", language="fr")),
    say("tenure/t", "rdf:type", "dip:Tenure"),
    say("tenure/t", "dip:holder", "person/vn/ana"),
    say("tenure/t", "dip:post", "post/p"),
    *named("post/p", "dip:Post", "maire"),
    say("article/a0", "rdf:type", "dip:Article"),
    say("article/a0", "schema:headline", Literal("Titre", language="fr")),
    say("article/a0", "schema:inLanguage", Literal("fr")),
    say("article/a1", "rdf:type", "dip:Article"),
    say("article/a1", "schema:identifier", Literal("a1")),
    say("article/a0#char=0,5", "rdf:type", "oa:TextQuoteSelector"),
]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "event/e",
            {
                "fr": "Réception de Bo par Ana, Ha Long, 20 février 2025",
                "en": "Reception of Bo by Ana, Ha Long, 20 February 2025",
            },
        ),
        ("event/c", {"fr": "16e réunion de printemps", "en": "16th réunion de printemps"}),
        ("event/f", {"fr": "Fête du Têt", "en": "Fête du Têt"}),
        ("statement/s", {"fr": "Ana : remercier (commerce)", "en": "Ana: thank (trade)"}),
        ("relationship/r", {"fr": "Jumelage entre Ana et Bo", "en": "Twinning between Ana and Bo"}),
        ("anniversary/t", {"fr": "20e anniversaire : jumelage", "en": "20th anniversary: twinning"}),
        ("anniversary/u", {"fr": "5e anniversaire : traité", "en": "5th anniversary: traité"}),
        ("tenure/t", {"fr": "Ana, maire", "en": "Ana, maire"}),
        ("article/a0", {"fr": "Titre"}),
        ("article/a1", {"": "a1"}),
        ("series/s", {"fr": "réunion de printemps"}),
    ],
)
def test_facts_have_short_phrases(path: str, expected: dict[str, str]) -> None:
    """Events, agreements, statements, ties, tenures and articles are told by what they hold."""
    assert labels(FACTS)[path] == expected


def test_an_agreement_tells_how_many_it_stands_for() -> None:
    """Three memoranda named together are one node of count 3."""
    found = labels(FACTS)["agreement/a"]
    assert found["en"].startswith("3 × memorandum")
    assert found["en"].endswith("between Ana and Bo")


def test_concepts_have_a_label_and_evidence_has_none() -> None:
    """Every concept of the schemes is named in both languages; quotes are not named."""
    found = labels(FACTS)
    assert {"fr", "en"} <= set(found["topic/trade"])
    assert "article/a0#char=0,5" not in found


def test_labels_hang_on_what_is_said_not_on_which_article_says_it() -> None:
    """The same statements spread over articles in another way give the same labels, all but for the articles'."""
    half = len(FACTS) // 2
    assert labels(FACTS[:half], FACTS[half:]) == labels(FACTS[half:], FACTS[:half]) == labels(FACTS)


@pytest.mark.usefixtures("reading")
def test_a_plain_query_gets_one_name_per_language(tmp_path: Path) -> None:
    """Over the union of all graphs no node of a built store has two labels in one language."""
    with Archive.open(None) as archive:
        build_into(
            archive,
            [write(tmp_path, a="Ana reçoit Bo à Hanoi le 2024-05-16.\n", b="Ána reçoit Bô le 2025.\n")],
        )
        label = NamedNode(PREFIXES["rdfs"] + "label")
        seen = Counter(
            (quad.subject, quad.object.language)
            for quad in archive.store.match(predicate=label)
            if isinstance(quad.object, Literal)
        )
        assert [key for key, count in seen.items() if count > 1 and "/extractor/" not in str(key[0])] == []
        assert len(dump(archive.store, "graph/labels")) > 10


def test_unmarked_spellings_are_those_that_nobody_wrote() -> None:
    """A name is also found typed without diacritics; what is written so already is not repeated."""
    assert unmarked(["Quảng Ninh", "Đông Hà"]) == ["dong ha", "quang ninh"]
    assert unmarked(["Hanoï", "Hanoi"]) == []
    assert unmarked(["Pen Kosal"]) == []


def test_every_spelling_stands_once_in_small_letters() -> None:
    """Whatever articles write and the tables know, with and without diacritics, however many say it; facts have none."""
    article = [
        *named("place/vn-hanoi", "dip:Place", "Hanoi", "Ha Nôi"),
        *named("person/vn/to-lam", "dip:Person", "Tô Lâm", language=None),
        say("event/meeting/x", "rdf:type", "dip:Event"),
        say("event/meeting/x", "skos:altLabel", Literal("Dialogue")),
    ]
    with Store.open(None) as store:
        store.replace_graphs({article_iri("a"): article, article_iri("b"): article})
        found = [quad for quad in derive(store)[LABELS] if quad.predicate == iri("dip:spelling")]
    spelt = {(str(getattr(quad.subject, "value", "")), getattr(quad.object, "value", "")) for quad in found}
    assert len(spelt) == len(found)
    assert {text for of, text in spelt if of == f"{BASE}person/vn/to-lam"} >= {"tô lâm", "to lam"}
    assert {text for of, text in spelt if of == f"{BASE}place/vn-hanoi"} >= {
        "hanoi",
        "ha nôi",
        "hà nội",
        "hanoï",
    }
    assert all(text == text.lower() for _, text in spelt)
    assert not any("/event/" in of for of, _ in spelt)
