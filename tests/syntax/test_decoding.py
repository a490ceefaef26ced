"""Decoding: always one tree with one root, and the best there is."""

from __future__ import annotations

import itertools
import time
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.syntax.decoding import Heads, Scores, tree


def scores(most: int) -> st.SearchStrategy[Scores]:
    """Scores of sentences of up to that many words, in steps that make ties likely."""

    def of(count: int) -> st.SearchStrategy[Scores]:
        cells = st.lists(st.integers(-20, 20), min_size=count * (count + 1), max_size=count * (count + 1))
        return cells.map(lambda flat: np.array(flat, np.float32).reshape(count, count + 1) / np.float32(4))

    return st.integers(1, most).flatmap(of)


def is_tree(heads: Heads) -> bool:
    """Whether exactly one word is the root, and every word hangs on it in the end."""
    if (heads == 0).sum() != 1:
        return False
    for start in range(1, len(heads) + 1):
        node = start
        for _ in heads:
            node = int(heads[node - 1]) if node else 0
        if node:
            return False
    return True


def total(table: Scores, heads: Heads) -> float:
    return float(table[np.arange(len(heads)), heads].sum())


@given(scores(12))
def test_it_is_always_a_tree_with_one_root(table: Scores) -> None:
    before = table.copy()
    assert is_tree(tree(table))
    assert np.array_equal(table, before)


@cache
def trees(count: int) -> Heads:
    """Every tree with one root over that many words, a row each."""
    every = (np.array(heads) for heads in itertools.product(range(count + 1), repeat=count))
    return np.array([heads for heads in every if is_tree(heads)])


@settings(max_examples=150)
@given(scores(5))
def test_no_tree_of_up_to_five_words_has_more(table: Scores) -> None:
    """Of five words four are tried as the root; that the fifth should be it takes scores unlike any that were drawn."""
    every = trees(len(table))
    best = table[np.arange(len(table)), every].sum(1).max()
    assert total(table, tree(table)) == pytest.approx(best)


def test_a_greedy_choice_that_is_a_tree_is_kept() -> None:
    table = np.full((3, 4), -1, np.float32)
    table[0, 2] = table[1, 0] = table[2, 1] = 5
    assert tree(table).tolist() == [2, 0, 1]


def test_a_ring_of_two_is_broken_where_it_costs_least() -> None:
    table = np.array([[4, 0, 9], [1, 9, 0]], np.float32)
    assert tree(table).tolist() == [0, 1]


@pytest.mark.parametrize("count", [1, 2, 160])
def test_equal_scores(count: int) -> None:
    assert is_tree(tree(np.zeros((count, count + 1), np.float32)))


def test_long_sentences_of_noise_take_no_time() -> None:
    chance = np.random.default_rng(1)
    began = time.perf_counter()
    for _ in range(5):
        assert is_tree(tree(chance.normal(size=(160, 161)).astype(np.float32)))
    assert time.perf_counter() - began < 10
