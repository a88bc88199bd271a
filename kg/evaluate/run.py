"""Running an evaluation: gold files on one side, on the other a store or graphs built in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import MissingPath, UsageError
from kg.evaluate.events import paired
from kg.evaluate.gold import GoldArticle, GoldMistake, read_gold
from kg.evaluate.identity import FILE, Identity, Pairs, read_identity, score_events, score_persons
from kg.evaluate.links import Link, judge
from kg.evaluate.locate import with_quotes
from kg.evaluate.readback import SeenArticle, read_back, stored_articles
from kg.evaluate.result import SAMPLES, Evaluation, figures, reference_figures
from kg.evaluate.score import score_article
from kg.evaluate.tally import ArticleScore
from kg.provenance import extractor
from kg.store import Quad, Store, View
from mappings.article import Article
from mappings.iris import article_iri
from mappings.problem import Problem
from mappings.triples import article_quads


class NoGold(UsageError):
    """A folder without any gold file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"no gold files in {folder}: each is <article>.json beside its article (gold format)"
        )


@dataclass(frozen=True, slots=True)
class _Gold:
    """A gold file that could be read, and the file of the article beside it where there is one."""

    facts: GoldArticle
    path: Path
    article: Path | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """An article compared with its gold; ``text`` is empty where it cannot be had."""

    gold: GoldArticle
    seen: SeenArticle
    text: str

    def score(self) -> ArticleScore:
        return with_quotes(score_article(self.gold, self.seen), self.text)

    def links(self) -> tuple[Link, ...]:
        """The named places; none where the gold lists none, or the text is not there to find them in."""
        if self.seen.places and not self.text:
            return ()
        return judge(self.gold.id, self.gold.places, self.seen.places, self.text) if self.gold.places else ()

    def persons(self) -> dict[str, tuple[str, ...]]:
        return {person.iri: person.names for person in self.seen.persons}

    def events(self) -> dict[str, str]:
        meant = {
            other: self.gold.events[one].id for one, other in paired(self.gold.events, self.seen.events).pairs
        }
        return {meant.get(index, event.iri): event.iri for index, event in enumerate(self.seen.events)}


def evaluate(
    view: View | None,
    gold_dir: Path,
    *,
    only: Collection[str] | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Compare the articles in a store with the gold files of ``gold_dir``, each found by its stem.

    Without a ``view`` the articles beside the gold files are built in memory (``evaluate_folder``). Gold whose
    article the store does not hold is not scored and said in ``problems``. ``only`` restricts to some stems.

    Raises:
        MissingPath: there is no such folder.
        NoGold: it holds no gold file, or none of ``only``.
    """
    if view is None:
        return evaluate_folder(gold_dir, only=only, samples=samples, seed=seed)
    golds = _Folder(gold_dir, only)
    stored = stored_articles(view)
    outcomes = []
    for gold in golds.read():
        graph = stored.get(gold.facts.id)
        if graph is None:
            golds.report(gold.path, "not-stored", f"the store has no article {gold.facts.id!r}: not scored")
            continue
        outcomes.append(_Outcome(gold.facts, read_back(view, graph), _text_beside(gold.article)))
    return golds.evaluation(outcomes, samples, seed)


def evaluate_folder(
    gold_dir: Path,
    *,
    only: Collection[str] | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
    gated: bool = True,
) -> Evaluation:
    """Read, extract, judge and store in memory each article beside a gold file of ``gold_dir``, then compare.

    What is compared is the graph, as a user would query it: what the gate refuses is not in it and is said in
    ``problems``. ``gated=False`` skips the gate, which takes most of the time. An article that cannot be read
    counts as one whose graph is empty, and is said; one whose file names no address has that of its gold; gold without any article is said and not scored.
    Raises as ``evaluate``.
    """
    golds = _Folder(gold_dir, only)
    outcomes = []
    with Store.open(None) as store:
        write = _gated(golds.problems) if gated else _ungated
        for gold in golds.read():
            if gold.article is None:
                golds.report(gold.path, "no-article", "no article beside this gold file: not scored")
                continue
            article = _read_article(gold.article, golds.problems)
            if article is None:
                outcomes.append(_Outcome(gold.facts, SeenArticle(), ""))
                continue
            article = _with_address(article, gold.facts.url)
            graph = article_iri(article.id)
            store.replace_graph(graph, write(article, gold.article))
            outcomes.append(_Outcome(gold.facts, read_back(store, graph), article.text))
    return golds.evaluation(outcomes, samples, seed)


class _Folder:
    """A folder of gold while it is evaluated: what was read of it, and what was found wrong."""

    def __init__(self, folder: Path, only: Collection[str] | None) -> None:
        if not folder.is_dir():
            raise MissingPath(folder)
        self._gold = [path for path in sorted(folder.glob("*.json")) if only is None or path.stem in only]
        if not self._gold:
            raise NoGold(folder)
        self._folder = folder
        self._articles = _articles_in(folder)
        self._hashes: dict[str, str] = {}
        self._all = only is None
        self.problems: list[Problem] = []

    def read(self) -> Iterator[_Gold]:
        """Yield the readable gold files in order of their names."""
        for path in self._gold:
            try:
                facts, digest = read_gold(path), hashlib.sha256(path.read_bytes()).hexdigest()
            except GoldMistake as mistake:
                where = "" if mistake.column is None else f" (column {mistake.column})"
                self.report(path, "gold", f"{mistake}{where}", mistake.line)
            except OSError as error:
                self.report(path, "gold", str(error.strerror or error))
            else:
                self._hashes[facts.id] = digest
                yield _Gold(facts, path, self._articles.get(path.stem))

    def report(self, path: Path, code: str, message: str, line: int | None = None) -> None:
        """Note what is wrong with a file."""
        self.problems.append(Problem(str(path), line, code, message))

    def evaluation(self, outcomes: Sequence[_Outcome], samples: int, seed: int) -> Evaluation:
        """Return the figures over the scored articles."""
        scores = [outcome.score() for outcome in outcomes]
        links = tuple(link for outcome in outcomes for link in outcome.links())
        identity = self._identity(outcomes)
        known = {path.stem for path in self._gold}
        scored = {score.article for score in scores}
        return Evaluation(
            scores=tuple(scores),
            rows=figures(scores, samples=samples, seed=seed),
            gold_hashes={stem: digest for stem, digest in self._hashes.items() if stem in scored | {FILE}},
            problems=tuple(self.problems),
            without_gold=tuple(stem for stem in self._articles if stem not in known) if self._all else (),
            samples=samples,
            seed=seed,
            reference=reference_figures(scores, links, identity, samples=samples, seed=seed),
            links=links,
            identity=identity,
        )

    def _identity(self, outcomes: Sequence[_Outcome]) -> tuple[Pairs, ...]:
        """Return how the mentions of one thing meet, where a table beside the gold says which do."""
        path = self._folder / FILE
        if not path.is_file():
            return ()
        try:
            gold: Identity = read_identity(path)
        except GoldMistake as mistake:
            self.report(path, "gold", str(mistake), mistake.line)
            return ()
        self._hashes[FILE] = hashlib.sha256(path.read_bytes()).hexdigest()
        return (
            score_persons(gold, {outcome.gold.id: outcome.persons() for outcome in outcomes}),
            score_events(gold, {outcome.gold.id: outcome.events() for outcome in outcomes}),
        )


def _articles_in(folder: Path) -> dict[str, Path]:
    """Return the articles' files in ``folder`` by stem, the first of a stem in the order of names."""
    from mappings.readers import files  # noqa: PLC0415 - the readers load slowly

    found: dict[str, Path] = {}
    for path in files([folder]):
        if path.parent == folder:
            found.setdefault(path.stem, path)
    return found


def _read_article(path: Path, problems: list[Problem]) -> Article | None:
    from mappings.readers import read  # noqa: PLC0415 - the readers load slowly

    article = None
    for item in read(path):
        if isinstance(item, Problem):
            problems.append(item)
        elif article is None:
            article = item
    return article


def _with_address(article: Article, url: str | None) -> Article:
    from mappings.readers.addresses import with_address  # noqa: PLC0415 - the readers load slowly

    return with_address(article, url)


def _text_beside(path: Path | None) -> str:
    """Return the text of the article's file, empty where it cannot be had: it only serves to quote a miss."""
    article = None if path is None else _read_article(path, [])
    return "" if article is None else article.text


def _ungated(article: Article, _: Path) -> Iterable[Quad]:
    from mappings.extract import extract  # noqa: PLC0415 - loads every lexicon

    return article_quads(article, extract(article), extractor=extractor())


def _gated(problems: list[Problem]) -> Callable[[Article, Path], Iterable[Quad]]:
    """Return what makes the quads of an article that the gate lets through; refusals go to ``problems``."""
    from kg.building.draft import draft  # noqa: PLC0415 - loads every lexicon
    from kg.shacl import Gate  # noqa: PLC0415 - loads pySHACL

    gate = Gate.load()

    def write(article: Article, path: Path) -> Iterable[Quad]:
        found = draft(article, gate)
        problems.extend(found.problems(str(path)))
        return found.quads

    return write
