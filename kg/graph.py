"""The graph in Python: one object to ask, to look things up in and to build into."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.closing import Closing
from kg.errors import AmbiguousName
from kg.store import Store, View

if TYPE_CHECKING:
    from kg.asking.answer import Answer
    from kg.build import BuildReport
    from kg.show import Page
    from kg.storage.archive import Archive
    from kg.why import Explanation


class Graph(Closing):
    """A store, opened to be read whenever it is asked; ``build`` opens it to be written, and only while it works.

    >>> import kg
    >>> with kg.open(None) as graph:
    ...     len(graph)
    0
    """

    def __init__(self, store: Path | None) -> None:
        self.store = store
        self._view: View | None = None
        self._archive: Archive | None = None  # the one in memory

    def __len__(self) -> int:
        return len(self.view)

    def close(self) -> None:
        """Let go of the files; the graph opens them again if it is asked again. What is in memory stays."""
        if self._view is not None:
            self._view.close()
        self._view = None

    @property
    def view(self) -> View:
        """What is stored at this moment, for everything that this class does not offer.

        Raises:
            MissingStore, StoreUnreadable: see ``kg.store.Store.open_read_only``.
        """
        if self.store is None:
            return self._memory().store
        if self._view is None:
            self._view = Store.open_read_only(self.store)
        return self._view

    def query(self, question: str, *, lang: str | None = None, **parameters: str | int | dt.date) -> Answer:
        """Ask: ``question`` is the name of a query of the library, the path of an ``.rq`` file, or SPARQL itself.

        >>> with kg.open(None) as graph:
        ...     bool(graph.query("ASK { ?article a dip:Article }"))
        False

        Args:
            question: what has a space in it is SPARQL; the project's prefixes are known there.
            lang: the language of the names, for a query that has the parameter ``lang``.
            parameters: values for the query's parameters.

        What the query names that no ontology defines is a ``UserWarning``.

        Raises:
            UnknownQuery, MissingPath, BadHeader, NotText: see ``kg.query.load``.
            UnknownParameter, MissingParameter, BadParameter: see ``kg.query.ask``.
            QuerySyntaxError: with the line and column of the fault.
            QueryFailed: the evaluation failed.
        """
        from kg.asking.answer import answer  # noqa: PLC0415 - `import kg` is to be cheap
        from kg.asking.unknown_terms import unknown_terms  # noqa: PLC0415
        from kg.query import ask, bound, in_language, load  # noqa: PLC0415

        asked = load(question, io.BytesIO())
        values = in_language(asked, {name: str(value) for name, value in parameters.items()}, lang)
        results = ask(self.view, asked, values)
        for remark in unknown_terms(self.view, asked.text, bound(self.view, asked, values).values()):
            warnings.warn(remark, UserWarning, stacklevel=2)
        return answer(results)

    def why(self, iri: str) -> Explanation:
        """Return each claim about a node, with the sentences behind it; see ``kg.why.why``.

        >>> with kg.open(None) as graph:
        ...     report = graph.build("seeds/s2-hanoi-guangdong.txt")
        ...     claims = graph.why("person/cn/huang-kunming").claims
        >>> claims[0].quotes[0].article.id
        's2-hanoi-guangdong'

        Raises:
            UnknownName: the graph knows no such node.
        """
        from kg.why import why  # noqa: PLC0415

        return why(self.view, iri)

    def show(self, name: str) -> Page:
        """Return the page of the person, place, body or series that ``name`` means, in any spelling or as an IRI.

        >>> with kg.open(None) as graph:
        ...     report = graph.build("seeds/s2-hanoi-guangdong.txt")
        ...     graph.show("Huang Kunming").type
        'Person'

        Raises:
            UnknownName: nothing has that name.
            AmbiguousName: several have.
        """
        from kg.show import candidates, page  # noqa: PLC0415

        found = candidates(self.view, name)
        if len(found) > 1:
            raise AmbiguousName(name, [candidate.iri for candidate in found])
        return page(self.view, found[0].iri)

    def build(
        self,
        *paths: Path | str | Iterable[Path | str],
        keep_text: bool = True,
        decisions: Path | None = None,
        base: str | None = None,
    ) -> BuildReport:
        """Read articles, in files or folders, into the store, made where there is none.

        >>> with kg.open(None) as graph:
        ...     report = graph.build("seeds/s2-hanoi-guangdong.txt")
        ...     graph.query("who-met-whom", place="Guangzhou").column("where")[0]
        'Guangzhou'

        Args:
            paths: files and folders, or locations elsewhere (``s3://…``), one by one or in lists.
            keep_text: whether the articles' texts are kept beside the store.
            decisions: the file of decisions to follow, see ``kg.build.build``.
            base: where the resources live, an address that ends in /; by default where those of the store do.

        Raises:
            BadParameter: the base is none.
            MissingPath, MissingExtra, BadLocation, MissingDecisions, UnreadableMappings, OtherBase, StoreLocked, StoreUnreadable: see ``kg.build.build``.
        """
        from kg.build import Options, build, build_into  # noqa: PLC0415
        from kg.storage.archive import base_for  # noqa: PLC0415
        from kg.terms import read_base  # noqa: PLC0415

        chosen = [path for given in paths for path in ([given] if isinstance(given, Path | str) else given)]
        if self.store is None:
            archive = self._memory()
            under = archive.base if base is None else read_base(base)
            return build_into(archive, chosen, Options(keep_text=keep_text, base=under, decisions=decisions))
        self.close()
        under = base_for(self.store, base)
        return build(chosen, self.store, keep_text=keep_text, decisions=decisions, base=under)

    def _memory(self) -> Archive:
        from kg.storage.archive import Archive  # noqa: PLC0415

        self._archive = self._archive or Archive.open(None)
        return self._archive


def open_graph(store: Path | str | None) -> Graph:
    """Return the graph in a store's directory; one that is empty and in memory with None.

    The directory need not be there yet if ``build`` is the first thing that happens.
    """
    return Graph(None if store is None else Path(store))
