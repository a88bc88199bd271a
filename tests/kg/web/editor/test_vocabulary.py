"""What the editor completes."""

from __future__ import annotations

from kg.web.editor.vocabulary import completions, terms
from mappings.namespaces import DIP


def test_classes_properties_and_concepts_are_told_apart() -> None:
    """A kind of event is a class, though it is a concept as well; roles and topics are concepts."""
    roles = {term["name"]: term["role"] for term in completions("en")}
    assert roles["dip:Meeting"] == "class"
    assert roles["dip:participation"] == "property"
    assert roles["role:Host"] == "concept"
    assert roles["schema:headline"] == "property"
    assert roles["rdfs:label"] == "property"


def test_labels_are_in_the_readers_language() -> None:
    """As far as the ontology has them."""
    labels = {language: {t["name"]: t["label"] for t in completions(language)} for language in ("en", "fr")}
    assert labels["en"]["dip:Person"] == "person"
    assert labels["fr"]["dip:Person"] == "personne"


def test_every_class_of_the_ontology_is_offered_with_its_note() -> None:
    """The file is read, not a list of ours."""
    classes = [term for term in terms() if term.role == "class" and term.iri.startswith(DIP)]
    assert len(classes) >= 25
    assert all(term.labels and term.notes for term in classes)
