"""Each check of ``queries/checks`` finds its own fault, and nothing in data that are sound."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, QuerySolutions, RdfFormat, Store
from tests.shipped import reference_store

from entente.model import iris
from entente.ontology import resources

CHECKS = {file.name.removesuffix(".rq"): file for file in resources.query_files("checks")}

PREFIXES = {
    **iris.PREFIXES,
    "": iris.THING,
    "graph": iris.GRAPH,
    "article": iris.GRAPH + "article/",
    "reference": iris.GRAPH + "reference/",
}

SOUND = """
reference:tables {
    :libya a ent:State ; ent:iso3166Alpha3 "LBY" ; ent:alliedWith :turkey .
    :turkey a ent:State ; ent:iso3166Alpha3 "TUR" .
    :commander a ent:Office ; ent:headPostOf :command .
    :tenure1 a ent:Tenure ; ent:holder :first ; ent:onOffice :commander ;
        ent:startsNotBefore "2019-07-26T00:00:00Z"^^xsd:dateTime ;
        ent:startsNotAfter "2019-07-26T00:00:00Z"^^xsd:dateTime ;
        ent:endsNotBefore "2022-08-09T23:59:59Z"^^xsd:dateTime ;
        ent:endsNotAfter "2022-08-09T23:59:59Z"^^xsd:dateTime .
    :tenure2 a ent:Tenure ; ent:holder :second ; ent:onOffice :commander ;
        ent:startsNotBefore "2022-08-09T00:00:00Z"^^xsd:dateTime ;
        ent:startsNotAfter "2022-08-09T00:00:00Z"^^xsd:dateTime ;
        ent:endsNotBefore "2024-06-28T23:59:59Z"^^xsd:dateTime .
}
article:a {
    :claim a ent:Claim ; ent:subject :libya ; ent:object :group ; prov:wasAttributedTo :narrator .
    :group a ent:ArmedGroup .
    :libyan-claim ent:pair :pair ; ent:claimType relation:opposes ;
        ent:polarity polarity:affirmed ; ent:modality modality:asserted .
    :pair ent:pairSubject :libya ; ent:pairObject :group .
    :narrator a ent:Narrator .
    :evidence a ent:Evidence ; oa:hasSelector :position .
    :position a oa:TextPositionSelector ; oa:start 9 ; oa:end 10 .
}
graph:relation { relation:opposes ent:projectsTo ent:opposes }
graph:accepted { :libya ent:opposes :group }
graph:inferred { :first ent:hasCommanded :command }
"""

FAULTS = {
    "accepted-without-claim": "graph:accepted { :bad ent:opposes :group }",
    "bounds-out-of-order": """article:a { :bad
        ent:startsNotAfter "2024-02-01T00:00:00Z"^^xsd:dateTime ;
        ent:endsNotAfter "2024-01-31T23:59:59Z"^^xsd:dateTime }""",
    "evidence-start-not-before-end": "article:a { :bad oa:hasSelector :empty . :empty oa:start 10 ; oa:end 10 }",
    "overlapping-heads": """reference:other { :bad ent:holder :third ; ent:onOffice :commander ;
        ent:startsNotAfter "2021-01-01T00:00:00Z"^^xsd:dateTime ;
        ent:endsNotBefore "2021-12-31T23:59:59Z"^^xsd:dateTime }""",
    "relation-outside-facts": "article:a { :bad ent:alliedWith :libya }",
    "shared-code": 'reference:other { :bad ent:iso3166Alpha3 "LBY" }',
    "tenure-without-organization": "reference:other { :bad ent:onOffice :nowhere }",
    "untyped-party": "article:a { :bad a ent:Claim ; ent:subject :nobody }",
}


def run(name: str, data: str) -> list[dict[str, str]]:
    store = Store()
    store.load("".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + data, format=RdfFormat.TRIG)
    return answer(name, store)


def answer(name: str, store: Store) -> list[dict[str, str]]:
    rows = store.query(CHECKS[name].read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    columns = [variable.value for variable in rows.variables]
    return [{column: text(row[column]) for column in columns} for row in rows]


def text(value: object) -> str:
    return value.value if isinstance(value, Literal) else str(value)


def test_every_check_has_a_fault_to_find() -> None:
    assert set(CHECKS) == set(FAULTS)


@pytest.mark.parametrize("name", CHECKS)
def test_sound_data_pass(name: str) -> None:
    assert run(name, SOUND) == []


@pytest.mark.parametrize("name", CHECKS)
def test_the_reference_graphs_pass(name: str) -> None:
    assert len(reference_store()) > 0
    assert answer(name, reference_store()) == []


@pytest.mark.parametrize("name", CHECKS)
def test_its_own_fault_is_found(name: str) -> None:
    rows = run(name, SOUND + FAULTS[name])
    assert len(rows) == 1
    assert set(rows[0]) == {"graph", "node", "detail"}
    assert rows[0]["node"] == f"<{iris.THING}bad>"
    assert rows[0]["detail"]


@pytest.mark.parametrize("name", CHECKS)
def test_it_says_what_it_is_about(name: str) -> None:
    head = CHECKS[name].read_text(encoding="utf-8").splitlines()[:3]
    assert [line.split(":")[0] for line in head] == ["#+ title", "#+ explanation", "#+ remedy"]
