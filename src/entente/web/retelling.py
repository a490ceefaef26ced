"""Where an event is perhaps told also: proposals that it is one with another's event, and their reasons in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from entente.model import iris
from entente.web.asking import Asking, Row
from entente.web.describing import Line
from entente.web.names import Name, name
from entente.web.page import total
from entente.web.sayings import Saying
from entente.web.telling import told

_TYPES: Final = {
    1.0: "They are of the same type.",
    0.75: "They are of the same type, in different modes.",
    0.5: "They are of types of the same class.",
    0.25: "Their types are others, but both of cooperation or both of conflict.",
    0.0: "Their types have nothing in common.",
}
"""What a grade of types says, and any between it and the next."""
_SENTENCES: Final = {
    0.75: "The sentences are much alike, names left out.",
    0.35: "The sentences are somewhat alike, names left out.",
    0.0: "The sentences are hardly alike, names left out.",
}


@dataclass(frozen=True)
class Retelling:
    """One proposal, from the side of one of its events."""

    proposal: Name
    score: str
    own: Saying
    """The claim that tells of this event."""
    other: Saying
    """The claim that tells of the other."""
    reasons: tuple[Line, ...]
    """In words, with the things they name."""


@dataclass(frozen=True)
class Retold:
    """The likeliest retellings of an event, and how many there are in all."""

    shown: tuple[Retelling, ...] = ()
    total: int = 0


def retold(asking: Asking, event: str) -> Retold:
    """Ask where an event is perhaps told also. Raises as ``Asking.rows`` does."""
    rows = asking.rows("retold", event=event)
    proposals: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        proposals[row["proposal"].value].append(row)
    claims = {row[side].value for row in rows for side in ("own", "claim")}
    found = {one.claim.iri: one for one in told(asking, sorted(claims))[0]} if claims else {}
    made = (_retelling(of_one, found) for of_one in proposals.values())
    shown = sorted((one for one in made if one), key=lambda one: (-float(one.score), one.proposal.iri))
    return Retold(tuple(shown), total(rows))


def _retelling(rows: Sequence[Row], claims: Mapping[str, Saying]) -> Retelling | None:
    """Gather the rows of one proposal; None where a claim of it can no longer be shown."""
    own, other = (claims.get(rows[0][side].value) for side in ("own", "claim"))
    if own is None or other is None:
        return None
    values: dict[str, dict[str, Name]] = defaultdict(dict)
    for row in rows:
        kinds = [one["valueKind"].value for one in rows if "valueKind" in one and one["value"] == row["value"]]
        local = row["property"].value.removeprefix(iris.ONTOLOGY)
        values[local][row["value"].value] = name(row["value"], row.get("valueName"), kinds)
    reasons = tuple(_reasons({local: tuple(named.values()) for local, named in values.items()}))
    return Retelling(name(rows[0]["proposal"]), next(iter(values["proposalScore"])), own, other, reasons)


def _reasons(values: Mapping[str, tuple[Name, ...]]) -> Iterator[Line]:
    """Put the reasons into words, what speaks for it and what against it alike."""

    def grade(of: str) -> float | None:
        found = values.get(f"{of}Agreement")
        return float(found[0].text) if found else None

    if values.get("toldIndependently", (Name(""),))[0].text == "false":
        yield ("Both stand in the same words: one is a copy, and bears nothing out.",)
    elif "toldIndependently" not in values:
        yield ("The publisher of one is not known: whether one bears the other out is open.",)
    parties, states, places = (_by_name(values.get(f"shared{of}", ())) for of in ("Party", "State", "Place"))
    if parties:
        yield ("Both name ", *_listed(parties), ".")
    if states:
        yield ("Different actors in them act for ", *_listed(states), ".")
    if not parties and not states:
        yield ("Their parties are known by other names, or only from the articles.",)
    yield (_days(int(values["daysApart"][0].text)),)
    type_, place, occasion, sentences = map(grade, ("type", "place", "occasion", "sentences"))
    if type_ is not None:
        yield (_worded(_TYPES, type_),)
    if place is not None:
        yield (
            ("Both are placed in ", *_listed(places), ".") if places else ("They are said to be in different places.",)
        )
    if occasion is not None:
        yield (f"Both are part of {'the same named event' if occasion else 'different named events'}.",)
    if sentences is not None:
        yield (_worded(_SENTENCES, sentences),)


def _days(apart: int) -> str:
    """Say how far apart the days are.

    >>> _days(0), _days(1), _days(2)
    ('They may be on the same day.', 'Their days lie 1 day apart.', 'Their days lie 2 days apart.')
    """
    if not apart:
        return "They may be on the same day."
    return f"Their days lie {apart} day{'s' if apart > 1 else ''} apart."


def _worded(words: Mapping[float, str], grade: float) -> str:
    return next(text for least, text in words.items() if grade >= least)


def _by_name(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(sorted(names, key=lambda one: one.text.casefold()))


def _listed(names: Sequence[Name]) -> Line:
    """Put names in a row with what stands between them.

    >>> [str(piece) if isinstance(piece, str) else piece.text for piece in _listed([Name("A"), Name("B"), Name("C")])]
    ['A', ', ', 'B', ' and ', 'C']
    """
    line: list[str | Name] = []
    for place, one in enumerate(names):
        if place:
            line.append(" and " if place == len(names) - 1 else ", ")
        line.append(one)
    return tuple(line)
