"""How property tests search: the same examples each time, so that a fault is one for everybody, and nothing is kept."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, configuration, settings
from tests.copies import copied, once
from tests.few_graphs import few_graphs
from tests.scheduling import Together, turn

import entente
from entente.cli import cli
from entente.ontology import resources
from entente.publish import open_for_writing

configuration.set_hypothesis_home_dir(tempfile.gettempdir())
settings.register_profile(
    "stable",
    derandomize=True,
    database=None,
    max_examples=300,
    deadline=None,  # other work on the machine is no fault of ours
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("stable")

SAMPLES = Path(entente.__file__).parent / "data/samples"

gc.set_threshold(100_000, 20, 100)  # with graphs of a million objects, looking for garbage takes a third of the time

collect_ignore = ["profile/validate.py"]  # runs in an environment of its own, which has what it imports


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest."""
    items.sort(key=lambda item: turn(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together | None:
    """Share the files out as ``tests.scheduling`` says, where no other way is asked for."""
    return Together(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.fixture(scope="module")
def few() -> Iterator[None]:
    """Let this process know few of the reference graphs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resources, "reference_files", few_graphs)
        yield


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with ontology and reference, and with the names the reader knows; not to be written to."""
    return once(tmp_path_factory, "loaded", _load)


@pytest.fixture(scope="session")
def loaded_few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory like ``loaded`` for tests that use ``few``."""

    def make(data: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(resources, "reference_files", few_graphs)
            _load(data)

    return once(tmp_path_factory, "loaded-few", make)


@pytest.fixture(scope="session")
def sampled(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the samples, too, as `entente ingest` reads them; not to be written to."""

    def make(data: Path) -> None:
        read = CliRunner().invoke(cli, ["ingest", str(SAMPLES), "--data", str(copied(loaded, data))])
        assert read.exit_code == 0, read.stderr

    return once(tmp_path_factory, "sampled", make)


def _load(data: Path) -> None:
    with open_for_writing(data) as writer:
        writer.dictionary()
