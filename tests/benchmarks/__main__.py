"""Every measurement, one table after the other: ``python -m tests.benchmarks [ARTICLES ...]``."""

from __future__ import annotations

from tests.benchmarks import exporting, loading, processes, querying, stages
from tests.benchmarks.corpus import chosen_sizes

if __name__ == "__main__":
    sizes = chosen_sizes()
    for measurement in (processes, stages, loading, exporting, querying):
        measurement.main(sizes)
