"""Actors: who a party is as event data names it, by the code of its country and the sector it acts in."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

import pyoxigraph

from entente.ingest.agents import sector_of
from entente.ingest.dictionary import Dictionary
from entente.ingest.kinds import VOICES
from entente.model import iris
from entente.model.claim import Entity
from entente.ontology.resources import ontology_file

INTERNATIONAL: Final = "IGO"
_INTERNATIONAL_SECTOR: Final = "IGO"
_BODIES: Final = frozenset(
    "Government Ministry Agency Committee Organization Parliament PeaceMission MilitaryCommand".split()
)
"""Kinds of body that, where no state has them, are of an international organisation."""
_NATIONAL: Final = frozenset({"State", "Government"})
_OF_NATIONS: Final = frozenset("international inter-american european african asian world multinational".split())
"""Words in the names of bodies that several states have."""
_NON_GOVERNMENTAL: Final = frozenset({"ThinkTank", "NonGovernmentalOrganization"})
_MULTINATIONAL: Final = frozenset({"MediaOutlet", "PrivateMilitaryCompany", "Company"})


@dataclass(frozen=True)
class Actor:
    """An actor as event data names it: a country's code or ``IGO``, ``NGO``, ``MNC``, and a sector; "" for none."""

    code: str
    sector: str
    name: str


class Actors:
    """Tells who the parties of one article are on its day."""

    def __init__(self, dictionary: Dictionary, day: date | None, around: Set[str]) -> None:
        """``around`` are the IRIs of the states and places that the article's events are about."""
        self._dictionary, self._day, self._around = dictionary, day, around

    def country(self, party: Entity) -> str:
        """The code of a party on its day whatever its sentence says beside it; "" for none."""
        state = self._dictionary.establishment.state_of(party, self._day)
        return self.coded(replace(party, acts_for=state), "").code

    def coded(self, party: Entity, near: str) -> Actor:
        """Code a party; ``near`` is the country that its sentence alone tells of it, "" for none."""
        sector = self.sector(party)
        beside = near if party.kind == "Person" and not party.known else ""
        code = beside or self._dictionary.codes.get(self.state(party), "") or near
        abroad = self._international(party) or _is_of_nations(party)
        if sector == _INTERNATIONAL_SECTOR or abroad or (party.known and not code and party.kind in _BODIES):
            return Actor(code or INTERNATIONAL, "", party.label)
        if (not code or code == near) and (party.kind in _NON_GOVERNMENTAL or sector == "NGO"):
            return Actor("NGO", sector, party.label)
        if not code and (party.kind in _MULTINATIONAL or sector == "BUS"):
            return Actor("MNC", sector, party.label)
        return Actor(code, sector, party.label)

    def state(self, party: Entity) -> str:
        """The state a party acts for; of a group the one it is present in that the text names too, or the only one."""
        if party.kind == "State" or party.iri in self._dictionary.codes:
            return party.iri
        if party.kind == "Coalition" and (leader := self._leading(party)):
            return leader
        if party.kind == "Person" and not party.acts_for:
            return self._nation(party)
        if party.known and party.kind in VOICES:
            return self._of_voice(party)
        if party.acts_for in self._dictionary.codes:
            return party.acts_for
        if party.acts_for and not self._dictionary.is_state(party.acts_for):
            body = self._dictionary.entities.get(party.acts_for)
            return self.state(body) if body and body.iri != party.iri else ""
        if party.acts_for or party.iri not in self._dictionary.present:
            return party.acts_for
        places = self._dictionary.present[party.iri]
        states = {
            one for place in places for one in self._dictionary.whereabouts(place) if self._dictionary.is_state(one)
        }
        fits = states & self._around if len(states) > 1 else states
        return fits.pop() if len(fits) == 1 else ""

    def _leading(self, coalition: Entity) -> str:
        """The state that a coalition is said to be led by: “the Saudi-led coalition”; "" for none."""
        leader, led, _ = coalition.label.partition("-led ")
        found = self._dictionary.find(leader) if led else ()
        states = [sense.entity.iri for match in found for sense in match.senses]
        return next((state for state in states if self._dictionary.is_state(state)), "")

    def _nation(self, person: Entity) -> str:
        """The state of a person who is in no state's office: none for one in an international organisation's."""
        known = self._dictionary.entities.get(person.iri)
        return known.acts_for if known and not self._international(person) else ""

    def _of_voice(self, voice: Entity) -> str:
        """The state that a voice is called after: “Israeli settlers”."""
        found = self._dictionary.find(voice.label)
        states = [sense.entity.iri for match in found for sense in match.senses if sense.how == "adjective"]
        return states[0] if states and self._dictionary.is_state(states[0]) else ""

    def _international(self, person: Entity) -> bool:
        """Whether somebody holds an office of an international body, or acts for one: “U.N. experts”."""
        if person.known and person.kind == "Person" and not person.acts_for:
            acts_for = self._dictionary.establishment.body_of(person.iri, self._day)
        else:
            acts_for = "" if person.known else person.acts_for
        body = self._dictionary.entities.get(acts_for)
        if body is None or body.acts_for or body.kind in _NATIONAL:
            return False
        return usual_sectors().get(body.kind, "") == _INTERNATIONAL_SECTOR or body.kind in _BODIES

    def sector(self, party: Entity) -> str:
        """The code of the sector a party acts in; "" for none."""
        if party.kind == "State":
            return ""
        if party.kind == "Person":
            return self._of_person(party)
        if (not party.known or party.kind in VOICES) and (found := sector_of(party.label)):
            return found
        return usual_sectors().get(party.kind, "")

    def _of_person(self, person: Entity) -> str:
        body = self._dictionary.establishment.body_of(person.iri, self._day)
        entity = self._dictionary.entities.get(body)
        if entity is None or entity.kind == "State":
            return "GOV" if person.known and person.acts_for else ""
        return usual_sectors().get(entity.kind, "GOV")


def _is_of_nations(body: Entity) -> bool:
    """Whether an unknown body is called after a part of the world: “the Inter-American Commission on …”."""
    return not body.known and body.kind in _BODIES and not _OF_NATIONS.isdisjoint(body.label.lower().split())


@cache
def usual_sectors() -> Mapping[str, str]:
    """Class of actors → the code of the sector that its members usually act in, as ``actor-kind.ttl`` lists them."""
    classes: dict[str, str] = {}
    usual: dict[str, str] = {}
    codes: dict[str, str] = {}
    for file in ("actor-kind", "sector"):
        with ontology_file(f"vocab/{file}.ttl").open("rb") as stream:
            for triple in pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE):
                subject, value = triple.subject.value, getattr(triple.object, "value", "")
                table = {
                    iris.term("kindOfClass"): classes,
                    iris.term("usualSector"): usual,
                    iris.term("sectorCode"): codes,
                }.get(triple.predicate.value)
                if table is not None:
                    table[subject] = value
    return {
        classes[kind].rpartition("#")[2]: codes[sector]
        for kind, sector in usual.items()
        if kind in classes and sector in codes
    }
