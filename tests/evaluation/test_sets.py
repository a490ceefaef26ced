"""The sets themselves: every quote stands in its text, every value is one the model knows, all types are covered."""

import pytest

from entente.model.claim import EVENT_TYPES, RELATIONS, STATE, Modality, Polarity

from . import sets
from .claims import Row

NAMES = sorted(sets.TEXTS)


def gold(name: str) -> list[Row]:
    return [row for piece in sets.load(name).pieces for row in piece.gold]


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_an_exact_piece_of_its_text(name: str) -> None:
    for piece in sets.load(name).pieces:
        text = sets.body(piece.path)
        assert [row.id for row in piece.gold if not row.quote or row.quote not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_known_to_the_model(name: str) -> None:
    types = EVENT_TYPES | RELATIONS | {STATE}
    for row in gold(name):
        assert {row.type, *row.also} <= types, row.id
        assert {row.modality, *row.modality_also} <= set(Modality), row.id
        assert row.polarity in set(Polarity), row.id


@pytest.mark.parametrize("name", NAMES)
def test_identifiers_are_unique(name: str) -> None:
    identifiers = [row.id for row in gold(name)]
    assert len(identifiers) == len(set(identifiers))


def test_the_development_set_is_large_and_covers_every_type() -> None:
    rows = gold("development")
    assert len(sets.load("development").pieces) >= 12
    assert len(rows) >= 150
    assert (EVENT_TYPES | RELATIONS) - {row.type for row in rows + gold("samples")} == set()
    assert EVENT_TYPES - {row.type for row in rows} == set()


def test_the_samples_hold_four_hundred_claims_in_fourteen_dispatches_of_fit_length() -> None:
    pieces = sets.load("samples").pieces
    assert len(pieces) == len(list(sets.TEXTS["samples"].glob("*.md"))) == 14
    assert len(gold("samples")) >= 400
    assert [
        len(sets.body(piece.path).split()) for piece in pieces if not 120 <= len(sets.body(piece.path).split()) <= 300
    ] == []


def test_development_pieces_are_short() -> None:
    lengths = {piece.path.name: len(sets.body(piece.path).split()) for piece in sets.load("development").pieces}
    assert {name: length for name, length in lengths.items() if not 60 <= length <= 200} == {}
