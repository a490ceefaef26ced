"""SPARQL text cut into tokens, for what must be known about a query before an engine sees it.

This is no parser: it tells strings, IRIs and comments from the rest, which is what counting brackets, finding keywords
and pointing at mistakes need. The engine remains the judge of what is SPARQL. Where the two could disagree a keyword
could be hidden from us (``FILTER(?a<'>')SERVICE … '``), so ``<`` is read by where it stands: after an operand of an
expression it compares, anywhere else it begins an IRI.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_ESCAPE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
# Every alternative runs in time linear in the text: repeats are possessive or bounded, and an unclosed string ends it.
_TOKEN: Final = re.compile(
    rf"""\s*+(?:
      (?P<comment>  \#[^\n\r]*)
    | (?P<iri>      <(?:[^<>"{{}}|^`\\\x00-\x20]|{_ESCAPE})*+>)
    | (?P<string>   \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*+'''
                  | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+')
    | (?P<unclosed> ["'].*)
    | (?P<variable> [?$]\w+)
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<blank>    _:\w(?:[\w\-]|\.(?=[\w\-.]))*)
    | (?P<name>     (?:[^\W\d_][\w\-.]{{0,100}}+)?:(?:[\w\-:%]|\\\S|\.(?=[\w\-:%\\]))*)
    | (?P<number>   (?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>     [^\W\d]\w*)
    | (?P<symbol>   &&|\|\||!=|<=|>=|\^\^|<<|>>|\S)
    )""",
    re.VERBOSE | re.DOTALL,
)

TERMS: Final = frozenset("iri name variable string number blank language".split())
"""The kinds of token that stand for an RDF term or a part of one."""
_OPENING: Final = frozenset("{([")
_CLOSING: Final = frozenset("})]")
_CLAUSES: Final = frozenset("SELECT BY HAVING".split())


class Token(NamedTuple):
    """A piece of a query.

    ``kind`` is one of ``iri, string, unclosed, variable, language, blank, name, number, word, symbol``; ``start`` its
    offset; ``inside`` what the innermost bracket around it holds (``group, list, expression, data``, or "" outside
    all), ``depth`` how many brackets are open behind it.
    """

    kind: str
    text: str
    start: int
    inside: str
    depth: int

    @property
    def keyword(self) -> str:
        """The bare word in capitals; empty for every other kind."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def is_operand(self) -> bool:
        """Whether a term or an expression ends with it."""
        return self.kind in TERMS or self.text in {")", "]"} or self.keyword in {"TRUE", "FALSE"}


def tokenise(query: str) -> tuple[Token, ...]:
    """Cut a query into its tokens, comments left out.

    >>> [token.text for token in tokenise("ASK { ?s ex:p 'a # b' FILTER(?s<?b&&?c>1) } # no")]
    ['ASK', '{', '?s', 'ex:p', "'a # b'", 'FILTER', '(', '?s', '<', '?b', '&&', '?c', '>', '1', ')', '}']
    """
    reader = _Reader()
    position = 0
    while match := _TOKEN.match(query, position):
        kind = match.lastgroup or "symbol"
        start, text = match.start(kind), match.group(kind)
        if text[0] == "<" and reader.compares():
            kind, text = "symbol", "<=" if text.startswith("<=") else "<"
        position = start + len(text)
        if kind != "comment":
            reader.take(kind, text, start)
    return tuple(reader.tokens)


class _Reader:
    """The tokens so far, and what each bracket now open holds."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.open: list[str] = []
        self.clauses: set[int] = set()  # the depths at which SELECT, BY or HAVING stood: no patterns there
        self.values = False  # the next brace opens the data of VALUES

    def compares(self) -> bool:
        return self._inside == "expression" and self.tokens[-1].is_operand

    @property
    def _inside(self) -> str:
        return self.open[-1] if self.open else ""

    def take(self, kind: str, text: str, start: int) -> None:
        inside = self._inside
        if kind == "symbol" and text in _OPENING:
            self.open.append(self._content(text))
        elif kind == "symbol" and text in _CLOSING and self.open:
            self.clauses.discard(len(self.open))
            self.open.pop()
        token = Token(kind, text, start, inside, len(self.open))
        self.tokens.append(token)
        self.values = token.keyword == "VALUES" or (self.values and text != "{")
        if token.keyword in _CLAUSES:
            self.clauses.add(len(self.open))

    def _content(self, bracket: str) -> str:
        if self._inside == "data" or (bracket == "{" and self.values):
            return "data"
        if bracket != "(":
            return "group"
        return "expression" if self._is_expression() else "list"

    def _is_expression(self) -> bool:
        """Whether a parenthesis about to open holds an expression; a list of terms or a property path otherwise."""
        before = self.tokens[-1] if self.tokens else None
        if self._inside == "expression":
            return before is None or before.text != "<<"
        if self._inside == "" or len(self.open) in self.clauses or before is None:
            return True
        if before.kind in {"iri", "name"}:
            return len(self.tokens) > 1 and self.tokens[-2].keyword == "FILTER"
        return before.keyword not in {"", "A"}
