"""An account is kept and read again as it was; what is none does no harm."""

from __future__ import annotations

import gzip
import json

import pytest

from entente.model.account import (
    VERSION,
    Account,
    Candidate,
    ClaimAccount,
    Lacking,
    Naming,
    NearMiss,
    Party,
    SentenceAccount,
    Span,
    packed,
    plain,
    unpacked,
)

SPAN = Span(0, 5, "Libya")
PARTY = Party("urn:libya", "Libya", "State", True, "name", 1.0, SPAN)
CLAIM = ClaimAccount(
    "urn:claim", "ACCUSE", "", "affirmed", "asserted", "accuse-verb", SPAN, None, (PARTY,), (), None, None, 1.0
)
SENTENCE = SentenceAccount(
    1, 0, 11, "Libya “ليبيا”", (CLAIM,),
    (NearMiss(SPAN, (Lacking("meet-verb", "CONSULT", "", "no object is named"),), SPAN, True),),
    (Naming(SPAN, (Candidate("urn:libya", "Libya", "State", "label", 1.0, True, ("by its plain name",)),)),),
)  # fmt: skip
ACCOUNT = Account("urn:article", (SENTENCE,))


def test_an_account_comes_back_as_it_was() -> None:
    assert unpacked(packed(ACCOUNT)) == ACCOUNT
    assert packed(ACCOUNT) == packed(ACCOUNT)


def test_a_claim_is_found_by_its_iri() -> None:
    assert ACCOUNT.of("urn:claim") == SENTENCE and SENTENCE.claim("urn:claim") == CLAIM
    assert ACCOUNT.of("urn:other") is None


def compressed(told: object) -> bytes:
    return gzip.compress(json.dumps(told).encode(), mtime=0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        packed(ACCOUNT)[:40],
        packed(ACCOUNT)[:-1],
        compressed([]),
        compressed({"version": VERSION}),
        compressed({"version": VERSION + 1, "article": "urn:a", "sentences": []}),
        compressed({"version": VERSION, "article": "urn:a", "sentences": [{}]}),
        compressed({"version": VERSION, "article": 7, "sentences": []}),
        gzip.compress(b"\xff", mtime=0),
    ],
)
def test_what_is_no_account_is_none(content: bytes) -> None:
    assert unpacked(content) is None


def test_plain_objects_have_their_span_beside_the_rest() -> None:
    told = plain(SENTENCE)
    assert told["claims"][0]["subjects"][0] == {
        "start": 0, "end": 5, "text": "Libya", "iri": "urn:libya", "name": "Libya", "kind": "State", "known": True,
        "how": "name", "score": 1.0,
    }  # fmt: skip
    assert told["names"][0]["text"] == "Libya" and told["near"][0]["word"]["text"] == "Libya"
    assert json.loads(json.dumps(told)) == told
