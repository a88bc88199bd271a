"""What is fuzzed, each a function of bytes that raises where something does not hold.

No input crashes anything: bad data is a ``Problem``, a refused value a ``KgError`` that says why. Each quote is the words
of its text, the same input gives the same output, triples pass the gate or are refused by a named shape, decisions
come back as they were written, and nothing of ordinary length keeps a core busy for ``LIMIT`` seconds.
"""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import FrameType
from typing import Final

from kg.asking.binding import assignments, term
from kg.asking.header import TYPES, Parameter
from kg.asking.sparql import only_code, syntax_error, with_prefixes
from kg.decisions import Decisions
from kg.errors import KgError, UnreadableMappings
from kg.identity.sssom import read as read_mappings
from kg.identity.sssom import text as mappings_text
from kg.shacl import Gate
from kg.web.guard import check_nesting, check_services
from kg.web.problem import Refused
from mappings.article import Article, Block, BlockKind
from mappings.extract import EXTRACTOR, extract
from mappings.facts import Report
from mappings.problem import Problem
from mappings.readers import read
from mappings.triples import article_quads

LIMIT: Final = 20  # seconds of a core for a few kilobytes, instrumented or not; a hang takes for ever

Target = Callable[[bytes], None]


class Hung(AssertionError):
    """An input kept a core busy for longer than its length explains."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise ``Hung`` where the block keeps a core busy for ``seconds``; patterns let themselves be interrupted, too."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hung(f"still busy after {seconds} seconds of a core")

    former = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, former)


def articles(data: bytes, suffix: str) -> list[Article | Problem]:
    """Return what the reader of a suffix makes of bytes, which is the same each time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"article{suffix}"
        path.write_bytes(data)
        found = list(read(path))
        assert found == list(read(path)), "the same file was read otherwise"
    return found


def quotes_are_right(report: Report, text: str) -> bool:
    """Whether each quote is the words of the text at its offsets."""
    quotes = [spelling.evidence for spelling in (*report.persons, *report.spellings, *report.places)]
    quotes += [tenure.evidence for tenure in report.tenures]
    quotes += [event.evidence for event in report.events]
    quotes += [agreement.evidence for agreement in report.agreements]
    quotes += [statement.evidence for statement in report.statements]
    quotes += [relationship.evidence for relationship in report.relationships]
    quotes += [anniversary.evidence for anniversary in report.anniversaries]
    quotes += [part.evidence for event in report.events for part in event.participations]
    return all(quote.exact and text[quote.start : quote.end] == quote.exact for quote in quotes)


def judge(article: Article) -> None:
    """Check all that must hold of an article: its quotes, its triples, and that both are the same again."""
    report = extract(article)
    assert report == extract(article), "the same article gave another report"
    assert quotes_are_right(report, article.text), "a quote is not the words of the text"
    quads = article_quads(article, report, extractor=EXTRACTOR)
    assert quads == article_quads(article, report, extractor=EXTRACTOR), "the same report gave other triples"
    for violation in _gate().validate(quads):
        assert violation.shape, "a fact was refused without a reason"


@cache
def _gate() -> Gate:
    return Gate.load()


def _reader(suffix: str) -> Target:
    def check(data: bytes) -> None:
        for one in articles(data, suffix):
            if isinstance(one, Problem):
                assert one.code, "a problem without a code"
                assert one.message, "a problem without a sentence"
                continue
            ends = [
                0,
                *(offset for block in one.blocks for offset in (block.start, block.end)),
                len(one.text),
            ]
            assert ends == sorted(ends), "blocks overlap or lie outside the text"
            judge(one)

    return check


def check_extractor(data: bytes) -> None:
    """A text that no reader has cleaned."""
    text = data.decode("utf-8", errors="replace")
    judge(Article("fuzzed", text, (Block(BlockKind.BODY, 0, len(text)),)))


def check_decisions(data: bytes) -> None:
    """A file of decisions is refused with a reason, or read; what was read comes back as it was written."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.sssom.tsv"
        path.write_bytes(data)
        try:
            found, problems = read_mappings(path)
        except UnreadableMappings as error:
            _has_reason(error)
            return
        assert all(problem.line and problem.message for problem in problems), (
            "a line was refused without a reason"
        )
        path.write_text(mappings_text(found), encoding="utf-8", newline="")
        assert read_mappings(path) == (found, ()), "decisions that were written are read otherwise"
    assert len(Decisions(found).digest) == 64


def check_parameters(data: bytes) -> None:
    """Values of parameters, headers and texts of queries are taken or refused with a reason."""
    text = data.decode("utf-8", errors="surrogateescape")
    name, _, value = text.partition("=")
    for kind in sorted(TYPES):
        parameter = Parameter(name, kind, required=True, default=None, example="", description="")
        _refused_or(partial(term, parameter, value))
    _refused_or(lambda: assignments(text.split("\n")))
    _refused_or(lambda: check_services(text, frozenset()))
    _refused_or(lambda: check_nesting(text, only_code(text)))
    _refused_or(lambda: with_prefixes(text))
    assert str(syntax_error(text, "refused")), "a query was refused without a reason"


def _refused_or(work: Callable[[], object]) -> None:
    try:
        work()
    except (KgError, Refused) as error:
        _has_reason(error)


def _has_reason(error: Exception) -> None:
    assert str(error), f"{type(error).__name__} says no reason"


TARGETS: Final[Mapping[str, Target]] = {
    "text": _reader(".txt"),
    "page": _reader(".html"),
    "lines": _reader(".jsonl"),
    "markdown": _reader(".md"),
    "extractor": check_extractor,
    "decisions": check_decisions,
    "parameters": check_parameters,
}


def check(target: str, data: bytes) -> None:
    """Check one input; raises what it finds wrong."""
    with within(LIMIT):
        TARGETS[target](data)
