"""Attribution: who says what: the stretches of a sentence that belong to a speaker, by the clauses of its tree.

What a verb of speech governs is what its subject says; where it only interrupts or closes a sentence ("…, he said, …")
that is the rest of the sentence. Quotation marks hold where the tree does not tell, and go on to the next sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from entente.ingest.descriptions import WE
from entente.ingest.discourse import Discourse
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.ingest.quotation import quoted
from entente.ingest.unnamed import unnamed_voice
from entente.ingest.verb_classes import ASKING, BARE, CHARGING, CITING, DENIAL, SPEECH, STATEMENTS
from entente.model.claim import Entity

_CLAUSES: Final = ("ccomp", "xcomp", "csubj", "csubj:pass")
_NO_SPEECH_BELOW: Final = frozenset("expect hope hold promise vow pledge offer propose threaten claim".split())
"""Verbs of which an infinitive below is what they do themselves, no speech: “hopes to visit”."""
_INSERTED: Final = frozenset({"parataxis", "discourse"})
_AS: Final = frozenset({"as"})
_MARKS: Final = frozenset({",", "”", "–", "—"})
_OF: Final = frozenset({"of", "for", "over"})
_TO: Final = frozenset({"to", "that"})


@dataclass(frozen=True)
class Scope:
    """Tokens ``start`` to ``end`` (exclusive) are what ``speaker`` says, by the word at ``index``.

    The index is -1 where the quotation goes on from an earlier sentence.
    """

    start: int
    end: int
    speaker: Entity
    index: int
    hole: tuple[int, int] = (0, 0)
    """Tokens within that are not: “…, he said, …”."""
    denied: bool = False
    says: bool = True
    """Whether a clause or a quotation follows, not a bare object: “recalled his meeting”."""
    voices: tuple[Entity, ...] = ()
    """All who say so together, the speaker first: “Mali and Niger said …”."""

    def covers(self, token: int) -> bool:
        """Whether a token is among what is said."""
        return self.start <= token < self.end and not self.hole[0] <= token < self.hole[1]

    def of(self, subjects: tuple[Entity, ...]) -> Entity | None:
        """Give who says a thing of these subjects: nobody but themselves where several speak and are among them."""
        return None if len(self.voices) > 1 and set(subjects) & set(self.voices) else self.speaker


@dataclass(frozen=True)
class Attribution:
    """The scopes of one sentence."""

    scopes: tuple[Scope, ...]

    def chain(self, token: int) -> tuple[Scope, ...]:
        """Give all the scopes a token stands in, the innermost first: who says so, who passes it on."""
        within = [(scope, place) for place, scope in enumerate(self.scopes) if scope.covers(token)]
        within.sort(key=lambda one: (one[0].end - one[0].start, -one[0].start, -one[1]))
        return tuple(scope for scope, _ in within)

    def scope(self, token: int) -> Scope | None:
        """Give the innermost scope a token stands in."""
        return next(iter(self.chain(token)), None)

    def speaker(self, token: int) -> Entity | None:
        """Give who says what stands at a token; None for the author."""
        scope = self.scope(token)
        return scope.speaker if scope else None


def relays(chain: Sequence[Scope]) -> tuple[Entity, ...]:
    """Give who passes on what the innermost speaker says, from him outward, each once."""
    speakers = dict.fromkeys(scope.speaker for scope in chain)
    return tuple(speakers)[1:]


def attribute(parties: Parties, discourse: Discourse) -> Attribution:
    """Find every scope of a sentence, and remember its speaker."""
    scopes = [*_according(parties), *_speech(parties, discourse), *_nouns(parties), *_charges(parties)]
    scopes += list(_citing(parties, scopes))
    within = quoted(parties.parse, discourse.quotation)
    scopes += _quotations(within, scopes, len(parties.tokens))
    goes_on = bool(within) and within[0][0] <= 1 and not any(scope.covers(within[0][1] - 1) for scope in scopes)
    if goes_on and discourse.speaker:
        scopes.append(Scope(0, len(parties.tokens), discourse.speaker, -1))
    if scopes:
        discourse.speaker = scopes[-1].speaker
    return Attribution(tuple(scopes))


def _speaker(group: Group | None) -> Entity | None:
    actors = group.actors if group else ()
    return actors[0] if actors and actors[0] is not WE else None


def _speech(parties: Parties, discourse: Discourse) -> Iterator[Scope]:
    for index, token in enumerate(parties.tokens):
        if token.lemma in SPEECH and parties.verbal(index) and not parties.passive(index):
            group = parties.subject(index) or _inverted(parties, index)
            group = group if _speaker(group) else unnamed_voice(parties, index, discourse) or group
            speaker = _speaker(group)
            if group and speaker and not group.adjective:
                yield from _scopes_of(parties, index, speaker, group)


def _inverted(parties: Parties, index: int) -> Group | None:
    """The speaker after “said” where the tree takes him for its object: “…”, said the minister."""
    own = parties.object(index)
    opens = index > 0 and parties.tokens[index - 1].text in (",", "”", '"', "’")
    return parties.meant(own) if own is not None and opens and own > index else None


def _scopes_of(parties: Parties, index: int, speaker: Entity, group: Group) -> Iterator[Scope]:
    """What a verb of speech governs."""
    lemma = parties.lemma(index)
    said = Scope(0, 0, speaker, index, denied=lemma in DENIAL, voices=group.actors)
    clauses = [child for child in parties.children(index, *_CLAUSES) if not _is_deed(parties, lemma, child)]
    clauses += [child for child in parties.children(index, "parataxis") if child > index and _colon(parties, child)]
    if not clauses and parties.relation(index) not in _INSERTED:
        clauses = list(_astray(parties, index))
    for clause in clauses:
        start, end = parties.span(clause)
        hole = (index, index + 1) if start <= index < end else (0, 0)
        if clause < index:
            start, end = _between_semicolons(parties, start, end, index)
        elif parties.marker(clause) == "that":
            end = max(end, _going_on(parties, index))
        yield replace(said, start=start, end=end, hole=hole)
    above = parties.head(index)
    as_they_say = parties.relation(index) == "advcl" and parties.marker(index) in _AS
    if parties.relation(index) in _INSERTED or (as_they_say and not clauses):
        start, end = _sentence_around(parties, above, index)
        yield replace(said, start=start, end=end, hole=parties.span(index))
    elif not clauses and lemma in BARE and (after := _object_span(parties, index)):
        yield replace(said, start=after[0], end=after[1], says=False)


def _astray(parties: Parties, index: int) -> Iterator[int]:
    """A clause with “that” that the tree hangs on a noun in between: “reported, citing officials, that Russia …”."""
    _, end = parties.span(index)
    for at in range(index + 1, end):
        relative = parties.relation(at) in ("acl:relcl", "acl") and parties.within(at, index)
        if relative and parties.marker(at) == "that" and parties.child(at, "nsubj", "nsubj:pass") is not None:
            yield at
            return


def _going_on(parties: Parties, index: int) -> int:
    """Where what is said ends that “that” opens: clauses joined to the verb that have a subject of their own go on."""
    joined = (child for child in parties.children(index, "conj") if parties.child(child, "nsubj") is not None)
    return max((parties.span(child)[1] for child in joined if parties.lemma(child) not in SPEECH), default=0)


def _is_deed(parties: Parties, lemma: str, child: int) -> bool:
    return lemma in _NO_SPEECH_BELOW and parties.infinitive(child)


def _colon(parties: Parties, child: int) -> bool:
    """Whether a colon or quotation mark opens what is said."""
    first, _ = parties.span(child)
    return any(parties.tokens[at].text in (":", "“", '"') for at in range(max(0, first - 2), first + 1))


def _sentence_around(parties: Parties, above: int, index: int) -> tuple[int, int]:
    """What an inserted “he said” covers: the clause it hangs on, up to a semicolon."""
    return _between_semicolons(parties, *parties.span(above), index)


def _between_semicolons(parties: Parties, start: int, end: int, index: int) -> tuple[int, int]:
    semicolons = [at for at in range(start, end) if parties.tokens[at].text == ";"]
    start = max((at + 1 for at in semicolons if at < index), default=start)
    return start, min((at for at in semicolons if at > index), default=end)


def _object_span(parties: Parties, index: int) -> tuple[int, int] | None:
    """What is told of by a bare object, up to a verb joined: “recalled its ambassador and called …”."""
    own = next((child for child in parties.children(index, "obj") if child > index), None)
    if own is None:
        return None
    joined = (parties.span(child)[0] for child in parties.children(index, "conj"))
    return index + 1, min(joined, default=parties.span(index)[1])


def _according(parties: Parties) -> Iterator[Scope]:
    """“According to X, …” and “…, according to X”."""
    for index in range(len(parties.tokens) - 2):
        words = parties.tokens[index].lower, parties.tokens[index + 1].lower
        if words != ("according", "to"):
            continue
        noun = parties.head(index) if parties.relation(index) in ("case", "mark") else index
        named = next((at for at in range(index + 2, min(index + 8, len(parties.tokens))) if parties.mention(at)), None)
        speaker = _speaker(parties.meant(noun) or (parties.meant(named) if named is not None else None))
        if speaker:
            first, last = parties.span(noun)
            yield Scope(*_according_span(parties, noun, first, last), speaker, index, (first, last))


def _according_span(parties: Parties, noun: int, first: int, last: int) -> tuple[int, int]:
    """The whole sentence where the phrase opens or closes it, up to a semicolon; else the clause it stands in."""
    apart = first == 0 or not _MARKS.isdisjoint(token.text for token in parties.tokens[first - 1 : first + 1])
    closes = all(not parties.verbal(at) for at in range(last, len(parties.tokens)))
    if apart and (closes or first == 0):
        return _between_semicolons(parties, 0, len(parties.tokens), first)
    start, end = parties.span(_clause_above(parties, noun))
    return _between_semicolons(parties, min(start, first), max(end, last), first)


def _clause_above(parties: Parties, noun: int) -> int:
    """The head of the clause that a phrase belongs to."""
    return next((above for above in parties.above(noun) if parties.verbal(above) or parties.head(above) == above), noun)


def _citing(parties: Parties, scopes: list[Scope]) -> Iterator[Scope]:
    """“Reuters reported, citing two officials, that …”; “…, citing officials”: inside what another passes on."""
    for index, token in enumerate(parties.tokens):
        own = parties.object(index) if token.lemma in CITING and token.tag == "VBG" else None
        speaker = _speaker(parties.meant(own)) if own is not None else None
        if speaker is None or own is None:
            continue
        above, hole = parties.head(index), parties.span(index)
        passed_on = [scope for scope in scopes if scope.index == above]
        for scope in passed_on:
            yield Scope(scope.start, scope.end, speaker, index, scope.hole)
        if not passed_on:
            yield Scope(*_sentence_around(parties, above, index), speaker, index, hole)


def _charges(parties: Parties) -> Iterator[Scope]:
    """What somebody is accused of or asked to do, as whoever accuses or asks has it: “accused Kigali of backing”."""
    for index, token in enumerate(parties.tokens):
        if not parties.verbal(index) or token.lemma not in CHARGING | ASKING:
            continue
        group = parties.agent(index) if parties.passive(index) else parties.subject(index)
        speaker = _speaker(group)
        for clause in parties.children(index, "advcl", "acl", "obl", "xcomp", "ccomp"):
            opener = parties.marker(clause) or parties.case(clause)
            content = opener in _OF if token.lemma in CHARGING else opener in _TO
            # “wants to meet” asks nobody
            told = parties.child(index, "obj", "iobj") is not None or parties.child(clause, "nsubj") is not None
            content = content and (told or parties.relation(clause) != "xcomp")
            if group and speaker and content and parties.verbal(clause):
                yield Scope(*parties.span(clause), speaker, index, says=False, voices=group.actors)


def _nouns(parties: Parties) -> Iterator[Scope]:
    """“Russia’s claim that Ukraine …”, “a report by the mission that …”."""
    for index, token in enumerate(parties.tokens):
        if token.lemma not in STATEMENTS or token.pos != "NOUN":
            continue
        for clause in parties.children(index, "acl", "ccomp", "acl:relcl"):
            speaker = _speaker(parties.doer(index)) if _is_content(parties, clause) else None
            if speaker:
                yield Scope(*parties.span(clause), speaker, index, denied=token.lemma == "denial")


def _is_content(parties: Parties, clause: int) -> bool:
    """Whether “that” opens what a noun says: not “the claim that Libya made”, where it stands for the claim."""
    if parties.tokens[parties.span(clause)[0]].lower != "that":
        return False
    own = [child for child in parties.children(clause, "obj") if parties.tokens[child].lower != "that"]
    return parties.marker(clause) == "that" or (bool(own) and parties.child(clause, "nsubj") is not None)


def _quotations(within: tuple[tuple[int, int], ...], scopes: list[Scope], size: int) -> list[Scope]:
    """Quotations that no scope covers belong to whoever else speaks in the sentence."""
    spoken = [scope for scope in scopes if scope.says]
    if len({scope.speaker for scope in spoken}) != 1:
        return []
    known = spoken[0]
    return [
        Scope(start, end, known.speaker, known.index, denied=False, voices=known.voices)
        for start, end in within
        if end - start < size and not any(scope.covers(end - 1) for scope in scopes) and not start <= known.index < end
    ]
