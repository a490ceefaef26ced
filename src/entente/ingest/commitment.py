"""Commitment: how far a sentence commits to what a word of it says: polarity and modality, up through the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente.ingest import control
from entente.ingest.tree import Tree
from entente.model.claim import Modality, Polarity

_CLAUSES_ONLY: Final = frozenset(
    "agree decide try attempt order stop fail block ban bar effort set expect approve authorise authorize discuss "
    "negotiate offer commit hope want push end accuse seek".split()
)
"""Words that say nothing of a noun below them, only of a clause: “stopped the attack”, “ordered an attack”."""


_HAPPENING: Final = frozenset(
    "take happen occur begin start resume come go follow erupt materialise materialize continue proceed end stop "
    "cease last be".split()
)
"""Verbs that say of what their subject names that it is to be, or is not: “the talks will begin on Monday”."""
_ASIDE: Final = frozenset("after before despite amid since following notwithstanding".split())
"""Prepositions of what is so whatever is said of the verb: “they will not march after the riots”."""
_PASSING_ON: Final = frozenset("xcomp ccomp obj obl nsubj:pass acl advcl csubj".split())
"""Relations by which what is said of a word is said of what hangs on it: “did not agree to meet”."""


@dataclass(frozen=True)
class Commitment:
    """How far the sentence commits to what a word evokes."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED

    def below(self, modality: Modality, negated: bool) -> Commitment:
        """Give what it is under a governor: the nearest modality stands, but for what is feared or supposed;
        every negation turns it round."""
        open_ = modality is Modality.HYPOTHETICAL and self.modality is Modality.INTENDED
        kept = modality if open_ or self.modality is Modality.ASSERTED else self.modality
        return Commitment(_turned(self.polarity) if negated else self.polarity, kept)


def _turned(polarity: Polarity) -> Polarity:
    return Polarity.AFFIRMED if polarity is Polarity.NEGATED else Polarity.NEGATED


def commitment(tree: Tree, index: int) -> Commitment:
    """Give how far the sentence commits to what the word at an index says."""
    found = Commitment().below(*_own(tree, index))
    below = index
    for above in tree.above(index):
        relation = tree.relation(below)
        if relation in ("acl:relcl", "parataxis", "advcl:relcl", "dep", "discourse"):
            break
        if relation in ("obl", "nmod") and tree.case(below) in _ASIDE:
            break
        if relation in ("obl", "nmod") and tree.case(below) == "without":
            found = found.below(Modality.ASSERTED, True)
            break
        if relation == "conj":
            if not _independent(tree, below):
                modality, denied = _own(tree, above, below)
                found = found.below(modality, denied and not _joined_by_nor(tree, below))
        elif relation.startswith("advcl") or relation == "acl":
            found = found.below(*_opened(tree, below, above))
            if relation != "acl" and not tree.infinitive(below):
                break
        elif _hearsay(tree, above) and relation in ("xcomp", "ccomp", "csubj", "csubj:pass"):
            found = found.below(Modality.HYPOTHETICAL, False)
        elif tree.verbal(above) and tree.lemma(above) in control.REPORTING and relation in ("ccomp", "nsubj:pass"):
            break
        elif tree.verbal(above) and (relation in ("nsubj", "nsubj:outer") or _hardly_passive(tree, relation, above)):
            if not tree.verbal(index) and tree.lemma(above) in _HAPPENING:
                found = found.below(*_own(tree, above, below))
            break
        else:
            found = found.below(*_governed(tree, below, above))
        if relation in _PASSING_ON or (relation == "nmod" and tree.verbal(above)):
            found = found.below(*_own(tree, above, below))
        below = above
    if tree.tokens[-1].text == "?":
        found = found.below(Modality.HYPOTHETICAL, False)
    return found


def _hardly_passive(tree: Tree, relation: str, verb: int) -> bool:
    """Whether a tree takes for a passive what has another auxiliary: “what years of tests had not done”."""
    return relation == "nsubj:pass" and tree.child(verb, "aux:pass") is None and tree.child(verb, "aux") is not None


def _joined_by_nor(tree: Tree, index: int) -> bool:
    """Whether its own “nor” denies a word already: “neither endorsed nor condemned”."""
    return any(tree.token(child).lower == "nor" for child in tree.children(index, "cc", "cc:preconj", "advmod"))


def _hearsay(tree: Tree, verb: int) -> bool:
    """Whether a verb passes on what nobody in particular says: “is said to”, “it is believed that”."""
    if tree.lemma(verb) not in control.HEARSAY or not tree.passive(verb):
        return False
    return all(case != "by" for case, _ in tree.obliques(verb))


def negated(tree: Tree, index: int, below: int = -1) -> bool:
    """Whether a word is denied by “not”, “never”, “no” or by being said of nobody."""
    for child in tree.children(index):
        if child == below:
            continue  # its own “no” has been counted
        lower = tree.token(child).lower
        if lower in control.NEGATIVE and tree.relation(child) in ("advmod", "det", "aux", "cc:preconj", "cc"):
            return True
        if lower == "longer" and any(tree.token(inner).lower == "no" for inner in tree.children(child)):
            return True
        denied = lower in control.NOBODY or any(
            tree.token(inner).lower in control.NOBODY for inner in tree.children(child, "det", "advmod", "cc:preconj")
        )
        if denied and tree.relation(child) in ("nsubj", "nsubj:pass", "obj"):
            return True
    return False


def _own(tree: Tree, index: int, below: int = -1) -> tuple[Modality, bool]:
    """What a word's own auxiliaries, adverbs and determiners say."""
    modality = Modality.ASSERTED
    for child in tree.children(index, "aux", "aux:pass", "advmod", "cop"):
        lower = tree.token(child).lower
        if lower in control.FUTURE:
            modality = Modality.INTENDED
        elif lower in control.MAYBE or lower in control.DOUBTING:
            modality = Modality.HYPOTHETICAL
        elif lower in control.OUGHT:
            modality = Modality.DEMANDED
        elif tree.lemma(child) == "be" and tree.relation(child) == "aux" and tree.infinitive(index):
            modality = Modality.INTENDED  # “is to meet”
    return modality, negated(tree, index, below)


def _independent(tree: Tree, index: int) -> bool:
    """Whether a verb joined to another says by itself how far it goes."""
    return tree.child(index, "nsubj", "nsubj:pass", "aux", "aux:pass") is not None or not tree.verbal(index)


def _opened(tree: Tree, index: int, above: int) -> tuple[Modality, bool]:
    """What opens a clause below a verb or noun, and what governs an infinitive."""
    marker = tree.marker(index)
    if marker in control.CONDITIONS or any(
        tree.token(child).lower == "should" for child in tree.children(index, "aux")
    ):
        return Modality.HYPOTHETICAL, False
    if marker in ("without", "instead of", "rather than"):
        return Modality.ASSERTED, True
    if not tree.infinitive(index) and tree.relation(index) != "acl":
        return Modality.ASSERTED, False
    effect = (
        control.EFFECTS.get(tree.lemma(above)) if tree.infinitive(index) or marker in ("of", "from", "that") else None
    )
    if effect:
        return effect
    return (
        Modality.INTENDED if tree.infinitive(index) and tree.lemma(above) not in control.PLAIN else Modality.ASSERTED
    ), False


def _governed(tree: Tree, index: int, above: int) -> tuple[Modality, bool]:
    """What a governing word makes of an object, a complement or a phrase below it."""
    lemma, relation = tree.lemma(above), tree.relation(index)
    if relation == "nmod" and tree.case(index) not in ("of", "for", "to", "about", "on"):
        return Modality.ASSERTED, False
    if lemma == "rule" and not any(tree.token(child).lower == "out" for child in tree.children(above)):
        return Modality.ASSERTED, False
    effect = control.EFFECTS.get(lemma)
    if effect is None:
        return Modality.ASSERTED, False
    clausal = relation in ("xcomp", "ccomp", "csubj")
    if lemma in control.DEMANDED and not clausal and tree.verbal(above):
        asked = tree.case(index) in ("for", "on") or (
            relation == "obj" and lemma in ("demand", "request", "require", "order")
        )
        return (Modality.DEMANDED, False) if asked else (Modality.ASSERTED, False)
    if lemma in _CLAUSES_ONLY and not clausal:
        return Modality.ASSERTED, False
    return effect
