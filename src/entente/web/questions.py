"""``/questions``: the competency questions for people, each with a form for its parameters and its answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Final

from flask import Blueprint, Response, make_response, render_template, request

from entente.errors import BadParameter, NotFound
from entente.model import iris
from entente.queries import Parameter, Query
from entente.questions import Answer, Table, Term, library
from entente.web.api import ask, find_question
from entente.web.asking import Questions
from entente.web.bounds import NAMES, Bounds, day, edge, moment
from entente.web.endpoint import SNAPSHOT_HEADER
from entente.web.names import Name, name

_LABEL: Final = "Label"
_WHEN: Final = "when"
_OUTER: Final = {"startsNotBefore", "endsNotAfter"}
_INPUTS: Final = {"date": "date", "integer": "number"}
_RECORDS: Final = frozenset({"claim", "evidence", "membership", "tenure"})
"""Kinds of things that have no name of their own."""
_BY_SHADE: Final = {"surely": "yes", "possibly": "possible", "unknown": ""}


@dataclass(frozen=True)
class Field:
    """One parameter in the form: what it is for and what stands in it."""

    parameter: Parameter
    input: str
    """The type of its input element."""
    value: str

    @property
    def label(self) -> str:
        """What it is called in the form."""
        return self.parameter.purpose or self.parameter.name


@dataclass(frozen=True)
class Cell:
    """One cell of the answer: a thing with its label, or a text; ``badge`` is how a shade of certainty is coloured."""

    name: Name
    badge: str | None = None


@dataclass(frozen=True)
class Shown:
    """An answer as a page shows it: labels in place of IRIs, one column for the four bounds."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Meant:
    """What a name given stands for; more than one thing where it is ambiguous."""

    value: str
    things: tuple[Name, ...]


def blueprint(questions: Questions) -> Blueprint:
    """Give the routes: the list of questions, and one question with its answer."""
    routes = Blueprint("questions", __name__)

    def listed() -> str:
        return render_template("questions.html", groups=by_group())

    def answered(identifier: str) -> Response:
        question = find_question(identifier)
        values = _values(question)
        with questions.asking() as asking:
            try:
                found, trouble = ask(asking, question, values), None
            except (BadParameter, NotFound) as error:
                found, trouble = None, error
            response = make_response(
                render_template(
                    "question.html",
                    question=question,
                    fields=_fields(question, values),
                    is_example=not request.args,
                    found=found,
                    shown=shown(found.table) if found else None,
                    meant=_meant(found, values) if found else (),
                    trouble=trouble,
                    text=_text(question, asking.asked) if found else "",
                    snapshot=asking.snapshot,
                    arguments=values,
                ),
                trouble.status if trouble else 200,
            )
            response.headers[SNAPSHOT_HEADER] = asking.snapshot
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response

    routes.add_url_rule("/questions", "questions", listed)
    routes.add_url_rule("/questions/<identifier>", "question", answered)
    return routes


def by_group() -> list[tuple[str, list[Query]]]:
    """Give the questions by their groups, in the order of the library."""
    return [(group, list(found)) for group, found in groupby(library().values(), key=lambda one: one.group)]


def example_text(questions: Questions, identifier: str) -> str:
    """Give a question as SPARQL with its example bound; unbound where the graph does not know the example."""
    question = find_question(identifier)
    with questions.asking() as asking, suppress(NotFound, BadParameter):
        ask(asking, question, {one.name: one.example for one in question.parameters})
        return _text(question, asking.asked)
    return question.text


def shown(table: Table) -> Shown:
    """Shape an answer for reading."""
    columns = [column for column in table.columns if not _is_label(column, table.columns)]
    bounds = [column for column in columns if column in NAMES]
    if len(bounds) > 1:
        columns.insert(columns.index(bounds[0]), _WHEN)
        columns = [column for column in columns if column not in NAMES]
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return Shown(tuple(map(_words, columns)), tuple(tuple(_cell(row, column) for column in columns) for row in rows))


def _is_label(column: str, columns: Iterable[str]) -> bool:
    return column.endswith(_LABEL) and column.removesuffix(_LABEL) in columns


def _words(column: str) -> str:
    """Write a variable as words.

    >>> _words("endsNotAfter")
    'ends not after'
    """
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in column)


def _cell(row: dict[str, Term | None], column: str) -> Cell:
    if column == _WHEN and _WHEN not in row:
        return Cell(Name(_when({one: _moment(row[one]) for one in NAMES if one in row}) or "no date known"))
    term = row[column]
    if term is None:
        return Cell(Name(""))
    if term.kind == "iri":
        label = row.get(column + _LABEL)
        named = name(Term(term.value, "iri"), label)
        kind = term.value.removeprefix(iris.THING).partition("/")[0]
        return Cell(replace(named, text=f"the {kind}") if kind in _RECORDS and not label else named)
    when = moment(term.value) if term.datatype.endswith("#dateTime") else None
    if when:
        return Cell(Name(day(when)))
    return Cell(Name(term.value, language=term.language), _BY_SHADE.get(term.value) if column == "certainty" else None)


def _when(bounds: Mapping[str, datetime | None]) -> str:
    """Say since when and until when, or of what has an outer bound on either side alone, within what it happened."""
    if set(bounds) == _OUTER:
        return edge(bounds["startsNotBefore"], bounds["endsNotAfter"])
    return Bounds(*(bounds.get(one) for one in NAMES)).text


def _moment(term: Term | None) -> datetime | None:
    return moment(term.value) if term else None


def _values(question: Query) -> dict[str, str]:
    """Read the values of a request; a page opened without any shows the example."""
    if not request.args:
        return {one.name: one.example for one in question.parameters}
    return {key: value.strip() for key, value in request.args.items()}


def _fields(question: Query, values: dict[str, str]) -> list[Field]:
    return [Field(one, _INPUTS.get(one.type, "text"), values.get(one.name, "")) for one in question.parameters]


def _text(question: Query, asked: Iterable[str]) -> str:
    """Pick, of all that was asked for an answer, the question itself with its values bound."""
    beginning = question.text.partition("{")[0]
    return next((text for text in asked if text.startswith(beginning)), "")


def _meant(found: Answer, values: Mapping[str, str]) -> list[Meant]:
    """List what names stand for, where that is not plain from the name itself."""
    named = ((values[key], given) for key, given in found.given.items() if not isinstance(given, str))
    return [
        Meant(value, tuple(name(Term(one.iri, "iri"), Term(one.label, "literal", "en")) for one in things))
        for value, things in named
        if [one.label for one in things] != [value]
    ]
