"""What people and programs see of a checkup, a backup and a rebuilt store."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from kg.cli.screen import counted, print_json, print_problems, print_rows, say

if TYPE_CHECKING:  # what is heavy is loaded by the command that hands it over
    from kg.checking import Checkup
    from kg.rebuild import Rebuilt
    from kg.storage.backup import Backup

_ALIKE: Final = 20  # findings of one kind that are shown


def print_checkup(found: Checkup, *, as_json: bool) -> None:
    """Print each finding, many of one kind cut short, and a verdict on stderr; all of them as JSON."""
    if as_json:
        print_json(asdict(found) | {"whole": found.whole})
        return
    shown: Counter[str] = Counter()
    rows = []
    for finding in found.findings:
        shown[finding.code] += 1
        if shown[finding.code] <= _ALIKE:
            rows.append((finding.code, finding.where, f"{finding.what}: {finding.remedy}"))
    print_rows(rows, indent=0)
    for code, number in shown.items():
        if number > _ALIKE:
            say(f"{number - _ALIKE} more of {code}: `kg check --json` lists them all")
    within = f"{counted(found.quads, 'quad')} and {counted(found.quotes, 'quote')}"
    looked = f"{counted(found.articles, 'article')} with {within}"
    beyond = "" if found.deep else "; `kg check --deep` reads the indexes as well that only queries use"
    verdict = "whole" if found.whole else "not whole"
    say(f"{verdict}: {counted(len(found.findings), 'finding')} in {looked}{beyond}")
    if found.unread:
        say(f"{counted(found.unread, 'quote')} could not be compared, since the texts are not kept")
    if found.unsealed:
        say(
            f"{counted(found.unsealed, 'article')} stored by an older program: `kg build --stale` lets them be compared"
        )


def print_backup(done: Backup, words: str, *, as_json: bool) -> None:
    """Print what a backup holds."""
    if as_json:
        print_json(asdict(done))
        return
    say(f"{words}: {counted(done.articles, 'article')}, {counted(done.files, 'file')}, {_bytes(done.size)}")


def print_rebuilt(done: Rebuilt, store: str, *, as_json: bool) -> None:
    """Print what a rebuild did: problems on stderr, the figures in one sentence or as JSON."""
    report = done.report
    if as_json:
        problems = [asdict(problem) for problem in done.problems]
        figures = {"read": report.read, "taken": done.taken, "lost": len(done.lost), "quads": report.quads}
        print_json(figures | {"kept": str(done.kept) if done.kept else None, "problems": problems})
        return
    print_problems(done.problems)
    taken = f", {counted(done.taken, 'graph')} taken over" if done.taken else ""
    say(
        f"{counted(report.read, 'article')} read again{taken}; the store in {store} holds {counted(report.quads, 'quad')}"
    )
    if done.kept:
        say(f"the tables before are kept in {done.kept}, since something is in no text")


def _bytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size} bytes"
