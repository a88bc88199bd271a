"""The README of a release: what it holds, in figures, and how it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.export.lookup import local_name
from kg.export.tables import TABLES
from kg.provenance import extractor
from kg.release.description import Description
from kg.release.folder import CHECKSUMS
from kg.release.void import TITLE
from mappings.namespaces import DIP

_MOST: Final = 40  # files listed by name; the rest stand in the checksums file


def readme(told: Description) -> str:
    """Return the README as Markdown."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Description) -> Iterator[str]:
    yield f"# {TITLE[0]}: {told.version}"
    yield ""
    yield f"Version {told.version}: the date of the newest article. Made with {extractor()} from {told.articles:,} articles"
    yield f"({_period(told)}): {told.quads:,} statements with their source, {told.census.triples:,} different ones."
    yield f"Creator: {told.settings.creator or extractor()}. Licence: <{told.settings.licence}>."
    yield "Known places come in part from GeoNames (https://www.geonames.org) and Who's On First, both CC BY 4.0."
    yield "Quotes are short passages of the articles and remain under their publishers' terms; the slim dump has none."
    yield from _files(told)
    yield from _content(told)
    yield from _tables()
    yield from _reading()


def _period(told: Description) -> str:
    return f"{told.span.first} to {told.span.last}" if told.span.last else "no article is dated"


def _files(told: Description) -> Iterator[str]:
    yield ""
    yield "## Files"
    yield ""
    yield "| file | bytes | what it holds |"
    yield "|---|---|---|"
    for file in told.distributions[:_MOST]:
        yield f"| `{file.name}` | {file.size:,} | {file.kind.holds} ({file.kind.media_type}) |"
    if len(told.distributions) > _MOST:
        yield f"| … | | {len(told.distributions) - _MOST:,} more, in `{CHECKSUMS}` and `dcat.ttl` |"
    yield ""
    yield f"`void.ttl` describes the content, `dcat.ttl` the files for a catalogue. `sha256sum --check {CHECKSUMS}` checks them all."
    yield "All dumps are sorted by code point: the same data gives the same bytes, and `diff` shows what changed."


def _content(told: Description) -> Iterator[str]:
    yield ""
    yield "## Content"
    yield ""
    yield "Different nodes of each class, with those that only the tables of known places, bodies and people tell of:"
    yield ""
    yield "| class | nodes |"
    yield "|---|---|"
    own = [(term[1:-1], count) for term, count in told.census.classes.items() if term.startswith(f"<{DIP}")]
    for iri, count in sorted(own, key=lambda item: (-item[1], item[0])):
        yield f"| `dip:{local_name(iri)}` | {count:,} |"
    if told.linksets:
        yield ""
        yield "| links to | by | number |"
        yield "|---|---|---|"
        for links in told.linksets:
            kinds = ", ".join(f"`{local_name(predicate)}`" for predicate in links.predicates)
            yield f"| {links.target.title} ({links.target.homepage}) | {kinds} | {len(links.links):,} |"


def _tables() -> Iterator[str]:
    yield ""
    yield "## Tables"
    yield ""
    yield "UTF-8 with a header. Several values in a cell stand apart by ` | `; names and IRIs of several nodes are in the same order."
    yield "A cell that a spreadsheet would take for a formula has an apostrophe before it. Names are English where there is an"
    yield "English one. `tables/csv-metadata.json` says the same for programs (https://www.w3.org/TR/tabular-metadata/)."
    for table in TABLES:
        yield ""
        yield f"### {table.name}: {table.title}"
        yield ""
        yield "| column | meaning |"
        yield "|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.meaning} |"


def _reading() -> Iterator[str]:
    yield ""
    yield "## Reading it"
    yield ""
    yield "In the dumps with sources (TriG, N-Quads) the graph is the article that makes the statement; the other graphs hold the"
    yield "ontology, the known places, bodies and people (`authorities`), their links, one name per node and language (`labels`), and"
    yield "under `quarantine/` what was refused, as text and not as statements. Every fact leads by `dip:evidence` to the words that state it."
