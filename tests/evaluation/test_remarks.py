"""The marked remarks themselves: those the rule draws, every mention where it says it is, none over another."""

from __future__ import annotations

from itertools import pairwise

import pytest

from .remarks import KINDS, RECORDS, Mention, Remark, annotated, draw, records

MARKED = annotated()
BESIDE = pytest.mark.skipif(not RECORDS.exists(), reason="the travels and visits are not beside this checkout")


def mentions() -> list[Mention]:
    return [mention for marked in MARKED.values() for mention in marked]


@BESIDE
def test_the_remarks_marked_are_those_drawn_in_their_order() -> None:
    assert list(MARKED) == [remark.id for remark in draw(records())]


@BESIDE
def test_every_mention_is_the_piece_of_its_remark_it_says() -> None:
    texts = {remark.id: remark.text for remark in records()}
    assert [one for one in mentions() if texts[one.remark][one.start : one.end] != one.text] == []


def test_the_draw_hangs_on_neither_order_nor_unfit_records() -> None:
    fit = [Remark(f"visit-{number}", "1985-01-01", "x" * 45) for number in range(9)]
    unfit = [Remark("visit-10", "1984-12-31", "x" * 45), Remark("visit-11", "1985-01-01", "x" * 44)]
    assert draw([*unfit, *reversed(fit)], count=5) == draw(fit, count=5)
    assert set(draw(fit + unfit)) == set(fit)


def test_every_mention_has_a_known_kind_and_a_label_and_persons_alone_an_office() -> None:
    assert {one.kind for one in mentions()} == KINDS
    assert [one for one in mentions() if not one.label.strip() or not one.text.strip()] == []
    assert [one for one in mentions() if (one.office is None) == (one.kind == "person")] == []


def test_no_mention_of_a_remark_lies_over_another() -> None:
    for marked in MARKED.values():
        assert all(one.start < one.end for one in marked)
        assert [(one, two) for one, two in pairwise(marked) if one.end > two.start] == []


def test_one_label_has_one_kind() -> None:
    assert len({(one.label, one.kind) for one in mentions()}) == len({one.label for one in mentions()})
