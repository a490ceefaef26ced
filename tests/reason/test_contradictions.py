"""Each kind of contradiction is found and told in one sentence that names the nodes and the axiom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import Graph

from entente import queries
from entente.model import iris
from entente.ontology import terms
from entente.reason import consistency, contradictions

PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())

SEEDED = {
    "disjoint-types": (
        "<urn:x> a ent:Person , ent:State .",
        "<urn:x> is in ent:Organization and in ent:Person, and nothing is in both: they are disjoint classes; "
        "it is stated to be in ent:State, and it is stated to be in ent:Person",
    ),
    "disjoint-by-domain-and-range": (
        "<urn:t> ent:holder <urn:arl> . <urn:arl> ent:metonymOf <urn:arland> .",
        "<urn:arl> is in ent:Actor and in ent:Place, and nothing is in both: they are disjoint classes; "
        "it is what <urn:t> has for ent:holder, and it has <urn:arland> for ent:metonymOf",
    ),
    "two-holders-that-differ": (
        "<urn:t> ent:holder <urn:a> , <urn:b> . <urn:a> owl:differentFrom <urn:b> .",
        "<urn:t> has <urn:a> and <urn:b> for ent:holder, and they differ: it is a functional property",
    ),
    "two-codes": (
        "<urn:x> ent:iso3166Alpha3 'ARL' , 'BRD' .",
        '<urn:x> has "ARL" and "BRD" for ent:iso3166Alpha3, and they differ: it is a functional property',
    ),
    "one-pair-of-two-claims": (
        "<urn:a> ent:pair <urn:p> . <urn:b> ent:pair <urn:p> ; owl:differentFrom <urn:a> .",
        "<urn:a> and <urn:b> share <urn:p> for ent:pair, and they differ: it is an inverse functional property",
    ),
    "its-own-ally": (
        "<urn:x> ent:alliedWith <urn:x> .",
        "<urn:x> has itself for ent:alliedWith: it is an irreflexive property",
    ),
    "its-own-ally-under-another-name": (
        "<urn:x> ent:alliedWith <urn:y> . <urn:x> owl:sameAs <urn:y> .",
        "<urn:x> has itself for ent:alliedWith: it is an irreflexive property",
    ),
    "under-one-another": (
        "<urn:x> ent:underOperationalControlOf <urn:y> . <urn:y> ent:underOperationalControlOf <urn:x> .",
        "<urn:x> has <urn:y> for ent:underOperationalControlOf, and <urn:y> has <urn:x>: it is an asymmetric property",
    ),
    "agreeing-and-contradicting": (
        "<urn:x> ent:agreesWith <urn:y> . <urn:y> ent:contradicts <urn:x> .",
        "<urn:x> has <urn:y> for ent:contradicts and for ent:agreesWith: they are disjoint properties",
    ),
    "same-and-different": (
        "<urn:x> owl:sameAs <urn:y> . <urn:y> owl:differentFrom <urn:x> .",
        "<urn:x> and <urn:y> are the same by owl:sameAs, and differ by owl:differentFrom",
    ),
    "no-such-day": (
        '<urn:t> ent:startsNotBefore "2024-02-30T00:00:00Z"^^xsd:dateTime .',
        '<urn:t> has "2024-02-30T00:00:00Z"^^xsd:dateTime for ent:startsNotBefore, and there is no such xsd:dateTime',
    ),
    "a-number-for-a-date": (
        '<urn:t> ent:startsNotBefore 2024 .',
        '<urn:t> has "2024"^^xsd:integer for ent:startsNotBefore, whose range is xsd:dateTime',
    ),
    "a-membership-of-two-members": (
        "<urn:m> a ent:Membership ; org:member <urn:a> , <urn:b> ."
        " [] a owl:AllDifferent ; owl:distinctMembers ( <urn:a> <urn:b> ) .",
        "<urn:m> has <urn:a> and <urn:b> for org:member, and they differ: what is in ent:Membership has one at most",
    ),
    "one-code-for-two-states": (
        "<urn:a> a ent:State ; ent:iso3166Alpha3 'ARL' ; owl:differentFrom <urn:b> ."
        " <urn:b> a ent:State ; ent:iso3166Alpha3 'ARL' .",
        '<urn:a> and <urn:b> share "ARL" for ent:iso3166Alpha3, and they differ: it is the key of ent:State',
    ),
    "denied": (
        "<urn:a> ent:alliedWith <urn:b> . [] a owl:NegativePropertyAssertion ; owl:sourceIndividual <urn:b> ;"
        " owl:assertionProperty ent:alliedWith ; owl:targetIndividual <urn:a> .",
        "<urn:b> has <urn:a> for ent:alliedWith, which an owl:NegativePropertyAssertion denies",
    ),
}  # fmt: skip
"""Facts that contradict one axiom, and the sentence that says so; all names are invented."""

SOUND = {
    "nothing-but-a-tenure": "<urn:t> a ent:Tenure .",
    "two-holders-that-may-be-one": "<urn:t> ent:holder <urn:a> , <urn:b> .",
    "a-key-shared-by-what-may-be-one": (
        "<urn:a> a ent:State ; ent:iso3166Alpha3 'ARL' . <urn:b> a ent:State ; ent:iso3166Alpha3 'ARL' ."
    ),
    "a-stamp-for-a-date": '<urn:t> ent:startsNotBefore "2024-02-29T00:00:00Z"^^xsd:dateTimeStamp .',
    "one-number-written-twice": '<urn:x> ent:confidence 0.5 , "0.50"^^xsd:decimal .',
    "an-ally-of-an-ally": "<urn:x> ent:alliedWith <urn:y> . <urn:y> ent:alliedWith <urn:z> .",
}


def explained(turtle: str) -> tuple[str, ...]:
    return contradictions.explained(terms.graph(), Graph().parse(data=PREFIXES + turtle, format="turtle"))


@pytest.mark.parametrize("case", SEEDED)
def test_a_contradiction_is_told_by_its_nodes_and_its_axiom(case: str) -> None:
    turtle, sentence = SEEDED[case]
    assert sentence in explained(turtle)


@pytest.mark.parametrize("case", SOUND)
def test_what_no_axiom_forbids_is_left_alone(case: str) -> None:
    assert explained(SOUND[case]) == ()


def test_the_ontology_and_the_reference_graphs_contradict_nothing(reference: Graph) -> None:
    assert contradictions.explained(terms.graph(), reference) == ()


def test_every_query_of_contradictions_has_a_sentence_and_a_case() -> None:
    told = [sentence for _, sentence in SEEDED.values()]
    patterns = {
        query.id: re.sub(r"\\\{\w+\\\}", ".+", re.escape(query.headers["sentence"]))
        for query in queries.folder("contradictions")
    }
    assert [name for name, pattern in patterns.items() if not any(re.match(pattern, found) for found in told)] == []


def test_what_is_found_ends_the_check_without_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    turtle, sentence = SEEDED["its-own-ally"]
    verdict = consistency.check(Graph().parse(data=PREFIXES + turtle, format="turtle"))
    assert verdict == consistency.Consistency(consistent=False, reasons=(sentence,))
