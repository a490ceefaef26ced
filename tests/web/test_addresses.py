"""Between IRIs and paths, both ways."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from entente.model import iris
from entente.web.addresses import article_of, candidates, document_of, path_of, split_suffix


@pytest.mark.parametrize(
    "rest",
    [
        "id/state/libya",
        "id/place/a%20b",
        "id/place/a%2Fb",
        "id/place/a%2Fb/c",
        "id/place/a/b",
        "id/place/a//b",
        "id/place/100%25",
        "id/place/a%3Fb%23c",
        "id/person/jonas-gahr-støre",
        "id/person/st%C3%B8re",
        "id/organisation/الجيش-الوطني",
        "id/organisation/解放军",
        "id/x/a%20b%2Fc%20d%2Fe",
        "id/x/a(b)'c",
        "graph/reference/cldr",
        "ontology/core/0.1.0",
        "ontology#Person",
        "vocab/event-type#CONSULT-visit",
    ],
)
def test_an_iri_is_among_those_its_decoded_path_may_stand_for(rest: str) -> None:
    iri = iris.BASE + rest
    assert iri in candidates(unquote(path_of(iri))[1:])


@pytest.mark.parametrize(
    "path", ["id/x/" + "/" * 200, "id/x/" + "a/" * 500, "id/x/%zz", "id//", "ontology/", "vocab/x/"]
)
def test_no_path_stands_for_many_iris_or_for_a_broken_one(path: str) -> None:
    found = candidates(path)
    assert 0 < len(found) <= 32
    assert not any(set(iri) & set(' <>"{}|\\^`') for iri in found)


def test_letters_no_iri_holds_are_encoded() -> None:
    assert candidates('id/x/a"<b>')[0] == iris.THING + "x/a%22%3Cb%3E"


def test_a_suffix_is_one_of_ours() -> None:
    assert split_suffix("id/x/a.ttl") == ("id/x/a", "ttl")
    assert split_suffix("id/x/a.b.html") == ("id/x/a.b", "html")
    assert split_suffix("id/x/a.txt") == ("id/x/a.txt", "")
    assert split_suffix(".ttl") == (".ttl", "")


def test_a_document_stands_beside_its_thing() -> None:
    assert document_of(iris.THING + "person/støre", "nt") == iris.THING + "person/st%C3%B8re.nt"


@pytest.mark.parametrize(
    ("rest", "digits"),
    [
        ("id/actor/0123456789abcdef-ali", "0123456789abcdef"),
        ("id/narrator/0123456789abcdef", "0123456789abcdef"),
        ("graph/article/0123456789abcdef", "0123456789abcdef"),
        ("id/claim/0123456789abcdef0123", ""),
        ("id/state/libya", ""),
    ],
)
def test_the_article_is_read_off_its_digits(rest: str, digits: str) -> None:
    assert article_of(iris.BASE + rest) == (f"{iris.THING}article/{digits}" if digits else "")
