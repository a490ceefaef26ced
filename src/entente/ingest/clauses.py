"""Clauses: the verbs of a sentence as items of its row, with their subjects, from the tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from entente.ingest.agents import Agents
from entente.ingest.commitment import commitment
from entente.ingest.discourse import Discourse
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.ingest.read import Parse
from entente.ingest.row import Row
from entente.model.claim import Modality, Polarity


@dataclass(frozen=True)
class Verb:
    """A verb as it stands: where it and its auxiliaries begin, and what they say of it."""

    index: int
    """Index of its item."""
    token: int
    first: int
    """Index of the item of the first auxiliary, or of the verb."""
    passive: bool
    polarity: Polarity
    modality: Modality
    infinitive: bool
    participle: bool
    """An -ing form without an auxiliary."""


class Clauses(Row):
    """The clauses of one sentence."""

    def __init__(self, parse: Parse, groups: tuple[Group, ...], discourse: Discourse) -> None:
        super().__init__(parse, groups)
        self.discourse, self.states = discourse, discourse.dictionary.entities
        self.parties = Parties(parse, groups, discourse.topic or discourse.author, Agents(discourse))

    @cached_property
    def verbs(self) -> dict[int, Verb]:
        """Every verb that stands in no name, copulas too, by the index of its item, left to right."""
        found = {}
        for token in range(len(self.parse.tokens)):
            item = self.item_of(token)
            if self._is_verb(token) and self.group(item) is None:
                found[item] = self._verb(item, token)
        return found

    def _is_verb(self, token: int) -> bool:
        return self.parties.verbal(token) or self.parties.relation(token) == "cop"

    def _verb(self, item: int, token: int) -> Verb:
        parties = self.parties
        bearer = parties.head(token) if parties.relation(token) == "cop" else token
        said = commitment(parties, bearer)
        auxiliaries = [child for child in parties.children(bearer, "aux", "aux:pass") if child < token]
        alone = not auxiliaries and parties.child(bearer, "aux", "aux:pass") is None
        return Verb(
            item,
            token,
            self.item_of(min([token, *auxiliaries])),
            bearer == token and parties.passive(token),
            said.polarity,
            said.modality,
            parties.infinitive(bearer),
            parties.token(token).tag == "VBG" and alone,
        )

    def subject(self, verb: Verb) -> Group | None:
        """Find a verb's subject."""
        parties = self.parties
        bearer = parties.head(verb.token) if parties.relation(verb.token) == "cop" else verb.token
        return parties.subject(bearer)
