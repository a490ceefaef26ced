"""What a changelog tells: each kind of difference between two small ontologies, and that the one committed is true."""

from __future__ import annotations

import pytest
from rdflib import OWL, Graph

from entente.model import iris
from entente.ontology import changelog, versions
from entente.ontology.changes import Change, Sort, Weight, compare, weight

PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())
HARBOUR = """
ent:Harbour a owl:Class ; rdfs:subClassOf ent:Place ; rdfs:isDefinedBy ent: ;
    rdfs:label "harbour"@en ; skos:definition "Where ships lie."@en ; skos:example "Old Quay"@en .
"""
MOORS = """
ent:moors a owl:ObjectProperty ; rdfs:isDefinedBy ent: ;
    rdfs:label "moors"@en ; skos:definition "Holds the ship."@en ; rdfs:range ent:Ship .
"""


def graph(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


def changed(old: str, new: str) -> tuple[Change, ...]:
    before = HARBOUR + MOORS
    assert old in before
    return compare(graph(before), graph(before.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "expected", "heavy"),
    [
        ("ent:Place", "ent:Site", {("now rdfs:subClassOf ent:Site"), ("no longer rdfs:subClassOf ent:Place")}, "major"),
        ("ent:Place", "ent:Place , [ owl:onProperty ent:moors ; owl:someValuesFrom ent:Ship ]",
         {"now rdfs:subClassOf [owl:onProperty ent:moors; owl:someValuesFrom ent:Ship]"}, "major"),
        ("rdfs:range ent:Ship", "owl:propertyChainAxiom ( ent:a ent:b )",
         {"no longer rdfs:range ent:Ship", "now owl:propertyChainAxiom (ent:a ent:b)"}, "major"),
        (HARBOUR, HARBOUR + "[] a owl:AllDisjointClasses ; owl:members ( ent:Ship ent:Harbour ) .",
         {"now disjoint: ent:Harbour, ent:Ship"}, "major"),
        (MOORS, "", {"Holds the ship."}, "major"),
        ("ent:Harbour a", "ent:Harbour owl:deprecated true ; dcterms:isReplacedBy ent:Port ; a",
         {"use ent:Port", "now dcterms:isReplacedBy ent:Port"}, "minor"),
        (HARBOUR, HARBOUR + HARBOUR.replace("Harbour", "Port").replace("ships", "boats"),
         {"Where boats lie."}, "minor"),
        ('"Where ships lie."@en', '"Where ships wait."@en',
         {"en: “Where ships lie.” became “Where ships wait.”"}, "patch"),
        ('"harbour"@en', '"harbour"@en , "port"@fr', {"fr: now “port”"}, "patch"),
        ('"Old Quay"@en', '"New Quay"@en',
         {"no longer skos:example “Old Quay” (en)", "now skos:example “New Quay” (en)"}, "patch"),
    ],
    ids=["axiom", "expression", "chain", "disjoint", "removed", "deprecated", "added", "definition", "label", "note"],
)  # fmt: skip
def test_each_kind_of_change_is_told_and_weighed(old: str, new: str, expected: set[str], heavy: str) -> None:
    found = changed(old, new)
    assert {change.detail for change in found} == expected
    assert weight(found) == heavy


def test_the_same_ontology_has_not_changed_though_its_blank_nodes_have() -> None:
    group = HARBOUR + "[] a owl:AllDisjointClasses ; owl:members ( ent:Ship ent:Harbour ) ."
    other = group.replace("( ent:Ship ent:Harbour )", "( ent:Harbour ent:Ship )")
    assert compare(graph(group), graph(other)) == ()


def test_a_group_that_grows_takes_nothing_away() -> None:
    group = HARBOUR + "[] a owl:AllDisjointClasses ; owl:members ( ent:Ship ent:Harbour ) ."
    grown = group.replace("( ent:Ship", "( ent:Crew ent:Ship")
    assert [change.detail for change in compare(graph(group), graph(grown))] == [
        "now disjoint: ent:Crew, ent:Harbour, ent:Ship"
    ]
    assert {change.detail for change in compare(graph(grown), graph(group))} == {
        "no longer disjoint: ent:Crew and ent:Ship",
        "no longer disjoint: ent:Crew and ent:Harbour",
    }


def test_new_labels_are_counted_and_changed_ones_listed() -> None:
    section = changelog.section(
        "2.0.0",
        [
            Change(Sort.LABEL, "ent:Harbour", "fr: now “port”"),
            Change(Sort.LABEL, "ent:Ship", "fr: now “navire”"),
            Change(Sort.LABEL, "ent:Quay", "en: “quay” became “wharf”"),
        ],
    )
    assert "labels in `fr`: new at 2 terms" in section
    assert "- `ent:Quay`: en: “quay” became “wharf”" in section


def test_the_changelog_is_what_the_versions_give() -> None:
    assert changelog.FILE.read_text(encoding="utf-8") == changelog.changelog(), "run make changelog"


def test_a_version_calls_itself_compatible_only_where_nothing_else_follows() -> None:
    old, new = versions.numbers()[-2:]
    changes = compare(changelog.graph_of(old), changelog.graph_of(new))
    claims = (None, OWL.backwardCompatibleWith, None) in changelog.graph_of(new)
    assert not claims or weight(changes) != Weight.MAJOR
