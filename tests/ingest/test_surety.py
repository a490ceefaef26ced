"""How surely the parties of a claim are linked, and the claim with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from entente.ingest.acquire import article
from entente.ingest.candidates import BARE
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import account_of
from entente.ingest.surety import POINTED
from entente.model.account import ClaimAccount
from entente.model.document import Source

Told = Callable[[str], list[ClaimAccount]]


@pytest.fixture
def told(world: Dictionary) -> Told:
    def made(text: str) -> list[ClaimAccount]:
        this = article(Source("a.txt", text, {"date": "2024-06-28"}))
        return [claim for one in account_of(this, world) for claim in one.claims]

    return made


def test_states_named_in_full_are_sure(told: Told) -> None:
    (claim,) = told("Russia accused Libya.")
    assert [one.score for one in (*claim.subjects, *claim.objects)] == [1, 1] and claim.score == 1


def test_a_pronoun_is_less_sure_and_so_is_its_claim(told: Told) -> None:
    claim = told("Omar Saleh visited Chad. He accused Sudan.")[-1]
    assert claim.subjects[0].how == "pronoun" and claim.subjects[0].score == claim.score == POINTED


def test_a_bare_last_name_is_the_least_sure(told: Told) -> None:
    (claim,) = told("On Friday Saleh accused Chad.")
    assert (claim.subjects[0].name, claim.score) == ("Omar Saleh", BARE)
    assert BARE < POINTED < 1


def test_a_claim_has_the_product_and_each_party_counts_once(told: Told) -> None:
    claim = told("Omar Saleh visited Chad. He said that he rejects the accusations of Sudan.")[-1]
    parties = {one.iri: one.score for one in (*claim.subjects, *claim.objects, claim.speaker) if one}
    assert list(parties.values()).count(POINTED) == 1 and claim.score == POINTED


def test_somebody_unknown_to_the_graph_cannot_be_taken_for_another(told: Told) -> None:
    claim = told("President Hans Ekelund of Chad met Omar Saleh.")[-1]
    party = next(one for one in (*claim.subjects, *claim.objects) if not one.known)
    assert party.name == "Hans Ekelund" and party.score == 1
