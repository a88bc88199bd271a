"""Tests of extraction as a whole: pure, total, and nothing without its quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mappings.article import Article, BlockKind
from mappings.extract import EXTRACTOR, extract
from mappings.facts import Evidence, Report
from mappings.schemes import scheme
from tests.mappings.articles import article, of_blocks

STORY = (
    "Le maire de Lyon, Grégory Doucet, a reçu mardi à Lyon l'ambassadeur de Cuba, Orlando Perez.\n"
    "Il a salué les progrès du commerce et proposé d'ouvrir une école.\n"
    "Pour sa part, le diplomate cubain a remercié la ville. Les deux parties ont convenu de se revoir.\n"
    "Hué et Lyon ont signé le 2 mai 2024 à Dakar deux accords de coopération sur le tourisme.\n"
    "Le 5e Forum des villes se tiendra à Dakar du 3 au 5 juin prochain.\n"
    "Cette année marque le 20e anniversaire du jumelage entre Lyon et Hué."
)

WORDS = st.sampled_from(
    [
        "le", "La", "les", "l'", "d'", "du", "de", "à", "au", "en", "et", "que", "qui", "par", "avec", "entre", "lors", "selon", "sa", "son", "deux",
        "a", "ont", "été", "est", "sera", "s'est", "se", "n'a", "pas", "reçu", "recevra", "rencontré", "signé", "signeront", "affirmé", "proposé", "remercié",
        "convenu", "rendu", "visite", "conférence", "réunion", "accord", "accords", "protocole", "jumelage", "anniversaire", "délégation", "conduite",
        "maire", "Maire", "ministre", "président", "secrétaire", "ambassadeur", "gouverneur", "vice-", "M.", "Mme", "MM.", "il", "elle", "ils", "tous",
        "Lyon", "Hanoï", "Hô", "Chi", "Minh-Ville", "Vietnam", "Chine", "sino-", "vietnamien", "Comité", "populaire", "municipal", "Parti", "ASEAN", "UNESCO",
        "Nguyen", "Van", "Phuong", "Grégory", "Doucet", "Kim", "Xi", "Jinping", "parties", "villes", "provinces", "pays", "3e", "20e", "XIXe", "1er",
        "mardi", "14", "mai", "2024", "prochain", "dernier", "lendemain", "veille", "hier", "21/02/2025", "29", "1973-2023",
        ",", ".", ";", ":", "!", "…", "(", ")", "«", "»", "-", "–", "'", "’", '"', "\n", "a-t-il", "ont-ils", "dit-elle",
    ]
)  # fmt: skip
ANY_TEXT = st.lists(WORDS | st.text(max_size=6), max_size=50).map(" ".join)
DAYS = st.sampled_from([None, "2024", "2024-05", "2024-05-16", "2024-02-29", "2026-01-01"])


def evidence_in(value: object) -> Iterator[Evidence]:
    """Yield every quote in a report, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_in(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from evidence_in(getattr(value, part.name))


def check(read: Article, report: Report) -> None:
    """Assert what holds of every report."""
    assert report.article == read.id
    for quote in evidence_in(report):
        assert 0 <= quote.start < quote.end <= len(read.text)
        assert read.text[quote.start : quote.end] == quote.exact
        assert quote.exact == quote.exact.strip()
        around = [b for b in read.blocks if b.start <= quote.start and quote.end <= b.end]
        assert [b.kind for b in around] != []
        assert all(b.kind is not BlockKind.BOILERPLATE for b in around)
    for event in report.events:
        participants = [part.participant for part in event.participations]
        assert len(set(participants)) == len(participants)
        if event.start is not None and event.end is not None:
            assert (
                event.end.latest is None
                or event.start.earliest is None
                or event.start.earliest <= event.end.latest
            )
    for agreement in report.agreements:
        assert len(agreement.parties) != 1
        assert agreement.parties or agreement.signatories
        assert agreement.count is None or agreement.count >= 1
    for statement in report.statements:
        assert statement.speakers
        assert not set(statement.speakers) & set(statement.addressees)
    for tie in report.relationships:
        assert len(tie.parties) >= 2


def ids(name: str) -> set[str]:
    """Return the local names of the concepts of a scheme."""
    return {concept.id for concept in scheme(name)}


def test_the_same_article_gives_the_same_report() -> None:
    """Extraction remembers nothing: what was read before or between changes no report."""
    read = article(STORY)
    first = extract(read)
    extract(article("Hanoï et Dakar ont signé un accord.", published=None))
    assert extract(read) == first
    assert extract(article(STORY)) == first


def test_every_kind_of_fact_is_found() -> None:
    """The short story tells at least one fact of each kind, all with their quotes."""
    report = extract(article(STORY))
    check(article(STORY), report)
    assert all(
        getattr(report, kind)
        for kind in (
            "persons",
            "tenures",
            "events",
            "agreements",
            "statements",
            "relationships",
            "anniversaries",
        )
    )
    assert {event.type for event in report.events} == {"Reception", "Signing", "Conference"}


def test_the_members_of_the_schemes_are_kept_to() -> None:
    """Types, roles, acts, statuses and topics are those of the schemes."""
    report = extract(article(STORY))
    assert {event.type for event in report.events} <= ids("event-types")
    assert {event.status for event in report.events} <= ids("statuses")
    assert {part.role for event in report.events for part in event.participations} <= ids("roles")
    assert {statement.act for statement in report.statements} <= ids("acts")
    topics = [one.topics for one in report.statements] + [one.topics for one in report.agreements]
    assert {topic for told in topics for topic in told} <= ids("topics")
    assert {agreement.type for agreement in report.agreements} <= ids("agreement-types")
    assert {tie.type for tie in report.relationships} <= ids("relationship-types")


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "12", "—"])
def test_an_empty_article_states_nothing(text: str) -> None:
    """Without words there is no fact."""
    assert extract(article(text)) == Report("essai")


def test_an_undated_article_dates_nothing_by_guess() -> None:
    """Without its day an article says "mardi" without telling which; facts are found all the same."""
    report = extract(article(STORY, published=None))
    reception = next(event for event in report.events if event.type == "Reception")
    assert reception.start is None
    assert [str(e.start) for e in report.events if e.type == "Signing"] == ["2024-05-02"]
    assert all(tenure.attested_on is None for tenure in report.tenures)


TOLD = "Le maire de Lyon, Grégory Doucet, a reçu mardi à Lyon l'ambassadeur de Cuba, Orlando Perez."


def test_boilerplate_states_no_facts() -> None:
    """Teasers, credits and counters are never read, whatever they say."""
    read = of_blocks([("Le pont est long.", BlockKind.BODY), (TOLD, BlockKind.BOILERPLATE), (STORY.split("\n")[3], BlockKind.BOILERPLATE)])  # fmt: skip
    assert extract(read) == Report("essai")


def test_a_caption_can_name_who_is_who() -> None:
    """Under a photograph stand names and posts that count, but its verbs tell no event of their own."""
    read = of_blocks([("Le pont est long.", BlockKind.BODY), (TOLD, BlockKind.CAPTION)])
    report = extract(read)
    check(read, report)
    assert {(t.holder.name, t.post.title) for t in report.tenures} == {
        ("Grégory Doucet", "maire de Lyon"),
        ("Orlando Perez", "ambassadeur de Cuba"),
    }
    assert report.statements == ()


def test_a_title_adds_no_second_event() -> None:
    """What the title says again is told once."""
    plain, titled = (
        extract(article(TOLD)),
        extract(article(TOLD, title="Lyon : Grégory Doucet reçoit Orlando Perez")),
    )
    assert [(e.type, e.start, e.place) for e in titled.events] == [
        (e.type, e.start, e.place) for e in plain.events
    ]


def test_only_what_opens_the_story_is_what_it_is_about() -> None:
    """The events of the opening are main; one recalled further down is not."""
    text = (
        TOLD + "\n" + "Le pont est long.\n" * 4 + "Le maire de Hué, Nguyen Van Phuong, a visité Lyon en 2019."
    )
    report = extract(article(text))
    assert {(event.type, event.main) for event in report.events} == {("Reception", True), ("Visit", False)}


def test_paragraphs_may_come_in_any_number() -> None:
    """Empty lines between paragraphs change neither facts nor their words."""
    close, apart = extract(article(STORY)), extract(article(STORY.replace("\n", "\n\n\n")))
    assert [e.evidence.exact for e in close.events] == [e.evidence.exact for e in apart.events]
    assert [s.act for s in close.statements] == [s.act for s in apart.statements]


def test_decomposed_and_composed_marks_are_not_needed_to_be_alike() -> None:
    """A text in capitals or without its marks raises nothing and keeps to its own offsets."""
    for text in (STORY.upper(), STORY.lower(), STORY.replace("é", "e\u0301"), STORY.replace(" ", "\u00a0")):
        read = article(text)
        check(read, extract(read))


@settings(max_examples=200)
@given(ANY_TEXT, DAYS)
def test_any_text_gives_a_sound_report(text: str, published: str | None) -> None:
    """No text makes extraction fail, and no report breaks what holds of reports."""
    read = article(text, published=published)
    check(read, extract(read))


@settings(max_examples=50)
@given(st.lists(st.sampled_from(STORY.replace("\n", " ").split(". ")), max_size=6).map(". ".join))
def test_sentences_in_any_order_give_a_sound_report(text: str) -> None:
    """A story shuffled, cut or doubled still gives quotes that stand in it."""
    read = article(text)
    report = extract(read)
    check(read, report)
    assert extract(read) == report


@settings(max_examples=50)
@given(
    st.lists(
        st.tuples(st.sampled_from([*STORY.split("\n"), "", "Voir plus"]), st.sampled_from(BlockKind)),
        max_size=8,
    )
)
def test_any_blocks_give_a_sound_report(parts: list[tuple[str, BlockKind]]) -> None:
    """Blocks of all kinds in any order never lead to facts from boilerplate."""
    read = of_blocks(parts)
    check(read, extract(read))


@pytest.mark.parametrize(
    ("run", "size"),
    [
        ("à Hanoï, ", 100_000),
        ("du 3 au 5 mai ", 100_000),
        ("A", 100_000),
        ("Le maire de Lyon, Grégory Doucet, et ", 40_000),
        (TOLD[:-1] + ", et ", 15_000),
        ("a-t-il ", 6_000),
        ("( « ", 6_000),
        ("comité de la ", 20_000),
    ],
    ids=["places", "dates", "one word", "posts", "story", "clitics", "marks", "nested bodies"],
)
def test_a_line_without_an_end_is_read(run: str, size: int) -> None:
    """A long line without a full stop, as a broken page leaves it, is read to its end."""
    read = article(run * (size // len(run)))
    check(read, extract(read))


def test_the_extractor_has_a_name_and_a_version() -> None:
    """Facts tell by what they were read."""
    name, version = EXTRACTOR.rsplit(" ", 1)
    assert name
    assert version.isdigit()
