"""The pipeline: our own, one in a folder, or one that is named; what is none says so."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from entente.errors import BadPipeline
from entente.syntax.model import SHIPPED
from entente.syntax.pipeline import pipeline


def test_it_is_loaded_once() -> None:
    assert pipeline() is pipeline("")


def test_a_folder_that_training_wrote_is_a_pipeline() -> None:
    doc = pipeline(str(SHIPPED))("Libya met Chad.")
    assert [token.dep_ for token in doc] == ["nsubj", "root", "obj", "punct"]


@pytest.mark.parametrize("name", ["no_such_package", "/no/such/folder"])
def test_what_is_no_pipeline_is_refused(name: str) -> None:
    with pytest.raises(BadPipeline, match="is no pipeline") as caught:
        pipeline(name)
    assert "ENTENTE_PIPELINE" in caught.value.hint


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadPipeline, match="is no pipeline"):
        pipeline(str(tmp_path))


def test_a_folder_with_labels_and_nothing_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "labels.json").write_text("{}", "utf-8")
    with pytest.raises(BadPipeline, match="holds no parser"):
        pipeline(str(tmp_path))


def test_a_pipeline_without_trees_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(BadPipeline, match="sets no tags, lemmas or trees"):
        pipeline(str(tmp_path / "blank"))
