"""Where the machine is short of something, where others are at work, and where a folder changes as it is read."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from entente.cli import cli
from entente.ingest.acquire import Failure, acquire
from entente.model.document import Source
from entente.publish import open_for_reading
from entente.store.lock import writing

from .case import good
from .serving import ENTENTE
from .standing import texts

ALONE = ("--processes", "1")
"""Where a test does not ask for processes side by side: each takes seconds to get ready."""


def entente(*arguments: str, limit: Callable[[], object] = lambda: None, **environment: str) -> tuple[int, str]:
    """Run a command in a process of its own; gives its exit code and what it says of faults."""
    done = subprocess.run(
        [ENTENTE, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    return done.returncode, done.stderr


def limited(kind: int, size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (size, size))


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of forty articles, more than are stored one by one."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(good())
    return folder


@pytest.mark.parametrize("kilobytes", [1, 64])
def test_a_full_disk_is_said_so_and_leaves_whole_articles(kilobytes: int, data: Path, articles: Path) -> None:
    # No file may grow beyond the limit: what the system says then is not “no space left”, but comes at the same places.
    code, told = entente(
        "ingest", str(articles), "--data", str(data), limit=limited(resource.RLIMIT_FSIZE, kilobytes * 1024)
    )
    assert code == 74, told
    assert "the disk is full; make room and run the command again" in told
    texts_kept = list((data / "texts").iterdir())
    assert not [path for path in texts_kept if path.stat().st_size == 0]
    assert entente("ingest", str(articles), "--data", str(data), *ALONE)[0] == 0
    assert len(texts(data)) == 40


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a file system in memory; skips where that is not allowed."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("file systems cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(loaded: Path, tmp_path: Path, articles: Path) -> None:
    with small_disk(tmp_path / "disk", "400m") as disk:
        data = Path(shutil.copytree(loaded, disk / "data"))
        filler = disk / "filler"
        with filler.open("wb") as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(1 << 16))
                file.flush()
        code, told = entente("ingest", str(articles), "--data", str(data), *ALONE)
        assert code == 74, told
        assert "the disk is full" in told
        filler.unlink()
        assert entente("ingest", str(articles), "--data", str(data), *ALONE)[0] == 0
        assert len(texts(data)) == 40


def test_too_few_open_files_are_said_so(data: Path, articles: Path) -> None:
    code, told = entente("ingest", str(articles), "--data", str(data), limit=limited(resource.RLIMIT_NOFILE, 24))
    assert code == 74, told
    assert "raise the limit: `ulimit -n 4096`" in told


def test_who_waits_in_vain_is_told_for_whom(data: Path, articles: Path) -> None:
    with writing(data, 0, "entente ingest, since noon"):
        code, told = entente("ingest", str(articles), "--data", str(data), ENTENTE_LOCK_WAIT="0.2")
    assert code == 75
    assert f"entente ingest, since noon (process {os.getpid()}) has been writing to {data} for the 0.2 s waited" in told
    assert "ENTENTE_LOCK_WAIT" in told
    assert texts(data) == {}


HOLD = """
import sys
from pathlib import Path
from entente.store.lock import writing
with writing(Path(sys.argv[1]), 0, "first"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_who_waits_is_let_in_when_the_other_is_killed(data: Path, articles: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        command = [ENTENTE, "ingest", str(articles), "--data", str(data), *ALONE]
        waiting = subprocess.Popen(command, stderr=subprocess.PIPE)
        assert waiting.poll() is None
        first.send_signal(signal.SIGKILL)
        _, told = waiting.communicate()
    assert waiting.returncode == 0, told
    assert len(texts(data)) == 40


def test_two_writers_both_get_done(data: Path, articles: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    for number in range(5):
        (more / f"more-{number}.txt").write_text(good())
    command = [ENTENTE, "ingest", "--data", str(data), *ALONE]
    both = [subprocess.Popen([*command, str(folder)], stderr=subprocess.DEVNULL) for folder in (articles, more)]
    assert [process.wait() for process in both] == [0, 0]
    assert len(texts(data)) == 45


def test_a_reader_keeps_what_it_opened_while_a_writer_changes_all(data: Path, articles: Path) -> None:
    with open_for_reading(data) as before:
        assert entente("ingest", str(articles), "--data", str(data), *ALONE, ENTENTE_SNAPSHOTS_KEPT="1")[0] == 0
        assert list(before.rows("SELECT ?g { GRAPH ?g { ?a a <https://w3id.org/entente/ontology#Article> } }")) == []
    assert len(texts(data)) == 40


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Path.unlink, "cannot be read: No such file or directory"),
        (lambda path: (path.unlink(), path.mkdir()), "cannot be read: Is a directory"),
        (lambda path: (path.unlink(), path.symlink_to(path)), "cannot be read: Too many levels"),
    ],
    ids=["gone", "a folder", "a circle"],
)
def test_a_file_that_changes_between_listing_and_reading(
    change: Callable[[Path], object], says: str, tmp_path: Path
) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(good())
    found = acquire([str(tmp_path)], metadata={}, stdin=io.BytesIO(), limit=1_000)
    assert isinstance(next(found), Source)
    # The paths are listed at the first step and `b` is not open yet.
    change(tmp_path / "b.txt")
    second, third = found
    assert isinstance(second, Failure)
    assert says in second.error.detail
    assert isinstance(third, Source)


@pytest.mark.parametrize(
    ("arguments", "says", "code"),
    [
        (["ingest", "n" * 5_000], "cannot be read: File name too long", 66),
        (["ingest", "a.txt", "--date", "2024-13-01"], "which is no day; as in --date 2024-06-28", 64),
        (["ingest", "a.txt", "--title", "caf\udce9"], "--title is not UTF-8", 64),
        (["ingest", "a.txt", "--processes", "-1"], "--processes", 64),
        (["retract", "n" * 5_000], "no article nnn", 66),
        (["query", "n" * 5_000], "cannot be read: File name too long", 66),
        (["query", "-", "--param", "a=\udce9"], "", 64),
        (["claims", "--article", "\udce9"], "no article", 66),
        (["export", "--output", "/proc/none/graph"], "cannot be written", 64),
        (["export", "--graph", "no iri"], "no iri", 66),
        (["serve", "--host", "no.such.host.invalid"], "cannot serve on no.such.host.invalid:8000", 69),
        (["serve", "--host", "\x00"], "cannot serve on", 69),
    ],
    ids=lambda value: " ".join(value)[:30].encode("unicode_escape").decode() if isinstance(value, list) else "",
)
def test_arguments_nobody_hoped_for(arguments: list[str], says: str, code: int, data: Path) -> None:
    result = CliRunner().invoke(cli, [*arguments, "--data", str(data)], input="ASK {}")
    assert result.exit_code == code, result.output
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("ASK { FILTER" + "(" * 5_000 + "1" + ")" * 5_000 + " }", "levels of brackets; 1,000 are allowed"),
        ("ASK { ?s " + "/".join(["<urn:p>"] * 1_000) + " ?o }", "patterns, path steps and optional parts; 300 are"),
        ("ASK { FILTER(1" + " + 1" * 7_000 + ") }", "operators; 1,000 are allowed"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "answers queries, not updates"),
        ("ASK {} #" + "a" * 1_000_000, "characters; 1,000,000 are allowed"),
    ],
    ids=["parentheses", "steps", "sum", "update", "letters"],
)
def test_a_query_that_would_break_the_engine_is_refused(query: str, says: str, data: Path) -> None:
    result = CliRunner().invoke(cli, ["query", "-", "--data", str(data)], input=query)
    assert (result.exit_code, result.stderr.count("\n")) == (65, 1), result.output[:300]
    assert says in result.stderr
