"""Extract: the claims of a sentence, from its groups, clauses, frames and speakers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from entente.ingest.attribution import Scope, attribute, relays
from entente.ingest.circumstance import named_event, place_of, time_of
from entente.ingest.clauses import Clauses
from entente.ingest.dates import dates, held_on
from entente.ingest.denial import REACH, denials
from entente.ingest.descriptions import WE
from entente.ingest.discourse import Discourse
from entente.ingest.echo import NEAR, SAME, echoes
from entente.ingest.events import Found, is_event
from entente.ingest.evidence import Quoting
from entente.ingest.evoke import evoked
from entente.ingest.grammar import BOUNDARIES, PREPOSITIONS
from entente.ingest.kinds import STATING
from entente.ingest.lacks import Missed
from entente.ingest.lexicon import frames_by_name
from entente.ingest.mention import Group
from entente.ingest.read import Parse
from entente.ingest.relation import Relation
from entente.ingest.relations import relations
from entente.ingest.verb_classes import SPEECH
from entente.ingest.workings import Workings
from entente.model.claim import STATE, Bounds, Claim, Entity, Modality
from entente.model.document import Article

_CHARGES: Final = frozenset(
    "accusation accusations charge charges allegation allegations claim claims criticism demand demands call "
    "calls".split()
)
"""What is rejected when whoever made it is meant."""
_CHARGING: Final = frozenset({"ACCUSE", "REQUEST"})
_WITH_OTHERS: Final = frozenset({"AGREE", "AID", "COOPERATE"})
"""Types of what nobody does with the state that he acts for himself."""
_STANDING: Final = frozenset({"holdsPosition", "memberOf"})
"""Relations that an apposition tells beside what a speaker says."""
_PASSING: Final = frozenset({"hosts", "participatesIn", "takesPlaceIn"})
"""Relations that last as long as an event does; of any other a date tells the beginning."""
_OWNED: Final = 5
"""Tokens that what an adjective or possessive owns has at most."""
_SHORTEST: Final = 4
"""Tokens a statement has at least."""


def extract(
    article: Article,
    parse: Parse,
    groups: tuple[Group, ...],
    discourse: Discourse,
    watch: Callable[[Workings], None] = lambda _: None,
) -> tuple[Claim, ...]:
    """Give the claims of a sentence, in the order of the text, each once; ``watch`` is shown what they rest on."""
    extraction = _Extraction(article, parse, groups, discourse)
    found = tuple(extraction.claims())
    watch(extraction.workings())
    unique = {_signature(claim): claim for claim in reversed(found)}
    made = tuple(sorted(unique.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.type)))
    discourse.told = [*discourse.told, *made][-REACH:]
    return made


def _by_verb_and_end(claim: Claim) -> tuple[bool, int]:
    """What is echoed is not what a noun tells by the way: “turned down Trump’s suggestion, as did Egypt”."""
    frame = frames_by_name().get(claim.rule)
    return frame is None or frame.word_class != "noun", claim.evidence.end


def _signature(claim: Claim) -> tuple[object, ...]:
    return claim.type, claim.subjects, claim.objects, claim.speaker, claim.polarity


class _Extraction:
    """What extraction knows of one sentence."""

    def __init__(self, article: Article, parse: Parse, groups: tuple[Group, ...], discourse: Discourse) -> None:
        self.article, self.groups, self.discourse = article, groups, discourse
        self.clauses = Clauses(parse, groups, discourse)
        self.attribution = attribute(self.clauses.parties, discourse)
        self.dated = dates(parse.sentence.text, article.date)
        self.quoting = Quoting(article, parse)
        self.missed: list[Missed] = []
        self.found = tuple(evoked(self.clauses.parties, self.missed.append))

    def workings(self) -> Workings:
        """Give what the claims rest on."""
        return Workings(self.clauses, self.attribution, self.found, tuple(self.missed))

    def claims(self) -> Iterator[Claim]:
        """Yield relations, events, and what is merely stated where there is neither."""
        happening = False
        told = [*self._relations(), *self._events(), *self._denials()]
        for claim in (*told, *self._echoes(told)):
            happening = happening or claim.type not in _STANDING
            yield claim
        if not happening:
            yield from self._statements()

    def _relations(self) -> Iterator[Claim]:
        for relation in relations(self.clauses, self.groups):
            if claim := self._relation(relation):
                yield claim

    def _relation(self, relation: Relation) -> Claim | None:
        chain = () if relation.by_author or relation.speaker else self.attribution.chain(relation.first)
        speaker = chain[0].speaker if chain else relation.speaker
        subjects, objects = self._spoken(relation.subjects, speaker), self._spoken(relation.objects, speaker)
        if not subjects or not objects:
            return None
        held = relation.type in _STANDING and relation.modality is Modality.ASSERTED
        return Claim(
            relation.type,
            subjects,
            objects,
            self.quoting.evidence(relation.first, relation.last),
            relation.rule,
            speaker=speaker,
            relays=relays(chain),
            polarity=relation.polarity,
            modality=relation.modality,
            bounds=held_on(self.article.date) if held else Bounds(),
            position=relation.position,
            rank=relation.rank,
        )

    def _events(self) -> Iterator[Claim]:
        for found in self.found:
            claim = self._event(found, self.attribution.chain(found.index))
            if claim:
                yield claim

    def _denials(self) -> Iterator[Claim]:
        """What is denied, as it was told, on the word of whoever denies it."""
        for first, last, denied in denials(self.clauses.parties, self.discourse.told):
            yield replace(
                denied,
                evidence=self.quoting.evidence(first, last),
                rule="denial",
                speaker=denied.subjects[0],
                modality=Modality.DENIED,
            )

    def _echoes(self, made: Sequence[Claim]) -> Iterator[Claim]:
        """What was said last, of those who do likewise or do not either."""
        for index, who, polarity in echoes(self.clauses.parties):
            evidence = self.quoting.evidence(index, who.last)
            told = [(one, NEAR) for one in self.discourse.told] + [(one, SAME) for one in made]
            near = [one for one, reach in told if 0 <= evidence.start - one.evidence.end < reach]
            before = [one for one in near if one.type not in _STANDING]
            last = max(before, key=_by_verb_and_end, default=None)
            if last is None or not last.subjects or {*who.actors} & {*last.subjects, *last.objects}:
                continue
            yield replace(
                last,
                subjects=who.actors,
                evidence=evidence,
                rule="echo",
                speaker=who.actors[0] if last.speaker in last.subjects else last.speaker,
                polarity=polarity or last.polarity,
            )

    def _event(self, found: Found, chain: tuple[Scope, ...]) -> Claim | None:
        frame, scope = found.frame, next(iter(chain), None)
        speaker = scope.speaker if scope else None
        subjects, objects = self._spoken(found.subjects, speaker), self._spoken(found.objects, speaker)
        if (found.subjects and not subjects) or (found.objects and not objects) or set(subjects) & set(objects):
            return None
        if frame.type in _WITH_OTHERS:
            own = {one.acts_for for one in subjects if one.kind == "Person"}
            objects = tuple(one for one in objects if one.iri not in own)
        if frame.type == "REJECT" and not objects:
            objects = self._charged(found, subjects)
        if frame.type in _CHARGING:
            self.discourse.accuser = subjects
        event = is_event(frame)
        return Claim(
            frame.type,
            subjects,
            objects,
            self.quoting.evidence(*self._span(found)),
            frame.name,
            speaker=scope.of(subjects) if scope and frame.type != "holdsPosition" else None,
            relays=relays(chain) if frame.type != "holdsPosition" else (),
            polarity=found.commitment.polarity,
            modality=Modality.DENIED if scope and scope.denied else found.commitment.modality,
            mode=frame.mode,
            bounds=self._bounds(found),
            place=place_of(self.clauses.parties, found),
            event=named_event(self.clauses, found) if event else None,
            position=frame.position,
        )

    def _bounds(self, found: Found) -> Bounds:
        """When an event was, or since when a relation holds."""
        dated = time_of(self.clauses.parties, found.index, self.dated)
        if dated is None:
            return Bounds()
        to_come = found.commitment.modality in (Modality.INTENDED, Modality.DEMANDED)
        bounds = dated.ahead if dated.ahead and to_come else dated.bounds
        if is_event(found.frame) or found.frame.type in _PASSING or dated.closes:
            return bounds
        return Bounds(bounds.starts_not_before, bounds.starts_not_after)

    def _spoken(self, actors: tuple[Entity, ...], speaker: Entity | None) -> tuple[Entity, ...]:
        """Put whoever speaks for “we”: the state a speaker acts for, else the speaker."""
        if not any(one.kind == WE.kind for one in actors):
            return actors
        we = self.discourse.issuer
        if speaker:
            we = self.discourse.dictionary.entities.get(speaker.acts_for) or speaker
        resolved = (we if one.kind == WE.kind else one for one in actors)
        return tuple(dict.fromkeys(one for one in resolved if one))

    def _charged(self, found: Found, subjects: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """Whoever made the charge that is rejected."""
        if _CHARGES.isdisjoint(self.clauses.words(self.clauses.item_of(found.index), 6)):
            return ()
        return tuple(one for one in self.discourse.accuser if one not in subjects)

    def _span(self, found: Found) -> tuple[int, int]:
        """The tokens from the first to the last of what a finding stands on."""
        trigger = found.index
        firsts = (trigger, *(group.first for group in found.groups))
        lasts = (trigger + 1, *(group.last for group in found.groups))
        end = max(lasts)
        owner = next(
            (group for group in found.groups if group.last == end and (group.adjective or group.possessive)), None
        )
        return min(firsts), self._owned_end(end) if owner else end

    def _owned_end(self, token: int) -> int:
        """The token after the noun that an adjective or possessive owns: “supports Libyan-led solutions”."""
        last = token
        while last < min(token + _OWNED, len(self.clauses.parse.tokens)):
            word = self.clauses.parse.tokens[last]
            item = self.clauses.item_of(last)
            stops = word.lower in PREPOSITIONS | BOUNDARIES or word.lower in ("and", "or", "to", "that")
            if stops or item in self.clauses.verbs or not (word.text.isalpha() or word.text == "-"):
                break
            last += 1
        return last

    def _statements(self) -> Iterator[Claim]:
        """What a speaker says with no event in it."""
        for scope in self.attribution.scopes:
            first, last = self._stated(scope)
            word = self.clauses.parse.tokens[scope.index].lemma
            stating = scope.says and scope.speaker.kind in STATING and word in SPEECH
            if stating and last - first >= _SHORTEST:
                evidence = self.quoting.evidence(first, last)
                yield Claim(STATE, (scope.speaker,), (), evidence, "statement", speaker=scope.speaker)

    def _stated(self, scope: Scope) -> tuple[int, int]:
        """The tokens of what a scope says, without the words that say who says it and the marks around."""
        first, last = scope.start, scope.end
        if first < scope.hole[1] and scope.hole[0] < last:
            before = any(map(self.clauses.parties.verbal, range(first, scope.hole[0])))
            first, last = (first, scope.hole[0]) if before else (scope.hole[1], last)
        words = [at for at in range(first, last) if self.clauses.parse.tokens[at].word]
        return (words[0], words[-1] + 1) if words else (first, first)
