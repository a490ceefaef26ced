"""How a claim was read, as its page shows it: from the account that is kept beside its article's text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import url_for

from entente.ingest.codebook import entries, kinds
from entente.ingest.makers import Maker, maker
from entente.model import iris
from entente.model.account import Candidate, ClaimAccount, Lacking, NearMiss, Party, SentenceAccount, unpacked
from entente.model.marking import Choices, Piece, choices, nearest, pieces
from entente.publish.directory import DataDirectory
from entente.questions import Term
from entente.web.names import Name, name

_MOST: Final = 8
"""Candidates of a name that are listed; the rest are counted."""


@dataclass(frozen=True)
class Choosing:
    """A name of the sentence with those it may stand for, the one that was kept first."""

    text: str
    candidates: tuple[tuple[Name, Candidate], ...]
    more: int
    """How many others there are."""
    reason: str


@dataclass(frozen=True)
class Nearly:
    """A word that nearly made a claim, the frame that came nearest with its page, and how many others it has."""

    miss: NearMiss
    first: Lacking
    href: str
    others: int


@dataclass(frozen=True)
class Shown:
    """The account of one claim, ready to be shown; nothing of it stands outside the claim's own sentence."""

    claim: ClaimAccount
    pieces: tuple[Piece, ...]
    maker: Maker
    href: str
    """Where the codebook tells of the frame; empty for a rule."""
    parties: tuple[tuple[str, Name, Party], ...]
    names: tuple[Choosing, ...]
    near: tuple[Nearly, ...]
    alone: tuple[str, ...]
    """Words of the lexicon without the noun or particle that their frames want with them."""


def account_of(data: Path, text_hash: str, claim: str, sentence: str) -> Shown | None:
    """Give the account of a claim in a sentence; None where none is kept, or one of another sentence."""
    try:
        kept = unpacked(DataDirectory(data).account(text_hash).read_bytes()) if text_hash else None
    except OSError:
        return None
    found = kept.of(claim) if kept else None
    told = found.claim(claim) if found else None
    return _shown(found, told) if found and told and found.text == sentence else None


def _shown(sentence: SentenceAccount, claim: ClaimAccount) -> Shown:
    sides = [*(("subject", one) for one in claim.subjects), *(("object", one) for one in claim.objects)]
    if claim.speaker:
        sides.append(("speaker", claim.speaker))
    near, alone = nearest(sentence)
    return Shown(
        claim=claim,
        pieces=pieces(sentence, claim),
        maker=maker(claim.rule),
        href=_frame(claim.rule),
        parties=tuple((part, _name(one), one) for part, one in sides),
        names=tuple(map(_choosing, choices(sentence, _MOST))),
        near=tuple(Nearly(one, one.lacking[0], _frame(one.lacking[0].frame), len(one.lacking) - 1) for one in near),
        alone=tuple(one.word.text for one in alone),
    )


def _choosing(one: Choices) -> Choosing:
    listed = tuple((_name(each), each) for each in one.candidates)
    return Choosing(one.name.span.text, listed, one.more, one.name.reason)


def _name(of: Candidate | Party) -> Name:
    return name(Term(of.iri, "iri"), Term(of.name, "literal"), [iris.term(of.kind)]) if of.iri else Name(of.name)


def _frame(rule: str) -> str:
    """Where the codebook tells of a frame; empty for what is none, or none any more."""
    entry = entries().get(rule)
    known = entry is not None and entry.type in kinds()
    return url_for("codebook.codebook", type=entry.type, _anchor=rule) if entry and known else ""
