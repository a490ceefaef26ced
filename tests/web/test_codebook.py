"""The page of the codebook is the lexicon and the vocabularies, and nothing written beside them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from entente.ingest.codebook import concepts, entries, kinds
from entente.web import codebook
from entente.web.codebook import address

BROWSER = {"Accept": "text/html"}


def page(visitor: FlaskClient, path: str) -> str:
    answered = visitor.get(path, headers=BROWSER)
    assert answered.status_code == 200
    return unescape(answered.text)


def test_every_type_stands_with_how_many_frames_it_has(visitor: FlaskClient) -> None:
    text = page(visitor, "/codebook")
    rows = re.findall(r'href="/codebook\?type=(\w+)">\w+</a></td>.*?class="number">(\d+)</td>', text)
    assert {name: int(size) for name, size in rows} == {name: len(kind.entries) for name, kind in kinds().items()}
    assert sum(int(size) for _, size in rows) == len(entries())
    assert all(kind.concept.definition in text for kind in kinds().values())


def test_contexts_and_sectors_stand_with_their_words(visitor: FlaskClient) -> None:
    text = page(visitor, "/codebook")
    for vocabulary in ("context", "sector"):
        for concept in concepts(vocabulary).values():
            assert concept.definition in text, concept.name
            assert ", ".join(concept.words) in text, concept.name


@pytest.mark.parametrize("name", ["CONSULT", "ASSAULT", "alliedWith", "takesPlaceIn"])
def test_a_type_lists_its_modes_and_its_frames_with_examples(visitor: FlaskClient, name: str) -> None:
    text, kind = page(visitor, f"/codebook?type={name}"), kinds()[name]
    assert text.count("<div id=") == len(kind.entries)
    for entry in kind.entries:
        assert f'<div id="{entry.name}">' in text
        assert all(part in text for part in (*entry.arguments, *entry.conditions, entry.example, entry.counterexample))
    assert all(mode.definition in text for mode in kind.modes)
    assert f'<option value="{name}" selected>' in text
    assert len(re.findall(r' id="([^"]+)"', text)) == len(set(re.findall(r' id="([^"]+)"', text)))


def test_a_type_that_is_none_is_told_so(visitor: FlaskClient) -> None:
    answered = visitor.get("/codebook?type=<b>QUARREL", headers=BROWSER)
    assert answered.status_code == 404
    assert "<b>QUARREL" not in answered.text
    assert "no type" in answered.text and "CONSULT" in answered.text


def test_it_is_linked_from_every_page_and_from_its_types(visitor: FlaskClient) -> None:
    assert 'href="/codebook"' in page(visitor, "/about").partition('<footer class="bottom">')[2]
    for term, target in (
        ("CONSULT", "/codebook?type=CONSULT"),
        ("CONSULT-visit", "/codebook?type=CONSULT#CONSULT-visit"),
    ):
        assert f'href="{target}"' in page(visitor, f"/vocab/event-type/{term}.html"), term
    assert "in the codebook" not in page(visitor, "/vocab/sector/government.html")


def test_it_needs_no_script(visitor: FlaskClient) -> None:
    main = page(visitor, "/codebook?type=AID").partition("<main")[2].partition("</main>")[0]
    assert "<script" not in main and "<form" in main and 'method="get"' in main


def test_only_types_and_their_modes_have_an_address() -> None:
    app = Flask(__name__)
    app.register_blueprint(codebook.blueprint())
    with app.test_request_context():
        assert address(kinds()["AID"].concept.iri) == "/codebook?type=AID"
        assert address(concepts("sector")["government"].iri) == ""
        assert address("https://w3id.org/entente/vocab/event-type#STATE") == ""
