"""The labels of facts: for each event, agreement, statement and tie the words that its phrase is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from kg.derived import phrases
from kg.derived.phrases import LANGUAGES, EventWords
from kg.derived.said import Said
from mappings.moment import Moment
from mappings.namespaces import DIP, PREFIXES

Labels = dict[str, str]  # by language

_ROLE: Final = PREFIXES["role"]
_NAMED_EVENTS: Final = frozenset(
    {"Conference", "Ceremony", "Training"}
)  # known by their name; others by who met


class FactNames:
    """Makes the labels of facts; ``name`` gives the label of what they refer to."""

    def __init__(self, said: Said, name: Callable[[str, str], str]) -> None:
        self._said = said
        self._name = name

    def labels(self, node: str, classes: frozenset[str]) -> Labels:
        """Return the labels of a fact or an article by language; none for a node that needs none (evidence, a part)."""
        own = {name.removeprefix(DIP) for name in classes}
        makers: dict[str, Callable[[str, str], str]] = {
            "Event": self._event,
            "Agreement": self._agreement,
            "Statement": self._statement,
            "Relationship": self._relationship,
            "Anniversary": self._anniversary,
            "Tenure": self._tenure,
            "Participation": self._participation,
        }
        if "Article" in own:
            return self._article(node)
        for kind, make in makers.items():
            if kind in own:
                return {language: make(node, language) for language in LANGUAGES}
        return {}

    def post_labels(self, node: str, written: Labels) -> Labels:
        """Return a post's labels: as written, and in a language that nobody wrote, its kind and what it is of."""
        kinds = self._said.nodes(node, "dip:postKind")
        of = self._said.nodes(node, "dip:ofBody") or self._said.nodes(node, "dip:ofPlace")
        made = {
            language: phrases.capitalised(
                ", ".join((self._name(kinds[0], language), *self._names(of[:1], language)))
            )
            for language in LANGUAGES
            if kinds
        }
        return made | written

    def _event(self, node: str, language: str) -> str:
        classes = {name.removeprefix(DIP) for name in self._said.types(node)}
        series = self._said.nodes(node, "dip:inSeries")
        ordinal = self._said.first(node, "dip:ordinal")
        kind = next(name for name in phrases.EVENT_TYPES if name in classes)
        own = self._own_name(node, language) if kind in _NAMED_EVENTS else None
        place = self._said.nodes(node, "dip:place")
        words = EventWords(
            type=kind,
            roles=self._roles(node, language),
            name=own or (self._name(series[0], language) if series else None),
            ordinal=int(ordinal) if ordinal and not own else None,
            place=self._name(place[0], language) if place else None,
            town=bool(place) and DIP + "City" in self._said.types(place[0]),
            start=self._moment(node, "dip:start"),
            end=self._moment(node, "dip:end"),
        )
        return phrases.event_phrase(words, language)

    def _own_name(self, node: str, language: str) -> str | None:
        """The event's name as an article writes it, in the language if there is one, else in the first by code point."""
        written = self._said.words(node, "skos:altLabel")
        chosen = [word for word in written if word.language == language] or list(written)
        return min((word.value for word in chosen), key=lambda text: (-len(text), text), default=None)

    def _roles(self, node: str, language: str) -> dict[str, Sequence[str]]:
        found: dict[str, set[str]] = {}
        for part in self._said.nodes(node, "dip:participation"):
            for role in self._said.nodes(part, "dip:role"):
                names = self._names(self._said.nodes(part, "dip:participant"), language)
                found.setdefault(role.removeprefix(_ROLE), set()).update(names)
        return {role: sorted(names) for role, names in found.items()}

    def _agreement(self, node: str, language: str) -> str:
        count = self._said.first(node, "dip:count")
        kind = self._kind(node, "dip:agreementType", language)
        noun = f"{count} × {kind}" if count not in {None, "1"} else kind
        parties = self._parties(node, language) or self._names(
            self._said.nodes(node, "dip:signatory"), language
        )
        return phrases.tie_phrase(noun, parties, self._moment(node, "dip:signedOn"), language)

    def _relationship(self, node: str, language: str) -> str:
        return phrases.tie_phrase(
            self._kind(node, "dip:relationshipType", language),
            self._parties(node, language),
            self._moment(node, "dip:since"),
            language,
        )

    def _statement(self, node: str, language: str) -> str:
        speakers = sorted(self._names(self._said.nodes(node, "dip:speaker"), language))
        topics = sorted(self._names(self._said.nodes(node, "dip:topic"), language))
        return phrases.statement_phrase(speakers, self._kind(node, "dip:act", language), topics, language)

    def _anniversary(self, node: str, language: str) -> str:
        ties = self._said.nodes(node, "dip:commemorates")
        texts = self._said.words(node, "dip:commemorates")
        of = (
            self._kind(ties[0], "dip:relationshipType", language)
            if ties
            else next((t.value for t in texts), "")
        )
        ordinal = int(self._said.first(node, "dip:ordinal") or 0)
        return phrases.anniversary_phrase(ordinal, of, self._parties(node, language), language)

    def _tenure(self, node: str, language: str) -> str:
        holder, post = (self._said.nodes(node, name) for name in ("dip:holder", "dip:post"))
        return ", ".join(self._names((*holder[:1], *post[:1]), language))

    def _participation(self, node: str, language: str) -> str:
        participant, role = (self._said.nodes(node, name) for name in ("dip:participant", "dip:role"))
        return ", ".join(self._names((*participant[:1], *role[:1]), language))

    def _article(self, node: str) -> Labels:
        headline = self._said.words(node, "schema:headline")
        language = self._said.first(node, "schema:inLanguage") or ""
        name = headline[0].value if headline else self._said.first(node, "schema:identifier")
        return {language if headline else "": name} if name else {}

    def _kind(self, node: str, name: str, language: str) -> str:
        kinds = self._said.nodes(node, name)
        return self._name(kinds[0], language) if kinds else ""

    def _parties(self, node: str, language: str) -> list[str]:
        return sorted(set(self._names(self._said.nodes(node, "dip:party"), language)))

    def _names(self, nodes: Iterable[str], language: str) -> list[str]:
        return [self._name(node, language) for node in nodes]

    def _moment(self, node: str, name: str) -> Moment | None:
        return Moment.parse(self._said.first(node, name) or "")
