"""Mending: what no tree of a sentence can be, put right before it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from entente.ingest.universal import Arc

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})


def mended(arcs: Sequence[Arc]) -> tuple[Arc, ...]:
    """Give each verb one subject: of “NATO will send troops, Stoltenberg said” the first is the sending's.

    A parser that reads word by word may hang both on the verb of speech at the end, and leave its clause without one.
    """
    children: dict[int, list[int]] = defaultdict(list)
    for index, arc in enumerate(arcs):
        if arc.head != index:
            children[arc.head].append(index)
    found = list(arcs)
    for head, below in children.items():
        subjects = [child for child in below if arcs[child].relation in _SUBJECTS and child < head]
        if len(subjects) < 2:
            continue
        for clause in (child for child in below if arcs[child].relation == "ccomp"):
            has_its_own = any(arcs[child].relation in _SUBJECTS for child in children.get(clause, ()))
            if subjects[0] < clause < subjects[-1]:
                found[subjects[0]] = Arc(clause, "dislocated" if has_its_own else "nsubj")
    return tuple(found)
