"""Promises: what a speaker affirms that his own side will do ("a assuré que sa ville continuerait …")."""

from __future__ import annotations

from typing import Final

from mappings.facts import Actor, Place
from mappings.french.frames import verb_classes
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.discourse import Meant
from mappings.relations.naming import same_place
from mappings.relations.sentences.element import Element
from mappings.relations.speech.acts import SpeechAct

_THAT: Final = 3  # tokens behind the verb in which "que" stands
_SUBJECT: Final = 6  # tokens behind "que" in which the subject begins
_VERB: Final = 6  # tokens behind the subject, relative clauses left out, in which its verb stands
_SHORTEST: Final = 7  # letters of a verb told by its ending alone
_WILL: Final = ("erait", "eraient", "era", "eront")
_WAS: Final = ("érait", "éraient")  # "adhérait" is no future


def is_promise(act: SpeechAct, meant: Meant, clauses: Clauses) -> bool:
    """Whether a neutral verb reports what the speaker's own side will do; "pourrait", "devrait" promise nothing."""
    reading = clauses.reading
    if act.act != "affirm" or act.verb.lemma not in verb_classes().neutral:
        return False
    if act.quoting:
        return any(_is_ours(one, clauses) for one in clauses.row if one.first < act.element.first)
    end = act.element.last
    that = next((i for i in range(end, end + _THAT) if reading.word(i) in words().that), None)
    if that is None:
        return False
    subject = next((e for e in clauses.row if e.is_actor and e.first > that and e.prep == ""), None)
    if subject is None or subject.first > that + _SUBJECT or not _is_own(subject, meant, reading):
        return False
    return _will_act(reading, subject.last)


def _is_ours(subject: Element, clauses: Clauses) -> bool:
    """Whether who is quoted says what he will do: "nous continuerons"."""
    if subject.kind != "me":
        return False
    verb = next((verb for element, verb in clauses.verbs() if element.first >= subject.last), None)
    return verb is not None and verb.tense == "future" and clauses.reading.word(verb.head).endswith("rons")


def _is_own(subject: Element, meant: Meant, reading: Reading) -> bool:
    """Whether the subject is the speaker or what he speaks for: "il", "sa ville", his post's town or country."""
    if subject.kind in {"he", "she"}:
        return len(meant.actors) == 1
    if subject.kind == "own":
        return reading.word(subject.first - 1) in {"sa", "son", "leur"}
    if not isinstance(subject.value, Place):
        return subject.value in meant.actors
    return any(_is_of(subject.value, actor) for actor in meant.actors) or any(
        same_place(subject.value, post.place)
        for member in meant.members
        for post in member.posts
        if post.place is not None
    )


def _is_of(place: Place, actor: Actor) -> bool:
    """Whether a place is the speaker, or the speaker's country."""
    if isinstance(actor, Place):
        return same_place(place, actor)
    return place.kind == "Country" and place.country is not None and place.country == actor.country


def _will_act(reading: Reading, at: int) -> bool:
    """Whether the first verb behind ``at`` tells the future, as it is or as reported: "continuera", "continuerait"."""
    if reading.word(at) == "," and reading.word(at + 1) in words().relatives:
        at = next((i + 1 for i in range(at + 1, len(reading.tokens)) if reading.word(i) == ","), at)
    for i in range(at, min(at + _VERB, len(reading.tokens))):
        verb = next((verb for verb in reading.verbs if verb.first <= i < verb.last), None)
        if verb is not None and verb.head != verb.first:
            return False  # "devrait continuer", "avait continué"
        if verb is not None and verb.finite:
            return verb.tense == "future" and reading.word(i) not in words().unpromising
        text = reading.tokens[i].text.lower()
        if len(text) >= _SHORTEST and text.endswith(_WILL) and not text.endswith(_WAS):
            return reading.word(i - 1) not in words().determiners and text not in words().unpromising
    return False
