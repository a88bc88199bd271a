"""Building: articles in, a validated graph out; doing it again changes nothing.

A kill at any moment heals at the next build: texts are written first, then the graph, then the ledger's entry, so
an article without its entry is simply built again; and the derived graphs are marked stale before the first
article changes, so they are made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.archive import Archive
from kg.derived.refresh import refresh
from kg.errors import MissingPath
from kg.following import find_file, follow, follow_file, in_force, refusals, store_decided
from kg.ledger import Entry
from kg.provenance import fingerprint
from kg.texts import text_hash
from mappings.article import Article
from mappings.iris import article_iri, quarantine_iri
from mappings.namespaces import BASE
from mappings.problem import Problem
from mappings.readers import read_all

if TYPE_CHECKING:
    from kg.draft import Draft
    from kg.shacl import Gate
    from kg.store import Quad

BATCH: Final = 64  # articles stored in one transaction


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build has come: so many articles read, this one the last."""

    done: int
    article: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``problems`` covers every article of the paths, also those that needed no work."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0  # articles that extraction could not finish; what was stored of them before stays
    clashes: int = 0  # articles left out because another one has their identifier
    refused: int = 0  # facts' validation results in quarantine
    quads: int = 0  # in the whole store, afterwards
    derived: frozenset[str] = frozenset()  # derived graphs that changed
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.

    ``keep_text``: keep the texts beside the store, for quotes in their context; ``force``: extract again what has
    not changed; ``base``: where the resources live; ``decisions``: the file of decisions to follow,
    the one that the archive follows already unless it is given.
    """

    keep_text: bool = True
    force: bool = False
    base: str = BASE
    decisions: Path | None = None


def build(  # noqa: PLR0913
    paths: Iterable[Path],
    store_dir: Path | None,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    keep_text: bool = True,
    force: bool = False,
    base: str = BASE,
    decisions: Path | None = None,
) -> BuildReport:
    """Read the articles in files and folders into the store of a directory, made where there is none.

    Args:
        paths: files and folders.
        store_dir: the store's directory; None for one in memory that is gone afterwards (a rehearsal).
        on_progress: called after each article that is read.
        keep_text: whether the articles' texts are kept beside the store, for quotes in their context.
        force: extract again what has not changed.
        base: where the resources live.
        decisions: the file of decisions to follow; by default the one that the store follows already, else
            ``decisions.sssom.tsv`` in the current folder where there is one.

    Raises:
        MissingPath: a path is not there; nothing is done then.
        MissingDecisions: the file of decisions that the store follows is gone.
        UnreadableMappings: the file of decisions is no SSSOM.
        StoreLocked, StoreUnreadable: see ``Archive.open``.
        OtherBase: the store's resources live under another base.
    """
    chosen = _there(paths)
    with Archive.open(store_dir) as archive:
        file = find_file(decisions, archive.ledger)
        return build_into(archive, chosen, Options(keep_text, force, base, file), on_progress=on_progress)


def build_into(
    archive: Archive,
    paths: Iterable[Path],
    options: Options = Options(),
    *,
    gate: Gate | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> BuildReport:
    """As ``build``, into an archive that is open, with another gate than the project's if one is given.

    Raises:
        MissingPath: a path, or the file of decisions, is not there; nothing is done then.
        OtherBase: the archive's resources live under another base.
    """
    chosen = _there(paths)
    if options.decisions is not None and not options.decisions.is_file():
        raise MissingPath(options.decisions)
    archive.settle(options.base)
    followed = follow_file(archive, options.decisions, gate=gate)
    work = _Build(archive, options, gate)
    work.problems.extend(followed.problems)
    for done, (file, item) in enumerate(read_all(sorted(path.absolute() for path in chosen)), 1):
        if isinstance(item, Problem):
            work.problems.append(item)
            continue
        work.take(str(file), item)
        if on_progress is not None:
            on_progress(Progress(done, item.id))
    work.flush()
    changed = refresh(archive)
    work.problems.extend(refusals(archive.ledger))
    return replace(work.report(), derived=changed, quads=len(archive.store))


def _there(paths: Iterable[Path]) -> list[Path]:
    chosen = list(paths)
    for path in chosen:
        if not path.exists():
            raise MissingPath(path)
    return chosen


class _Build:
    """One build in progress."""

    def __init__(self, archive: Archive, options: Options, gate: Gate | None) -> None:
        self.problems: list[Problem] = []
        self._archive = archive
        self._options = options
        self._gate = gate
        self._counts: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._drafts: dict[str, tuple[Draft, Entry]] = {}
        self._decisions = in_force(archive.ledger).decisions

    def take(self, source: str, article: Article) -> None:
        """Decide what an article read from ``source`` means for the store, and do it."""
        self._counts["read"] += 1
        known = self._entry(article.id)
        first = article.id not in self._seen
        self._seen.add(article.id)
        if known is not None and known.source_hash == article.source_hash:
            self._same(source, article, known, first=first)
        elif known is None or (first and (source == known.source or not Path(known.source).is_file())):
            self._make(source, article, "new" if known is None else "changed")
        else:
            self._clash(source, article, known)

    def _entry(self, identifier: str) -> Entry | None:
        """What is known of an article; nothing where its graphs are gone, whatever the ledger says."""
        if identifier in self._drafts:
            return self._drafts[identifier][1]
        names = (article_iri(identifier, self._options.base), quarantine_iri(identifier, self._options.base))
        stored = any(self._archive.store.has_graph(name) for name in names)
        return self._archive.ledger.get(identifier) if stored else None

    def _same(self, source: str, article: Article, known: Entry, *, first: bool) -> None:
        """The article is stored as it stands; it is made again only where the program has changed."""
        source = _earlier(source, known.source)
        if first and (self._options.force or known.extractor != fingerprint()):
            self._make(source, article, "changed")
            return
        if source != known.source:
            self.flush()
            self._archive.ledger.put([replace(known, source=source)])
        if first:
            self._counts["unchanged"] += 1
            self._counts["refused"] += known.refused
            self.problems.extend(known.problems)
            self._keep(article)

    def _clash(self, source: str, article: Article, known: Entry) -> None:
        """Two articles, one identifier: the one whose file comes first keeps it, whichever was read first."""
        winner = _earlier(known.source, source)
        self._counts["clashes"] += 1
        self.problems.append(_clash_problem(article.id, winner, known.source if winner == source else source))
        if winner != known.source:
            self._make(source, article, "changed")

    def _make(self, source: str, article: Article, what: str) -> None:
        from kg.draft import draft  # noqa: PLC0415 - loads every lexicon, which an unchanged corpus does not need
        from kg.shacl import Gate  # noqa: PLC0415 - loads pySHACL

        self._gate = self._gate or Gate.load()
        try:
            made = draft(article, self._gate, base=self._options.base)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one article must not end the build
            reason = f"{article.id}: extraction failed, {type(error).__name__}: {error}"
            self.problems.append(Problem(source, None, "extraction-failed", reason))
            self._counts["failed"] += 1
            return
        problems = made.problems(source)
        entry = Entry(
            id=article.id,
            source=source,
            source_hash=article.source_hash,
            text_hash=text_hash(article.text),
            extractor=fingerprint(),
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            refused=sum(violation.refuses for violation in made.violations),
            problems=problems,
        )
        self._counts[what] += 1
        self._counts["refused"] += entry.refused
        self.problems.extend(problems)
        self._drafts[article.id] = made, entry
        if len(self._drafts) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Store the drafts: texts, then graphs in one transaction, then the ledger's entries."""
        if not self._drafts:
            return
        drafts, self._drafts = list(self._drafts.values()), {}
        replaced = [entry for _, new in drafts if (entry := self._archive.ledger.get(new.id)) is not None]
        for made, _ in drafts:
            self._keep(made.article)
        self._archive.ledger.derived_from = None
        graphs: dict[str, Sequence[Quad]] = {}
        formers = []
        for made, _ in drafts:
            graphs[made.graph], former = follow(made.quads, made.graph, self._decisions, self._gate)
            graphs[made.quarantine] = made.refused
            formers += [former] if former else []
        store_decided(self._archive, graphs, formers)
        self._archive.ledger.put(entry for _, entry in drafts)
        for entry in replaced:
            if not self._archive.ledger.uses_text(entry.text_hash):
                self._archive.texts.remove(entry.text_hash)

    def _keep(self, article: Article) -> None:
        """Keep an article's text, or see to it that none is kept: an earlier build may have kept it."""
        if self._options.keep_text:
            self._archive.texts.keep(article.text)
        else:
            self._archive.texts.remove(text_hash(article.text))

    def report(self) -> BuildReport:
        """Return what has been done so far."""
        return BuildReport(**self._counts, problems=tuple(self.problems))  # type: ignore[arg-type]


def _earlier(one: str, other: str) -> str:
    """The file that comes first, folder by folder."""
    return min(one, other, key=lambda path: Path(path).parts)


def _clash_problem(identifier: str, winner: str, loser: str) -> Problem:
    where = f"the file of that name in {winner}" if winner != loser else "an earlier article of this file"
    return Problem(
        loser,
        None,
        "identifier-clash",
        f"the identifier {identifier!r} names another article already, {where}; "
        "this one is left out: give it an identifier of its own, or, if it corrects the other, put it in its place",
    )
