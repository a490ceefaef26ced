from __future__ import annotations

import pytest

from entente.errors import NotAcceptable
from entente.sparql.negotiate import GRAPHS, SOLUTIONS, accepted, negotiate, prefers_html
from entente.store.formats import Format

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "offers", "name"),
    [
        ("", SOLUTIONS, "json"),
        ("*/*", SOLUTIONS, "json"),
        ("application/*", SOLUTIONS, "json"),
        ("text/*", SOLUTIONS, "csv"),
        ("application/json", SOLUTIONS, "json"),
        ("application/xml", SOLUTIONS, "xml"),
        ("TEXT/CSV", SOLUTIONS, "csv"),
        ("text/csv; charset=utf-8", SOLUTIONS, "csv"),
        ("text/csv;q=0.1, text/tab-separated-values;q=0.2", SOLUTIONS, "tsv"),
        ("text/csv ; q = 0.1 , application/sparql-results+xml ; q=0.05", SOLUTIONS, "csv"),
        ("application/sparql-results+json;q=0, */*", SOLUTIONS, "xml"),
        ("*/*;q=0.5, text/csv;q=0.1, application/*;q=0.2", SOLUTIONS, "tsv"),
        ("text/csv;q=0.9;extension=1, text/tab-separated-values;q=0.8", SOLUTIONS, "csv"),
        ('text/csv;header="a,b";q=1, application/sparql-results+xml', SOLUTIONS, "xml"),
        ("nonsense, text/csv", SOLUTIONS, "csv"),
        ("text/csv;q=nonsense, application/sparql-results+xml;q=0.1", SOLUTIONS, "xml"),
        ("*/*", GRAPHS, "turtle"),
        ("text/turtle, application/n-triples", GRAPHS, "turtle"),
        ("application/n-triples, text/turtle;q=0.9", GRAPHS, "ntriples"),
        ("application/json", GRAPHS, "jsonld"),
        ("application/ld+json", GRAPHS, "jsonld"),
        ("application/rdf+xml;q=0.3, text/html", GRAPHS, "rdfxml"),
        ("text/plain", GRAPHS, "ntriples"),
        ("application/json, application/sparql-results+json;q=0.1", SOLUTIONS, "json"),
    ],
)
def test_choice(accept: str, offers: tuple[Format, ...], name: str) -> None:
    assert negotiate(accept, offers).name == name


@pytest.mark.parametrize("accept", ["image/png", "text/html", "*/*;q=0", "text/turtle", "text/csv;header=present"])
def test_nothing_fits(accept: str) -> None:
    with pytest.raises(NotAcceptable) as caught:
        negotiate(accept, SOLUTIONS)
    assert "format=csv" in caught.value.hint


def test_the_format_asked_for_by_name_or_media_type() -> None:
    assert negotiate("text/csv", SOLUTIONS, "xml").name == "xml"
    assert negotiate("", GRAPHS, "text/turtle").name == "turtle"
    with pytest.raises(NotAcceptable):
        negotiate("*/*", SOLUTIONS, "turtle")


@pytest.mark.parametrize(
    ("accept", "page"),
    [
        (BROWSER, True),
        ("text/html", True),
        ("*/*", False),
        ("", False),
        ("application/json", False),
        ("text/html;q=0.5, application/json", False),
        ("text/html;q=0", False),
    ],
)
def test_who_reads_pages(accept: str, page: bool) -> None:
    assert prefers_html(accept) is page


def test_qualities_stay_between_0_and_1() -> None:
    assert [item.quality for item in accepted("a/b;q=7, a/c;q=-1, a/d;q=.5, a/e;q=1.")] == [1.0, 0.0, 0.5, 1.0]
