"""Bodies: the organisations, forces and voices that stand behind nouns, names and runs of capitals."""

from __future__ import annotations

from typing import Final

from entente.ingest.dictionary import Sense
from entente.ingest.folding import fold
from entente.ingest.grammar import DETERMINERS, PLURAL_APOSTROPHES
from entente.ingest.kinds import BODIES, DESCRIPTIONS, ORGANISATIONS
from entente.ingest.mention import Mention
from entente.ingest.names import Name
from entente.ingest.senses import Senses
from entente.ingest.titles import PERSONAL, Role, Title
from entente.model.claim import Entity

_PLURAL_NAMES: Final = (
    "States",
    "Kingdom",
    "Emirates",
    "Netherlands",
    "Philippines",
    "Republic",
    "Islands",
    "Maldives",
)
"""Last words of the names of states that have an article."""
_AMONG_STATES: Final = frozenset(
    "inter pan african european asian arab american caribbean eurasian nordic andean".split()
)
"""What the name of a body of several states begins with: “Inter-American Commission”, “African Commission”."""
_SHARED: Final = frozenset({"Committee", "Agency", "Organization", "IntergovernmentalOrganization"})
"""Kinds of bodies that several states may have together."""
_MISSIONS: Final = frozenset({"embassy", "consulate"})
_THINGS: Final = frozenset(
    "highway road street bridge river sea ocean canal channel desert mountains island islands war games cup".split()
)
"""Last words of names that are nobody's."""
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


class Bodies:
    """Reads the bodies of one sentence."""

    def __init__(self, senses: Senses) -> None:
        self.senses, self.discourse = senses, senses.discourse

    def read(self, start: int) -> tuple[Entity, int] | None:
        """Read “the forces of the outgoing Government of National Unity” as the body it belongs to.

        A person whom a state's title names stands for the state: “Chad’s supreme leader”.
        Gives the body and the index after its words.
        """
        senses = self.senses
        index = self._past_agents(start)
        if index in senses.names:
            return self._named(start, index)
        unknown = self.unknown(start, index)
        if unknown and unknown.actor:
            return unknown.actor, unknown.last
        return self._described(start)

    def _described(self, start: int) -> tuple[Entity, int] | None:
        """Read “the mission” as the one spoken of before."""
        noun, after = self.senses.lower(start + 1), self.senses.lower(start + 2)
        if self.senses.lower(start) != "the" or noun not in DESCRIPTIONS or after in ("of", "for"):
            return None
        described = self.discourse.described(noun, start)
        return (described, start + 2) if described else None

    def _past_agents(self, index: int) -> int:
        """The index after “the forces of the outgoing”."""
        senses = self.senses
        while True:
            index = senses.past_modifiers(index)
            if index in senses.names or index not in senses.titles:
                return index
            after = senses.titles[index][0]
            if senses.lower(after) != "of":
                return index
            index = after + 1

    def _named(self, start: int, index: int) -> tuple[Entity, int] | None:
        senses = self.senses
        name = senses.names[index]
        sense = senses.choose(index, name)
        actor = senses.actor(sense.entity) if sense and sense.entity.kind != "Person" else None
        if sense is None or actor is None:
            return None
        owned = name.last + senses.apostrophe(name.last)
        title = senses.titles.get(owned) if sense.how == "adjective" or owned > name.last else None
        if title and title[1].role in PERSONAL:
            return actor, title[0]
        agent = self.agent(start, *title, actor) if title else None
        if agent and agent.actor:
            return agent.actor, agent.last
        if owned > name.last and (inner := self._owned(owned, actor)):
            return inner
        return actor, name.last

    def _owned(self, index: int, owner: Entity) -> tuple[Entity, int] | None:
        """Read what follows “Serbia’s” as a body of its own: “Security Intelligence Agency”."""
        senses = self.senses
        name = senses.names.get(index)
        body = senses.body(index) if name else None
        if name and body and body.acts_for == owner.iri:
            return body, name.last
        last = senses.capitals(index) if senses.plain_capital(index) else index
        kind = ORGANISATIONS.get(senses.lower(last - 1))
        if kind is None or last - index < 2:
            return None
        return self.discourse.found(kind, senses.label(index, last), acts_for=owner.iri), last

    def agent(self, first: int, last: int, title: Title, body: Entity) -> Mention | None:
        """Read “Libyan officials”, “Russian forces”, “NATO sources”, given the noun and whose they are."""
        actor = body
        if title.role is Role.FORCES:
            actor = self._forces(body)
        elif title.role is not Role.STATE:
            kind = "UnnamedSource" if title.role is Role.VOICES else "CollectiveVoice"
            label = self.senses.label(self._past_determiners(first), last)
            actor = self.discourse.found(kind, label, acts_for=body.acts_for or body.iri)
        possessive = self.senses.lower(last) in PLURAL_APOSTROPHES
        return Mention(first, last + possessive, "agent", actor=actor, possessive=possessive)

    def voices(self, first: int, name: Name, body: Entity) -> Mention:
        """Read “Palestinian gunmen”: a voice that the dictionary knows, of one state."""
        label = self.senses.label(self._past_determiners(first), name.last)
        kind = name.senses[0].entity.kind
        actor = self.discourse.found(kind, label, acts_for=body.acts_for or body.iri)
        return Mention(first, name.last, "agent", actor=actor)

    def _past_determiners(self, first: int) -> int:
        while self.senses.lower(first) in DETERMINERS and first + 1 < len(self.senses):
            first += 1
        return first

    def _forces(self, body: Entity) -> Entity:
        return self.senses.dictionary.forces.get(body.iri, body) if body.kind == "State" else body

    def unknown(self, first: int, index: int) -> Mention | None:
        """Read a run of capitals as a body the article named before, or one by its last word: “Blue Nile Council”."""
        end = self._end_of_unknown(index)
        last = self._past_home(self._past_field(end, index), index)
        if last == index:
            return None
        label = self.senses.label(index, last)
        known = self.discourse.aliases.get(fold(label))
        if known:
            return Mention(first, last, "name", actor=known) if known.kind != "Person" else None
        kind = ORGANISATIONS.get(self.senses.lower(last - 1)) or (
            ORGANISATIONS.get(self.senses.lower(end - 1)) if end < last else None
        )
        if kind and last - index >= 2:
            shared = self.senses.lower(index).partition("-")[0] in _AMONG_STATES and kind in _SHARED
            kind = "IntergovernmentalOrganization" if shared else kind
            return Mention(first, last, "name", actor=self.discourse.found(kind, label))
        return None

    def _past_field(self, last: int, index: int) -> int:
        """Take what a body is for into its name: “Commission on Human Rights”."""
        senses = self.senses
        fits = last - index >= 2 and senses.lower(last) == "on" and senses.lower(last - 1) in ORGANISATIONS
        fits = fits and senses.lower(last + 1) not in _DAYS
        return max(senses.capitals(last + 1), last) if fits and senses.plain_capital(last + 1) else last

    def _past_home(self, last: int, index: int) -> int:
        """Take “of Iran” into a name that ends as an organisation's does: “Atomic Energy Organization of Iran”."""
        senses = self.senses
        if last - index < 2 or senses.lower(last) != "of" or senses.lower(last - 1) not in ORGANISATIONS:
            return last
        home = last + 1 + (senses.lower(last + 1) == "the")
        return senses.names[home].last if home in senses.names else last

    def _end_of_unknown(self, index: int) -> int:
        """The index after a run of capitals or one number, as “5+5”; ``index`` itself for neither."""
        token = self.senses.tokens[index] if index < len(self.senses) else None
        if token is None:
            return index
        return self.senses.capitals(index) if token.capital else index + token.text[0].isdigit()

    def longer(self, first: int, index: int, name: Name, sense: Sense, actor: Entity) -> Mention | None:
        """Read a name that begins with one the dictionary has: “Georgian Dream”, “Rwandan foreign ministry”."""
        found = self._capitalised(name.last, sense) or self._lower_case(name.last, sense)
        if found is None:
            return None
        kind, end = found
        if kind == "DiplomaticMission" and (mission := self._mission(first, end, actor)):
            return mission
        body = self.discourse.found(kind, self.senses.label(index, end), acts_for=actor.iri)
        return Mention(first, end, "name", actor=body)

    def _mission(self, first: int, end: int, sender: Entity) -> Mention | None:
        """Read “the US Embassy in Bishkek” as the embassy of one state in another."""
        senses = self.senses
        host = end + 1 + (senses.lower(end + 1) == "the")
        name = senses.names.get(host) if senses.lower(end) in ("in", "to") else None
        actor = senses.body(host) if name else None
        if name is None or actor is None or sender.kind != "State" or actor.kind != "State":
            return None
        label = f"Embassy of {_with_article(sender.label)} in {_with_article(actor.label)}"
        matches = senses.dictionary.find(label)
        known = (sense.entity for match in matches for sense in match.senses if sense.entity.label == label)
        body = next(known, None) or self.discourse.found("DiplomaticMission", label, acts_for=sender.iri)
        return Mention(first, name.last, "name", actor=body, place=actor)

    def _capitalised(self, last: int, sense: Sense) -> tuple[str, int] | None:
        mission = self.senses.lower(last) in _MISSIONS and sense.how == "abbreviation"  # “the US Embassy”
        if (sense.how not in ("adjective", "label") and not mission) or not self.senses.plain_capital(last):
            return None
        end = self.senses.capitals(last)
        if end == last:
            return None
        ending, noun = self.senses.lower(end - 1), self.senses.lower(end)
        if ending in _THINGS:
            return None
        return ORGANISATIONS.get(ending) or ORGANISATIONS.get(noun) or "Organization", end

    def _lower_case(self, index: int, sense: Sense) -> tuple[str, int] | None:
        """The kind of body that lower-case nouns name after an adjective, and the index after them."""
        if sense.how != "adjective":
            return None
        for size in (2, 1):
            words = " ".join(token.lower for token in self.senses.tokens[index : index + size])
            if kind := BODIES.get(words):
                return kind, index + size
        return None


def _with_article(state: str) -> str:
    """A state's name as it stands after “of”: “the United States”."""
    return f"the {state}" if state.endswith(_PLURAL_NAMES) else state
