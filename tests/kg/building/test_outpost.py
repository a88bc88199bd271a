"""The outpost: processes on a machine of a cluster, kept between tasks, ended when there is nothing to do."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kg.building.outpost import Order, Pool, Program, attend, program
from kg.building.portion import Portion, Reading
from tests.kg import steps

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends processes as POSIX does")


def test_another_program_is_told_and_reads_nothing() -> None:
    """Whatever differs: a version, or the code alone."""
    for other in (Program("diplomacy-kg 0.0.1", program().fingerprint), Program(program().name, "0")):
        assert attend(Order(steps.idle, None, other), [Portion(Path("a.txt"), "1")]) == program()


def test_portions_are_read_in_a_process_that_stays() -> None:
    """One for each task under way, of the same order; it goes after a while."""
    pool = Pool(idle=0.3)
    order = Order(steps.idle, None, program())
    portions = [Portion(Path("a.txt"), str(number)) for number in range(5)]
    with pool.hand(order) as hand:
        assert list(hand.read(portions)) == [Reading((), str(number)) for number in range(5)]
        pid = hand.pid
        with pool.hand(order) as other:
            assert other is not hand
    with pool.hand(order) as again:
        assert again in {hand, other}
    with pool.hand(Order(steps.idle, 1.0, program())) as another:
        assert another not in {hand, other}
    assert pid is not None
    for _ in range(200):
        if not len(pool):
            break
        time.sleep(0.1)
    assert len(pool) == 0
    assert hand.pid is None
    with pool.hand(order) as new:
        assert list(new.read(portions[:1])) == [Reading((), "0")]
