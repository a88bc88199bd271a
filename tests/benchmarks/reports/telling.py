"""A story told in sentences, each with the facts that it states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from tests.benchmarks.reports.facts import Facts, Item
from tests.benchmarks.reports.french import MONTHS, capital, ordinal
from tests.benchmarks.reports.stories import DOCUMENTS, Story
from tests.benchmarks.reports.words import Words, ending, wording
from tests.benchmarks.reports.world import Locality, Official, country_of

_SAID: Final = 0.5  # share of statements among the sentences that fill a report
_SHORTEST, _USUAL, _LONGEST = 800, 2300, 5400  # code points of speech and context in a report
_SPREAD: Final = 0.5  # of the logarithm of that length
_WRONG_DAY: Final = 0.01  # share of reports that get the day wrong
_TALKS: Final = {"reception": "Reception", "meeting": "Meeting", "delegation": "Reception", "call": "Call"}
_FORUMS: Final = ("Forum", "Séminaire", "Dialogue")
_FORUMS_SINCE: Final = 2012


@dataclass(frozen=True, slots=True)
class Told:
    """A report's title, text and facts, and the day of its date line."""

    title: str
    text: str
    published: date
    facts: Facts


def tell(story: Story, rng: Random) -> Told:
    """Return the story as one outlet tells it; ``rng`` chooses the words."""
    return _Telling(story, rng).told()


class _Telling:
    """A report in the making."""

    def __init__(self, story: Story, rng: Random) -> None:
        self.story = story
        self.rng = rng
        self.facts = Facts()
        self.day = story.day + timedelta(days=rng.random() < _WRONG_DAY)
        last = story.last if story.kind == "visit" else self.day
        self.published = max(self.day, last) + timedelta(days=rng.randint(0, 2))
        self.words = Words(story, self.day, rng)
        self.place = story.at.name if story.at is not None else None
        self.parties = [self.words.gaps["mine_name"], self.words.gaps["theirs_name"]]
        self.once = (self.day.isoformat(), self.day.isoformat())
        self.unused = list(wording()["filler"]["context"])
        rng.shuffle(self.unused)

    def told(self) -> Told:
        title, lead = self._lead()
        paragraphs = [self._dateline() + lead, *self._sequel(), *self._talk()]
        if self.story.at is not None and self.rng.random() < 0.5:
            paragraphs.insert(1, self.words.say("filler", "caption"))
        paragraphs += self._end()
        text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
        return Told(capital(title), text, self.published, self.facts)

    # ---- what took place ------------------------------------------------------------------------------------------

    def _dateline(self) -> str:
        at = self.story.at
        town = at.name if at is not None and at.kind == "City" else country_of(self.story.home).capital
        return f"{town} ({self.words.gaps['agency']}) – "

    def _lead(self) -> tuple[str, str]:
        """Return the title and the first sentences, which tell the main event."""
        kind, gaps = self.story.kind, self.words.gaps
        self.words.topics(2)
        years = self.day.year - self.story.tie.since
        gaps["ordinal"] = ordinal(years)
        gaps["document"] = f"{DOCUMENTS[self.story.signs][0]}" if self.story.signs else ""
        gaps["name"] = f"{ordinal(1 + self.day.year - _FORUMS_SINCE)} {self.rng.choice(_FORUMS)} de coopération entre {gaps['mine']} et {gaps['theirs']}"  # fmt: skip
        gaps["Name"] = f"Le {gaps['name']}"
        title, sentence = self.words.say("titles", kind), self.words.say("events", kind)
        if kind in _TALKS:
            self._talks(_TALKS[kind], sentence)
        elif kind == "visit":
            self._visit()
        elif kind == "signing":
            self._signing(sentence, main=True)
        elif kind == "training":
            self.facts.event(
                "Training", self.once, self.place, (), alt={"participants_may_add": self.parties}
            )
        elif kind == "conference":
            self._attended("Conference", label=gaps["name"])
        else:
            sentence += " " + self.words.say("events", "presence")
            self._attended("Ceremony")
            self._anniversary(years)
        return title, sentence

    def _met(self, *ones: Official) -> None:
        for one in ones:
            self.facts.person(one.name, self.words.title(one))

    def _talks(self, kind: str, sentence: str) -> None:
        host, guest = self.story.host, self.story.guest
        self._met(host, guest)
        roles = ("Host", "Guest") if kind == "Reception" else ("Participant", "Participant")
        parts = ((host.name, roles[0]), (guest.name, roles[1]))
        self.facts.event(kind, self.once, self.place, parts, alt=self._lenient())
        if ", en visite" in sentence:
            undated: Item = {"start": list(self.once[:1]), "end": list(self.once[:1])}
            self.facts.event("Visit", (None, None), self.place, parts[1:], alt=undated)

    def _visit(self) -> None:
        guest = self.story.guest
        self._met(guest)
        dates = (self.story.first.isoformat(), self.story.last.isoformat())
        self.facts.event("Visit", dates, self.place, ((guest.name, "HeadOfDelegation"),), alt=self._lenient())

    def _lenient(self) -> Item:
        """What a reader may see otherwise: the role of who comes with a delegation, and the delegation itself."""
        delegations = ["délégation", f"délégation {self.words.gaps['of_theirs']}"]
        roles = {self.story.guest.name: ["Guest", "HeadOfDelegation", "Participant"]}
        return {"roles": roles, "participants_may_add": delegations}

    def _attended(self, kind: str, **more: object) -> None:
        host, guest = self.story.host, self.story.guest
        self._met(host, guest)
        parts = ((host.name, "Participant"), (guest.name, "Participant"))
        alt = {"participants_may_add": self.parties}
        self.facts.event(kind, self.once, self.place, parts, alt=alt, **more)

    def _anniversary(self, years: int) -> None:
        tie = self.story.tie
        self.facts.anniversary(years, tie.noun, self.parties, self.day.year)
        self.facts.relationship(tie.type, self.parties, tie.since)

    def _signing(self, sentence: str, *, main: bool) -> None:
        """Both sides sign, by their persons where the sentence names them; beside other events it may be one or not."""
        kind = self.story.signs or "agreement"
        persons = [self.story.host.name, self.story.guest.name]
        if main:
            self._met(self.story.host, self.story.guest)
        self.facts.agreement(kind, DOCUMENTS[kind][1], self.parties, self.day)
        parts = [(name, "Signatory") for name in (persons if persons[0] in sentence else self.parties)]
        alt = {"place": [None], "participants_may_add": [*persons, *self.parties]}
        self.facts.event("Signing", self.once, self.place, parts, alt=alt, optional=not main)

    def _sequel(self) -> list[str]:
        """Return what went with it: talks during a visit, a second reception, a document, a tie."""
        story, rng = self.story, self.rng
        found = []
        if story.kind == "visit":
            found.append(self.words.say("events", "visited"))
            self._received(story.host, ["Meeting"])
        elif story.kind in {"reception", "meeting", "delegation"} and rng.random() < 0.3:
            found.append(self.words.say("events", "second"))
            self._received(story.other, [])
        if story.signs is not None and story.kind != "signing":
            found.append(self.words.say("events", "signing_after"))
            self._signing(found[-1], main=False)
        if rng.random() < 0.25 and story.kind != "ceremony" and isinstance(story.abroad, Locality):
            self.words.gaps["year"] = str(story.tie.since)
            found.append(self.words.say("events", "tied"))
            self.facts.relationship(story.tie.type, self.parties, story.tie.since)
        return found

    def _received(self, host: Official, other_types: list[str]) -> None:
        guest = self.story.guest
        self._met(host, guest)
        alt = {
            "type": other_types,
            "place": [self.place],
            "roles": {name: ["Participant"] for name in (host.name, guest.name)},
        }
        parts = ((host.name, "Host"), (guest.name, "Guest"))
        self.facts.event("Reception", self.once, None, parts, alt=alt)

    # ---- what is said, and what fills ------------------------------------------------------------------------------

    def _talk(self) -> list[str]:
        """Return paragraphs of statements and of context, up to the length that this report has."""
        found: list[str] = []
        goal = min(_LONGEST, max(_SHORTEST, _USUAL * self.rng.lognormvariate(0, _SPREAD)))
        while sum(map(len, found)) < goal:
            found.append(self._paragraph())
        if self.rng.random() < 0.7:
            topics = self.words.topics(3)
            self.words.figures(self.published.year)
            sentence = self.words.say("agreed", "sentences")
            self.facts.statement(["both", "sides"], "agree", sentence, topics)
            found.append(sentence)
        return found

    def _paragraph(self) -> str:
        sentences: list[str] = []
        last: Official | None = None
        for _ in range(self.rng.randint(1, 3)):
            self.words.figures(self.published.year)
            if self.unused and self.rng.random() >= _SAID:
                sentences.append(self.words.fill(self.unused.pop()))
                last = None
            else:
                sentence, last = self._statement(last)
                sentences.append(sentence)
        return " ".join(sentences)

    def _statement(self, last: Official | None) -> tuple[str, Official]:
        """Return a sentence of speech, and who speaks; ``last`` spoke in the sentence before it."""
        again = last is not None and self.rng.random() < 0.6
        who = last if last is not None and again else self.rng.choice((self.story.host, self.story.guest))
        row = self.rng.choice(wording()["statement"])
        topics = self.words.topics(3) if "topics}" in row["text"] else []
        sides = self.words.sides(turned=who is self.story.guest)
        more = sides | {"S": self._speaker(who, again=again), "e": ending(who)}
        sentence = self.words.fill(row["text"], **more)
        self._met(who)
        self.facts.statement([who.name], row["act"], sentence, topics)
        return sentence, who

    def _speaker(self, who: Official, *, again: bool) -> str:
        adjective = country_of(who.side).adjective[who.woman]
        gaps = {
            "name": who.name,
            "he": "elle" if who.woman else "il",
            "the_official": f"{'la' if who.woman else 'le'} responsable {adjective}",
        }
        return capital(self.rng.choice(wording()["speaker"]["again" if again else "named"]).format_map(gaps))

    def _end(self) -> list[str]:
        """Return a visit to come, the agency's mark, and what a web page leaves behind."""
        found = []
        if self.rng.random() < 0.12:
            found.append(self._coming())
        found.append(self.words.say("filler", "end"))
        if self.rng.random() < 0.4:
            found.append(self.words.say("filler", "boilerplate"))
        return found

    def _coming(self) -> str:
        coming = self.published + timedelta(days=self.rng.randint(40, 200))
        gaps = self.words.gaps
        gaps["month"] = f"{MONTHS[coming.month - 1]} {coming.year}"
        sentence = self.words.say("events", "planned")
        host = self.story.host
        who = host.name if host.name in sentence else f"délégation {gaps['of_mine']}"
        if who == host.name:
            self._met(host)
        month = f"{coming:%Y-%m}"
        self.facts.event("Visit", (month, None), gaps["theirs_name"], ((who, "Guest"),), status="planned", alt={"end": [month]})  # fmt: skip
        return sentence
