"""Echoes: clauses that say of another what was said just before: “nor does Moscow”, “as did Chad”, “so has Libya”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from entente.ingest.commitment import commitment
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.model.claim import Polarity

_ALIKE: Final = frozenset({"so", "as"})
_NEITHER: Final = frozenset({"nor", "neither"})
_AUXILIARIES: Final = frozenset("do does did has have had is are was were will would can could".split())
_ENDS: Final = frozenset({".", ",", ";", ":", "!", "?", "”", '"', "—", "–", "and", "but"})
"""What follows an echo: a verb after its subject would say something new, as in “nor did Chad attack”."""
_STOPS: Final = frozenset({".", ";", "!", "?"})
"""What follows one that opens a sentence: “Nor does Chad, which fears for its trade, recognise” goes on."""
NEAR: Final = 40
"""Characters, at most, from what is echoed to the echo: farther off, something else was said in between."""
SAME: Final = 80
"""The same within a sentence."""


def echoes(parties: Parties) -> Iterator[tuple[int, Group, Polarity | None]]:
    """Yield each echo: the index of its first token, who does likewise, and whether they do, if it says so."""
    yield from _inverted(parties)
    yield from _pro_verbs(parties)


def _pro_verbs(parties: Parties) -> Iterator[tuple[int, Group, Polarity | None]]:
    """“Qatar did the same”, “Ankara has yet to do so”."""
    for index, token in enumerate(parties.tokens):
        if token.lemma != "do" or index + 1 >= len(parties.tokens) or parties.relation(index) == "aux":
            continue
        after = " ".join(one.lower for one in parties.tokens[index + 1 : index + 3])
        who = parties.subject(index)
        if (after.startswith(("so", "likewise")) or after == "the same") and who and who.actors:
            found = commitment(parties, index)
            yet = any(parties.token(one).lower == "yet" for one in parties.children(parties.head(index), "advmod"))
            denied = found.polarity is Polarity.NEGATED or yet
            yield min(who.first, index), who, Polarity.NEGATED if denied else Polarity.AFFIRMED


def _inverted(parties: Parties) -> Iterator[tuple[int, Group, Polarity | None]]:
    """“nor does Moscow”, “as did Chad”."""
    tokens = parties.tokens
    for index, token in enumerate(tokens):
        opens = token.lower in _ALIKE | _NEITHER and index + 2 < len(tokens)
        if not opens or tokens[index + 1].lower not in _AUXILIARIES:
            continue
        mention = parties.mention(index + 2)
        if mention is None or mention.first != index + 2:
            continue
        inside = range(mention.first, mention.last)
        head = next((at for at in inside if parties.head(at) not in inside or parties.head(at) == at), mention.first)
        who = parties.meant(head)
        ends = _ENDS if index else _STOPS
        if who and who.actors and (who.last >= len(tokens) or tokens[who.last].lower in ends):
            yield index, who, Polarity.NEGATED if token.lower in _NEITHER else None
