"""Any text is read or refused, never a crash, and no shape of text costs more than its length."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator

import pytest

from entente.errors import EntenteError
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import read_article
from entente.model.document import Source

ENGLISH = "The president of Libya met Ivan Petrov of Russia in Tripoli on Monday and said that Chad was not an ally. "
WORDS = (
    "Libya Libyan Russia’s the former acting president general of and , . ; “ ” ’s said that denied which who attacked "
    "was by met talks with between according to Omar Saleh Yusuf Karim , the minister Conference on Exercise Red 2024 "
    "in Gaborone , Botswana both sides we they his its fears may must not no “ ( ) [ - — forces officials a terrorist "
    "group such as Monday last year 3 May Gen. U.S. embassy in charge of each other called Council 5+5 ſept Auguſt İ"
).split()
ODD = (0x85, 0x130, 0x131, 0x17F, 0x1C5, 0x200D, 0x200F, 0x2028, 0x202E, 0x212A, 0x5D0, 0x627, 0xFDD0, 0xFEFF,
       0x1F600, 0x10FFFF)  # fmt: skip
SMALL = 2_500
"""Bytes of the smaller of two texts whose cost is compared."""
STEEPEST = 3.0
"""How many times as long twice the text may take: 2 where cost grows with length, 4 where it grows with its square."""


def unicode_soup(rng: random.Random) -> str:
    """Code points of all kinds but surrogates."""
    ranges = ((0x20, 0x7F), (0xA0, 0x250), (0x370, 0xD800), (0xE000, 0x110000))
    return "".join(chr(rng.choice((rng.randrange(*rng.choice(ranges)), rng.choice(ODD)))) for _ in range(300))


def token_soup(rng: random.Random) -> str:
    """Words the reader knows, in no order."""
    return "".join(rng.choice(WORDS) + rng.choice((" ", " ", " ", "", "\n", ". ")) for _ in range(300))


def right_to_left(rng: random.Random) -> str:
    """Arabic and Hebrew letters among English words."""
    letters = [chr(code) for code in (*range(0x5D0, 0x5EB), *range(0x627, 0x64B), 0x200F, 0x202B, 0x202C)]
    return " ".join("".join(rng.choices(letters, k=5)) if rng.random() < 0.5 else rng.choice(WORDS) for _ in range(200))


@pytest.mark.parametrize("soup", [unicode_soup, token_soup, right_to_left])
def test_no_text_breaks_the_reader(world: Dictionary, soup: Callable[[random.Random], str]) -> None:
    rng = random.Random(20240628)
    for number in range(60):
        day = rng.choice(({}, {"date": "2024-06-28"}, {"date": "0001-01-01"}, {"date": "9999-12-31"}))
        read = read_article(Source("soup.txt", ENGLISH * 2 + soup(rng), day), world)
        text = read.article.text
        assert all(text[one.evidence.start : one.evidence.end] == one.evidence.quote for one in read.claims), number


def test_no_bytes_break_the_reader(world: Dictionary) -> None:
    rng = random.Random(5)
    for _ in range(200):
        content = rng.randbytes(rng.randrange(40)) + rng.choice((b"", b"\n---\n", b"---\n")) + ENGLISH.encode()
        try:
            read_article(Source("a.md", rng.choice((b"---\n", b"")) + content), world)
        except EntenteError as error:
            assert error.detail


def shapes() -> Iterator[tuple[str, str]]:
    """Texts that are all of one thing."""
    for unit in (
        "“", "(", ", ", ". ", "!) ", "A", "a-", "A’", "U.", "said ", "met ", "Libya, ", "Libya and ", "Libya met Chad ",
        "2024-01-01 met ", "of the ", "president ", "forces of the ", "both sides of ", "Abc of ", "Exercise Abc ",
        "fears that ", "to meet ", "which met ", "according to Libya ", "Libya, a terrorist group, ",
        "Omar Saleh, a general in charge of ", "“said “", ENGLISH.replace(".", ","),
    ):  # fmt: skip
        yield unit.strip() or "blank", unit


@pytest.mark.parametrize(("name", "unit"), list(shapes()), ids=lambda value: value[:30])
def test_cost_grows_with_length_alone(world: Dictionary, name: str, unit: str) -> None:
    def cost(size: int) -> float:
        text = ENGLISH * (5 + size // 200) + unit * (size // len(unit))
        began = time.process_time()
        read_article(Source(f"{name}.txt", text, {"date": "2024-06-28"}), world)
        return time.process_time() - began

    cost(100)
    assert cost(4 * SMALL) < STEEPEST * cost(2 * SMALL) + 0.5


def test_one_line_of_50_kilobytes(world: Dictionary) -> None:
    text = ENGLISH.replace(". ", " and ") * 600
    assert read_article(Source("line.txt", text[:50_000], {}), world).claims
