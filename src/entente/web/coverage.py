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

_HIDDEN: Final = "https://w3id.org/entente/ontology#ReferenceSource"
_GAPS: Final = "reference/gaps.csv"


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
    seen: str
    things: int
    statements: int


@dataclass(frozen=True)
class Gap:
    """What is known to be missing, in words."""

    subject: str
    missing: str


@dataclass(frozen=True)
class Coverage:
    """All that the page shows of one snapshot."""

    snapshot: str
    kinds: tuple[Share, ...] = ()
    sources: tuple[Behind, ...] = ()
    languages: tuple[Share, ...] = ()
    gaps: tuple[Share, ...] = ()
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

    def coverage() -> str:
        try:
            with questions.asking() as asking:
                if kept[0].snapshot != asking.snapshot:
                    kept[0] = gather(asking)
        except NotReady:
            kept[0] = Coverage("")
        return render_template("coverage.html", coverage=kept[0], gaps=known_gaps())

    routes.add_url_rule("/coverage", "coverage", coverage)
    return routes


def gather(asking: Asking) -> Coverage:
    """Ask all that the page shows."""
    names = ("coverage-gaps", "coverage-names", "coverage-kinds", "coverage-sources")
    gaps, languages, kinds, sources = asking.together(*map(wanted, names))
    return Coverage(
        asking.snapshot,
        tuple(_kind(row) for row in kinds if row["kind"].value != _HIDDEN),
        tuple(map(_source, sources)),
        tuple(map(_language, languages)),
        tuple(_gap(row) for row in gaps if int(row["missing"].value)),
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
    counts = int(row["things"].value), int(row["statements"].value)
    return Behind(name(row["source"], row["title"]), str(row.get("publisher", "")), str(row.get("seen", "")), *counts)


def _language(row: Row) -> Share:
    code = row["language"].value
    return Share(LANGUAGES.get(code, code or "no language"), int(row["names"].value), note=row["things"].value)


def _gap(row: Row) -> Share:
    count, missing = int(row["count"].value), int(row["missing"].value)
    return Share(name(row["kind"]), missing, count, row["lacks"].value)
