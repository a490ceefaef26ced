"""The page of coverage: what the reference sources describe, who stands behind it, and what is known to be missing."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from typing import Final

from flask import Blueprint, render_template

from entente.errors import NotReady
from entente.ontology import resources
from entente.web.asking import Asking, Questions, Row, wanted
from entente.web.names import LANGUAGES, Name, name
from entente.web.page import Turn, number

_HIDDEN: Final = "https://w3id.org/entente/ontology#ReferenceSource"
_GAPS: Final = "reference/gaps.csv"
FIRST: Final = 24
"""Sources listed on the page itself; all of them stand on pages of their own."""
_SOURCES: Final = 100
"""Sources on one such page."""


@dataclass(frozen=True)
class Share:
    """A line of a table: of so many, so many; ``whole`` is 0 where no share is meant."""

    what: Name | str
    count: int
    whole: int = 0
    note: str = ""

    @property
    def percent(self) -> int:
        """The share in percent, 0 to 100."""
        return round(100 * self.count / self.whole) if self.whole else 0


@dataclass(frozen=True)
class Behind:
    """A reference source and how much stands in its graph."""

    source: Name
    publisher: str
    licence: str
    seen: str
    things: int
    statements: int


@dataclass(frozen=True)
class Gap:
    """What is known to be missing, in words."""

    subject: str
    missing: str


@dataclass(frozen=True)
class Mentions:
    """What articles tell of offices: each claim proves one for its day alone, and is no tenure."""

    claims: int = 0
    within: int = 0
    """Of these, how many tell of a tenure that a source knows."""
    offices: int = 0


@dataclass(frozen=True)
class Coverage:
    """All that the page shows of one snapshot."""

    snapshot: str
    kinds: tuple[Share, ...] = ()
    sources: tuple[Behind, ...] = ()
    languages: tuple[Share, ...] = ()
    gaps: tuple[Share, ...] = ()
    mentions: Mentions = Mentions()
    queries: tuple[str, ...] = ()

    @property
    def statements(self) -> int:
        """How many statements all sources make together."""
        return sum(source.statements for source in self.sources)

    @property
    def seen(self) -> tuple[tuple[str, int], ...]:
        """How many sources were seen in which form, whole ones first."""
        forms = [source.seen or "whole" for source in self.sources]
        return tuple((form, forms.count(form)) for form in ("whole", "copy", "excerpt") if form in forms)


def blueprint(questions: Questions) -> Blueprint:
    """Give the route of the page."""
    routes = Blueprint("coverage", __name__)
    kept: list[Coverage] = [Coverage("")]

    def now() -> Coverage:
        try:
            with questions.asking() as asking:
                if kept[0].snapshot != asking.snapshot:
                    kept[0] = gather(asking)
        except NotReady:
            kept[0] = Coverage("")
        return kept[0]

    def coverage() -> str:
        found = now()
        return render_template("coverage.html", coverage=found, sources=found.sources[:FIRST], gaps=known_gaps())

    def sources() -> str:
        found = now()
        turn = Turn(number(), len(found.sources), _SOURCES).checked()
        shown = found.sources[_SOURCES * (turn.number - 1) : _SOURCES * turn.number]
        return render_template("sources.html", coverage=found, sources=shown, turn=turn)

    routes.add_url_rule("/coverage", "coverage", coverage)
    routes.add_url_rule("/coverage/sources", "sources", sources)
    return routes


def gather(asking: Asking) -> Coverage:
    """Ask all that the page shows."""
    names = ("coverage-gaps", "coverage-names", "coverage-kinds", "coverage-sources", "coverage-mentions")
    gaps, languages, kinds, sources, (mentions,) = asking.together(*map(wanted, names))
    return Coverage(
        asking.snapshot,
        tuple(_kind(row) for row in kinds if row["kind"].value != _HIDDEN),
        tuple(map(_source, sources)),
        tuple(map(_language, languages)),
        tuple(_gap(row) for row in gaps if int(row["missing"].value)),
        Mentions(*(int(mentions[column].value) for column in ("claims", "within", "offices"))),
        tuple(asking.asked),
    )


@cache
def known_gaps() -> tuple[Gap, ...]:
    """Read what the maintainers know to be missing from ``ontology/reference/gaps.csv``."""
    lines = resources.ontology_file(_GAPS).read_text(encoding="utf-8").splitlines()
    return tuple(Gap(row["subject"], row["missing"]) for row in csv.DictReader(lines))


def _kind(row: Row) -> Share:
    return Share(name(row["kind"]), int(row["items"].value), int(row["count"].value))


def _source(row: Row) -> Behind:
    publisher, licence, seen = (str(row.get(column, "")) for column in ("publisher", "licence", "seen"))
    things, statements = (int(row[column].value) for column in ("things", "statements"))
    return Behind(name(row["source"], row["title"]), publisher, licence, seen, things, statements)


def _language(row: Row) -> Share:
    code = row["language"].value
    return Share(LANGUAGES.get(code, code or "no language"), int(row["names"].value), note=row["things"].value)


def _gap(row: Row) -> Share:
    count, missing = int(row["count"].value), int(row["missing"].value)
    return Share(name(row["kind"]), missing, count, row["lacks"].value)
