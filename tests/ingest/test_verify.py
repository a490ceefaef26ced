"""An article's graph is looked through before it is stored: by the shapes, and quote by quote against its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import Reading
from entente.ingest.quads import graph
from entente.ingest.verify import QUOTATION, verify
from entente.model import iris
from entente.model.claim import Claim, Entity
from entente.model.graph import Graph

TEXT = "Omar Saleh met Ivan Petrov in Geneva on Monday, the “Example Post” wrote. Chad condemned Red Banner."
GENEVA = Entity(iris.thing("place", "Geneva"), "Geneva", "Place")
NOBODY = Entity(iris.thing("actor", "Nobody"), "Nobody", "Faction")


def rules(reading: Reading, world: Dictionary, *claims: Claim) -> set[str]:
    """What is at fault in the graph of an article with these claims, by the names of rules."""
    made = graph(reading.article, claims, key="k", reader="r", dictionary="d")
    return {one.shape.rpartition("#")[2] for one in verify(reading.article, made, world)}


def test_what_was_read_is_sound(reading: Callable[..., Reading], world: Dictionary) -> None:
    read = reading(TEXT)
    assert len(read.claims) >= 2
    assert verify(read.article, read.graph, world) == ()


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_quote_that_stands_elsewhere_is_found(reading: Callable[..., Reading], world: Dictionary, shift: int) -> None:
    read = reading("“First.” " + TEXT)
    evidence = read.claims[0].evidence
    moved = replace(evidence, start=evidence.start + shift, end=evidence.end + shift)
    assert rules(read, world, replace(read.claims[0], evidence=moved)) == {"Quotation"}


def test_a_quote_past_the_end_of_the_text_is_found(reading: Callable[..., Reading], world: Dictionary) -> None:
    read = reading(TEXT)
    beyond = replace(read.claims[0].evidence, start=len(TEXT), end=len(TEXT) + 9)
    assert rules(read, world, replace(read.claims[0], evidence=beyond)) == {"Quotation"}


def test_a_party_that_nothing_describes_is_found(reading: Callable[..., Reading], world: Dictionary) -> None:
    read = reading(TEXT)
    assert rules(read, world, replace(read.claims[0], objects=(NOBODY,))) == {"Claim"}
    assert rules(read, world, replace(read.claims[0], objects=(replace(NOBODY, known=False),))) == set()


def test_a_place_in_an_actors_slot_is_found(reading: Callable[..., Reading], world: Dictionary) -> None:
    read = reading(TEXT)
    assert rules(read, world, replace(read.claims[0], subjects=(GENEVA,))) == {"Parties"}
    assert rules(read, world, replace(read.claims[0], speaker=GENEVA)) == {"Claim"}


def test_a_relation_stated_outright_is_found(reading: Callable[..., Reading], world: Dictionary) -> None:
    read = reading(TEXT)
    stated = f"<{iris.thing('state', 'Chad')}> <{iris.term('opposes')}> <{iris.thing('armedgroup', 'Red Banner')}> .\n"
    (found,) = verify(read.article, Graph(read.graph.iri, read.graph.ntriples + stated), world)
    assert (found.node, found.shape) == (iris.thing("state", "Chad"), iris.BASE + "shapes/article#Relation")
    assert QUOTATION.startswith(iris.BASE + "shapes/article#")
