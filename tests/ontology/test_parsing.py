"""What the engine's parser reads into a graph is what rdflib's own would have read."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import pytest
from pyoxigraph import RdfFormat
from rdflib import RDFS, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from entente.ontology import resources
from entente.ontology.parsing import parsed

ODD = b"""
@prefix : <urn:> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :b "c" , "c"@en , "c"@en-gb , 1 , 01 , 1.50 , 1e0 , true , "2024-06-28"^^xsd:date , "no day"^^xsd:date ,
    "c\\n\\"\\u00e9" , ( :d [ :e :f ] ) , [] .
"""


@pytest.mark.parametrize("file", [*resources.module_files(), *resources.alignment_files()], ids=lambda file: file.name)
def test_a_file_is_read_as_rdflib_reads_it(file: Traversable) -> None:
    expected = Graph().parse(data=file.read_text(encoding="utf-8"), format="turtle")
    found = parsed(file.read_bytes())
    assert isomorphic(found, expected)
    assert {pair for pair in expected.namespaces() if pair not in Graph().namespaces()} <= set(found.namespaces())


def test_literals_of_every_kind_are_read_as_rdflib_reads_them() -> None:
    found = parsed(ODD)
    assert isomorphic(found, Graph().parse(data=ODD, format="turtle"))
    assert Literal("c", lang="en") in set(found.objects())


def test_a_plain_string_has_no_datatype_and_a_language_small_letters() -> None:
    content = b'<urn:a> <urn:b> "c"@en-GB , "d"^^<http://www.w3.org/2001/XMLSchema#string> .'
    assert set(parsed(content).objects()) == {Literal("c", lang="en-gb"), Literal("d")}


def test_blank_nodes_of_two_files_stay_apart() -> None:
    content = b"_:one <urn:a> <urn:b> ."
    assert len({node for node in parsed(content, content).subjects() if isinstance(node, BNode)}) == 2


def test_of_trig_all_graphs_are_taken_and_of_one_property_its_triples_alone() -> None:
    content = b"<urn:g> { <urn:a> <urn:b> <urn:c> . <urn:a> <http://www.w3.org/2000/01/rdf-schema#label> 'A' }"
    assert len(parsed(content, kind=RdfFormat.TRIG)) == 2
    assert list(parsed(content, kind=RdfFormat.TRIG, only=RDFS.label)) == [(URIRef("urn:a"), RDFS.label, Literal("A"))]
