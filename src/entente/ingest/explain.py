"""Explain: what each claim of a sentence was read from, what its names might mean, and what nearly made a claim.

The one way from a reading to its account: for ``entente explain`` and ``entente code --explain``, and for what is kept
beside an article's text.
"""

from __future__ import annotations

from collections.abc import Iterable

from entente.ingest.attribution import Scope
from entente.ingest.candidates import UNASKED
from entente.ingest.events import Found
from entente.ingest.nearly import near_misses
from entente.ingest.quads import claim_iri
from entente.ingest.sentences import ReadSentence
from entente.ingest.surety import Surety, Wording, Words, together
from entente.model.account import ClaimAccount, Naming, Party, SentenceAccount, Span
from entente.model.claim import Claim, Entity
from entente.model.document import Article


def explain(this: Article, sentence: ReadSentence, number: int) -> SentenceAccount:
    """Account for a sentence of an article; ``number`` is its place among them, from 1."""
    return Explanation(this, sentence).account(number)


class Explanation:
    """Tells what the claims of one sentence were read from."""

    def __init__(self, this: Article, sentence: ReadSentence) -> None:
        self._article, self._sentence, self._parse = this, sentence, sentence.parse
        self._workings = sentence.workings
        self._surety, self._wording = Surety(sentence.senses), Wording(sentence.senses, sentence.groups)

    def account(self, number: int) -> SentenceAccount:
        """Account for all of the sentence."""
        sentence, place = self._sentence, self._parse.sentence
        claims = tuple(self.of(claim) for claim in sentence.kept)
        behind = [self._found(claim) for claim in sentence.claims]
        near = near_misses(self._workings, behind, sentence.claims, self._span)
        text = self._article.text[place.start : place.end]  # the parser's has blanks between a lead-in and its item
        return SentenceAccount(number, place.start, place.end, text, claims, near, self.names())

    def _found(self, claim: Claim) -> Found | None:
        """What a claim was made of: the finding of its frame, of several the one within its quote and of its actors."""
        start, end = (at - self._parse.sentence.start for at in (claim.evidence.start, claim.evidence.end))
        fits = [
            one
            for one in self._workings.found
            if one.frame.name == claim.rule and start <= self._parse.tokens[one.index].start < end
        ]
        if len(fits) < 2:
            return fits[0] if fits else None
        parties = _iris(claim.subjects), _iris(claim.objects)
        return max(fits, key=lambda one: (_iris(one.subjects), _iris(one.objects)) == parties, default=None)

    def of(self, claim: Claim) -> ClaimAccount:
        """Account for one of its claims, or for what is coded as an event alone."""
        found = self._found(claim)
        quote, scope = claim.evidence, self._scope(claim, found)
        speaker = self._speaker(claim.speaker, scope) if claim.speaker else None
        subjects, objects = (
            tuple(self._party(one, claim, found, speaker) for one in side) for side in (claim.subjects, claim.objects)
        )
        return ClaimAccount(
            iri=claim_iri(self._article, claim),
            type=claim.type,
            mode=claim.mode,
            polarity=claim.polarity.value,
            modality=claim.modality.value,
            rule=claim.rule,
            quote=Span(quote.start, quote.end, quote.quote),
            trigger=self._span(found.index, found.index + 1) if found else None,
            subjects=subjects,
            objects=objects,
            speaker=speaker,
            words=self._words(scope) if scope else None,
            score=together((*subjects, *objects, *((speaker,) if speaker else ()))),
        )

    def _party(self, entity: Entity, claim: Claim, found: Found | None, speaker: Party | None) -> Party:
        """An actor with the words that name it in what the claim was made of; a speaker may be named beside it."""
        starts, ends, at = self._parse.starts, self._parse.ends, self._parse.sentence.start
        first, last = starts.get(claim.evidence.start - at, 0), ends.get(claim.evidence.end - at, 0)
        words = self._wording.words(entity, found.groups if found else (), first, last)
        return self._told(entity, words) if words or not speaker or speaker.iri != entity.iri else speaker

    def _speaker(self, entity: Entity, scope: Scope | None) -> Party:
        """A speaker with the words that name them, those nearest to the word by which they are known to speak."""
        at = max(scope.index, 0) if scope else 0
        return self._told(entity, self._wording.nearest(entity, at))

    def _told(self, entity: Entity, words: Words | None) -> Party:
        return Party(
            iri=entity.iri,
            name=entity.label,
            kind=entity.kind,
            known=entity.known,
            how=words.how if words else "",
            score=self._surety.of(entity, words),
            span=self._span(words.first, words.last) if words else None,
        )

    def _scope(self, claim: Claim, found: Found | None) -> Scope | None:
        """The innermost stretch of what the claim's speaker says that the claim stands in."""
        if claim.speaker is None:
            return None
        start = claim.evidence.start - self._parse.sentence.start
        token = found.index if found else self._parse.starts.get(start, 0)
        chain = self._workings.attribution.chain(token)
        return next((one for one in chain if one.speaker.iri == claim.speaker.iri), None)

    def _words(self, scope: Scope) -> Span | None:
        if scope.index < 0:
            return None  # a quotation whose speaker an earlier sentence names
        size = 2 if self._parse.tokens[scope.index].lower == "according" else 1
        return self._span(scope.index, scope.index + size)

    def names(self) -> tuple[Naming, ...]:
        """Give every name that the dictionary knows in it, with all it may stand for there and the sense kept."""
        senses = self._sentence.senses
        chosen = ((first, name, senses.choices.get(first, UNASKED)) for first, name in sorted(senses.names.items()))
        return tuple(
            Naming(self._span(first, name.last), choice.candidates(name.senses), choice.reason)
            for first, name, choice in chosen
        )

    def _span(self, first: int, last: int) -> Span:
        start, end = self._parse.tokens[first].start, self._parse.tokens[last - 1].end
        at = self._parse.sentence.start
        return Span(at + start, at + end, self._parse.sentence.text[start:end])


def _iris(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(one.iri for one in entities)
