"""Extract: the claims of a sentence, from its groups, clauses, frames and speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from entente.ingest.attribution import Attribution, attribute
from entente.ingest.clauses import Clauses
from entente.ingest.dates import Dated, dates, held_on
from entente.ingest.descriptions import WE
from entente.ingest.discourse import Discourse
from entente.ingest.events import Found, evoked, is_event
from entente.ingest.mention import Group
from entente.ingest.read import Parse
from entente.ingest.relations import Relation, relations
from entente.ingest.verb_classes import SPEECH
from entente.model.claim import STATE, Bounds, Claim, Entity, Evidence, Modality
from entente.model.document import Article

CONTEXT: Final = 32
"""Code points of text kept before and after a quote, as the Web Annotation model advises to tell quotes apart."""


@dataclass(frozen=True)
class _Sentence:
    """What extraction knows of one sentence."""

    article: Article
    parse: Parse
    clauses: Clauses
    attribution: Attribution
    discourse: Discourse
    dated: tuple[Dated, ...]

    def item_of(self, token: int) -> int:
        """The item a token stands in."""
        return max(index for index, first in enumerate(self.clauses.token_index) if first <= token)

    def evidence(self, first: int, last: int) -> Evidence:
        """The evidence that tokens ``first`` to ``last`` (exclusive) are."""
        offset = self.parse.sentence.start
        start, end = offset + self.parse.tokens[first].start, offset + self.parse.tokens[last - 1].end
        text = self.article.text
        return Evidence(
            start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT],
            self.parse.sentence.start, self.parse.sentence.end,
        )  # fmt: skip


def extract(article: Article, parse: Parse, groups: tuple[Group, ...], discourse: Discourse) -> tuple[Claim, ...]:
    """Give the claims of a sentence, in the order of the text, each once."""
    clauses = Clauses(parse, groups)
    sentence = _Sentence(
        article, parse, clauses, attribute(clauses, discourse), discourse, dates(parse.sentence.text, article.date)
    )
    found = [*_relations(sentence, groups), *_events(sentence)]
    found += _statements(sentence, found)
    unique = {_signature(claim): claim for claim in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.type)))


def _signature(claim: Claim) -> tuple[object, ...]:
    return claim.type, claim.subjects, claim.objects, claim.speaker, claim.polarity


def _relations(sentence: _Sentence, groups: tuple[Group, ...]) -> Iterator[Claim]:
    for relation in relations(sentence.clauses, groups):
        yield _relation_claim(sentence, relation)


def _relation_claim(sentence: _Sentence, relation: Relation) -> Claim:
    item = sentence.item_of(relation.first)
    held = relation.type in ("holdsPosition", "memberOf") and relation.modality is Modality.ASSERTED
    return Claim(
        relation.type, relation.subjects, relation.objects, sentence.evidence(relation.first, relation.last), relation.rule,
        speaker=relation.speaker or (None if relation.by_author else sentence.attribution.speaker(item)), modality=relation.modality,
        bounds=held_on(sentence.article.date) if held else Bounds(), position=relation.position, rank=relation.rank,
    )  # fmt: skip


def _events(sentence: _Sentence) -> Iterator[Claim]:
    for found in evoked(sentence.clauses):
        claim = _event_claim(sentence, found)
        if claim:
            yield claim


def _event_claim(sentence: _Sentence, found: Found) -> Claim | None:
    scope = sentence.attribution.scope(found.index)
    speaker = scope.speaker if scope else None
    subjects = _spoken(found.subjects, speaker, sentence.discourse)
    objects = _spoken(found.objects, speaker, sentence.discourse)
    if (found.subjects and not subjects) or (found.objects and not objects) or set(subjects) & set(objects):
        return None
    modality = Modality.DENIED if scope and scope.denied else found.modality
    if found.frame.type == "REJECT" and not objects and CHARGES & sentence.clauses.words(found.index, 6):
        objects = tuple(one for one in sentence.discourse.accuser if one not in subjects)
    if found.frame.type in ("ACCUSE", "REQUEST"):
        sentence.discourse.accuser = subjects
    first, last = _span(sentence, found)
    event = is_event(found.frame)
    return Claim(
        found.frame.type, subjects, objects, sentence.evidence(first, last), found.frame.name, position=found.frame.position,
        speaker=None if found.frame.type == "holdsPosition" else speaker, polarity=found.polarity, modality=modality, mode=found.frame.mode,
        bounds=_bounds(sentence, found.index) if event else Bounds(),
        place=_place(sentence.clauses, found), event=_named_event(sentence.clauses, found) if event else None,
    )  # fmt: skip


def _spoken(actors: tuple[Entity, ...], speaker: Entity | None, discourse: Discourse) -> tuple[Entity, ...]:
    """Put whoever speaks for “we”: the state a speaker acts for, else the speaker."""
    known = discourse.dictionary.entities
    we = (known.get(speaker.acts_for) or speaker) if speaker else discourse.issuer
    resolved = (we if one is WE or one.kind == "Pronoun" else one for one in actors)
    return tuple(dict.fromkeys(one for one in resolved if one))


def _span(sentence: _Sentence, found: Found) -> tuple[int, int]:
    index = sentence.clauses.token_index
    firsts = [group.first for group in found.groups] + [index[found.index]]
    lasts = [group.last for group in found.groups] + [index[found.index] + 1]
    return min(firsts), max(lasts)


def _bounds(sentence: _Sentence, index: int) -> Bounds:
    """The date nearest to the trigger within its own clause."""
    tokens, clauses = sentence.parse.tokens, sentence.clauses
    at = tokens[clauses.token_index[index]].start
    near = sorted(sentence.dated, key=lambda dated: (dated.start < at, abs(dated.start - at)))
    for dated in near:
        between = [
            other for other in clauses.verbs
            if other != index and min(at, dated.start) < tokens[clauses.token_index[other]].start < max(at, dated.start)
        ]  # fmt: skip
        if not between:
            return dated.bounds
    return Bounds()


def _place(clauses: Clauses, found: Found) -> Entity | None:
    """Where it happened: “in” or “at” a place after the trigger, in its clause."""
    used = {id(group) for group in found.groups}
    for at in range(found.index + 1, min(found.index + 16, len(clauses))):
        if at in clauses.verbs or clauses.lower(at) in (";", "that", "“", "”", "which", "who"):
            return None
        group = clauses.group(at)
        if group and group.place and id(group) not in used and clauses.lower(at - 1) in ("in", "at", "near", "across"):
            return group.place
    return None


def _named_event(clauses: Clauses, found: Found) -> Entity | None:
    """The conference it happened at: “during”, “at” or “on the sidelines of” a named event in the sentence."""
    for at in range(len(clauses)):
        group = clauses.group(at)
        if (
            group
            and group.event
            and group.event not in found.objects
            and clauses.lower(at - 1) in ("during", "at", "of", "in", "for")
        ):
            return group.event
    return None


def _statements(sentence: _Sentence, found: list[Claim]) -> Iterator[Claim]:
    """What a speaker says with no event in it."""
    for scope in sentence.attribution.scopes:
        stating = sentence.clauses.lower(scope.index) in SPEECH and scope.speaker.kind in STATING and scope.says
        first, last = _said(sentence, scope.start, scope.end)
        if not stating or last - first < 4 or any(claim.type not in ("holdsPosition", "memberOf") for claim in found):
            continue
        yield Claim(STATE, (scope.speaker,), (), sentence.evidence(first, last), "statement", speaker=scope.speaker)


CHARGES: Final = frozenset(
    "accusation accusations charge charges allegation allegations claim claims criticism demand demands call calls".split()
)
"""What is rejected when whoever made it is meant."""
STATING: Final = frozenset({"Person", "DiplomaticMission", "Ministry", "MilitaryCommand"})
"""Who makes statements; what states and unnamed voices say without an event is mostly the text’s own wording."""


def _said(sentence: _Sentence, start: int, end: int) -> tuple[int, int]:
    index = sentence.clauses.token_index
    first = index[start]
    last = index[end] if end < len(index) else len(sentence.parse.tokens)
    return first, last
