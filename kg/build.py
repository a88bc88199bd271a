"""Building: articles in, a validated graph out; doing it again changes nothing, and whatever ends it, the next build heals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building.batch import Batch
from kg.building.crew import LIMIT, Crew
from kg.building.intake import Intake, Known
from kg.building.portion import Parcel, Portion, Reading, Sheet
from kg.building.precedence import clash_problem, earlier, laid_out_anew, lies_under
from kg.building.rereading import kept_portions
from kg.building.step import Step, failure
from kg.derived.refresh import refresh
from kg.errors import MissingPath
from kg.identity.following import find_file, follow_file, refusals
from kg.ledger import Entry, Gave, Held
from kg.provenance import fingerprint
from kg.sources import Name, still_there, there
from kg.storage.archive import Archive
from mappings.namespaces import BASE
from mappings.problem import Problem
from mappings.readers.sources import Source
from mappings.records import Reason, Record, Skip

if TYPE_CHECKING:
    from kg.shacl import Gate


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
    records: int = 0  # of web archives, read or passed over
    skipped: Mapping[Reason, int] = field(
        default_factory=dict
    )  # of these, how many were passed over, and why
    derived: frozenset[str] = frozenset()  # derived graphs that changed
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How to build.

    ``keep_text``: keep the texts beside the store, for quotes in their context; ``force``: extract again what has
    not changed; ``stale``: read no file, but what the store has kept of each article that another version of the rules
    read, of those files only that lie under the paths where there are any; ``base``: where the resources live; ``decisions``: the file of decisions to follow,
    the one that the archive follows already unless it is given; ``jobs``: how many worker processes may share the
    work, 1 for none beside this one, as with a gate that is given; ``limit``: the seconds that one article may take in a
    worker, None for no limit; ``cluster``: the address of a scheduler of Dask whose workers read in the place of this
    machine's.
    """

    keep_text: bool = True
    force: bool = False
    base: str = BASE
    decisions: Path | None = None
    jobs: int = 1
    limit: float | None = LIMIT
    cluster: str | None = None
    stale: bool = False


def build(  # noqa: PLR0913
    paths: Iterable[Name],
    store_dir: Path | None,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    keep_text: bool = True,
    force: bool = False,
    base: str = BASE,
    decisions: Path | None = None,
    jobs: int = 1,
    limit: float | None = LIMIT,
    cluster: str | None = None,
    stale: bool = False,
) -> BuildReport:
    """Read the articles in files and folders into the store of a directory, made where there is none.

    Args:
        paths: files and folders of this machine, or locations elsewhere (``s3://…``).
        store_dir: the store's directory; None for one in memory that is gone afterwards (a rehearsal).
        on_progress: called after each article that is read.
        keep_text: whether the articles' texts are kept beside the store, for quotes in their context.
        force: extract again what has not changed.
        base: where the resources live.
        decisions: the file of decisions to follow; by default the one that the store follows already, else
            ``decisions.sssom.tsv`` in the current folder where there is one.
        jobs: how many worker processes may share the work; the graph is the same.
        limit: the seconds that one article may take in a worker before it is left out, None for no limit.
        cluster: the address of a scheduler of Dask whose workers read in the place of this machine's.
        stale: see ``Options``.

    Raises:
        MissingPath: a path is not there; nothing is done then.
        MissingExtra, BadLocation, SecretInAddress: see ``kg.sources.there``.
        NoWorker: no worker process comes.
        NoCluster, OtherProgram: see ``kg.building.cluster.crew_of``.
        MissingDecisions: the file of decisions that the store follows is gone.
        UnreadableMappings: the file of decisions is no SSSOM.
        StoreLocked, StoreUnreadable: see ``Archive.open``.
        OtherBase: the store's resources live under another base.
    """
    chosen = there(paths, stale=stale)
    with Archive.open(store_dir, create=not stale) as archive:
        file = find_file(decisions, archive.ledger)
        options = Options(keep_text, force, base, file, jobs, limit, cluster, stale)
        return build_into(archive, chosen, options, on_progress=on_progress)


def build_into(
    archive: Archive,
    paths: Iterable[Name],
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
    chosen = there(paths, stale=options.stale)
    if options.decisions is not None and not options.decisions.is_file():
        raise MissingPath(options.decisions)
    archive.settle(options.base)
    followed = follow_file(archive, options.decisions, gate=gate)
    work = _Build(archive, options, gate, on_progress)
    work.problems.extend(followed.problems)
    work.run(chosen)
    return _done(archive, work)


def reread(
    archive: Archive,
    wanted: Callable[[Entry], bool],
    options: Options,
    *,
    on_progress: Callable[[Progress], None] | None = None,
    last: Callable[[], object] = lambda: None,
) -> BuildReport:
    """Read the wanted articles for facts again, from what an archive that is open has kept of them.

    What its decisions say is followed as it stands in the ledger. ``last`` is called before the derived graphs are made.
    """
    follow_file(archive, None)
    work = _Build(archive, replace(options, force=True, base=archive.base), None, on_progress)
    work.again(wanted)
    last()
    work.batch.forget()
    return _done(archive, work)


def _done(archive: Archive, work: _Build) -> BuildReport:
    changed = refresh(archive, work.batch.notes)
    work.problems.extend(refusals(archive.ledger))
    return replace(work.report(), derived=changed, quads=len(archive.store))


class _Build:
    """One build in progress."""

    def __init__(
        self,
        archive: Archive,
        options: Options,
        gate: Gate | None,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self.problems: list[Problem] = []
        self._archive = archive
        self._options = options
        self._step = Step(options.base, gate)
        self._jobs = 1 if gate is not None else options.jobs
        self._cluster = None if gate is not None else options.cluster
        self._intake = Intake(
            archive,
            force=options.force,
            limit=options.limit,
            keep_text=options.keep_text,
            bring=self._cluster is not None,
        )
        self.batch = Batch(archive, gate, keep_text=options.keep_text)
        self._announce = on_progress or (lambda _: None)
        self._counts: Counter[str] = Counter()
        self._skipped: Counter[Reason] = Counter()
        self._seen: set[str] = set()
        self._items = 0

    def run(self, paths: Sequence[Source]) -> None:
        """Take in everything that the files and folders hold; of ``stale`` articles what the store has kept."""
        if self._options.stale:
            self.again(lambda entry: entry.extractor != fingerprint() and lies_under(entry.source, paths))
        else:
            self._read(self._intake.portions(paths))

    def again(self, wanted: Callable[[Entry], bool]) -> None:
        """Take in what the store has kept of the wanted articles."""
        self._read(kept_portions(self._archive, wanted))

    def _read(self, portions: Iterator[Portion | Known]) -> None:
        with self._crew() as crew, self.batch:
            for found in crew.work(portions):
                if isinstance(found, Known):
                    self._take_known(found)
                else:
                    self._take(*found)
            self.batch.flush()

    def _crew(self) -> AbstractContextManager[Crew[Known]]:
        if self._cluster is None:
            return Crew[Known](self._step, self._jobs, self._options.limit)
        from kg.building.cluster import crew_of  # noqa: PLC0415 - loads what speaks to schedulers

        return crew_of(self._cluster, self._step, self._options.limit)

    def report(self) -> BuildReport:
        """Return what has been done so far."""
        told = {"skipped": dict(sorted(self._skipped.items())), "problems": tuple(self.problems)}
        return BuildReport(**self._counts, **told)  # type: ignore[arg-type]

    def _take_known(self, known: Known) -> None:
        """Take a portion that gives what it gave before; read it after all where what was stored is about to change."""
        held = [item for item in known.gave.items if isinstance(item, Held)]
        if not all(self._stands(item) for item in held):
            self._take(known.portion, self._step(known.portion))
            return
        if known.gave.limit is not None:
            self._counts.update(read=1, failed=1)
        for item in known.gave.items:
            self._items += 1
            if not isinstance(item, Held):
                self._note(item)
                continue
            self._count_read(known.portion)
            entry = self._entry(item.id)
            if entry is not None:
                self._same(str(known.portion.file), entry, first=item.id not in self._seen)
            self._seen.add(item.id)
            self._announce(Progress(self._items, item.id))

    def _count_read(self, portion: Portion) -> None:
        self._counts["read"] += 1
        self._counts["records"] += isinstance(portion.part, Record)

    def _note(self, item: Problem | Skip) -> None:
        """Take in what is no article."""
        if isinstance(item, Skip):
            self._counts["records"] += 1
            self._skipped[item.reason] += 1
        else:
            self.problems.append(item)

    def _stands(self, held: Held) -> bool:
        entry = self.batch.entry(held.id) or self._intake.stored(held.id)
        return entry is not None and entry.source_hash == held.source_hash

    def _take(self, portion: Portion, reading: Reading) -> None:
        """Take what a portion came to."""
        settled = reading.digest == portion.digest != ""
        if reading.lost:
            self._counts.update(read=1, failed=1)
            settled = reading.limit is not None
        for item in reading.items:
            self._items += 1
            if not isinstance(item, Sheet):
                self._note(item)
                continue
            self._take_sheet(portion, item)
            settled = settled and not isinstance(item.outcome, Problem)
            self._announce(Progress(self._items, item.id))
        if settled:
            items = tuple(
                Held(item.id, item.source_hash) if isinstance(item, Sheet) else item for item in reading.items
            )
            self.batch.gave(
                Gave(str(portion.file), portion.number, portion.digest, fingerprint(), items, reading.limit)
            )
        else:
            self.batch.relieve()

    def _take_sheet(self, portion: Portion, sheet: Sheet) -> None:
        """Decide what an article means for the store, and do it."""
        self._count_read(portion)
        source = str(portion.file)
        known = self._entry(sheet.id)
        first = sheet.id not in self._seen
        self._seen.add(sheet.id)
        if known is not None and known.source_hash == sheet.source_hash:
            if first and (
                self._options.force or known.extractor != fingerprint() or laid_out_anew(known, sheet)
            ):
                self._make(portion, sheet, "changed", earlier(source, known.source))
            else:
                self._same(source, self._kept(sheet, known) if first else known, first=first)
        elif known is None or (first and (source == known.source or not still_there(known.source))):
            self._make(portion, sheet, "new" if known is None else "changed", source)
        else:
            self._clash(portion, sheet, known)

    def _entry(self, identifier: str) -> Entry | None:
        """What is known of an article, or will be when the batch is stored."""
        return self.batch.entry(identifier) or self._intake.stored(identifier)

    def _kept(self, sheet: Sheet, known: Entry) -> Entry:
        """Keep, or cease to keep, what an article could be read again from; return its entry."""
        self.batch.keep(sheet)
        record = self._record(sheet)
        if record == known.record:
            return known
        entry = replace(known, record=record)
        self.batch.note(entry)
        return entry

    def _record(self, sheet: Sheet) -> str | None:
        return sheet.record if self._options.keep_text else None

    def _same(self, source: str, known: Entry, *, first: bool) -> None:
        """The article is stored as it stands."""
        first_file = earlier(source, known.source)
        if first_file != known.source:
            self.batch.note(replace(known, source=first_file))
        if first:
            self._counts["unchanged"] += 1
            self._counts["refused"] += known.refused
            self.problems.extend(known.problems)

    def _clash(self, portion: Portion, sheet: Sheet, known: Entry) -> None:
        """Two articles, one identifier: the one whose file comes first keeps it, whichever was read first."""
        source = str(portion.file)
        winner = earlier(known.source, source)
        if isinstance(portion.part, Record):  # crawlers come back: the first capture of an address holds
            self._skipped[Reason.SEEN] += 1
        else:
            self._counts["clashes"] += 1
            loser = known.source if winner == source else source
            self.problems.append(clash_problem(sheet.id, winner, loser))
        if winner != known.source:
            self._make(portion, sheet, "changed", source)

    def _make(self, portion: Portion, sheet: Sheet, what: str, source: str) -> None:
        made = sheet.outcome or self._drafted(portion, sheet)
        if isinstance(made, Problem):
            self.problems.append(made)
            self._counts["failed"] += 1
            return
        entry = Entry(
            id=sheet.id,
            source=source,
            source_hash=sheet.source_hash,
            text_hash=sheet.text_hash,
            extractor=fingerprint(),
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            refused=made.refusals,
            problems=made.problems,
            record=self._record(sheet),
            seal=made.seal,
        )
        self._counts[what] += 1
        self._counts["refused"] += entry.refused
        self.problems.extend(made.problems)
        self.batch.add(sheet, made, entry)

    def _drafted(self, portion: Portion, sheet: Sheet) -> Parcel | Problem:
        """The outcome of an article that was taken for known until another one took its place."""
        again = self._step(replace(portion, known=frozenset()))
        for item in again.items:
            if isinstance(item, Sheet) and item.source_hash == sheet.source_hash and item.outcome is not None:
                return item.outcome
        return failure(str(portion.file), sheet.id, "the file changed meanwhile")
