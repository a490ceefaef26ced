"""Judgements in the review graph: made, replaced, withdrawn, honoured by the policies, carried with their articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.publish.test_derived import ARLAND, BORLAND, CORLAND, Told, anew, claim, standing, told

from entente.errors import BadParameter, NotFound
from entente.model import iris
from entente.model.claim import Claim, Evidence, Modality
from entente.model.judgement import Passage, Verdict
from entente.model.ntriples import Triples
from entente.ontology.checking import violations
from entente.ontology.compiling import duties
from entente.publish import Writer, open_for_writing
from entente.publish.derived import DERIVED
from entente.publish.judgements import judgements

DAY = date(2024, 7, 1)
ALLIED = f"<{ARLAND.iri}> <{iris.term('alliedWith')}> <{BORLAND.iri}> .\n"
ACCEPTED, REJECTED = Verdict.ACCEPTED, Verdict.REJECTED

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ship the vocabularies alone: the reference graphs take most of a second to load."""
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)


def alliance(start: int = 10, end: int = 20, **more: object) -> Claim:
    made = claim(start, "alliedWith", ARLAND, BORLAND, **more)
    return Claim(**{**vars(made), "evidence": Evidence(start, end, "x" * (end - start), "", "", 0, 60)})


def only(reading: Told) -> str:
    (found,) = Triples(reading.graph.ntriples).instances(frozenset({f"<{iris.term('Claim')}>"}))
    return found[1:-1]


def facts(writer: Writer) -> set[str]:
    """Derive, check that all that is derived is as if made anew, and give the accepted facts."""
    writer.finish()
    assert {one.iri: standing(writer, one.iri) for one in DERIVED} == anew(writer)
    return standing(writer, iris.ACCEPTED)


def faults(writer: Writer) -> list[str]:
    """Check the judgements of a store against their shapes."""
    lines = writer.store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    shapes = ("Judgement", "Curator", "Quote", "Position")
    found = violations(Triples(lines), duties("data"))
    return [one.message for one in found if one.shape.rpartition("#")[2] in shapes]


def test_a_judgement_says_who_when_why_and_of_what(tmp_path: Path) -> None:
    reading = told(1, (alliance(),))
    with open_for_writing(tmp_path) as writer:
        writer.put(reading)
        made = writer.judge(only(reading), ACCEPTED, "  Ann\n Lee ", DAY, 'as “they”\nsaid "so" \\')
        assert judgements(writer.store) == judgements(writer.store, reading.article.iri) == (made,)
        assert (made.name, made.day, made.note) == ("Ann Lee", DAY, 'as “they” said "so" \\')
        assert (made.claim, made.seen.claim) == (only(reading), only(reading))
        assert made.seen.passages == (Passage(10, 20, "x" * 10),)
        assert faults(writer) == []


@pytest.mark.parametrize("policy", ["corroborated", "narrated"])
def test_the_policies_honour_it_at_once_and_stop_when_it_is_withdrawn(tmp_path: Path, policy: str) -> None:
    reading = told(1, (alliance(speaker=CORLAND),))
    with open_for_writing(tmp_path, policy_name=policy) as writer:
        writer.put(reading)
        assert facts(writer) == set()
        writer.judge(only(reading), ACCEPTED, "Ann Lee", DAY)
        assert facts(writer) == {ALLIED}
        writer.judge(only(reading), REJECTED, "علي عمر", DAY)
        assert facts(writer) == set()
        writer.withdraw(only(reading), "علي عمر")
        assert facts(writer) == {ALLIED}
        writer.withdraw(only(reading), "Ann Lee")
        assert facts(writer) == set()
        assert not writer.store.has(iris.REVIEW)


def test_a_rejected_claim_corroborates_nothing_and_narrates_nothing(tmp_path: Path) -> None:
    readings = [told(number, (alliance(),)) for number in (1, 2)]
    with open_for_writing(tmp_path) as writer:
        for reading in readings:
            writer.put(reading)
        assert facts(writer) == {ALLIED}
        writer.judge(only(readings[0]), REJECTED, "Ann Lee", DAY)
        assert facts(writer) == set()
    with open_for_writing(tmp_path, policy_name="narrated") as writer:
        assert facts(writer) == {ALLIED}
        writer.judge(only(readings[1]), REJECTED, "Ann Lee", DAY)
        assert facts(writer) == set()


def test_judging_again_replaces_ones_own_judgement_and_nobody_elses(tmp_path: Path) -> None:
    reading = told(1, (alliance(),))
    with open_for_writing(tmp_path) as writer:
        writer.put(reading)
        for name, verdict in (("Ann Lee", ACCEPTED), ("Bo Ray", REJECTED), ("ANN LEE", REJECTED)):
            writer.judge(only(reading), verdict, name, DAY)
        found = {(one.name, one.verdict) for one in judgements(writer.store)}
        assert found == {("Ann Lee", REJECTED), ("Bo Ray", REJECTED)}
        assert faults(writer) == []


def test_what_is_not_there_and_what_cannot_be_kept_is_told(tmp_path: Path) -> None:
    reading = told(1, (alliance(),))
    with open_for_writing(tmp_path) as writer:
        writer.put(reading)
        for unknown in (iris.THING + "claim/nope", reading.article.iri, "nope"):
            with pytest.raises(NotFound, match=f"no claim {unknown} is in the graph"):
                writer.judge(unknown, ACCEPTED, "Ann Lee", DAY)
        with pytest.raises(BadParameter, match="needs the name"):
            writer.judge(only(reading), ACCEPTED, " ", DAY)
        with pytest.raises(BadParameter, match=r"U\+0007"):
            writer.judge(only(reading), ACCEPTED, "Ann", DAY, "\a")
        with pytest.raises(NotFound, match="Bo Ray has not judged"):
            writer.withdraw(only(reading), "Bo Ray")


def test_it_is_carried_over_with_the_article_and_says_from_where(tmp_path: Path) -> None:
    old, new = told(1, (alliance(),)), told(1, (alliance(12, 30, speaker=CORLAND),), version=2)
    with open_for_writing(tmp_path) as writer:
        writer.put(old)
        made = writer.judge(only(old), ACCEPTED, "Ann Lee", DAY, "so it is")
        writer.put(new)
        (carried,) = judgements(writer.store)
        assert carried.is_carried
        assert (carried.claim, carried.seen) == (only(new), made.seen)
        assert (carried.note, carried.name) == ("so it is", "Ann Lee")
        assert facts(writer) == {ALLIED}
        assert faults(writer) == []
        writer.judge(only(new), REJECTED, "Ann Lee", DAY)
        assert [(one.verdict, one.is_carried) for one in judgements(writer.store)] == [(REJECTED, False)]


def test_an_orphan_is_kept_without_effect_until_its_claim_is_back(tmp_path: Path) -> None:
    old, new = told(1, (alliance(),)), told(1, (alliance(modality=Modality.INTENDED),), version=2)
    with open_for_writing(tmp_path) as writer:
        writer.put(old)
        made = writer.judge(only(old), ACCEPTED, "Ann Lee", DAY)
        writer.put(new)
        assert only(new) == only(old)
        (orphan,) = judgements(writer.store)
        assert (orphan.claim, orphan.seen) == ("", made.seen)
        assert orphan.why_orphaned == "it is read as intended now, and was judged as asserted"
        assert facts(writer) == set()
        assert faults(writer) == []
        writer.put(old)
        assert judgements(writer.store) == (made,)
        assert facts(writer) == {ALLIED}


def test_an_orphan_is_withdrawn_by_the_claim_it_was_about(tmp_path: Path) -> None:
    old = told(1, (alliance(),))
    with open_for_writing(tmp_path) as writer:
        writer.put(old)
        writer.judge(only(old), ACCEPTED, "Ann Lee", DAY)
        writer.put(told(1, (), version=2))
        writer.withdraw(only(old), "Ann Lee")
        assert not writer.store.has(iris.REVIEW)


def test_a_claim_of_one_side_and_one_of_several_actors_are_carried_too(tmp_path: Path) -> None:
    protest = Claim("PROTEST", (ARLAND,), (), Evidence(0, 5, "x" * 5, "", "", 0, 60), "rule")
    meeting = Claim("CONSULT", (ARLAND, BORLAND), (CORLAND,), Evidence(10, 20, "x" * 10, "", "", 0, 60), "rule")
    moved = [Claim(**{**vars(one), "speaker": CORLAND}) for one in (protest, meeting)]
    for number, (before, after) in enumerate(zip((protest, meeting), moved, strict=True)):
        with open_for_writing(tmp_path) as writer:
            old, new = told(number, (before,)), told(number, (after,), version=2)
            writer.put(old)
            writer.judge(only(old), ACCEPTED, "Ann Lee", DAY)
            writer.put(new)
            (carried,) = judgements(writer.store, old.article.iri)
            assert carried.claim == only(new) != only(old)


def test_retracting_an_article_removes_the_judgements_about_its_claims_alone(tmp_path: Path) -> None:
    readings = [told(number, (alliance(),)) for number in (1, 2)]
    with open_for_writing(tmp_path) as writer:
        for reading in readings:
            writer.put(reading)
            writer.settle()
            writer.judge(only(reading), ACCEPTED, "Ann Lee", DAY)
        writer.judge(only(readings[0]), ACCEPTED, "Bo Ray", DAY)
        writer.retract(readings[0].article.iri)
        (left,) = judgements(writer.store)
        assert (left.claim, left.name) == (only(readings[1]), "Ann Lee")
        names = writer.store.rows(
            f"SELECT ?name {{ ?who a <{iris.term('Curator')}> ; ?label ?name FILTER(isLiteral(?name)) }}"
        )
        assert list(names) == [("Ann Lee",)]
        assert facts(writer) == {ALLIED}
        writer.put(readings[0])
        assert len(judgements(writer.store)) == 1
