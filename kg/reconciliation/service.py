"""A reconciliation service, asked over HTTP: for its manifest, and for candidates in batches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kg.errors import ServiceRefused
from kg.http import Client
from kg.reconciliation.candidates import read_batch
from kg.reconciliation.manifest import Manifest
from kg.reconciliation.query import Query

BATCH: Final = 10  # queries at once, where the manifest does not say how many may be
_TOO_LARGE: Final = 413


class Service:
    """The service at an address."""

    def __init__(self, client: Client, url: str) -> None:
        self._client = client
        self.url = url

    def manifest(self) -> tuple[Any, str]:
        """Return the manifest as it came, and the address that it came from in the end, where queries go.

        Raises:
            ServiceFailed: see ``Client.get``; ``UnusableAnswer`` where it is no JSON.
        """
        answer = self._client.get(self.url)
        return answer.json(), answer.url

    def ask(self, manifest: Manifest, queries: Sequence[Query]) -> dict[Query, list[Any]]:
        """Return the service's answer to each query of one batch, as it came; one that it passed over is left out.

        A batch that the service finds too large is halved.

        Raises:
            ServiceFailed: see ``Client.post_form``; ``UnusableAnswer`` where no answer to the batch came.
        """
        named = {f"q{number}": query for number, query in enumerate(queries)}
        try:
            answer = self._client.post_form(manifest.url, {"queries": _written(named)})
        except ServiceRefused as failure:
            if failure.status != _TOO_LARGE or len(queries) < 2:
                raise
            half = len(queries) // 2
            return self.ask(manifest, queries[:half]) | self.ask(manifest, queries[half:])
        found = read_batch(answer.json(), frozenset(named), manifest.url)
        return {named[key]: result for key, result in found.items()}


def batches(queries: Sequence[Query], manifest: Manifest) -> Iterator[Sequence[Query]]:
    """Yield the queries in as many at once as the service takes, and no more than is polite."""
    size = min(manifest.batch_size or BATCH, 10 * BATCH)
    for start in range(0, len(queries), size):
        yield queries[start : start + size]


def _written(named: Mapping[str, Query]) -> str:
    return json.dumps({key: query.to_json() for key, query in named.items()}, ensure_ascii=False)
