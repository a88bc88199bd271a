"""A talk with the graph: its settings, and what each statement does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg import show as pages
from kg import why as reasons
from kg.asking.binding import assignments
from kg.asking.explain import explain
from kg.asking.library import NamedQuery, find, library, parse, read
from kg.asking.runs import Bounds
from kg.cli.answer import Wish, answer, print_explained
from kg.cli.pages import print_candidates, print_explanation, print_page
from kg.cli.screen import print_rows, say, show
from kg.cli.shelf import print_library
from kg.errors import BadCommand, UnknownFormat
from kg.formats import AnswerFormat
from kg.query import LANGUAGE, in_language, is_file
from kg.shell.commands import COMMANDS, words_of
from kg.shell.statements import COMMAND, query_of
from kg.store import Store

_HOW: Final = (
    "A query is plain SPARQL; the prefixes of the project need no declaration. It ends with an empty line, once its "
    "brackets are closed, or with ; at the end of a line; Alt-Enter ends it anywhere. Tab completes, the arrows bring "
    "back what was asked, Ctrl-C stops a query, Ctrl-D leaves."
)


class Talk:
    """What the user has settled so far; ``lang`` None leaves each query its own language."""

    def __init__(self, store: Path, wish: Wish, lang: str | None, bounds: Bounds) -> None:
        self.store = store
        self.wish = wish
        self.lang = lang
        self.bounds = bounds
        self._does: Mapping[str, Callable[[list[str]], None]] = {
            "help": self._help,
            "queries": self._queries,
            "run": self._run,
            "explain": self._explain,
            "why": self._why,
            "show": self._show,
            "format": self._format,
            "lang": self._speak,
            "labels": self._label,
            "timeout": self._limit,
        }
        self._last: tuple[NamedQuery, Mapping[str, str]] | None = None

    def obey(self, statement: str) -> bool:
        """Run a query or a command; return whether the talk goes on.

        Raises:
            KgError: what was asked cannot be done.
        """
        if not statement.strip():
            return True
        if not statement.lstrip().startswith(COMMAND):
            text = query_of(statement)
            if text.strip():
                self._ask(parse(text, "-", "the query"), {})
            return True
        name, words = words_of(statement)
        if name == "quit":
            return False
        self._does[name](words)
        return True

    def _ask(self, query: NamedQuery, values: Mapping[str, str]) -> None:
        values = in_language(query, values, None if LANGUAGE in values else self.lang)
        self._last = (query, values)
        answer(self.store, query, values, self.wish, self.bounds)

    def _run(self, words: list[str]) -> None:
        self._ask(*_named("run", words))

    def _explain(self, words: list[str]) -> None:
        asked = _named("explain", words) if words else self._last
        if asked is None:
            raise BadCommand("explain", "nothing was asked yet, so name a query")
        values = in_language(asked[0], asked[1], None if LANGUAGE in asked[1] else self.lang)
        print_explained(explain(self.store, asked[0], values, self.bounds))

    def _why(self, words: list[str]) -> None:
        with Store.open_read_only(self.store) as view:
            print_explanation(reasons.why(view, _only("why", words)))

    def _show(self, words: list[str]) -> None:
        name = " ".join(words) or _only("show", words)
        with Store.open_read_only(self.store) as view:
            found = pages.candidates(view, name)
            if len(found) == 1:
                print_page(pages.page(view, found[0].iri))
            else:
                print_candidates(found, as_json=False)

    def _format(self, words: list[str]) -> None:
        chosen, known = _only("format", words), [x for x in AnswerFormat if x is not AnswerFormat.PARQUET]
        if chosen not in known:
            raise UnknownFormat(chosen, known)
        self.wish = replace(self.wish, format=AnswerFormat(chosen) if chosen != "table" else None)

    def _speak(self, words: list[str]) -> None:
        self.lang = _only("lang", words)
        self.wish = replace(self.wish, lang=self.lang)

    def _label(self, words: list[str]) -> None:
        chosen = _only("labels", words)
        if chosen not in {"on", "off"}:
            raise BadCommand("labels", "say on or off")
        self.wish = replace(self.wish, labels=chosen == "on")

    def _limit(self, words: list[str]) -> None:
        try:
            limit = float(_only("timeout", words))
        except ValueError:
            limit = -1.0
        if not 0 <= limit < float("inf"):
            raise BadCommand("timeout", "give seconds, 0 for no limit")
        self.bounds = replace(self.bounds, seconds=limit or None)

    def _help(self, _: list[str]) -> None:
        show(_HOW, "")
        print_rows([(f".{x.name}", x.takes, x.does) for x in COMMANDS])
        say(
            f"format {self.wish.format or 'table'}, lang {self.wish.lang}, timeout {self.bounds.seconds or 0:g} s"
        )

    def _queries(self, _: list[str]) -> None:
        print_library(library(), as_json=False)


def _named(command: str, words: list[str]) -> tuple[NamedQuery, dict[str, str]]:
    """The query that the first word names, and its parameters."""
    if not words:
        raise BadCommand(command, "name a query; `.queries` lists them")
    name, *values = words
    return (read(Path(name)) if is_file(name) else find(name)), assignments(values)


def _only(command: str, words: list[str]) -> str:
    if len(words) != 1:
        takes = next(x.takes for x in COMMANDS if x.name == command)
        raise BadCommand(command, f"it takes {takes}")
    return words[0]
