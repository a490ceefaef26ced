"""The discourse: what an article has named so far, so that a last name, a pronoun or “the embassy” finds its bearer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from entente.ingest.dictionary import Dictionary
from entente.ingest.folding import fold
from entente.ingest.kinds import DESCRIPTIONS, EVENT_DESCRIPTIONS, EVENT_KINDS, PERSON_DESCRIPTIONS
from entente.model import iris
from entente.model.claim import Entity


@dataclass
class Discourse:
    """Memory of one article, filled sentence by sentence."""

    article: str
    """IRI of the article."""
    dictionary: Dictionary
    published: date | None = None
    """The day of the article: “President Bush” is another in 1990 than in 2005."""
    topic: Entity | None = None
    """The first person the article names: who did what a note without a subject says, “Met with the president.”"""
    author: Entity | None = None
    """Who wrote it: whom a note means that leaves its subject out and has named nobody before."""
    host: Entity | None = None
    """The state where the traveller is whom it tells of."""
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
    """The last event the text has named."""
    seen: dict[str, Entity] = field(default_factory=dict)
    """Last entity of each class, the class last met at the end."""
    aliases: dict[str, Entity] = field(default_factory=dict)
    """Folded names the article itself has given: last names, names unknown to the dictionary."""

    def meet(self, entity: Entity) -> None:
        """Take note that the text has named this."""
        self.seen.pop(entity.kind, None)
        self.seen[entity.kind] = entity
        if entity.kind == "Person":
            self.aliases[_last_name(entity)] = entity

    def has_met(self, entity: Entity) -> bool:
        """Whether the text has named this, and no other of its class or last name since."""
        if self.seen.get(entity.kind) == entity:
            return True
        return entity.kind == "Person" and self.aliases.get(_last_name(entity)) == entity

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


def _last_name(person: Entity) -> str:
    """A person's last name, folded, as a text shortens it; the whole name where it has no words."""
    folded = fold(person.label.removesuffix(" Jr."))
    return (folded.split() or [folded])[-1]
