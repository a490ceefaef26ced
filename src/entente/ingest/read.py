"""Read: paragraphs into sentences with their tokens and trees, by a pipeline that parses English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Span
from spacy.tokens import Token as Spacy

from entente.ingest.mending import mended
from entente.ingest.universal import Arc, universal
from entente.model.document import Paragraph, Sentence
from entente.syntax.component import SIGNATURES

LONGEST: Final = 1200
"""Code points of the longest sentence that is read whole: a list or a table without full stops is cut between words."""


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are offsets into the sentence's text."""

    text: str
    lower: str
    start: int
    end: int
    lemma: str = ""
    """In lower case."""
    pos: str = ""
    """The part of speech of Universal Dependencies: ``NOUN``, ``VERB`` …"""
    tag: str = ""
    """The Penn Treebank's tag: ``VBN``, ``WP`` …"""
    relation: str = ""
    head: int = 0
    """Index of its governor in the sentence; its own for the root."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or a number, no mark."""
        return self.text[0].isalnum()


@dataclass(frozen=True)
class Parse:
    """A sentence and its tokens."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    signature: str = ""
    """Bits that are alike for sentences of like meaning, in hexadecimal digits; empty where the parser makes none."""

    @cached_property
    def starts(self) -> Mapping[int, int]:
        """Offset in the sentence → index of the token that begins there."""
        return {token.start: index for index, token in enumerate(self.tokens)}

    @cached_property
    def ends(self) -> Mapping[int, int]:
        """Offset in the sentence → index after the token that ends there."""
        return {token.end: index + 1 for index, token in enumerate(self.tokens)}


def read(paragraphs: Sequence[Paragraph], pipeline: Language) -> Iterator[Parse]:
    """Parse paragraphs, and yield their sentences in order; offsets are into the article's text."""
    for paragraph, doc in zip(paragraphs, pipeline.pipe(one.text for one in paragraphs), strict=True):
        arcs, signatures = list(mended(doc, universal(doc))), doc.user_data.get(SIGNATURES, {})
        for tokens in _whole(doc.sents, arcs):
            yield from _sentences(paragraph, tokens, arcs, signatures)


def _whole(spans: Iterable[Span], arcs: list[Arc]) -> Iterator[list[Spacy]]:
    """Give the tokens of each sentence; a lone capitalised word without a full stop begins the next."""
    begun: list[Spacy] = []
    for span in spans:
        tokens = [token for token in span if not token.is_space]
        if begun and tokens:
            arcs[begun[-1].i] = Arc(tokens[0].i, "compound")
        begun += tokens
        if len(begun) != 1 or not begun[0].text.istitle():
            yield begun
            begun = []
    if begun:
        yield begun


def _sentences(
    paragraph: Paragraph, tokens: list[Spacy], arcs: Sequence[Arc], signatures: Mapping[int, str]
) -> Iterator[Parse]:
    """Give a sentence; of one too long its pieces, each a sentence."""
    signature = signatures.get(tokens[-1].i, signatures.get(tokens[0].i, "")) if tokens else ""
    while tokens:
        size = next((at for at, token in enumerate(tokens) if _end(token) - tokens[0].idx > LONGEST), len(tokens))
        piece, tokens = tokens[: max(1, size)], tokens[max(1, size) :]
        first, last = piece[0].idx, _end(piece[-1])
        text = paragraph.text[first:last]
        place = paragraph.start + first
        places = {token.i: index for index, token in enumerate(piece)}
        sentence = Sentence(text, place, place + len(text), paragraph.number, paragraph.part, paragraph.read_before)
        yield Parse(sentence, tuple(_token(token, first, places, arcs[token.i]) for token in piece), signature)


def _end(token: Spacy) -> int:
    return token.idx + len(token.text)


def _token(token: Spacy, first: int, places: Mapping[int, int], arc: Arc) -> Token:
    start = token.idx - first
    head = places.get(arc.head, places[token.i])
    relation = arc.relation if head != places[token.i] else "root"
    text = token.text
    lemma = (token.lemma_ or text).lower()
    return Token(text, token.lower_, start, start + len(text), lemma, token.pos_, token.tag_, relation, head)
