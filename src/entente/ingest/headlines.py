"""Headlines: what commas alone join in them: “India, US sign pact”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from entente.ingest.universal import Arc

_PLURAL: Final = frozenset({"VBP", "VB"})
"""Tags of verbs that several do: “India, US sign”, not “Paris, France, says”."""
_IN_NAMES: Final = frozenset({"PROPN", "PART", "ADJ"})
"""Parts of speech in the names that a comma joins: “Nigeria's Tinubu, Benin's Talon”."""


def with_listed(doc: Doc, arcs: list[Arc]) -> list[Arc]:
    """Of “India, US sign pact” both sign: names before a verb in the plural are its subjects, one joined to the other.

    Only where the sentence begins with them and has no full stop: elsewhere the second may say what the first is.
    """
    if not _is_headline(doc):
        return arcs
    verb = next((at for at in range(len(doc)) if doc[at].pos_ in ("VERB", "AUX")), 0)
    names = list(_names(doc, verb)) if doc[verb].tag_ in _PLURAL else []
    if len(names) < 2:
        return arcs
    first, *others = (_top(arcs, start, end) for start, end in names)
    arcs[first] = Arc(verb, "nsubj")
    for other in others:
        arcs[other] = Arc(first, "conj")
    return arcs


def with_pair(doc: Doc, arcs: list[Arc]) -> list[Arc]:
    """Of “if South, US go ahead” both go: of two subjects that only a comma parts the second is joined to the first."""
    for second in range(2, len(arcs) if _is_headline(doc) else 0):
        first = second - 2
        twice = arcs[first].relation == arcs[second].relation == "nsubj" and arcs[first].head == arcs[second].head
        if twice and doc[second - 1].text == ",":
            arcs[second] = Arc(first, "conj")
    return arcs


def _is_headline(doc: Doc) -> bool:
    return len(doc) > 0 and doc[-1].text not in '.!?”"'


def _names(doc: Doc, verb: int) -> Iterator[tuple[int, int]]:
    """The names from the start of a sentence to its verb, where there is nothing else but commas between them."""
    commas = [at for at in range(verb) if doc[at].text == ","]
    spans = list(zip([0, *(at + 1 for at in commas)], [*commas, verb], strict=True))
    for start, end in spans:
        if start >= end or doc[end - 1].pos_ != "PROPN" or any(one.pos_ not in _IN_NAMES for one in doc[start:end]):
            return
    yield from spans


def _top(arcs: list[Arc], start: int, end: int) -> int:
    """The word of a name that the others hang on, the last where they hang elsewhere."""
    at = end - 1
    while arcs[at].head != at and start <= arcs[at].head < end:
        at = arcs[at].head
    return at
