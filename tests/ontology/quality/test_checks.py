"""Each check of ``queries/quality`` finds what is at fault in a small world of its own, and nothing else there."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, Triple, parse
from tests.ontology.quality.checking import BLANK, CHECKS, FAMILIES, findings, held

from entente.model import iris
from entente.ontology import resources, terms

FAULTS = Path(__file__).parent / "faults"


@cache
def faulty_worlds() -> dict[str, Store]:
    """Give the small worlds by check; what is named “bad…” in one is at fault there, and nothing else."""
    worlds: dict[str, list[Triple]] = {}
    for family in FAMILIES:
        for quad in parse((FAULTS / f"{family}.trig").read_bytes(), format=RdfFormat.TRIG):
            check = f"{family.upper()}-{quad.graph_name.value.removeprefix('urn:check:')}"
            worlds.setdefault(check, []).append(quad.triple)
    return {check: held(triples) for check, triples in worlds.items()}


def bad_ones(world: Store) -> set[str]:
    nodes = {node.value for quad in world for node in quad.triple if isinstance(node, NamedNode)}
    return {node for node in nodes if re.search(r"[/#:]bad", node, re.IGNORECASE)} or {BLANK}


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_finds_what_is_bad_and_nothing_else(check: str) -> None:
    world = faulty_worlds()[check]
    assert {found.node for found in findings(CHECKS[check], world)} == bad_ones(world)


def test_every_world_has_its_check() -> None:
    assert set(faulty_worlds()) == set(CHECKS)


def test_a_check_is_named_as_its_file() -> None:
    files = [(family, file) for family in FAMILIES for file in resources.query_files(f"quality/{family}")]
    assert [f"{family.upper()}-{file.name.removesuffix('.rq')}" for family, file in files] == list(CHECKS)


def test_a_check_uses_no_undefined_term() -> None:
    used = {name for check in CHECKS.values() for name in re.findall(r"\bent:(\w+)", check.text)}
    assert {iris.term(name) for name in used} - set(terms.terms()) == set()
