"""The word classes of ``words.toml``, folded, and the words that organisations are named with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mappings.authorities import authorities
from mappings.compiled import compiled
from mappings.folding import fold
from mappings.french.classes import accented, kinds, phrase, sequence, sets, stems, without_articles
from mappings.lexicon import Matcher, stem

_HERE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What each folded word ("a", "hote") is to a recogniser; ``words.toml`` says of each class what it is for."""

    # grammar
    articles: frozenset[str]
    of: frozenset[str]
    determiners: frozenset[str]
    demonstratives: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    clitics: frozenset[str]
    present_auxiliaries: frozenset[str]
    plural_auxiliaries: frozenset[str]
    pluperfect: frozenset[str]
    before_tonic: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    reflexives: frozenset[str]
    before_verbs: frozenset[str]
    prepositions: frozenset[str]
    place_prepositions: frozenset[str]
    opening_phrases: frozenset[str]
    several: frozenset[str]
    abroad: frozenset[str]
    compass: frozenset[str]
    accrediting: frozenset[str]
    before_nouns: frozenset[str]
    where: frozenset[str]
    light: frozenset[str]
    optional: frozenset[str]
    object_pronouns: frozenset[str]
    between: frozenset[str]
    before_actors: frozenset[str]
    before_inverted: frozenset[str]
    in_coordination: frozenset[str]
    clause_marks: frozenset[str]
    inverting: frozenset[str]
    subordinating: frozenset[str]
    phrase_ends: frozenset[str]
    openers: frozenset[str]
    nouns_like_infinitives: frozenset[str]
    nouns_before_verbs: frozenset[str]
    before_object_pronouns: frozenset[str]
    compound_prepositions: Mapping[tuple[str, ...], str]
    pronouns: Mapping[str, str]  # to kinds of elements
    tonic_pronouns: Mapping[str, str]  # the same
    same_tense: Mapping[str, str]
    # numbers and dates
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_marks: frozenset[str]
    months: Mapping[str, int]  # with abbreviations
    month_names: frozenset[str]  # without
    weekdays: Mapping[str, int]  # from Monday, 0
    day_parts: frozenset[str]
    coming: frozenset[str]
    gone: frozenset[str]
    before_months: frozenset[str]
    commemorated: frozenset[str]
    celebrating_gatherings: frozenset[str]
    celebrating: frozenset[str]
    of_talks: frozenset[str]
    feast_occasions: frozenset[str]
    exchanged: frozenset[str]
    before_plans: frozenset[str]
    before_terms: frozenset[str]
    before_years: frozenset[str]
    from_last_day: Mapping[tuple[str, ...], int]  # phrases to days
    from_today: Mapping[tuple[str, ...], int]
    counted_days: Mapping[tuple[str, ...], int]  # phrases to signs
    # organisations
    body_heads: Matcher[str]
    body_words: frozenset[str]  # stems of the words in the names of known bodies
    delegation_ranks: frozenset[str]
    counting: frozenset[str]
    counted_people: frozenset[str]
    sent: frozenset[str]
    bare_delegations: frozenset[str]
    conducted: frozenset[str]
    standing: frozenset[str]
    central_ranks: frozenset[str]
    home_bodies: frozenset[str]
    governing_bodies: frozenset[str]
    inheriting: frozenset[str]
    city_ranks: frozenset[str]
    province_ranks: frozenset[str]
    living: frozenset[str]
    body_plurals: frozenset[str]
    eponymous: frozenset[str]  # stems
    official_heads: frozenset[str]  # stems
    accredited_heads: frozenset[str]  # stems
    portfolio_heads: frozenset[str]  # stems
    missions: frozenset[str]  # stems
    posts_abroad: frozenset[str]  # stems
    housed: frozenset[str]  # stems
    list_heads: frozenset[str]  # stems
    ministry_heads: frozenset[str]  # stems
    joining_heads: frozenset[str]  # stems
    # posts and persons
    title_prefixes: frozenset[str]
    title_ranks: frozenset[str]  # stems
    honorifics: frozenset[str]
    styles: frozenset[str]
    address: frozenset[str]
    name_particles: frozenset[str]
    post_to_name: frozenset[str]
    name_to_post: frozenset[str]
    installed: frozenset[str]
    before_appositions: frozenset[str]
    before_posts: frozenset[str]
    in_office: frozenset[str]
    ministry_fields: frozenset[str]
    of_states: frozenset[str]
    of_states_only: frozenset[str]
    same_again: frozenset[str]
    posted: frozenset[str]
    weighed_before: frozenset[str]
    weighed_behind: frozenset[str]
    feminine_marks: frozenset[str]
    masculine_marks: frozenset[str]
    before_persons: frozenset[str]
    personal_verbs: frozenset[str]
    turns: frozenset[tuple[str, ...]]
    accompanied: frozenset[str]
    not_before_persons: frozenset[str]
    companies: frozenset[str]
    before_eponyms: frozenset[str]
    not_persons: frozenset[str]
    caption_marks: frozenset[str]
    appointments: frozenset[str]
    capacities: frozenset[str]
    counterparts: frozenset[str]
    other_side: frozenset[str]
    visitors: frozenset[str]
    people_nouns: Matcher[str]
    described_posts: Mapping[str, tuple[str, ...]]  # to kinds of post
    # places
    demonyms: frozenset[str]
    small_in_places: frozenset[str]
    small_heads: frozenset[str]
    place_adjectives: frozenset[str]
    former: frozenset[str]
    language_nouns: frozenset[str]
    town_clues: frozenset[str]
    went: frozenset[str]
    before_towns: frozenset[str]
    town_nouns: frozenset[str]
    twin_clues: frozenset[str]
    in_lists_of_towns: frozenset[str]
    before_country_pairs: frozenset[str]
    collective_numbers: frozenset[str]
    collective_adjectives: frozenset[str]
    place_nouns: Matcher[str]  # to a kind of place
    place_pairs: Mapping[str, str]  # to a kind of place
    own_places: Mapping[str, str]  # to a kind of place
    # events
    sides: frozenset[str]
    before_pairs: frozenset[str]
    body_sides: frozenset[str]
    people_sides: frozenset[str]
    titles_of_two: frozenset[str]
    occasions: frozenset[str]
    travel_occasions: frozenset[str]
    at_a_distance: frozenset[str]
    afterwards: frozenset[str]
    signing_occasions: frozenset[str]
    come: frozenset[str]
    present: frozenset[str]
    presence: frozenset[str]
    chairing: frozenset[str]
    has_events_before: frozenset[str]
    visit_adjectives: frozenset[str]
    honouring: frozenset[str]
    honours: frozenset[str]
    openings: frozenset[str]
    with_presence: frozenset[str]
    gifts: frozenset[str]
    figuring: frozenset[str]
    among: frozenset[str]
    several_talks: frozenset[str]
    sittings: frozenset[str]
    owner_ends: frozenset[str]
    matters: frozenset[str]
    to_come: frozenset[str]
    preparations: frozenset[str]
    no_events: frozenset[str]
    outcomes: frozenset[str]
    welcomes: frozenset[str]
    held_only: frozenset[str]
    venues: frozenset[str]
    premises: frozenset[str]
    is_there: frozenset[str]
    was_there: frozenset[str]
    will_be_there: frozenset[str]
    there: frozenset[str]
    there_for_now: frozenset[str]
    behind_stay: frozenset[str]
    rendered: frozenset[str]
    tasks: frozenset[str]
    delegations: frozenset[str]
    plural_gatherings: frozenset[str]
    of_many: frozenset[str]
    # agreements and ties
    common_accord: frozenset[str]
    accord_heads: frozenset[str]
    before_documents: frozenset[str]
    behind_another: frozenset[str]
    stays_during: frozenset[str]
    signatures: frozenset[str]
    further_marks: frozenset[str]
    subject_marks: frozenset[str]
    bare_ceremony: frozenset[str]
    signed_marks: frozenset[str]
    unsigned_marks: frozenset[str]
    listing: frozenset[str]
    representatives: frozenset[str]
    providing: frozenset[str]
    covering: frozenset[str]
    by_document: frozenset[str]
    texts: frozenset[str]
    document_adjectives: frozenset[str]
    unnamed_partners: frozenset[str]
    fields: frozenset[str]
    of_towns: frozenset[str]
    applying: frozenset[str]
    not_documents: frozenset[str]
    bare_documents: frozenset[str]
    before_subjects: frozenset[str]
    title_ends: frozenset[str]
    plural_documents: frozenset[str]
    established: frozenset[str]
    cooperating: frozenset[str]
    begun: frozenset[str]
    territorial_bodies: frozenset[str]
    twinned: frozenset[str]
    signatories: frozenset[str]
    being: frozenset[str]
    founding: frozenset[str]
    levels: frozenset[str]
    of_nations: frozenset[str]
    of_localities: frozenset[str]
    anniversaries: frozenset[str]
    jubilee_marks: frozenset[str]
    jubilees: Mapping[str, int]
    about: Mapping[str, int]
    commemorated_ties: frozenset[str]
    of_nation: frozenset[str]
    commemorated_ends: frozenset[str]
    national: frozenset[str]
    bilateral: frozenset[str]
    cooperation: frozenset[str]
    topicless: Mapping[str, tuple[tuple[str, ...], ...]]  # phrases by their first word, accents kept
    # statements
    items: frozenset[str]
    impersonal_duty: frozenset[str]
    unpromising: frozenset[str]
    collective_people: frozenset[str]
    collective_nouns: frozenset[str]
    people_in_plural: frozenset[str]
    gatherings: frozenset[str]
    people_in_singular: frozenset[str]
    plural_determiners: frozenset[str]
    before_plurals: frozenset[str]
    communities: frozenset[str]
    intending: frozenset[str]
    seized: frozenset[str]
    newly: frozenset[str]
    contrasting: frozenset[tuple[str, ...]]
    first_person: frozenset[str]
    after_first_person: frozenset[str]
    joining_adverbs: frozenset[str]
    sources: frozenset[tuple[str, ...]]
    latter: frozenset[tuple[str, ...]]
    own_reflexives: frozenset[tuple[str, ...]]


@compiled
def words() -> Words:
    """Return the word classes; "cette" is one of the demonstratives."""
    table: dict[str, Any] = tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))
    bodies, sequences = table["bodies"], table["sequences"]
    heads, domains = bodies["body_heads"], bodies["domains"]
    people_nouns = table["descriptions"]["people_nouns"]
    return Words(
        **sets(table),
        compound_prepositions={phrase(k): fold(v) for k, v in table["compound_prepositions"].items()},
        pronouns=table["pronouns"],
        tonic_pronouns=table["tonic_pronouns"],
        same_tense={fold(k): fold(v) for k, v in table["same_tense"].items()},
        numbers={fold(k): v for k, v in table["numbers"].items()},
        jubilees={fold(k): v for k, v in table["jubilees"].items()},
        about={fold(k): v for k, v in table["about"].items()},
        ordinals=sequence(sequences["ordinals"], start=1),
        months=sequence(sequences["months"], start=1),
        month_names=frozenset(fold(names.split()[0]) for names in sequences["months"]),
        weekdays=sequence(sequences["weekdays"], start=0),
        from_last_day={phrase(k): v for k, v in table["from_last_day"].items()},
        counted_days={phrase(k): v for k, v in table["counted_days"].items()},
        from_today={phrase(k): v for k, v in table["from_today"].items()},
        body_heads=Matcher((head, head) for head in heads),
        body_words=frozenset(_body_words() | stems(heads) | stems(domains)),
        people_nouns=Matcher((noun, noun) for noun in people_nouns),
        described_posts={fold(k): tuple(v) for k, v in table["described_posts"].items()},
        demonyms=frozenset(word for word in authorities().demonyms if len(word) > 2),
        place_nouns=Matcher((noun, kind) for kind, nouns in table["place_nouns"].items() for noun in nouns),
        place_pairs=kinds(table["place_pairs"]),
        own_places=kinds(table["own_places"]),
        turns=frozenset(phrase(text) for text in table["persons"]["turns"]),
        topicless=accented(table["ties"]["topicless"]),
        sources=frozenset(without_articles(text) for text in table["sources"]["phrases"]),
        own_reflexives=frozenset(phrase(text) for text in table["sources"]["own_reflexives"]),
        contrasting=frozenset(phrase(text) for text in table["sources"]["contrasting"]),
        latter=frozenset(phrase(text) for text in table["sources"]["latter"]),
    )


def content_words(title: str) -> set[str]:
    """Return the stems of the words of a title that carry meaning: "Forum de la coopération" gives two."""
    return {stem(word) for word in fold(title).split() if word not in words().light}


def _body_words() -> set[str]:
    """Return the stems of the French words in the names of known bodies, places' and persons' names left out."""
    known = authorities()
    found: set[str] = set()
    for body in known.bodies.values():
        for language, name in body.labels:
            if language != "fr":
                continue
            found |= {
                stem(fold(word)) for word in name.replace("'", " ").replace("’", " ").split() if len(word) > 2
            }
    place_words = {stem(word) for name in known.place_names for word in name.split()}
    person_words = {stem(word) for name in known.person_names for word in name.split()}
    return found - place_words - person_words
