"""What people see of an answer, and where it goes: to the screen, to a pipe or to a file."""

from __future__ import annotations

import io
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TextIO, cast

from kg.asking.library import NamedQuery
from kg.asking.runs import Bounds, Clock, Run
from kg.asking.wire import Kind, Request
from kg.cli.screen import can_link, counted, print_table, say, show
from kg.cli.table import Linked
from kg.errors import IdleOptions, KgError, NoFileNamed, UnknownFormat
from kg.files import whole_file
from kg.formats import PLOT_SUFFIXES, AnswerFormat, PlotKind, answer_format_of, bare_suffix, compression_of
from kg.names import Names
from kg.store import Literal, NamedNode, Store, Term
from kg.terms import shorten

if TYPE_CHECKING:
    from kg.asking.explain import Explained

_INCOMPLETE: Final = "\n*** incomplete: this is not the whole answer ***\n"
_STEERING: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_SEEN: Final = {"\t": " ", "\r": " "}


@dataclass(frozen=True, slots=True)
class Wish:
    """In what shape an answer is wanted; ``format`` None is that of the file's suffix, else the answer's own."""

    format: AnswerFormat | None = None
    out: Path | None = None
    lang: str = "fr"
    labels: bool = False
    plot: PlotKind | None = None
    columns: tuple[str, ...] = ()


def answer(store: Path, query: NamedQuery, values: Mapping[str, str], wish: Wish, bounds: Bounds) -> None:
    """Ask within bounds, and bring the answer where it is wanted.

    Raises:
        NoFileNamed: a picture or Parquet without a file to put it into.
        UnknownFormat: the file's suffix says no format.
        KgError: as ``kg.asking.runs.Run`` and ``kg.asking.delivery`` do; what was printed before says that it is not the whole.
    """
    chosen = _format(wish)
    with Run(Request(store, query, values, chosen), bounds) as run:
        tell_remarks(run.head.remarks)
        if wish.out is None:
            with _outlet(run.clock) as out:
                rows = _print(run, store, wish, out)
            if rows == 0:
                _tell_names(query, values)
            return
        with whole_file(wish.out, compression=compression_of(wish.out)) as file:
            remark = _write(run, store, wish, file, title=query.title)
        say(f"wrote {wish.out}{remark}")


def refuse_idle(wish: Wish, *, explained: bool) -> None:
    """Refuse what would have no effect: columns without a picture, the shape of an answer that is only explained.

    Raises:
        IdleOptions: there is such.
    """
    if explained:
        given = {"--out": wish.out, "--plot": wish.plot, "--columns": wish.columns, "--labels": wish.labels}
        idle = [name for name, value in given.items() if value]
        if wish.format not in {None, AnswerFormat.TABLE, AnswerFormat.JSON}:
            idle.insert(0, f"--format {wish.format}")
        if idle:
            raise IdleOptions(idle, "not with --explain, which gives no answer, but a page or --format json")
    elif wish.columns and wish.plot is None:
        raise IdleOptions(["--columns"], "only with --plot")
    elif wish.plot is not None and wish.format is not None:
        raise IdleOptions(
            [f"--format {wish.format}"], "not with --plot, which draws what the file's suffix says"
        )


def print_explained(found: Explained) -> None:
    """Print a query as it is evaluated, its algebra, and its figures on stderr."""
    show(*found.text.splitlines(), soft_wrap=True)
    for name, term in found.substituted.items():
        show(f"# ?{name} = {term} (bound by the engine)", soft_wrap=True)
    lines = found.algebra or ("rdflib does not read this query, so that its algebra cannot be shown",)
    show("", "Algebra (Oxigraph does not show its own plan):", *lines, soft_wrap=True)
    figures = found.figures
    first = "" if figures.first is None else f"the first after {figures.first * 1000:.1f} ms, "
    tell_remarks(found.remarks)
    say(f"{figures.count} {found.kind}, {first}all after {figures.last * 1000:.1f} ms")


def tell_remarks(remarks: Iterable[str]) -> None:
    """Say what may be wrong with a query, in yellow where it is a terminal."""
    for remark in remarks:
        say(remark, style="yellow")


def _format(wish: Wish) -> AnswerFormat | None:
    """The format to ask for."""
    if wish.plot is not None:
        if wish.out is None:
            raise NoFileNamed(f"a {wish.plot} plot", f"{wish.plot}.svg")
        if bare_suffix(wish.out) not in PLOT_SUFFIXES:
            raise UnknownFormat(bare_suffix(wish.out) or wish.out.name, PLOT_SUFFIXES)
        return None
    if wish.format is AnswerFormat.PARQUET and wish.out is None:
        raise NoFileNamed("Parquet", "answer.parquet")
    return wish.format or (answer_format_of(wish.out) if wish.out else None)


def _write(run: Run, store: Path, wish: Wish, file: BinaryIO, *, title: str) -> str:
    """Write an answer to a file; return a remark on what was written."""
    from kg.asking import delivery  # noqa: PLC0415 - only where it is needed

    if wish.plot is not None and wish.out is not None:
        plot = delivery.Plot(wish.plot, bare_suffix(wish.out)[1:], title, wish.columns)
        with Store.open_read_only(store) as view:
            drawing = delivery.to_picture(run, plot, Names(view, wish.lang).of, file)
        more = "" if drawing.whole else "; the answer has more"
        gone = "".join(
            f"; left out {counted(number, 'row')} without {lack}" for lack, number in drawing.left_out
        )
        return f" ({counted(len(drawing.rows), 'row')}: {', '.join(drawing.columns)}{more}{gone})"
    if run.head.format is AnswerFormat.PARQUET:
        return f" ({counted(delivery.to_parquet(run, file), 'row')}){_mismatch(wish)}"
    _print(run, store, wish, file)
    return _mismatch(wish)


def _mismatch(wish: Wish) -> str:
    """A remark where the file's suffix says another format than the one that was asked for."""
    if wish.format is None or wish.out is None:
        return ""
    try:
        said = answer_format_of(wish.out)
    except UnknownFormat:  # a name that says nothing
        return ""
    plain = said is AnswerFormat.TABLE  # .txt is any text
    return "" if plain or said is wish.format else f": it holds {wish.format}, not {said} as its name says"


def _tell_names(query: NamedQuery, values: Mapping[str, str]) -> None:
    """Say which words may be why nothing was found, and who tells whether the graph knows them."""
    asked = [values[p.name] for p in query.parameters if p.type in {"string", "name"} and p.name in values]
    for words in asked:
        say(f"nothing fits {words!r}: `kg show {shlex.quote(words)}` tells whether the graph has that name")


def _print(run: Run, store: Path, wish: Wish, out: BinaryIO) -> int | None:
    """Print an answer as a table, or in the format of its head; return the number of rows of a table."""
    if run.head.format is not AnswerFormat.TABLE:
        out.writelines(run.chunks())
        return None
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    try:
        if run.head.kind is Kind.TRUTH:
            show("true" if run.head.truth else "false", out=text)
            return None
        if wish.labels:
            with Store.open_read_only(store) as view:
                return _print_rows(run, Names(view, wish.lang).of, text)
        return _print_rows(run, shorten, text)
    finally:
        text.detach()


def _print_rows(run: Run, name_of: Callable[[str], str], out: TextIO) -> int:
    """Print rows as a table with names or short IRIs, their number on stderr too."""
    link = can_link(out)
    rows = ([_cell(term, name_of, link=link) for term in row] for row in run.rows())
    number = print_table(run.head.columns, rows, out=out)
    out.flush()
    say(counted(number, "row"))
    return number


def _cell(term: Term | None, name_of: Callable[[str], str], *, link: bool) -> str:
    """What a table shows of a term; letters that would steer the terminal are left out."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        text = _calm(name_of(term.value))
        return Linked(text, term.value) if link and term.value.startswith("http") else text
    text = _calm(term.value if isinstance(term, Literal) else str(term))
    web = link and text.startswith(("http://", "https://")) and not any(map(str.isspace, text))
    return Linked(text, text) if web else text


def _calm(text: str) -> str:
    return (
        text if _STEERING.search(text) is None else _STEERING.sub(lambda m: _SEEN.get(m[0], "\ufffd"), text)
    )


@contextmanager
def _outlet(clock: Clock) -> Iterator[BinaryIO]:
    """Standard output as bytes; an answer that breaks off says so, since what stands there could look complete."""
    sys.stdout.flush()
    out = _Outlet(clock)
    try:
        yield cast(BinaryIO, out)
    except (KgError, KeyboardInterrupt):
        if out.written:
            out.write(_INCOMPLETE.encode())
            sys.stdout.flush()
        raise


class _Outlet(io.RawIOBase):
    """Standard output; while its reader takes their time, the clock of the query stands still."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._screen = sys.stdout
        self.written = False

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._screen.isatty()

    def flush(self) -> None:
        self._screen.flush()

    def write(self, data: bytes) -> int:  # type: ignore[override]  # a text wrapper gives bytes
        with self._clock.paused():
            self.written = True
            return self._screen.buffer.write(data)
