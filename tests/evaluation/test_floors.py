"""Floors rise, and fall only with leave."""

from pathlib import Path

import pytest

from .gate import Floor, FloorLowered, falls, load, raised, save

OLD = Floor("a", {"core_recall": 0.5, "surplus_per_core": 0.2})


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    save({"development": OLD}, tmp_path / "floors.json")
    assert load(tmp_path / "floors.json") == {"development": OLD}
    assert load(tmp_path / "nothing.json") == {}


def test_a_measure_below_its_floor_is_named() -> None:
    assert falls(OLD, OLD) == ()
    worse = Floor("a", {"core_recall": 0.4, "surplus_per_core": 0.3})
    assert len(falls(OLD, worse)) == 2
    assert "core_recall" in falls(OLD, worse)[0]


def test_a_changed_set_is_a_fault() -> None:
    assert "changed" in falls(OLD, Floor("b", OLD.measures))[0]


def test_an_update_raises_and_refuses_to_lower() -> None:
    better = Floor("a", {"core_recall": 0.6, "surplus_per_core": 0.1})
    assert raised({"development": OLD}, {"development": better}) == {"development": better}
    with pytest.raises(FloorLowered, match="core_recall"):
        raised({"development": better}, {"development": OLD})
    assert raised({"development": better}, {"development": OLD}, allow_regression=True) == {"development": OLD}


def test_another_set_keeps_its_floor() -> None:
    assert set(raised({"samples": OLD}, {"development": OLD})) == {"samples", "development"}
