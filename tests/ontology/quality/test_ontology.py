"""The ontology passes every check of quality, but for exceptions that it explains and that are needed.

An exception is an ``ent:qualityException`` of the term or the ontology at fault: the id of the check, a solidus and
which fault where the check tells several apart, then a colon and the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources.abc import Traversable

import pytest
from pyoxigraph import RdfFormat, parse
from tests.ontology.quality.checking import CHECKS, Finding, findings, held

from entente.ontology import resources, terms

FEWEST_WORDS = 6
"""Words of a reason that says something."""


def exceptions() -> dict[tuple[str, str], str]:
    """Give the reason of every exception by check and node."""
    found = {}
    for node, text in terms.graph().subject_objects(terms.ENT.qualityException):
        check, _, reason = str(text).partition(": ")
        found[check, str(node)] = reason
    return found


def faults_of(files: Iterable[Traversable]) -> frozenset[Finding]:
    held_together = held(quad.triple for file in files for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE))
    return frozenset(found for check in CHECKS.values() for found in findings(check, held_together))


@cache
def faults_of_the_ontology() -> frozenset[Finding]:
    return faults_of(resources.ontology_files())


def excused_by(found: Finding) -> tuple[str, str] | None:
    """Give the exception that covers a fault: one of the node itself, or of the module that defines it."""
    home = terms.terms()[found.node].module if found.node in terms.terms() else ""
    return next((key for key in ((found.check, found.node), (found.check, home)) if key in exceptions()), None)


@pytest.mark.parametrize("check", CHECKS)
def test_the_ontology_passes(check: str) -> None:
    faults = {found for found in faults_of_the_ontology() if found.check.partition("/")[0] == check}
    assert sorted(found for found in faults if excused_by(found) is None) == []


def test_every_exception_is_needed_and_explained() -> None:
    assert {excused_by(found) for found in faults_of_the_ontology()} - {None} == set(exceptions())
    assert [key for key, reason in exceptions().items() if len(reason.split()) < FEWEST_WORDS] == []


def test_the_alignments_add_no_pitfall() -> None:
    together = faults_of((*resources.ontology_files(), *resources.alignment_files()))
    added = {found for found in together - faults_of_the_ontology() if not found.check.startswith("FOOPS-")}
    assert sorted(added) == []
