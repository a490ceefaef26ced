"""A claim's page says who judged it, how and when; judgements and curators have pages too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from flask.testing import FlaskClient
from tests.copies import copied
from tests.web.conftest import World

from entente.model import iris
from entente.model.judgement import Judgement, Verdict
from entente.publish import open_for_writing
from entente.settings import Settings
from entente.web.app import POOL, create_app

CLAIMS = f"SELECT ?claim WHERE {{ ?claim <{iris.term('inArticle')}> <ARTICLE> }} ORDER BY ?claim LIMIT 3"


@dataclass(frozen=True)
class Judged:
    """A server of a world in which curators judged, and the claims one accepted, two disagree on, and none judged."""

    client: FlaskClient
    accepted: str
    disputed: str
    unjudged: str
    judgement: Judgement


@pytest.fixture(scope="module")
def judged(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judged]:
    data = copied(world.data, tmp_path_factory.mktemp("judged") / "data")
    with open_for_writing(data) as writer:
        one, two, three = (row[0] for row in writer.store.rows(CLAIMS.replace("ARTICLE", world.kept)))
        made = writer.judge(one, Verdict.ACCEPTED, "Ann Lee", date(2024, 7, 1), "as <b>the embassy</b> says")
        writer.judge(two, Verdict.ACCEPTED, "Ann Lee", date(2024, 7, 1))
        writer.judge(two, Verdict.REJECTED, "علي عمر", date(2024, 7, 3))
    app = create_app(Settings(data=data, query_workers=1, query_seconds=60.0))
    with app.test_client() as client:
        yield Judged(client, one, two, three, made)
    app.extensions[POOL].close()


def page(client: FlaskClient, iri: str) -> str:
    answer = client.get(iri.removeprefix(iris.BASE[:-1]) + ".html")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.text)


def review(text: str) -> str:
    """Give what stands beside “Review”, without its tags."""
    return re.sub(r"<[^>]+>", "", text.partition("<dt>Review</dt>")[2].partition("</dd>")[0]).strip()


def test_a_claims_page_says_who_judged_it_when_and_why(judged: Judged) -> None:
    text = page(judged.client, judged.accepted)
    assert review(text) == "accepted by Ann Lee on 1 July 2024: as &lt;b&gt;the embassy&lt;/b&gt; says"
    assert '<span class="badge yes">accepted</span>' in text.partition("</h1>")[2].partition("</div>")[0]
    assert 'href="/id/curator/ann-lee.html"' in text


def test_where_curators_disagree_it_is_disputed_and_both_are_named_the_latest_first(judged: Judged) -> None:
    text = page(judged.client, judged.disputed)
    assert review(text) == "rejected by علي عمر on 3 July 2024 accepted by Ann Lee on 1 July 2024"
    assert '<bdi dir="rtl">علي عمر</bdi>' in text
    assert '<span class="badge no">disputed</span>' in text


def test_what_nobody_judged_is_unreviewed(judged: Judged) -> None:
    assert review(page(judged.client, judged.unjudged)) == "unreviewed"


def test_a_judgement_and_its_curator_answer_as_pages_and_as_data(judged: Judged) -> None:
    text = page(judged.client, judged.judgement.iri)
    assert "as &lt;b&gt;the embassy&lt;/b&gt; says" in text
    assert judged.accepted.removeprefix(iris.BASE[:-1]) in text
    assert "Ann Lee" in page(judged.client, judged.judgement.curator)
    turtle = judged.client.get(judged.judgement.iri.removeprefix(iris.BASE[:-1]) + ".ttl").text
    assert f"ent:judges <{judged.accepted}>" in turtle
    assert judged.client.get("/id/judgement/0123456789abcdef0123.html").status_code == 404
