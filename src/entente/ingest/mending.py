"""Mending: what no tree of a sentence can be, put right before it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from entente.ingest.universal import Arc

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_STRAY: Final = frozenset({"appos", "conj", "list", "dep", "parataxis", "nmod"})
"""Relations by which a tree hangs a subject on a noun far before it."""


def mended(doc: Doc, arcs: Sequence[Arc]) -> tuple[Arc, ...]:
    """Put a document's tree right where it gives a verb two subjects, or a clause none that has one."""
    below: dict[int, list[int]] = defaultdict(list)
    for index, arc in enumerate(arcs):
        if arc.head != index:
            below[arc.head].append(index)
    return tuple(_with_which(doc, _with_whose(doc, _with_speaker(doc, _one_subject(list(arcs), below), below), below)))


def _one_subject(arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “NATO will send troops, Stoltenberg said” the first subject is the sending's.

    A parser may hang both on the verb of speech at the end, and leave its clause without one.
    """
    for head, children in below.items():
        subjects = [child for child in children if arcs[child].relation in _SUBJECTS and child < head]
        for clause in (child for child in children if arcs[child].relation == "ccomp" and len(subjects) > 1):
            if subjects[0] < clause < subjects[-1]:
                arcs[subjects[0]] = Arc(clause, "dislocated" if _has_subject(arcs, below, clause) else "nsubj")
    return arcs


def _with_speaker(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “Chad refuses to leave, a spokesman for Libya said” the spokesman is the subject, no apposition to Chad.

    So is the name before an apposition in “…, Jens Berg, the head of NATO, said”, which is in no list with Chad.
    """
    for verb, children in ((at, below.get(at, ())) for at in range(1, len(arcs)) if doc[at].pos_ == "VERB"):
        if arcs[verb].relation != "parataxis" and not any(arcs[child].relation == "ccomp" for child in children):
            continue
        apart = doc[verb - 1].text == ","
        subject = next((at for at in children if arcs[at].relation in _SUBJECTS and arcs[at].head == verb), None)
        if subject is None:
            subject = _stray(doc, arcs, below, verb - 1 - apart, verb)
            if subject is not None:
                arcs[subject] = Arc(verb, "nsubj")
        if subject is None or subject > verb:
            continue
        said = next(
            (at for at in children if arcs[at].relation == "ccomp" and arcs[at].head == verb and at > verb), None
        )
        inserted = said is not None and doc[verb + 1].text == "," and not _has_subject(arcs, below, said)
        if said is not None and inserted and (own := _stray(doc, arcs, below, verb - 1, verb)) is not None:
            arcs[subject], arcs[own] = Arc(said, "nsubj"), arcs[subject]  # “Chad, Libya believes, attacked”
            continue
        first = _opening(arcs, below, subject)
        set_apart = apart and first > 1 and doc[first - 1].text == ","
        named = _stray(doc, arcs, below, first - 2, first) if set_apart else None
        if named is not None and doc[named].pos_ == "PROPN":
            arcs[named], arcs[subject] = arcs[subject], Arc(named, "appos")
    return arcs


def _has_subject(arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], verb: int) -> bool:
    return any(arcs[child].relation in _SUBJECTS for child in below.get(verb, ()))


def _stray(doc: Doc, arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], last: int, end: int) -> int | None:
    """The noun of a phrase between a comma and ``end``, its last token given, that a tree hangs before the comma.

    What “and” joins to a list before it is no such noun.
    """
    comma = next((at for at in range(last - 1, 0, -1) if doc[at].text == ","), None)
    if comma is None:
        return None
    noun = last
    while comma < arcs[noun].head < end and arcs[noun].head != noun:
        noun = arcs[noun].head
    listed = any(arcs[child].relation == "cc" for child in below.get(noun, ()))
    stray = arcs[noun].relation in _STRAY and arcs[noun].head < comma and not listed
    return noun if stray and doc[noun].pos_ in ("NOUN", "PROPN", "PRON") else None


def _opening(arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], top: int) -> int:
    """The first word of what hangs on one, itself included."""
    children = (child for child in below.get(top, ()) if child < top and arcs[child].relation != "punct")
    return min((_opening(arcs, below, child) for child in children), default=top)


def _with_whose(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “France, whose minister, Lecornu, came” the minister is the subject, no apposition to France."""
    if "whose" not in doc.text.lower():
        return arcs
    for token in doc:
        noun = arcs[token.i].head
        if token.tag_ != "WP$" or arcs[noun].relation != "appos":
            continue
        for clause in below.get(arcs[noun].head, ()):
            if clause > noun and arcs[clause].relation == "acl:relcl" and not _has_subject(arcs, below, clause):
                arcs[noun] = Arc(clause, "nsubj")
                break
    return arcs


def _with_which(doc: Doc, arcs: list[Arc]) -> list[Arc]:
    """Of “in solidarity with Czechia, which blames Moscow” the clause is Czechia's: what a comma sets it behind."""
    for token in doc:
        named = token.i - 2
        if token.lower_ != "which" or named < 0 or doc[token.i - 1].text != "," or doc[named].pos_ != "PROPN":
            continue
        clause = arcs[token.i].head
        while arcs[named].relation in ("flat", "compound") and arcs[named].head != named:
            named = arcs[named].head
        before = arcs[clause].head
        if arcs[clause].relation == "acl:relcl" and before < named < clause and arcs[token.i].relation in _SUBJECTS:
            arcs[clause] = Arc(named, "acl:relcl")
    return arcs
