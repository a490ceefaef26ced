"""``/leadership``: who led a state and its bodies on a day, and what changed there since an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from flask import Blueprint, Response, make_response, render_template, request

from entente.errors import BadParameter, NotFound
from entente.questions import Answer, Table, Term
from entente.web.api import ask, find_question
from entente.web.asking import Asking, Questions, Row
from entente.web.bounds import Bounds, bounds, edge, moment
from entente.web.endpoint import SNAPSHOT_HEADER
from entente.web.names import Name, name

_ON: Final = "leadership-on"
_SINCE: Final = "leadership-changes"
_BACK: Final = 2
"""Years that are looked back where no earlier day is given."""


@dataclass(frozen=True)
class Holder:
    """Somebody in an office on the day: how surely, and from when to when."""

    who: Name
    certainty: str
    when: Bounds


@dataclass(frozen=True)
class Post:
    """An office, and everybody who may have held it on the day."""

    office: Name
    is_head: bool
    holders: tuple[Holder, ...]


@dataclass(frozen=True)
class Led:
    """A body of the state with its offices, the head post first."""

    body: Name
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class Turnover:
    """That somebody came into an office or left it: when, as exactly as is known, and whether surely in between."""

    when: str
    who: Name
    office: Name
    began: bool
    certainty: str


@dataclass(frozen=True)
class Leadership:
    """Who led on the one day, and what changed since the other."""

    state: Name
    bodies: tuple[Led, ...]
    changes: tuple[Turnover, ...]

    @property
    def offices(self) -> int:
        """How many offices somebody is known to have held, at least possibly."""
        return sum(len(body.posts) for body in self.bodies)


def blueprint(questions: Questions) -> Blueprint:
    """Give the route."""
    routes = Blueprint("leadership", __name__)

    def leadership() -> Response:
        with questions.asking() as asking:
            days = _days(asking)
            try:
                found, trouble = _asked(asking, request.args.get("of", ""), *days), None
            except (BadParameter, NotFound) as error:
                found, trouble = None, error
            page = render_template(
                "leadership.html",
                found=found,
                trouble=trouble if request.args.get("of") else None,
                of=request.args.get("of", ""),
                on=days[0],
                since=days[1],
                queries=asking.asked,
                snapshot=asking.snapshot,
            )
            response = make_response(page, trouble.status if trouble and request.args.get("of") else 200)
            response.headers[SNAPSHOT_HEADER] = asking.snapshot
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response

    routes.add_url_rule("/leadership", "leadership", leadership)
    return routes


def led(table: Table) -> tuple[Led, ...]:
    """Shape the answer to the question ``leadership-on``: by body, by office, the head posts first."""
    by_body = groupby(_rows(table), key=lambda row: row["body"].value)
    found: dict[str, list[Row]] = {}
    for body, of_body in by_body:
        found.setdefault(body, []).extend(of_body)
    made = (Led(_name(rows[0], "body"), tuple(_posts(rows))) for rows in found.values())
    return tuple(sorted(made, key=lambda one: (not any(post.is_head for post in one.posts), one.body.text)))


def turnovers(table: Table) -> tuple[Turnover, ...]:
    """Shape the answer to the question ``leadership-changes``, the latest change first."""
    made = [
        Turnover(
            edge(moment(row["earliest"].value), moment(row["latest"].value)),
            _name(row, "person"),
            _name(row, "office"),
            row["change"].value == "began",
            row["certainty"].value,
        )
        for row in _rows(table)
    ]
    return tuple(dict.fromkeys(reversed(made)))


def _asked(asking: Asking, of: str, on: str, since: str) -> Leadership:
    if since > on:
        raise BadParameter(f"{since} is later than {on}", hint="give the earlier day as the second")
    now = ask(asking, find_question(_ON), {"state": of, "date": on})
    then = ask(asking, find_question(_SINCE), {"state": of, "date": since, "end": on})
    return Leadership(_state(now, of), led(now.table), turnovers(then.table))


def _state(answer: Answer, of: str) -> Name:
    """Name what was asked about; by its own words where it stands for several."""
    given = answer.given["state"]
    if isinstance(given, str) or len(given) != 1:
        return Name(of)
    (one,) = given
    return name(Term(one.iri, "iri"), Term(one.label, "literal", "en"))


def _days(asking: Asking) -> tuple[str, str]:
    """Read the two days; without them, the last on which a source was looked at, and some years before."""
    latest = next((row["day"].value[:10] for row in asking.rows("latest-source") if "day" in row), "")
    on = request.args.get("on") or latest
    return on, request.args.get("since") or _years_before(on)


def _years_before(day: str) -> str:
    try:
        then = date.fromisoformat(day)
        return then.replace(year=then.year - _BACK, day=min(then.day, 28)).isoformat()
    except ValueError:
        return day


def _posts(rows: list[Row]) -> Iterator[Post]:
    by_office: dict[str, list[Row]] = {}
    for row in rows:
        by_office.setdefault(row["office"].value, []).append(row)
    posts = (
        Post(_name(of[0], "office"), of[0]["head"].value == "true", tuple(map(_holder, of)))
        for of in by_office.values()
    )
    yield from sorted(posts, key=lambda post: (not post.is_head, post.office.text))


def _holder(row: Row) -> Holder:
    return Holder(_name(row, "person"), row["certainty"].value, bounds(row))


def _name(row: Row, variable: str) -> Name:
    return name(row[variable], row.get(f"{variable}Label"))


def _rows(table: Table) -> Iterable[Row]:
    for row in table.rows:
        yield {column: term for column, term in zip(table.columns, row, strict=True) if term}
