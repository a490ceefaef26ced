"""Read: a sentence into tokens. What later reads syntax stands here; today's reader needs words and their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from entente.model.document import Sentence


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are offsets into the sentence's text."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or a number, no mark."""
        return self.text[0].isalnum()


@dataclass(frozen=True)
class Parse:
    """A sentence and its tokens."""

    sentence: Sentence
    tokens: tuple[Token, ...]

    @cached_property
    def starts(self) -> Mapping[int, int]:
        """Offset in the sentence → index of the token that begins there."""
        return {token.start: index for index, token in enumerate(self.tokens)}

    @cached_property
    def ends(self) -> Mapping[int, int]:
        """Offset in the sentence → index after the token that ends there."""
        return {token.end: index + 1 for index, token in enumerate(self.tokens)}


_TOKEN: Final = re.compile(
    r"""(?:[A-Z]\.){2,}                                    # U.S., U.A.E.
      | (?:Gen|Lt|Col|Maj|Brig|Adm|Capt|Cmdr|Sgt|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Jr|Sr|No|Prof|Rev|Hon)\.
      | \w+n['’]t\b                                       # didn't
      | ['’]s\b                                           # Libya's
      | [OD]['’](?=[A-Z])\w+                              # O'Brien
      | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b(?!\+)
      | \w+(?:\+\w+)*                                     # words, 5+5
      | \S""",
    re.VERBOSE,
)


def read(sentence: Sentence) -> Parse:
    """Cut a sentence into tokens; hyphens, clitics and marks are tokens of their own."""
    return Parse(
        sentence,
        tuple(
            Token(found, found.lower(), *span.span()) for span in _TOKEN.finditer(sentence.text) if (found := span[0])
        ),
    )
