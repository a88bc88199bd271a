"""The French labels of the schemes, as matchers: what the nouns of an article name in the vocabulary."""

from __future__ import annotations

from mappings.compiled import compiled
from mappings.folding import fold
from mappings.french.words import words
from mappings.lexicon import Matcher
from mappings.schemes import scheme


@compiled
def labels(name: str) -> Matcher[str]:
    """Return the labels of a scheme, to the ids of its members: "protocole d'accord" is "memorandum"."""
    return Matcher((label, concept.id) for concept in scheme(name) for label in concept.words("fr"))


@compiled
def event_nouns() -> Matcher[str]:
    """Return the nouns among the labels of event types, to the types: "entretien téléphonique" is "Call"."""
    return Matcher(
        (label, concept.id)
        for concept in scheme("event-types")
        for label in concept.words("fr")
        if not _is_verbal(label)
    )


@compiled
def titles() -> Matcher[tuple[str, str]]:
    """Return the labels of post kinds, to the kind and the label's first word: "ministre adjoint" is "deputy-minister", "ministre"."""
    return Matcher(
        (label, (concept.id, label.lower().split()[0]))
        for concept in scheme("post-kinds")
        for label in concept.words("fr")
    )


def _is_verbal(label: str) -> bool:
    """Whether a label is an infinitive or a phrase that begins with one: "se rendre", "recevoir"."""
    head = label.lower().replace("’", "'").split()[0]
    if head in {"se", "avoir", "être"} or head.startswith("s'"):
        return True
    return (
        head.endswith(("er", "ir", "indre", "endre", "mettre"))
        and fold(head) not in words().nouns_like_infinitives
    )
