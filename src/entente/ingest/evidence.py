"""Evidence: the exact quote a claim stands on, with its place in the article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente.ingest.read import Parse
from entente.model.claim import Evidence
from entente.model.document import Article

CONTEXT: Final = 32
"""Code points of text kept before and after a quote, so that equal quotes of one article can be told apart."""


@dataclass(frozen=True)
class Quoting:
    """Quotes from one sentence of an article."""

    article: Article
    parse: Parse

    def evidence(self, first: int, last: int) -> Evidence:
        """Give the evidence that tokens ``first`` to ``last`` (exclusive) are."""
        sentence, tokens, text = self.parse.sentence, self.parse.tokens, self.article.text
        start, end = sentence.start + tokens[first].start, sentence.start + tokens[last - 1].end
        return Evidence(
            start,
            end,
            quote=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            signature=self.parse.signature,
        )
