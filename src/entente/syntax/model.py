"""The model: the trained network as ONNX, with the labels of its heads; run on one thread, without torch."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from entente.errors import BadPipeline
from entente.syntax import lemmas
from entente.syntax.decoding import Heads, tree
from entente.syntax.signatures import LAYER, Signer, exposed, signer
from entente.syntax.wordpieces import Pieces, Vocabulary

SHIPPED: Final = Path(__file__).parent.parent / "data" / "pipeline"
"""The folder of the parser that travels with the package."""
_UNREADABLE: Final = (
    OSError, ValueError, KeyError, RuntimeError, faults.Fail, faults.InvalidArgument, faults.InvalidGraph,
    faults.InvalidProtobuf, faults.NotImplemented, faults.RuntimeException,
)  # fmt: skip
"""What reading a folder raises where it holds no parser; the runtime's own errors have no class in common."""

_ENDING: Final = frozenset({".", "!", "?"})
_CLOSING: Final = frozenset("”\"’')")


@dataclass(frozen=True)
class Parsed:
    """What the model says of one window; a row a word."""

    starts: npt.NDArray[np.bool_]
    """Which words begin a sentence; the first always does."""
    upos: npt.NDArray[np.int64]
    xpos: npt.NDArray[np.int64]
    heads: Heads
    """Index of each word's governor in the window; its own for the root of a sentence."""
    relations: npt.NDArray[np.int64]
    signatures: tuple[str, ...] = ()
    """That of each sentence, empty for one without noun and verb; none at all where the parser makes none."""


class Model:
    """A trained parser, read from a folder. Raises BadPipeline where it cannot be read.

    ``signing`` gives what signs its sentences, by the folder and the parts of speech that it tells.
    """

    def __init__(self, folder: Path, signing: Callable[[Path, Sequence[str]], Signer | None] = signer) -> None:
        try:
            labels = json.loads((folder / "labels.json").read_text("utf-8"))
            self.vocabulary = Vocabulary(folder / "vocab.txt")
            self.lemmas = lemmas.load(folder / "lemmas.tsv")
            weights = np.load(folder / "relations.npy")
            self.upos, self.xpos, self.relations = (tuple(labels[name]) for name in ("upos", "xpos", "relations"))
            self.signer = signing(folder, self.upos)
            self._session = _session(folder / "model.onnx", with_layer=self.signer is not None)
        except _UNREADABLE as error:
            hint = "give a folder that `make train` wrote, or unset ENTENTE_PIPELINE"
            raise BadPipeline(f"{folder} holds no parser: {error}", hint=hint) from None
        # (labels, r, r) → (r, labels · r): one product for the governors of all words.
        self._size = weights.shape[1]
        self._weights = np.ascontiguousarray(weights.astype(np.float32).transpose(2, 0, 1).reshape(self._size, -1))

    def parse(self, windows: Sequence[tuple[Sequence[str], Sequence[bool]]]) -> Iterator[Parsed]:
        """Parse windows of like length at once: each words, and whether a space stands before each."""
        pieces = self.vocabulary.encode(windows)
        starts, upos, xpos, arcs, heads, children, *layer = self._run(pieces)
        for row, count in enumerate(pieces.lengths):
            begins = (starts[row, :count] > 0) | _surely_begin(*windows[row])
            governors = _governors(arcs[row, :count, : count + 1], begins)
            related = self._related(heads[row, : count + 1], children[row, :count], governors)
            own = np.where(governors == 0, np.arange(count), governors - 1)
            tags = upos[row, :count]
            signed = self.signer.signatures(layer[0][row], pieces, row, begins, tags) if self.signer else ()
            yield Parsed(begins, tags, xpos[row, :count], own, related, signed)

    def _run(self, pieces: Pieces) -> Sequence[Any]:
        given = {"ids": pieces.ids, "mask": pieces.mask, "features": pieces.features, "first": pieces.first}
        found: Sequence[Any] = self._session.run(None, given)
        return found

    def _related(
        self, heads: npt.NDArray[np.float32], children: npt.NDArray[np.float32], governors: Heads
    ) -> npt.NDArray[np.int64]:
        """The likeliest relation of each word to its governor."""
        ones = np.ones((len(children), 1), np.float32)
        above = np.concatenate([heads[governors], ones], 1) @ self._weights
        below = np.concatenate([children, ones], 1)
        scores = (above.reshape(len(children), -1, self._size) @ below[:, :, None])[..., 0]
        found: npt.NDArray[np.int64] = scores.argmax(1)
        return found


def _surely_begin(words: Sequence[str], spaces: Sequence[bool]) -> npt.NDArray[np.bool_]:
    """Which words begin a sentence whatever the network says: the first, and a capital after a full stop of its own.

    An abbreviation keeps its full stop as part of it, so that a full stop alone ends a sentence.
    """
    found = np.zeros(len(words), bool)
    found[0] = True
    for index in range(2, len(words)):
        before = index - 1 - (words[index - 1] in _CLOSING)
        ended = before > 0 and words[before] in _ENDING and not spaces[before]
        found[index] = ended and spaces[index] and words[index][:1].isupper()
    return found


def _governors(arcs: npt.NDArray[np.float32], begins: npt.NDArray[np.bool_]) -> Heads:
    """Decode each sentence of a window alone; governors count from 1 in the window, 0 is the root."""
    bounds = [*np.flatnonzero(begins).tolist(), len(begins)]
    found = np.zeros(len(begins), np.int64)
    for start, end in pairwise(bounds):
        own = np.concatenate([arcs[start:end, :1], arcs[start:end, start + 1 : end + 1]], 1)
        heads = tree(own)
        found[start:end] = np.where(heads == 0, 0, heads + start)
    return found


def _session(path: Path, with_layer: bool) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = path.read_bytes()
    if with_layer:
        model = exposed(model, LAYER)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def model(folder: Path) -> Model:
    """Give the parser in a folder, read once a process."""
    return Model(folder)
