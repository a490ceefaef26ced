"""Syntax errors in plain words: where in the query, with a caret under it, and what to do.

The engine says how far it came and what its grammar expected there, which is seldom where the mistake is. So the usual
mistakes are looked for in the tokens first; only where none is found does the engine's position stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Final, NamedTuple

from entente.errors import BadQuery
from entente.model.iris import PREFIXES
from entente.sparql.outline import declared_prefixes
from entente.sparql.tokens import TERMS, Token, tokenise

_WORDS: Final = tuple(
    """SELECT CONSTRUCT DESCRIBE ASK WHERE FROM NAMED PREFIX BASE DISTINCT REDUCED OPTIONAL FILTER UNION MINUS GRAPH
    BIND VALUES SERVICE SILENT LATERAL GROUP ORDER BY HAVING LIMIT OFFSET ASC DESC AS IN NOT EXISTS UNDEF SEPARATOR A
    TRUE FALSE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL
    FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY
    HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM
    ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE VERSION LANGDIR STRLANGDIR HASLANG HASLANGDIR ISTRIPLE
    TRIPLE SUBJECT PREDICATE OBJECT ADJUST""".split()
)
_ENGINE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLOSES: Final = {"{": "}", "(": ")", "[": "]"}


class _Mistake(NamedTuple):
    offset: int
    detail: str
    hint: str


def explain(query: str, message: str) -> BadQuery:
    """Turn the engine's message about a query into an error with ``line``, ``column`` (from 1) and ``caret``.

    >>> explain("SELECT * { ?s ent:x ?o }", "error at 1:20: expected one of …").hint
    'add PREFIX ent: <https://w3id.org/entente/ontology#> at the top'
    """
    tokens = tokenise(query)
    engine = _ENGINE.search(message)
    reached = _offset(query, int(engine[1]), int(engine[2])) if engine else 0
    mistakes = (mistake for find in _FINDERS for mistake in find(query, tokens, reached, message))
    mistake = next(mistakes, None) or _unexpected(query, tokens, reached)
    line, column = _position(query, mistake.offset)
    return BadQuery(
        f"line {line}, column {column}: {mistake.detail}",
        hint=mistake.hint,
        line=line,
        column=column,
        caret=_caret(query, line, column),
    )


def _empty(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    if not tokens:
        yield _Mistake(0, "the query is empty", "try SELECT * WHERE { ?s ?p ?o } LIMIT 10")


def _unclosed_text(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    for token in tokens:
        if token.kind == "unclosed":
            quote = token.text[0]
            yield _Mistake(token.start, "the string that begins here is not closed", f"close it with {quote}")
        elif token.text == "<" and token.inside != "expression":
            yield _Mistake(token.start, "this is no IRI", "close it with >; it holds no spaces, quotes or braces")


def _strange_letter(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    for token in tokens:
        if token.kind == "symbol" and not token.text.isprintable():
            name = f"the invisible character U+{ord(token.text[0]):04X}"
            yield _Mistake(token.start, f"{name} cannot stand here", "take it out; copying may have brought it along")


def _unknown_word(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    for token in tokens:
        if token.kind == "word" and token.keyword not in _WORDS and token.text not in {"a"}:
            close = get_close_matches(token.keyword, _WORDS, n=1, cutoff=0.7)
            hint = f"did you mean {close[0]}?" if close else "names need a prefix, as in ent:Person, texts need quotes"
            yield _Mistake(token.start, f"{token.text} is no word of SPARQL", hint)


def _undeclared_prefix(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    declared = {name for name, _ in declared_prefixes(tokens)}
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.kind != "name" or (before is not None and before.keyword == "PREFIX"):
            continue
        prefix = token.text.partition(":")[0]
        if prefix not in declared:
            known = PREFIXES.get(prefix)
            hint = f"add PREFIX {prefix}: <{known or '…'}> at the top"
            yield _Mistake(token.start, f"the prefix {prefix}: is not declared", hint)


def _brackets(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    opened: list[Token] = []
    for token in tokens:
        if token.kind != "symbol":
            continue
        if token.text in _CLOSES:
            opened.append(token)
        elif token.text in _CLOSES.values():
            if not opened:
                yield _Mistake(token.start, f"this {token.text} closes nothing", "take it out, or open it before")
                return
            last = opened.pop()
            if _CLOSES[last.text] != token.text:
                yield _not_closed(query, last)
                return
    if opened:
        yield _not_closed(query, opened[-1])


def _missing_dot(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    """Find a fourth term in a row inside a group: between two patterns stands a dot."""
    row = 0
    for before, token in zip((None, *tokens), tokens, strict=False):
        is_term = (token.kind in TERMS or token.text == "a") and token.kind != "language"
        if token.inside != "group" or not (is_term or token.text in {"^^"} or token.kind == "language"):
            row = 0 if token.text != "/" else row - 1
            continue
        if before is not None and (before.text in {"^^", "/"} or before.keyword in {"GRAPH", "AS"}):
            continue
        row += is_term
        if row > 3:
            yield _Mistake(token.start, "a fourth term in a pattern of three", "end the pattern before it with a dot")


def _grouping(query: str, tokens: tuple[Token, ...], reached: int, message: str) -> Iterator[_Mistake]:
    select = next((token.start for token in tokens if token.keyword == "SELECT"), 0)
    if "contains a variable that is unbound" in message:
        hint = "name it in GROUP BY, or put it into an aggregate such as SAMPLE(?x)"
        yield _Mistake(select, "SELECT names a variable that GROUP BY does not", hint)
    if "overrides an existing variable" in message:
        yield _Mistake(select, "SELECT gives a value to a variable already bound", "choose a new name after AS")


_FINDERS: Final[tuple[Callable[[str, tuple[Token, ...], int, str], Iterator[_Mistake]], ...]] = (
    _empty,
    _strange_letter,
    _unclosed_text,
    _unknown_word,
    _brackets,
    _undeclared_prefix,
    _grouping,
    _missing_dot,
)


def _unexpected(query: str, tokens: tuple[Token, ...], reached: int) -> _Mistake:
    """Point at the last token the engine looked at; it stops behind what it could not place."""
    token = next((token for token in reversed(tokens) if token.start < reached), tokens[0])
    if reached >= len(query.rstrip()) and token is tokens[-1] and token.text not in _CLOSES.values():
        return _Mistake(len(query.rstrip()), "the query ends too early", "something is missing behind this")
    return _Mistake(token.start, f"{token.text!r} cannot stand here", "look at what stands just before it, too")


def _not_closed(query: str, token: Token) -> _Mistake:
    return _Mistake(token.start, f"this {token.text} is not closed", f"add the {_CLOSES[token.text]} that closes it")


def _offset(query: str, line: int, column: int) -> int:
    lines = query.split("\n")[: line - 1]
    return sum(len(text) + 1 for text in lines) + column - 1


def _position(query: str, offset: int) -> tuple[int, int]:
    before = query[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def _caret(query: str, line: int, column: int) -> str:
    """Show the line with a caret under the column; tabs stay tabs, so that the caret stays under its letter."""
    text = query.split("\n")[line - 1].rstrip("\r")
    blanks = "".join("\t" if letter == "\t" else " " for letter in text[: column - 1])
    return f"{text}\n{blanks}^"
