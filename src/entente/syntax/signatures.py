"""Signatures: 384 bits of a sentence, near for sentences of like meaning, from what the parser's encoder makes of it.

A sentence's vector is the mean, over the pieces of its nouns and verbs, of what the encoder's first layer gives, less
the mean over many sentences. Training has bent later layers to trees, and names say who, which others tell better: with
either, reports of one event are hardly nearer than those of two between the same parties (``tests/evaluation/events``
has the figures). Each bit tells on which side of a plane the vector lies, so that the share of bits in which two
signatures differ is about their angle, in half turns (Charikar 2002, “Similarity estimation techniques from rounding
algorithms”). The planes stand upright on one another, which makes the estimate closer (Ji et al. 2012, “Super-bit
locality-sensitive hashing”): between reports of the evaluation it is within .06 of the cosine (root of the mean square;
correlation .91).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from entente.model.signature import BITS
from entente.syntax.wordpieces import Pieces

LAYER: Final = "layer_norm_2"
"""The tensor that the encoder's first layer gives: a row a piece."""
MEAN: Final = "sentence-mean.npy"
"""The file, beside the model, with the mean vector of many sentences; without it there are no signatures."""
_TOLD_BY: Final = ("NOUN", "VERB")
_SEED: Final = b"entente sentence signatures"

Vectors = npt.NDArray[np.float32]


class Signer:
    """Makes signatures of the sentences of parsed windows."""

    def __init__(self, mean: Vectors, upos: Sequence[str]) -> None:
        self._planes = planes()
        self._side = mean @ self._planes
        self._tells = np.array([name in _TOLD_BY for name in upos])

    def sign(self, vectors: Vectors, numbers: Vectors) -> tuple[str, ...]:
        """Write sums of vectors, each of so many pieces, as hexadecimal digits; empty where there are no pieces."""
        sides = vectors @ self._planes > numbers[:, None] * self._side
        packed = np.packbits(sides, axis=1)
        return tuple(row.tobytes().hex().upper() if number else "" for row, number in zip(packed, numbers, strict=True))

    def signatures(
        self, states: Vectors, pieces: Pieces, row: int, starts: npt.NDArray[np.bool_], upos: npt.NDArray[np.int64]
    ) -> tuple[str, ...]:
        """Give the signature of each sentence of a window, which is a row of a batch; ``states`` has a row a piece."""
        return self.sign(*self.sums(states, pieces, row, starts, upos))

    def sums(
        self, states: Vectors, pieces: Pieces, row: int, starts: npt.NDArray[np.bool_], upos: npt.NDArray[np.int64]
    ) -> tuple[Vectors, Vectors]:
        """Sum the vectors of the nouns' and verbs' pieces by sentence, and count them."""
        first = pieces.first[row, : len(upos)]
        end = int(pieces.mask[row].sum()) - 1  # the last piece ends the window and belongs to no word
        owner = np.repeat(np.arange(len(upos)), np.diff(first, append=end))
        sentence = np.cumsum(starts) - 1
        chosen = np.flatnonzero(self._tells[upos][owner])
        belongs = np.zeros((int(sentence[-1]) + 1, end), np.float32)
        belongs[sentence[owner[chosen]], first[0] + chosen] = 1
        return belongs @ states[:end], belongs.sum(1)


def signer(folder: Path, upos: Sequence[str]) -> Signer | None:
    """Give the signer of the parser in a folder; None where there is no mean beside the model.

    Raises OSError or ValueError where that cannot be read.
    """
    path = folder / MEAN
    return Signer(np.load(path).astype(np.float32), upos) if path.is_file() else None


def planes() -> Vectors:
    """Give the planes' normals, a column each, upright on one another: made of the bits of SHAKE-256 of a fixed seed.

    No library's generator of random numbers stands between a signature and the same one years later.
    """
    drawn = np.frombuffer(hashlib.shake_256(_SEED).digest(BITS * BITS // 8), np.uint8)
    signs = np.unpackbits(drawn).reshape(BITS, BITS).astype(np.float64) * 2 - 1
    return np.linalg.qr(signs)[0].astype(np.float32)


def exposed(model: bytes, tensor: str) -> bytes:
    """Give an ONNX model that also gives a tensor it makes on the way.

    A message of Protocol Buffers that comes twice is merged, its lists put together (Protocol Buffers, “Encoding”): one
    more graph behind the model, with one output and nothing else, adds it. Names are short, so that lengths are a byte.
    """
    output = _field(12, _field(1, tensor.encode()))  # GraphProto.output, ValueInfoProto.name
    return model + _field(7, output)  # ModelProto.graph


def _field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content
