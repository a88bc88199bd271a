"""What once failed stays well: every file of the corpus, and inputs that hypothesis makes, keep what is promised of them."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.inputs import CORPUS, kept, made
from tests.fuzz.targets import TARGETS, Hung, check, within

KEPT = [(target, path.name) for target in TARGETS for path in kept(target)]


def test_each_target_has_a_corpus() -> None:
    """No target is without an input to begin with, no folder without a target, and the list of them has not shrunk."""
    assert {target for target, _ in KEPT} == set(TARGETS) == {path.name for path in CORPUS.iterdir()}
    assert len(KEPT) >= 26


@pytest.mark.parametrize(("target", "name"), KEPT, ids=lambda part: part)
def test_a_kept_input_is_well(target: str, name: str) -> None:
    """An input that once failed, or that tells a fuzzer what a format is."""
    check(target, (CORPUS / target / name).read_bytes())


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 1 << 32))
def test_inputs_made_of_the_genres_own_pieces_are_well(target: str, seed: int) -> None:
    """Seeds cut and mixed, sentences of the words that the rules know, broken bytes."""
    check(target, made(target, random.Random(seed)))  # noqa: S311 - hypothesis' own choice, no secret


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode()))
def test_any_bytes_are_well(target: str, data: bytes) -> None:
    """Bytes and characters of no format at all."""
    check(target, data)


def test_what_hangs_is_told() -> None:
    """The guard of the fuzzers stops a loop without end."""
    with pytest.raises(Hung), within(0.05):
        _count_for_ever()


def _count_for_ever() -> None:
    for _ in itertools.count():
        pass
