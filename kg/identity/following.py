"""Following decisions: the article graphs under the IRIs that people decided on, and back again.

The ledger holds the decisions in force and, of each article that they change, the graph as it was: another decision
starts from there, so that a store where one was taken back is the store where it was never made.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.decisions import NONE, Decisions, read_decisions
from kg.errors import MissingDecisions, MissingPath
from kg.identity.renaming import renamed
from kg.identity.sssom import Mapping as TermMapping
from kg.ledger import Former, Ledger
from kg.store import NamedNode, Quad, RdfFormat, parse, serialize
from kg.touched import noting
from mappings.problem import Problem

if TYPE_CHECKING:
    from kg.shacl import Gate
    from kg.storage.archive import Archive

DEFAULT: Final = Path("decisions.sssom.tsv")  # in the current folder


@dataclass(frozen=True, slots=True)
class InForce:
    """The decisions that a store follows, the file that they come from, and what could not be followed."""

    decisions: Decisions = NONE
    file: Path | None = None
    problems: tuple[Problem, ...] = ()
    settled: bool = True  # False where a kill left some graphs behind
    applied: Mapping[str, str] = field(
        default_factory=dict
    )  # each IRI that was replaced, with the one in its place


def in_force(ledger: Ledger) -> InForce:
    """Return what a store follows; nothing where it never had decisions."""
    written = ledger.decisions
    if written is None:
        return InForce()
    held = json.loads(written)
    mappings = tuple(_read_mapping(fields) for fields in held["mappings"])
    problems = tuple(Problem(**fields) for fields in held["problems"])
    decisions = Decisions(mappings, held["base"], held["file"])
    return InForce(decisions, Path(held["file"]), problems, held["settled"], held["applied"])


def find_file(given: Path | None, ledger: Ledger) -> Path | None:
    """Return the file of decisions to follow: as given, else the one that the store follows, else the default.

    The default is ``decisions.sssom.tsv`` in the current folder; without it there is none.

    Raises:
        MissingPath: there is no file where the caller says.
        MissingDecisions: the one that the store follows is gone: its decisions are not given up silently.
    """
    if given is not None:
        if not given.is_file():
            raise MissingPath(given)
        return given
    followed = in_force(ledger).file
    if followed is None:
        return DEFAULT if DEFAULT.is_file() else None
    if not followed.is_file():
        raise MissingDecisions(followed)
    return followed


@dataclass(frozen=True, slots=True)
class Followed:
    """What following a file of decisions came to."""

    changed: int = 0  # article graphs that are other than before
    problems: tuple[Problem, ...] = ()  # lines of the file that cannot be followed


def follow_file(archive: Archive, file: Path | None, *, gate: Gate | None = None) -> Followed:
    """Make the article graphs follow the decisions of a file; nothing is done where they do so already.

    Without a file they follow the decisions in force, under the IRIs that today's tables give these. Killed half way,
    it is done again at the next call.

    Raises:
        UnreadableMappings: the file is no SSSOM.
    """
    held = in_force(archive.ledger)
    if file is not None:
        decisions, problems = read_decisions(file, archive.base)
        wanted = InForce(decisions, file.absolute(), problems, applied=decisions.same)
    elif held.file is not None:
        wanted = replace(held, settled=True, applied=held.decisions.same)
    else:
        return Followed()
    changed = 0
    if not held.settled or wanted.applied != held.applied or wanted.decisions.digest != held.decisions.digest:
        archive.ledger.derived_from = None
        archive.ledger.decisions = _written(replace(wanted, settled=False))
        changed = _apply(archive, wanted.decisions, held, gate)
    archive.ledger.decisions = _written(wanted)
    return Followed(changed, wanted.problems)


def follow(
    quads: Sequence[Quad], graph: str, decisions: Decisions, gate: Gate | None
) -> tuple[Sequence[Quad], Former | None]:
    """Return what to store of an article's graph, and the graph as it was where decisions concern it.

    What decisions make of a graph passes the gate before it is stored; where it does not, the graph stays as it was.
    """
    new = renamed(quads, decisions.same, decisions.base)
    if new is quads:
        return quads, None
    former = Former(graph, gzip.compress(serialize(quads, format=RdfFormat.N_QUADS) or b"", mtime=0))
    refused = [violation for violation in _gate(gate).validate(new) if violation.refuses]
    if not refused:
        return new, former
    return quads, replace(former, refused=refused[0].message())


def refusals(ledger: Ledger) -> tuple[Problem, ...]:
    """Return a problem for each article in which the decisions in force would break the shapes."""
    return tuple(
        Problem(former.graph, None, "decision-refused", f"decisions are not applied here: {former.refused}")
        for former in ledger.formers()
        if former.refused is not None
    )


def _apply(archive: Archive, decisions: Decisions, held: InForce, gate: Gate | None) -> int:
    """Rename in every article graph that decisions concern, or did so before; return how many are changed."""
    before = held.applied if held.settled else {}
    after = decisions.same
    changed = {iri for iri in before.keys() | after.keys() if before.get(iri) != after.get(iri)}
    prefix = f"{archive.base}article/"
    concerned = {
        quad.graph_name.value
        for iri in changed
        for quad in archive.store.match(NamedNode(iri))
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(prefix)
    }
    formers = {former.graph: tuple(original(former)) for former in archive.ledger.formers()}
    if changed or not held.settled:
        concerned.update(formers)  # what one decision makes of a name, another may be about
    count = 0
    for graph in sorted(concerned):
        was = formers.get(graph) or tuple(archive.store.quads(graph))
        new, former = follow(was, graph, decisions, gate)
        count += store_decided(archive, {graph: new}, [former] if former else [])
    return count


def store_decided(archive: Archive, graphs: Mapping[str, Iterable[Quad]], formers: Sequence[Former]) -> int:
    """Store article graphs, with those beside them, and how they were before decisions; return how many changed.

    What was is kept before the graph changes and forgotten after it, so that a kill in between loses nothing; so are the
    nodes of which the articles now say something else.
    """
    archive.ledger.keep_former(formers)
    changed = archive.store.replace_graphs(graphs, before=noting(archive))
    kept = {former.graph for former in formers}
    archive.ledger.drop_former(graph for graph in graphs if graph not in kept)
    return len(changed)


def original(former: Former) -> Iterable[Quad]:
    """Return the quads of an article's graph as it was before decisions."""
    return parse(gzip.decompress(former.quads), format=RdfFormat.N_QUADS)


def _gate(gate: Gate | None) -> Gate:
    if gate is not None:
        return gate
    from kg.shacl import Gate as Loaded  # noqa: PLC0415 - loads pySHACL

    return Loaded.load()


def _written(held: InForce) -> str:
    return json.dumps(
        {
            "base": held.decisions.base,
            "file": str(held.file),
            "mappings": [_write_mapping(mapping) for mapping in held.decisions.mappings],
            "problems": [asdict(problem) for problem in held.problems],
            "settled": held.settled,
            "applied": dict(held.applied),
        }
    )


def _write_mapping(mapping: TermMapping) -> dict[str, Any]:
    return asdict(mapping) | {"day": mapping.day.isoformat() if mapping.day else None}


def _read_mapping(fields: dict[str, Any]) -> TermMapping:
    return TermMapping(**fields | {"day": date.fromisoformat(fields["day"]) if fields["day"] else None})
