"""What excuses a test and what does not, by the real clients: nothing listens on port 9 of loopback."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.registries import install

PIP = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--retries", "0"]


def test_a_registry_out_of_reach_is_an_excuse(tmp_path: Path) -> None:
    with pytest.raises(pytest.skip.Exception, match="no registry answers"):
        install(*PIP, "--index-url", "http://127.0.0.1:9/simple", "--target", str(tmp_path), "click")


def test_a_wrong_hash_is_none(tmp_path: Path) -> None:
    package = tmp_path / "thing-1.0.tar.gz"
    package.write_bytes(b"another thing")
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"thing @ {package.as_uri()} --hash=sha256:{'0' * 64}\n")
    with pytest.raises(AssertionError, match="HASHES"):
        install(*PIP, "--no-index", "--require-hashes", "-r", str(lock), "--target", str(tmp_path / "out"))
