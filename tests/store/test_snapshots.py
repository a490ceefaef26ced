from pathlib import Path

import pytest

from entente.errors import StoreError
from entente.store.snapshots import Snapshot, current_snapshot, publish_snapshot


def _backup(folder: Path) -> None:
    folder.mkdir()
    (folder / "part").write_text("whole")


def _publish(data: Path, keep: int = 3) -> Snapshot:
    return publish_snapshot(data, _backup, keep)


def _names(data: Path) -> list[str]:
    return sorted(path.name for path in (data / "snapshots").iterdir())


def test_an_empty_directory_has_no_snapshot(tmp_path: Path) -> None:
    assert current_snapshot(tmp_path) is None


def test_publishing_moves_the_pointer_and_never_uses_an_identifier_twice(tmp_path: Path) -> None:
    first, second = _publish(tmp_path), _publish(tmp_path)
    assert current_snapshot(tmp_path) == second
    assert first.identifier < second.identifier
    assert (second.store / "part").read_text() == "whole"


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    made = [_publish(tmp_path, keep=2) for _ in range(4)]
    assert _names(tmp_path) == [snapshot.identifier for snapshot in made[2:]]


def test_a_snapshot_that_is_held_outlives_its_turn(tmp_path: Path) -> None:
    first = _publish(tmp_path, keep=1)
    with first.hold():
        second = _publish(tmp_path, keep=1)
        assert _names(tmp_path) == [first.identifier, second.identifier]
    third = _publish(tmp_path, keep=1)
    assert _names(tmp_path) == [third.identifier]


def test_holding_a_snapshot_that_is_gone_says_so(tmp_path: Path) -> None:
    first = _publish(tmp_path, keep=1)
    _publish(tmp_path, keep=1)
    with pytest.raises(StoreError, match="is gone"):
        first.hold()


def test_a_publication_that_breaks_off_leaves_the_pointer_and_is_cleared_away(tmp_path: Path) -> None:
    whole = _publish(tmp_path)

    def break_off(folder: Path) -> None:
        folder.mkdir()
        raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        publish_snapshot(tmp_path, break_off, 3)
    assert current_snapshot(tmp_path) == whole
    assert len(_names(tmp_path)) == 2
    after = _publish(tmp_path)
    assert _names(tmp_path) == [whole.identifier, after.identifier]


def test_a_snapshot_never_pointed_at_is_cleared_away(tmp_path: Path) -> None:
    whole = _publish(tmp_path)
    orphan = tmp_path / "snapshots" / "00000009-abcdabcd"
    orphan.mkdir()
    (orphan / "hold").touch()
    after = _publish(tmp_path)
    assert _names(tmp_path) == [whole.identifier, after.identifier]


def test_a_pointer_to_nothing_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("00000001-00000000\n")
    with pytest.raises(StoreError, match="not there") as caught:
        current_snapshot(tmp_path)
    assert "publishes" in caught.value.hint
