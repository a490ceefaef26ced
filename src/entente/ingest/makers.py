"""Makers: what made a claim, as people read it: a frame of the lexicon, or a rule that is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

from entente.ingest.codebook import entries
from entente.model.account import SentenceAccount, plain
from entente.ontology.resources import ontology_file

LEXICON: Final = "vocab/frames.ttl"
_ROW: Final = "frame:"
_RULES: Final = {
    "apposition": "A position that stands beside a name: “General Ali, the commander of the navy”.",
    "rank of a service": "A rank that names the armed service: “a Marine general”.",
    "copula": "A position after “is” or “was”: “she is the foreign minister of”.",
    "venue": "An event with the place it is held in: “the conference in Munich”.",
    "designation": "What somebody is called or designated as: “terrorist organisations such as”.",
    "compound": "What a hyphen says of the noun after it: “Moscow-backed”, “Tripoli-based”.",
    "posts of several": "Posts that a plural gives to several: “the presidents of Libya and Chad, … and …”.",
    "unnamed meeting": "Who hosts a meeting that has no name, who is there, and where it is: “hosted talks in Cairo”.",
    "denial": "What a denial denies, as it was told before: “Baku denies this”.",
    "echo": "What was said last, of another: “nor does Moscow”, “as did envoys of Egypt”.",
    "statement": "A speaker who says something with no event in it.",
}
"""What each rule that is no frame reads."""


@dataclass(frozen=True)
class Maker:
    """The frame of the lexicon, or the rule, that made a claim."""

    name: str
    lemma: str = ""
    """The word of a frame; empty for a rule."""
    definition: str = ""
    row: str = ""
    """Where a frame stands in the lexicon: file and line."""


def maker(name: str) -> Maker:
    """Give the frame or rule of a name; one that is not known any more has its name alone."""
    entry = entries().get(name)
    if entry is None:
        return Maker(name, definition=_RULES.get(name, ""))
    return Maker(name, entry.lemma, entry.definition, f"{LEXICON}:{rows()[name]}")


@cache
def rows() -> Mapping[str, int]:
    """Give the line of the lexicon that each frame begins on, by its name."""
    lines = ontology_file(LEXICON).read_text(encoding="utf-8").splitlines()
    named = ((line.split()[0].removeprefix(_ROW), at) for at, line in enumerate(lines, 1) if line.startswith(_ROW))
    return dict(named)


def told(sentence: SentenceAccount) -> dict[str, Any]:
    """Give the account of a sentence as plain objects, each claim with what made it."""
    made = plain(sentence)
    for claim in made["claims"]:
        claim["frame"] = asdict(maker(claim.pop("rule")))
    return made
