"""A frame is found again in its row of the lexicon, and a rule says what it reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.codebook import entries
from entente.ingest.makers import LEXICON, maker, rows, told
from entente.ingest.pipeline import Reading
from entente.model.account import unpacked
from entente.ontology.resources import ontology_file


def test_every_frame_has_its_row() -> None:
    lines = ontology_file(LEXICON).read_text(encoding="utf-8").splitlines()
    assert set(entries()) == set(rows())
    assert all(lines[line - 1].startswith(f"frame:{name} ") for name, line in rows().items())
    assert maker("meet-verb").row == f"{LEXICON}:{rows()['meet-verb']}"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Omar Saleh, the foreign minister of Libya, visited Chad.", "apposition"),
        ("Omar Saleh is the foreign minister of Libya.", "copula"),
        ("Marine General Omar Saleh visited Chad.", "rank of a service"),
        ("The Tripoli Peace Conference in Geneva was long.", "venue"),
        ("Russia fights terrorist organisations such as Red Banner.", "designation"),
        ("Moscow-backed Red Banner attacked Chad.", "compound"),
        ("Libya hosted talks in Geneva.", "unnamed meeting"),
        ("Russia accused Libya of arming the Red Banner. Libya denies this.", "denial"),
        ("Libya expelled two Russian diplomats, and so did Chad.", "echo"),
        ("Omar Saleh said that the weather was getting better.", "statement"),
    ],
)
def test_every_rule_says_what_it_reads(reading: Callable[..., Reading], text: str, rule: str) -> None:
    assert rule in {claim.rule for claim in reading(text).claims}
    made = maker(rule)
    assert made.definition.endswith(".") and not made.lemma and not made.row


def test_a_rule_that_is_no_more_has_its_name_alone() -> None:
    assert maker("gone") == type(maker("gone"))("gone")


def test_plain_objects_have_what_made_each_claim(reading: Callable[..., Reading]) -> None:
    account = unpacked(reading("Russia accused Libya.").account)
    assert account
    made = told(account.sentences[0])
    (claim,) = made["claims"]
    assert claim["frame"]["name"] == "accuse-verb" and claim["frame"]["lemma"] == "accuse"
    assert claim["subjects"][0]["text"] == made["text"][claim["subjects"][0]["start"] : claim["subjects"][0]["end"]]
