"""Examples: windows of a document's sentences, as the parser meets them in raw text."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from entente.syntax.treebank import Tree, Word
from entente.syntax.wordpieces import Vocabulary


@dataclass(frozen=True)
class Labels:
    """What each head tells apart, in the order of its scores."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, trees: Iterable[Tree]) -> Labels:
        """Collect the labels of a treebank."""
        words = [word for tree in trees for word in tree.words]
        return cls(
            tuple(sorted({word.upos for word in words})),
            tuple(sorted({word.xpos for word in words})),
            tuple(sorted({word.relation for word in words})),
        )


Window = tuple[Tree, ...]


def windows(documents: Iterable[Sequence[Tree]], chance: random.Random, longest: int = 90) -> Iterator[Window]:
    """Cut documents anew into windows of one to four sentences, of some ``longest`` words at most."""
    for trees in documents:
        at = 0
        while at < len(trees):
            size, taken = chance.choice((1, 1, 2, 3, 4)), 1
            words = len(trees[at].words)
            while taken < size and at + taken < len(trees) and words + len(trees[at + taken].words) <= longest:
                words += len(trees[at + taken].words)
                taken += 1
            yield tuple(trees[at : at + taken])
            at += taken


def batches(found: Sequence[Window], chance: random.Random, words: int) -> list[list[Window]]:
    """Put windows of like length together, some ``words`` a batch, in any order."""
    ordered = sorted(found, key=lambda window: sum(len(tree.words) for tree in window) + chance.random() * 5)
    made: list[list[Window]] = [[]]
    held = 0
    for window in ordered:
        size = sum(len(tree.words) for tree in window)
        if held + size > words and made[-1]:
            made.append([])
            held = 0
        made[-1].append(window)
        held += size
    chance.shuffle(made)
    return made


@dataclass(frozen=True)
class Batch:
    """Tensors of some windows: what the network takes, and what it is to say."""

    ids: Tensor
    mask: Tensor
    features: Tensor
    first: Tensor
    real: Tensor
    """(b, n): which words are no padding."""
    allowed: Tensor
    """(b, n, n + 1): which words may govern which: those of its own sentence, and the root."""
    starts: Tensor
    upos: Tensor
    xpos: Tensor
    governors: Tensor
    relations: Tensor


class Batcher:
    """Makes tensors of windows."""

    def __init__(self, vocabulary: Vocabulary, labels: Labels, chance: random.Random | None = None) -> None:
        self.vocabulary, self.chance = vocabulary, chance
        self._index = [
            {name: place for place, name in enumerate(names)} for names in (labels.upos, labels.xpos, labels.relations)
        ]

    def batch(self, group: Sequence[Window]) -> Batch:
        """Make the tensors of some windows; with a ``chance``, as the noise of real text would have them."""
        pieces = self.vocabulary.encode([self._written(window) for window in group])
        size, longest = pieces.first.shape
        real = torch.zeros(size, longest, dtype=torch.bool)
        allowed = torch.zeros(size, longest, longest + 1, dtype=torch.bool)
        starts = torch.zeros(size, longest)
        told = torch.zeros(4, size, longest, dtype=torch.long)
        for row, window in enumerate(group):
            at = 0
            for tree in window:
                end = at + len(tree.words)
                real[row, at:end] = True
                allowed[row, at:end, at + 1 : end + 1] = True
                starts[row, at] = 1
                for index, word in enumerate(tree.words):
                    told[:, row, at + index] = torch.tensor(self._told(word, at))
                at = end
        allowed[:, :, 0] = True
        ids = torch.from_numpy(pieces.ids)
        if self.chance:
            ids = ids.masked_fill((torch.rand(ids.shape) < 0.04) & (ids > 998), 103)  # the encoder's own [MASK]
        features = torch.from_numpy(pieces.features)
        mask, first = torch.from_numpy(pieces.mask), torch.from_numpy(pieces.first)
        return Batch(ids, mask, features, first, real, allowed, starts, *told)

    def _told(self, word: Word, at: int) -> tuple[int, ...]:
        upos, xpos, relations = self._index
        return (
            upos.get(word.upos, 0),
            xpos.get(word.xpos, 0),
            word.head + at if word.head else 0,
            relations.get(word.relation, 0),
        )

    def _written(self, window: Window) -> tuple[list[str], list[bool]]:
        """The words of a window and the spaces before them; now and then all in capitals, or all small."""
        words = [word.form for tree in window for word in tree.words]
        spaces = [tree.spaced(index) for tree in window for index in range(len(tree.words))]
        if self.chance:
            draw = self.chance.random()
            if draw < 0.03:
                words = [word.upper() for word in words]
            elif draw < 0.05:
                words = [word.lower() for word in words]
            elif draw < 0.07:
                words = [word[:1].upper() + word[1:] for word in words]
        return words, spaces
