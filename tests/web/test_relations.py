"""Dated relations and designations, seen from either end."""

from __future__ import annotations

from entente.model import iris
from entente.questions import Term
from entente.web.relations import relations

GROUP, STATE, OTHER = (iris.THING + path for path in ("organisation/group", "state/arland", "organisation/other"))


def row(span: str, start: str = "", **terms: str) -> dict[str, Term]:
    found = {"span": Term(iris.THING + span, "iri"), "source": Term(iris.GRAPH + "reference/a", "iri")}
    found |= {
        name: Term(value, "iri" if value.startswith("http") else "literal", "en") for name, value in terms.items()
    }
    if start:
        found["startsNotBefore"] = Term(f"{start}T00:00:00Z", "literal", "")
    return found


SUPPORTED = row("relation/1", "2020-01-01", relation=iris.concept("relation", "supports"), whatName="supports",
                **{"from": STATE, "fromName": "Arland", "to": GROUP, "toName": "Group"})  # fmt: skip
ALLIED = row("relation/2", "2021-01-01", relation=iris.concept("relation", "alliedWith"), whatName="allied with",
             **{"from": OTHER, "fromName": "Other", "to": GROUP, "toName": "Group"})  # fmt: skip
LISTED = row("designation/1", "2019-01-01", designation=iris.concept("designation", "terrorist-organisation"),
             whatName="terrorist organisation",
             **{"from": GROUP, "fromName": "Group", "to": STATE, "toName": "Arland"})  # fmt: skip
TENURE = row("tenure/1", who=STATE)


def told(iri: str) -> list[tuple[str, str]]:
    return [(one.words, one.other.text) for one in relations(iri, (SUPPORTED, ALLIED, LISTED, TENURE))]


def test_each_end_has_its_own_words() -> None:
    assert ("supports", "Group") in told(STATE)
    assert ("supported by", "Arland") in told(GROUP)
    assert ("designated terrorist organisation by", "Arland") in told(GROUP)
    assert ("designates as terrorist organisation", "Group") in told(STATE)


def test_a_symmetric_relation_reads_the_same_from_both_ends() -> None:
    assert ("allied with", "Other") in told(GROUP)
    assert ("allied with", "Group") in told(OTHER)


def test_tenures_are_left_to_their_own_table_and_dates_are_said() -> None:
    assert len(relations(GROUP, (TENURE,))) == 0
    (one,) = relations(GROUP, (LISTED,))
    assert one.when.text == "not before 1 January 2019"
    assert [source.iri for source in one.sources] == [iris.GRAPH + "reference/a"]
