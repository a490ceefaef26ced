"""Sentences: where they begin and end, and that their places are exact."""

from __future__ import annotations

import pytest

from entente.ingest.read import LONGEST, read
from entente.ingest.segment import segment
from entente.model.document import Article, Sentence
from entente.syntax.pipeline import pipeline


def cut(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text."""
    return tuple(parse.sentence for parse in read(segment(Article(text, "0" * 64)), pipeline()))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        ("Gen. Saleh met Mr. Petrov. They left.", ["Gen. Saleh met Mr. Petrov.", "They left."]),
        ("The U.S. army left.", ["The U.S. army left."]),
        ("It fell 3.5 percent. Why? Nobody knew!", ["It fell 3.5 percent.", "Why?", "Nobody knew!"]),
        ("“It rained.” He left.", ["“It rained.”", "He left."]),
        ("“It rained,” he said.", ["“It rained,” he said."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("By A. Writer\nIt rained.", ["It rained."]),
        ("Photo: an agency\nIt rained.", ["It rained."]),
        ("# A heading\n* an item", ["A heading", "an item"]),
        ("J. Smith left.", ["J. Smith left."]),
        ("It rained… and snowed.", ["It rained… and snowed."]),
        ("...", ["..."]),
        ("Met with the king; then addressed the army.", ["Met with the king;", "then addressed the army."]),
        ("Met with the king; a private visit.", ["Met with the king; a private visit."]),
        ("He met the king; attended a dinner.", ["He met the king; attended a dinner."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [one.text for one in cut(f"{text}\nAnd the end")][:-1] == sentences


def test_places_are_exact_and_paragraphs_counted() -> None:
    text = "It rained. It snowed.\n\n  It was cold.  \nBy A. Writer\nThe end."
    found = cut(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.paragraph for one in found] == [0, 0, 1, 2]


@pytest.mark.parametrize("joint", [", ", " ", "x"])
def test_a_sentence_without_end_is_cut(joint: str) -> None:
    text = joint.join(["the word"] * 1000)
    found = cut(text)
    assert max(len(one.text) for one in found) <= LONGEST
    assert all(text[one.start : one.end] == one.text == one.text.strip() for one in found)
    assert "".join(one.text for one in found).replace(" ", "") == text.replace(" ", "")


def test_a_lone_capitalised_word_belongs_to_what_follows() -> None:
    text = "Antony John Blinken, Secretary of State of the United States, visited Argentina from February 22, 2024."
    assert [one.text for one in cut(text)] == [text]
