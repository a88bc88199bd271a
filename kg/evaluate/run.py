"""Running an evaluation: gold files on one side, on the other a store or graphs built in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import MissingPath, UsageError
from kg.evaluate.gold import GoldArticle, GoldMistake, read_gold
from kg.evaluate.locate import with_quotes
from kg.evaluate.readback import SeenArticle, read_back, stored_articles
from kg.evaluate.result import SAMPLES, Evaluation, figures
from kg.evaluate.score import score_article
from kg.evaluate.tally import ArticleScore
from kg.store import Store, View
from mappings.article import Article
from mappings.iris import article_iri
from mappings.problem import Problem
from mappings.triples import article_quads

_EXTRACTOR: Final = "diplomacy-kg evaluation"  # only in memory: no graph that is kept names it


class NoGold(UsageError):
    """A folder without any gold file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"no gold files in {folder}: each is <article>.json beside its article (gold format)"
        )


@dataclass(frozen=True, slots=True)
class _Gold:
    """A gold file that could be read, with the text of the article beside it where there is one."""

    facts: GoldArticle
    path: Path
    sha256: str
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
    problems: list[Problem] = []
    stored = stored_articles(view)
    scores, hashes = [], {}
    for gold in _golds(gold_dir, only, problems):
        graph = stored.get(gold.facts.id)
        if graph is None:
            problems.append(
                Problem(str(gold.path), None, "not-stored", f"the store has no article {gold.facts.id!r}")
            )
            continue
        text = _text_beside(gold.article)
        scores.append(with_quotes(score_article(gold.facts, read_back(view, graph)), text))
        hashes[gold.facts.id] = gold.sha256
    return _evaluation(scores, hashes, problems, samples, seed)


def evaluate_folder(
    gold_dir: Path,
    *,
    only: Collection[str] | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Read, extract and store in memory each article beside a gold file of ``gold_dir``, then compare.

    What is compared is the graph, as a user would query it. An article that cannot be read counts as one whose
    graph is empty, and is said in ``problems``; gold without any article is said and not scored, as is an
    article without gold. Raises as ``evaluate``.
    """
    problems: list[Problem] = []
    scores, hashes = [], {}
    golds = list(_golds(gold_dir, only, problems))
    with Store.open(None) as store:
        for gold in golds:
            if gold.article is None:
                problems.append(
                    Problem(str(gold.path), None, "no-article", "no article beside this gold file")
                )
                continue
            article = _read_article(gold.article, problems)
            seen = SeenArticle() if article is None else _build(store, article)
            text = "" if article is None else article.text
            scores.append(with_quotes(score_article(gold.facts, seen), text))
            hashes[gold.facts.id] = gold.sha256
    return _evaluation(scores, hashes, problems, samples, seed)


def _evaluation(
    scores: list[ArticleScore], hashes: dict[str, str], problems: list[Problem], samples: int, seed: int
) -> Evaluation:
    rows = figures(scores, samples=samples, seed=seed)
    return Evaluation(tuple(scores), rows, hashes, tuple(problems), samples, seed)


def _golds(folder: Path, only: Collection[str] | None, problems: list[Problem]) -> Iterator[_Gold]:
    """Yield the readable gold files in order of their names; what cannot be read goes to ``problems``."""
    if not folder.is_dir():
        raise MissingPath(folder)
    articles = _articles_in(folder)
    paths = [path for path in sorted(folder.glob("*.json")) if only is None or path.stem in only]
    if not paths:
        raise NoGold(folder)
    for path in paths:
        gold = _read_gold(path, articles.get(path.stem))
        if isinstance(gold, Problem):
            problems.append(gold)
        else:
            yield gold
    known = articles.keys() if only is not None else {path.stem for path in paths}
    problems += [
        Problem(str(path), None, "no-gold", "an article without a gold file: not scored")
        for stem, path in articles.items()
        if stem not in known
    ]


def _articles_in(folder: Path) -> dict[str, Path]:
    """Return the articles' files in ``folder`` by stem, the first of a stem in the order of names."""
    from mappings.readers import SUFFIXES  # noqa: PLC0415 - the readers load slowly

    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix.lower() in SUFFIXES:
            found.setdefault(path.stem, path)
    return found


def _read_gold(path: Path, article: Path | None) -> _Gold | Problem:
    try:
        facts = read_gold(path)
        return _Gold(facts, path, hashlib.sha256(path.read_bytes()).hexdigest(), article)
    except GoldMistake as mistake:
        where = "" if mistake.column is None else f" (column {mistake.column})"
        return Problem(str(path), mistake.line, "gold", f"{mistake}{where}")
    except OSError as error:
        return Problem(str(path), None, "gold", str(error.strerror or error))


def _read_article(path: Path, problems: list[Problem]) -> Article | None:
    from mappings.readers import read  # noqa: PLC0415 - the readers load slowly

    article = None
    for item in read(path):
        if isinstance(item, Problem):
            problems.append(item)
        elif article is None:
            article = item
    return article


def _text_beside(path: Path | None) -> str:
    """Return the text of the article's file, empty where it cannot be had: it only serves to quote a miss."""
    article = None if path is None else _read_article(path, [])
    return "" if article is None else article.text


def _build(store: Store, article: Article) -> SeenArticle:
    from mappings.extract import extract  # noqa: PLC0415 - loads every lexicon

    graph = article_iri(article.id)
    store.replace_graph(graph, article_quads(article, extract(article), extractor=_EXTRACTOR))
    return read_back(store, graph)
