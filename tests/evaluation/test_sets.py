"""The sets themselves: every quote stands in its text, every value is one the model knows, all types are covered."""

import json
import re
from collections import Counter
from typing import Any

import pytest

from entente.model.claim import EVENT_TYPES, RELATIONS, STATE, Modality, Polarity

from . import sets
from .claims import Row

NAMES = sorted(sets.TEXTS | sets.UNREAD)
ISO = r"\d{4}(-\d\d(-\d\d)?)?"
KEYS = frozenset(
    "id quote subject type object speaker polarity modality core position rank date place event".split(),
)
VOICES = ("subject", "object", "speaker")
FREE_KEYS = frozenset("also modality_also aliases group".split())


def gold(name: str) -> list[Row]:
    return [row for piece in sets.load(name).pieces for row in piece.gold]


def lines(name: str) -> list[dict[str, Any]]:
    files = sorted((sets.SETS / name).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


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


@pytest.mark.parametrize("name", NAMES)
def test_dates_are_days_months_years_or_intervals_of_them(name: str) -> None:
    dates = {line["id"]: line["date"] for line in lines(name) if line.get("date")}
    assert {i: date for i, date in dates.items() if not re.fullmatch(f"{ISO}|{ISO}/|/{ISO}|{ISO}/{ISO}", date)} == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_line_has_the_keys_of_the_format(name: str) -> None:
    assert [line["id"] for line in lines(name) if not KEYS <= set(line) <= KEYS | FREE_KEYS] == []
    assert [line["id"] for line in lines(name) if not set(line.get("aliases", ())) <= set(VOICES)] == []


def test_no_two_texts_share_a_name() -> None:
    names = Counter(piece.path.name for name in NAMES for piece in sets.load(name).pieces)
    assert [name for name, times in names.items() if times > 1] == []


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


def test_analyses_are_eight_long_texts_marked_in_full() -> None:
    pieces = sets.load("analyses").pieces
    assert len(pieces) == len(list((sets.SETS / "analyses").glob("*.md"))) == 8
    lengths = {piece.path.name: len(sets.body(piece.path).split()) for piece in pieces}
    assert {name: length for name, length in lengths.items() if not 350 <= length <= 700} == {}
    cores = {piece.path.name: sum(row.core for row in piece.gold) for piece in pieces}
    assert {name: core for name, core in cores.items() if core < 15} == {}


def test_analyses_hold_every_type_and_modality_and_many_voices() -> None:
    rows = gold("analyses")
    assert (EVENT_TYPES | RELATIONS | {STATE}) - {row.type for row in rows} == set()
    assert set(Modality) - {row.modality for row in rows} == set()
    assert len({row.speaker for row in rows if row.speaker}) >= 30


def test_holders_in_analyses_have_their_office() -> None:
    held = [line for line in lines("analyses") if line["type"] == "holdsPosition"]
    assert [line["id"] for line in held if not line["position"] or not line["subject"] or line["speaker"]] == []


def test_no_claim_of_the_analyses_stands_twice() -> None:
    for piece in sets.load("analyses").pieces:
        times = Counter((row.quote, row.subject, row.type, row.object, row.speaker) for row in piece.gold)
        assert [claim for claim, number in times.items() if number > 1] == []
