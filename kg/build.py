"""Building: articles in, a validated graph out; doing it again changes nothing.

A kill at any moment heals at the next build: texts are written first, then the graph, then the ledger's entry, so
an article without its entry is simply built again; and the derived graphs are marked stale before the first
article changes, so they are made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.archive import Archive
from kg.decided import find_file, follow, follow_file, in_force, refusals, store_decided
from kg.derived.refresh import refresh
from kg.errors import MissingPath
from kg.intake import Intake
from kg.ledger import Entry
from kg.parcel import Drafter, Failure, Outcome, Parcel, unpacked
from kg.provenance import fingerprint
from kg.texts import text_hash
from mappings.article import Article
from mappings.iris import article_iri, quarantine_iri
from mappings.namespaces import BASE
from mappings.problem import Problem

if TYPE_CHECKING:
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
    the one that the archive follows already unless it is given; ``jobs``: how many worker processes may read and draft
    articles, 1 for none beside this one, as with a gate that is given.
    """

    keep_text: bool = True
    force: bool = False
    base: str = BASE
    decisions: Path | None = None
    jobs: int = 1


def build(  # noqa: PLR0913
    paths: Iterable[Path],
    store_dir: Path | None,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    keep_text: bool = True,
    force: bool = False,
    base: str = BASE,
    decisions: Path | None = None,
    jobs: int = 1,
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
        jobs: how many worker processes may share the work; the graph is the same. They are started only where there
            is enough to do. A program that asks for more than 1 runs its own work under ``if __name__ == "__main__"``,
            since workers import it.

    Raises:
        MissingPath: a path is not there; nothing is done then.
        MissingDecisions: the file of decisions that the store follows is gone.
        UnreadableMappings: the file of decisions is no SSSOM.
        StoreLocked, StoreUnreadable: see ``Archive.open``.
        OtherBase: the store's resources live under another base.
    """
    chosen = list(paths)
    for path in chosen:
        if not path.exists():
            raise MissingPath(path)
    with Archive.open(store_dir) as archive:
        file = find_file(decisions, archive.ledger)
        return build_into(
            archive, chosen, Options(keep_text, force, base, file, jobs), on_progress=on_progress
        )


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
        OtherBase: the archive's resources live under another base.
    """
    archive.settle(options.base)
    followed = follow_file(archive, options.decisions, gate=gate)
    work = _Build(archive, options, gate)
    work.problems.extend(followed.problems)
    with closing(work.intake().items(sorted(path.absolute() for path in paths))) as items:
        for done, one in enumerate(items, 1):
            if isinstance(one.item, Problem):
                work.problems.append(one.item)
                continue
            work.take(str(one.file), one.item, one.outcome)
            if on_progress is not None:
                on_progress(Progress(done, one.item.id))
    work.flush()
    changed = refresh(archive)
    work.problems.extend(refusals(archive.ledger))
    return replace(work.report(), derived=changed, quads=len(archive.store))


class _Build:
    """One build in progress."""

    def __init__(self, archive: Archive, options: Options, gate: Gate | None) -> None:
        self.problems: list[Problem] = []
        self._archive = archive
        self._options = options
        self._gate = gate
        self._counts: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._draft = Drafter(options.base, gate)
        self._drafted = 0
        self._outcome: Outcome | None = None  # of the article at hand, where a worker has drafted it already
        self._parcels: dict[str, tuple[Article, Parcel, Entry]] = {}
        self._decisions = in_force(archive.ledger).decisions
        self._first = archive.store.empty

    def intake(self) -> Intake:
        """How the articles are to be taken in."""
        jobs = 1 if self._gate is not None else self._options.jobs
        return Intake(self._draft, jobs, lambda: self._drafted, self._known)

    def _known(self, files: Sequence[Path], identifiers: Sequence[str]) -> frozenset[str]:
        """The source hashes of the articles of some files, or identifiers, that need not be drafted."""
        if self._options.force:
            return frozenset()
        return self._archive.ledger.source_hashes([str(file) for file in files], identifiers, fingerprint())

    def take(self, source: str, article: Article, outcome: Outcome | None = None) -> None:
        """Decide what an article read from ``source`` means for the store, and do it.

        ``outcome`` is what drafting it came to, where that is done already; it is not used where nothing is to be done.
        """
        self._outcome = outcome
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
        if identifier in self._parcels:
            return self._parcels[identifier][2]
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
        made = self._outcome or self._draft(article, source)
        self._drafted += 1
        if isinstance(made, Failure):
            self.problems.append(made.problem)
            self._counts["failed"] += 1
            return
        entry = Entry(
            id=article.id,
            source=source,
            source_hash=article.source_hash,
            text_hash=text_hash(article.text),
            extractor=fingerprint(),
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            refused=made.refusals,
            problems=made.problems,
        )
        self._counts[what] += 1
        self._counts["refused"] += entry.refused
        self.problems.extend(made.problems)
        self._parcels[article.id] = article, made, entry
        if len(self._parcels) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Store the parcels: texts, then graphs, then the ledger's entries."""
        if not self._parcels:
            return
        held, self._parcels = list(self._parcels.values()), {}
        replaced = [entry for _, _, new in held if (entry := self._archive.ledger.get(new.id)) is not None]
        for article, _, _ in held:
            self._keep(article)
        self._archive.ledger.derived_from = None
        parcels = [parcel for _, parcel, _ in held]
        if self._first and not self._decisions.same:
            parcels = self._fill(parcels)
        self._replace(parcels)
        self._archive.ledger.put(entry for _, _, entry in held)
        for entry in replaced:
            if not self._archive.ledger.uses_text(entry.text_hash):
                self._archive.texts.remove(entry.text_hash)

    def _keep(self, article: Article) -> None:
        """Keep an article's text, or see to it that none is kept: an earlier build may have kept it."""
        if self._options.keep_text:
            self._archive.texts.keep(article.text)
        else:
            self._archive.texts.remove(text_hash(article.text))

    def _fill(self, parcels: Sequence[Parcel]) -> list[Parcel]:
        """Load graphs into a store that was empty when the build began; return those that take another's place.

        A kill in between leaves articles without an entry, which the next build makes again, by their differences.
        """
        store = self._archive.store
        there = {
            one.graph for one in parcels if store.has_graph(one.graph) or store.has_graph(one.quarantine)
        }
        new = [one for one in parcels if one.graph not in there]
        store.fill(b"".join(part for one in new for part in (one.quads, one.refused)))
        self._archive.ledger.drop_former(one.graph for one in new)
        return [one for one in parcels if one.graph in there]

    def _replace(self, parcels: Sequence[Parcel]) -> None:
        """Put graphs in the place of what is stored of their articles, under the decisions, in one transaction."""
        graphs: dict[str, Sequence[Quad]] = {}
        formers = []
        gate = self._draft.gate if self._decisions.same else self._gate
        for one in parcels:
            graphs[one.graph], former = follow(unpacked(one.quads), one.graph, self._decisions, gate)
            graphs[one.quarantine] = unpacked(one.refused)
            formers += [former] if former else []
        if graphs:
            store_decided(self._archive, graphs, formers)

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
        "this one is left out: give it an identifier of its own",
    )
