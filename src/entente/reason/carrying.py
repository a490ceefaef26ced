"""Carrying over: which claim of an article a judgement is about after the article was read anew.

What comes out depends on the judgement as it was made and on the claims there are now, never on what was read in
between: reading back and forth gives back what was.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from entente.model.judgement import Judgement, Likeness, Verdict


def settled(judgement: Judgement, claims: Collection[Likeness]) -> Judgement:
    """Give a judgement as it stands beside the claims that its article has now: in its place, carried, or an orphan.

    It sticks to the claim that was judged for as long as there is one of that IRI, of the same modality: who accepted a
    plan has accepted no fact. Else it is carried to the claim that says the same of the same, of several to the one
    that shares most of its words. A rejection goes only where words are shared, for it may well be about those words;
    an acceptance, that the text says so, is true of the text wherever it says it.
    """
    home = _home(judgement, claims)
    why = "" if home else _why(judgement.seen, claims)
    return replace(judgement, claim=home, why_orphaned=why)


def _home(judgement: Judgement, claims: Collection[Likeness]) -> str:
    seen = judgement.seen
    if any(one.claim == seen.claim and one.modality == seen.modality for one in claims):
        return seen.claim
    alike = [(-one.shared_with(seen), one.claim) for one in claims if one.says_as_much_as(seen)]
    if judgement.verdict is Verdict.REJECTED:
        alike = [(shared, claim) for shared, claim in alike if shared]
    return min(alike)[1] if alike else ""


def _why(seen: Likeness, claims: Collection[Likeness]) -> str:
    same = [one for one in claims if one.claim == seen.claim or one.keys == seen.keys]
    if any(one.says_as_much_as(seen) for one in same):
        return "the article says so in other words only, which were not judged"
    if modalities := sorted({one.modality for one in same if one.polarity == seen.polarity}):
        return f"it is read as {' and '.join(modalities)} now, and was judged as {seen.modality}"
    if same:
        return f"it is read as {same[0].polarity} now, and was judged as {seen.polarity}"
    return "no claim of the article says so any more"
