"""Pieces of words: every word has one, long ones few, and shapes and spaces are told apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.syntax.model import SHIPPED, Model
from entente.syntax.model import model as read
from entente.syntax.wordpieces import FEATURES, SHAPES, shape


@given(st.text(min_size=1, max_size=60))
def test_every_word_has_pieces_and_a_shape(word: str) -> None:
    vocabulary = read(SHIPPED).vocabulary
    pieces = vocabulary.pieces(word)
    assert 1 <= len(pieces) <= 40
    assert pieces == vocabulary.pieces(word)
    assert 0 <= shape(word) < SHAPES


def test_only_the_beginning_of_a_very_long_word_counts(model: Model) -> None:
    assert model.vocabulary.pieces("a" * 100_000) == model.vocabulary.pieces("a" * 24)


def test_windows_are_padded_and_keep_where_words_begin(model: Model) -> None:
    found = model.vocabulary.encode([(["Tripoli", "’s", "talks"], [True, False, True]), (["No"], [True])])
    assert found.lengths == (3, 1)
    assert found.ids.shape == found.mask.shape == found.features.shape
    assert found.first.shape == (2, 3)
    assert found.mask.sum(1).tolist()[1] == 3
    assert found.first[0].tolist() == sorted(set(found.first[0].tolist()))
    assert found.features.max() < FEATURES
    told = found.features[0, found.first[0]]
    assert told.tolist() == [shape("Tripoli") + SHAPES, shape("’s"), shape("talks") + SHAPES]


@pytest.mark.parametrize("word", ["🇱🇾", "العربية", "\u200b", "\ufeff", "é", "Ⅻ", "😀"])
def test_unusual_words_have_pieces(model: Model, word: str) -> None:
    assert len(model.vocabulary.pieces(word)) >= 1


def test_case_shows_in_the_shape_alone(model: Model) -> None:
    upper, lower = (model.vocabulary.encode([([word], [True])]) for word in ("NATO", "nato"))
    assert np.array_equal(upper.ids, lower.ids)
    assert not np.array_equal(upper.features, lower.features)
