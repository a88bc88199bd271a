"""What people see of an article that is read but not stored: its text with the quotes marked, then the facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from rich.padding import Padding
from rich.text import Text

from kg.cli.named import taken_for
from kg.cli.reports import tell_none
from kg.cli.screen import counted, print_json_line, print_problems, print_rows, say, show
from kg.plain import plain
from kg.sources import there
from mappings.article import Article, BlockKind
from mappings.extract import extract
from mappings.facts import (
    Actor,
    Agreement,
    Anniversary,
    Event,
    Evidence,
    Relationship,
    Report,
    Spelling,
    Statement,
    Tenure,
)
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers import read_all

_STYLES: Final = {
    "persons": "green",
    "spellings": "green",
    "tenures": "cyan",
    "events": "yellow",
    "agreements": "magenta",
    "statements": "blue",
    "relationships": "magenta",
    "anniversaries": "magenta",
}
_FACT: Final = (0, 0, 0, 2)
_DETAIL: Final = (0, 0, 0, 4)


def print_extracted(source: str, *, as_json: bool) -> bool:
    """Print each article of a file with what it states, problems on stderr; return whether there were any.

    As JSON each article is one line, with the members ``article`` and ``report``.

    Raises:
        MissingPath: there is no such file.
        MissingExtra, BadLocation, SecretInAddress: see ``kg.sources.there``.
    """
    problems, found = [], False
    for _, item in read_all(there([source])):
        found = True
        if isinstance(item, Problem):
            problems.append(item)
        elif as_json:
            print_json_line({"article": plain(item), "report": plain(extract(item))})
        else:
            print_report(item, extract(item))
    print_problems(problems)
    if not found:
        tell_none()
    return bool(problems)


def print_report(article: Article, report: Report) -> None:
    """Print the article with what was recognised, then each fact with its quote."""
    marked = _marked(article, report)
    marked.rstrip()
    show(Text(article.id, style="bold"), marked)
    total = 0
    for kind, style in _STYLES.items():
        facts = getattr(report, kind)
        total += len(facts)
        if facts:
            show("", Text(f"{kind} ({len(facts)})", style=f"bold {style}"))
        for fact in facts:
            show(Padding(Text(describe(fact)), _FACT), *(Padding(line, _DETAIL) for line in _details(fact)))
    names = taken_for(report)
    if names:
        show("", Text(f"names ({len(names)}), and what they are taken for", style="bold"))
        print_rows(names)
    say(f"{article.id}: {counted(total, 'fact')}")


def describe(fact: Any) -> str:
    """Return one line on what a record states."""
    return _DESCRIPTIONS[type(fact)](fact)


def _details(fact: Any) -> Iterator[Text]:
    """The quote behind a record, and who takes part in it."""
    yield _quote(fact.evidence)
    for part in getattr(fact, "participations", ()):
        acting = f" for {part.on_behalf_of.name}" if part.on_behalf_of else ""
        post = f", {part.capacity.title}" if part.capacity else ""
        yield Text(f"{part.role}: {part.participant.name}{post}{acting}")


def _quote(evidence: Evidence) -> Text:
    return Text(f"{evidence.start}-{evidence.end} « {evidence.exact} »", style="dim")


def _marked(article: Article, report: Report) -> Text:
    """The text, what is never read for facts dimmed, quotes in the colour of their kind; short ones win."""
    shown = Text(article.text)
    for block in article.blocks:
        if block.kind is BlockKind.BOILERPLATE:
            shown.stylize("dim strike", block.start, block.end)
        elif block.kind is BlockKind.TITLE:
            shown.stylize("bold", block.start, block.end)
    quotes = [(fact.evidence, style) for kind, style in _STYLES.items() for fact in getattr(report, kind)]
    for quote, style in sorted(quotes, key=lambda pair: pair[0].start - pair[0].end):
        shown.stylize(style, quote.start, quote.end)
    return shown


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in actors)


def _spelling(fact: Spelling) -> str:
    return fact.name if fact.name == fact.actor.name else f"{fact.name} = {fact.actor.name}"


def _tenure(fact: Tenure) -> str:
    return f"{fact.holder.name}: {fact.post.title}{_on(fact.attested_on)}"


def _event(fact: Event) -> str:
    place = f" in {fact.place.name}" if fact.place else ""
    until = f" to {fact.end}" if fact.end and fact.end != fact.start else ""
    main = " (main)" if fact.main else ""
    return f"{fact.type}{_on(fact.start)}{until}{place}, {fact.status}{main}"


def _agreement(fact: Agreement) -> str:
    number = "" if fact.count == 1 else f" ({fact.count or 'several'})"
    between = f": {_names(fact.parties)}" if fact.parties else ""
    return f"{fact.type}{number} « {fact.title} »{between}{_on(fact.signed)}, {fact.status}"


def _statement(fact: Statement) -> str:
    to = f" to {_names(fact.addressees)}" if fact.addressees else ""
    topics = f" on {', '.join(fact.topics)}" if fact.topics else ""
    return f"{_names(fact.speakers)}: {fact.act}{to}{topics}"


def _relationship(fact: Relationship) -> str:
    since = f" since {fact.since}" if fact.since else ""
    return f"{fact.type}: {_names(fact.parties)}{since}"


def _anniversary(fact: Anniversary) -> str:
    year = f", {fact.year}" if fact.year else ""
    return f"{fact.ordinal} years of « {fact.of} »: {_names(fact.parties)}{year}"


def _on(moment: Moment | None) -> str:
    return f", {moment}" if moment else ""


_DESCRIPTIONS: Final[dict[type, Callable[[Any], str]]] = {
    Spelling: _spelling,
    Tenure: _tenure,
    Event: _event,
    Agreement: _agreement,
    Statement: _statement,
    Relationship: _relationship,
    Anniversary: _anniversary,
}
