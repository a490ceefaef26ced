"""What commands started from one warm process have in common: everything is imported, and what is the same is read.

The parser's network is not: it has threads, which no fork takes along.
"""

from __future__ import annotations

import spacy
from tests.few_graphs import few_graphs

import entente.cli.batch
import entente.ingest.acquire
from entente.ingest import lexicon
from entente.ontology import compiling
from entente.syntax.lemmas import lemma

__all__ = ["entente"]

compiling.duties(*compiling.ARTICLE_SHAPES)
few_graphs()
lemma("met", "VERB", {})
lexicon.frames()
spacy.blank("en")
