"""The model: what it says of windows, and folders that hold none."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from entente.errors import BadPipeline
from entente.syntax.model import SHIPPED, Model

WINDOW = "Libya met Chad . Sudan left .".split()
SPACES = [True, True, True, False, True, True, False]


def test_sentences_of_a_window_are_trees_of_their_own(model: Model) -> None:
    (parsed,) = model.parse([(WINDOW, SPACES)])
    assert parsed.starts.tolist() == [True, False, False, False, True, False, False]
    assert parsed.heads.tolist() == [1, 1, 1, 1, 5, 5, 5]
    assert [model.relations[index] for index in parsed.relations] == [
        "nsubj", "root", "obj", "punct", "nsubj", "root", "punct",
    ]  # fmt: skip
    assert [model.upos[index] for index in parsed.upos] == ["PROPN", "VERB", "PROPN", "PUNCT", "PROPN", "VERB", "PUNCT"]


def test_padding_changes_nothing(model: Model) -> None:
    (alone,) = model.parse([(WINDOW, SPACES)])
    padded, _ = model.parse([(WINDOW, SPACES), (WINDOW * 4, SPACES * 4)])
    assert np.array_equal(alone.heads, padded.heads)
    assert np.array_equal(alone.relations, padded.relations)


def test_the_shipped_parser_is_small_enough_to_travel() -> None:
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) <= 30_000_000


@pytest.mark.parametrize("name", ["labels.json", "lemmas.tsv", "model.onnx", "relations.npy", "vocab.txt"])
@pytest.mark.parametrize("content", [b"\xff\x00 none", None], ids=["spoilt", "missing"])
def test_a_folder_without_a_part_holds_no_parser(tmp_path: Path, name: str, content: bytes | None) -> None:
    for file in SHIPPED.iterdir():
        if file.name != name:
            (tmp_path / file.name).symlink_to(file)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(BadPipeline, match="holds no parser") as caught:
        Model(tmp_path)
    assert "make train" in caught.value.hint


def test_a_parser_in_another_folder_is_read(tmp_path: Path, model: Model) -> None:
    folder = shutil.copytree(SHIPPED, tmp_path / "parser")
    (parsed,) = Model(folder).parse([(WINDOW, SPACES)])
    (shipped,) = model.parse([(WINDOW, SPACES)])
    assert np.array_equal(parsed.heads, shipped.heads)
