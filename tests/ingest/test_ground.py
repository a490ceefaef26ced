"""A meeting on the ground of neither has the mode of one."""

from __future__ import annotations

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.ground import on_neutral_ground
from entente.model import iris
from entente.model.claim import Claim, Entity, Evidence

STATES = {name: Entity(iris.thing("state", name), name, "State") for name in ("Arland", "Borland", "Chad")}
SELM = Entity(iris.thing("place", "Selm"), "Selm", "Place")
AT_SEA = Entity(iris.thing("place", "Sea"), "Sea", "Place")
LEE = Entity("urn:lee", "Ann Lee", "Person", acts_for=STATES["Arland"].iri)
RAY = Entity("urn:ray", "Bo Ray", "Person", acts_for=STATES["Borland"].iri)
NOBODY = Entity("urn:moe", "Cy Moe", "Person")
WORLD = Dictionary.from_rows(
    [
        *((one.iri, iris.term("State"), one.label, one.label, iris.term("label"), "") for one in STATES.values()),
        *((one.iri, iris.term("Place"), one.label, one.label, iris.term("label"), "") for one in (SELM, AT_SEA)),
        (SELM.iri, iris.term("Place"), "Selm", STATES["Chad"].iri, iris.term("locatedIn"), ""),
    ]
)


def mode(
    subjects: tuple[Entity, ...],
    objects: tuple[Entity, ...],
    place: Entity | None,
    told: str = "",
    kind: str = "CONSULT",
) -> str:
    """The mode that a claim gets which was told with another, or none."""
    evidence = Evidence(0, 1, "x", "", "", 0, 1)
    return on_neutral_ground(Claim(kind, subjects, objects, evidence, "meet-verb", mode=told, place=place), WORLD).mode


def test_where_neither_is_at_home() -> None:
    assert mode((LEE,), (RAY,), SELM) == "third-party"
    assert mode((STATES["Arland"],), (RAY,), STATES["Chad"]) == "third-party"


@pytest.mark.parametrize(
    ("objects", "place"),
    [
        ((STATES["Chad"],), SELM),  # at home with one
        ((RAY, STATES["Chad"]), SELM),
        ((LEE,), SELM),  # of one state
        ((NOBODY,), SELM),  # of none known
        ((RAY,), AT_SEA),  # in no state
        ((RAY,), None),
    ],
)
def test_elsewhere_it_has_none(objects: tuple[Entity, ...], place: Entity | None) -> None:
    assert mode((STATES["Arland"],), objects, place) == ""


def test_what_has_a_mode_or_is_no_meeting_stays_as_it_is() -> None:
    assert mode((LEE,), (RAY,), SELM, told="phone") == "phone"
    assert mode((LEE,), (RAY,), SELM, kind="ACCUSE") == ""
