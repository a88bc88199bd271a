"""The quality floor: what extraction reaches on gold may rise and never drop without a written reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import Floor, check, evaluate

_HERE = Path(__file__).parent
_GOLD = {"seeds": _HERE.parent / "seeds", "gold": _HERE / "gold", "english": _HERE / "english"}


@pytest.mark.parametrize("name", sorted(_GOLD))
def test_no_figure_drops_below_its_floor(name: str) -> None:
    """`kg evaluate GOLD --floor FILE --pin` raises the floor; `--reason TEXT` lowers it and keeps the reason."""
    found = evaluate(None, _GOLD[name], samples=1)
    assert not found.problems
    assert check(found, Floor.read(_HERE / "floors" / f"{name}.json")) == []
