"""The lexicon is shown by its own sentences: each frame in one, and what else its word may mean in another."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from entente.ingest.dictionary import Dictionary

from . import frames, gate, reading


@cache
def result() -> frames.Result:
    return frames.measure(reading.dictionary())


def test_every_frame_has_an_example_and_a_counterexample() -> None:
    own = frames.examples()
    assert len(own) > 1300
    assert [one.frame.name for one in own if not (one.example and one.counterexample)] == []


def test_no_sentence_stands_twice() -> None:
    sentences = Counter(text for one in frames.examples() for text in (one.example, one.counterexample))
    assert [text for text, count in sentences.items() if count > 1] == []


def test_a_sentence_is_one_line_that_ends() -> None:
    sentences = [text for one in frames.examples() for text in (one.example, one.counterexample)]
    assert [text for text in sentences if not re.fullmatch(r"\S.*[.!?…][”\"’']?", text)] == []


def test_frames_fire_where_they_must_and_not_where_they_must_not() -> None:
    assert gate.falls(gate.load()["frames"], result().floor) == ()


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("Khalifa Haftar met Michael Langley in Benghazi.", ("PROPN", "VERB", "PROPN", "ADP", "PROPN")),
        ("On Monday, the envoy left.", ("ADP", "PROPN", "DET", "NOUN", "VERB")),
    ],
)
def test_beginnings_are_likened_with_names_as_one_word(text: str, beginning: tuple[str, ...]) -> None:
    (_, _, parses) = next(frames.fired([text], Dictionary.from_rows([])))
    assert frames.beginning(parses) == beginning
