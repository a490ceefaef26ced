"""Nothing calls out: the runtime of the network is told not to tell anybody that it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from entente.syntax import TELEMETRY

PARSE = "from entente.syntax.pipeline import pipeline; pipeline()('Libya met Chad.'); import time; time.sleep(3)"


def test_the_runtime_is_told_before_it_starts() -> None:
    told = {name: value for name, value in os.environ.items() if name not in TELEMETRY}
    asked = f"import entente.syntax.model, os; print([os.environ[name] for name in {TELEMETRY!r}])"
    done = subprocess.run([sys.executable, "-c", asked], env=told, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['1', '1']"


@pytest.mark.skipif(
    shutil.which("strace") is None, reason="strace, which sees every call for the network, is not there"
)
def test_parsing_asks_for_no_address(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    command = ["strace", "-f", "-e", "trace=connect,sendto", "-o", str(trace), sys.executable, "-c", PARSE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not look into processes here")
    assert done.returncode == 0, done.stderr
    assert [line for line in trace.read_text("utf-8").splitlines() if "AF_INET" in line] == []
