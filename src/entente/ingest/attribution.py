"""Attribution: who says what, by the stretches of a sentence that speech verbs and “according to” govern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from entente.ingest.clauses import Clauses, Verb
from entente.ingest.descriptions import WE
from entente.ingest.discourse import Discourse
from entente.ingest.mention import Group
from entente.ingest.verb_classes import DENIAL, SAYING, SPEECH
from entente.model.claim import Entity


@dataclass(frozen=True)
class Scope:
    """Items ``start`` to ``end`` (exclusive) are what ``speaker`` says, by the word at ``index``."""

    start: int
    end: int
    speaker: Entity
    index: int
    denied: bool = False
    says: bool = True
    """Whether a clause or a quotation follows, not a bare object: “recalled his meeting”."""
    voices: tuple[Entity, ...] = ()
    """All who say so together, the speaker first: “Mali and Niger said …”."""

    def of(self, subjects: tuple[Entity, ...]) -> Entity | None:
        """Give who says a thing of these subjects: nobody but themselves where several speak and are among them."""
        return None if len(self.voices) > 1 and set(subjects) & set(self.voices) else self.speaker


_REACH: Final = 5
"""How many items after a speech verb “that” or a quotation is looked for."""
_INTRODUCING: Final = frozenset('that “ " : how why'.split())
_ENDS: Final = frozenset({",", ".", "", ";"})
_QUOTES: Final = frozenset({"”", ","})
_BEFORE_A_CLAUSE: Final = frozenset({",", "”", "“"})
_JOINING: Final = frozenset({"and", ",", "but"})
_BEFORE_A_GERUND: Final = frozenset({"of", "by", "for"})


@dataclass(frozen=True)
class Attribution:
    """The scopes of one sentence."""

    scopes: tuple[Scope, ...]

    def scope(self, index: int) -> Scope | None:
        """Give the innermost scope an item stands in."""
        within = [scope for scope in self.scopes if scope.start <= index < scope.end]
        return min(within, key=lambda scope: (scope.end - scope.start, -scope.start), default=None)

    def speaker(self, index: int) -> Entity | None:
        """Give who says what stands at an item; None for the author."""
        scope = self.scope(index)
        return scope.speaker if scope else None


def attribute(clauses: Clauses, discourse: Discourse) -> Attribution:
    """Find every scope of a sentence, and remember its speaker."""
    scopes = [*_according(clauses), *_speech(clauses)]
    quoted = clauses.lower(0) == "“" and not scopes
    if quoted and discourse.speaker:
        scopes.append(Scope(0, len(clauses), discourse.speaker, 0))
    if scopes:
        discourse.speaker = scopes[-1].speaker
    return Attribution(tuple(scopes))


def _according(clauses: Clauses) -> Iterator[Scope]:
    """“According to X, …” and “…, according to X”."""
    for index in range(len(clauses) - 2):
        if clauses.lower(index) != "according" or clauses.lower(index + 1) != "to":
            continue
        speaker = _speaker(next((group for _, group in clauses.groups(index + 2, index + 6)), None))
        if speaker:
            trailing = clauses.lower(index - 1) in _QUOTES and not _verb_follows(clauses, index)
            yield Scope(0 if trailing else index, len(clauses), speaker, index)


def _verb_follows(clauses: Clauses, index: int) -> bool:
    return next(reversed(clauses.verbs), 0) > index + 1


def _speaker(group: Group | None) -> Entity | None:
    actors = group.actors if group else ()
    return actors[0] if actors and actors[0] is not WE else None


def _speech(clauses: Clauses) -> Iterator[Scope]:
    for index, verb in clauses.verbs.items():
        if clauses.lower(index) in SPEECH and not verb.passive:
            yield from _scopes_of(clauses, index, verb)


def _scopes_of(clauses: Clauses, index: int, verb: Verb) -> Iterator[Scope]:
    """What a speech verb governs: the clause before it where it closes one, else what follows."""
    subject = clauses.subject(verb)
    inverted = _inverted(clauses, index, subject)
    group = clauses.group(index + 1) if inverted else subject
    speaker = _speaker(group)
    if group is None or speaker is None or group.adjective or group.possessive:
        return
    denied = clauses.lower(index) in DENIAL
    begin = index if inverted else clauses.item_of(group.first)
    after = index + 2 if inverted else index + 1
    ends = _ends(clauses, after, inverted)
    if begin > 0 and clauses.lower(begin - 1) in _BEFORE_A_CLAUSE and (ends or inverted):
        yield Scope(_left_bound(clauses, begin), begin, speaker, index, denied, voices=group.actors)
        if clauses.lower(after) in (",", ":") and "“" in (clauses.lower(after + 1), clauses.lower(after + 2)):
            yield Scope(after, len(clauses), speaker, index, denied, voices=group.actors)
    elif not verb.participle or clauses.lower(index - 1) not in _BEFORE_A_GERUND:
        bare = clauses.lower(index) not in SAYING and not _introduces(clauses, index)
        end = _next_conjunct(clauses, index) if bare else len(clauses)
        yield Scope(index + 1, end, speaker, index, denied, says=not bare, voices=group.actors)


def _inverted(clauses: Clauses, index: int, subject: Group | None) -> bool:
    """“…”, said the minister: whether the speaker stands after the verb."""
    if clauses.lower(index - 1) not in _QUOTES or clauses.group(index + 1) is None:
        return False
    return subject is None or (clauses.lower(index + 2) in _ENDS and clauses.group(index + 2) is None)


def _ends(clauses: Clauses, after: int, inverted: bool) -> bool:
    """Whether nothing that is said follows."""
    if after >= len(clauses):
        return True
    lower = clauses.lower(after)
    return lower == "”" or (lower in _ENDS and not (inverted and lower == ""))


def _introduces(clauses: Clauses, index: int) -> bool:
    """Whether “that” or a quotation follows closely."""
    return any(clauses.lower(at) in _INTRODUCING for at in range(index + 1, index + 1 + _REACH))


def _next_conjunct(clauses: Clauses, index: int) -> int:
    """What a bare object covers ends where “and” joins another verb: “recalled its ambassador and called …”."""
    joined = (at for at, verb in clauses.verbs.items() if at >= index + 2 and clauses.lower(verb.first - 1) in _JOINING)
    return next(joined, len(clauses))


def _left_bound(clauses: Clauses, begin: int) -> int:
    """What a trailing “he said” covers begins with the sentence, or after a semicolon."""
    return next((at + 1 for at in range(begin - 2, -1, -1) if clauses.lower(at) == ";"), 0)
