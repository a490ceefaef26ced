"""The alignments: every outside term was seen, every own one exists, and no module or store takes them in."""

from __future__ import annotations

import csv
import re
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import FOAF, GEO, ORG, PROV, SDO, TIME

from entente.model import iris
from entente.ontology import alignments, resources, shapes, terms
from entente.ontology.alignments import Relation
from entente.ontology.terms import Kind

FILES = resources.alignment_files()
LISTED: Final = (ORG, PROV, FOAF, SDO, TIME, GEO)
"""Vocabularies whose terms rdflib lists."""
PLOVER: Final = Path(__file__).resolve().parents[2] / "../shared/plover/CAMEO2PLOVER-2021.txt"
MAPPINGS: Final = {SKOS[f"{kind}Match"] for kind in ("exact", "close", "broad", "narrow", "related")}
NAMES = [file.name.removesuffix(".ttl") for file in FILES]


def text(name: str) -> str:
    return resources.ontology_file(f"align/{name}").read_text(encoding="utf-8")


def parsed(file: Traversable) -> Graph:
    return Graph().parse(data=file.read_text(encoding="utf-8"), format="turtle")


def alignment(name: str) -> alignments.Alignment:
    return next(found for found in alignments.alignments() if found.name == name)


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(text("terms.csv").splitlines()))


def is_listed(iri: str) -> bool:
    return any(URIRef(iri) in namespace for namespace in LISTED)


def test_what_rdflib_lists_is_told_from_what_it_does_not() -> None:
    assert is_listed(str(ORG.Post)) and is_listed(GEO._NS + "sfWithin")
    assert not any(is_listed(namespace._NS + "noSuchTerm") for namespace in LISTED)


def test_every_outside_term_is_listed_by_rdflib_or_was_seen_where_the_table_says() -> None:
    used = {
        mapping.target
        for found in alignments.alignments()
        for mapping in found.mapped
        if mapping.relation is not Relation.CODE
    }
    seen = [row["term"] for row in rows()]
    assert {iri for iri in used if not is_listed(iri)} == set(seen)
    assert seen == sorted(set(seen))


def test_the_table_says_of_each_term_what_it_is_called_and_in_which_file_at_which_commit() -> None:
    for row in rows():
        assert row["label"] and row["publisher"], row
        assert re.fullmatch(r"[\w.-]+/[\w.-]+ \S+\.\w+", row["seen_in"]), row
        assert re.fullmatch(r"[0-9a-f]{40}", row["version"]), row
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", row["seen_on"]), row


def test_every_namespace_of_the_table_is_that_of_an_alignment() -> None:
    namespaces = tuple(namespace for found in alignments.alignments() for namespace in found.namespaces)
    assert all(row["term"].startswith(namespaces) for row in rows())


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_every_mapping_starts_from_a_term_of_ours_and_leads_out(file: Traversable) -> None:
    mapped = alignment(file.name.removesuffix(".ttl")).mapped
    assert {mapping.term for mapping in mapped} <= set(terms.terms())
    assert not any(mapping.target.startswith(iris.BASE) for mapping in mapped)


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_it_maps_by_skos_alone_and_loses_nothing_as_values(file: Traversable) -> None:
    graph = parsed(file)
    declared = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology, OWL.Axiom}
    assert set(graph.objects(None, RDF.type)) <= declared
    logical = {RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs}
    assert not logical & set(graph.predicates())
    stated = [triple for triple in graph if triple[1] in MAPPINGS or triple[1] == terms.ENT.cameoCode]
    assert len(alignment(file.name.removesuffix(".ttl")).mapped) == len(stated) > 0


@pytest.mark.parametrize("name", NAMES)
def test_it_repeats_nothing_that_the_modules_say(name: str) -> None:
    found = alignment(name)
    said = {(mapping.term, mapping.target) for mapping in found.extended}
    mapped = [(mapping.term, mapping.target) for mapping in found.mapped]
    assert said & set(mapped) == set()
    assert len(set(mapped)) == len(mapped)


def is_property(iri: str) -> bool:
    """Tell a property from a class by the naming of its vocabulary."""
    name = iri.rpartition("#")[2].rpartition("/")[2]
    if iri.startswith("http://www.wikidata.org/entity/"):
        return name.startswith("P")
    if iri.startswith("https://www.commoncoreontologies.org/"):
        return alignments.outside_labels()[iri][0].islower()
    return ":" in name or name[0].islower()


@pytest.mark.parametrize("name", NAMES)
def test_classes_are_mapped_to_classes_and_properties_to_properties(name: str) -> None:
    kinds = {term: found.kind for term, found in terms.terms().items()}
    skos = [mapping for mapping in alignment(name).mapped if mapping.relation is not Relation.CODE]
    crossed = [
        mapping
        for mapping in skos
        if kinds[mapping.term] not in (Kind.CONCEPT, Kind.COLLECTION)
        and is_property(mapping.target) is (kinds[mapping.term] is Kind.CLASS)
    ]
    assert crossed == []


def test_a_note_lies_on_a_mapping_that_is_made() -> None:
    noted = 0
    for file in FILES:
        graph = parsed(file)
        for axiom in graph.subjects(RDF.type, OWL.Axiom):
            source, by, target = (
                graph.value(axiom, OWL[f"annotated{part}"]) for part in ("Source", "Property", "Target")
            )
            assert (source, by, target) in graph
            noted += 1
    assert noted == sum(bool(mapping.note) for found in alignments.alignments() for mapping in found.mapped)


def test_the_two_parsers_read_the_same() -> None:
    for file in FILES:
        read = set(pyoxigraph.parse(file.read_text(encoding="utf-8"), format=pyoxigraph.RdfFormat.TURTLE))
        assert len(read) == len(parsed(file))


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_its_header_says_what_it_is_and_what_it_was_made_against(file: Traversable) -> None:
    assert shapes.violations_of_style(parsed(file)) == ()
    found = alignment(file.name.removesuffix(".ttl"))
    head = URIRef(f"{iris.BASE}ontology/align/{found.name}")
    assert (head, OWL.versionIRI, URIRef(f"{head}/{found.version}")) in parsed(file)
    assert found.made_against.startswith("Made against: ")
    assert found.namespaces or found.name == "cameo"


def test_neither_a_module_nor_a_store_takes_one_in() -> None:
    assert not {file.name for file in FILES} & {file.name for file in resources.ontology_files()}
    assert not any("/align/" in str(imported) for imported in terms.graph().objects(None, OWL.imports))
    assert not any("/align/" in str(subject) for subject in terms.graph().subjects())


def test_the_readme_counts_them() -> None:
    counted = dict(re.findall(r"^\| \[([\w-]+)\.ttl\]\(\1\.ttl\) \|.*\| (\d+) \|$", text("README.md"), re.MULTILINE))
    assert {name: int(count) for name, count in counted.items()} == {
        found.name: len(found.mapped) for found in alignments.alignments()
    }


def test_each_has_eight_mappings_or_says_why_not() -> None:
    few = {found.name for found in alignments.alignments() if len(found.mapped) < 8}
    excused = {found.name for found in alignments.alignments() if "Fewer than eight mappings" in found.description}
    assert few == excused == {"web-annotation"}


def test_what_the_modules_extend_is_told_beside_what_is_mapped() -> None:
    extended = {(mapping.term, mapping.relation, mapping.target) for mapping in alignment("org").extended}
    assert (iris.term("Office"), Relation.SUBCLASS, str(ORG.Post)) in extended
    assert (iris.term("holder"), Relation.SUBPROPERTY, str(ORG.member)) in extended
    assert (iris.concept("event-type", "CONSULT-phone"), Relation.CODE, "041") in {
        (mapping.term, mapping.relation, mapping.target) for mapping in alignment("cameo").extended
    }


def test_a_state_meets_several_notions_of_a_country() -> None:
    found = {(where.name, to.relation, to.label) for where, to in alignments.concerning(iris.term("State"))}
    assert {
        ("wikidata", "closeMatch", "Country"),
        ("schema", "relatedMatch", "Country"),
        ("fibo-lcc", "closeMatch", "sovereign state"),
        ("org", "subClassOf", "FormalOrganization"),
    } <= found


@pytest.mark.skipif(not PLOVER.exists(), reason="the conversion table is not beside this checkout")
def test_the_codes_of_cameo_are_those_of_the_conversion_table() -> None:
    lines = re.findall(r"^(\d{2,4}):[^,#\n]*,[^,#\n]*,([^#\n]*)", PLOVER.read_text(encoding="utf-8"), re.MULTILINE)
    expected = {
        (iris.concept("context", context.strip()), code)
        for code, contexts in lines
        for context in contexts.split(";")
        if context.strip() not in ("", "democracy")
    }
    assert {(mapping.term, mapping.target) for mapping in alignment("cameo").mapped} == expected
