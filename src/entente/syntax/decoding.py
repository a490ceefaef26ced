"""Decoding: scores of arcs into the best tree with one root (Chu and Liu 1965, Edmonds 1967)."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]

_ROOTS: Final = 4
"""How many words are tried as the only root where the best tree has several: the right one is among the likeliest."""
_LONGEST: Final = 60
"""Words of the longest sentence that the best tree of is sought: the search costs more than their square."""
_NEVER: Final = np.float32(-1e9)


def tree(scores: Scores) -> Heads:
    """Give each word's governor in the best tree: 0 for the root, i + 1 for word i.

    ``scores`` is (n, n + 1): a row a word, column 0 the root. Nearly every sentence's greedy choice is a tree already.
    """
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = _NEVER
    heads: Heads = scores.argmax(1)
    roots = int((heads == 0).sum())
    if roots == 1 and not _cycle(heads):
        return heads
    if count > _LONGEST:
        return _repaired(scores)
    candidates = np.argsort(-scores[:, 0] + scores[:, 1:].max(1))[:_ROOTS]
    trees = [_rooted(scores, int(root)) for root in candidates]
    return max(trees, key=lambda found: float(scores[np.arange(count), found].sum()))


def _repaired(scores: Scores) -> Heads:
    """A good tree of a long list or a text run together: its likeliest root, each cycle broken where it costs least."""
    root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax())
    free = scores.copy()
    free[:, 0] = _NEVER
    heads: Heads = free.argmax(1)
    heads[root] = 0
    while ring := _cycle(heads):
        words = np.array(ring) - 1
        loss = scores[words, heads[words]] - scores[words, root + 1]
        heads[words[loss.argmin()]] = root + 1
    return heads


def _rooted(scores: Scores, root: int) -> Heads:
    """The best tree whose only root is this word."""
    bound = scores.copy()
    bound[:, 0] = _NEVER
    bound[root] = _NEVER
    bound[root, 0] = 0
    square = np.full((len(scores) + 1, len(scores) + 1), _NEVER, np.float32)
    square[1:] = bound
    heads: Heads = _arborescence(square)[1:]
    return heads


def _arborescence(scores: Scores) -> Heads:
    """Chu-Liu-Edmonds over (n, n) scores, rows children and columns governors, node 0 the root."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    size = len(scores)
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    ring = np.array(cycle)
    kept = scores[ring, heads[ring]]
    # Into the ring by one of its nodes, in the place of the arc that node has now; out of it by its best governor.
    entering = scores[np.ix_(ring, outer)] - kept[:, None]
    leaving = scores[np.ix_(outer, ring)]
    entry, best = entering.argmax(0), leaving.argmax(1)
    small = np.full((len(outer) + 1, len(outer) + 1), _NEVER, np.float32)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    inner = _arborescence(small)
    found = heads.copy()
    for place, node in enumerate(outer[1:], 1):
        above = inner[place]
        found[node] = ring[best[place]] if above == len(outer) else outer[above]
    broken = inner[-1]
    found[ring[entry[broken]]] = outer[broken]
    return found


def _cycle(heads: Heads) -> list[int]:
    """The nodes (from 1) of a cycle among words whose governors are given; none for a tree."""
    above = [0, *heads.tolist()]
    seen = [0] * len(above)
    for start in range(1, len(above)):
        node = start
        while node and not seen[node]:
            seen[node] = start
            node = above[node]
        if node and seen[node] == start:
            ring = [node]
            while above[ring[-1]] != node:
                ring.append(above[ring[-1]])
            return ring
    return []
