"""Of thirty offices on thirty days, the graph surely names nobody who did not hold them."""

from __future__ import annotations

from datetime import date

import pytest

from . import gate
from .holders import Pair, judged, measure, pairs


def test_nobody_is_surely_named_who_did_not_hold_the_office_and_no_fewer_are_right_than_the_floor() -> None:
    found = measure()
    assert found.outcomes["wrong"] == 0, found.others
    assert not gate.falls(gate.load()["holders"], found.floor), found.others


def test_there_are_thirty_each_once() -> None:
    assert len({(pair.office, pair.day) for pair in pairs()}) == 30


@pytest.mark.parametrize(
    ("surely", "possibly", "proven", "outcome"),
    [
        ({"a"}, set(), True, "right"),
        ({"a"}, {"b"}, True, "right"),
        ({"a"}, set(), False, "possible"),
        (set(), {"a", "b"}, True, "possible"),
        (set(), {"b"}, True, "unknown"),
        (set(), set(), True, "unknown"),
        ({"b"}, {"a"}, True, "wrong"),
        ({"a", "b"}, set(), True, "wrong"),
    ],
)
def test_an_answer_is_judged(surely: set[str], possibly: set[str], proven: bool, outcome: str) -> None:
    assert judged(Pair("office", date(2020, 1, 1), "a", proven), surely, possibly) == outcome
