"""A sentence is cut where its parts begin and end, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from entente.model.account import Candidate, Lacking, Naming, NearMiss, SentenceAccount, Span
from entente.model.marking import Piece, choices, cut, nearest

TEXT = "Ann of Chad met Bo."
SENTENCE = SentenceAccount(2, 10, 10 + len(TEXT), TEXT, (), (), ())


def span(part: str, words: str) -> tuple[str, Span]:
    start = 10 + TEXT.index(words)
    return part, Span(start, start + len(words), words)


def test_a_part_within_another_opens_and_ends_inside_it() -> None:
    pieces = cut(SENTENCE, [span("object", "Chad"), span("subject", "Ann of Chad"), span("trigger", "met")])
    assert pieces[:2] == (
        Piece("Ann of ", ("subject",), ("subject",)),
        Piece("Chad", ("subject", "object"), ("object",), ("object", "subject")),
    )
    assert [piece.text for piece in pieces[2:]] == [" ", "met", " Bo."]


def test_a_sentence_without_parts_is_one_piece() -> None:
    assert cut(SENTENCE, []) == (Piece(TEXT),)


spans = some.tuples(some.sampled_from(["subject", "object", "trigger"]), some.integers(0, 40), some.integers(0, 40))


@given(some.lists(spans, max_size=6))
def test_no_letter_is_lost_and_each_part_ends_as_often_as_it_begins(
    given: list[tuple[str, int, int]],
) -> None:
    pieces = cut(SENTENCE, [(part, Span(start, end, "")) for part, start, end in given])
    assert "".join(piece.text for piece in pieces) == TEXT
    open_: list[str] = []
    for piece in pieces:
        open_ += piece.begins
        assert sorted(piece.parts) == sorted(open_)
        for part in piece.ends:
            open_.remove(part)
    assert open_ == []


def named(*scores: float, kept: float = -1) -> Naming:
    return Naming(
        Span(10, 13, "Ann"), tuple(Candidate("", str(one), "Person", "label", one, one == kept) for one in scores), ""
    )


def test_choices_begin_with_the_one_that_was_kept_and_leave_out_names_of_nobody() -> None:
    somebody, nobody = named(0.1, 0.6, 0.3, 0.2, kept=0.3), named(0.0, 0.0)
    (found,) = choices(SentenceAccount(1, 0, 3, "Ann", (), (), (somebody, nobody)), 3)
    assert [one.score for one in found.candidates] == [0.3, 0.6, 0.2]
    assert (found.name, found.more) == (somebody, 1)
    (whole,) = choices(SentenceAccount(1, 0, 3, "Ann", (), (), (somebody,)), 9)
    assert (len(whole.candidates), whole.more) == (4, 0)


def test_words_alone_are_apart_from_near_misses() -> None:
    lacking = (Lacking("meet-verb", "CONSULT", "", "no object is named"),)
    near, alone = NearMiss(Span(10, 13, "Ann"), lacking), NearMiss(Span(10, 13, "Ann"), lacking, word_alone=True)
    assert nearest(SentenceAccount(1, 0, 3, "Ann", (), (alone, near), ())) == ((near,), (alone,))
