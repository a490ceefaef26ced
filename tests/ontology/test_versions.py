"""The versions of the ontology: kept, found by their IRIs, and never mixed with the one in force."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, Graph

from entente.errors import NotFound
from entente.model import iris
from entente.ontology import resources, terms, versions


def test_every_version_iri_and_every_prior_version_is_a_document() -> None:
    graph = Graph()
    for number in versions.numbers():
        graph += versions.merged(versions.files(number))
    named = {str(iri) for which in (OWL.versionIRI, OWL.priorVersion) for iri in graph.objects(None, which)}
    assert named
    assert named <= set(versions.documents())


def test_an_earlier_version_says_so_of_itself() -> None:
    for number in resources.earlier_versions():
        for file in resources.earlier_files(number):
            graph = versions.merged((file,))
            assert (None, RDF.type, OWL.Ontology) not in graph or str(
                next(graph.objects(None, OWL.versionInfo))
            ) == number


def test_the_whole_of_a_version_is_all_its_modules() -> None:
    first = versions.documents()[iris.BASE + "ontology/0.1.0"]
    assert len(set(first.graph().subjects(RDF.type, OWL.Ontology))) == len(first.files) > 1


def test_the_versions_of_a_module_come_in_order_and_this_one_last() -> None:
    found = versions.of(iris.BASE + "ontology/actors")
    assert [one.number for one in found] == list(versions.numbers())
    assert found[-1].files[0].read_bytes() == resources.ontology_file("actors.ttl").read_bytes()


def test_nothing_of_an_earlier_version_is_among_what_is_loaded() -> None:
    loaded = {file.read_bytes() for file in resources.ontology_files()}
    assert not loaded & {file.read_bytes() for file in resources.earlier_files("0.1.0") if "/vocab/" not in str(file)}
    assert {str(number) for number in terms.graph().objects(None, OWL.versionInfo)} == {versions.current()}


def test_an_unknown_version_is_named_in_the_error() -> None:
    with pytest.raises(NotFound, match=r"no version 9\.9\.9"):
        versions.files("9.9.9")


def test_a_term_is_as_old_as_the_first_version_that_has_it() -> None:
    assert versions.since(iris.term("Tenure")) == "0.1.0"
    assert versions.since(iris.term("Treaty")) == "0.2.0"
    assert versions.since(iris.term("Wizard")) == ""
