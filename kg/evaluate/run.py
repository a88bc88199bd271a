"""Running an evaluation: gold files on one side, on the other a store or graphs built in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import MissingPath, UsageError
from kg.evaluate.gold import GoldArticle, GoldMistake, read_gold
from kg.evaluate.locate import with_quotes
from kg.evaluate.readback import SeenArticle, read_back, stored_articles
from kg.evaluate.result import SAMPLES, Evaluation, figures
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
    scores = []
    for gold in golds.read():
        graph = stored.get(gold.facts.id)
        if graph is None:
            golds.report(gold.path, "not-stored", f"the store has no article {gold.facts.id!r}: not scored")
            continue
        score = score_article(gold.facts, read_back(view, graph))
        scores.append(with_quotes(score, _text_beside(gold.article)))
    return golds.evaluation(scores, samples, seed)


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
    scores = []
    with Store.open(None) as store:
        write = _gated(golds.problems) if gated else _ungated
        for gold in golds.read():
            if gold.article is None:
                golds.report(gold.path, "no-article", "no article beside this gold file: not scored")
                continue
            article = _read_article(gold.article, golds.problems)
            if article is None:
                scores.append(score_article(gold.facts, SeenArticle()))
                continue
            article = _with_address(article, gold.facts.url)
            graph = article_iri(article.id)
            store.replace_graph(graph, write(article, gold.article))
            scores.append(with_quotes(score_article(gold.facts, read_back(store, graph)), article.text))
    return golds.evaluation(scores, samples, seed)


class _Folder:
    """A folder of gold while it is evaluated: what was read of it, and what was found wrong."""

    def __init__(self, folder: Path, only: Collection[str] | None) -> None:
        if not folder.is_dir():
            raise MissingPath(folder)
        self._gold = [path for path in sorted(folder.glob("*.json")) if only is None or path.stem in only]
        if not self._gold:
            raise NoGold(folder)
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

    def evaluation(self, scores: list[ArticleScore], samples: int, seed: int) -> Evaluation:
        """Return the outcome over the scored articles."""
        known = {path.stem for path in self._gold}
        scored = {score.article for score in scores}
        return Evaluation(
            scores=tuple(scores),
            rows=figures(scores, samples=samples, seed=seed),
            gold_hashes={stem: digest for stem, digest in self._hashes.items() if stem in scored},
            problems=tuple(self.problems),
            without_gold=tuple(stem for stem in self._articles if stem not in known) if self._all else (),
            samples=samples,
            seed=seed,
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
    from kg.draft import draft  # noqa: PLC0415 - loads every lexicon
    from kg.shacl import Gate  # noqa: PLC0415 - loads pySHACL

    gate = Gate.load()

    def write(article: Article, path: Path) -> Iterable[Quad]:
        found = draft(article, gate)
        problems.extend(found.problems(str(path)))
        return found.quads

    return write
