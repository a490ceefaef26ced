"""A corpus to measure with: dispatch-sized articles put together from the samples' sentences, by a fixed seed."""

from __future__ import annotations

import random
import re
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "src/entente/data/samples"
WORDS = 200
"""About the length of a sample dispatch."""


def write_corpus(folder: Path, count: int, seed: int = 7) -> int:
    """Write so many articles, each text its own, other ones for another seed; give the number of words in all."""
    folder.mkdir(parents=True)
    draw = random.Random(seed)
    sentences = [one for path in sorted(SAMPLES.glob("*.md")) for one in _sentences(path)]
    total = 0
    for number in range(count):
        chosen: list[str] = [f"Dispatch number {number} was sent on Monday."]
        while sum(len(one.split()) for one in chosen) < WORDS:
            chosen.append(draw.choice(sentences))
        day = f"20{20 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}"
        header = f"---\ntitle: Dispatch {number}\ndate: {day}\npublisher: Publisher {number % 20}\n---\n"
        (folder / f"{number:05}.md").write_text(header + " ".join(chosen) + "\n")
        total += sum(len(one.split()) for one in chosen)
    return total


def _sentences(path: Path) -> list[str]:
    body = path.read_text().split("---\n", 2)[2]
    return [one for one in re.split(r"(?<=[.”])\s+(?=[A-Z“])", " ".join(body.split())) if len(one.split()) > 5]
