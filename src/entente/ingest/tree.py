"""The tree of a sentence: what governs a word and what hangs on it, by Universal Dependencies' relations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from entente.ingest.read import Parse, Token

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_OBLIQUE: Final = frozenset({"obl", "nmod", "obl:agent", "nmod:poss", "advcl", "acl"})
HYPHENS: Final = frozenset("-–‑")
_DEEPEST: Final = 60
"""Arcs followed upward at most: no sentence of news is deeper."""


class Tree:
    """Navigation by the index of a token."""

    def __init__(self, parse: Parse) -> None:
        self.parse, self.tokens = parse, parse.tokens

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                found[token.head].append(index)
        return tuple(map(tuple, found))

    def token(self, index: int) -> Token:
        """The token at an index."""
        return self.tokens[index]

    def lemma(self, index: int) -> str:
        """A token's lemma in lower case."""
        return self.tokens[index].lemma

    def relation(self, index: int) -> str:
        """A token's relation to its governor: ``nsubj:pass``, ``root`` …"""
        return self.tokens[index].relation

    def head(self, index: int) -> int:
        """The index of a token's governor; its own for the root."""
        return self.tokens[index].head

    def above(self, index: int) -> Iterator[int]:
        """Yield what governs a token, and what governs that, up to the root."""
        for _ in range(_DEEPEST):
            head = self.tokens[index].head
            if head == index:
                return
            yield head
            index = head

    def children(self, index: int, *relations: str) -> Iterator[int]:
        """Yield the tokens that hang on one, of any of these relations or of all, left to right."""
        for child in self._children[index]:
            if not relations or self.tokens[child].relation in relations:
                yield child

    def child(self, index: int, *relations: str) -> int | None:
        """The first token that hangs on one by any of these relations."""
        return next(self.children(index, *relations), None)

    def conjuncts(self, index: int) -> Iterator[int]:
        """Yield a token and all that coordination joins to it."""
        yield index
        for child in self.children(index, "conj"):
            yield from self.conjuncts(child)

    def first(self, index: int) -> int:
        """The first of the words that coordination joins: “Kyrgyz” of “Kyrgyz and Tajik guards”."""
        chain = (one for one in (index, *self.above(index)) if self.tokens[one].relation != "conj")
        return next(chain, index)

    def case(self, index: int) -> str:
        """The preposition of a noun, in lower case, of several words joined: “with”, “according to”; “’s” too."""
        marks = [child for child in self.children(index, "case") if child < index or self.tokens[child].tag == "POS"]
        words = [word for child in marks for word in (child, *self.children(child, "fixed"))]
        return " ".join(self.tokens[word].lower for word in sorted(words))

    def marker(self, index: int) -> str:
        """What opens a clause, in lower case: “that”, “if”, “without”, “to”."""
        marks = [child for child in self.children(index, "mark") if child < index]
        words = [word for child in marks for word in (child, *self.children(child, "fixed"))]
        return " ".join(self.tokens[word].lower for word in sorted(words))

    def obliques(self, index: int) -> Iterator[tuple[str, int]]:
        """Yield the prepositional phrases of a verb or noun: preposition and head; in a list, of each of its heads."""
        for child in self.children(index, *_OBLIQUE):
            case = self.case(child) or (self.marker(child) if self.tokens[child].pos in NOMINAL else "")
            if case:
                yield case, child

    def verbal(self, index: int) -> bool:
        """Whether a token is a verb, auxiliaries left out."""
        return self.tokens[index].pos == "VERB"

    def nominal(self, index: int) -> bool:
        """Whether a token is a noun, name, pronoun, number or sign for one: “$50 million”."""
        return self.tokens[index].pos in NOMINAL

    def passive(self, index: int) -> bool:
        """Whether a verb is in the passive: “was killed”, “the men killed by”."""
        if self.child(index, "aux:pass", "csubj:pass") is not None:
            return True
        if self.child(index, "nsubj:pass") is not None:
            return self.child(index, "obj") is None
        if self.tokens[index].tag != "VBN" or self.child(index, "aux") is not None:
            return False
        if self.child(index, "nsubj") is not None:  # a headline: “Blogger beaten in raid”
            return self.tokens[-1].text != "." and self.child(index, "obj", "ccomp", "xcomp") is None
        if self.relation(index) == "conj" and self.passive(self.head(index)):
            return self.child(index, "obj") is None
        if self.child(index, "obj") is not None:
            return False
        if self.relation(index) == "root":  # “Met with the president” leaves out who met
            return any(case == "by" for case, _ in self.obliques(index))
        return self.relation(index) in ("acl", "advcl", "amod", "acl:relcl", "xcomp")

    def gerund(self, index: int) -> bool:
        """Whether a verb's form stands where a noun would: “fighting between Armenia and Azerbaijan”."""
        token = self.tokens[index]
        noun = token.relation in ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj", "obl", "nmod", "conj")
        return token.tag == "VBG" and noun and self.child(index, "obj", "nsubj", "aux") is None

    def joined(self, index: int) -> str:
        """What a hyphen joins before a word, in lower case with the hyphen: “ill-” of “ill-treated”; "" for nothing."""
        if index < 2 or self.tokens[index - 1].text not in HYPHENS:
            return ""
        return f"{self.tokens[index - 2].lower}-"

    def joined_after(self, index: int) -> bool:
        """Whether a hyphen joins a noun to what is done to it: “migrant-processing”, not “rebel-held”."""
        if index + 2 >= len(self.tokens) or self.tokens[index + 1].text not in HYPHENS:
            return False
        return self.tokens[index + 2].tag in ("VBG", "NN", "NNS")

    def infinitive(self, index: int) -> bool:
        """Whether “to” opens a verb."""
        return any(self.tokens[child].lower == "to" for child in self.children(index, "mark"))

    def top_of(self, first: int, last: int) -> int:
        """The word of several that the others hang on."""
        return next((at for at in range(first, last) if self.head(at) not in range(first, last)), first)

    def span(self, index: int) -> tuple[int, int]:
        """The first token of what hangs on one, itself included, and the index after the last."""
        first = last = index
        stack = [index]
        while stack:
            for child in self._children[stack.pop()]:
                first, last = min(first, child), max(last, child)
                stack.append(child)
        return first, last + 1

    def within(self, index: int, top: int) -> bool:
        """Whether a token is another or hangs below it."""
        return index == top or top in self.above(index)


def leaves_out_subject(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb opens a note that does not say who acts: “Met with the president.”"""
    own = any(token.relation in SUBJECTS and token.head == verb for token in tokens[:verb])
    return verb <= 1 and tokens[verb].relation == "root" and tokens[verb].tag in ("VBD", "VBN") and not own
