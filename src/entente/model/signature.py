"""Signatures of sentences: bits that are alike where sentences mean something alike."""

from __future__ import annotations

import math
from typing import Final

BITS: Final = 384
"""Bits of a signature: a plane for each number of the encoder's vectors."""


def distance(one: str, other: str) -> int:
    """Count the bits in which two signatures, in hexadecimal digits, differ.

    >>> distance("0F", "FF")
    4
    """
    return (int(one, 16) ^ int(other, 16)).bit_count()


def cosine(bits: int) -> float:
    """Give the cosine of the two vectors' angle that differing in so many bits tells.

    >>> cosine(0), round(cosine(BITS // 2), 9), cosine(BITS)
    (1.0, 0.0, -1.0)
    """
    return math.cos(math.pi * bits / BITS)
