"""A spaCy pipeline with ClearNLP's relations, parsed by hand: what stands in for another's parser."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc

PARSES = {
    "Russia accused Chad of shelling Tripoli.": """
        Russia   Russia   NNP PROPN nsubj 1
        accused  accuse   VBD VERB  ROOT  1
        Chad     Chad     NNP PROPN dobj  1
        of       of       IN  ADP   prep  1
        shelling shell    VBG VERB  pcomp 3
        Tripoli  Tripoli  NNP PROPN dobj  4
        .        .        .   PUNCT punct 1
        """,
    "Omar Saleh was received by Ivan Petrov in Moscow.": """
        Omar     Omar     NNP PROPN compound  1
        Saleh    Saleh    NNP PROPN nsubjpass 3
        was      be       VBD AUX   auxpass   3
        received receive  VBN VERB  ROOT      3
        by       by       IN  ADP   agent     3
        Ivan     Ivan     NNP PROPN compound  6
        Petrov   Petrov   NNP PROPN pobj      4
        in       in       IN  ADP   prep      3
        Moscow   Moscow   NNP PROPN pobj      7
        .        .        .   PUNCT punct     3
        """,
    "Libya is an ally of Russia and Japan.": """
        Libya    Libya    NNP PROPN nsubj 1
        is       be       VBZ AUX   ROOT  1
        an       a        DT  DET   det   3
        ally     ally     NN  NOUN  attr  1
        of       of       IN  ADP   prep  3
        Russia   Russia   NNP PROPN pobj  4
        and      and      CC  CCONJ cc    5
        Japan    Japan    NNP PROPN conj  5
        .        .        .   PUNCT punct 1
        """,
    "Russia and Chad did not meet with Libya in Geneva.": """
        Russia   Russia   NNP PROPN nsubj 5
        and      and      CC  CCONJ cc    0
        Chad     Chad     NNP PROPN conj  0
        did      do       VBD AUX   aux   5
        not      not      RB  PART  neg   5
        meet     meet     VB  VERB  ROOT  5
        with     with     IN  ADP   prep  5
        Libya    Libya    NNP PROPN pobj  6
        in       in       IN  ADP   prep  5
        Geneva   Geneva   NNP PROPN pobj  8
        .        .        .   PUNCT punct 5
        """,
}
"""Sentences with their trees: word, lemma, tag, part of speech, relation, index of the head."""

_NAME = "entente_test_clear"


class Word(NamedTuple):
    """A word of a parse."""

    text: str
    lemma: str
    tag: str
    pos: str
    relation: str
    head: int


def columns(rows: str) -> list[Word]:
    """Read a parse that is written a word a line."""
    split = (line.split() for line in rows.strip().splitlines())
    return [Word(text, lemma, tag, pos, relation, int(head)) for text, lemma, tag, pos, relation, head in split]


@Language.component(_NAME)
def parse(doc: Doc) -> Doc:
    """Set the tree of a sentence that is known; of another that each word hangs on the first."""
    words = (
        columns(PARSES[doc.text])
        if doc.text in PARSES
        else [Word(one.text, one.text, "NN", "NOUN", "dep", 0) for one in doc]
    )
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        lemmas=[word.lemma for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        deps=[word.relation for word in words],
        heads=[word.head for word in words],
    )


def clear_pipeline(folder: Path) -> Path:
    """Save the pipeline."""
    nlp = spacy.blank("en")
    nlp.add_pipe(_NAME)
    nlp.to_disk(folder)
    return folder
