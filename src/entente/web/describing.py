"""One line that says what an actor is, made from what the graph holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from entente.web.facts import Facts
from entente.web.names import Name
from entente.web.offices import Span

Line = tuple["str | Name", ...]
"""Pieces of a sentence: plain text, and names that are links."""


def describe(facts: Facts, held: Sequence[Span]) -> Line:
    """Say what it is: its kind, what it belongs to, where it sits; of a person, the office last begun."""
    pieces = list(_person(facts, held) if facts.name.family == "person" else _body(facts))
    return (*pieces, ".") if pieces else ()


def _person(facts: Facts, held: Sequence[Span]) -> Iterator[str | Name]:
    own = [span for span in held if span.office and span.who and span.who.iri == facts.name.iri]
    nations = facts.values.get("nationality", ())
    if not own:
        yield "Person"
        yield from _listed(" of ", nations)
        return
    latest = own[0]
    assert latest.office is not None
    if latest.rank:
        yield f"{latest.rank}, "
    yield latest.office
    if latest.when.text:
        yield f" ({latest.when.text})"
    yield from _listed("; ", nations)


def _body(facts: Facts) -> Iterator[str | Name]:
    kind = facts.name.kind_label
    yield kind[:1].upper() + kind[1:] if kind else "Something the graph knows by name"
    if status := facts.text("status"):
        yield f" ({status})"
    yield from _listed(", part of ", facts.values.get("partOf", ()))
    if not facts.values.get("partOf"):
        yield from _listed(", acting for ", facts.values.get("actsFor", ()))
    if facts.existed:
        yield f"; {facts.existed.facts[0].value.text}"
    yield from _listed(", component of ", facts.values.get("componentCommandOf", ()))
    yield from _listed(", territory of ", facts.values.get("territoryOf", ()))
    yield from _listed("; capital ", facts.values.get("capital", ()))
    yield from _listed("; seat in ", facts.values.get("seat", ()))
    yield from _listed("; area of responsibility: ", facts.values.get("areaOfResponsibility", ()))
    yield from _listed(", in ", facts.values.get("locatedIn", ()))


def _listed(lead: str, names: Sequence[Name]) -> Iterator[str | Name]:
    for place, one in enumerate(names[:4]):
        yield lead if place == 0 else ", "
        yield one
