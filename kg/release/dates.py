"""The dates of the articles in a graph; the newest is the date of the data, and the version of a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.export.lookup import article_graphs
from kg.store import NamedNode, View
from mappings.moment import Moment
from mappings.namespaces import PREFIXES

_PUBLISHED: Final = NamedNode(PREFIXES["schema"] + "datePublished")


@dataclass(frozen=True, slots=True)
class Span:
    """From the oldest article to the newest, each date as precise as it is known; None without any."""

    first: Moment | None
    last: Moment | None

    @property
    def version(self) -> str:
        """The date of the data."""
        return str(self.last) if self.last is not None else "undated"


def span(view: View) -> Span:
    """Return the span of the articles' dates of publication. No clock is asked."""
    dates = [
        when
        for graph in article_graphs(view)
        if (when := published(view, NamedNode(graph))) is not None and when.latest is not None
    ]
    return Span(min(dates, key=_beginning, default=None), max(dates, key=_end, default=None))


def published(view: View, article: NamedNode) -> Moment | None:
    """Return when an article was published, as it says in its own graph; the last where it says several."""
    found = (Moment.parse(quad.object.value) for quad in view.match(article, _PUBLISHED, graph=article))  # type: ignore[union-attr]
    return max((when for when in found if when is not None), key=_end, default=None)


def _beginning(moment: Moment) -> tuple[str, str]:
    return str(moment.earliest), str(moment)


def _end(moment: Moment) -> tuple[str, str]:
    return str(moment.latest), str(moment)
