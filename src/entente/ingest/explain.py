"""Explain: what each coded event was read from: its frame, the tree, the words of its actors, what names might mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from entente.ingest.clauses import Clauses
from entente.ingest.codebook import entries
from entente.ingest.dictionary import Dictionary, Sense
from entente.ingest.discourse import Discourse
from entente.ingest.events import Found
from entente.ingest.evoke import evoked
from entente.ingest.link import link
from entente.ingest.mention import Mention
from entente.ingest.read import Parse
from entente.ingest.senses import Senses
from entente.model.claim import Claim, Entity
from entente.model.document import Article

Told = dict[str, Any]


def explain(
    this: Article, parses: Iterable[Parse], claims: Sequence[Claim], dictionary: Dictionary
) -> tuple[Told, ...]:
    """Say of each claim of an article what it was read from; offsets are code points into the article's text.

    The sentences are linked once more, as they were when the claims were made: the same text and the same dictionary
    give the same.
    """
    discourse = Discourse(this.iri, dictionary, this.date)
    sentences = {(one.sentence.start, one.sentence.end): _Sentence.read(one, discourse) for one in parses}
    return tuple(
        _told(sentences[claim.evidence.sentence_start, claim.evidence.sentence_end], claim) for claim in claims
    )


@dataclass(frozen=True)
class _Sentence:
    parse: Parse
    found: tuple[Found, ...]
    names: tuple[Told, ...]

    @classmethod
    def read(cls, parse: Parse, discourse: Discourse) -> _Sentence:
        seen: list[Senses] = []
        groups = link(parse, discourse, seen.append)
        found = tuple(evoked(Clauses(parse, groups, discourse).parties))
        return cls(parse, found, tuple(_names(parse, seen[0])))

    def behind(self, claim: Claim) -> Found | None:
        """What a claim was made of: the finding of its frame, of several the one within its quote and of its actors."""
        start, end = (place - self.parse.sentence.start for place in (claim.evidence.start, claim.evidence.end))
        fits = [
            one
            for one in self.found
            if one.frame.name == claim.rule and start <= self.parse.tokens[one.index].start < end
        ]
        parties = _iris(claim.subjects), _iris(claim.objects)
        return max(fits, key=lambda one: (_iris(one.subjects), _iris(one.objects)) == parties, default=None)


def _iris(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(one.iri for one in entities)


def _told(sentence: _Sentence, claim: Claim) -> Told:
    parse, found = sentence.parse, sentence.behind(claim)
    return {
        "frame": _frame(claim.rule),
        "trigger": _span(parse, found.index, found.index + 1) if found else None,
        "source": [_party(parse, one, found) for one in claim.subjects],
        "target": [_party(parse, one, found) for one in claim.objects],
        "sentence": {
            "start": parse.sentence.start,
            "end": parse.sentence.end,
            "tree": [
                {"text": one.text, "lemma": one.lemma, "tag": one.tag, "relation": one.relation, "head": one.head}
                for one in parse.tokens
            ],
        },
        "names": list(sentence.names),
    }


def _frame(name: str) -> Told:
    entry = entries().get(name)
    if entry is None:
        return {"name": name}
    return {"name": name, "lemma": entry.lemma, "definition": entry.definition}


def _party(parse: Parse, entity: Entity, found: Found | None) -> Told:
    """An actor with the words that name it; without, where none of the frame’s do: a quotation’s “we”."""
    mention = next((one for one in _mentions(found) if _stands_for(one, entity)), None)
    told: Told = {"name": entity.label, "iri": entity.iri, "kind": entity.kind, "known": entity.known}
    return {**told, "how": mention.how, **_span(parse, mention.first, mention.last)} if mention else told


def _mentions(found: Found | None) -> Iterator[Mention]:
    for group in found.groups if found else ():
        yield from group.mentions


def _stands_for(mention: Mention, entity: Entity) -> bool:
    meant = (mention.actor, mention.place, mention.event, *mention.members)
    return any(one is not None and one.iri == entity.iri for one in meant)


def _names(parse: Parse, senses: Senses) -> Iterator[Told]:
    """Every name that the dictionary knows in a sentence, with all it may stand for there and the sense chosen."""
    for first, name in sorted(senses.names.items()):
        kept = senses.kept.get(first)
        candidates = [{**_candidate(one), "kept": one == kept} for one in name.senses]
        yield {**_span(parse, first, name.last), "candidates": candidates}


def _candidate(sense: Sense) -> Mapping[str, object]:
    entity = sense.entity
    return {"iri": entity.iri, "name": entity.label, "kind": entity.kind, "how": sense.how}


def _span(parse: Parse, first: int, last: int) -> Told:
    start, end = parse.tokens[first].start, parse.tokens[last - 1].end
    at = parse.sentence.start
    return {"start": at + start, "end": at + end, "text": parse.sentence.text[start:end]}
