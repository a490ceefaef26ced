"""What follows from the axioms in small worlds, and what does not: OWL 2 RL, as owlrl computes it."""

from __future__ import annotations

from functools import cache
from typing import Final

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from entente.model import iris
from entente.ontology import resources

PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items()) + "@prefix : <urn:> .\n"

ERROR: Final = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
"""The property by which owlrl says what contradicts an axiom."""

WORLD = """
:jura a ent:Person . :t1 ent:holder :jura ; ent:onOffice :commander . :commander ent:headPostOf :northern-command .
:northern-command ent:partOf :forces . :forces ent:partOf :ministry . :ministry ent:actsFor :arland .
:fleet ent:underOperationalControlOf :northern-command . :northern-command ent:underAdministrativeControlOf :ministry .
:air-component ent:componentCommandOf :northern-command .
:r1 ent:recogniser :arland ; ent:recognised :cabinet-of-the-coast .
:s1 ent:standingOf :brigade ; ent:standingAs :listed ; ent:designatedBy :arland .
:d1 ent:deployedForce :fleet ; ent:deployedAtBase :port-base . :port-base ent:baseOf :borduria .
:merger a ent:Merger ; ent:originalOrganization :front , :movement ; ent:resultingOrganization :union .
:talks a ent:Conference ; ent:hasParticipation :p1 , :p2 . :p1 ent:participant :arland . :p2 ent:participant :borduria .
:speech a ent:Statement ; ent:speaker :jura .
:arland ent:alliedWith :borduria . :borduria ent:alliedWith :caldonia . :arland ent:supports :brigade .
:cabinet-of-the-coast ent:rivalGovernmentOf :cabinet-of-the-hills .
:arland ent:hasTerritory :land-of-arland .
"""
"""An invented world; nothing in it is said twice."""

FOLLOWS = {
    "who holds the head post has commanded": (":jura", "ent:hasCommanded", ":northern-command"),
    "and belongs to all that it is part of": (":jura", "ent:affiliatedWith", ":ministry"),
    "a part of a part is a part": (":air-component", "ent:partOf", ":forces"),
    "a part acts for the state of the whole": (":northern-command", "ent:actsFor", ":arland"),
    "control of either kind goes down the line": (":fleet", "ent:subordinateTo", ":ministry"),
    "a command has its components": (":northern-command", "ent:hasComponentCommand", ":air-component"),
    "a recognition says who recognises whom": (":arland", "ent:recognises", ":cabinet-of-the-coast"),
    "a standing says as what someone is designated": (":brigade", "ent:designatedAs", ":listed"),
    "a deployment says who is present where": (":fleet", "ent:presentIn", ":port-base"),
    "a change says who succeeds whom": (":movement", "ent:succeededBy", ":union"),
    "participation in a role is participation": (":borduria", "ent:participatesIn", ":talks"),
    "who takes part has attended with the others": (":arland", "ent:attendedWith", ":borduria"),
    "a speaker takes part in the speaking": (":speech", "ent:hasParticipant", ":jura"),
    "rival governments are rivals, both ways": (":cabinet-of-the-hills", "ent:rivalOf", ":cabinet-of-the-coast"),
    "what has a recognised rival is a government": (":cabinet-of-the-hills", "a", "ent:Government"),
    "a territory is a place": (":land-of-arland", "a", "ent:Place"),
    "a commander’s tenure is a dated relation": (":t1", "a", "ent:DatedRelation"),
}

DOES_NOT = {
    "an ally’s ally is no ally": (":arland", "ent:alliedWith", ":caldonia"),
    "support is not mutual": (":brigade", "ent:supports", ":arland"),
    "who attended a conference together has not met": (":arland", "ent:metWith", ":borduria"),
    "who is lent to a body is no part of it": (":fleet", "ent:partOf", ":northern-command"),
    "has commanded is not commands": (":jura", "ent:commands", ":northern-command"),
    "who recognises a government does not rival the other": (":arland", "ent:rivalOf", ":cabinet-of-the-hills"),
    "the keeper of a base is not present by that": (":borduria", "ent:presentIn", ":port-base"),
    "a successor is not succeeded": (":union", "ent:succeededBy", ":front"),
}


@cache
def closure(turtle: str = WORLD) -> Graph:
    """Close the world under the modules, but for what only people read, which would cost owlrl most of its time."""
    graph = Graph()
    for file in resources.module_files():
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    read = {RDFS.label, RDFS.isDefinedBy, OWL.imports, *graph.subjects(RDF.type, OWL.AnnotationProperty)}
    for predicate in read:
        graph.remove((None, URIRef(str(predicate)), None))
    graph.parse(data=PREFIXES + turtle, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def holds(triple: tuple[str, str, str]) -> bool:
    ((subject, predicate, value),) = Graph().parse(data=PREFIXES + " ".join(triple) + " .", format="turtle")
    return (subject, predicate, value) in closure()


@pytest.mark.parametrize("what", FOLLOWS)
def test_it_follows(what: str) -> None:
    assert holds(FOLLOWS[what])


@pytest.mark.parametrize("what", DOES_NOT)
def test_it_does_not_follow(what: str) -> None:
    assert not holds(DOES_NOT[what])


def contradictions(turtle: str) -> list[str]:
    return [str(message) for message in closure(turtle).objects(None, ERROR)]


def test_the_world_contradicts_nothing_until_a_territory_acts() -> None:
    assert contradictions(WORLD) == []
    assert contradictions(WORLD + ":land-of-arland ent:opposes :borduria .") != []
