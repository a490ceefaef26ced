"""Mending: what no tree of a sentence can be, put right before it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from entente.ingest.universal import Arc

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


def mended(doc: Doc, arcs: Sequence[Arc]) -> tuple[Arc, ...]:
    """Put a document's tree right where it gives a verb two subjects, or a relative clause none."""
    below: dict[int, list[int]] = defaultdict(list)
    for index, arc in enumerate(arcs):
        if arc.head != index:
            below[arc.head].append(index)
    return tuple(_with_which(doc, _with_whose(doc, _one_subject(list(arcs), below), below)))


def _one_subject(arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “NATO will send troops, Stoltenberg said” the first subject is the sending's.

    A parser may hang both on the verb of speech at the end, and leave its clause without one.
    """
    for head, children in below.items():
        subjects = [child for child in children if arcs[child].relation in _SUBJECTS and child < head]
        for clause in (child for child in children if arcs[child].relation == "ccomp" and len(subjects) > 1):
            if subjects[0] < clause < subjects[-1]:
                has_its_own = any(arcs[child].relation in _SUBJECTS for child in below.get(clause, ()))
                arcs[subjects[0]] = Arc(clause, "dislocated" if has_its_own else "nsubj")
    return arcs


def _with_whose(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “France, whose minister, Lecornu, came” the minister is the subject, no apposition to France."""
    if "whose" not in doc.text.lower():
        return arcs
    for token in doc:
        noun = arcs[token.i].head
        if token.tag_ != "WP$" or arcs[noun].relation != "appos":
            continue
        for clause in below.get(arcs[noun].head, ()):
            subjects = (child for child in below.get(clause, ()) if arcs[child].relation in _SUBJECTS)
            if clause > noun and arcs[clause].relation == "acl:relcl" and next(subjects, None) is None:
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
