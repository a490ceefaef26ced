"""Voices without a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.pipeline import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sources close to the ministry said that Russia attacked Chad.", "Sources close to the ministry"),
        ("A witness said that Russia attacked Chad.", "witness"),
        ("Two lawmakers said that Russia attacked Chad.", "lawmakers"),
        ("A critic who had left the party said that Russia attacked Chad.", "critic"),
    ],
)
def test_whoever_speaks_has_the_words_for_a_name(reading: Read, text: str, speaker: str) -> None:
    (claim,) = reading(text).claims
    assert claim.speaker is not None
    assert claim.speaker.label == speaker
    assert claim.speaker.kind in ("UnnamedSource", "CollectiveVoice")
    assert not claim.speaker.known


@pytest.mark.parametrize(
    ("voice", "who"), [("an adviser to Omar Saleh", "Libya"), ("a critic of Omar Saleh", "critic of Omar Saleh")]
)
def test_we_are_the_state_of_whoever_speaks_for_it(reading: Read, voice: str, who: str) -> None:
    (claim,) = reading(f"“We have asked Russia for guns,” {voice} said.").claims
    assert [one.label for one in claim.subjects] == [who]


def test_they_are_whoever_spoke(reading: Read) -> None:
    claims = reading("Critics said that Russia attacked Chad. They said that Sudan attacked Libya.").claims
    assert [claim.speaker.label for claim in claims if claim.speaker] == ["Critics", "Critics"]


@pytest.mark.parametrize("text", ["The report said that Russia attacked Chad.", "It said that Russia attacked Chad."])
def test_a_thing_is_no_voice(reading: Read, text: str) -> None:
    assert [claim.speaker for claim in reading(text).claims] == [None]
