"""Unnamed: who speaks without a name: “sources close to the ministry”, “a Rwandan officer”."""

from __future__ import annotations

from typing import Final

from entente.ingest.agents import sectors
from entente.ingest.discourse import Discourse
from entente.ingest.mention import Group, Mention
from entente.ingest.nouns import OTHERS
from entente.ingest.parties import Parties
from entente.ingest.tree import SUBJECTS

_OUTSIDE: Final = OTHERS | frozenset(
    "observer analyst expert resident witness commentator columnist pundit researcher mediator participant".split()
)
"""Lemmas of nouns that speak of others: a critic of a president is not of his state."""
_VOICES: Final = _OUTSIDE | frozenset(
    "source diplomat adviser advisor aide insider spokesman spokeswoman spokesperson negotiator".split()
)
"""Lemmas of nouns that speak, beside those that act: soldiers, lawmakers and doctors."""
_OWNING: Final = frozenset({"", "to", "of", "for", "'s", "’s"})
"""Cases of whom somebody speaks for: “an adviser to Pashinyan”."""
_CLOSE: Final = frozenset({"nmod", "amod", "compound", "advmod", "obl", "case", "det", "nmod:poss", "fixed", "flat"})
"""Relations of the words that say whose source somebody is."""
_LONGEST: Final = 8
"""Words of such a name, at most."""
_ARTICLES: Final = frozenset("the a an some many several two three four five".split())
_KIND: Final = "UnnamedSource"


def unnamed_voice(parties: Parties, verb: int, discourse: Discourse) -> Group | None:
    """Give whom a verb of speech has for a subject that names nobody, and remember it for pronouns."""
    index = next(parties.children(verb, *SUBJECTS), None)
    if index is None or parties.mention(index) or parties.token(index).pos != "NOUN":
        return None
    if parties.lemma(index) not in _VOICES and parties.lemma(index) not in sectors():
        return None
    first, last = _phrase(parties, index)
    text = parties.parse.sentence.text[parties.token(first).start : parties.token(last - 1).end]
    state = "" if parties.lemma(index) in _OUTSIDE else _state(parties, first, last)
    actor = discourse.found(_KIND, text, acts_for=state)
    if actor.kind != _KIND:
        return None
    discourse.salience.name(actor, many=parties.token(index).tag == "NNS")
    return Group((Mention(first, last, "agent", actor=actor),))


def _state(parties: Parties, first: int, last: int) -> str:
    """IRI of the state that whoever is named in a phrase is or acts for; empty where that is nobody."""
    for at in range(first, last):
        mention = parties.mention(at)
        if mention and mention.actor and parties.case(at) in _OWNING:
            return mention.actor.acts_for or (mention.actor.iri if mention.actor.kind == "State" else "")
    return ""


def _phrase(parties: Parties, index: int) -> tuple[int, int]:
    """The words that name a voice: its noun with what qualifies it, without an article or a clause."""
    first = last = index
    for at in range(index - 1, max(index - _LONGEST, -1), -1):
        if not parties.within(at, index) or parties.token(at).lower in _ARTICLES or not parties.token(at).word:
            break
        first = at
    for at in range(index + 1, min(index + _LONGEST, len(parties.tokens))):
        if not parties.within(at, index) or not _is_close(parties, at, index) or not parties.token(at).word:
            break
        last = at
    return first, last + 1


def _is_close(parties: Parties, at: int, index: int) -> bool:
    """Whether only phrases, and no clause, stand between a word and the noun it belongs to."""
    chain = (at, *parties.above(at))
    return all(parties.relation(one) in _CLOSE for one in chain[: chain.index(index)])
