"""Whom the remarks say to have met come out with name, office, day and place, as often as ever before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from entente.model.claim import Bounds, Claim, Entity, Evidence

from . import gate
from .meetings import APART, NEEDS, Meetings, Outcome, measure, participants, spelt
from .remarks import RECORDS, annotated

BESIDE = pytest.mark.skipif(not RECORDS.exists(), reason="the travels and visits are not beside this checkout")


@BESIDE
def test_participants_come_out_no_less_often_than_the_floor() -> None:
    found = measure()
    fallen = gate.falls(gate.load()["meetings"], found.floor)
    lines = [f"{one.mention.remark} {one.mention.label} lacks {', '.join(one.lacking)}" for one in found.faults()]
    assert not fallen, f"{fallen}; those lacking something are:\n" + "\n".join(lines)
    assert found.floor.measures["whole"] >= 0.95
    assert set(found.floor.measures) == {*NEEDS, "whole"}


def test_all_persons_but_those_apart_take_part() -> None:
    marked = [one for mentions in annotated().values() for one in mentions if one.kind == "person"]
    met = [one for mentions in annotated().values() for one in participants(mentions)]
    left_out = {(one.remark, one.text) for one in marked if one not in met and one.sure}
    assert left_out == APART


def test_a_share_falls_with_each_lack() -> None:
    mention = next(one for mentions in annotated().values() for one in mentions)
    found = [Outcome(mention, lacking, ()) for lacking in ((), ("office",), NEEDS, ())]
    measures = Meetings(tuple(found)).floor.measures
    assert measures["whole"] == 0.5
    assert (measures["office"], measures["name"]) == (0.5, 0.75)


def test_a_claim_is_spelt_with_its_day_and_place() -> None:
    day = datetime(1990, 3, 23, tzinfo=UTC)
    lee, ray, selm = (Entity(f"urn:{name}", name, kind) for name, kind in
                      (("Lee", "Person"), ("Ray", "Person"), ("Selm", "Place")))  # fmt: skip
    claim = Claim("CONSULT", (lee,), (ray,), Evidence(0, 1, "x", "", "", 0, 1), "meet-verb")
    assert spelt(claim) == "CONSULT: Lee > Ray ?–? in ?"
    assert spelt(replace(claim, place=selm, bounds=Bounds(day, None, None, day))).endswith(
        " 1990-03-23–1990-03-23 in Selm"
    )
    assert spelt(replace(claim, type="holdsPosition", position="King")) == "holdsPosition: Lee > Ray as King"
