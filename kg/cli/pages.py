"""What people see of an explanation and a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from textwrap import shorten as shorten_text
from typing import Final

from rich.padding import Padding
from rich.text import Text

from kg.cli.screen import counted, print_json, print_rows, print_table, say, show
from kg.comparing.changes import Change
from kg.origins import ARTICLE, NAMES
from kg.show import Candidate, Page, Section
from kg.terms import shorten
from kg.why import Claim, Explanation, Quote, Saying

_NAME: Final = "bold"
_DIM: Final = "dim"
_CELL: Final = 100  # characters of a quote on a page; `kg why` has all of it
_SIGNS: Final = {"new": "+", "gone": "-", "changed": "~"}
_INDENT: Final = (0, 0, 0, 4)


def print_explanation(found: Explanation) -> None:
    """Print each claim about a node with its quotes in their sentences."""
    show(_title(found.label, found.type, found.iri))
    print_rows(list(_ground(found)))
    for claim in found.claims:
        if claim.iri != found.iri:
            show("", _title(claim.label, claim.type, claim.iri))
        _print_claim(claim)
    articles = {quote.article.iri for claim in found.claims for quote in claim.quotes}
    say(f"{counted(len(found.claims), 'claim')}, {counted(len(articles), 'article')}")
    if not found.claims:
        say(f"no article speaks of it: `kg show {shorten(found.iri)}` shows what is known")


def print_candidates(found: tuple[Candidate, ...], *, as_json: bool) -> None:
    """Print what a name may mean, one a line."""
    if as_json:
        print_json({"candidates": [asdict(one) for one in found]})
        return
    print_table(("name", "type", "IRI"), [(one.label, one.type, shorten(one.iri)) for one in found])
    say(f"{len(found)} have such a name: choose one by its IRI")


def print_page(page: Page) -> None:
    """Print all that is known of one node on a page."""
    show(_title(page.label, page.type, page.iri))
    others = [f"{name} ({', '.join(tags)})" if tags else name for name, tags in page.names]
    print_rows([("names", "; ".join(others)), *page.properties])
    for section in page.sections:
        show("", Text(f"{section.title} ({len(section.lines)})", style=_NAME))
        print_rows(list(_cells(section)))


def print_changes(found: list[Change], *, as_json: bool) -> None:
    """Print what changed, one node a line with its details beneath, and how much on stderr."""
    if as_json:
        print_json({"changes": [change.to_json() for change in found]})
        return
    for change in found:
        show(Text(f"{_SIGNS[change.what]} {_title(change.label, change.kind, change.iri)}"), soft_wrap=True)
        for detail in change.details:
            show(f"    {detail}", soft_wrap=True)
    counts = Counter(change.what for change in found)
    say(", ".join(f"{counts[what]} {what}" for what in _SIGNS))


def _ground(found: Explanation) -> Iterator[tuple[str, str]]:
    """Where a node stands that no quote of its own is behind; nothing of one that has quotes."""
    if any(claim.iri == found.iri for claim in found.claims):
        return
    derived = [origin.source for origin in found.origins if origin.source != ARTICLE]
    named = [source for source in derived if source != NAMES] or derived
    if named:
        yield "stated in", "; ".join(named)
    for iri in found.ways:
        yield "by way of", shorten(iri)


def tell_aside(aside: Mapping[Path, Sequence[str]]) -> None:
    """Say which files of releases were not compared, since the N-Quads tell all that they hold."""
    for release, names in aside.items():
        if names:
            say(f"{release}: its N-Quads are compared, not {', '.join(names)}")


def _print_claim(claim: Claim) -> None:
    behind = {quote.article.id for quote in claim.quotes}
    print_rows([(said.property, said.value + _by(said, behind)) for said in claim.says])
    for quote in claim.quotes:
        show(Padding(_sentence(quote), _INDENT), Padding(Text(_place(quote), style=_DIM), _INDENT))


def _by(said: Saying, behind: set[str]) -> str:
    """Who says so, where not every article behind the claim does."""
    return "" if behind <= set(said.articles) else f"  ({', '.join(said.articles)})"


def _sentence(quote: Quote) -> Text:
    """The quote, marked by brackets as well as by colour, within its sentence."""
    shown = Text("« ")
    shown.append(quote.before or "")
    shown.append(f"[{quote.exact}]", style="bold green")
    shown.append(quote.after or "")
    return shown.append(" »")


def _place(quote: Quote) -> str:
    article = quote.article
    known = (article.title, article.published, article.url)
    where = f"{shorten(article.iri)}, characters {quote.start} to {quote.end}"
    return " · ".join([part for part in known if part] + [where])


def _cells(section: Section) -> Iterator[tuple[str, ...]]:
    used = [name for name in ("when", "how", "what", "who") if any(getattr(x, name) for x in section.lines)]
    for line in section.lines:
        cells = (getattr(line, name) for name in used)
        yield (*(shorten_text(cell, _CELL, placeholder=" …") for cell in cells), line.iri)


def _title(label: str, kind: str, iri: str) -> Text:
    title = Text(label, style=_NAME)
    if kind:
        title.append(f" · {kind}", style="not bold")
    return title if shorten(iri) == label else title.append(f" · {shorten(iri)}", style="not bold dim")
