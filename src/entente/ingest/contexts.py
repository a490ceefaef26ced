"""Contexts: the fields of affairs that a sentence speaks of, by the cue words of ``ontology/vocab/context.ttl``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import pyoxigraph

from entente.ingest.read import Token
from entente.model import iris
from entente.ontology.resources import ontology_file

MOST: Final = 2
"""Contexts given to a sentence at most."""
_SHARE: Final = 0.5
"""How strong the second must be beside the first: below it every other second context is wrong (measured on half of
the development sentences; the other half agrees)."""
_PHRASE: Final = 1.5
"""What a phrase weighs beside a word: it seldom means anything else."""
_WORDS: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_PREPOSITIONAL: Final = frozenset({"case", "fixed", "mark"})
"""Relations of words that only join others: “according” in “according to”."""


@cache
def cues() -> Mapping[str, tuple[str, ...]]:
    """Cue word or phrase → the contexts it shows, by their names in PLOVER, in the order of the vocabulary.

    >>> cues()["ambassador"]
    ('diplomatic',)
    """
    found: dict[str, list[str]] = defaultdict(list)
    with ontology_file("vocab/context.ttl").open("rb") as stream:
        for triple in pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE):
            if triple.predicate.value == iris.term("cueWord"):
                found[triple.object.value].append(triple.subject.value.rpartition("#")[2])
    return {word: tuple(contexts) for word, contexts in found.items()}


@cache
def _longest() -> int:
    return max(cue.count(" ") for cue in cues()) + 1


def contexts(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give the contexts that a sentence shows, the strongest first: two at most, none where no cue stands in it.

    Each cue counts once, however often it stands there, and is divided among the contexts it may mean. Of equals the
    one named first in the sentence goes before.
    """
    strength: dict[str, float] = defaultdict(float)
    for cue in dict.fromkeys(_in(tokens)):
        meant = cues()[cue]
        for context in meant:
            strength[context] += (_PHRASE if " " in cue else 1) / len(meant)
    best = sorted(strength, key=lambda context: -strength[context])[:MOST]
    return tuple(context for context in best if strength[context] >= _SHARE * strength[best[0]])


def _in(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the cues that stand in a sentence, by lemmas or as written."""
    for index, token in enumerate(tokens):
        if token.pos in _WORDS and token.relation not in _PREPOSITIONAL:
            yield from (form for form in (token.lemma, token.lower) if form in cues())
        for length in range(2, _longest() + 1):
            words = tokens[index : index + length]
            forms = (" ".join(word.lemma for word in words), " ".join(word.lower for word in words))
            yield from (form for form in forms if " " in form and form in cues())
