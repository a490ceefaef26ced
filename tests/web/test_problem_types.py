"""Every problem an answer may name has an address that says what it means."""

from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient

from entente import errors
from entente.errors import EntenteError
from entente.model import iris
from entente.web.addresses import path_of

BROWSER = {"Accept": "text/html,*/*;q=0.8"}


@pytest.mark.parametrize("kind", errors.kinds(), ids=lambda kind: kind.slug)
def test_every_problem_has_a_page_at_its_address(visitor: FlaskClient, kind: type[EntenteError]) -> None:
    response = visitor.get(errors.address(kind).removeprefix(iris.BASE.rstrip("/")))
    assert (response.status_code, response.mimetype) == (200, "text/html")
    text = unescape(response.text)
    assert f"<h1>{kind.title}</h1>" in text
    assert errors.address(kind) in text
    assert f"<dd>{kind.status} " in text
    assert f"<dd>{kind.exit_code}</dd>" in text
    assert kind.remedy.split("``")[0] in text
    assert "``" not in text


def test_every_problem_has_an_address_and_a_remedy_of_its_own() -> None:
    kinds = errors.kinds()
    assert len({kind.slug for kind in kinds}) == len({kind.remedy for kind in kinds}) == len(kinds) > 15


def test_all_are_listed_and_what_is_none_is_404(visitor: FlaskClient) -> None:
    text = visitor.get("/problem").text
    assert [kind.slug for kind in errors.kinds() if f'href="/problem/{kind.slug}"' not in text] == []
    assert visitor.get("/problem/none").json["type"] == errors.address(errors.NotFound)  # type: ignore[index]
    assert visitor.get("/problem/none").status_code == 404


def test_a_problem_leads_to_its_page(visitor: FlaskClient) -> None:
    told = visitor.get("/id/state/none").json
    assert told is not None
    assert visitor.get(path_of(told["type"])).status_code == 200
    page = visitor.get("/id/state/none.html", headers=BROWSER).text
    assert f'href="{path_of(told["type"])}"' in page
