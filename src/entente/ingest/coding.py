"""Coding: claims as events in the PLOVER exchange format, with the country and the sector of each actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

import pyoxigraph

from entente.ingest.agents import FROM_ANYWHERE, is_from_abroad, sector_of
from entente.ingest.contexts import contexts
from entente.ingest.dictionary import Dictionary
from entente.ingest.kinds import VOICES
from entente.ingest.lexicon import frames_by_name
from entente.ingest.scene import Scene, scene
from entente.ingest.sentences import PlainSentence
from entente.model import iris
from entente.model.claim import EVENT_TYPES, Claim, Entity
from entente.ontology.resources import ontology_file

INTERNATIONAL: Final = "IGO"
_INTERNATIONAL_SECTOR: Final = "IGO"
_BODIES: Final = frozenset(
    "Government Ministry Agency Committee Organization Parliament PeaceMission MilitaryCommand".split()
)
"""Kinds of body that, where no state has them, are of an international organisation."""
_BILATERAL: Final = frozenset(
    "THREATEN REJECT REQUEST ACCUSE AGREE CONSULT COOPERATE SUPPORT AID CONCEDE SANCTION".split()
)
"""Types that two sides share, seldom within one country."""
_WITH_RECIPIENT: Final = frozenset({"COOPERATE", "AID"})
"""Types that are none without whom they are done with or for (manual 0.8)."""
_AS_EVENTS: Final = {"recognises": "SUPPORT", "opposes": "REJECT"}
"""Relations whose claims are also the act by which they come about."""
_NATIONAL: Final = frozenset({"State", "Government"})
_DONE_AT_HOME: Final = frozenset({"ASSAULT", "COERCE"})
"""Types that are done to somebody even where nobody known is named."""
_ORDERED_AT_HOME: Final = frozenset({("MOBILIZE", "police"), ("MOBILIZE", "militia")})
"""Types with modes of what a state does to keep order in its own country, unless the text says where."""
_TO_NOBODY: Final = frozenset({"curfew", "martial-law"})
"""Modes of what is done to nobody apart."""
_SENT_OUT: Final = frozenset({"expel", "deport"})
"""Modes of what is done to strangers: nobody expels his own diplomats."""
_ABROAD: Final = frozenset({"AID", "SUPPORT"})
"""Types by which whoever acts has to do with rebels abroad as well as at home."""
_DOMESTIC: Final = frozenset("REB OPP EDU LEG GOV AGR MED LAB SOC REL".split())
"""Sectors of people whom whoever does something to them has in his own country, unless the text says where."""
_AT_HOME: Final = ("critics", "political prisoners", "schoolgirls", "schoolchildren", "villagers", "voters", "citizens")
"""Ends of names of plain people whom somebody has to do with in his own country."""
_WITH_FORCE: Final = frozenset({"MOBILIZE", "ASSAULT"})
"""Types of what is done in somebody else's country by force."""
_RULING: Final = frozenset({"Person", "Government", "Parliament"})
"""Kinds of those whom their own people protest against."""
_POLICE: Final = "COP"
_PLAIN: Final = "CVL"
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


@dataclass(frozen=True)
class Event:
    """One event of a text, a compound of actors as one."""

    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    type: str
    mode: str
    polarity: str
    modality: str
    text: str
    rule: str
    context: tuple[str, ...] = ()
    """PLOVER's contexts that its sentence shows, the strongest first."""


def is_coded(claim: Claim) -> bool:
    """Whether a claim is of an event, or of a relation that PLOVER codes as one."""
    return claim.type in EVENT_TYPES or claim.type in _AS_EVENTS


def is_whole(event: Event) -> bool:
    """Whether an event has all that PLOVER asks of its type: who works together or is helped must be said."""
    return bool(event.target) or event.type not in _WITH_RECIPIENT


def events(sentences: Iterable[PlainSentence], dictionary: Dictionary, day: date | None) -> Iterator[Event]:
    """Yield the events of an article's sentences, in their order."""
    kept = tuple(sentences)
    coder = _Coder(dictionary, day, [claim for sentence in kept for claim in sentence.claims])
    for sentence in kept:
        shown = contexts(sentence.parse.tokens)
        coder.scene = scene(sentence, coder.country, coder.around)
        coder.sending(sentence.claims)
        yield from (coder.event(claim, shown) for claim in sentence.claims if is_coded(claim))


class _Coder:
    def __init__(self, dictionary: Dictionary, day: date | None, claims: Iterable[Claim]) -> None:
        self._dictionary, self._day = dictionary, day
        parties = [one for claim in claims for one in (*claim.subjects, *claim.objects, claim.place) if one]
        self._around = {place for one in parties for place in (one.acts_for, *dictionary.whereabouts(one.iri)) if place}
        self.scene = Scene((), {})
        """Whom the sentence that is being coded names."""
        self._sent: dict[frozenset[str], set[str]] = {}

    def sending(self, claims: Iterable[Claim]) -> None:
        """Take note of who sends troops where or strikes whom in a sentence: whom else they fight are of that country.

        “Stormed into Libya, shooting people”; “sent troops to Chad to fight rebels”.
        """
        self._sent = {}
        for claim in claims:
            mine = {self.country(one) for one in claim.subjects}
            codes = {code for one in claim.objects if (code := self.country(one))} - mine
            if claim.type in _WITH_FORCE and codes:
                self._sent[frozenset(one.iri for one in claim.subjects)] = codes

    def event(self, claim: Claim, context: tuple[str, ...]) -> Event:
        """Code a claim; a side that it leaves open is whom else its sentence names, where that is plain."""
        source, target = self.actors(claim.subjects), self.actors(claim.objects, at_home=claim.mode not in _SENT_OUT)
        if claim.type in _BILATERAL:
            target = target or self._others(source)
            frame = frames_by_name().get(claim.rule)
            if (
                frame and frame.word_class == "noun"
            ):  # a verb has a subject of its own, and so have a denial and an echo
                source = source or self._others(target)
        elif claim.type == "PROTEST" and not source:
            source, target = self._protesting(claim, target)
        if claim.type in _DONE_AT_HOME and (here := self._codes(self._places(claim))):
            target = tuple(one if one.code else replace(one, code=here[0].code) for one in target)
        elif claim.type not in _ABROAD and claim.mode not in _SENT_OUT:
            target = self._own(target, claim)
        if claim.mode == "resign":
            target = ()  # “resigned as Haiti’s prime minister” is done to nobody
        return Event(
            source,
            target or self.at_home(claim),
            _AS_EVENTS.get(claim.type, claim.type),
            claim.mode,
            claim.polarity.value,
            claim.modality.value,
            claim.evidence.quote,
            claim.rule,
            context,
        )

    def _protesting(self, claim: Claim, target: tuple[Actor, ...]) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Whose people protest where nobody says who does: those of the place, which is no target by itself."""
        here = self._codes(self._places(claim))
        if not here:
            ruled = all(one.kind in _RULING for one in claim.objects)
            return (tuple(Actor(one.code, "", "") for one in target[:1] if one.code) if ruled else ()), target
        return here, tuple(one for one in target if one.code != here[0].code)

    def _own(self, target: tuple[Actor, ...], claim: Claim) -> tuple[Actor, ...]:
        """Give rebels and the like of no country named the one of whoever has to do with them."""
        codes = {code for one in claim.subjects if (code := self.country(one))}
        abroad = self._sent.get(frozenset(one.iri for one in claim.subjects), set())
        codes = abroad or codes
        if len(codes) != 1:
            return target
        policed = all(self._sector(one) == _POLICE for one in claim.subjects)
        struck = claim.type == "ASSAULT" and bool(abroad)
        people = policed or struck
        return tuple(
            replace(one, code=min(codes)) if _is_domestic(one) or (people and _is_plain(one)) else one for one in target
        )

    def _others(self, side: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(Actor(code, "", "") for code in self.scene.beside({actor.code for actor in side}))

    def country(self, party: Entity) -> str:
        """The code of a party on its day whatever its sentence says beside it; "" for none."""
        state = self._dictionary.establishment.state_of(party, self._day)
        return self._coded(replace(party, acts_for=state), "").code

    def around(self, place: Entity) -> str:
        """The code of the country a place lies in, its own where it has one, as Hong Kong; "" for none or several."""
        own = self._dictionary.codes.get(place.iri, "")
        found = self._codes(one for one in self._dictionary.whereabouts(place.iri) if self._dictionary.is_state(one))
        return own or (found[0].code if found else "")

    def actors(self, parties: Iterable[Entity], *, at_home: bool = True) -> tuple[Actor, ...]:
        """Code actors; those who are not at home have no country by that alone which the sentence names."""
        called = (replace(one, label=self.scene.called.get(one.iri, one.label)) for one in parties)
        return tuple(dict.fromkeys(self._coded(party, self._told(party, at_home)) for party in called))

    def _told(self, party: Entity, at_home: bool) -> str:
        """The country that the sentence alone tells of an actor: named next to it, or the only one named at all."""
        near = self.scene.near.get(party.iri, "")
        stranger = bool(party.acts_for) or (party.known and party.kind not in VOICES) or not at_home
        if near or stranger or sector_of(party.label) in FROM_ANYWHERE or is_from_abroad(party.label):
            return near
        return self.scene.only or (self._only_around() if party.kind == "Person" else "")

    def _only_around(self) -> str:
        """The only country that an article's events are about; "" for none or several."""
        found = self._codes(one for one in self._around if self._dictionary.is_state(one))
        return found[0].code if found else ""

    def at_home(self, claim: Claim) -> tuple[Actor, ...]:
        """The country where something was done to somebody unknown: that of its place, else of who did it."""
        if claim.type not in _DONE_AT_HOME and (claim.type, claim.mode) not in _ORDERED_AT_HOME:
            return ()
        if claim.mode in _TO_NOBODY:
            return ()
        return self._codes(self._places(claim) or set(map(self._state, claim.subjects)))

    def _places(self, claim: Claim) -> set[str]:
        around = self._dictionary.whereabouts(claim.place.iri) if claim.place else frozenset()
        return {one for one in around if self._dictionary.is_state(one)}

    def _codes(self, states: Iterable[str]) -> tuple[Actor, ...]:
        """The only country among states, as an actor that nobody names."""
        codes = {self._dictionary.codes.get(state, "") for state in states} - {""}
        return (Actor(codes.pop(), "", ""),) if len(codes) == 1 else ()

    def _coded(self, party: Entity, near: str) -> Actor:
        sector = self._sector(party)
        beside = near if party.kind == "Person" and not party.known else ""
        code = beside or self._dictionary.codes.get(self._state(party), "") or near
        abroad = self._international(party) or _is_of_nations(party)
        if sector == _INTERNATIONAL_SECTOR or abroad or (party.known and not code and party.kind in _BODIES):
            return Actor(code or INTERNATIONAL, "", party.label)
        if (not code or code == near) and (party.kind in _NON_GOVERNMENTAL or sector == "NGO"):
            return Actor("NGO", sector, party.label)
        if not code and (party.kind in _MULTINATIONAL or sector == "BUS"):
            return Actor("MNC", sector, party.label)
        return Actor(code, sector, party.label)

    def _state(self, party: Entity) -> str:
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
            return self._state(body) if body and body.iri != party.iri else ""
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

    def _sector(self, party: Entity) -> str:
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


def _is_plain(actor: Actor) -> bool:
    """Whether somebody is one of the plain people, from nowhere named."""
    return not actor.code and actor.sector == _PLAIN


def _is_domestic(actor: Actor) -> bool:
    own = actor.sector in _DOMESTIC or actor.name.lower().endswith(_AT_HOME)
    return not actor.code and own and not is_from_abroad(actor.name)


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
