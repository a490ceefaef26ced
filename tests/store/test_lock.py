import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from entente.errors import StoreLocked
from entente.store.lock import writing

HOLD = """
import sys
from pathlib import Path
from entente.store.lock import writing
with writing(Path(sys.argv[1]), 0, "entente ingest"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_process_is_named_and_let_in_when_the_holder_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with (
            pytest.raises(StoreLocked, match=rf"entente ingest \(process {holder.pid}\)"),
            writing(tmp_path, 0.1, "me"),
        ):
            pass
        holder.kill()
        with writing(tmp_path, 5, "me"):
            assert "me" in (tmp_path / "lock").read_text()


def test_another_thread_waits_and_does_not_loosen_the_lock(tmp_path: Path) -> None:
    def enter() -> str:
        try:
            with writing(tmp_path, 0.05, "other"):
                return "entered"
        except StoreLocked as error:
            return error.detail

    with writing(tmp_path, 0, "me"), ThreadPoolExecutor(1) as pool:
        assert "another thread" in pool.submit(enter).result()
        command = [sys.executable, "-c", HOLD, str(tmp_path)]
        second = subprocess.run(command, input="", capture_output=True, text=True, check=False)
        assert "StoreLocked" in second.stderr


def test_the_lock_is_free_after_the_batch(tmp_path: Path) -> None:
    for _ in range(2):
        with writing(tmp_path, 0, "me"):
            pass
    assert (tmp_path / "lock").read_text() == ""
