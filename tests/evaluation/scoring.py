"""Score the claims found in one text against those expected in it.

A claim found matches one expected when subject and object mean the same and the type is the expected one or another a
fair reader may choose. Each matches at most one other; core claims are served first, then as many as can be. A repeat
of a matched claim is no surplus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

from entente.model.claim import SYMMETRIC

from .claims import Row
from .naming import Naming, words

OWN_SPEECH = frozenset(
    "ACCUSE REQUEST REJECT STATE THREATEN SUPPORT AGREE CONCEDE supports opposes recognises designatedAs".split()
)
"""Types whose subject speaks: naming him as the speaker and naming nobody are the same."""
NOBODY = frozenset({(), ("unknown",), ("unknown", "attackers"), ("attackers",), ("someone",), ("nobody",)})


@dataclass(frozen=True)
class Counts:
    """What adds up over texts; the measures are ratios of these."""

    core: int = 0
    core_hits: int = 0
    hits: int = 0
    surplus: int = 0
    pairs: int = 0
    core_pairs: int = 0
    speakers: int = 0
    modalities: int = 0
    polarities: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))

    def measures(self) -> dict[str, float]:
        """Give every measure, rounded to four places: higher is better, but for ``surplus_per_core``."""
        recall, precision = _ratio(self.core_hits, self.core), _ratio(self.hits, self.hits + self.surplus)
        return {
            "core_recall": round(recall, 4),
            "precision": round(precision, 4),
            "f1": round(_ratio(2 * recall * precision, recall + precision), 4),
            "pair_recall": round(_ratio(self.core_pairs, self.core), 4),
            "type_accuracy": round(_ratio(self.hits, self.pairs), 4),
            "speaker": round(_ratio(self.speakers, self.hits), 4),
            "modality": round(_ratio(self.modalities, self.hits), 4),
            "polarity": round(_ratio(self.polarities, self.hits), 4),
            "surplus_per_core": round(_ratio(self.surplus, self.core), 4),
        }


@dataclass(frozen=True)
class Score:
    """The counts of one text, the core claims missed and the surplus ones."""

    counts: Counts
    missed: tuple[Row, ...] = ()
    surplus: tuple[Row, ...] = ()


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def score(gold: Sequence[Row], found: Sequence[Row], known: Iterable[tuple[str, str]] = ()) -> Score:
    """Score one text; ``known`` are the graph's pairs (name, preferred label)."""
    naming = Naming(known, (row.subject for row in gold if row.type == "holdsPosition" and row.subject))
    pairs = _match(gold, found, lambda row, other: _pair(row, other, naming), naming)
    hits = _match(gold, found, lambda row, other: _typed(row, other) and _pair(row, other, naming), naming)
    taken = set(hits.values())
    repeats = {_plain(found[place]) for place in taken}
    surplus = tuple(row for place, row in enumerate(found) if place not in taken and _plain(row) not in repeats)
    matched = [(gold[mine], found[theirs]) for mine, theirs in hits.items()]
    counts = Counts(
        core=sum(row.core for row in gold),
        core_hits=sum(row.core for row, _ in matched),
        hits=len(matched),
        surplus=len(surplus),
        pairs=len(pairs),
        core_pairs=sum(gold[mine].core for mine in pairs),
        speakers=sum(_speaker(row, other, naming) for row, other in matched),
        modalities=sum(_modality(row, other) for row, other in matched),
        polarities=sum(_polarity(row, other) for row, other in matched),
    )
    return Score(counts, tuple(row for mine, row in enumerate(gold) if row.core and mine not in hits), surplus)


def _match(
    gold: Sequence[Row], found: Sequence[Row], fits: Callable[[Row, Row], bool], naming: Naming
) -> dict[int, int]:
    """Match as many expected claims as can be, core first: place in ``gold`` → place in ``found``.

    Augmenting paths taken in the order of weight give the heaviest set of expected claims that can be matched at all.
    """
    choices = [
        sorted((place for place, other in enumerate(found) if fits(row, other)), key=_likeness(row, found, naming))
        for row in gold
    ]
    holder: dict[int, int] = {}
    for mine in sorted(range(len(gold)), key=lambda place: (not gold[place].core, len(choices[place]), place)):
        _augment(mine, choices, holder, set())
    return {mine: theirs for theirs, mine in sorted(holder.items(), key=lambda item: item[1])}


def _augment(mine: int, choices: Sequence[Sequence[int]], holder: dict[int, int], seen: set[int]) -> bool:
    for theirs in choices[mine]:
        if theirs not in seen:
            seen.add(theirs)
            if theirs not in holder or _augment(holder[theirs], choices, holder, seen):
                holder[theirs] = mine
                return True
    return False


def _likeness(row: Row, found: Sequence[Row], naming: Naming) -> Callable[[int], tuple[int, int]]:
    """Order claims found by how much beside the pair is right, best first."""

    def order(place: int) -> tuple[int, int]:
        other = found[place]
        agreed = (row.type == other.type) + _polarity(row, other) + _modality(row, other) + _typed(row, other)
        return -(agreed + _speaker(row, other, naming)), place

    return order


def _pair(row: Row, other: Row, naming: Naming) -> bool:
    if _slot(row, "subject", other.subject, naming) and _slot(row, "object", other.object, naming):
        return True
    turned = row.type in SYMMETRIC or other.type in SYMMETRIC
    return turned and _slot(row, "subject", other.object, naming) and _slot(row, "object", other.subject, naming)


def _slot(row: Row, slot: str, found: str | None, naming: Naming) -> bool:
    """Whether a name found, or none, is what a slot of an expected claim may hold."""
    names: tuple[str | None, ...] = (getattr(row, slot), *row.aliases.get(slot, ()))
    if found is None or words(found) in NOBODY:
        return None in names
    return any(name is not None and naming.same(name, found) for name in names)


def _typed(row: Row, other: Row) -> bool:
    return other.type == row.type or other.type in row.also


def _speaker(row: Row, other: Row, naming: Naming) -> bool:
    if _slot(row, "speaker", other.speaker, naming):
        return True
    voice = row.speaker if other.speaker is None else other.speaker
    if voice is None or (row.speaker and other.speaker) or not {row.type, other.type} & OWN_SPEECH:
        return False
    return _slot(row, "subject", voice, naming)


def _modality(row: Row, other: Row) -> bool:
    told = {"historical": "asserted"}
    return told.get(row.modality, row.modality) == told.get(other.modality, other.modality) or (
        other.modality in row.modality_also
    )


def _polarity(row: Row, other: Row) -> bool:
    """Whether the polarity is right; another fair type may turn it round (not recognising is rejecting)."""
    return row.type != other.type or row.polarity == other.polarity


def _plain(row: Row) -> tuple[object, ...]:
    return words(row.subject or ""), row.type, words(row.object or ""), row.polarity
