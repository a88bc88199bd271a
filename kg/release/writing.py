"""Writing the dumps of a release: one pass over the sorted quads feeds all that need not be sorted by graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, Final, Protocol, cast

from kg.export.jsonld import JsonldWriter
from kg.export.nodes import Node, Tick, nodes, nodes_of
from kg.export.sorter import Sorter
from kg.export.turtle import TurtleWriter, write_trig
from kg.release import folder as kinds
from kg.release.folder import Folder, Kind
from kg.release.parts import Part
from kg.release.slim import slim
from kg.store import View

NAME: Final = "diplomacy-kg"


class Sink(Protocol):
    """What takes nodes one by one."""

    def write(self, node: Node) -> object:
        """Take a node."""


class LinesWriter:
    """Writes nodes as the lines that tell of them."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, node: Node) -> None:
        """Write the lines of one node."""
        self._out.write("".join([f"{node.subject} {rest}\n" for rest in node.said]).encode())


class SlimWriter:
    """Writes nodes as Turtle without their evidence."""

    def __init__(self, out: BinaryIO) -> None:
        self._turtle = TurtleWriter(out)

    def write(self, node: Node) -> None:
        """Write what is left of one node, if anything is."""
        left = slim(node)
        if left is not None:
            self._turtle.write(left)


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump that sorted quads make: its folder where there are parts, its name where not."""

    place: str
    file: str
    suffix: str
    kind: Kind
    make: Callable[[BinaryIO], Sink]

    def part(self, name: str) -> str:
        """Return the name of the file of a part."""
        return f"{self.place}/{name}.{self.suffix}"


DUMPS: Final = (
    Dump("ttl", f"{NAME}.ttl", "ttl", kinds.TURTLE, TurtleWriter),
    Dump("slim", f"{NAME}-slim.ttl", "ttl", kinds.SLIM, SlimWriter),
    Dump("nq", f"{NAME}.nq", "nq", kinds.NQUADS, LinesWriter),
)


def write_whole(view: View, folder: Folder, others: Iterable[Sink], tick: Tick | None) -> None:
    """Write each dump to one file; ``others`` see every node of the union too."""
    with ExitStack() as stack:
        sinks = [dump.make(stack.enter_context(folder.open(dump.file, dump.kind))) for dump in DUMPS]
        _pass(view, (*sinks, *others), tick)
    write_trig_file(view, folder)


def write_classes(
    view: View, folder: Folder, part_of: Callable[[Node], str], others: Iterable[Sink], tick: Tick | None
) -> None:
    """Write each dump to one file a class; TriG stays whole, since a graph speaks of nodes of all classes."""
    with ExitStack() as stack:
        sinks = [_Fan(stack, folder, dump, part_of) for dump in DUMPS]
        _pass(view, (*sinks, *others), tick)
    write_trig_file(view, folder)


def write_parts(
    view: View, folder: Folder, parts: Iterable[Part], others: Iterable[Sink], tick: Tick | None
) -> None:
    """Write each dump to one file a part; ``others`` see every node of the union, in a pass of their own."""
    for part in parts:
        with Sorter() as sorter, ExitStack() as stack:
            for graph in part.graphs:
                view.dump(_Placed(sorter, graph).as_file(), graph)
            sinks = [
                dump.make(stack.enter_context(folder.open(dump.part(part.name), dump.kind))) for dump in DUMPS
            ]
            _feed(nodes_of(sorter.blocks()), sinks, tick)
        with folder.open(f"trig/{part.name}.trig", kinds.TRIG) as out:
            write_trig(((graph, nodes(view, graph)) for graph in part.graphs), out)
    _pass(view, others, None)


def write_trig_file(view: View, folder: Folder) -> None:
    """Write all graphs to one file."""
    with folder.open(f"{NAME}.trig", kinds.TRIG) as out:
        write_trig(((graph, nodes(view, graph)) for graph in view.graphs()), out)


@contextmanager
def jsonld_file(folder: Folder) -> Iterator[Sink]:
    """Give the sink that writes the JSON-LD of a release."""
    with folder.open(f"{NAME}.jsonld", kinds.JSONLD) as out:
        writer = JsonldWriter(out)
        yield writer
        writer.finish()


class _Fan:
    """Sends each node to the file of its class, opened when its first node comes."""

    def __init__(self, stack: ExitStack, folder: Folder, dump: Dump, part_of: Callable[[Node], str]) -> None:
        self._stack, self._folder, self._dump, self._part_of = stack, folder, dump, part_of
        self._sinks: dict[str, Sink] = {}

    def write(self, node: Node) -> None:
        """Write one node where it belongs; a class that the slim variant leaves out gets no file."""
        dump = self._dump
        if dump.kind is kinds.SLIM and slim(node) is None:
            return
        name = self._part_of(node)
        if name not in self._sinks:
            stream = self._stack.enter_context(self._folder.open(dump.part(name), dump.kind))
            self._sinks[name] = dump.make(stream)
        self._sinks[name].write(node)


class _Placed:
    """Turns the lines of one graph's triples into quads of that graph on their way into a sorter."""

    def __init__(self, sorter: Sorter, graph: str) -> None:
        self._sorter = sorter
        self._end = f" <{graph}> .\n".encode()
        self._rest = b""

    def as_file(self) -> IO[bytes]:
        """Return this as the stream that writers of lines ask for."""
        return cast(IO[bytes], self)

    def write(self, data: bytes) -> int:
        """Take lines; what follows the last newline waits for the next ones."""
        lines = self._rest + bytes(data)
        whole = lines.rfind(b"\n") + 1
        self._rest = lines[whole:]
        self._sorter.write(lines[:whole].replace(b" .\n", self._end))
        return len(data)

    def flush(self) -> None:
        """Do nothing: whole lines are passed on at once."""


def _pass(view: View, sinks: Iterable[Sink], tick: Tick | None) -> None:
    with Sorter() as sorter:
        view.dump(sorter.as_file())
        _feed(nodes_of(sorter.blocks()), list(sinks), tick)


def _feed(found: Iterable[Node], sinks: Iterable[Sink], tick: Tick | None) -> None:
    for node in found:
        for sink in sinks:
            sink.write(node)
        if tick is not None:
            tick(node.subject[1:-1])
