"""What is known of the invented world outside the news, written as our own reference graphs are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import pyoxigraph as ox

from entente.ingest.dates import within
from entente.model import iris
from entente.model.claim import Entity
from entente.model.graph import Graph

from .world import Tenure, World

_TYPE: Final = ox.NamedNode(iris.PREFIXES["rdf"] + "type")
_LABEL: Final = ox.NamedNode(iris.PREFIXES["rdfs"] + "label")


def reference(world: World) -> Graph:
    """Write who there is, what is part of what and who held which office, as our reference graphs do."""
    source = iris.reference_graph("bench")
    quads = ox.serialize(_triples(world, source), format=ox.RdfFormat.N_TRIPLES) or b""
    return Graph(source, "\n".join(sorted(set(quads.decode().splitlines()))) + "\n")


def _triples(world: World, source: str) -> Iterator[ox.Triple]:
    graph = ox.NamedNode(source)
    yield ox.Triple(graph, _TYPE, _term("ReferenceSource"))
    for property_ in (_LABEL, _outside("dcterms", "title")):
        yield ox.Triple(graph, property_, ox.Literal("The invented world of the bench", language="en"))
    for one in (*world.states, *world.bodies, *world.units, *world.people, world.hub):
        yield from _described(one)
        if one.kind != "State":
            how = "nationality" if one.kind == "Person" else "actsFor"
            yield ox.Triple(ox.NamedNode(one.iri), _term(how), ox.NamedNode(one.acts_for))
    for one, whole in world.parts:
        yield ox.Triple(ox.NamedNode(one.iri), _term("partOf"), ox.NamedNode(whole.iri))
    for tenure in world.tenures:
        yield from _tenure(tenure, graph)


def _described(one: Entity) -> Iterator[ox.Triple]:
    this = ox.NamedNode(one.iri)
    yield ox.Triple(this, _TYPE, _term(one.kind))
    yield ox.Triple(this, _LABEL, ox.Literal(one.label, language="en"))


def _tenure(tenure: Tenure, source: ox.NamedNode) -> Iterator[ox.Triple]:
    office, body = ox.NamedNode(tenure.office.iri), ox.NamedNode(tenure.body.iri)
    yield from _described(tenure.office)
    for name in ("officeOf", "headPostOf"):
        yield ox.Triple(office, _term(name), body)
    label = f"{tenure.person.label}, {tenure.office.label}, from {tenure.first}"
    this = ox.NamedNode(iris.thing("tenure", f"bench {label}"))
    yield ox.Triple(this, _TYPE, _term("Tenure"))
    yield ox.Triple(this, _LABEL, ox.Literal(label, language="en"))
    yield ox.Triple(this, _outside("dcterms", "source"), source)
    yield ox.Triple(this, _term("holder"), ox.NamedNode(tenure.person.iri))
    yield ox.Triple(this, _term("onOffice"), office)
    first, last = ((day, day) if tenure.exact else _year(day) for day in (tenure.first, tenure.last))
    start, end = within(*first), within(*last)
    for name, moment in (
        ("startsNotBefore", start.starts_not_before),
        ("startsNotAfter", start.ends_not_after),
        ("endsNotBefore", end.starts_not_before),
        ("endsNotAfter", end.ends_not_after),
    ):
        assert moment
        text = moment.replace(tzinfo=None).isoformat() + "Z"
        yield ox.Triple(this, _term(name), ox.Literal(text, datatype=_outside("xsd", "dateTime")))


def _year(day: date) -> tuple[date, date]:
    return day.replace(month=1, day=1), day.replace(month=12, day=31)


def _term(name: str) -> ox.NamedNode:
    return ox.NamedNode(iris.term(name))


def _outside(prefix: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(iris.PREFIXES[prefix] + name)
