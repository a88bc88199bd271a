"""Mappings between terms as lines of an SSSOM file: https://mapping-commons.github.io/sssom/spec/.

Reading and writing is sssom-pydantic's work; this is its only door. A line that breaks the standard is a problem
with its number, the rest is read on, and appending leaves every line of the file as it stands.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import UnreadableMappings
from kg.files import whole_file
from mappings.namespaces import BASE, PREFIXES
from mappings.problem import Problem

if TYPE_CHECKING:
    from curies import Converter
    from sssom_pydantic import Record

SEMAPV: Final = "https://w3id.org/semapv/vocab/"
CURATED: Final = SEMAPV + "ManualMappingCuration"  # a person has looked
COMPOSITE: Final = SEMAPV + "CompositeMatching"  # several features, weighed

EXTERNAL: Final = {
    "dbr": "http://dbpedia.org/resource/",
    "eurovoc": "http://eurovoc.europa.eu/",
    "geonames": "https://sws.geonames.org/",
    "mediatopic": "http://cv.iptc.org/newscodes/mediatopic/",
    "unesco": "http://vocabularies.unesco.org/thesaurus/",
}
"""The sets that our links lead to and that ``mappings.namespaces`` has no prefix for."""

_HOST: Final = re.compile(r"https?://([^/]+)/")
_UNFIT: Final = re.compile(r"[^A-Za-z0-9-]+")  # in a prefix
_OWN: Final = "kg"  # the prefix of everything under the base that has no narrower one
_COLUMNS: Final = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "author_label", "subject_source", "object_source", "mapping_tool", "mapping_date",
    "confidence", "comment",
)  # fmt: skip
_ORIGIN: Final = ("mapping_provider", "license")  # columns that are there only where a mapping fills them


@dataclass(frozen=True, slots=True)
class Mapping:
    """One line: the subject stands in a relation to the object, or with ``negated`` does not. All ids are IRIs."""

    subject: str
    predicate: str
    object: str
    justification: str
    negated: bool = False
    subject_label: str | None = None
    object_label: str | None = None
    author: str | None = None
    tool: str | None = None
    day: dt.date | None = None
    confidence: float | None = None  # 0 to 1
    comment: str | None = None
    subject_source: str | None = None
    object_source: str | None = None
    provider: str | None = None  # the address of what the mapping was taken from
    license: str | None = None  # the address of the terms under which that gives it
    line: int | None = field(default=None, compare=False)  # where it was read, from 1


def read(path: Path, base: str = BASE) -> tuple[tuple[Mapping, ...], tuple[Problem, ...]]:
    """Return the mappings of an SSSOM/TSV file in its order, and a problem for each line that is none.

    Raises:
        UnreadableMappings: the file as a whole is no SSSOM/TSV.
        OSError: it cannot be opened.
    """
    from sssom_pydantic import Record  # noqa: PLC0415 - half a second, which only those who decide pay
    from sssom_pydantic.io import read_unprocessed_iterable  # noqa: PLC0415
    from yaml import YAMLError  # noqa: PLC0415

    found: list[Mapping] = []
    problems: list[Problem] = []
    try:
        written = path.read_text(encoding="utf-8-sig").splitlines()
        if not any(line.strip() for line in written):
            return (), ()
        _columns(path, written)
        numbers = [number for number, line in enumerate(written, 1) if line.strip()]
        file = io.StringIO("\n".join(written[number - 1] for number in numbers))
        with read_unprocessed_iterable(file, converter=_converter(base), metadata=_metadata()) as content:
            for position, record in content.records:
                line = numbers[
                    position
                ]  # the library counts from the line of the column names, blank ones left out
                try:
                    if not isinstance(record, Record):
                        raise record.exception
                    found.append(_mapping(record, content.converter, line))
                except ValueError as error:
                    problems.append(
                        Problem(str(path), line, "bad-mapping", f"not a mapping, left out: {_reason(error)}")
                    )
    except (ValueError, csv.Error, YAMLError) as error:
        raise UnreadableMappings(path, _reason(error)) from error
    return tuple(found), tuple(problems)


def text(mappings: Iterable[Mapping], base: str = BASE, **metadata: str) -> str:
    """Return an SSSOM/TSV document; ``metadata`` are slots of the mapping set, such as ``license``.

    https://mapping-commons.github.io/sssom/spec-formats-tsv/
    """
    from sssom_pydantic import write_unprocessed  # noqa: PLC0415

    file = io.StringIO(newline="")
    mappings = list(mappings)
    converter = _converter(base, (mapping.object for mapping in mappings))
    records = [_record(mapping, converter) for mapping in mappings]
    write_unprocessed(
        records,
        file,
        metadata=_metadata() | metadata,
        converter=converter,
        columns=_columns_of(records),
        condense=False,
    )
    return file.getvalue().replace("\r\n", "\n")


def append(path: Path, mappings: Iterable[Mapping], base: str = BASE, **metadata: str) -> None:
    """Add lines at the end of a file, made where there is none; its other lines stay as they are.

    Columns that the file lacks are added to its line of column names. Written whole or not at all.

    Raises:
        UnreadableMappings: what is there has no line of column names.
        OSError: it cannot be written.
    """
    if not path.is_file() or not path.read_bytes().strip():
        _write(path, text(mappings, base, **metadata))
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    head, columns = _columns(path, lines)
    converter = _converter(base)
    records = [_record(mapping, converter) for mapping in mappings]
    columns += [name for name in _columns_of(records) if name not in columns]
    lines[head] = "\t".join(columns)
    rows = io.StringIO(newline="")
    writer = csv.DictWriter(rows, columns, delimiter="\t", lineterminator="\n", extrasaction="ignore")
    writer.writerows(_row(record) for record in records)
    _write(path, "\n".join(lines) + "\n" + rows.getvalue())


def _columns(path: Path, lines: list[str]) -> tuple[int, list[str]]:
    """The index of the line of column names, and the names."""
    head = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")), None)
    columns = [name.strip() for name in lines[head].split("\t")] if head is not None else []
    if head is None or "subject_id" not in columns:
        raise UnreadableMappings(path, "it has no line of column names with subject_id among them")
    return head, columns


def _columns_of(records: Iterable[Record]) -> list[str]:
    filled = {name for record in records for name in _ORIGIN if getattr(record, name) is not None}
    return [*_COLUMNS, *(name for name in _ORIGIN if name in filled)]


def _write(path: Path, content: str) -> None:
    with whole_file(path) as file:
        file.write(content.encode())


def _converter(base: str, others: Iterable[str] = ()) -> Converter:
    """The prefixes of a file: those known, and one for the host of each of ``others`` that they do not reach.

    The standard wants every identifier prefixed, and readers leave out a line where one is not.
    """
    from curies import Converter  # noqa: PLC0415

    converter = Converter.from_prefix_map({**EXTERNAL, **PREFIXES, _OWN: base})
    for iri in others:
        host = _HOST.match(iri)
        if host is not None and converter.compress(iri) is None:
            converter.add_prefix(_UNFIT.sub("-", host[1]), host[0])
    return converter


def _metadata() -> dict[str, str]:
    return {"mapping_set_id": f"{BASE}mappings", "sssom_version": "1.0"}


def _record(mapping: Mapping, converter: Converter) -> Record:
    from sssom_pydantic import Record  # noqa: PLC0415

    given: dict[str, Any] = {
        "subject_id": _compressed(mapping.subject, converter),
        "subject_label": mapping.subject_label,
        "predicate_id": _compressed(mapping.predicate, converter),
        "predicate_modifier": "Not" if mapping.negated else None,
        "object_id": _compressed(mapping.object, converter),
        "object_label": mapping.object_label,
        "mapping_justification": _compressed(mapping.justification, converter),
        "author_label": [mapping.author] if mapping.author else None,
        "subject_source": _compressed(mapping.subject_source, converter) if mapping.subject_source else None,
        "object_source": _compressed(mapping.object_source, converter) if mapping.object_source else None,
        "mapping_tool": mapping.tool,
        "mapping_date": mapping.day,
        "confidence": mapping.confidence,
        "comment": " ".join(mapping.comment.split()) if mapping.comment else None,
        "mapping_provider": mapping.provider,
        "license": mapping.license,
    }
    return Record(**{name: value for name, value in given.items() if value is not None})


def _row(record: Record) -> dict[str, str]:
    values = record.model_dump(exclude_none=True)
    return {
        name: "|".join(value) if isinstance(value, list) else str(value) for name, value in values.items()
    }


def _mapping(record: Record, converter: Converter, line: int) -> Mapping:
    return Mapping(
        subject=_expanded(record.subject_id, converter),
        predicate=_expanded(record.predicate_id, converter),
        object=_expanded(record.object_id, converter),
        justification=_expanded(record.mapping_justification, converter),
        negated=record.predicate_modifier == "Not",
        subject_label=record.subject_label,
        object_label=record.object_label,
        author=", ".join(record.author_label or record.author_id or ()) or None,
        tool=record.mapping_tool,
        day=record.mapping_date,
        confidence=record.confidence,
        comment=record.comment,
        subject_source=_expanded(record.subject_source, converter) if record.subject_source else None,
        object_source=_expanded(record.object_source, converter) if record.object_source else None,
        provider=str(record.mapping_provider) if record.mapping_provider else None,
        license=record.license,
        line=line,
    )


def _compressed(iri: str, converter: Converter) -> str:
    return converter.compress(iri) or iri


def _expanded(written: str, converter: Converter) -> str:
    found = converter.expand(written)
    if found is None and "://" in written:
        return written.strip("<>")
    if found is None:
        raise ValueError(f"the prefix of {written!r} is not in the file's curie_map")
    return found


def _reason(error: Exception) -> str:
    """One line on what is wrong, from the library's or pydantic's many."""
    errors = getattr(error, "errors", None)
    if callable(errors):
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg'].lower()}" for one in errors())
    return " ".join(str(error).split())
