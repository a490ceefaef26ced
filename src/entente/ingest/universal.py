"""Universal: a document's tree by Universal Dependencies' relations, also where its pipeline sets ClearNLP's.

Both say the same of most words. They differ in what heads what: ClearNLP lets a preposition govern its noun and a
copula its predicate, hangs “and” on the word before it, and a third conjunct on the second. Words stay as they are cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

_RENAMED: Final = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj",
    "poss": "nmod:poss", "possessive": "case", "neg": "advmod", "quantmod": "advmod", "prt": "compound:prt",
    "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse", "meta": "dep", "nn": "compound",
    "num": "nummod", "oprd": "xcomp", "complm": "mark", "mwe": "fixed", "partmod": "acl", "infmod": "acl",
    "dative": "iobj", "pobj": "obl", "prep": "advmod", "agent": "advmod", "pcomp": "advmod",
    "attr": "xcomp", "acomp": "xcomp",
}  # fmt: skip
"""Relations that are only called otherwise, once the constructions are turned round."""
_CLEAR: Final = frozenset({*_RENAMED, "relcl", "rcmod", "npadvmod", "tmod"} - {"ROOT"})
"""Relations that no tree of Universal Dependencies has: one of them tells a document, as does an auxiliary “to”."""
_CLAUSAL: Final = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})


class Arc(NamedTuple):
    """What a token depends on: the index of its head in the document, its own for a root, and by which relation."""

    head: int
    relation: str


def universal(doc: Doc) -> tuple[Arc, ...]:
    """Give each token's arc in terms of Universal Dependencies; a document that has them already is left as it is."""
    if not any(token.dep_ in _CLEAR or (token.dep_ == "aux" and token.tag_ == "TO") for token in doc):
        return tuple(Arc(token.head.i, token.dep_) for token in doc)
    return tuple(arc for sentence in doc.sents for arc in _Clear(sentence).converted())


class _Clear:
    """The ClearNLP tree of a sentence on its way: changed in place, one construction after another."""

    def __init__(self, sentence: Span) -> None:
        self._words = list(sentence)
        self._first = sentence.start
        self._heads = [word.head.i - sentence.start for word in self._words]
        self._relations = [word.dep_ for word in self._words]
        self._below: list[set[int]] = [set() for _ in self._words]
        for index, head in enumerate(self._heads):
            if index != head:
                self._below[head].add(index)

    def converted(self) -> Iterator[Arc]:
        """Convert, and yield the arcs in the order of the words."""
        for index in self._downwards():
            self._prepositional(index)
        for index in range(len(self._words)):
            self._copular(index)
        self._coordinated()
        for index, head in enumerate(self._heads):
            yield Arc(head + self._first, self._renamed(index))

    def _downwards(self) -> list[int]:
        """The words from the roots down, so that whatever governs a word comes before it."""
        order = [index for index, head in enumerate(self._heads) if index == head]
        for index in order:
            order.extend(self._children(index))
        return order

    def _children(self, index: int, *relations: str) -> list[int]:
        return sorted(one for one in self._below[index] if not relations or self._relations[one] in relations)

    def _hang(self, index: int, head: int, relation: str = "") -> None:
        """Hang a word on another, by another relation if one is given; on itself to make it a root."""
        self._below[self._heads[index]].discard(index)
        if index != head:
            self._below[head].add(index)
        self._heads[index] = head
        self._relations[index] = relation or self._relations[index]

    def _replace(self, index: int, other: int, relation: str) -> None:
        """Put a word in the place of one above it."""
        head = self._heads[index]
        self._hang(other, head if head != index else other, relation)

    def _complement(self, index: int) -> tuple[list[int], int] | None:
        """The words of a preposition and what they govern: “out of” has two words, “according to” too."""
        for child in self._children(index, "pobj", "pcomp", "prep"):
            is_word = self._words[child].pos_ not in _NOMINAL | {"VERB"}
            further = self._complement(child) if is_word else None
            if further:
                return [index, *further[0]], further[1]
            if self._relations[child] != "prep":
                return [index], child
        return None

    def _governs(self, index: int) -> bool:
        """Whether a word is a preposition that governs what follows it."""
        if self._relations[index] == "dative":
            return self._words[index].pos_ == "ADP"
        return self._relations[index] in ("prep", "agent") or bool(self._children(index, "pobj", "pcomp"))

    def _prepositional(self, index: int) -> None:
        """Let a noun govern the preposition before it, and hang on what the preposition hung on."""
        found = self._complement(index) if self._governs(index) else None
        if found is None:
            return
        (first, *more), noun = found
        relation = self._relations[index]
        clausal = self._relations[noun] == "pcomp" and self._words[noun].pos_ in ("VERB", "AUX")
        kept = relation == "conj" or self._heads[index] == index
        self._replace(index, noun, relation if kept else self._oblique(index, clausal))
        self._hang(first, noun, "mark" if clausal else "case")
        for word in more:
            self._hang(word, first, "fixed")
        for child in self._children(first):
            if child not in more:
                self._hang(child, noun)

    def _oblique(self, index: int, clausal: bool) -> str:
        below = self._words[self._heads[index]].pos_ in _CLAUSAL
        if clausal:
            return "advcl" if below else "acl"
        if self._relations[index] == "agent":
            return "obl:agent"
        return "obl" if below else "nmod"

    def _copular(self, index: int) -> None:
        """Let what is said of a subject govern the copula: “is an ally”, “is ready”, “is in Tripoli”."""
        said = self._children(index, "attr", "acomp")
        word = self._words[index]
        is_copula = word.lemma_.lower() == "be" and self._relations[index] not in ("aux", "auxpass")
        if not is_copula or any(self._words[child].lower_ == "there" for child in self._children(index, "expl")):
            for child in said:
                self._relations[child] = "nsubj" if is_copula else "xcomp"
            return
        if not said and not self._children(index, "xcomp", "ccomp"):
            said = [child for child in self._children(index, "obl") if child > index]
        if said:
            self._replace(index, said[0], self._relations[index])
            self._hang(index, said[0], "cop")
            for child in self._children(index):
                self._hang(child, said[0])

    def _coordinated(self) -> None:
        """Hang every conjunct on the first, and “and” on the conjunct behind it."""
        for index, relation in enumerate(self._relations):
            if relation == "conj":
                self._hang(index, self._of_list(index))
        for index, relation in enumerate(self._relations):
            if relation == "cc":
                behind = self._children(self._of_list(self._heads[index]), "conj")
                self._hang(index, next((one for one in behind if one > index), self._heads[index]))

    def _of_list(self, index: int) -> int:
        """The first of a list."""
        while self._relations[index] == "conj" and self._heads[index] != index:
            index = self._heads[index]
        return index

    def _renamed(self, index: int) -> str:
        relation, below = self._relations[index], self._words[self._heads[index]].pos_
        if relation == "aux" and self._words[index].tag_ == "TO":
            return "mark"
        if relation in ("npadvmod", "tmod"):
            return "obl:unmarked" if below in _CLAUSAL else "nmod:unmarked"
        if relation in ("relcl", "rcmod"):
            return "advcl:relcl" if below == "VERB" else "acl:relcl"
        return _RENAMED.get(relation, relation)
