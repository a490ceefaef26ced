"""Verify: whether the graph made of an article keeps the duties of claims, before anybody stores it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from entente.ingest.dictionary import Dictionary
from entente.model import iris
from entente.model.document import Article
from entente.model.graph import Graph
from entente.model.ntriples import Triples, iri, literal
from entente.ontology.checking import violations
from entente.ontology.compiling import ARTICLE_SHAPES, duties
from entente.ontology.violation import Violation

QUOTATION: Final = iris.BASE + "shapes/article#Quotation"
"""The rule that a quote stands in the text at its offsets, which shapes cannot say: they do not see the text."""

_EVIDENCE: Final = frozenset({f"<{iris.term('Evidence')}>"})
_SELECTOR, _EXACT, _START, _END = (
    f"<{iris.PREFIXES['oa']}{name}>" for name in ("hasSelector", "exact", "start", "end")
)


def verify(article: Article, made: Graph, dictionary: Dictionary) -> tuple[Violation, ...]:
    """Give what is at fault in an article's graph: what breaks its shapes, and quotes that are not in its text.

    What the article names and the reference graphs describe is of the class that the dictionary has for it.
    """
    triples = Triples(made.ntriples, dictionary.classes)
    return (*violations(triples, duties(*ARTICLE_SHAPES)), *_misquotes(article, triples))


def _misquotes(article: Article, triples: Triples) -> Iterator[Violation]:
    for evidence in sorted(triples.instances(_EVIDENCE)):
        words, starts, ends = (_of_selectors(triples, evidence, name) for name in (_EXACT, _START, _END))
        spans = [(start, end) for start in starts for end in ends if start.isdecimal() and end.isdecimal()]
        if words != {article.text[int(start) : int(end)] for start, end in spans}:
            message = "evidence quotes the article's text as it stands there, from its start to its end"
            yield Violation(iri(evidence), iris.PREFIXES["oa"] + "exact", message, QUOTATION)


def _of_selectors(triples: Triples, evidence: str, property_: str) -> set[str]:
    found = (one for selector in triples.objects(evidence, _SELECTOR) for one in triples.objects(selector, property_))
    return {one.text for term in found if (one := literal(term))}
