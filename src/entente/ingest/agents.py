"""Agents: common nouns that act, as “protesters” or “Kenyan students”, with the sector they act in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

import pyoxigraph

from entente.ingest.discourse import Discourse
from entente.ingest.kinds import DESCRIPTIONS, PLACES, VOICES
from entente.ingest.mention import Group, Mention
from entente.model import iris
from entente.model.claim import Entity
from entente.ontology.resources import ontology_file

if TYPE_CHECKING:
    from entente.ingest.nouns import Nouns

_KIND: Final = "CollectiveVoice"
_MODIFIERS: Final = ("amod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked")
_PLACING: Final = frozenset({"of", "from", "in", "near", "at", "across"})
_AT: Final = frozenset({"at", "outside", "into"})
FROM_ANYWHERE: Final = frozenset({"UAF", "CRM", "JRN", "IGO", "NGO"})
"""Sectors whose agents may be strangers where they act."""
_STRANGE: Final = frozenset({"foreign", "international", "overseas", "western"})
_EQUIPMENT: Final = frozenset(
    "plane aircraft fleet warplane warship jet bomber destroyer submarine frigate helicopter gunship drone".split()
)
"""Nouns that act for whoever has them, but are given and sold as things."""
_ACTING: Final = frozenset({"nsubj", "obl:agent", "nmod:poss", "root"})
_STATES: Final = frozenset("country state nation government capital power ally".split())
"""Lemmas of nouns for states that a list leaves unnamed."""
_RULERS: Final = frozenset("government junta regime state president army authority".split())
_INTERNAL: Final = frozenset({"REB", "UAF", "OPP"})
"""Sectors of those who stand against a government of their own."""
_FORCES: Final = frozenset("army military force forces troop troops soldier".split())
"""Lemmas of nouns for the armed forces of whoever owns them."""
_NO_GROUPS: Final = frozenset({"State", "Person"}) | PLACES | VOICES
"""Kinds whose people are not simply they themselves: “Malian soldiers” act for Mali, “Hamas gunmen” are Hamas."""
_OF_EVERY_STATE: Final = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "OPP"})
"""Sectors of bodies that each state has."""


@cache
def sectors() -> Mapping[str, str]:
    """Lemma of a noun that acts → the code of the sector it acts in, as ``sector.ttl`` lists them."""
    codes: dict[str, str] = {}
    nouns: dict[str, str] = {}
    with ontology_file("vocab/sector.ttl").open("rb") as stream:
        for triple in pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE):
            concept, value = triple.subject.value, getattr(triple.object, "value", "")
            if triple.predicate.value == iris.term("sectorCode"):
                codes[concept] = value
            elif triple.predicate.value == iris.term("agentNoun"):
                nouns[value] = concept
    return {noun: codes[concept] for noun, concept in nouns.items()}


def sector_of(label: str) -> str:
    """Give the sector that the last words of an agent's name tell; nothing for none."""
    words = label.lower().split()
    for last in range(len(words), 0, -1):
        noun = _singular(words[last - 1])
        pair = " ".join((*words[max(0, last - 2) : last - 1], noun))
        if found := sectors().get(pair) or sectors().get(noun):
            return found
    return ""


def _singular(word: str) -> str:
    if word in sectors():
        return word
    if word.endswith("men"):
        return f"{word.removesuffix('men')}man"
    return f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")


def is_from_abroad(label: str) -> bool:
    """Whether an agent's name says that they are strangers where they are: “foreign troops”."""
    return not _STRANGE.isdisjoint(label.lower().split())


def _acts(parties: Nouns, index: int) -> bool:
    """Whether a noun stands where somebody acts: as subject, or after “by”."""
    index = parties.first(index)
    return parties.relation(index) in _ACTING or parties.case(index) == "by"


def _is_vague(mention: Mention) -> bool:
    """Whether it only names some people: “officials”."""
    return mention.actor is not None and mention.actor.known and mention.actor.kind in VOICES


class Agents:
    """Reads the agents of one article's sentences."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse

    def read(self, parties: Nouns, index: int) -> Mention | None:
        """Read the noun at an index as whoever it names, acting for the state that is named with it."""
        if parties.lemma(index) not in sectors() or parties.token(index).pos not in ("NOUN", "PROPN"):
            return None
        if parties.lemma(index) in _EQUIPMENT and not _acts(parties, index):
            return None
        if group := self._of_group(parties, index) or self._forces_of(parties, index):
            return group
        described = self._described(parties, index)
        if described:
            return Mention(index, index + 1, "description", actor=described)
        first = index
        while first > 0 and parties.head(first - 1) == index and parties.relation(first - 1) in _MODIFIERS[:2]:
            if parties.joined(first - 1):
                break  # “Moscow-run force”: the first word is no part of what it is called
            first -= 1
        if parties.joined_after(index):
            return None  # “a migrant-processing deal”
        if several := self._of_several(parties, index):
            return several
        text = parties.parse.sentence.text[parties.token(first).start : parties.token(index).end]
        actor = self._discourse.found(_KIND, text, acts_for=self._state(parties, index))
        return Mention(first, index + 1, "agent", actor=actor) if actor.kind != "Person" else None

    def _of_several(self, parties: Nouns, index: int) -> Mention | None:
        """The agents of each state that a list before a noun names: “Syrian and Afghan migrants”."""
        noun = parties.token(index).text
        found: list[Entity] = []
        for child in parties.children(index, "amod", "compound", "nmod:poss"):
            if parties.child(child, "conj") is None or child > index:
                continue
            mentions = dict.fromkeys(one for at in parties.conjuncts(child) if (one := parties.mention(at)))
            for mention in mentions:
                state = self._of(mention)
                if state and not (mention.actor and mention.actor.kind == "Person"):
                    of = " ".join(parties.token(at).text for at in range(mention.first, mention.last))
                    found.append(self._discourse.found(_KIND, f"{of} {noun}", acts_for=state))
        if len({one.acts_for for one in found}) < 2:
            return None
        return Mention(index, index + 1, "agent", members=tuple(found))

    def _of_group(self, parties: Nouns, index: int) -> Mention | None:
        """The group whose fighters a noun names: “Boko Haram gunmen”."""
        for child in parties.children(index, "compound", "amod", "nmod:poss"):
            mention = parties.mention(child)
            if mention and mention.actor and mention.actor.kind not in _NO_GROUPS:
                listed = parties.listed_before(child)
                if len(listed) > 1:
                    return Mention(index, index + 1, "agent", members=listed)
                return replace(mention, first=index, last=index + 1, how="agent", possessive=False)
        return None

    def _forces_of(self, parties: Nouns, index: int) -> Mention | None:
        """The armed forces of whoever owns them: “its army”, “Aliyev, whose army”."""
        if parties.lemma(index) not in _FORCES or any(parties.children(index, "compound")):
            return None  # “Colombia’s National Liberation Army” is not its army
        owner = next((group for child in parties.children(index, "nmod:poss") if (group := parties.meant(child))), None)
        state = owner.actors[0].acts_for or owner.actors[0].iri if owner and len(owner.actors) == 1 else ""
        forces = self._discourse.dictionary.forces.get(state)
        return Mention(index, index + 1, "agent", actor=forces) if forces else None

    def _described(self, parties: Nouns, index: int) -> Entity | None:
        """Whom “the government” or “the militia”, with nothing that says whose, was said of before."""
        children = list(parties.children(index))
        bare = all(parties.relation(child) in ("det", "case", "punct") for child in children if child < index)
        definite = any(parties.token(child).lower == "the" for child in children)
        owned = any(parties.relation(child) in ("nmod", "acl", "acl:relcl", "nmod:poss") for child in children)
        if not definite or not bare or owned:
            return None
        noun = parties.token(index).lower
        described = self._discourse.described(noun, index)
        if described and described.kind == "State" and noun in DESCRIPTIONS:
            before = [state for at, state in self._named(parties, index) if at < index]
            return self._discourse.dictionary.entities.get(before[-1]) if before else described
        return described

    def _state(self, parties: Nouns, index: int) -> str:
        """IRI of the state an agent acts for, nothing for none.

        It is that of a modifier or owner, of “in” and “from”; else of whoever it is listed with; else of the place its
        clause names; else the only state that the sentence names, and for a body that every state has the one named
        before it.
        """
        for child in parties.children(index, *_MODIFIERS):
            if state := self._of(parties.mention(child)):
                return state
        if state := self._of(parties.leading(index)):
            return state
        for case, child in parties.obliques(index):
            if case in _PLACING and (state := self._of(parties.mention(child)) or self._of_owner(parties, child)):
                return state
        called = parties.parse.sentence.text[parties.token(max(0, index - 1)).start : parties.token(index).end]
        sector = sector_of(called)
        if sector == "JUD" and self._backed(parties, index):
            return self._united_nations()
        if mate := self._of_mate(parties, index):
            return mate
        if sector in FROM_ANYWHERE or is_from_abroad(called):
            return ""
        for above in (index, *islice(parties.above(index), 3)):
            for case, child in parties.obliques(above):
                here = self._of(parties.mention(child), placed=True) if case in _PLACING else ""
                if state := here or (self._around(parties, case, child, sector) if case in _AT else ""):
                    return state
        named = self._named(parties, index)
        states = {state for _, state in named}
        if len(states) == 1:
            return states.pop()
        before = [state for at, state in named if at < index]
        return before[-1] if before and sector in _OF_EVERY_STATE else ""

    def ruled(self, mention: Mention) -> Mention:
        """Give, for a person in charge, the government he is in, else his state: “the junta of Colonel Goïta”."""
        actor, known = mention.actor, self._discourse.dictionary
        if actor is None or actor.kind != "Person":
            return mention
        body = known.entities.get(known.establishment.body_of(actor.iri, self._discourse.published))
        ruled = body if body and body.kind == "Government" else known.entities.get(actor.acts_for)
        return replace(mention, actor=ruled, posts=()) if ruled else mention

    def unnamed(self, parties: Nouns, index: int) -> Mention | None:
        """The states that a list ends with unnamed: “and seven other countries”."""
        last = parties.relation(index) == "conj" and parties.token(index).tag == "NNS"
        if not last or parties.lemma(index) not in _STATES:
            return None
        first = min((at for at in parties.children(index, "amod", "nummod", "compound") if at < index), default=index)
        text = parties.parse.sentence.text[parties.token(first).start : parties.token(index).end]
        actor = self._discourse.found(_KIND, text)
        return Mention(first, index + 1, "agent", actor=actor) if actor.kind != "Person" else None

    def of_mates(self, mentions: list[Mention]) -> list[Mention]:
        """Give those who are listed with people of one state theirs: “Lukashenko and six officials”."""
        states = {state for one in mentions if not _is_vague(one) and (state := self._of(one))}
        if len(mentions) < 2 or len(states) != 1:
            return mentions
        (state,) = states
        found = self._discourse.found
        return [
            replace(one, how="agent", actor=found(one.actor.kind, one.actor.label, acts_for=state))
            if one.actor and place and _is_vague(one) and sector_of(one.actor.label) in _OF_EVERY_STATE else one
            for place, one in enumerate(mentions)
        ]  # fmt: skip

    def _of_mate(self, parties: Nouns, index: int) -> str:
        """The state of the government whose rebels or opposition a list joins to it: “Chad’s government and rebels”."""
        first = parties.first(index)
        if first == index or parties.lemma(first) not in _RULERS or sectors()[parties.lemma(index)] not in _INTERNAL:
            return ""
        owners = (first, *parties.children(first, *_MODIFIERS))
        return next((state for owner in owners if (state := self._of(parties.mention(owner)))), "")

    def _backed(self, parties: Nouns, index: int) -> bool:
        """Whether a court is one that the United Nations backs: “a U.N.-backed court”."""
        for child in parties.children(index, "amod", "acl", "compound"):
            backer = parties.mention(child - 2) if parties.joined(child) else None
            if parties.token(child).lower == "backed" and backer and backer.actor:
                return backer.actor.iri == self._united_nations()
        return False

    def _united_nations(self) -> str:
        """IRI of the United Nations, nothing where the dictionary has them not."""
        found = self._discourse.dictionary.find("United Nations")
        return next((sense.entity.iri for name in found for sense in name.senses if sense.how == "label"), "")

    def _around(self, parties: Nouns, case: str, noun: int, sector: str) -> str:
        """The state whose a building is, for those who keep it, else the one where it lies.

        Rioters at the U.S. embassy in Belgrade are Serbia's, and so are police who break into it; a guard at the French
        embassy is France's.
        """
        if case != "into" and sector in _OF_EVERY_STATE and (owner := self._of_owner(parties, noun)):
            return owner
        places = (parties.mention(child) for case, child in parties.obliques(noun) if case in _PLACING)
        return next((state for place in places if (state := self._of(place, placed=True))), "")

    def _of_owner(self, parties: Nouns, noun: int) -> str:
        """The state whose a place is that has no name of its own: “a guard at France’s consulate”."""
        if parties.mention(noun):
            return ""
        owners = (parties.mention(child) for child in parties.children(noun, *_MODIFIERS))
        return next((state for owner in owners if owner and (state := self._of(owner))), "")

    def state_around(self, group: Group) -> Group | None:
        """Give the states that the places of a group lie in, as if they had been named."""
        entities = self._discourse.dictionary.entities
        states = ((mention, entities.get(self._of(mention, placed=True))) for mention in group.mentions)
        found = tuple(replace(mention, actor=state) for mention, state in states if state)
        return Group(found) if found else None

    def _named(self, parties: Nouns, index: int) -> list[tuple[int, str]]:
        """The states that a sentence names, each with the token where it does."""
        mentions = {id(one): one for at in range(len(parties.tokens)) if (one := parties.mention(at))}
        found = ((mention.first, self._of(mention)) for mention in mentions.values() if mention.first != index)
        return [(at, state) for at, state in found if state]

    def _of(self, mention: Mention | None, *, placed: bool = False) -> str:
        """The state a mention names, acts for or lies in."""
        if mention is None:
            return ""
        actor = None if placed and mention.place else mention.actor
        if actor:
            return actor.iri if actor.kind == "State" else actor.acts_for
        if mention.place is None:
            return ""
        dictionary = self._discourse.dictionary
        if mention.place.iri in dictionary.codes:
            return mention.place.iri  # “Hong Kong police”
        around = dictionary.whereabouts(mention.place.iri)
        return next((one for one in sorted(around) if one in dictionary.codes and dictionary.is_state(one)), "")
