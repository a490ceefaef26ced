"""Contexts come from cue words that are data, at most two of them, and are right more often than not."""

from __future__ import annotations

import re

import pytest
from tests.evaluation.contexts import load, measure

from entente.ingest.contexts import MOST, contexts, cues
from entente.ingest.read import Token


def tokens(text: str) -> list[Token]:
    """Make tokens of words, each with its part of speech behind a slash where it is no noun."""
    found = []
    for word in text.split():
        form, _, pos = word.partition("/")
        found.append(Token(form, form.lower(), 0, len(form), form.lower(), pos or "NOUN"))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Libya recall/VERB its/PRON ambassador", ("diplomatic",)),
        ("uranium enrichment reactor", ("cbrn",)),
        ("parliament bill earthquake", ("legislative", "disasters")),
        ("the/DET human/ADJ right inquiry", ("human_rights",)),
        ("a/DET cat sit/VERB on/ADP a/DET mat", ()),
        ("", ()),
    ],
)
def test_a_sentence_shows_its_contexts_the_strongest_first(text: str, expected: tuple[str, ...]) -> None:
    assert contexts(tokens(text)) == expected


def test_a_word_that_only_joins_others_is_no_cue() -> None:
    token = Token("according", "according", 0, 9, "accord", "VERB", relation="case")
    assert contexts([token]) == ()


def test_a_cue_counts_once_and_no_more_than_two_are_given() -> None:
    many = contexts(tokens("earthquake earthquake vaccine ambassador parliament cocaine"))
    assert len(many) == MOST and many == contexts(tokens("earthquake vaccine"))


def test_cues_are_lemmas_and_each_context_has_some() -> None:
    assert all(re.fullmatch(r"[a-z0-9'-]+( [a-z0-9'-]+)*", cue) for cue in cues())
    assert {context for shown in cues().values() for context in shown} >= {"military", "lgbt", "trafficking"}


def test_they_are_right_more_often_than_not() -> None:
    found = measure(load(every=6))
    assert found.precision >= 0.5 and found.recall >= 0.5
