"""The discourse: what an article has named so far, so that a last name, a pronoun or “the embassy” finds its bearer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from entente.ingest.dictionary import Dictionary, fold
from entente.model import iris
from entente.model.claim import Entity

DESCRIPTIONS: Final[dict[str, frozenset[str]]] = {
    "embassy": frozenset({"DiplomaticMission"}),
    "mission": frozenset({"DiplomaticMission", "IntergovernmentalOrganization"}),
    "alliance": frozenset({"Alliance"}),
    "bloc": frozenset({"Alliance", "IntergovernmentalOrganization"}),
    "organisation": frozenset({"IntergovernmentalOrganization", "Alliance"}),
    "organization": frozenset({"IntergovernmentalOrganization", "Alliance"}),
    "union": frozenset({"IntergovernmentalOrganization"}),
    "coalition": frozenset({"Coalition"}),
    "command": frozenset({"MilitaryCommand"}),
    "ministry": frozenset({"Ministry"}),
    "department": frozenset({"Ministry", "Agency"}),
    "agency": frozenset({"Agency", "IntergovernmentalOrganization", "Organization"}),
    "court": frozenset({"Organization", "IntergovernmentalOrganization"}),
    "army": frozenset({"ArmedForces", "Faction"}),
    "military": frozenset({"ArmedForces"}),
    "police": frozenset({"Agency"}),
    "party": frozenset({"Faction"}),
    "movement": frozenset({"Faction", "ArmedGroup"}),
    "country": frozenset({"State"}),
    "kingdom": frozenset({"State"}),
    "government": frozenset({"State", "Government"}),
    "rebels": frozenset({"ArmedGroup", "Faction"}),
    "group": frozenset({"ArmedGroup", "PrivateMilitaryCompany"}),
    "militia": frozenset({"ArmedGroup", "Faction"}),
    "insurgents": frozenset({"ArmedGroup"}),
    "militants": frozenset({"ArmedGroup"}),
    "committee": frozenset({"Committee"}),
    "commission": frozenset({"Committee"}),
    "council": frozenset({"Committee", "IntergovernmentalOrganization", "Government"}),
    "sources": frozenset({"UnnamedSource"}),
    "observers": frozenset({"CollectiveVoice"}),
}
"""Definite descriptions and the classes their bearers are of."""
PERSON_DESCRIPTIONS: Final = frozenset(
    "general admiral colonel official commander minister president chancellor spokesman spokeswoman spokesperson envoy "
    "ambassador diplomat leader premier secretary chief chairman marshal officer prime".split()
)
EVENT_DESCRIPTIONS: Final = frozenset(
    "conference summit forum meeting gathering exercise drills talks ceremony".split()
)


@dataclass
class Discourse:
    """Memory of one article, filled sentence by sentence."""

    article: str
    """IRI of the article."""
    dictionary: Dictionary
    person: Entity | None = None
    """Whom “he” or “she” now stands for."""
    body: Entity | None = None
    """What “it” now stands for: the last state or organisation that acted."""
    several: tuple[Entity, ...] = ()
    """Whom “they” now stands for."""
    issuer: Entity | None = None
    """The first body the article names: whom “we” stands for in a text without a speaker, as a press release."""
    pair: tuple[Entity, ...] = ()
    """What “both sides” now stands for."""
    speaker: Entity | None = None
    """Who spoke last."""
    accuser: tuple[Entity, ...] = ()
    """Who last accused or demanded: whose “charge” another rejects."""
    event: Entity | None = None
    state: Entity | None = None
    seen: dict[str, Entity] = field(default_factory=dict)
    """Last entity of each class."""
    aliases: dict[str, Entity] = field(default_factory=dict)
    """Folded names the article itself has given: last names, abbreviations in brackets, unknown names."""

    def meet(self, entity: Entity) -> None:
        """Take note that the text has named this."""
        self.seen.pop(entity.kind, None)
        self.seen[entity.kind] = entity
        if entity.kind == "Person":
            self.aliases[fold(entity.label.removesuffix(" Jr.")).split()[-1]] = entity
        elif entity.kind == "State":
            self.state = entity

    def described(self, noun: str) -> Entity | None:
        """Find what “the <noun>” last stood for."""
        if noun in EVENT_DESCRIPTIONS:
            return self.event
        if noun in PERSON_DESCRIPTIONS:
            return self.person
        kinds = DESCRIPTIONS.get(noun, frozenset())
        return next((entity for kind, entity in reversed(self.seen.items()) if kind in kinds), None)

    def found(self, kind: str, label: str, *, acts_for: str = "") -> Entity:
        """Give the entity an article's own name stands for, made anew if it is the first time."""
        key = fold(label)
        if key not in self.aliases or self.aliases[key].known:
            iri = iris.in_article("event" if kind in EVENT_KINDS else "actor", self.article, label)
            self.aliases[key] = Entity(iri, label, kind, known=False, acts_for=acts_for)
        return self.aliases[key]


EVENT_KINDS: Final = frozenset({"Conference", "Meeting", "Exercise", "Event"})
