"""Every claim can be said as a sentence, and what is not told as fact never sounds like one."""

import pytest
from rdflib import SKOS, URIRef

from entente.model.iris import VOCABULARY, concept
from entente.ontology import terms
from entente.ontology.wording import preface, verb

FACT = (concept("modality", "asserted"), concept("polarity", "affirmed"))
TYPES = sorted(
    str(node)
    for scheme in ("event-type", "relation")
    for node in terms.graph().subjects(SKOS.topConceptOf, URIRef(VOCABULARY + scheme))
)
PLAIN = "met or talked with"


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_words_for_one_for_several_and_without_object(type_: str) -> None:
    one, alone = verb(type_, *FACT), verb(type_, *FACT, has_object=False)
    assert one.startswith(f"{alone} ")
    assert "…" not in one
    assert verb(type_, *FACT, subjects=2)
    assert verb(type_, concept("modality", "intended"), FACT[1]).startswith("will ")


@pytest.mark.parametrize(
    ("modality", "polarity", "words"),
    [
        ("asserted", "affirmed", ("", PLAIN)),
        ("historical", "affirmed", ("", PLAIN)),
        ("asserted", "negated", ("it is not so that", PLAIN)),
        ("intended", "affirmed", ("", "will meet or talk with")),
        ("demanded", "negated", ("", "should not meet or talk with")),
        ("hypothetical", "affirmed", ("", "might meet or talk with")),
        ("denied", "affirmed", ("it is denied that", PLAIN)),
        ("denied", "negated", ("it is denied that it is not so that", PLAIN)),
    ],
)
def test_modality_and_polarity_are_said(modality: str, polarity: str, words: tuple[str, str]) -> None:
    how = concept("modality", modality), concept("polarity", polarity)
    assert (preface(*how), verb(concept("event-type", "CONSULT"), *how)) == words


def test_one_is_and_several_are() -> None:
    allied = concept("relation", "alliedWith")
    assert verb(allied, *FACT) == "is allied with"
    assert verb(allied, *FACT, subjects=2) == "are allied with"


def test_what_has_no_words_has_none() -> None:
    assert verb("urn:unknown", *FACT) == verb("", "", "") == preface("", "") == ""
