"""What is kept of a retracted article, and for how long."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from entente.model import iris
from entente.model.document import Article
from entente.model.graph import Graph
from entente.publish import Writer, open_for_writing

TYPE = iris.PREFIXES["rdf"] + "type"
JUDGED = f"<{iris.THING}person/a> <{iris.term('mergedInto')}> <{iris.THING}person/b> .\n"


@dataclass(frozen=True)
class Told:
    article: Article
    graph: Graph
    key: str = "1"
    account: bytes = b""


def told(text: str) -> Told:
    article = Article(text=text, text_hash=hashlib.sha256(text.encode()).hexdigest())
    lines = [
        f"<{article.iri}> <{TYPE}> <{iris.term('Article')}> .\n",
        f'<{article.iri}> <{iris.term("readingKey")}> "1" .\n',
        f'<{article.iri}> <{iris.term("textHash")}> "{article.text_hash}" .\n',
        f"<{iris.THING}claim/{article.text_hash[:20]}> <{TYPE}> <{iris.term('Claim')}> .\n",
        f"<{iris.THING}evidence/{article.text_hash[:20]}> <{TYPE}> <{iris.term('Evidence')}> .\n",
        f"<{iris.THING}step/{article.text_hash[:20]}> <{TYPE}> <{iris.term('AttributionStep')}> .\n",
        f"<{iris.THING}narrator/{article.text_hash[:16]}> <{TYPE}> <{iris.term('Narrator')}> .\n",
    ]
    return Told(article, Graph(article.graph, "".join(sorted(lines))))


def everything(writer: Writer, *without: str) -> list[tuple[str, ...]]:
    rows = writer.store.rows("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(!isBlank(?s) && !isBlank(?o)) }")
    return sorted(row for row in rows if row[0] not in (iris.STATE, *without))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)
    monkeypatch.setattr("entente.ontology.resources.ontology_files", tuple)


def test_retracting_takes_the_article_and_leaves_its_name_in_the_review_graph(tmp_path: Path) -> None:
    one, two = told("one"), told("two")
    with open_for_writing(tmp_path) as writer:
        writer.store.replace(Graph(iris.REVIEW, JUDGED))
        writer.put(one)
        writer.settle()
        before = everything(writer)
        writer.put(two)
        writer.settle()
        whole = everything(writer)
        writer.retract(two.article.iri)
        assert everything(writer, iris.REVIEW) == [row for row in before if row[0] != iris.REVIEW]
        left = {row[1:] for row in everything(writer) if row[0] == iris.REVIEW}
        digits = two.article.text_hash[:20]
        assert left == {
            (f"{iris.THING}person/a", iris.term("mergedInto"), f"{iris.THING}person/b"),
            (two.article.iri, TYPE, iris.term("RetractedArticle")),
            (two.article.iri, iris.term("retractedThing"), f"{iris.THING}claim/{digits}"),
            (two.article.iri, iris.term("retractedThing"), f"{iris.THING}evidence/{digits}"),
            (two.article.iri, iris.term("retractedThing"), f"{iris.THING}step/{digits}"),
        }
        assert writer.put(two)
        writer.settle()
        assert everything(writer) == whole


def test_the_last_tombstone_leaves_no_graph(tmp_path: Path) -> None:
    one = told("one")
    with open_for_writing(tmp_path) as writer:
        writer.put(one)
        writer.retract(one.article.iri)
        assert writer.store.has(iris.REVIEW)
        writer.put(one)
        writer.settle()
        assert not writer.store.has(iris.REVIEW)
