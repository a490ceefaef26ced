"""Scores: a pipeline from raw text against a treebank, as the CoNLL shared task of 2018 counts.

A word found is right where its letters are those of a word of the treebank, an attachment where its governor's are too;
lemmas are compared in lower case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from entente.syntax.treebank import Tree

Span = tuple[int, int]


class _Node(NamedTuple):
    governor: Span | None
    relation: str
    upos: str
    lemma: str


@dataclass(frozen=True)
class Counts:
    """What adds up over documents: words and sentences of both sides, and what is right of the words found."""

    expected: int = 0
    found: int = 0
    words: int = 0
    attached: int = 0
    labelled: int = 0
    tagged: int = 0
    lemmas: int = 0
    sentences_expected: int = 0
    sentences_found: int = 0
    sentences: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))

    def measures(self) -> dict[str, float]:
        """Give F1 of each kind, between 0 and 1, rounded to four places."""
        both = self.expected + self.found
        kinds = {
            "words": self.words, "sentences": 0, "UPOS": self.tagged, "lemmas": self.lemmas,
            "UAS": self.attached, "LAS": self.labelled,
        }  # fmt: skip
        scored = {name: round(2 * right / both, 4) if both else 0.0 for name, right in kinds.items()}
        split = self.sentences_expected + self.sentences_found
        return {**scored, "sentences": round(2 * self.sentences / split, 4) if split else 0.0}


def score(pipeline: Language, documents: Iterable[Sequence[Tree]]) -> Counts:
    """Parse each document as one text, its sentences joined by a space, and count."""
    kept = list(documents)
    texts = [" ".join(tree.text for tree in document) for document in kept]
    counts = (_counts(document, doc) for document, doc in zip(kept, pipeline.pipe(texts), strict=True))
    return sum(counts, Counts())


def _counts(document: Sequence[Tree], doc: Doc) -> Counts:
    gold, gold_sentences = _expected(document)
    nodes = dict(_found(doc))
    ends = {_sentence(found) for found in doc.sents}
    same = [(node, nodes[span]) for span, node in gold.items() if span in nodes]
    attached = [(mine, theirs) for mine, theirs in same if mine.governor == theirs.governor]
    return Counts(
        expected=sum(len(tree.words) for tree in document),
        found=len(nodes),
        words=len(same),
        attached=len(attached),
        labelled=sum(mine.relation == theirs.relation for mine, theirs in attached),
        tagged=sum(mine.upos == theirs.upos for mine, theirs in same),
        lemmas=sum(mine.lemma == theirs.lemma for mine, theirs in same),
        sentences_expected=len(gold_sentences),
        sentences_found=len(ends - {None}),
        sentences=len(gold_sentences & ends),
    )


def _expected(document: Sequence[Tree]) -> tuple[dict[Span, _Node], set[Span | None]]:
    nodes: dict[Span, _Node] = {}
    sentences: set[Span | None] = set()
    at = 0
    for tree in document:
        spans = [(at + word.start, at + word.end) for word in tree.words]
        for word, span in zip(tree.words, spans, strict=True):
            governor = spans[word.head - 1] if word.head else None
            nodes[span] = _Node(governor, _plain(word.relation), word.upos, word.lemma.lower())
        sentences.add((spans[0][0], spans[-1][1]))
        at += len(tree.text) + 1
    return nodes, sentences


def _found(doc: Doc) -> Iterator[tuple[Span, _Node]]:
    for token in doc:
        if not token.is_space:
            head = token.head
            governor = None if head.i == token.i else _span(head.idx, head.text)
            yield _span(token.idx, token.text), _Node(governor, _plain(token.dep_), token.pos_, token.lemma_.lower())


def _sentence(tokens: Iterable[Token]) -> Span | None:
    real = [token for token in tokens if not token.is_space]
    return (real[0].idx, real[-1].idx + len(real[-1].text)) if real else None


def _span(start: int, text: str) -> Span:
    return start, start + len(text)


def _plain(relation: str) -> str:
    """A relation without its subtype, as the shared task counts."""
    return relation.partition(":")[0].lower()
