"""Every measurement, one table after the other, each in a process of its own: ``python -m tests.benchmarks [ARTICLES ...]``."""

from __future__ import annotations

import subprocess
import sys

if __name__ == "__main__":
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.exporting"], check=True
    )  # a million quads, always
    for module in (
        "processes",
        "stages",
        "extraction",
        "building",
        "loading",
        "querying",
        "matching",
        "remote",
        "surviving",
    ):
        subprocess.run([sys.executable, "-m", f"tests.benchmarks.{module}", *sys.argv[1:]], check=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.importing"], check=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.reconciling"], check=True)
