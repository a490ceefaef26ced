"""The mean vector of sentences, which signatures are taken from: `python -m entente.syntax.training.mean FOLDER TEXT…`.

FOLDER holds a parser, each TEXT an article as it is read: plain text, or Markdown with front matter. Of a table
(``.csv``) the column ``text`` is taken.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import frontmatter
import numpy as np
import spacy

from entente.model.signature import BITS
from entente.syntax.component import Syntax
from entente.syntax.model import Model
from entente.syntax.signatures import MEAN, Signer, Vectors
from entente.syntax.tokens import Cutting, tokenizer


class _Listener(Signer):
    """Signs nothing, and keeps the vectors of the sentences it is given."""

    def __init__(self, upos: Sequence[str], heard: list[Vectors]) -> None:
        super().__init__(np.zeros(BITS, np.float32), upos)
        self._heard = heard

    def sign(self, vectors: Vectors, numbers: Vectors) -> tuple[str, ...]:
        """Keep the mean of each sentence that has nouns or verbs."""
        some = numbers > 0
        self._heard += list(vectors[some] / numbers[some, None])
        return ("",) * len(numbers)


def mean(folder: Path, texts: Iterable[str]) -> Vectors:
    """Give the mean vector of the sentences of texts, as the parser in a folder sees them."""
    heard: list[Vectors] = []
    model = Model(folder, lambda _, upos: _Listener(upos, heard))
    nlp = spacy.blank("en")
    parser, cut = Syntax(nlp, model), Cutting(tokenizer(nlp))
    for _ in parser.pipe(cut(text) for text in texts):
        pass
    found: Vectors = np.mean(heard, axis=0)
    return found


def _texts(path: Path) -> Iterator[str]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            yield from (row["text"] for row in csv.DictReader(stream))
    else:
        yield frontmatter.loads(path.read_text("utf-8")).content


if __name__ == "__main__":
    given = Path(sys.argv[1])
    bodies = (text for name in sys.argv[2:] for text in _texts(Path(name)))
    np.save(given / MEAN, mean(given, bodies).astype(np.float16))
