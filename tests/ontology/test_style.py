"""Each rule of style for the ontology itself is broken by something, and told."""

from __future__ import annotations

from rdflib import SH, Graph

from entente.model import iris
from entente.ontology import resources, shapes

PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())

SOUND = """
ent:Sound a owl:Class ; rdfs:isDefinedBy ent: ; rdfs:label "sound"@en , "son"@fr , "صوت"@ar ;
    skos:definition "What can be heard of a term that keeps every rule."@en .
frame:sound-verb a skos:Concept , ent:Frame ; rdfs:isDefinedBy ent: ; rdfs:label "sound"@en ; skos:inScheme frame: ;
    skos:definition "To be heard, as an English word of the reader."@en .
foaf:Foreign a owl:Class .
"""

BROKEN = """
ent:lower_case a owl:Class .
ent:UpperCase a owl:ObjectProperty ; rdfs:isDefinedBy ent: ; rdfs:label "upper case "@en , "majuscules"@fr .
ent:Twice a owl:Class ; rdfs:isDefinedBy ent: , <urn:other> ; rdfs:label "twice"@en , "two times"@en ;
    skos:definition "too short"@en .
event-type:LOST a skos:Concept ; rdfs:isDefinedBy ent: ; rdfs:label "lost"@en .
<urn:module> a owl:Ontology .
<urn:scheme> a skos:ConceptScheme .
"""


def faults(turtle: str) -> set[str]:
    found = shapes.violations_of_style(Graph().parse(data=PREFIXES + turtle, format="turtle"))
    return {fault.message for fault in found}


def test_what_keeps_the_rules_passes() -> None:
    assert faults(SOUND) == set()


def test_every_rule_can_be_broken() -> None:
    text = resources.ontology_file("shapes/style.ttl").read_text(encoding="utf-8")
    rules = {str(message) for message in Graph().parse(data=text, format="turtle").objects(None, SH.message)}
    assert faults(BROKEN) == rules


def test_a_label_in_each_of_the_three_languages_is_asked_for() -> None:
    for tag in ("fr", "ar"):
        assert any("French and in Arabic" in message for message in faults(SOUND.replace(f'"@{tag}', '"@de')))
    assert any("one in English" in message for message in faults(SOUND.replace('"sound"@en', '"sound"@de')))
