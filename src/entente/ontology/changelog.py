"""The changelog, made by comparing each version of the ontology with the one before.

``python -m entente.ontology.changelog`` writes it. The reader's frames are left out: they
are the lexicon of a program and change with it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from rdflib import Graph

from entente.ontology import terms, versions
from entente.ontology.changes import Change, Sort, Weight, compare, weight

FILE: Final = Path(__file__).resolve().parents[3] / "ontology" / "CHANGELOG.md"
"""Where it stands in a checkout."""

_FRAMES: Final = "frames.ttl"
_LISTED: Final = (Sort.AXIOM, Sort.REMOVED, Sort.DEPRECATED, Sort.ADDED, Sort.DEFINITION)
_PREFACE: Final = """# Changes of the ontology

Made from the files of the versions, which are kept under `versions/`, by `make changelog`. A change is **major** where
something else follows from the same data than before or a term is gone, **minor** where there is more to say, and a
**patch** where the same is said in other words. Before 1.0.0 a major change raises the second part of the number.
The reader's frames are left out: they change with the reader.
"""
_MEANING: Final = {
    Weight.MAJOR: "Major: other things may follow from the same data; see the axioms, and what was removed.",
    Weight.MINOR: "Minor: there is more to say, and what was said before means the same.",
    Weight.PATCH: "Patch: the same, in other words.",
}


def graph_of(number: str) -> Graph:
    """Parse all of a version but the reader's frames; raises ``NotFound``."""
    return versions.merged([file for file in versions.files(number) if file.name != _FRAMES])


def changelog() -> str:
    """Write the changelog of all versions, the newest first, in Markdown."""
    graphs = {number: graph_of(number) for number in versions.numbers()}
    oldest = next(iter(graphs))
    first = f"## {oldest}\n\nThe first: {len(terms.terms_of(graphs[oldest]))} terms.\n"
    sections = [section(new, compare(graphs[old], graphs[new])) for old, new in pairwise(graphs)]
    return "\n".join([_PREFACE, *reversed(sections), first])


def section(number: str, changes: Sequence[Change]) -> str:
    """Write what one version changed.

    >>> print(section("1.2.0", [Change(Sort.ADDED, "ent:Fleet", "Ships under one command.")]))
    ## 1.2.0
    <BLANKLINE>
    Minor: there is more to say, and what was said before means the same.
    <BLANKLINE>
    ### Added
    <BLANKLINE>
    - `ent:Fleet`: Ships under one command.
    <BLANKLINE>
    """
    parts = [f"## {number}", _MEANING[weight(changes)]]
    for sort in Sort:
        lines = list(_lines(sort, [change for change in changes if change.sort is sort]))
        parts += [f"### {sort.value}", "\n".join(lines)] if lines else []
    return "\n\n".join(parts) + "\n"


def _lines(sort: Sort, changes: Sequence[Change]) -> Iterator[str]:
    if sort in _LISTED:
        yield from (f"- {_term(change)}{change.detail}" for change in changes)
        return
    counted = Counter(_kind(change) for change in changes if " now " in f" {change.detail}")
    yield from (f"- {kind}: new at {count} terms" for kind, count in sorted(counted.items()))
    yield from (f"- {_term(change)}{change.detail}" for change in changes if " now " not in f" {change.detail}")


def _kind(change: Change) -> str:
    """Say of what kind a label or a note is: its language, or its property."""
    if change.sort is Sort.LABEL:
        return f"labels in `{change.detail.partition(':')[0]}`"
    return f"`{change.detail.split()[1]}`"


def _term(change: Change) -> str:
    return f"`{change.term}`: " if change.term else ""


def main() -> int:
    """Write the file anew; return the exit code."""
    FILE.write_text(changelog(), encoding="utf-8")
    sys.stdout.write(f"{FILE.name} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
