from __future__ import annotations

import random
import re

import pytest
from pyoxigraph import RdfFormat, parse, serialize
from rdflib import SH, Graph

from entente.errors import BadInput
from entente.model import iris
from entente.model.claim import EVENT_TYPES, RELATIONS, STATE
from entente.model.ntriples import Triples
from entente.ontology import checking, resources, shapes
from entente.ontology.compiling import ARTICLE_SHAPES, compiled, duties
from entente.ontology.violation import Violation

BOUNDS = ("startsNotBefore", "startsNotAfter", "endsNotBefore", "endsNotAfter")
ARTICLE = iris.BASE + "shapes/article#"
PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in iris.PREFIXES.items())

CLAIM = """
<urn:claim> a ent:Claim ;
    ent:claimType event-type:CONSULT ; ent:subject <urn:libya> ; ent:object <urn:turkey> ;
    prov:wasAttributedTo <urn:narrator> ; prov:wasGeneratedBy <urn:reading> ;
    ent:place <urn:tripoli> ; ent:event <urn:meeting> ;
    ent:polarity polarity:affirmed ; ent:modality modality:asserted ; ent:factuality factuality:CTplus ;
    ent:reviewStatus status:unreviewed ; ent:month "2024-06" ;
    ent:startsNotBefore "2024-06-24T00:00:00Z"^^xsd:dateTime ; ent:endsNotAfter "2024-06-28T23:59:59Z"^^xsd:dateTime ;
    ent:evidence <urn:evidence> ; ent:inArticle <urn:article> .
<urn:evidence> a ent:Evidence ; oa:hasSource <urn:article> ; oa:hasSelector <urn:quote> , <urn:position> ;
    ent:inSentence "Libya met Turkey." ; ent:sentenceSignature "SIGNATURE"^^xsd:hexBinary .
<urn:quote> a oa:TextQuoteSelector ; oa:exact "Libya met Turkey" ; oa:prefix "" ; oa:suffix "." .
<urn:position> a oa:TextPositionSelector ; oa:start 0 ; oa:end 16 .
<urn:article> a ent:Article ; dcterms:creator <urn:narrator> ; ent:readingKey "key" ;
    ent:textHash "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" .
<urn:narrator> a ent:Narrator ; rdfs:label "the author"@en .
<urn:reading> a ent:Reading .
"""

REFERENCE = """
<urn:tripoli> a ent:Place ; rdfs:label "Tripoli"@en ; ent:metonymOf <urn:libya> .
<urn:meeting> a ent:Meeting ; rdfs:label "a meeting"@en ; ent:hasParticipant <urn:libya> , <urn:turkey> ;
    ent:hasParticipation <urn:part> .
<urn:part> a ent:Participation ; ent:participant <urn:libya> ; ent:role "host" .
<urn:libya> skos:exactMatch <http://www.wikidata.org/entity/Q1> , <https://example.org/libya> .
<urn:libya> a ent:State ; rdfs:label "Libya"@en , "Libye"@fr ; ent:iso3166Alpha3 "LBY" .
<urn:turkey> a ent:State ; rdfs:label "Turkey"@en .
<urn:africom> a ent:MilitaryCommand ; rdfs:label "US Africa Command"@en .
<urn:office> a ent:Office ; rdfs:label "Commander"@en ; ent:headPostOf <urn:africom> .
<urn:person> a ent:Person ; rdfs:label "A General"@en .
<urn:tenure> a ent:Tenure ; ent:holder <urn:person> ; ent:onOffice <urn:office> ; dcterms:source <urn:source> ;
    ent:startsNotBefore "2022-08-09T00:00:00Z"^^xsd:dateTime ; ent:startsNotAfter "2022-08-09T00:00:00Z"^^xsd:dateTime .
<urn:membership> a ent:Membership ; org:member <urn:libya> ; org:organization <urn:africom> ; dcterms:source <urn:s> .
"""

RELATIONS_IN_TIME = """
<urn:relation> a ent:ActorRelation ; ent:relationType relation:alliedWith ; dcterms:source <urn:s> ;
    ent:relationFrom <urn:libya> ; ent:relationTo <urn:turkey> .
<urn:recognition> a ent:Recognition ; ent:recogniser <urn:turkey> ; ent:recognised <urn:libya> ;
    dcterms:source <urn:s> .
<urn:standing> a ent:DesignatedStanding ; ent:standingOf <urn:africom> ; ent:standingAs <urn:listed> ;
    ent:designatedBy <urn:libya> ; dcterms:source <urn:s> .
<urn:listed> a ent:Designation .
<urn:deployment> a ent:Deployment ; ent:deployedForce <urn:africom> ; ent:deployedTo <urn:tripoli> ; ent:strength 40 ;
    dcterms:source <urn:s> .
<urn:step> a ent:AttributionStep ; ent:stepAgent <urn:person> ; ent:stepNumber 1 .
<urn:statement> a ent:Statement ; rdfs:label "a statement"@en ; ent:speaker <urn:person> ; ent:content <urn:claim> .
<urn:claim> ent:confidence 0.75 .
"""

JUDGEMENT = """
<urn:judgement> a ent:Judgement ; ent:judges <urn:claim> ; ent:verdict status:accepted ;
    prov:wasAttributedTo <urn:curator> ; prov:generatedAtTime "2024-07-01T00:00:00Z"^^xsd:dateTime ;
    prov:wasDerivedFrom <urn:claim-that-was> ; ent:claimKey "da39a3ee5e6b4b0d3255bfef95601890afd80709" ;
    ent:judgedPolarity polarity:affirmed ; ent:judgedModality modality:asserted ; oa:hasTarget <urn:target> .
<urn:target> a oa:SpecificResource ; oa:hasSource <urn:article> ; oa:hasSelector <urn:quote> , <urn:position> .
<urn:curator> a ent:Curator ; rdfs:label "Ann Lee" .
<urn:orphan> a ent:Judgement ; ent:whyOrphaned "no claim says so" ; ent:verdict status:rejected ;
    prov:wasAttributedTo <urn:curator> ; prov:generatedAtTime "2024-07-02T00:00:00Z"^^xsd:dateTime ;
    prov:wasDerivedFrom <urn:claim-that-was> ; ent:claimKey "da39a3ee5e6b4b0d3255bfef95601890afd80709" ;
    ent:judgedPolarity polarity:negated ; ent:judgedModality modality:denied ; oa:hasTarget <urn:target> .
"""

IDENTITY = """
<urn:proposal> a ent:SameEventProposal ; ent:proposedEvent <urn:meeting> , <urn:talks> ;
    prov:wasDerivedFrom <urn:article> , <urn:report> ; ent:proposalScore 0.8 ;
    ent:partiesAgreement 1.0 ; ent:sentencesAgreement 0.6 .
<urn:talks> a ent:Event ; rdfs:label "talks"@en .
<urn:report> a ent:Article ; dcterms:creator <urn:narrator> ; ent:readingKey "another" ;
    ent:textHash "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed" .
"""

CLAIM = CLAIM.replace("SIGNATURE", "AA" * 48)
SOUND = CLAIM + REFERENCE + RELATIONS_IN_TIME + JUDGEMENT + IDENTITY


def faults(turtle: str) -> set[tuple[str, str]]:
    """Check data both ways, by pySHACL and as compiled, which must agree."""
    found = shapes.violations_of_data(Graph().parse(data=PREFIXES + turtle, format="turtle"))
    assert as_compiled(turtle, "data") == found
    return {(fault.node, fault.path.rpartition("#")[2]) for fault in found}


def as_compiled(turtle: str, *names: str) -> tuple[Violation, ...]:
    triples = parse(PREFIXES + turtle, format=RdfFormat.TURTLE)
    lines = serialize((quad.triple for quad in triples), format=RdfFormat.N_TRIPLES)
    assert lines is not None
    return checking.violations(Triples(lines.decode()), duties(*names))


def test_sound_data_pass() -> None:
    assert faults(SOUND) == set()


def test_the_reference_graphs_pass(union: Graph) -> None:
    assert len(union) > 0
    assert shapes.violations_of_data(union) == ()


SEEDED = [
    ("prov:wasAttributedTo <urn:narrator> ;", "", "claim", "wasAttributedTo"),
    ("ent:evidence <urn:evidence> ;", "", "claim", "evidence"),
    ("ent:evidence <urn:evidence>", "ent:evidence <urn:article>", "claim", "evidence"),
    ("ent:evidence <urn:evidence>", "ent:evidence <urn:evidence> ; ent:restatedIn <urn:libya>", "claim", "restatedIn"),
    ("ent:inArticle <urn:article>", "ent:inArticle <urn:another>", "claim", ""),
    ("ent:subject <urn:libya>", "ent:subject <urn:nobody>", "claim", "subject"),
    ("ent:object <urn:turkey>", "ent:object <urn:nobody>", "claim", "object"),
    ("ent:subject <urn:libya>", "ent:subject <urn:tripoli>", "claim", ""),
    ("prov:wasAttributedTo <urn:narrator>", "prov:wasAttributedTo <urn:tripoli>", "claim", "wasAttributedTo"),
    ("ent:place <urn:tripoli>", "ent:place <urn:person>", "claim", "place"),
    ("ent:event <urn:meeting>", "ent:event <urn:person>", "claim", "event"),
    ("prov:wasGeneratedBy <urn:reading>", 'prov:wasGeneratedBy "by hand"', "claim", "wasGeneratedBy"),
    ("ent:hasParticipant <urn:libya> , <urn:turkey>", "ent:hasParticipant <urn:libya>", "meeting", ""),
    ("ent:participant <urn:libya>", "ent:participant <urn:tripoli>", "part", "participant"),
    ("ent:polarity polarity:affirmed", "ent:polarity polarity:affirmed , polarity:negated", "claim", "polarity"),
    ("modality:asserted", "modality:guessed", "claim", "modality"),
    ("factuality:CTplus", "factuality:CT", "claim", "factuality"),
    ("ent:reviewStatus status:unreviewed ;", "", "claim", "reviewStatus"),
    ("ent:claimType event-type:CONSULT", "ent:claimType modality:asserted", "claim", "claimType"),
    ("ent:subject <urn:libya> ; ent:object <urn:turkey> ;", "", "claim", ""),
    ('"2024-06" ;', '"2024-13" ;', "claim", "month"),
    ("oa:hasSelector <urn:quote> ,", "oa:hasSelector", "evidence", "hasSelector"),
    ('ent:inSentence "Libya met Turkey."', 'ent:inSentence ""', "evidence", "inSentence"),
    ('oa:exact "Libya met Turkey" ;', "", "quote", "exact"),
    ("oa:start 0", "oa:start 16", "position", "start"),
    ("oa:start 0", "oa:start -1", "position", "start"),
    ('"ba7816', '"BA7816', "article", "textHash"),
    ("ent:holder <urn:person>", "ent:holder <urn:africom>", "tenure", "holder"),
    ("ent:onOffice <urn:office> ;", "", "tenure", "onOffice"),
    ("dcterms:source <urn:source> ;", "", "tenure", "http://purl.org/dc/terms/source"),
    ("ent:headPostOf <urn:africom>", "ent:headPostOf <urn:person>", "office", ""),
    ("org:member <urn:libya> ;", "", "membership", "member"),
    ('rdfs:label "Libya"@en , "Libye"@fr', 'rdfs:label "Libya"@en , "Libia"@en', "libya", "label"),
    ('rdfs:label "Turkey"@en', 'rdfs:label "Turquie"@fr', "turkey", "label"),
    ('"LBY"', '"lby"', "libya", "iso3166Alpha3"),
    ("<http://www.wikidata.org/entity/Q1>", "<https://www.wikidata.org/wiki/Q1>", "libya", "exactMatch"),
    ("ent:relationType relation:alliedWith", "ent:relationType <urn:libya>", "relation", "relationType"),
    ("ent:relationFrom <urn:libya> ;", "", "relation", "relationFrom"),
    ("ent:relationTo <urn:turkey>", "ent:relationTo <urn:turkey> , <urn:libya>", "relation", "relationTo"),
    ("ent:recogniser <urn:turkey> ;", "", "recognition", "recogniser"),
    ("ent:recognised <urn:libya>", "ent:recognised <urn:tripoli>", "recognition", "recognised"),
    (
        "ent:recogniser <urn:turkey>",
        "ent:recogniser <urn:turkey> ; ent:recognisedAs 'state'",
        "recognition",
        "recognisedAs",
    ),
    ("ent:standingOf <urn:africom> ;", "", "standing", "standingOf"),
    ("ent:standingAs <urn:listed>", 'ent:standingAs "listed"', "standing", "standingAs"),
    ("ent:designatedBy <urn:libya> ;", "", "standing", "designatedBy"),
    ("ent:deployedForce <urn:africom>", "ent:deployedForce <urn:tripoli>", "deployment", "deployedForce"),
    ("ent:deployedTo <urn:tripoli> ;", "", "deployment", ""),
    ("ent:strength 40", "ent:strength -40", "deployment", "strength"),
    ("ent:stepAgent <urn:person>", "ent:stepAgent <urn:tripoli>", "step", "stepAgent"),
    ("ent:stepNumber 1", "ent:stepNumber 0", "step", "stepNumber"),
    ("ent:speaker <urn:person>", "ent:speaker <urn:tripoli>", "statement", "speaker"),
    ("ent:content <urn:claim>", "ent:content <urn:person>", "statement", "content"),
    ("ent:confidence 0.75", "ent:confidence 1.5", "claim", "confidence"),
    (
        "ent:reviewStatus status:unreviewed",
        "ent:reviewStatus status:unreviewed ; ent:office <urn:person>",
        "claim",
        "office",
    ),
    (
        "ent:reviewStatus status:unreviewed",
        "ent:reviewStatus status:unreviewed ; ent:reportedBy <urn:tripoli>",
        "claim",
        "reportedBy",
    ),
    ("ent:inArticle <urn:article> .", ".", "claim", "inArticle"),
    ("oa:hasSource <urn:article> ;", "", "evidence", "hasSource"),
    ("oa:hasSelector <urn:quote> , <urn:position>", "oa:hasSelector <urn:quote>", "evidence", "hasSelector"),
    ('oa:prefix ""', 'oa:prefix "" , "one"', "quote", "prefix"),
    ('oa:suffix "."', 'oa:suffix "." , ".."', "quote", "suffix"),
    ("oa:end 16", 'oa:end "sixteen"', "position", "end"),
    (
        "a ent:Article ; dcterms:creator <urn:narrator>",
        "a ent:Article ; dcterms:creator 'me'",
        "article",
        "http://purl.org/dc/terms/creator",
    ),
    ("a ent:Article ;", 'a ent:Article ; dcterms:title "A" , "B" ;', "article", "http://purl.org/dc/terms/title"),
    ("a ent:Article ;", 'a ent:Article ; dcterms:issued "2024-06-28" ;', "article", "http://purl.org/dc/terms/issued"),
    ("org:organization <urn:africom>", "org:organization <urn:person>", "membership", "organization"),
    ('ent:iso3166Alpha3 "LBY"', 'ent:iso3166Alpha2 "LBY"', "libya", "iso3166Alpha2"),
    ('ent:iso3166Alpha3 "LBY"', 'ent:m49 "43"', "libya", "m49"),
    ("ent:judges <urn:claim> ;", "", "judgement", ""),
    ('"no claim says so" ;', '"no claim says so" ; ent:judges <urn:claim> ;', "orphan", ""),
    ('"no claim says so"', '"no claim says so" , "nor any article"', "orphan", "whyOrphaned"),
    ("ent:judges <urn:claim>", "ent:judges <urn:claim-that-was>", "judgement", "judges"),
    ("ent:verdict status:accepted", "ent:verdict status:disputed", "judgement", "verdict"),
    ("prov:wasAttributedTo <urn:curator>", "prov:wasAttributedTo <urn:person>", "judgement", "wasAttributedTo"),
    ('"2024-07-01T00:00:00Z"^^xsd:dateTime', '"2024-07-01"', "judgement", "generatedAtTime"),
    ("prov:wasDerivedFrom <urn:claim-that-was>", "prov:wasDerivedFrom 'a claim'", "judgement", "wasDerivedFrom"),
    ('ent:claimKey "da39', 'ent:claimKey "DA39', "judgement", "claimKey"),
    ("ent:judgedPolarity polarity:affirmed ;", "", "judgement", "judgedPolarity"),
    ("ent:judgedModality modality:asserted ;", "", "judgement", "judgedModality"),
    ("oa:hasSource <urn:article> ; oa:hasSelector", "oa:hasSelector", "judgement", ""),
    (
        "<urn:target> a oa:SpecificResource ; oa:hasSource <urn:article> ; oa:hasSelector <urn:quote> , <urn:position>",
        "<urn:target> a oa:SpecificResource ; oa:hasSource <urn:article> ; oa:hasSelector <urn:position>",
        "judgement",
        "",
    ),
    ('rdfs:label "Ann Lee"', 'rdfs:label "Ann Lee" , "A. Lee"', "curator", "label"),
    ('AA"^^xsd:hexBinary', 'A"^^xsd:hexBinary', "evidence", "sentenceSignature"),
    ("ent:proposedEvent <urn:meeting> , <urn:talks>", "ent:proposedEvent <urn:talks>", "proposal", "proposedEvent"),
    (
        "prov:wasDerivedFrom <urn:article> , <urn:report>",
        "prov:wasDerivedFrom <urn:article>",
        "proposal",
        "wasDerivedFrom",
    ),
    ("ent:proposalScore 0.8", "ent:proposalScore 1.2", "proposal", "proposalScore"),
    ("ent:partiesAgreement 1.0 ; ent:sentencesAgreement 0.6", 'rdfs:comment ""', "proposal", ""),
]
"""What to write wrongly, and in which thing and property that is then found."""


@pytest.mark.parametrize(("right", "wrong", "node", "path"), SEEDED)
def test_each_seeded_fault_is_found(right: str, wrong: str, node: str, path: str) -> None:
    assert right in SOUND
    assert (f"urn:{node}", path) in faults(SOUND.replace(right, wrong))


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ('"2024-06-23T23:59:59Z"^^xsd:dateTime', "startsNotBefore"),
        ('"2024-06-28T23:59:59+02:00"^^xsd:dateTime', "endsNotAfter"),
        ('"2024-06-28"^^xsd:date', "endsNotAfter"),
        ('"2024-06-28T23:59:59Z"^^xsd:dateTime , "2024-06-30T23:59:59Z"^^xsd:dateTime', "endsNotAfter"),
    ],
    ids=["before-the-start", "not-utc", "a-plain-date", "two-of-them"],
)
def test_bounds_are_single_ordered_moments_in_utc(wrong: str, path: str) -> None:
    right = '"2024-06-28T23:59:59Z"^^xsd:dateTime'
    assert right in SOUND
    assert ("urn:claim", path) in faults(SOUND.replace(right, wrong))


def test_every_rule_is_broken_by_some_seeded_fault() -> None:
    seeded = {
        fault.message for right, wrong, *_ in SEEDED for fault in as_compiled(SOUND.replace(right, wrong), "data")
    }
    unsourced = as_compiled(re.sub(r"dcterms:source <urn:s(ource)?>", 'rdfs:comment ""', SOUND), "data")
    unbounded = as_compiled(SOUND + "".join(f"<urn:odd> ent:{bound} 'then' ." for bound in BOUNDS), "data")
    shapes_graph = Graph().parse(data=resources.ontology_file("shapes/data.ttl").read_text("utf-8"), format="turtle")
    messages = {str(message) for message in shapes_graph.objects(None, SH.message)}
    assert messages - seeded - {fault.message for fault in (*unsourced, *unbounded)} == set()


def test_every_type_of_the_model_may_be_claimed() -> None:
    concepts = [f"event-type:{name}" for name in (*EVENT_TYPES, STATE)] + [f"relation:{name}" for name in RELATIONS]
    claims = "".join(
        CLAIM.replace("<urn:claim>", f"<urn:claim-{n}>").replace("event-type:CONSULT", concept)
        for n, concept in enumerate(concepts)
    )
    assert faults(claims + REFERENCE) == set()


def test_each_kind_of_type_has_its_own_actors() -> None:
    hosted = CLAIM.replace("event-type:CONSULT", "relation:hosts").replace(
        "subject <urn:libya>", "subject <urn:tripoli>"
    )
    assert faults(hosted + REFERENCE) == set()


def test_an_article_states_no_relation_outright() -> None:
    plain = "<urn:libya> ent:alliedWith <urn:turkey> ."
    found = shapes.violations_of_article(Graph().parse(data=PREFIXES + SOUND + plain, format="turtle"))
    assert as_compiled(SOUND + plain, *ARTICLE_SHAPES) == found
    assert {fault.node for fault in found if fault.shape.startswith(ARTICLE)} == {"urn:libya", "urn:meeting"}


def test_an_article_that_was_read_has_the_key_of_its_reading() -> None:
    keyless = (CLAIM + REFERENCE).replace('ent:readingKey "key" ;', "")
    found = shapes.violations_of_article(Graph().parse(data=PREFIXES + keyless, format="turtle"))
    assert as_compiled(keyless, *ARTICLE_SHAPES) == found
    assert "urn:article" in {fault.node for fault in found}


def test_what_an_article_may_not_state_is_what_the_check_looks_for() -> None:
    query = resources.query_file("checks/relation-outside-facts.rq").read_text(encoding="utf-8")
    looked_for = set(re.findall(r"ent:(\w+)", query.partition("VALUES")[2].partition("}")[0]))
    text = resources.ontology_file("shapes/article.ttl").read_text(encoding="utf-8")
    targets, path = text.partition("sh:targetSubjectsOf")[2].split("sh:alternativePath")
    assert set(re.findall(r"ent:(\w+)", targets)) == set(re.findall(r"ent:(\w+)", path)) == looked_for


@pytest.mark.parametrize("seed", range(4))
def test_the_compiled_shapes_find_what_pyshacl_finds_in_a_graph_torn_to_pieces(seed: int) -> None:
    draw = random.Random(seed)
    lines = [f"{quad.triple} ." for quad in parse(PREFIXES + SOUND, format=RdfFormat.TURTLE)]
    # rdflib puts a decimal before a moment; for SHACL, and for us, the two cannot be compared.
    terms = [term for line in lines if "#decimal>" not in (term := line.split(" ", 2)[2][:-2])]
    torn = [
        line if draw.random() < 0.8 else f"{' '.join(line.split(' ', 2)[:2])} {draw.choice(terms)} ."
        for line in lines
        if draw.random() < 0.9
    ]
    found = shapes.violations_of_data(Graph().parse(data="\n".join(torn), format="turtle"))
    assert len(found) > 3
    assert as_compiled("\n".join(torn), "data") == found


def test_what_is_no_core_shacl_is_refused() -> None:
    shape = "<urn:shape> a sh:NodeShape ; sh:targetClass ent:Claim ; sh:sparql [ ] ."
    with pytest.raises(BadInput, match="sparql"):
        compiled(Graph().parse(data=f"@prefix sh: <{SH}> . {PREFIXES} {shape}", format="turtle"), Graph())


def test_a_fault_says_what_is_expected() -> None:
    data = Graph().parse(data=PREFIXES + SOUND.replace("ent:onOffice <urn:office> ;", ""), format="turtle")
    assert shapes.violations_of_data(data) == (
        shapes.Violation(
            node="urn:tenure",
            path=iris.term("onOffice"),
            message="a tenure is on exactly one office",
            shape="https://w3id.org/entente/shapes/data#Tenure",
        ),
    )
