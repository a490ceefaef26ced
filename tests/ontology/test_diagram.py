"""The drawing of a module: all of it is there, nothing lies over anything else, and it is the same each time."""

from __future__ import annotations

from itertools import combinations

import pytest

from entente.model import iris
from entente.ontology import resources, terms
from entente.ontology.diagram import WIDTH, Diagram, diagram, drawn
from entente.ontology.outline import Class, Property, outline
from entente.ontology.terms import Kind

MODULES = [iris.BASE + f"ontology/{module}" for module in resources.MODULES]
TELEPHONE = 356
"""Pixels within the margins of a page 390 pixels wide."""


def crossing(drawing: Diagram) -> list[tuple[str, str]]:
    boxes = drawing.boxes
    return [
        (one.label, other.label)
        for one, other in combinations(boxes, 2)
        if one.y < other.y + other.height and other.y < one.y + one.height
    ]


@pytest.mark.parametrize("module", MODULES)
def test_every_class_and_property_of_a_module_is_drawn(module: str) -> None:
    boxes = diagram(module).boxes
    shown = {box.iri for box in boxes} | {row.iri for box in boxes for row in (*box.rows, *box.kinds)}
    kinds = (Kind.CLASS, Kind.OBJECT_PROPERTY, Kind.DATATYPE_PROPERTY)
    assert {term.iri for term in terms.terms().values() if term.module == module and term.kind in kinds} <= shown


@pytest.mark.parametrize("module", MODULES)
def test_boxes_lie_apart_and_lines_within_the_width_of_a_telephone(module: str) -> None:
    drawing = diagram(module)
    assert crossing(drawing) == []
    assert drawing.width <= TELEPHONE
    assert all(
        0 <= x <= drawing.width and 0 <= y <= drawing.height for arrow in drawing.arrows for x, y in arrow.points
    )


@pytest.mark.parametrize("module", MODULES)
def test_an_arrow_leads_from_a_row_or_a_kind_to_a_box(module: str) -> None:
    drawing = diagram(module)
    heads = {(edge, box.y + 13) for box in drawing.boxes for edge in (box.x, box.x + WIDTH)}
    rows = {(box.x + WIDTH, row.y) for box in drawing.boxes for row in box.rows}
    for arrow in drawing.arrows:
        assert arrow.points[-1] in heads
        assert arrow.points[0] in (heads if arrow.is_kind else rows)


@pytest.mark.parametrize("module", MODULES)
def test_lines_to_different_boxes_never_lie_on_one_another(module: str) -> None:
    upright: dict[float, list[tuple[float, float, tuple[float, float]]]] = {}
    for arrow in diagram(module).arrows:
        (x, low), (_, high) = arrow.points[1], arrow.points[2]
        upright.setdefault(x, []).append((min(low, high), max(low, high), arrow.points[-1]))
    for lines in upright.values():
        for one, other in combinations(lines, 2):
            assert one[2] == other[2] or one[1] < other[0] or other[1] < one[0]


def test_a_drawing_is_the_same_each_time() -> None:
    assert diagram(MODULES[1]) == diagram(MODULES[1])


def test_boxes_that_are_joined_come_to_lie_beside_each_other() -> None:
    found = {box.iri: place for place, box in enumerate(diagram(MODULES[2]).boxes)}
    assert abs(found[iris.term("Agreement")] - found[iris.term("Treaty")]) == 1


def test_kinds_without_properties_stand_within_the_box_above_them() -> None:
    boxes = {box.iri: box for box in diagram(MODULES[2]).boxes}
    assert iris.term("Merger") not in boxes
    assert iris.term("Merger") in {kind.iri for kind in boxes[iris.term("ChangeEvent")].kinds}


def test_an_open_end_is_told_from_one_that_something_follows_from() -> None:
    rows = {row.label: row for found in outline(MODULES[2]) for row in found.properties}
    assert (rows["takes place in"].is_open, rows["has participant"].is_open) == (True, False)


def test_two_boxes_that_point_at_each_other_have_a_lane_each() -> None:
    def one(name: str, other: str) -> Class:
        return Class(name, name, True, "", (Property("to", f"{name}-to", "", (other,), False),), ())

    first, second = drawn((one("a", "b"), one("b", "a"))).arrows
    assert first.lane != second.lane
