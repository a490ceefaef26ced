"""The bodies every state has, named by rule: its armed forces, its government, its ministries.

``bodies.csv`` holds the patterns, ``bodies-of-states.csv`` which states they are filled in for. In a pattern
``{state}`` is the state's name with its article, ``{name}`` the name alone; ``{adjective}`` makes one name for each
adjective.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from entente.ontology.reference.tables import Row

PATTERNS: Final = ("key", "label", "class", "alternatives", "part_of", "source")
"""The header of ``bodies.csv``."""

STATES: Final = ("state", "article", "bodies")
"""The header of ``bodies-of-states.csv``; ``bodies`` are keys of patterns."""


def bodies(
    patterns: Iterable[Row], states: Iterable[Row], labels: Mapping[str, str], adjectives: Mapping[str, list[str]]
) -> Iterator[Row]:
    """Fill the patterns in: rows as ``state-bodies.csv`` would hold them.

    ``labels`` and ``adjectives`` go by a state's key. Raises BadInput for an unknown state or pattern.
    """
    by_key = {pattern["key"]: pattern for pattern in patterns}
    for row in states:
        state = row["state"]
        if state not in labels or state not in adjectives:
            raise row.fault(f"state “{state}” is not in states.csv and state-words.csv")
        for key in row.many("bodies"):
            if key not in by_key:
                raise row.fault(f"body “{key}” is not in bodies.csv")
            yield _body(by_key[key], row, labels[state], adjectives[state])


def _body(pattern: Row, row: Row, name: str, adjectives: list[str]) -> Row:
    words = {"state": f"{row['article']} {name}".strip(), "name": name}
    names = [
        alternative.format(**words, adjective=adjective)
        for alternative in pattern.many("alternatives")
        for adjective in (adjectives if "{adjective}" in alternative else [""])
    ]
    cells = {
        "key": f"{row['state']}-{pattern['key']}",
        "label": _capital(pattern["label"].format(**words, adjective=adjectives[0])),
        "class": pattern["class"],
        "alternatives": "|".join(names),
        "abbreviations": "",
        "acts_for": row["state"],
        "part_of": pattern["part_of"].format(key=row["state"]),
        "qid": "",
        "source": pattern["source"],
    }
    return Row(row.table, row.line, cells)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
