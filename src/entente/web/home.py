"""The start page: a search, what is in the graph, who met whom, the latest claims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, render_template

from entente.errors import NotReady
from entente.model import iris
from entente.ontology import terms
from entente.web.arcs import Arcs, Pair, arcs
from entente.web.asking import Asking, Questions, Row, wanted
from entente.web.bounds import day, moment
from entente.web.names import Name, name, named
from entente.web.sayings import Saying, month_in_words
from entente.web.telling import chosen, told

_MOST_PAIRS: Final = 14
"""Pairs that the drawing has room for."""
_GROUPS: Final = (
    ("claims", ("Claim",)),
    ("articles", ("Article",)),
    ("people", ("Person",)),
    ("states", ("State",)),
    (
        "organisations and forces",
        ("Government", "Ministry", "ArmedForces", "MilitaryCommand", "Alliance", "IntergovernmentalOrganization",
         "ArmedGroup"),
    ),
    ("offices", ("Office",)),
    ("dated tenures and memberships", ("Tenure", "Membership")),
    ("reference sources", ("ReferenceSource",)),
)  # fmt: skip


@dataclass(frozen=True)
class Count:
    """How many there are of something."""

    label: str
    number: int


@dataclass(frozen=True)
class Listed:
    """An article in a list."""

    article: Name
    publisher: Name | None
    issued: str
    claims: int


@dataclass(frozen=True)
class Start:
    """All that the start page shows of one snapshot."""

    snapshot: str
    counts: tuple[Count, ...] = ()
    met: tuple[Pair, ...] = ()
    drawing: Arcs | None = None
    latest: tuple[Saying, ...] = ()
    articles: tuple[Listed, ...] = ()
    queries: tuple[str, ...] = ()


def blueprint(questions: Questions) -> Blueprint:
    """Give the route of the start page."""
    routes = Blueprint("home", __name__)
    kept = Kept()
    terms.terms()  # parsed before the first request

    def home() -> str:
        try:
            with questions.asking() as asking:
                return render_template("home.html", start=kept.start(asking))
        except NotReady:
            return render_template("home.html", start=Start(""))

    routes.add_url_rule("/", "home", home)
    return routes


class Kept:
    """What the start page shows of the last snapshot asked: it never changes."""

    def __init__(self) -> None:
        self._start = Start("")

    def start(self, asking: Asking) -> Start:
        """Give it, asking for it only where the snapshot is another."""
        start = self._start
        if start.snapshot != str(asking.snapshot):
            start = self._start = gather(asking)
        return start


def gather(asking: Asking) -> Start:
    """Ask all that the start page shows."""
    latest = chosen(asking.rows("claims-latest")).claims
    claims, (counts, met_rows, articles) = told(asking, latest, wanted("counts"), wanted("met"), wanted("articles"))
    met = pairs(met_rows)
    return Start(asking.snapshot, counted(counts), met, arcs(met), claims, listed(articles), tuple(asking.asked))


def counted(rows: tuple[Row, ...]) -> tuple[Count, ...]:
    """Sum the counts of classes into the groups that are shown; what there is none of is left out."""
    numbers = {row["kind"].value.removeprefix(iris.ONTOLOGY): int(row["count"].value) for row in rows}
    sums = [Count(label, sum(numbers.get(kind, 0) for kind in kinds)) for label, kinds in _GROUPS]
    return tuple(count for count in sums if count.number)


def pairs(rows: tuple[Row, ...]) -> tuple[Pair, ...]:
    """Gather the rows of the query ``met``: who met whom is one pair, whichever of them is named first."""
    rowwise: dict[tuple[str, str], Pair] = {}
    for row in rows:
        one, other = named(row, "one"), named(row, "other")
        if one and other:
            month = month_in_words(row["month"].value) if "month" in row else ""
            pair = Pair(one, other, int(row["count"].value), month, name(row["claim"]).href)
            rowwise.setdefault((one.iri, other.iri), pair)
    found: dict[frozenset[str], Pair] = {}
    for (one_iri, other_iri), pair in rowwise.items():
        told = found.get(frozenset((one_iri, other_iri)))
        found[frozenset((one_iri, other_iri))] = replace(told, count=told.count + pair.count) if told else pair
    return tuple(sorted(found.values(), key=lambda pair: -pair.count))[:_MOST_PAIRS]


def listed(rows: tuple[Row, ...]) -> tuple[Listed, ...]:
    """Gather the rows of the query ``articles``."""
    found: dict[str, Listed] = {}
    for row in rows:
        made = name(row["article"], row.get("title"), [iris.term("Article")])
        issued = day(moment(row["issued"].value)) if "issued" in row else ""
        found.setdefault(made.iri, Listed(made, named(row, "publisher"), issued, int(row["claims"].value)))
    return tuple(found.values())
