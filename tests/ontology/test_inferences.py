"""What follows, in words: a sentence for each axiom of a small ontology, and the description of a term with them."""

from __future__ import annotations

import pytest
from rdflib import Graph

from entente.errors import NotFound
from entente.model import iris
from entente.ontology import terms
from entente.ontology.description import describe
from entente.ontology.inferences import inferences, plain

ONTOLOGY = (
    "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())
    + """
ent:Fleet a owl:Class ; rdfs:subClassOf ent:Force . ent:Force a owl:Class ; rdfs:subClassOf org:Organization .
ent:Harbour a owl:Class . [] a owl:AllDisjointClasses ; owl:members ( ent:Fleet ent:Harbour ) .
ent:anchorsIn a owl:ObjectProperty , owl:FunctionalProperty ; rdfs:subPropertyOf ent:liesIn ;
    rdfs:domain ent:Fleet ; rdfs:range ent:Harbour ; owl:inverseOf ent:shelters .
ent:liesIn a owl:ObjectProperty , owl:TransitiveProperty .
ent:shelters a owl:ObjectProperty , owl:InverseFunctionalProperty .
ent:meets a owl:ObjectProperty , owl:SymmetricProperty , owl:IrreflexiveProperty .
ent:leads a owl:ObjectProperty , owl:AsymmetricProperty ; owl:propertyDisjointWith ent:meets .
ent:usesHarbour a owl:ObjectProperty ; owl:propertyChainAxiom ( ent:leads ent:anchorsIn ) .
"""
)


@pytest.mark.parametrize(
    ("term", "sentences"),
    [
        ("Fleet", {
            "if x a ent:Fleet, then x a ent:Force", "if x a ent:Fleet, then x a org:Organization",
            "if x ent:anchorsIn y, then x a ent:Fleet", "if x a ent:Fleet, then never x a ent:Harbour",
        }),
        ("anchorsIn", {
            "if x ent:anchorsIn y and x ent:anchorsIn z, then y and z are the same",
            "if x ent:anchorsIn y, then x ent:liesIn y", "if x ent:anchorsIn y, then x a ent:Fleet",
            "if x ent:anchorsIn y, then y a ent:Harbour", "x ent:anchorsIn y just where y ent:shelters x",
            "if x ent:leads y and y ent:anchorsIn z, then x ent:usesHarbour z",
        }),
        ("liesIn", {
            "if x ent:liesIn y and y ent:liesIn z, then x ent:liesIn z", "if x ent:anchorsIn y, then x ent:liesIn y",
        }),
        ("shelters", {
            "if x ent:shelters z and y ent:shelters z, then x and y are the same",
            "x ent:shelters y just where y ent:anchorsIn x",
        }),
        ("meets", {
            "if x ent:meets y, then y ent:meets x", "nothing ent:meets itself",
            "never both x ent:meets y and x ent:leads y",
        }),
        ("leads", {
            "if x ent:leads y, then never y ent:leads x", "never both x ent:leads y and x ent:meets y",
            "if x ent:leads y and y ent:anchorsIn z, then x ent:usesHarbour z",
        }),
        ("usesHarbour", {"if x ent:leads y and y ent:anchorsIn z, then x ent:usesHarbour z"}),
    ],
)  # fmt: skip
def test_each_axiom_is_said(term: str, sentences: set[str]) -> None:
    graph = Graph().parse(data=ONTOLOGY, format="turtle")
    assert {plain(sentence) for sentence in inferences(iris.term(term), graph)} == sentences


def test_nothing_follows_from_a_concept() -> None:
    assert inferences(iris.concept("event-type", "CONSULT")) == ()


def test_a_description_has_every_text_english_first() -> None:
    found = describe(iris.term("Tenure"))
    assert [language for language, _ in found.labels] == ["en", "ar", "fr"]
    assert found.is_in_several_languages
    assert found.notes == (("en", "Holding the same office twice makes two tenures."),)


def test_a_description_says_what_a_property_is_like() -> None:
    assert describe(iris.term("metWith")).characteristics == ("symmetric", "irreflexive")
    assert describe(iris.concept("relation", "memberOf")).notation == "memberOf"


def test_no_term_no_description() -> None:
    with pytest.raises(NotFound, match="ontology#Wizard"):
        describe(iris.term("Wizard"))


def test_every_term_can_be_described() -> None:
    assert all(describe(iri).labels for iri in terms.terms() if iri.startswith(iris.ONTOLOGY))
