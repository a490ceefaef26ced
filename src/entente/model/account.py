"""The account of a reading: for each sentence what made its claims, and what nearly made one; offsets are code points.

It is kept beside an article's text, compressed, for those who have no reader: ``packed`` and ``unpacked``.
"""

from __future__ import annotations

import gzip
import json
import types
import zlib
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any, Final, get_args, get_origin, get_type_hints

VERSION: Final = 1
"""Of the form in which accounts are kept; one of another version is passed over."""


@dataclass(frozen=True)
class Span:
    """A stretch of the article: ``article.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Candidate:
    """Somebody or something that a name may stand for."""

    iri: str
    name: str
    kind: str
    how: str
    """As what kind of name it is known by it: ``label``, ``adjective``, ``lastName`` …"""
    score: float
    """From 0 to 1: how much speaks for it, of all that the dictionary knows by the name; no probability."""
    kept: bool
    grounds: tuple[str, ...] = ()
    """What speaks for it, in words, the weightiest first."""


@dataclass(frozen=True)
class Naming:
    """A name that the dictionary knows, where it stands, and what it may stand for there."""

    span: Span
    candidates: tuple[Candidate, ...]
    reason: str = ""
    """Why none was kept, in words."""


@dataclass(frozen=True)
class Party:
    """Somebody in a claim, with the words that stand for them."""

    iri: str
    name: str
    kind: str
    known: bool
    """False for somebody whom the article alone names."""
    how: str
    """How the words stand for them: ``name``, ``adjective``, ``pronoun`` …; empty where none do."""
    score: float
    """How surely the words stand for them, from 0 to 1."""
    span: Span | None = None


@dataclass(frozen=True)
class ClaimAccount:
    """What one claim was made of."""

    iri: str
    type: str
    mode: str
    polarity: str
    modality: str
    rule: str
    """The name of the frame or rule that made it; the codebook tells what it reads."""
    quote: Span
    trigger: Span | None
    """The word that evokes it."""
    subjects: tuple[Party, ...]
    objects: tuple[Party, ...]
    speaker: Party | None
    words: Span | None
    """The words by which the speaker is known to say so; None where that is carried over from an earlier sentence."""
    score: float
    """The product of the scores of its parties and its speaker: how surely they are who the claim says they are. Not
    whether the sentence was understood, nor whether what it says is so."""


@dataclass(frozen=True)
class Lacking:
    """A frame, and what it lacks to make a claim, in words."""

    frame: str
    type: str
    mode: str
    reason: str


@dataclass(frozen=True)
class NearMiss:
    """A word that has frames and made no claim."""

    word: Span
    lacking: tuple[Lacking, ...]
    """What each frame lacks, the one that came nearest first."""
    beside: Span | None = None
    """What stands where somebody known would have made a claim."""
    word_alone: bool = False
    """Whether but the word is there, without the noun or particle that its frames want with it."""


@dataclass(frozen=True)
class SentenceAccount:
    """What was made of one sentence."""

    number: int
    """Which it is in its article, from 1."""
    start: int
    end: int
    text: str
    claims: tuple[ClaimAccount, ...]
    near: tuple[NearMiss, ...]
    names: tuple[Naming, ...]

    def claim(self, iri: str) -> ClaimAccount | None:
        """Give the account of one of its claims."""
        return next((one for one in self.claims if one.iri == iri), None)


@dataclass(frozen=True)
class Account:
    """What was made of an article: of all its sentences, or of those that carry a claim."""

    article: str
    sentences: tuple[SentenceAccount, ...]

    def of(self, claim: str) -> SentenceAccount | None:
        """Give the sentence that a claim was read in."""
        return next((one for one in self.sentences if one.claim(claim)), None)


def plain(told: Account | SentenceAccount | ClaimAccount | Naming) -> dict[str, Any]:
    """Give it as plain objects, for JSON; what has a span has its ``start``, ``end`` and ``text`` beside the rest."""
    flat: dict[str, Any] = _flat(asdict(told))
    return flat


def _flat(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_flat(one) for one in value]
    if not isinstance(value, dict):
        return value
    told = {key: _flat(one) for key, one in value.items()}
    span = told.pop("span", None) or {}
    return {**span, **told}


def packed(account: Account) -> bytes:
    """Write an account as compressed JSON; equal accounts give equal bytes."""
    told = json.dumps({"version": VERSION, **vars(account)}, default=vars, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(told.encode(), compresslevel=6, mtime=0)


def unpacked(content: bytes) -> Account | None:
    """Read an account; None for what is none, or of another version."""
    try:
        told = json.loads(gzip.decompress(content))
        found: Account | None = _made(Account, told) if told["version"] == VERSION else None
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found


def _made(kind: Any, value: Any) -> Any:
    """Make a value of a type of this module of what JSON has for it; raises KeyError, TypeError, AttributeError."""
    if is_dataclass(kind):
        return kind(**{name: _made(hint, value[name]) for name, hint in get_type_hints(kind).items()})  # type: ignore[operator]
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], one) for one in value)
    if isinstance(kind, types.UnionType):
        return None if value is None else _made(get_args(kind)[0], value)
    if not isinstance(value, (int, float) if kind is float else kind):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
