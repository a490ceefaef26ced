"""From a question and what was given for its parameters to its answer, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from entente.queries import Query
from entente.questions.naming import Named, things
from entente.questions.reasons import reason
from entente.questions.table import Asker, Table

Suggest = Callable[[str], Sequence[str]]
"""Gives names near to one that nothing has, the nearest first."""


@dataclass(frozen=True)
class Answer:
    """What a question found, and for what."""

    question: Query
    given: Mapping[str, tuple[Named, ...] | str]
    """What was asked about, by parameter: the things that a name stands for, or the value as it was given."""
    table: Table
    reason: str
    """Why nothing was found; empty where something was."""


def answer(question: Query, values: Mapping[str, str], asker: Asker, suggest: Suggest | None = None) -> Answer:
    """Answer a question, which must be a SELECT, for values by parameter; a thing may be given by name.

    Raises BadParameter for a value missing, unknown or of the wrong type, NotFound for a name that nothing has, with
    the nearest names as its hint; they come from ``suggest``, or from the graph where there is none.
    """
    question.expect(values)
    given: dict[str, tuple[Named, ...] | str] = {}
    terms: dict[str, Sequence[str]] = {}
    for parameter in question.parameters:
        value = values[parameter.name]
        if parameter.type == "thing":
            found = things(parameter, value, asker, suggest)
            given[parameter.name] = found
            terms[parameter.name] = tuple(f"<{one.iri}>" for one in found)
        else:
            given[parameter.name] = value
            terms[parameter.name] = (parameter.term(value),)
    table = asker(question.text, terms)
    return Answer(question, given, table, "" if table.rows else reason(question, given, terms, asker))
