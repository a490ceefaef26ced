"""Who met whom in the remarks, end to end: each record is read as an article is, and its claims are looked at.

Whom a remark names by name takes part in a meeting where its words bring the traveller or visitor together with them:
met, discussed with, attended something with, accompanied, was received by, and those met together with them. Who is
named only for a speech that was heard or a funeral that was attended is not met (``APART``). What a participant needs:

- ``name``: a claim of the sentence, that two met (CONSULT) or took part in something together (participatesIn), has
  them on one of its sides, by the thing in the graph that bears the name marked, or by that very name;
- ``office``: a claim of the article says that they hold the office marked: by an office of that name which they are
  known to hold on that day, or by the position as written, in the body or in one that acts for it;
- ``date``: the first lies wholly within the days of the record;
- ``place``: it is where the sentence says, after “in”, “at” or “on”; else the record's only town; else its country;
- ``traveller``: its other side has the traveller or visitor that the record names, however the record spells them.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from entente.ingest.dictionary import Dictionary
from entente.ingest.folding import fold
from entente.ingest.incumbents import nearly
from entente.ingest.itineraries import country
from entente.ingest.pipeline import Reading, read_article
from entente.ingest.records import records
from entente.model import iris
from entente.model.claim import Claim, Entity, Modality, Polarity
from entente.model.document import Source

from .gate import Floor
from .linking import bearers
from .reading import LIMIT, dictionary, rows_of
from .remarks import ANNOTATIONS, RECORDS, Mention, annotated

MEETING: Final = frozenset({"CONSULT", "participatesIn"})
NEEDS: Final = ("name", "office", "date", "place", "traveller")
APART: Final = frozenset({("visit-1727", "Former President Reagan"), ("visit-1520", "President Bush")})
"""A remark and whom it names without a meeting: by a funeral, by a speech."""
_HOST: Final = "the United States"
_VENUE: Final = re.compile(r"\b(?:in|at|on)(?: the)? $", re.IGNORECASE)
"""What stands before the place of a meeting."""
_FOREIGN: Final = re.compile(r"^(?:(?:minister|secretary) (?:of|for) (?:foreign|external) (?:affairs|relations)|"
                             r"(?:foreign|external) (?:affairs )?(?:minister|secretary))\b")  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """A participant, and which of the needs the claims lack."""

    mention: Mention
    lacking: tuple[str, ...]
    claims: tuple[str, ...]
    """The claims of the sentence, for a person to read."""


@dataclass(frozen=True)
class Meetings:
    """What became of all participants."""

    outcomes: tuple[Outcome, ...]

    @property
    def floor(self) -> Floor:
        """The share of participants who have each of the needs, and of those who have all (``whole``)."""
        count = len(self.outcomes)
        shares = {need: sum(need not in one.lacking for one in self.outcomes) / count for need in NEEDS}
        shares["whole"] = sum(not one.lacking for one in self.outcomes) / count
        return Floor(iris.digest(ANNOTATIONS.read_text("utf-8")), {name: round(x, 4) for name, x in shares.items()})

    def faults(self) -> Iterator[Outcome]:
        """Yield those who lack something."""
        return (one for one in self.outcomes if one.lacking)


def participants(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the persons of a remark who take part in a meeting."""
    return (one for one in mentions if one.kind == "person" and one.sure and (one.remark, one.text) not in APART)


def measure() -> Meetings:
    """Read every marked record as the product reads it, and judge its claims."""
    known, marked = dictionary(), annotated()
    found: list[Outcome] = []
    for line in RECORDS.read_bytes().splitlines():
        record = json.loads(line)
        if any(participants(marked.get(record["id"], ()))):
            (source,) = records(record["id"], io.BytesIO(line), {}, LIMIT)
            assert isinstance(source, Source)
            judge = _Judge(record, read_article(source, known), known, marked[record["id"]])
            found += map(judge.outcome, participants(marked[record["id"]]))
    return Meetings(tuple(found))


class _Judge:
    """Judges the claims of one record."""

    def __init__(
        self, record: Mapping[str, Any], reading: Reading, known: Dictionary, marked: tuple[Mention, ...]
    ) -> None:
        self._record, self._claims, self._known, self._marked = record, reading.claims, known, marked
        self._begins = reading.article.text.index(record["text"].strip())
        self._names = bearers(known)

    def outcome(self, mention: Mention) -> Outcome:
        """Tell what the claims lack of a participant; the claim that lacks least speaks."""
        here = [claim for claim in self._claims if self._tells(claim, mention)]
        met = [claim for claim in here if claim.type in MEETING and _is_fact(claim)]
        ways = [self._lacking(claim, mention, party) for claim in met for party in self._persons(claim, mention)]
        lacking = min(ways, key=len, default=NEEDS)
        return Outcome(mention, tuple(lacking), tuple(map(spelt, here)))

    def _tells(self, claim: Claim, mention: Mention) -> bool:
        """Whether a claim stands in the sentence of a mention."""
        at = self._begins + mention.start
        return claim.evidence.sentence_start <= at < claim.evidence.sentence_end

    def _persons(self, claim: Claim, mention: Mention) -> Iterator[Entity]:
        parties = (*claim.subjects, *claim.objects)
        return (one for one in parties if one.kind == "Person" and self._bears(one, mention.label))

    def _bears(self, entity: Entity, label: str) -> bool:
        return fold(label) in (self._names.get(entity.iri, set()) | {fold(entity.label)})

    def _acts_for(self, entity: Entity, label: str) -> bool:
        return fold(label) in self._names.get(entity.acts_for, set())

    def _lacking(self, claim: Claim, mention: Mention, person: Entity) -> list[str]:
        tests: dict[str, Callable[[], bool]] = {
            "office": lambda: any(self._holds(one, person, mention.office or "") for one in self._claims),
            "date": lambda: self._is_dated(claim),
            "place": lambda: self._is_placed(claim, mention),
            "traveller": lambda: self._with_traveller(claim, person),
        }
        return [need for need, has in tests.items() if not has()]

    def _holds(self, claim: Claim, person: Entity, office: str) -> bool:
        """Whether a claim gives a person the office marked, by its name or as written."""
        if claim.type != "holdsPosition" or person not in claim.subjects or claim.modality is Modality.HISTORICAL:
            return False
        held = self._known.establishment.posting(person.iri, [claim.office], self._day) if claim.office else None
        if held and _plain(office) in _called().get(claim.office, ()):
            return True
        return any(
            _plain(position) == _plain(claim.position) and self._is_of(claim.objects, body)
            for position, body in _split(office)
        )

    def _is_of(self, objects: tuple[Entity, ...], body: str) -> bool:
        return any(self._bears(one, body) or self._acts_for(one, body) for one in objects)

    @property
    def _day(self) -> date:
        return date.fromisoformat(self._record["start"])

    def _is_dated(self, claim: Claim) -> bool:
        first, last = claim.bounds.starts_not_before, claim.bounds.ends_not_after
        if first is None or last is None:
            return False
        return self._day <= first.date() <= last.date() <= date.fromisoformat(self._record["end"])

    def _is_placed(self, claim: Claim, mention: Mention) -> bool:
        place = claim.place
        return place is not None and any(self._bears(place, name) for name in self._places(claim, mention))

    def _places(self, claim: Claim, mention: Mention) -> list[str]:
        """The names of the places that the clause gives, else the only one of the record, else its country."""
        text = self._record["text"]
        first, last = (at - self._begins for at in (claim.evidence.sentence_start, claim.evidence.sentence_end))
        within = [one for one in self._marked if one.kind == "place" and first <= one.start < last]
        here = [one for one in within if ";" not in text[min(one.start, mention.start) : max(one.end, mention.end)]]
        venues = [one for one in here if _VENUE.search(text[max(0, first) : one.start])]
        if venues:
            return [one.label for one in venues]
        towns = [town for town in (self._record.get("locale") or "").split(", ") if town]
        return towns if len(towns) == 1 else [self._country()]

    def _country(self) -> str:
        return country(self._record["country"] if self._record["kind"] == "travel" else _HOST).removeprefix("the ")

    def _with_traveller(self, claim: Claim, person: Entity) -> bool:
        other = claim.objects if person in claim.subjects else claim.subjects
        everybody = (*claim.subjects, *claim.objects) if claim.type == "participatesIn" else other
        name = self._record.get("traveller") or self._record["visitor"]
        words = fold(name).split()
        persons = (one for one in everybody if one.kind == "Person" and one != person)
        return any(nearly(fold(one.label).split()[-1], word) for one in persons for word in words)


def _is_fact(claim: Claim) -> bool:
    return (claim.modality, claim.polarity) == (Modality.ASSERTED, Polarity.AFFIRMED)


def spelt(claim: Claim) -> str:
    """Spell a claim for a person to read."""
    sides = (", ".join(one.label for one in side) for side in (claim.subjects, claim.objects))
    first, last = (
        at.date().isoformat() if at else "?" for at in (claim.bounds.starts_not_before, claim.bounds.ends_not_after)
    )
    told = (
        f" as {claim.position}" if claim.position else f" {first}–{last} in {claim.place.label if claim.place else '?'}"
    )
    return f"{claim.type}: {' > '.join(sides)}{told}"


def _split(office: str) -> Iterator[tuple[str, str]]:
    """Yield each way to take an office apart: position and body, without what a body’s envoy deals with."""
    for match in re.finditer(r" of (?:the )?", office):
        yield office[: match.start()], office[match.end() :].partition(" to ")[0]


@cache
def _called() -> Mapping[str, frozenset[str]]:
    """The names of each office in one spelling, by its IRI."""
    found: dict[str, set[str]] = {}
    for office, _, name in rows_of("offices"):
        found.setdefault(office, set()).add(_plain(name))
    return {office: frozenset(names) for office, names in found.items()}


def _plain(title: str) -> str:
    """Spell a title in one way; a minister in charge of foreign affairs goes by one name, as in the annotations."""
    folded = fold(title).replace("defence", "defense").replace("adviser", "advisor").replace(" the ", " ")
    return _FOREIGN.sub("foreign minister", folded)
