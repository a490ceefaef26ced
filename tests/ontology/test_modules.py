"""The ontology's files: each parses everywhere, describes itself, and uses no term that nobody defines."""

from __future__ import annotations

import io
import re
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import owlready2
import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

import entente
from entente.model import iris
from entente.model.claim import EVENT_TYPES, RELATIONS, STATE, Modality, Polarity
from entente.ontology import resources, shapes, terms

MODULES = resources.module_files()
FILES = resources.ontology_files()
SHAPES = tuple(resources.ontology_file(f"shapes/{name}.ttl") for name in ("data", "style"))
QUERIES = tuple(
    query
    for folder in (
        "checks",
        "competency",
        "contradictions",
        "entailed",
        "examples",
        "pages",
        "questions",
        "reading",
        "review",
        "rules",
        "search",
        "why",
    )
    for query in resources.query_files(folder)
)

CONVERSION: Final = Path(__file__).resolve().parents[2] / "../shared/plover/CAMEO2PLOVER-2021.txt"
RENAMED_MODES: Final = {
    ("RETREAT", "return"): "release",
    ("RETREAT", "ease"): "",
    ("THREATEN", "ban"): "",
    ("THREATEN", "political"): "",
    ("ASSAULT", "seize"): "destroy",
    ("COERCE", "ban"): "",
    ("ASSAULT", "assassinate"): "targeted",
    ("ASSAULT", "pro_autocracy"): "",
    ("ASSAULT", "cleansing"): "",
    ("ASSAULT", "massacre"): "",
}
"""Modes of the table that the manual does not list: what we call them, or nothing where the type alone is sure."""


def name(file: Traversable) -> str:
    return file.name


def text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")


def parsed(file: Traversable) -> Graph:
    return Graph().parse(data=text(file), format="turtle")


def header(graph: Graph) -> URIRef:
    heads = [*graph.subjects(RDF.type, OWL.Ontology), *graph.subjects(RDF.type, SKOS.ConceptScheme)]
    assert len(heads) == 1
    assert isinstance(heads[0], URIRef)
    return heads[0]


@pytest.mark.parametrize("file", FILES, ids=name)
def test_the_three_libraries_read_the_same(file: Traversable) -> None:
    graph = parsed(file)
    graph.remove((None, OWL.imports, None))
    assert len(set(pyoxigraph.parse(text(file), format=pyoxigraph.RdfFormat.TURTLE))) == len(parsed(file))
    world = owlready2.World()
    content = io.BytesIO(graph.serialize(format="nt", encoding="utf-8"))
    world.get_ontology(str(header(graph))).load(fileobj=content)
    assert len(world.graph) >= len(graph)
    world.close()


@pytest.mark.parametrize("file", FILES, ids=name)
def test_it_is_named_by_its_file_and_defines_all_it_holds(file: Traversable) -> None:
    graph = parsed(file)
    folder = "ontology/" if file in MODULES else "vocab/"
    stem = {"frames.ttl": "frame"}.get(file.name, file.name.removesuffix(".ttl"))
    assert str(header(graph)) == iris.BASE + folder + stem
    assert set(graph.objects(None, RDFS.isDefinedBy)) == {header(graph)}


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_a_module_imports_only_modules_before_it(file: Traversable) -> None:
    imported = {str(found).rsplit("/", 1)[1] for found in parsed(file).objects(None, OWL.imports)}
    position = resources.MODULES.index(file.name.removesuffix(".ttl"))
    assert imported <= set(resources.MODULES[:position])
    assert ("core" in imported) == (file.name != "core.ttl")


@pytest.mark.parametrize("file", FILES, ids=name)
def test_it_keeps_the_style(file: Traversable) -> None:
    assert shapes.violations_of_style(parsed(file)) == ()


@pytest.mark.parametrize("file", FILES + SHAPES + QUERIES, ids=name)
def test_it_uses_no_undefined_term(file: Traversable) -> None:
    used = set(re.findall(r"\bent:(\w+)", text(file)))
    defined = {iri.rpartition("#")[2] for iri in terms.terms() if iri.startswith(iris.ONTOLOGY)}
    assert used - defined == set()


def test_the_reference_graphs_use_no_undefined_term() -> None:
    used = {term for file in resources.reference_files() for term in re.findall(r"\bent:(\w+)", text(file))}
    assert used
    assert {iris.term(term) for term in used} - set(terms.terms()) == set()


def test_the_code_names_no_undefined_term() -> None:
    sources = Path(entente.__file__).parent.rglob("*.py")
    calls = re.compile(r"""\b(?:_?term\(["']|ENT\.)(\w+)""")
    used = {term for source in sources for term in calls.findall(source.read_text(encoding="utf-8"))}
    assert "Claim" in used
    assert {iris.term(term) for term in used} - set(terms.terms()) == set()


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_dates_are_of_a_type_that_reasoners_know(file: Traversable) -> None:
    graph = parsed(file)
    literals = {value.datatype for value in graph.objects() if isinstance(value, Literal)}
    assert {*literals, *graph.objects(None, RDFS.range)} & {XSD.date, XSD.gYear, XSD.gYearMonth, XSD.duration} == set()


def test_a_bad_term_is_found() -> None:
    bad = Graph().parse(
        data="""@prefix ent: <https://w3id.org/entente/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        ent:unnamed a owl:Class ; rdfs:label "unnamed"@en ; skos:definition "Has no module and a small initial."@en .
        ent:Undefined a owl:Class ; rdfs:isDefinedBy ent: ; rdfs:label "one"@en , "two"@en .
        ent:Short a skos:Concept ; rdfs:isDefinedBy ent: ; rdfs:label "short"@en ; skos:definition "too short"@en .""",
        format="turtle",
    )
    found = {(fault.node.rpartition("#")[2], fault.message.split(":")[0]) for fault in shapes.violations_of_style(bad)}
    assert found >= {
        ("unnamed", "a term of ours says which module or scheme defines it"),
        ("unnamed", "a class has a name in UpperCamelCase"),
        ("Undefined", "a term has one English definition"),
        ("Undefined", "a term has one label for each language, and one in English, without stray spaces"),
        ("Short", "a term has one English definition"),
        ("Short", "a concept belongs to exactly one scheme"),
    }


def test_every_value_of_the_model_has_its_concept() -> None:
    expected = {
        *(iris.concept("event-type", kind) for kind in (*EVENT_TYPES, STATE)),
        *(iris.concept("relation", relation) for relation in RELATIONS),
        *(iris.concept("modality", modality) for modality in Modality),
        *(iris.concept("polarity", polarity) for polarity in Polarity),
    }
    assert expected - set(terms.terms()) == set()


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_term_but_a_word_of_the_lexicon_has_one_label_in_each_language(language: str) -> None:
    graph = terms.graph()
    labels = {
        iri: [label for label in graph.objects(URIRef(iri), RDFS.label) if getattr(label, "language", "") == language]
        for iri in terms.terms()
        if not iri.startswith(iris.PREFIXES["frame"])
    }
    assert {iri: found for iri, found in labels.items() if len(found) != 1} == {}


def test_arabic_labels_are_in_arabic_script_and_the_others_in_latin() -> None:
    labels = [label for label in terms.graph().objects(None, RDFS.label) if isinstance(label, Literal)]
    arabic = [label for label in labels if label.language == "ar"]
    assert len(arabic) > 300
    assert [
        str(label) for label in arabic if re.search("[A-Za-z]", label) or not re.search("[\u0621-\u064a]", label)
    ] == []
    assert [str(label) for label in labels if label.language != "ar" and re.search("[\u0600-\u06ff]", label)] == []


def test_a_concept_is_preferably_called_what_its_label_says() -> None:
    graph = terms.graph()
    differing = [
        concept
        for concept in graph.subjects(RDF.type, SKOS.Concept)
        if set(graph.objects(concept, RDFS.label)) != set(graph.objects(concept, SKOS.prefLabel))
    ]
    assert differing == []


def test_every_code_of_the_conversion_table_stands_at_its_type_and_mode() -> None:
    if not CONVERSION.is_file():
        pytest.skip(f"there is no {CONVERSION.name} beside this checkout")
    lines = re.findall(r"^(\d{2,4}): *(\w+)(?: *, *([\w-]*))?", CONVERSION.read_text(encoding="utf-8"), re.MULTILINE)
    coded = set(terms.graph().subject_objects(terms.ENT.cameoCode))
    expected = set()
    for code, kind, written in lines:
        mode = RENAMED_MODES.get((kind, written), written)
        expected.add((URIRef(iris.concept("event-type", f"{kind}-{mode}" if mode else kind)), Literal(code)))
    assert len(lines) > 250
    assert {(concept, Literal(str(code))) for concept, code in coded} == expected


def test_what_only_concerns_simple_properties_is_said_of_those_alone() -> None:
    """OWL 2 DL: no asymmetry, irreflexivity or functionality on what is transitive, chained, or above such."""
    graph = terms.graph()
    complex_ones = {*graph.subjects(RDF.type, OWL.TransitiveProperty), *graph.subjects(OWL.propertyChainAxiom)}
    complex_ones |= {found for found, other in graph.subject_objects(OWL.inverseOf) if other in complex_ones}
    above = {higher for found in complex_ones for higher in graph.transitive_objects(found, RDFS.subPropertyOf)}
    restricted = {
        found
        for kind in (OWL.AsymmetricProperty, OWL.IrreflexiveProperty, OWL.FunctionalProperty)
        for found in graph.subjects(RDF.type, kind)
    }
    assert (complex_ones | above) & restricted == set()
