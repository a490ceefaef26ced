"""Attribution: who says what, by the stretches of a sentence that speech verbs and “according to” govern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from entente.ingest.clauses import Clauses
from entente.ingest.descriptions import WE
from entente.ingest.discourse import Discourse
from entente.ingest.mention import Group
from entente.ingest.verb_classes import DENIAL, SAYING, SPEECH
from entente.ingest.verbs import Verb
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
    for index in range(len(clauses) - 2):
        if clauses.lower(index) == "according" and clauses.lower(index + 1) == "to":
            group = next(
                (found for at in range(index + 2, min(index + 6, len(clauses))) if (found := clauses.group(at))), None
            )
            speaker = _speaker(group)
            if not group or not speaker:
                continue
            trailing = index > 0 and clauses.lower(index - 1) in (",", "”") and _last_words(clauses, index)
            yield Scope(0 if trailing or index == 0 else index, len(clauses), speaker, index)


def _last_words(clauses: Clauses, index: int) -> bool:
    return not any(at in clauses.verbs for at in range(index + 2, len(clauses)))


def _speaker(group: Group | None) -> Entity | None:
    actors = group.actors if group else ()
    return actors[0] if actors and actors[0] is not WE else None


def _speech(clauses: Clauses) -> Iterator[Scope]:
    for index, verb in clauses.verbs.items():
        if clauses.lower(index) in SPEECH and not verb.passive:
            yield from _scopes_of(clauses, index, verb)


def _scopes_of(clauses: Clauses, index: int, verb: Verb) -> Iterator[Scope]:
    subject = clauses.subject(verb)
    closes = (
        clauses.lower(index + 2) in (",", ".", "", ";")
        and index + 2 not in clauses.verbs
        and clauses.group(index + 2) is None
    )
    inverted = (
        clauses.lower(index - 1) in ("”", ",") and clauses.group(index + 1) is not None and (subject is None or closes)
    )
    group = clauses.group(index + 1) if inverted else subject
    if group and (group.adjective or group.possessive):
        return
    speaker = _speaker(group)
    if speaker is None:
        return
    denied = clauses.lower(index) in DENIAL
    begin = index if inverted else _position(clauses, group, index)
    after = index + 2 if inverted else index + 1
    ends = clauses.lower(after) in (",", ".", "", ";", "”") and not (inverted and clauses.lower(after) == "")
    ends = ends or after >= len(clauses)
    if begin > 0 and clauses.lower(begin - 1) in (",", "”", "“") and (ends or inverted):
        yield Scope(_left_bound(clauses, begin), begin, speaker, index, denied)
        if clauses.lower(after) in (",", ":") and "“" in (clauses.lower(after + 1), clauses.lower(after + 2)):
            yield Scope(after, len(clauses), speaker, index, denied)
    elif not verb.participle or clauses.lower(index - 1) not in ("of", "by", "for"):
        plain = clauses.lower(index) not in SAYING and not _introduces(clauses, index)
        end = _next_conjunct(clauses, index) if plain else len(clauses)
        yield Scope(index + 1, end, speaker, index, denied, says=not plain)


def _introduces(clauses: Clauses, index: int) -> bool:
    """Whether “that” or a quotation follows closely."""
    return any(clauses.lower(at) in ("that", "“", '"', ":", "how", "why") for at in range(index + 1, index + 6))


def _next_conjunct(clauses: Clauses, index: int) -> int:
    """What a bare object covers ends where “and” joins another verb: “recalled its ambassador and called …”."""
    for at in range(index + 2, len(clauses)):
        if at in clauses.verbs and clauses.lower(clauses.verbs[at].first - 1) in ("and", ",", "but"):
            return at
    return len(clauses)


def _position(clauses: Clauses, group: Group | None, index: int) -> int:
    return next((at for at in range(index, -1, -1) if clauses.items[at] is group), index)


def _left_bound(clauses: Clauses, begin: int) -> int:
    """What a trailing “he said” covers begins with the sentence, or after a semicolon."""
    return next((at + 1 for at in range(begin - 2, -1, -1) if clauses.lower(at) == ";"), 0)
