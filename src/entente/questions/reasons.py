"""Why a question found nothing: the day, the policy of acceptance, or that nothing in the graph says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from entente import queries
from entente.queries import Query
from entente.questions.naming import Named
from entente.questions.table import Asker, Table

Given = Mapping[str, tuple[Named, ...] | str]


def reason(question: Query, given: Given, terms: Mapping[str, Sequence[str]], asker: Asker) -> str:
    """Say in one sentence why a question without rows has none."""
    return _of_the_day(question, given, terms, asker) or _of_the_policy(question, terms, asker) or _of_things(given)


def _of_the_day(question: Query, given: Given, terms: Mapping[str, Sequence[str]], asker: Asker) -> str:
    """Ask the same without its day: unbound, it rules nothing out."""
    if not question.as_of:
        return ""
    undated = {name: choices for name, choices in terms.items() if name != question.as_of}
    found = asker(question.text, undated)
    if not found.rows:
        return ""
    first = min(_days(found, "startsNotBefore", "startsNotAfter"), default="an unknown day")
    last = max(_days(found, "endsNotBefore", "endsNotAfter"), default="an unknown day")
    answers = "1 answer" if len(found.rows) == 1 else f"{len(found.rows)} answers"
    return f"nothing holds on {given[question.as_of]}; for other days the graph has {answers}, from {first} to {last}"


def _days(table: Table, *columns: str) -> list[str]:
    return [term.value[: len("2024-06-28")] for name in columns for term in table.column(name)]


def _of_the_policy(question: Query, terms: Mapping[str, Sequence[str]], asker: Asker) -> str:
    """Count the claims of the relations that a question over accepted facts asks for, and name the policy."""
    if question.headers.get("reads") != "accepted":
        return ""
    relations = [f"<{queries.expand(name)}>" for name in question.headers["relations"].split()]
    things = {name: terms[parameter] for name, parameter in zip(("thing", "other"), question.things, strict=False)}
    found = asker(queries.named("questions/claims-not-accepted").text, {"relation": relations} | things)
    counts, policies = found.column("claims"), found.column("policy")
    number = int(counts[0].value) if counts else 0
    if not number:
        return ""
    # A policy's IRI ends in its name and its version.
    policy = policies[0].value.rpartition("/")[2].rpartition("-")[0] if policies else "in force"
    say, them = ("1 claim says", "it") if number == 1 else (f"{number} claims say", "any of them")
    return f"{say} so, but the policy {policy} did not accept {them}; see {question.headers['see']}"


def _of_things(given: Given) -> str:
    named = [thing for value in given.values() if not isinstance(value, str) for thing in value]
    about = " and ".join(dict.fromkeys(f"{one.label} ({one.kind})" for one in named[:4]))
    return f"nothing in the graph says so of {about}" if about else "nothing in the graph says so"
