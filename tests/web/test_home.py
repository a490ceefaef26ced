from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Store

from entente.settings import Settings
from entente.store.snapshots import publish_snapshot
from entente.web.app import POOL, create_app


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    store = Store(str(tmp_path / "store"))
    store.flush()
    publish_snapshot(tmp_path, lambda target: store.backup(str(target)), keep=3)
    app = create_app(Settings(data=tmp_path, query_workers=1))
    with app.test_client() as client:
        yield client
    app.extensions[POOL].close()


def test_every_link_and_file_of_the_start_page_answers(client: FlaskClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    targets = [unescape(found) for found in re.findall(r'(?:href|src)="([^"]+)"', page.text)]
    assert sum("query=" in target for target in targets) == 3
    for target in targets:
        assert target.startswith("/")
        with client.get(target) as answered:
            assert answered.status_code == 200


def test_the_form_asks_a_query_that_runs(client: FlaskClient) -> None:
    page = client.get("/").text
    query = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert query is not None
    formats = re.findall(r'<option value="(\w+)"', page)
    answered = [client.get("/sparql", query_string={"query": unescape(query[1]), "format": name}) for name in formats]
    assert [response.status_code for response in answered] == [200] * 4 + [406] * 4


def test_pages_load_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert "<script" not in page.text
    assert "style=" not in page.text
