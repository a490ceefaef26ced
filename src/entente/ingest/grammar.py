"""The closed classes of English that names and phrases are read by: function words, and words that bound a clause."""

from __future__ import annotations

from typing import Final

COPULAS: Final = frozenset("is are was were be been being become became becomes remain remains remained".split())
PREPOSITIONS: Final = frozenset(
    "of in at on with by for from to against during across between among amid after before under into through over "
    "about including like despite toward towards around near inside outside within throughout since until upon via "
    "alongside behind beyond without as than following".split()
)
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
APOSTROPHES: Final = frozenset({"'s", "’s"})
"""Marks of the possessive."""
PLURAL_APOSTROPHES: Final = APOSTROPHES | {"'", "’"}
"""The same, with those that follow a plural."""
CLOSING_MARKS: Final = frozenset(",.;:)”—–")
"""Marks that end an apposition."""
