"""Signatures: near for sentences of like meaning, whoever they name, and without cost to what the parser says."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from spacy.language import Language

from entente.model.signature import BITS, cosine, distance
from entente.syntax.component import SIGNATURES
from entente.syntax.model import SHIPPED, Model
from entente.syntax.signatures import LAYER, MEAN, Signer, exposed, planes
from entente.syntax.training.mean import mean

WINDOW = "Libya met Chad . Sudan left .".split()
SPACES = [True, True, True, False, True, True, False]


def of(own: Language, text: str) -> list[str]:
    found: dict[int, str] = own(text).user_data[SIGNATURES]
    return [signature for _, signature in sorted(found.items())]


def test_every_sentence_has_one_and_the_same_each_time(own: Language) -> None:
    text = "The ministers signed a treaty. Soldiers shelled the harbour."
    found = of(own, text)
    assert [len(signature) for signature in found] == [BITS // 4] * 2
    assert found == of(own, text)
    assert found[0] != found[1]


def test_sentences_of_like_meaning_are_nearer_whoever_they_name(own: Language) -> None:
    one, same, other = (
        of(own, text)[0]
        for text in (
            "Arland's ministers signed a treaty with Velmar.",
            "Ministers of Corvia put their names to an accord with Dorland.",
            "Arland's artillery shelled a harbour in Velmar.",
        )
    )
    assert distance(one, same) < distance(one, other)


def test_a_sentence_without_noun_and_verb_has_none(own: Language) -> None:
    assert of(own, "Ankara, Baku, Paris.") == [""]


def test_the_parser_says_the_same_without_them(tmp_path: Path, model: Model) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "parser"))
    (folder / MEAN).unlink()
    (without,) = Model(folder).parse([(WINDOW, SPACES)])
    (parsed,) = model.parse([(WINDOW, SPACES)])
    assert without.signatures == ()
    assert len(parsed.signatures) == 2
    for name in ("starts", "upos", "xpos", "heads", "relations"):
        assert np.array_equal(getattr(parsed, name), getattr(without, name))


def test_a_parser_without_a_mean_makes_none_in_a_pipeline(tmp_path: Path) -> None:
    from entente.syntax.pipeline import pipeline

    folder = Path(shutil.copytree(SHIPPED, tmp_path / "parser"))
    (folder / MEAN).unlink()
    assert pipeline(str(folder))("Libya met Chad.").user_data[SIGNATURES] == {}


def test_an_exposed_tensor_is_one_more_output_and_no_less() -> None:
    model = (SHIPPED / "model.onnx").read_bytes()
    plain, more = (onnxruntime.InferenceSession(each) for each in (model, exposed(model, LAYER)))
    names = [output.name for output in plain.get_outputs()]
    assert [output.name for output in more.get_outputs()] == [*names, LAYER]


def test_planes_stand_upright_on_one_another() -> None:
    found = planes()
    assert np.allclose(found.T @ found, np.eye(BITS), atol=1e-5)


def test_the_distance_of_signatures_tells_the_cosine_of_vectors() -> None:
    draw = np.random.default_rng(7)
    signer = Signer(np.zeros(BITS, np.float32), ("NOUN",))
    one = draw.standard_normal(BITS).astype(np.float32)
    for share in (0.0, 0.3, 0.6, 0.9):
        other = (share * one + (1 - share) * draw.standard_normal(BITS)).astype(np.float32)
        exact = float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))
        signed = signer.sign(np.stack([one, other]), np.ones(2, np.float32))
        assert cosine(distance(*signed)) == pytest.approx(exact, abs=0.15)


def test_the_mean_is_that_of_the_sentences_given(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "parser"))
    (folder / MEAN).unlink()
    texts = ["Ministers signed a treaty.", "Soldiers shelled the harbour."]
    first, second = (mean(folder, [text]) for text in texts)
    assert np.allclose(mean(folder, ["\n".join(texts)]), (first + second) / 2, atol=0.2)
    assert not np.allclose(first, second, atol=0.2)
    assert not (folder / MEAN).exists()
