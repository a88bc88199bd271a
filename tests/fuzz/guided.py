"""One target under Atheris, which keeps the inputs that reach new code: ``python -m tests.fuzz.guided TARGET [options of libFuzzer]``."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["mappings", "kg"]):
    from tests.fuzz.targets import check


def main() -> None:
    """Fuzz the target that the first argument names; a failing input is written by libFuzzer."""
    target = sys.argv.pop(1)
    atheris.Setup(sys.argv, lambda data: check(target, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
