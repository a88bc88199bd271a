"""The README's Python runs as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)


def test_there_is_python_to_run() -> None:
    """The README shows how the graph is used from a program."""
    assert len(BLOCKS) == 1


@pytest.mark.parametrize("block", BLOCKS)
def test_the_python_of_the_readme_runs(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a store of its own and, for speed, one of the seeds; what it looks up is there."""
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    exec(block.replace('"seeds"', repr(str(ROOT / "seeds" / "s2-hanoi-guangdong.txt"))), known)  # noqa: S102
    met = known["met"]
    assert len(met) > 0  # type: ignore[arg-type]
    assert (tmp_path / "store").is_dir()
