"""Names in remarks link to whom they mean, as often as ever before."""

from __future__ import annotations

import pytest

from . import gate
from .linking import measure
from .remarks import RECORDS


@pytest.mark.skipif(not RECORDS.exists(), reason="the travels and visits are not beside this checkout")
def test_names_link_to_the_right_actor_no_less_often_than_the_floor() -> None:
    linking = measure()
    fallen = gate.falls(gate.load()["remarks"], linking.floor)
    wrong = "\n".join(f"{one.mention.text} is {one.mention.label}, not {one.found}" for one in linking.faults)
    assert not fallen, f"{fallen}; wrong are:\n{wrong}"
