"""Who led a state on a day, and what changed since another: the page, and what it is shaped from."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

from entente.questions import Table, Term
from entente.web.leadership import led, turnovers

ON = ("certainty", "body", "bodyLabel", "office", "officeLabel", "head", "person", "personLabel", "startsNotBefore")
SINCE = ("certainty", "change", "earliest", "latest", "body", "office", "officeLabel", "person", "personLabel")


def iri(text: str) -> Term:
    return Term(f"https://w3id.org/entente/id/{text}", "iri")


def text(value: str, language: str = "") -> Term:
    return Term(value, "literal", language)


def holds(certainty: str, body: str, office: str, head: bool, person: str) -> tuple[Term, ...]:
    names = (iri(body), text(body, "en"), iri(office), text(office, "en"))
    since = Term("2020-01-01T00:00:00Z", "literal", "", "http://www.w3.org/2001/XMLSchema#dateTime")
    return text(certainty), *names, text(str(head).lower()), iri(person), text(person, "en"), since


def test_bodies_stand_once_with_their_head_posts_first_and_rivals_together() -> None:
    rows = (
        holds("surely", "navy", "deputy", False, "ann"),
        holds("surely", "navy", "admiral", True, "bo"),
        holds("surely", "club", "clerk", False, "cy"),
        holds("possibly", "navy", "admiral", True, "di"),
    )
    bodies = led(Table(ON, rows))
    assert [(one.body.text, [post.office.text for post in one.posts]) for one in bodies] == [
        ("navy", ["admiral", "deputy"]),
        ("club", ["clerk"]),
    ]
    assert [(one.who.text, one.certainty) for one in bodies[0].posts[0].holders] == [
        ("bo", "surely"),
        ("di", "possibly"),
    ]


def test_changes_come_latest_first_as_exactly_as_they_are_known() -> None:
    def change(what: str, earliest: str, latest: str, person: str) -> tuple[Term, ...]:
        moments = (text(f"{earliest}T00:00:00Z"), text(f"{latest}T23:59:59Z"))
        return (
            text("surely"),
            text(what),
            *moments,
            iri("navy"),
            iri("admiral"),
            text("admiral", "en"),
            iri(person),
            text(person, "en"),
        )

    rows = (change("ended", "2021-01-01", "2021-01-31", "ann"), change("began", "2021-02-03", "2021-02-03", "bo"))
    found = [(one.when, one.began, one.who.text) for one in turnovers(Table(SINCE, rows))]
    assert found == [("3 February 2021", True, "bo"), ("January 2021", False, "ann")]


def asked(visitor: FlaskClient, query: str, status: int = 200) -> str:
    response = visitor.get(f"/leadership{query}")
    assert (response.status_code, response.mimetype) == (status, "text/html"), response.text[:500]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text)))


def test_both_sides_of_a_divided_state_stand_beside_each_other(visitor: FlaskClient) -> None:
    page = asked(visitor, "?of=Libya&on=2022-06-01&since=2021-01-01")
    assert "Who led Libya" in page
    for name in ("Mohamed al-Menfi", "Abdul Hamid Dbeibah", "Fathi Bashagha"):
        assert name in page, name
    assert "became Prime Minister of the Government of National Unity" in page.replace("  ", " ")


def test_without_days_the_last_one_is_that_on_which_sources_were_looked_at(visitor: FlaskClient) -> None:
    page = visitor.get("/leadership?of=France").text
    days = re.findall(r'type="date" name="(\w+)" value="(\d{4}-\d\d-\d\d)"', page)
    assert [name for name, _ in days] == ["on", "since"]
    assert days[0][1] > "2026" and days[1][1][:4] == str(int(days[0][1][:4]) - 2)


@pytest.mark.parametrize(
    ("query", "status", "says"),
    [
        ("", 200, "Who led a state on a day"),
        ("?of=Nowhereland", 404, "Nowhereland"),
        ("?of=Libya&on=soon", 400, "soon"),
        ("?of=Libya&on=2020-01-01&since=2021-01-01", 400, "later"),
        ("?of=<script>alert(1)</script>", 404, "alert(1)"),
    ],
)
def test_what_is_amiss_is_said_on_the_page(visitor: FlaskClient, query: str, status: int, says: str) -> None:
    assert says in asked(visitor, query, status)
    assert "<script>alert" not in visitor.get(f"/leadership{query}").text


def test_a_state_links_to_its_leadership(visitor: FlaskClient) -> None:
    page = visitor.get("/id/state/libya.html").text
    assert "/leadership?of=" in page
