"""Coding: claims as events in the PLOVER exchange format, with the country and the sector of each actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from entente.ingest.actors import Actor, Actors
from entente.ingest.agents import FROM_ANYWHERE, is_from_abroad, sector_of
from entente.ingest.contexts import contexts
from entente.ingest.dictionary import Dictionary
from entente.ingest.kinds import VOICES
from entente.ingest.lexicon import frames_by_name
from entente.ingest.scene import Scene, scene
from entente.ingest.sentences import PlainSentence
from entente.model.claim import EVENT_TYPES, Claim, Entity

_BILATERAL: Final = frozenset(
    "THREATEN REJECT REQUEST ACCUSE AGREE CONSULT COOPERATE SUPPORT AID CONCEDE SANCTION".split()
)
"""Types that two sides share, seldom within one country."""
_WITH_RECIPIENT: Final = frozenset({"COOPERATE", "AID"})
"""Types that are none without whom they are done with or for (manual 0.8)."""
_AS_EVENTS: Final = {"recognises": "SUPPORT", "opposes": "REJECT"}
"""Relations whose claims are also the act by which they come about."""
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
        coder.scene = scene(sentence, coder.known.country, coder.around)
        coder.sending(sentence.claims)
        yield from (coder.event(claim, shown) for claim in sentence.claims if is_coded(claim))


class _Coder:
    def __init__(self, dictionary: Dictionary, day: date | None, claims: Iterable[Claim]) -> None:
        self._dictionary = dictionary
        parties = [one for claim in claims for one in (*claim.subjects, *claim.objects, claim.place) if one]
        self._around = {place for one in parties for place in (one.acts_for, *dictionary.whereabouts(one.iri)) if place}
        self.known = Actors(dictionary, day, self._around)
        self.scene = Scene((), {})
        """Whom the sentence that is being coded names."""
        self._sent: dict[frozenset[str], set[str]] = {}

    def sending(self, claims: Iterable[Claim]) -> None:
        """Take note of who sends troops where or strikes whom in a sentence: whom else they fight are of that country.

        “Stormed into Libya, shooting people”; “sent troops to Chad to fight rebels”.
        """
        self._sent = {}
        for claim in claims:
            mine = {self.known.country(one) for one in claim.subjects}
            codes = {code for one in claim.objects if (code := self.known.country(one))} - mine
            if claim.type in _WITH_FORCE and codes:
                self._sent[frozenset(one.iri for one in claim.subjects)] = codes

    def event(self, claim: Claim, context: tuple[str, ...]) -> Event:
        """Code a claim; a side that it leaves open is whom else its sentence names, where that is plain."""
        source, target = self.actors(claim.subjects), self.actors(claim.objects, at_home=claim.mode not in _SENT_OUT)
        if claim.type in _BILATERAL:
            target = target or self._others(source)
            if not source and _is_noun(claim):
                source = self._others(target)
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
        codes = {code for one in claim.subjects if (code := self.known.country(one))}
        abroad = self._sent.get(frozenset(one.iri for one in claim.subjects), set())
        codes = abroad or codes
        if len(codes) != 1:
            return target
        policed = all(self.known.sector(one) == _POLICE for one in claim.subjects)
        people = policed or (claim.type == "ASSAULT" and bool(abroad))
        return tuple(
            replace(one, code=min(codes)) if _is_domestic(one) or (people and _is_plain(one)) else one for one in target
        )

    def _others(self, side: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(Actor(code, "", "") for code in self.scene.beside({actor.code for actor in side}))

    def around(self, place: Entity) -> str:
        """The code of the country a place lies in, its own where it has one, as Hong Kong; "" for none or several."""
        own = self._dictionary.codes.get(place.iri, "")
        found = self._codes(one for one in self._dictionary.whereabouts(place.iri) if self._dictionary.is_state(one))
        return own or (found[0].code if found else "")

    def actors(self, parties: Iterable[Entity], *, at_home: bool = True) -> tuple[Actor, ...]:
        """Code actors; those who are not at home have no country by that alone which the sentence names."""
        called = (replace(one, label=self.scene.called.get(one.iri, one.label)) for one in parties)
        return tuple(dict.fromkeys(self.known.coded(party, self._told(party, at_home)) for party in called))

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
        return self._codes(self._places(claim) or set(map(self.known.state, claim.subjects)))

    def _places(self, claim: Claim) -> set[str]:
        around = self._dictionary.whereabouts(claim.place.iri) if claim.place else frozenset()
        return {one for one in around if self._dictionary.is_state(one)}

    def _codes(self, states: Iterable[str]) -> tuple[Actor, ...]:
        """The only country among states, as an actor that nobody names."""
        codes = {self._dictionary.codes.get(state, "") for state in states} - {""}
        return (Actor(codes.pop(), "", ""),) if len(codes) == 1 else ()


def _is_noun(claim: Claim) -> bool:
    """Whether a noun evoked a claim: a verb has a subject of its own, and so have a denial and an echo."""
    frame = frames_by_name().get(claim.rule)
    return frame is not None and frame.word_class == "noun"


def _is_plain(actor: Actor) -> bool:
    """Whether somebody is one of the plain people, from nowhere named."""
    return not actor.code and actor.sector == _PLAIN


def _is_domestic(actor: Actor) -> bool:
    own = actor.sector in _DOMESTIC or actor.name.lower().endswith(_AT_HOME)
    return not actor.code and own and not is_from_abroad(actor.name)
