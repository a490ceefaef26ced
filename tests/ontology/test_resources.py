from __future__ import annotations

from pathlib import Path

import pytest

from entente.errors import Unavailable
from entente.ontology import resources


def test_the_working_directory_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert resources.ontology_file("vocab/event-type.ttl").is_file()
    assert resources.module_files()[0].name == "core.ttl"


def test_listings_are_sorted_and_of_one_kind() -> None:
    names = [file.name for file in resources.query_files("checks")]
    assert names == sorted(names)
    assert names
    assert all(name.endswith(".rq") for name in names)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(Unavailable, match=r"ontology/dragons\.ttl"):
        resources.ontology_file("dragons.ttl")
    with pytest.raises(Unavailable, match=r"queries/checks/dragons\.rq"):
        resources.query_file("checks/dragons.rq")


def test_a_missing_folder_is_empty() -> None:
    assert resources.query_files("dragons") == ()
