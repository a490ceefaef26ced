"""The pages of named graphs: a reference source with its facts, an article's graph, what is derived."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from flask import render_template

from entente.model import iris
from entente.web.asking import Asking, Row, wanted
from entente.web.facts import facts
from entente.web.names import Name, name, words
from entente.web.page import Turn, number, page, total
from entente.web.things import Things

_DERIVED: Final = {
    iris.ACCEPTED: "Plain facts projected from claims by the policy in force.",
    iris.INFERRED: "What follows by rule from reference and accepted facts.",
    iris.LINKS: "Which claims agree with, and which contradict, each other.",
    iris.DYADS: "How many claims name which two sides, by month and type: an RDF Data Cube.",
    iris.PROPOSED: "Which events, told by several publishers, may be one, with the reasons; nothing is merged.",
    iris.REVIEW: "Judgements of curators, and which articles were retracted.",
    iris.STATE: "The store's own bookkeeping.",
}


@dataclass(frozen=True)
class Stated:
    """One fact that stands in a graph."""

    property: str
    value: Name


@dataclass(frozen=True)
class About:
    """A thing, and what a graph states of it."""

    thing: Name
    stated: tuple[Stated, ...]


def register(things: Things) -> None:
    """Have this view make the pages of graphs."""
    things.page("graph", source)


def source(asking: Asking, iri: str, kind: str) -> str:
    """Make the page of a named graph."""
    rows, stated = asking.together(wanted("source-facts", page=number(), graph=iri), wanted("facts", iri=iri))
    known = facts(iri, stated)
    turn = Turn(number(), total(rows), asking.page_size("source-facts")).checked()
    return render_template(
        "source.html",
        page=page(asking, known.name, known.name.kind_label or "named graph"),
        facts=known,
        note=_DERIVED.get(iri, "All that one article says." if "/graph/article/" in iri else ""),
        things=gathered(rows),
        turn=turn,
    )


def gathered(rows: tuple[Row, ...]) -> tuple[About, ...]:
    """Gather the rows of the query ``source-facts`` by the thing they are about."""
    things: dict[str, Name] = {}
    stated: dict[str, dict[tuple[str, str], Stated]] = defaultdict(dict)
    for row in rows:
        about = row["thing"].value
        kinds = [row["thingKind"].value] if "thingKind" in row else ()
        things.setdefault(about, name(row["thing"], row.get("thingName"), kinds))
        value = name(row["value"], row.get("valueName"), [row["valueKind"].value] if "valueKind" in row else ())
        one = Stated(property_words(row["property"].value), value)
        stated[about].setdefault((one.property, value.iri or f"{value.text}@{value.language}"), one)
    return tuple(About(things[iri], tuple(found.values())) for iri, found in stated.items())


def property_words(iri: str) -> str:
    """Put a property into words: “member of”, “alt label”.

    >>> property_words(iris.PREFIXES["skos"] + "altLabel")
    'alt label'
    """
    if iri.startswith(iris.ONTOLOGY):
        return words(iri)
    local = iri.rpartition("#")[2].rpartition("/")[2]
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in local)
