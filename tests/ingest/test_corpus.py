"""Texts of one's own become rows of events: line by line, in order, alone or side by side, explained if asked."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from entente.ingest.corpus import Coder, Record, code, texts
from entente.ingest.dictionary import Dictionary
from entente.ingest.exchange import COLUMNS, table
from entente.model.document import Failure

DAY = date(2024, 6, 28)
ACCUSED = "Russia and Chad accused Libya of shelling a village near Tripoli."
MET = "Omar Saleh met Ivan Petrov in Moscow. Sudan did not meet Japan."


def lines(*given: object) -> list[Record | Failure]:
    text = "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in given)
    return list(texts("a.jsonl", io.BytesIO(text.encode()), 10_000))


def coded(world: Dictionary, text: str, *, explaining: bool = False) -> list[dict[str, Any]]:
    (row,) = Coder(world, explaining=explaining).rows([Record("a", text, DAY)])
    events: list[dict[str, Any]] = row["events"]
    return events


def test_each_line_is_a_text_with_its_id_and_its_day() -> None:
    assert lines(
        {"id": "a", "text": "It rained.", "date": "2024-06-28"}, "", {"id": 7, "text": "So."}, {"text": "No."}
    ) == [
        Record("a", "It rained.", DAY),
        Record(7, "So."),
        Record("a.jsonl:4", "No."),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "a.jsonl:2 is no JSON"),
        ("[1]", "a.jsonl:2 has no text"),
        ('{"id": "b"}', "a.jsonl:2 has no text"),
        ('{"text": 7}', "a.jsonl:2 has no text"),
        ('{"text": " "}', "a.jsonl:2 has an empty text"),
        ('{"text": "So.", "id": ["b"]}', "a.jsonl:2 has an id that is no text"),
        ('{"text": "So.", "date": "yesterday"}', "a.jsonl:2 has the date 'yesterday'"),
        ('{"text": "So.", "date": true}', "a.jsonl:2 has a date that is true or false"),
        ('{"text": "half \\ud800"}', "a.jsonl:2 holds half a character"),
        ('{"text": "' + "long " * 3_000 + '"}', "a.jsonl:2 has over 10,000 bytes"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_and_the_rest_goes_on(line: str, told: str) -> None:
    first, failed, last = lines({"text": "So."}, line, {"text": "So."})
    assert isinstance(failed, Failure) and failed.error.detail.startswith(told)
    assert isinstance(first, Record) and isinstance(last, Record)


def test_a_compound_of_actors_is_one_event(world: Dictionary) -> None:
    event = coded(world, ACCUSED)[0]
    names = [[actor["name"] for actor in event[side]] for side in ("source", "target")]
    assert (event["event"], names) == ("ACCUSE", [["Russia", "Chad"], ["Libya"]])
    assert (event["polarity"], event["modality"], event["frame"]) == ("affirmed", "asserted", "accuse-verb")
    assert event["eventText"] == "Russia and Chad accused Libya"
    assert event["context"][0] == "military"
    keys = "source target event mode context polarity modality eventText frame".split()
    assert list(event) == keys


def test_each_sentence_has_contexts_of_its_own(world: Dictionary) -> None:
    events = coded(world, f"{ACCUSED} Sudan asked Japan for vaccines against the disease.")
    assert [event["context"][0] for event in events if event["event"] in ("ACCUSE", "REQUEST")] == [
        "military",
        "health",
    ]


def test_the_table_has_a_row_for_each_event(world: Dictionary) -> None:
    (row,) = Coder(world).rows([Record("a", ACCUSED, DAY)])
    first = dict(zip(COLUMNS, next(table(row)), strict=True))
    assert (first["id"], first["event"], first["source_name"], first["target_name"]) == (
        "a",
        "ACCUSE",
        "Russia;Chad",
        "Libya",
    )
    assert first["source_code"].count(";") == first["source_sector"].count(";") == 1
    assert len(list(table(row))) == len(row["events"])
    written = io.StringIO()
    csv.writer(written).writerows(table(row))
    assert next(csv.reader(io.StringIO(written.getvalue())))[-2] == first["event_text"]


def test_an_explanation_points_into_the_text(world: Dictionary) -> None:
    text = f"It rained.\n\n{MET} {ACCUSED}"
    events = coded(world, text, explaining=True)
    plain = [{key: event[key] for key in event if key != "explanation"} for event in events]
    assert plain == coded(world, text)
    for event in events:
        why = event["explanation"]
        spans = [why["trigger"], *why["source"], *why["target"], *why["names"]]
        assert all(text[one["start"] : one["end"]] == one["text"] for one in spans)
        assert [one["name"] for one in why["source"]] == [actor["name"] for actor in event["source"]]
        assert why["frame"]["name"] == event["frame"] and why["frame"]["definition"].endswith(".")
        tree, sentence = why["sentence"]["tree"], text[why["sentence"]["start"] : why["sentence"]["end"]]
        assert all(word["text"] in sentence and 0 <= word["head"] < len(tree) for word in tree)
        assert sum(word["head"] == index for index, word in enumerate(tree)) == 1


def test_an_explanation_has_every_sense_of_a_name_and_the_one_chosen(world: Dictionary) -> None:
    event = coded(world, "Omar Saleh met Petrov in Moscow. Ivan Petrov thanked Libya.", explaining=True)[-1]
    for name in event["explanation"]["names"]:
        assert {"iri", "name", "kind", "how", "score", "kept", "grounds"} == set(name["candidates"][0])
        assert sum(one["kept"] for one in name["candidates"]) <= 1
    (first,) = coded(world, "Ivan Petrov accused Libya. Petrov threatened Chad.", explaining=True)[1:]
    names = {name["text"]: name["candidates"] for name in first["explanation"]["names"]}
    assert [(one["name"], one["kept"]) for one in names["Petrov"]] == [("Boris Petrov", False), ("Ivan Petrov", True)]


def test_texts_are_read_each_by_itself(world: Dictionary) -> None:
    alone = [one.events for one in code([Record("b", "He met Ivan Petrov.", DAY)], world)]
    behind = [one.events for one in code([Record("a", MET, DAY), Record("b", "He met Ivan Petrov.", DAY)], world)]
    assert behind[1:] == alone


def test_side_by_side_gives_the_same_in_the_same_order(world: Dictionary) -> None:
    records = [Record(number, (ACCUSED, MET, "It rained.")[number % 3], DAY) for number in range(140)]
    coder = Coder(world)
    assert list(coder.side_by_side(iter(records), 2)) == list(coder.rows(records))


def test_nothing_is_coded_of_nothing(world: Dictionary) -> None:
    assert list(Coder(world).side_by_side([], 2)) == []
    assert list(Coder(world).rows([Record("a", "By our own correspondent")])) == [{"id": "a", "events": []}]
