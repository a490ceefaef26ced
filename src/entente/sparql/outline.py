"""What a query's tokens tell about it: its form, its dataset, its prefixes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from entente.sparql.tokens import Token

UPDATES: Final = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())
"""The keywords a SPARQL update starts with."""
_VOLATILE: Final = frozenset("RAND NOW UUID STRUUID BNODE".split())


@dataclass(frozen=True)
class Outline:
    """What is known about a query before it is parsed.

    ``form`` is its first keyword after the prologue ("" where there is none), ``prefixes`` its declared ones;
    ``names_dataset`` says that it has FROM, ``repeatable`` that it calls nothing that answers differently each time.
    ``shape`` is its text without comments and with one mark for every string and number: queries of one shape cost
    much the same.
    """

    form: str
    names_dataset: bool
    repeatable: bool
    prefixes: tuple[tuple[str, str], ...]
    shape: str = field(default="", repr=False)


def outline(tokens: tuple[Token, ...]) -> Outline:
    """Say what kind of query the tokens make.

    >>> from entente.sparql.tokens import tokenise
    >>> outline(tokenise("PREFIX e: <urn:e> SELECT (NOW() AS ?n) FROM <urn:g> {}"))
    Outline(form='SELECT', names_dataset=True, repeatable=False, prefixes=(('e', 'urn:e'),))
    """
    keywords = {token.keyword for token in tokens}
    return Outline(
        form=next(_body(tokens), ""),
        names_dataset="FROM" in keywords,
        repeatable=keywords.isdisjoint(_VOLATILE),
        prefixes=tuple(declared_prefixes(tokens)),
        shape=" ".join("0" if token.kind in {"string", "number"} else token.text for token in tokens),
    )


def declared_prefixes(tokens: tuple[Token, ...]) -> Iterator[tuple[str, str]]:
    """List the prefixes a query declares, with their IRIs as written."""
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.keyword == "PREFIX" and name.kind == "name" and name.text.endswith(":") and iri.kind == "iri":
            yield name.text[:-1], iri.text[1:-1]


def _body(tokens: tuple[Token, ...]) -> Iterator[str]:
    """List the keywords behind the prologue, and "" for whatever else stands there."""
    for token in tokens:
        if token.keyword not in {"BASE", "PREFIX", "VERSION"} and token.kind not in {"iri", "name", "string"}:
            yield token.keyword
