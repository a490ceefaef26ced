"""The report on an article that is set aside: what is at fault in it, with all that is needed to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from entente.errors import BadClaims
from entente.model.document import Article
from entente.model.graph import Graph
from entente.ontology.violation import Violation


def report(name: str, article: Article, graph: Graph, violations: Iterable[Violation]) -> bytes:
    """Write a report as JSON: the source's name, the article with its text, each violation, the claims as N-Triples."""
    about = {
        "source": name,
        "article": article.iri,
        "title": article.title,
        "publisher": article.publisher,
        "date": article.date.isoformat() if article.date else "",
        "url": article.url,
        "violations": [_violation(one) for one in violations],
        "text": article.text,
        "claims": graph.ntriples,
    }
    return (json.dumps(about, ensure_ascii=False, indent=2) + "\n").encode()


def refusal(name: str, article: Article, violations: tuple[Violation, ...], path: str) -> BadClaims:
    """Say in one line that an article is set aside, why, and where its report lies."""
    first, *others = violations
    more = f", and {len(others)} more" if others else ""
    return BadClaims(
        f"{name} is set aside: {first.node}: {first.message}{more}",
        hint=f"{path} tells all",
        article=article.iri,
        violations=[_violation(one) for one in violations],
    )


def _violation(one: Violation) -> dict[str, str]:
    return {"node": one.node, "path": one.path, "rule": one.shape, "message": one.message}
