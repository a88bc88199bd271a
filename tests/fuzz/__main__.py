"""Fuzz every target for a while: ``python -m tests.fuzz --seconds 60``; exits 1 where something does not hold.

Half of the time goes to inputs made at random from a printed seed, half to Atheris, which follows the code that inputs
reach, where that is installed (``pip install -e '.[fuzz]'``; it has wheels for Linux and CPython 3.11 to 3.13). A
failing input is kept in ``tests/fuzz/corpus`` beside those of its target, which the tests replay.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import random
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Final

from tests.fuzz.inputs import CORPUS, made
from tests.fuzz.targets import TARGETS, check

_SLOWEST: Final = 30  # seconds that an instrumented run may take on top: it imports everything anew


def main() -> int:
    """Run all targets or one, print what each did; return 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60, help="for all targets together")
    parser.add_argument("--target", action="append", choices=sorted(TARGETS), help="one target only")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    given = parser.parse_args()
    targets = given.target or list(TARGETS)
    guided = importlib.util.find_spec("atheris") is not None
    share = given.seconds / len(targets) / (2 if guided else 1)
    say(
        f"seed {given.seed}"
        + ("" if guided else "; Atheris is not installed, so all inputs are made at random")
    )
    failed = [target for target in targets if not at_random(target, share, given.seed)]
    failed += [target for target in targets if guided and not by_coverage(target, share)]
    return 1 if failed else 0


def at_random(target: str, seconds: float, seed: int) -> bool:
    """Check inputs made at random for a while; keep and show the first that fails."""
    chance, tried, until = random.Random(f"{target} {seed}"), 0, time.monotonic() + seconds  # noqa: S311 - no secret
    while time.monotonic() < until or not tried:
        data = made(target, chance)
        tried += 1
        try:
            check(target, data)
        except Exception:  # noqa: BLE001 - whatever an input makes of the code is what is looked for
            path = CORPUS / target / hashlib.sha256(data).hexdigest()[:12]
            path.write_bytes(data)
            say(f"{target}: input {tried} fails, kept as {path}\n{traceback.format_exc()}")
            return False
    say(f"{target}: {tried} inputs at random, all well")
    return True


def by_coverage(target: str, seconds: float) -> bool:
    """Let Atheris look for inputs for a while, beginning with the corpus."""
    with tempfile.TemporaryDirectory() as found:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.fuzz.guided", target, f"-max_total_time={max(1, round(seconds))}", "-max_len=4096",
             f"-artifact_prefix={CORPUS / target}/", found, str(CORPUS / target)],
            cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, timeout=seconds * 10 + 10 * _SLOWEST, check=False,
        )  # fmt: skip
    last = next((line for line in reversed(ran.stderr.splitlines()) if line.startswith(("Done", "#"))), "")
    say(
        f"{target}: Atheris, {last}"
        if ran.returncode == 0
        else f"{target}: Atheris fails\n{ran.stdout}{ran.stderr}"
    )
    return ran.returncode == 0


def say(words: str) -> None:
    """Write a line to stderr at once."""
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
