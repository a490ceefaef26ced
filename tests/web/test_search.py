"""``/search`` over the small world."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from entente.store.search import Found
from entente.web.asking import Asking, Questions
from entente.web.search import Search

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def labels(visitor: FlaskClient, text: str) -> list[str]:
    found = visitor.get("/search", query_string={"q": text}).json
    assert found is not None
    return [name["label"] for name in found["names"]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("libya", "Libya"),
        ("langl", "Michael Langley"),
        ("General Langley", "Michael Langley"),
        ("الجيش", "الجيش الوطني"),
        ("orsted", "Hans Ørsted"),
        ("解放", "中国人民解放军"),
        ("ливия", "Libya"),
    ],
)
def test_things_are_found_as_one_types(visitor: FlaskClient, text: str, label: str) -> None:
    assert label in labels(visitor, text)[:3]


def test_every_path_found_answers(visitor: FlaskClient) -> None:
    found = visitor.get("/search?q=langley").json
    assert found is not None
    assert found["sentences"]
    assert all("langley" in item["sentence"].lower() for item in found["sentences"])
    for item in (*found["names"], *found["sentences"]):
        assert visitor.get(item["path"]).status_code == 303


def test_the_retracted_is_not_found(visitor: FlaskClient) -> None:
    found = visitor.get("/search?q=stoltenberg&limit=50").json
    kept = visitor.get("/search?q=gaborone&limit=50").json
    assert found is not None and kept is not None
    assert {item["title"] for item in found["sentences"]}.isdisjoint({"Washington"})
    assert kept["sentences"]


@pytest.mark.parametrize("text", ["", '"', "* AND (", "x' OR 1=1 --", "\x00", "a" * 4_000, "%", "😀"])
def test_any_text_is_answered(visitor: FlaskClient, text: str) -> None:
    assert visitor.get("/search", query_string={"q": text}).status_code == 200


def test_bytes_that_are_no_text_are_answered_too(visitor: FlaskClient) -> None:
    assert visitor.get("/search?q=%ff%fe").status_code == 200
    assert visitor.get("/search").json == {"query": "", "names": [], "sentences": []}


@pytest.mark.parametrize("limit", ["0", "51", "x", "-1"])
def test_a_limit_has_limits(visitor: FlaskClient, limit: str) -> None:
    assert visitor.get(f"/search?q=a&limit={limit}").status_code == 400
    assert len(visitor.get("/search?q=a&limit=3").json["names"]) == 3  # type: ignore[index]


def test_the_same_search_is_304(visitor: FlaskClient) -> None:
    address = f"/search?q={quote('libya')}"
    first = visitor.get(address)
    assert visitor.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert first.headers["X-Entente-Snapshot"]


def test_a_page_is_made_by_the_view_registered(questions: Questions) -> None:
    search = Search(questions)

    def view(asking: Asking, text: str, found: Found) -> str:
        return f"{text} {len(found.names) > 0} {asking.snapshot != ''}"

    search.page(view)
    app = Flask(__name__)
    app.register_blueprint(search.blueprint())
    page = app.test_client().get("/search?q=libya", headers={"Accept": BROWSER})
    assert (page.text, page.mimetype) == ("libya True True", "text/html")
    assert app.test_client().get("/search?q=libya").mimetype == "application/json"
