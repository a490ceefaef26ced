"""The closed classes of English that the shallow reader needs: function words, and words that bound a clause."""

from __future__ import annotations

from typing import Final

BE: Final = frozenset("be is are was were been being am".split())
COPULAS: Final = frozenset("is are was were be been being become became becomes remain remains remained".split())
AUXILIARIES: Final = BE | frozenset(
    "has have had having do does did will would shall may might can could must should 'll 'd 've 're".split()
)
_NEGATED: Final = "did does do is are was were has have had would wo will could ca can should must".split()
NEGATIONS: Final = frozenset("not never no longer neither without".split()) | frozenset(
    f"{word}n{mark}t" for word in _NEGATED for mark in "'’"
)
INTENDED_ADJECTIVES: Final = frozenset("set expected due about".split())
"""Words before “to” that make what follows something to come."""
INTENDED_AUXILIARIES: Final = frozenset("will would shall 'll wo".split()) | INTENDED_ADJECTIVES
MODALS: Final = frozenset("may might could".split())
DEMANDING_AUXILIARIES: Final = frozenset({"must", "should"})
HYPOTHETICAL: Final = frozenset(
    "fear fears feared concern concerns risk possibility suspicion rumours rumors if whether reportedly allegedly "
    "unless would-be".split()
)
"""Words that leave open whether what follows is so."""
ADVERBS: Final = frozenset(
    "also then again already still now just soon yet once even ever further both jointly long far co -".split()
)
_NO_ADVERB: Final = frozenset("ally early rally supply reply italy".split())
"""Words in -ly that are no adverbs."""
PREPOSITIONS: Final = frozenset(
    "of in at on with by for from to against during across between among amid after before under into through over "
    "about including like despite toward towards around near inside outside within throughout since until upon via "
    "alongside behind beyond without as than following".split()
)
DATE_WORDS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec week month year day".split()
)
RELATIVES: Final = frozenset("which who whom whose that where".split())
BOUNDARIES: Final = frozenset(
    '; : . ? ! “ ” " ( ) — – because while although though whereas if when but so unless'.split()
)
"""Marks and conjunctions that end a clause."""
DETERMINERS: Final = frozenset(
    "the a an this these those several some many all its their his her our two three both every each other any".split()
)
QUALIFIERS: Final = frozenset(
    "outgoing former senior top new military armed national security defence defense foreign professional "
    "high-ranking internationally government unnamed local regional key close main other eastern western opposition "
    "rebel special visiting current chief political ruling transitional intelligence navy army federal more high "
    "level ranking official leading fellow joint unidentified civilian".split()
)
"""Adjectives and nouns that may stand between a determiner and the name or title it belongs to."""
MODIFYING: Final = frozenset("the a an this its his her their our no any such of some these".split())
"""Words after which another is a noun, not a verb."""
APOSTROPHES: Final = frozenset({"'s", "’s"})
"""Marks of the possessive."""
PLURAL_APOSTROPHES: Final = APOSTROPHES | {"'", "’"}
"""The same, with those that follow a plural."""
CLOSING_MARKS: Final = frozenset(",.;:)”—–")
"""Marks that end an apposition."""


def adverb(lower: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return lower in ADVERBS or (lower.endswith("ly") and lower not in _NO_ADVERB)
