"""Web archives as tests write them, with warcio itself, and pages that read as articles."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import pytest

pytest.importorskip("warcio", reason="needs warcio: pip install 'diplomacy-kg[warc]'")

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

STORY: Final = (
    "Le président du Comité populaire de la ville a reçu dans la matinée une délégation de la région, qui effectue une visite de "
    "travail dans la capitale. Les deux parties ont passé en revue les progrès de leur coopération et se sont félicitées des "
    "résultats obtenus dans les domaines de la culture, de l'éducation et de la santé au cours des dernières années."
)


@dataclass(frozen=True)
class Capture:
    """What a server answered, and how a crawler noted it."""

    url: str
    body: bytes
    kind: str = "response"
    status: str = "200 OK"
    media_type: str = "text/html; charset=utf-8"
    day: str = "2024-05-18T10:00:00Z"


def page(title: str, *paragraphs: str) -> bytes:
    """A page of news in UTF-8."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in (*paragraphs, STORY))
    head = f"<head><meta charset='utf-8'><title>{title}</title></head>"
    return f"<html lang='fr'>{head}<body><article><h1>{title}</h1>{told}</article></body></html>".encode()


def archive(*captures: Capture, gzip: bool = True) -> bytes:
    """A WARC file that begins, as those of crawlers do, with a record about itself; the same bytes for the same captures."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    about = io.BytesIO(b"software: a crawler\r\n")
    writer.write_record(writer.create_warc_record("", "warcinfo", payload=about, warc_headers_dict=_named(0)))
    for number, one in enumerate(captures, start=1):
        head = StatusAndHeaders(one.status, [("Content-Type", one.media_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            one.url,
            one.kind,
            payload=io.BytesIO(one.body),
            http_headers=head,
            warc_headers_dict=_named(number, one.day),
        )
        writer.write_record(record)
    return out.getvalue()


def _named(number: int, day: str = "2024-05-18T10:00:00Z") -> dict[str, str]:
    return {"WARC-Record-ID": f"<urn:uuid:{UUID(int=number)}>", "WARC-Date": day}
