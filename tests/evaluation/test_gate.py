"""The gate: our reader on our own sets, no measure below its floor, every quote word for word."""

import pytest

from . import coding, gate, leads, reading, sets
from .evaluation import Result, evaluate


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return {result.name: result for result in evaluate()}


@pytest.mark.parametrize("name", sorted(sets.TEXTS))
def test_no_measure_stands_below_its_floor(name: str, results: dict[str, Result]) -> None:
    assert gate.falls(gate.load()[name], results[name].floor) == ()


@pytest.mark.parametrize("name", sorted(sets.TEXTS))
def test_every_quote_stands_in_its_text(name: str, results: dict[str, Result]) -> None:
    assert [row.line() for _, row in results[name].misquoted] == []


@pytest.mark.parametrize("name", coding.SETS)
def test_no_type_of_event_stands_below_its_floor(name: str) -> None:
    found = coding.floor(coding.measure(reading.dictionary(), coding.SETS[name]), coding.SETS[name])
    assert gate.falls(gate.load()[name], found) == ()


def test_leads_are_coded_as_well_as_they_were() -> None:
    assert gate.falls(gate.load()["leads"], leads.measure(reading.dictionary()).floor) == ()
