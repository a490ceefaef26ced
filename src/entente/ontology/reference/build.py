"""From checked rows to one graph for each source, and from graphs to TriG."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from entente.errors import BadInput
from entente.model import iris
from entente.ontology.parsing import parsed
from entente.ontology.reference import patterns, spans
from entente.ontology.reference.columns import Column, Kind, Table
from entente.ontology.reference.schema import ACTORS, ENT, SOURCE_PROPERTIES, SOURCES, TABLES
from entente.ontology.reference.tables import HINT, Row, read
from entente.ontology.reference.trig import trig
from entente.ontology.resources import ontology_file

Triple = tuple[URIRef, URIRef, Node]

LABEL: Final = RDFS.label
TYPE: Final = RDF.type
DATE_TIME: Final = XSD.dateTime
"""Looked up once: for each triple, rdflib would look through its namespaces for them."""

WIKIDATA: Final = iris.PREFIXES["wd"]
LATER: Final = {ENT.startsNotBefore: ENT.startsNotAfter, ENT.endsNotBefore: ENT.endsNotAfter}


@dataclass
class World:
    """The tables of a folder: every row, what each thing is called, and where a name was first used."""

    sources: dict[str, Row]
    rows: dict[str, list[Row]]
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    """The preferred English label by kind and key."""
    metonyms: frozenset[str] = frozenset()
    """Places whose metonyms are written down, so that none is taken from a capital."""


def build(folder: Path) -> dict[str, str]:
    """Build the TriG of every source from the tables of a folder, by file name.

    Raises BadInput, naming file and row, for an unknown source, key, class or thing, a bad date or code, a key or a
    preferred label used twice.
    """
    return {f"{source}.trig": trig(source, graph) for source, graph in graphs(folder).items()}


def write(folder: Path) -> list[Path]:
    """Write what ``build`` makes beside the tables, remove TriG files of sources that are gone; return the files."""
    texts = build(folder)
    for stale in folder.glob("*.trig"):
        if stale.name not in texts:
            stale.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in sorted(texts)]


def graphs(folder: Path) -> dict[str, Graph]:
    """Build the graph of every source that a row names, by the source's key. Raises as ``build`` does."""
    world = _load(folder)
    made: dict[str, Graph] = defaultdict(lambda: Graph(store="SimpleMemory"))  # the usual store also minds contexts
    called: dict[tuple[URIRef, str], Node] = {}
    for table in TABLES:
        for row in world.rows[table.name]:
            home, *_ = [made[source] for source in _sources(row, world)]
            for triple in _triples(table, row, world):
                home.add(_called_once(triple, called))
    _drop_repeats(made.values())
    for source, graph in made.items():
        for triple in _description(world.sources[source]):
            graph.add(triple)
    return dict(sorted(made.items()))


def _called_once(triple: Triple, called: dict[tuple[URIRef, str], Node]) -> Triple:
    """Let a thing have one preferred name in a language: what another source calls it stands beside that."""
    thing, predicate, name = triple
    if predicate != LABEL or not isinstance(name, Literal):
        return triple
    first = called.setdefault((thing, name.language or ""), name)
    return triple if first == name else (thing, SKOS.altLabel, name)


def _drop_repeats(made: Collection[Graph]) -> None:
    """Leave out other names that are the preferred one: some states are officially called as everybody calls them."""
    labels = {(thing, name) for graph in made for thing, name in graph.subject_objects(LABEL)}
    for graph in made:
        for predicate in (SKOS.altLabel, ENT.abbreviation):
            for thing, name in list(graph.subject_objects(predicate)):
                if (thing, name) in labels:
                    graph.remove((thing, predicate, name))


def _sources(row: Row, world: World) -> list[str]:
    """Give the sources of a row: its triples stand in the first one's graph."""
    sources = row.many("source")
    for source in sources or [""]:
        if source not in world.sources:
            raise row.fault(f"source “{source}” is not in sources.csv")
    return sources


def _load(folder: Path) -> World:
    sources: dict[str, Row] = {}
    for row in read(folder, "sources", SOURCES):
        _check_key(row, sources)
        sources[row["key"]] = row
    world = World(sources, {table.name: read(folder, table.name, table.header) for table in TABLES})
    world.rows["state-bodies"] += patterns.bodies(
        read(folder, "bodies", patterns.PATTERNS),
        read(folder, "bodies-of-states", patterns.STATES),
        {row["key"]: row["label"] for row in world.rows["states"]},
        _gathered(world.rows["state-words"], "state", "adjectives"),
    )
    world.metonyms = frozenset(row["place"] for row in world.rows["metonyms"])
    for table in TABLES:
        if table.mints:
            _name(table, world)
    _check_labels(world)
    return world


def _gathered(rows: Iterable[Row], key: str, column: str) -> dict[str, list[str]]:
    """Gather the values of a column by key: several sources may tell of one thing, each in a row of its own."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row[key], []).extend(row.many(column))
    return found


def _name(table: Table, world: World) -> None:
    known = {key for kind, key in world.labels if kind == table.of}
    for row in world.rows[table.name]:
        _check_key(row, known)
        known.add(row["key"])
        world.labels[table.of, row["key"]] = _label(table, row, world)


def _label(table: Table, row: Row, world: World) -> str:
    if not table.label:
        return row["label"]
    named = {
        column.name: world.labels.get(_target(column, row[column.name], row), "")
        for column in table.columns
        if column.kind is Kind.THING
    }
    return table.label.format(**named)


def _check_key(row: Row, known: Iterable[str]) -> None:
    if not row["key"] or row["key"] != iris.slug(row["key"]):
        raise row.fault(f"key “{row['key']}” is no slug; “{iris.slug(row['key'])}” would be")
    if row["key"] in known:
        raise row.fault(f"key “{row['key']}” is used twice")


def _check_labels(world: World) -> None:
    first: dict[str, str] = {}
    for (kind, key), label in world.labels.items():
        if kind in (*ACTORS, "voice"):
            if label in first:
                raise BadInput(f"{kind} “{key}” and {first[label]} share the preferred label “{label}”", hint=HINT)
            first[label] = f"{kind} “{key}”"


def _triples(table: Table, row: Row, world: World) -> Iterator[Triple]:
    key = row[table.first]
    if (table.of, key) not in world.labels:
        raise row.fault(f"{table.of} “{key}” is not in its table")
    subject = _iri(table.of, key)
    label = world.labels[table.of, key]
    if table.type:
        yield subject, TYPE, ENT[table.type]
    if table.label:
        yield subject, LABEL, Literal(label, "en")
    for column in table.columns:
        for predicate, value in _values(column, row, world):
            if predicate == LABEL or value != Literal(label, "en"):
                yield subject, predicate, value
    yield from _further(table, row, world, subject)


def _further(table: Table, row: Row, world: World, subject: URIRef) -> Iterator[Triple]:
    """Add what follows from a row as a whole: its source, the shortcut of a membership, the metonym of a capital."""
    if table.name in ("tenures", "memberships", "relations", "designations"):
        for source in row.many("source"):
            yield subject, DCTERMS.source, URIRef(iris.reference_graph(source))
        bounds = [bound for name, read in _SPANS for bound in read(row[name]) if bound]
        if bounds != sorted(bounds):
            raise row.fault("its end lies before its start")
    if table.name == "memberships":
        yield _reference("member", row, table), ENT.memberOf, _reference("organisation", row, table)
    if table.name == "state-facts" and row["capital"] and row["capital"] not in world.metonyms:
        yield _iri("place", row["capital"]), ENT.metonymOf, subject


_SPANS: Final = (("start", spans.start_bounds), ("end", spans.end_bounds))


def _reference(name: str, row: Row, table: Table) -> URIRef:
    column = next(column for column in table.columns if column.name == name)
    return _iri(*_target(column, row[name], row))


def _values(column: Column, row: Row, world: World) -> Iterator[tuple[URIRef, Node]]:
    cells = row.many(column.name)
    if column.required and not cells:
        raise row.fault(f"{column.name} is empty")
    for cell in cells:
        if column.pattern and not re.fullmatch(column.pattern, cell):
            raise row.fault(f"{column.name} “{cell}” does not look like {column.pattern}")
        yield from _value(column, cell, row, world)


def _value(column: Column, cell: str, row: Row, world: World) -> Iterator[tuple[URIRef, Node]]:
    match column.kind:
        case Kind.WORDS:
            yield column.property, Literal(cell, column.language)
        case Kind.TEXT:
            yield column.property, Literal(cell)
        case Kind.QID:
            yield column.property, URIRef(WIKIDATA + cell)
        case Kind.CLASS:
            if not re.fullmatch("[A-Z][A-Za-z]+", cell):
                raise row.fault(f"“{cell}” is no class")
            yield TYPE, ENT[cell]
        case Kind.CONCEPT:
            if cell not in _notations(column.targets[0]):
                known = ", ".join(sorted(_notations(column.targets[0])))
                raise row.fault(f"{column.name} “{cell}” is none of {known}")
            yield column.property, URIRef(iris.concept(column.targets[0], cell))
        case Kind.THING:
            target = _target(column, cell, row)
            if target not in world.labels:
                raise row.fault(f"{column.name} “{cell}” is in no table")
            yield column.property, _iri(*target)
        case Kind.START | Kind.END:
            yield from _bounds(column, cell, row)


@cache
def _notations(scheme: str) -> frozenset[str]:
    """The notations of a vocabulary's concepts."""
    graph = parsed(ontology_file(f"vocab/{scheme}.ttl").read_bytes())
    return frozenset(str(notation) for notation in graph.objects(None, SKOS.notation))


def _bounds(column: Column, cell: str, row: Row) -> Iterator[tuple[URIRef, Node]]:
    read = spans.start_bounds if column.kind is Kind.START else spans.end_bounds
    try:
        bounds = read(cell)
    except ValueError as error:
        raise row.fault(f"{column.name}: {error}") from error
    for predicate, bound in zip((column.property, LATER[column.property]), bounds, strict=True):
        if bound:
            yield predicate, _moment(bound)


def _moment(moment: datetime) -> Literal:
    return Literal(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), datatype=DATE_TIME, normalize=False)


def _target(column: Column, cell: str, row: Row) -> tuple[str, str]:
    if len(column.targets) == 1:
        return column.targets[0], cell
    kind, _, key = cell.partition("/")
    if cell and kind not in column.targets:
        raise row.fault(f"{column.name} “{cell}” must begin with {' or '.join(f'{kind}/' for kind in column.targets)}")
    return kind, key


@cache
def _iri(kind: str, key: str) -> URIRef:
    return URIRef(iris.thing(kind, key))


def _description(row: Row) -> Iterator[Triple]:
    subject = URIRef(iris.reference_graph(row["key"]))
    yield subject, TYPE, ENT.ReferenceSource
    yield subject, LABEL, Literal(_in_english(row), "en")
    for name, predicate in SOURCE_PROPERTIES:
        if row[name]:
            yield subject, predicate, _described(name, row[name], row)


def _in_english(row: Row) -> str:
    """Name a source in English: by its title, or by where it stands if that is written in other letters."""
    letters = [letter for letter in row["title"] if letter.isalpha()]
    is_latin = all(unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER")) for letter in letters)
    return row["title"] if is_latin else f"{urlsplit(row['url']).hostname} ({row['key']})"


def _described(name: str, cell: str, row: Row) -> Node:
    if name == "url":
        if not cell.startswith("https://") and not cell.startswith("http://"):
            raise row.fault(f"url “{cell}” is no address")
        return URIRef(cell)
    if name not in ("issued", "retrieved"):
        return Literal(cell)
    try:
        return _moment(spans.first_second(cell)) if len(cell) == len("2026-11-23") else Literal(cell)
    except ValueError as error:
        raise row.fault(f"{name}: {error}") from error
