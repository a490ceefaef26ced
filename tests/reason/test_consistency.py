from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Namespace
from rdflib.term import Node

from entente.errors import Unavailable
from entente.model import iris
from entente.reason import consistency

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, and there is none on the path")

ENT = Namespace(iris.ONTOLOGY)
PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())

TOGETHER = {
    "one-office-of-two-codes": """<urn:t> ent:onOffice <urn:one> , <urn:other> .
        <urn:one> ent:iso3166Alpha3 "ARL" . <urn:other> ent:iso3166Alpha3 "BRD" .""",
    "one-member-of-two-kinds": """<urn:m> a ent:Membership ; org:member <urn:one> , <urn:other> .
        <urn:one> a ent:Person . <urn:other> a ent:Alliance .""",
}
"""There is one office in a tenure and one member in a membership, so the two are one, and what they are cannot be."""


def facts(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


@needs_java
def test_the_ontology_holds_together() -> None:
    assert consistency.check() == consistency.Consistency(consistent=True)


@needs_java
def test_the_reference_graphs_agree_with_the_ontology(reference: Graph) -> None:
    """One of forty of what is of one form, and the holders of tenures: HermiT takes minutes for all.

    Of one form are memberships, tenures, sources, and places of which no more is known than where they lie.
    """
    alike = [sorted(reference.subjects(RDF.type, kind), key=str) for kind in (ENT.Membership, ENT.Tenure)]
    alike += [sorted(reference.subjects(RDF.type, ENT.ReferenceSource), key=str), lying_somewhere(reference)]
    left_out = {one for kind in alike for number, one in enumerate(kind) if number % 40}
    kept = {holder for tenure, holder in reference.subject_objects(ENT.holder) if tenure not in left_out}
    left_out |= {person for person in reference.subjects(RDF.type, ENT.Person) if person not in kept}
    facts = Graph()
    for triple in reference:
        if left_out.isdisjoint(triple):
            facts.add(triple)
    assert len(facts) > 0
    assert consistency.check(facts) == consistency.Consistency(consistent=True)


def lying_somewhere(reference: Graph) -> list[Node]:
    """Places that nothing else speaks of, with their names and what they are in."""
    known = {RDF.type, RDFS.label, SKOS.altLabel, SKOS.exactMatch, ENT.locatedIn}
    spoken_of = set(reference.objects())
    places = set(reference.subjects(RDF.type, ENT.Place)) - spoken_of
    return sorted((place for place in places if set(reference.predicates(place)) <= known), key=str)


@needs_java
def test_sound_facts_with_labels_and_plain_dates_do_not_trouble_it() -> None:
    sound = facts("""
        <urn:t> a ent:Tenure ; ent:holder <urn:p> ; ent:onOffice <urn:o> ;
            ent:startsNotBefore "2022-08-09T00:00:00Z"^^xsd:dateTime ; dcterms:source "a page"@en .
        <urn:o> a ent:Office ; ent:headPostOf <urn:c> ; rdfs:label "commander"@en .
        <urn:c> a ent:MilitaryCommand ; ent:retrievedOn "2024-06-28"^^xsd:date ; ent:founded "2007"^^xsd:gYear .""")
    assert consistency.check(sound).consistent


@needs_java
@pytest.mark.parametrize("case", TOGETHER)
def test_what_only_several_axioms_together_forbid_is_found_by_the_reasoner(case: str) -> None:
    expected = consistency.Consistency(consistent=False, reasons=(consistency.UNEXPLAINED,))
    assert consistency.check(facts(TOGETHER[case])) == expected


@needs_java
def test_what_is_missing_is_no_contradiction() -> None:
    assert consistency.check(facts("<urn:t> a ent:Tenure .")).consistent


@needs_java
def test_a_class_that_nothing_can_belong_to_is_named() -> None:
    result = consistency.check(facts("ent:Chimera a owl:Class ; rdfs:subClassOf ent:Person , ent:Place ."))
    assert result == consistency.Consistency(consistent=True, unsatisfiable=(iris.term("Chimera"),))


@needs_java
def test_the_reasoner_is_quiet_and_leaves_nothing_behind(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    consistency.check(facts(TOGETHER["one-office-of-two-codes"]))
    assert capfd.readouterr() == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_without_java_the_error_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="needs Java") as caught:
        consistency.check()
    assert "install" in caught.value.hint
