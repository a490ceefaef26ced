"""Words into the pieces that the encoder knows, with what those leave out: the shape of a word, the space before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

Integers = npt.NDArray[np.int64]

SHAPES: Final = 8
"""Shapes of words told apart: lower, title, capitals, one capital, mixed, number, mark, other."""
FEATURES: Final = 2 * SHAPES
"""Shapes, each with and without a space before the word."""
MOST: Final = 480
"""Pieces of a window at most; the encoder has 512 positions."""
_CUT: Final = 24
"""Characters of a word that are looked at: nothing of a longer one tells more of its part in a sentence."""


def shape(word: str) -> int:
    """Give a word's shape as a number below :data:`SHAPES`.

    >>> [shape(word) for word in ("talks", "Libya", "NATO", "A", "iPhone", "2024", ",")]
    [0, 1, 2, 3, 4, 5, 6]
    """
    if not any(character.isalnum() for character in word):
        return 6
    if word[0].isdigit():
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[0].isupper() and word[1:].islower():
        return 1
    return 4 if word.isalpha() else 7


@dataclass(frozen=True)
class Pieces:
    """Windows of words as the encoder takes them; every array has a row a window, padded with zeros."""

    ids: Integers
    mask: Integers
    features: Integers
    first: Integers
    """Index of each word's first piece."""
    lengths: tuple[int, ...]
    """Words of each window."""


class Vocabulary:
    """The encoder's pieces of words, by greedy longest match (Wu et al. 2016, “WordPiece”)."""

    def __init__(self, path: Path) -> None:
        words = path.read_text("utf-8").splitlines()
        vocabulary = {word: index for index, word in enumerate(words)}
        self._unknown, self._begin, self._end = (vocabulary[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Give the pieces of one word, at least one."""
        found = self._known.get(word)
        if found is None:
            found = tuple(self._tokenizer.encode(word[:_CUT]).ids) or (self._unknown,)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def encode(self, windows: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> Pieces:
        """Encode windows, each of words and, for each word, whether a space stands before it."""
        rows = [self._row(words, spaces) for words, spaces in windows]
        width = max(len(ids) for ids, _, _ in rows)
        longest = max(len(first) for _, _, first in rows)
        ids, mask, features = (np.zeros((len(rows), width), np.int64) for _ in range(3))
        first = np.zeros((len(rows), longest), np.int64)
        for index, (row_ids, row_features, row_first) in enumerate(rows):
            ids[index, : len(row_ids)] = row_ids
            mask[index, : len(row_ids)] = 1
            features[index, : len(row_ids)] = row_features
            first[index, : len(row_first)] = row_first
        return Pieces(ids, mask, features, first, tuple(len(words) for words, _ in windows))

    def _row(self, words: Sequence[str], spaces: Sequence[bool]) -> tuple[list[int], list[int], list[int]]:
        ids, features, first = [self._begin], [0], []
        for place, (word, space) in enumerate(zip(words, spaces, strict=True)):
            # Every word to come keeps room for one piece, however many the words before it are made of.
            room = MOST - len(ids) - (len(words) - place)
            pieces = self.pieces(word)[: max(1, room)]
            first.append(len(ids))
            ids += pieces
            features += [shape(word) + SHAPES * space] * len(pieces)
        return [*ids, self._end], [*features, 0], first
