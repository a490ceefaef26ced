"""What made each claim, as spans of the text, by one way for all who ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from entente.ingest.acquire import article
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import Reading, account_of
from entente.ingest.quads import claim_iri
from entente.model.account import SentenceAccount, Span, unpacked
from entente.model.document import Source

TEXT = """It rained.

Omar Saleh, the foreign minister of Libya, met Ivan Petrov in Moscow. “We will not support Chad,” said Saleh.
According to Sudan, Russia accused Japan. Japan will send troops to Sudan. It was attacked."""

Explained = Callable[[str], tuple[SentenceAccount, ...]]


@pytest.fixture
def explained(world: Dictionary) -> Explained:
    return lambda text: tuple(account_of(article(Source("a.txt", text, {"date": "2024-06-28"})), world))


def spans(sentence: SentenceAccount) -> Iterator[Span]:
    for claim in sentence.claims:
        yield from (one.span for one in (*claim.subjects, *claim.objects, claim.speaker) if one and one.span)
        yield from filter(None, (claim.quote, claim.trigger, claim.words))
    for miss in sentence.near:
        yield from filter(None, (miss.word, miss.beside))
    yield from (name.span for name in sentence.names)


def test_every_span_is_a_piece_of_the_text_and_of_its_sentence(explained: Explained) -> None:
    sentences = explained(TEXT)
    assert [one.number for one in sentences] == list(range(1, len(sentences) + 1))
    assert sum(1 for one in sentences for _ in spans(one)) > 20
    for sentence in sentences:
        assert TEXT[sentence.start : sentence.end] == sentence.text
        for one in spans(sentence):
            assert TEXT[one.start : one.end] == one.text
            assert sentence.start <= one.start < one.end <= sentence.end


def test_a_frame_has_its_trigger_and_its_parties_on_the_sentence(explained: Explained) -> None:
    (sentence,) = explained("Russia and Chad accused the Libyan government of theft.")
    (claim,) = sentence.claims
    assert (claim.rule, claim.type, claim.trigger and claim.trigger.text) == ("accuse-verb", "ACCUSE", "accused")
    assert [one.span and one.span.text for one in claim.subjects] == ["Russia", "Chad"]
    assert claim.objects[0].span and "Libyan" in claim.objects[0].span.text


def test_a_state_inside_a_position_is_shown_where_it_stands(explained: Explained) -> None:
    (sentence,) = explained("Omar Saleh, the foreign minister of Libya, met Ivan Petrov in Tripoli.")
    claim = next(one for one in sentence.claims if one.type == "holdsPosition")
    assert claim.trigger is None and claim.objects[0].span and claim.objects[0].span.text == "Libya"


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Omar Saleh said that Russia accused Chad.", "Omar Saleh", "said"),
        ("“Russia attacked Chad,” said Omar Saleh.", "Omar Saleh", "said"),
        ("According to Sudan, Russia accused Chad.", "Sudan", "According to"),
        ("Russia accused Chad.", "", ""),
    ],
)
def test_a_speaker_is_known_by_some_words(explained: Explained, text: str, speaker: str, words: str) -> None:
    claim = next(one for one in explained(text)[0].claims if one.type.isupper())
    assert (claim.speaker.name if claim.speaker else "") == speaker
    assert (claim.words.text if claim.words else "") == words
    if claim.speaker:
        assert claim.speaker.span and claim.speaker.span.text == speaker


def test_a_speaker_carried_over_has_no_words(explained: Explained) -> None:
    claim = explained("Omar Saleh said that it rained. “Russia attacked Chad in May.”")[-1].claims[0]
    assert claim.speaker and claim.speaker.name == "Omar Saleh"
    assert (claim.words, claim.speaker.span) == (None, None)


def test_the_account_that_is_kept_has_every_claim_and_only_sentences_with_one(
    reading: Callable[..., Reading], explained: Explained
) -> None:
    read = reading(TEXT)
    kept = unpacked(read.account)
    assert kept and kept.article == read.article.iri
    assert kept.sentences == tuple(one for one in explained(TEXT) if one.claims)
    told = {claim.iri for one in kept.sentences for claim in one.claims}
    assert told == {claim_iri(read.article, claim) for claim in read.claims}
    assert not any("rained" in one.text for one in kept.sentences)


def test_reading_again_gives_the_same_account_to_the_byte(reading: Callable[..., Reading]) -> None:
    assert reading(TEXT).account == reading(TEXT).account
