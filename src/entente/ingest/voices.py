"""Voices: who speaks where no sentence says so, by the part of the document a sentence stands in.

A turn of a transcript is its speaker's; a block quote is whoever spoke last; “we” in a press release is its issuer, in
a wire story or an analysis nobody whom the text names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from entente.ingest.discourse import Discourse
from entente.ingest.folding import fold
from entente.ingest.kinds import BODY_KINDS
from entente.ingest.link import link
from entente.ingest.read import Parse
from entente.ingest.titles import titles
from entente.model.claim import Claim, Entity
from entente.model.document import Article, DocumentKind, PartKind

_UNNAMED: Final = {
    "q": "questioner",
    "question": "questioner",
    "questioner": "questioner",
    "reporter": "questioner",
    "reporters": "questioner",
    "journalist": "questioner",
    "interviewer": "questioner",
    "moderator": "moderator",
    "operator": "operator",
    "a": "respondent",
    "answer": "respondent",
}
"""Labels of turns that name nobody, and what whoever speaks there is called."""
_COURTESY: Final = re.compile(r"(?:Mr|Ms|Mrs|Miss|Dr|Prof|Sir)\b\.? ", re.IGNORECASE)
_WITHOUT_WE: Final = frozenset({DocumentKind.WIRE, DocumentKind.ANALYSIS})


@dataclass
class Voices:
    """Follows one article's parts; ``discourse`` is the article's."""

    article: Article
    discourse: Discourse
    turn: Entity | None = None
    """Whose turn it is."""

    def __post_init__(self) -> None:
        """Begin with the issuer of a press release, where its publisher is a body that the dictionary knows."""
        if self.article.kind is DocumentKind.RELEASE:
            self.discourse.issuer = self._body(self.article.publisher) or self._body(self.article.headline)

    def _body(self, text: str) -> Entity | None:
        """The first body that a publisher's name or a headline names."""
        senses = (sense for match in self.discourse.dictionary.find(text) for sense in match.senses)
        return next((one.entity for one in senses if one.how != "adjective" and one.entity.kind in BODY_KINDS), None)

    def begin_turn(self, parse: Parse) -> None:
        """Take note of who speaks next: whom the label names, else somebody called by it."""
        label = parse.sentence.text.partition("(")[0].strip(" *.,")
        unnamed = _UNNAMED.get(label.lower())
        self.turn = self.discourse.found("UnnamedSource", unnamed) if unnamed else self._named(parse, label)

    def _named(self, parse: Parse, label: str) -> Entity:
        """Whom a label names: by a title whom the dictionary knows, by “Mr.” only whom the article names in full."""
        courtesy = _COURTESY.match(label)
        name = label[courtesy.end() :] if courtesy else label
        known = self.discourse.aliases.get(fold((name.split() or [name])[-1]))
        speaker = self._in_full(name, known) or known
        if speaker is None and not courtesy:
            groups = link(parse, self.discourse)
            speaker = next((actor for group in groups for actor in group.actors if actor.iri), None)
        speaker = speaker or self.discourse.found("Person", name)
        self.discourse.meet(speaker)
        self.discourse.speaker = speaker
        self.discourse.salience.name(speaker)
        return speaker

    def _in_full(self, name: str, known: Entity | None) -> Entity | None:
        """Whom the text calls by this last name and a first one; None where it does not."""
        for spelt in re.finditer(rf"((?:[^\W\d_a-z][\w.’'-]+ ){{1,2}}){re.escape(name)}\b", self.article.text):
            full = spelt[0]
            if _COURTESY.match(full) or titles(full):
                continue
            senses = (sense for match in self.discourse.dictionary.find(full) for sense in match.senses)
            exact = (one.entity for one in senses if one.entity.kind == "Person" and fold(one.name) == fold(full))
            if known and fold(spelt[1].split()[0]) in fold(known.label).split():
                return known
            return next(exact, None) or self.discourse.found("Person", full)
        return None

    def before(self, parse: Parse) -> None:
        """Say whom “we” stands for in a sentence."""
        if parse.sentence.part is PartKind.TURN and self.turn:
            self.discourse.issuer = self.discourse.dictionary.entities.get(self.turn.acts_for) or self.turn
        elif self.article.kind in _WITHOUT_WE:
            self.discourse.issuer = None

    def spoken(self, parse: Parse, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Give what a sentence claims to whoever speaks there, unless the sentence itself says who does."""
        voice = self._voice(parse.sentence.part)
        for claim in claims:
            if claim.evidence.end <= parse.sentence.read_before:
                continue  # the lead-in's own claim, which its first item has given
            yield replace(claim, speaker=voice) if voice and claim.speaker is None else claim

    def _voice(self, part: PartKind) -> Entity | None:
        if part is PartKind.TURN:
            return self.turn
        return self.discourse.speaker if part is PartKind.QUOTE else None
