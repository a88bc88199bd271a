"""The commands: parse, one library call, print. What is heavy is loaded by the command that needs it."""

# ruff: noqa: PLC0415 - that is the point here

from __future__ import annotations

from contextlib import nullcontext

import typer

from kg.cli import options
from kg.cli.app import command, exit_if, print_found
from kg.cli.manual import Task


@command(Task.READ, "kg build articles")
def build(
    paths: options.Sources = None,
    store: options.Place = "store",
    graph_store: options.GraphStore = None,
    mirror: options.MirrorDir = None,
    decisions: options.Decisions = None,
    no_text: options.NoText = False,
    base: options.Base = None,
    jobs: options.Jobs = None,
    limit: options.Limit = 60,
    cluster: options.Cluster = None,
    stale: options.Stale = False,
    as_json: options.Json = False,
) -> None:
    """Read articles into the store."""
    from kg.build import Options
    from kg.building.crew import workers
    from kg.building.routing import build as build_into
    from kg.cli.reports import print_build
    from kg.cli.watch import progress
    from kg.destination import Destination

    there = Destination(store, graph_store, mirror, base)
    if not paths and not stale:
        raise typer.BadParameter("name articles to read, or say --stale", param_hint="PATH")
    jobs = workers(jobs, cluster)
    chosen = Options(not no_text, decisions=decisions, jobs=jobs, limit=limit, cluster=cluster, stale=stale)
    with progress("Reading") as step:
        built = build_into(
            paths or (), there, chosen, on_progress=lambda done: step(done.article), on_graph=step
        )
    print_build(built, store, as_json=as_json, stale=stale)
    exit_if(bool(built.report.problems))


@command(Task.ASK, "kg queries who-met-whom")
def queries(name: options.QueryName = None, as_json: options.Json = False) -> None:
    """List the named queries by group, or show one of them."""
    from kg.asking.library import find, library
    from kg.cli.shelf import print_library, print_named_query

    if name is None:
        print_library(library(), as_json=as_json)
    else:
        print_named_query(find(name), as_json=as_json)


@command(Task.ASK, "kg why person/vn/to-lam")
def why(
    iri: options.Iri, store: options.StoreDir = options.DEFAULT_STORE, as_json: options.Json = False
) -> None:
    """Show the sentences behind a fact, with their articles."""
    from kg import why as reasons
    from kg.cli.pages import print_explanation
    from kg.store import Store

    with Store.open_read_only(store) as view:
        found = reasons.why(view, iri)
    print_found(found, print_explanation, as_json=as_json)


@command(Task.ASK, "kg show Hanoi")
def show(
    name: options.Name, store: options.StoreDir = options.DEFAULT_STORE, as_json: options.Json = False
) -> None:
    """Show what is known of a person, place or body."""
    from kg import show as pages
    from kg.cli.pages import print_candidates, print_page
    from kg.store import Store

    with Store.open_read_only(store) as view:
        found = pages.candidates(view, name)
        if len(found) == 1:
            print_found(pages.page(view, found[0].iri), print_page, as_json=as_json)
        else:
            print_candidates(found, as_json=as_json)


@command(Task.READ, "kg evaluate seeds --errors")
def evaluate(
    gold_dir: options.GoldDir,
    store: options.OptionalStoreDir = None,
    as_json: options.Json = False,
    errors: options.Errors = False,
    half: options.HalfOf = None,
    floor: options.Floor = None,
    pin: options.Pin = False,
    reason: options.Reason = None,
) -> None:
    """Measure what was read against gold files.

    Precision, recall and F1 per kind of fact, with 95 % intervals.
    """
    from kg import evaluate as measuring
    from kg.cli.scores import hold_floor, open_floor, print_evaluation
    from kg.halves import stems_of
    from kg.store import Store

    least = open_floor(floor, pin=pin, reason=reason, half=half)
    with Store.open_read_only(store) if store else nullcontext() as view:
        found = measuring.evaluate(view, gold_dir, only=stems_of(gold_dir, half))
    print_evaluation(found, as_json=as_json, errors=errors)
    dropped = hold_floor(found, least, pin=pin, reason=reason)
    exit_if(bool(found.problems) or dropped)


@command(Task.READ, "kg extract articles/report.txt")
def extract(source: options.Source, as_json: options.Json = False) -> None:
    """Show what an article states, without storing it."""
    from kg.cli.records import print_extracted

    exit_if(print_extracted(source, as_json=as_json))


@command(Task.CARE, "kg validate")
def validate(
    file: options.Checked = None,
    store: options.StoreDir = options.DEFAULT_STORE,
    as_json: options.Json = False,
) -> None:
    """Judge the store, or a file of RDF, by the shapes."""
    from kg import validate as judging
    from kg.cli.reports import print_validation
    from kg.store import Store

    if file is None:
        Store.open_read_only(store).close()  # says how to make one where there is none
    found = judging.validate(file or store)
    print_validation(found, as_json=as_json)
    exit_if(not found.conforms)


@command(Task.CARE, "kg remove report")
def remove(article: options.ArticleId, store: options.StoreDir = options.DEFAULT_STORE) -> None:
    """Take an article out, with what only it said."""
    from kg import remove as removing
    from kg.cli.screen import counted, say

    gone = removing.remove(store, article)
    say(f"removed {article}: {counted(gone, 'quad')} gone")


@command(Task.CARE, "kg info")
def info(store: options.StoreDir = options.DEFAULT_STORE, as_json: options.Json = False) -> None:
    """Show what the store holds, in figures."""
    from kg import info as figures
    from kg.cli.reports import print_info

    print_info(figures.info(store), as_json=as_json)
