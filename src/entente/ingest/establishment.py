"""The establishment: the offices the graph knows, the titles each goes by, and who held them when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Final, NamedTuple

from entente.ingest.folding import fold
from entente.model.claim import Bounds, Entity

_FIRST: Final = datetime.min.replace(tzinfo=UTC)
_DEPUTIES: Final = frozenset({"vice", "deputy", "assistant", "under", "former"})
"""Words that make another office of the one they stand before."""
_PASSING: Final = frozenset("acting interim transitional outgoing incoming then first top senior".split())
"""Words before a title that say how somebody holds an office, not which."""


@dataclass(frozen=True)
class Posting:
    """That a person held an office for a time, and for which state (empty for none) one acts in it."""

    office: str
    tenure: str
    state: str
    bounds: Bounds

    def holds(self, day: date) -> int:
        """Tell how surely it was held on a day: 2 surely, 1 possibly, 0 not as far as is known."""
        begun, ended = self.bounds.starts_not_after, self.bounds.ends_not_before
        if begun and ended and begun.date() <= day <= ended.date():
            return 2
        first, last = self.bounds.starts_not_before, self.bounds.ends_not_after
        if (first and first.date() > day) or (last and last.date() < day):
            return 0
        return 1 if first or last else 0

    def is_to_come(self, day: date) -> bool:
        """Whether it surely began after a day."""
        first = self.bounds.starts_not_before
        return first is not None and first.date() > day


class Standing(NamedTuple):
    """How somebody stands to a title on a day; the greater, the likelier it is that the title means them."""

    titled: bool
    """Whether an office then held, at least possibly, goes by the title."""
    holds: int
    """Of any office: 2 surely held, 1 possibly, 0 not as far as is known, -1 not yet."""


class Establishment:
    """Offices and their holders, from rows.

    A row of postings is (person, office, tenure, state or "", four bounds, each "" where unknown); one of offices is
    (office, its body, the state it acts for or "", a name of it). All but bounds and names are IRIs.
    """

    def __init__(self, held: Iterable[tuple[str, ...]] = (), offices: Iterable[tuple[str, ...]] = ()) -> None:
        self.postings = _postings(held)
        self._names: dict[str, set[str]] = defaultdict(set)
        within: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, str] = {}
        for office, body, state, name in offices:
            self._bodies[office] = body
            self._names[office].add(_spelt(name))
            for one in filter(None, (body, state)):
                within[one].add(office)
        self._within = {body: tuple(sorted(found)) for body, found in within.items()}

    @property
    def kinds(self) -> dict[str, str]:
        """The class, by its local name, of every office and tenure."""
        held = [one for of_person in self.postings.values() for one in of_person]
        offices = dict.fromkeys([*self._names, *(one.office for one in held)], "Office")
        return offices | dict.fromkeys((one.tenure for one in held), "Tenure")

    def goes_by(self, office: str, title: str) -> bool:
        """Tell whether an office is called so: “foreign minister” fits “Foreign Minister of Arland”."""
        return any(_called(name, _spelt(title)) for name in self._names.get(office, ()))

    def offices(self, title: str, body: str) -> tuple[str, ...]:
        """Give the offices of a body, or of those that act for a state, that go by a title."""
        words = fold(title).split()
        while words and words[0] in _PASSING:
            del words[0]
        wanted = " ".join(words)
        return tuple(office for office in self._within.get(body, ()) if self.goes_by(office, wanted))

    def state_of(self, party: Entity, day: date | None) -> str:
        """Give the IRI of the state a party acts for on a day; empty for none. A state acts for itself.

        Someone who was a state's minister and then went to an international organisation acts for the state first and
        for none of them afterwards, whatever their nationality.
        """
        if party.kind == "State":
            return party.iri
        held = self.postings.get(party.iri, ())
        if day is None or not held:
            return party.acts_for
        surest = max((one.holds(day), one.bounds.starts_not_before or _FIRST, one.state) for one in held)
        return surest[2] if surest[0] else party.acts_for

    def body_of(self, person: str, day: date | None) -> str:
        """Give the IRI of the body in which a person most surely held an office on a day, else last; empty for none."""
        held = self.postings.get(person, ())
        best = max(
            held, key=lambda one: (one.holds(day) if day else 0, one.bounds.starts_not_before or _FIRST), default=None
        )
        return self._bodies.get(best.office, "") if best else ""

    def holders(self, title: str, body: str, day: date) -> tuple[str, ...]:
        """Give who held, at least possibly, an office of a body or state that goes by a title on a day."""
        among = frozenset(self.offices(title, body))
        if not among:
            return ()
        return tuple(
            person
            for person, held in self.postings.items()
            if any(one.office in among and one.holds(day) for one in held)
        )

    def seat(self, person: str, title: str, day: date) -> str:
        """Give the IRI of the only body in which a person held an office of a title on a day; empty for none."""
        held = (one for one in self.postings.get(person, ()) if one.holds(day) and self.goes_by(one.office, title))
        bodies = {self._bodies[one.office] for one in held if one.office in self._bodies}
        return bodies.pop() if len(bodies) == 1 else ""

    def body_with(self, title: str, state: str) -> str:
        """Give the IRI of the body whose office of a state goes by a title, where one does; empty for none."""
        found = {self._bodies[office] for office in self.offices(title, state)}
        return found.pop() if len(found) == 1 else ""

    def standing(self, person: str, title: str, day: date) -> Standing:
        """Tell how a person stands to a title on a day."""
        held = self.postings.get(person, ())
        if held and all(one.is_to_come(day) for one in held):
            return Standing(False, -1)
        each = (Standing(bool(one.holds(day)) and self.goes_by(one.office, title), one.holds(day)) for one in held)
        return max(each, default=Standing(False, 0))

    def may_be_news(self, person: str, day: date) -> bool:
        """Whether a bare last name may mean a person: one then in office, or of whose offices nothing is known."""
        held = self.postings.get(person, ())
        return not held or any(one.holds(day) for one in held)

    def posting(self, person: str, offices: Iterable[str], day: date) -> Posting | None:
        """Give the surest posting of a person on a day in one of these offices; None where there is none."""
        among = frozenset(offices)
        found = [one for one in self.postings.get(person, ()) if one.office in among and one.holds(day)]
        return max(found, key=lambda one: (one.holds(day), one.tenure), default=None)


def _postings(rows: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[Posting, ...]]:
    ordered = sorted(set(rows))
    return {
        person: tuple(
            Posting(office, tenure, state, Bounds(*map(_moment, bounds)))
            for _, office, tenure, state, *bounds in of_person
        )
        for person, of_person in groupby(ordered, key=lambda row: row[0])
    }


def _spelt(title: str) -> str:
    """Spell a title in one way: British and American, “adviser” and “advisor”."""
    return fold(title).replace("defense", "defence").replace("advisor", "adviser")


def _called(name: str, title: str) -> bool:
    """Whether a title is the name, opens it before “of” or “for”, or ends it: “AFRICOM commander”."""
    if not title:
        return False
    if name == title or name.startswith((f"{title} of ", f"{title} for ")):
        return True
    before, _, _ = name.rpartition(f" {title}")
    return name.endswith(f" {title}") and _DEPUTIES.isdisjoint(before.split())


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None
