"""Evoke: the events and relations that the words of a sentence evoke by the frames of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from entente.ingest.events import Found
from entente.ingest.lacks import Lack, Missed
from entente.ingest.lexicon import Frame, frames
from entente.ingest.nominal import nominal
from entente.ingest.parties import Parties
from entente.ingest.verbal import verbal

_CLASSES = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective", "AUX": "verb"}
_ANSWERS = frozenset({"REJECT", "CONCEDE", "AGREE"})
"""Types of verbs that answer what another did, as the noun beside them tells."""
_ANSWERED = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AID"})


def evoked(parties: Parties, watch: Callable[[Missed], object] = lambda _: None) -> Iterator[Found]:
    """Yield what the words of a sentence evoke; of a word's frames the narrowest that fits.

    A noun that belongs to a verb's frame evokes nothing by itself: “imposed sanctions on” is one event. ``watch`` is
    shown the words that have frames of which none fits.
    """
    findings = {index: found for index in range(len(parties.tokens)) if (found := _by(parties, index, watch))}
    used: set[int] = set()
    for index, found in tuple(findings.items()):
        mine = {noun for noun in found.used if not parties.verbal(noun)}
        nouns = [findings[noun] for noun in mine if noun in findings]
        if found.frame.type in _ANSWERS:  # “spurned calls by Warsaw for another vote”
            mine -= {
                one.index for one in nouns if one.frame.type in _ANSWERED and one.subjects and _is_new(parties, one)
            }
        if found.frame.type == "MOBILIZE" and not found.objects and any(noun.objects for noun in nouns):
            del findings[index]  # “held exercises with Greece” is told by the exercises
        else:
            used |= mine
    yield from (found for index, found in findings.items() if index not in used)


def _is_new(parties: Parties, found: Found) -> bool:
    """Whether a noun tells of something that was not told before: “calls for another vote”, not “the demand”."""
    return all(parties.token(child).lower != "the" for child in parties.children(found.index, "det"))


def candidates(parties: Parties, index: int) -> tuple[Frame, ...]:
    """Give the frames of the word at an index, the narrowest first; none within a name."""
    token, mention = parties.token(index), parties.mention(index)
    if mention and mention.how != "adjective" and not (mention.how == "agent" and token.pos == "VERB"):
        return ()
    kind = "noun" if parties.gerund(index) else _CLASSES.get(token.pos, "")
    known = frames()
    joined = parties.joined(index)
    forms = (joined + token.lemma, joined + token.lower) if joined else ()
    return next((known[kind, form] for form in (*forms, token.lemma, token.lower) if (kind, form) in known), ())


def _by(parties: Parties, index: int, watch: Callable[[Missed], object]) -> Found | None:
    """The finding of the first frame that fits, one that has all it wants before one that goes without a target."""
    known = candidates(parties, index)
    if not known:
        return None
    partial: Found | None = None
    lacks: list[tuple[Frame, Lack]] = []
    own = parties.object(index) if parties.verbal(index) else None
    for frame in known:
        found = verbal(parties, index, frame) if frame.word_class == "verb" else nominal(parties, index, frame)
        if isinstance(found, Lack):
            lacks.append((frame, found))
            continue
        if found.objects:
            return found
        fits = own is None or "direct" in frame.objects or bool(frame.nouns) or frame.complement or frame.type == "AID"
        if not fits:
            lacks.append((frame, Lack.UNKNOWN_OBJECT))
        elif partial is None:
            partial = found
    if partial is None:
        watch(Missed(index, tuple(lacks)))
    return partial
