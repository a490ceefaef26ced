"""The discourse: what an article has named so far, so that a last name, a pronoun or “the embassy” finds its bearer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from entente.ingest.dictionary import Dictionary
from entente.ingest.folding import fold
from entente.ingest.kinds import DESCRIPTIONS, EVENT_DESCRIPTIONS, EVENT_KINDS, FORCES, PERSON_DESCRIPTIONS
from entente.ingest.quotation import Quotation
from entente.ingest.salience import Salience
from entente.model import iris
from entente.model.claim import TWO_SIDED, Claim, Entity


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
    salience: Salience = field(default_factory=Salience)
    """Whom pronouns may stand for."""
    issuer: Entity | None = None
    """The first body the article names: whom “we” stands for in a text without a speaker, as a press release."""
    pair: tuple[Entity, ...] = ()
    """Whom the text itself names as “both sides”."""
    speaker: Entity | None = None
    """Who spoke last."""
    quotation: Quotation = field(default_factory=Quotation)
    """Whether a quotation goes on."""
    accuser: tuple[Entity, ...] = ()
    """Who last accused or demanded: whose “charge” another rejects."""
    event: Entity | None = None
    """The last event the text has named."""
    seen: dict[str, Entity] = field(default_factory=dict)
    """Last entity of each class, the class last met at the end."""
    called: dict[str, Entity] = field(default_factory=dict)
    """Which army, navy or police the text has named, by that noun."""
    told: list[Claim] = field(default_factory=list)
    """The last claims made: what “denies this” denies."""
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

    def described(self, noun: str, at: int) -> Entity | None:
        """Find what “the <noun>” at a token stands for."""
        if noun in EVENT_DESCRIPTIONS:
            return self.event
        if noun in PERSON_DESCRIPTIONS:
            return self.salience.most({"Person"}, at)
        if noun in FORCES:
            return self._forces(FORCES[noun], at)
        kinds = DESCRIPTIONS.get(noun, frozenset())
        last = next((entity for kind, entity in reversed(self.seen.items()) if kind in kinds), None)
        # A state is mostly the one named last, in whatever way: “Libyan efforts to protect the country”.
        return last if "State" in kinds else self.salience.most(kinds, at) or last

    def _forces(self, noun: str, at: int) -> Entity | None:
        """The army the text has named, else that of the state it speaks of."""
        if noun in self.called:
            return self.called[noun]
        most = self.salience.most(DESCRIPTIONS[noun] | {"State"}, at)
        return self.dictionary.forces.get(most.iri) if most and most.kind == "State" and noun == "army" else most

    def half(self, word: str) -> Entity | None:
        """Find the state that “the North” stands for, of those the text has named."""
        state = self.seen.get("State")
        named = [*self.salience.states(), *((state,) if state else ())]
        return next((one for one in named if one.label.startswith(f"{word} ")), None)

    def sides(self) -> tuple[Entity, ...]:
        """The two states or bodies behind the last two who were said to meet or agree: whom “both sides” means."""
        met = (
            one for one in reversed(self.told) if one.type in TWO_SIDED and len(one.subjects) == len(one.objects) == 1
        )
        last = next(met, None)
        behind = (self._behind(one) for one in (*last.subjects, *last.objects)) if last else ()
        found = tuple(dict.fromkeys(one for one in behind if one))
        return found if len(found) == 2 else ()

    def _behind(self, party: Entity) -> Entity | None:
        if party.kind != "Person":
            return party
        known = self.dictionary
        body = known.entities.get(known.establishment.body_of(party.iri, self.published))
        return known.entities.get(party.acts_for) or body

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
