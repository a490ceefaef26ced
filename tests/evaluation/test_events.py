"""Events told twice are proposed as one as well as the floor says, and sentences tell more than chance."""

from __future__ import annotations

from functools import cache

from . import gate, reading
from .events import Result, load, measure


@cache
def result() -> Result:
    return measure(reading.dictionary())


def test_no_measure_is_below_its_floor() -> None:
    assert not gate.falls(gate.load()["events"], result().floor), list(result().faults())


def test_there_are_pairs_enough_of_both_sorts_and_near_ones() -> None:
    pairs = result().pairs
    near = [pair for pair in pairs if abs((pair.one.article.date - pair.other.article.date).days) <= 3]  # type: ignore[operator]
    assert sum(pair.is_same for pair in pairs) >= 60
    assert sum(not pair.is_same for pair in near) >= 120
    assert len({report.article.text for report in load()}) == len(load())


def test_the_type_and_the_sentences_bring_something() -> None:
    precision, recall = result().shares()
    for reason in ("type", "sentences"):
        without = result().shares(without=reason)
        assert without[0] < precision
        assert without[1] <= recall
