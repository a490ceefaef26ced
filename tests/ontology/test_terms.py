from __future__ import annotations

import pytest

from entente.errors import NotFound
from entente.model import iris
from entente.model.claim import RELATIONS, Modality, Polarity
from entente.ontology import terms
from entente.ontology.terms import Kind


def test_a_term_says_all_about_itself() -> None:
    office = terms.term(iris.term("Office"))
    assert (office.name, office.kind, office.label) == ("Office", Kind.CLASS, "office")
    assert office.module == "https://w3id.org/entente/ontology/actors"
    assert office.definitions["en"].startswith("A position that exists")


def test_a_mode_is_a_concept_below_its_type() -> None:
    assert terms.term(iris.concept("event-type", "CONSULT-visit")).kind is Kind.CONCEPT


def test_an_unknown_term_is_named_in_the_error() -> None:
    with pytest.raises(NotFound, match="ontology#Wizard"):
        terms.term(iris.term("Wizard"))


def test_the_tree_of_classes_is_followed_to_its_ends() -> None:
    assert terms.subclasses("Actor") >= {"Actor", "Person", "State", "UnnamedSource", "ArmedForcesBranch", "Narrator"}
    assert "Place" not in terms.subclasses("Actor")
    assert terms.superclasses("ArmedForcesBranch") == {"ArmedForcesBranch", "ArmedForces", "Organization", "Actor"}


def test_kinds_divide_the_terms() -> None:
    assert sum(len(terms.of_kind(kind)) for kind in Kind) == len(terms.terms())
    assert {"holder", "alliedWith"} <= {term.name for term in terms.of_kind(Kind.OBJECT_PROPERTY)}


def test_every_modality_and_polarity_has_a_factuality() -> None:
    assert set(terms.factualities()) == {(modality, polarity) for modality in Modality for polarity in Polarity}


@pytest.mark.parametrize(
    ("modality", "polarity", "expected"),
    [
        ("asserted", "affirmed", "CTplus"),
        ("asserted", "negated", "CTminus"),
        ("intended", "negated", "PRminus"),
        ("hypothetical", "affirmed", "PSplus"),
        ("demanded", "affirmed", "Uu"),
        ("denied", "affirmed", "CTminus"),
        ("denied", "negated", "CTminus"),
        ("historical", "affirmed", "CTplus"),
    ],
)
def test_factuality_follows_the_table(modality: str, polarity: str, expected: str) -> None:
    assert terms.factuality(modality, polarity) == expected


def test_every_relation_projects_to_a_property_of_ours() -> None:
    expected = {iris.concept("relation", name): iris.term(name) for name in RELATIONS}
    expected[iris.concept("relation", "holdsPosition")] = iris.term("hasHeldPositionIn")
    expected[iris.concept("relation", "rivalOf")] = iris.term("rivalOf")
    expected[iris.concept("event-type", "CONSULT")] = iris.term("metWith")
    assert terms.projections() == expected
    properties = {term.iri for term in terms.of_kind(Kind.OBJECT_PROPERTY)}
    assert set(terms.projections().values()) <= properties
