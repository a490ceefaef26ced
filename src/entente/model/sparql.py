"""What can be told of a SPARQL text without parsing it: its form, whether it names a dataset, where a value can go.

Strings, comments and IRIs are blanked out first, so that words inside them are not mistaken for keywords.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import Final

from entente.errors import BadParameter, BadQuery

_OPAQUE: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*",
    re.DOTALL,
)
_IRI: Final = r'<[A-Za-z][A-Za-z0-9+.-]*:[^<>"{}|^`\\\x00-\x20]*>'
_TERM: Final = re.compile(
    rf'{_IRI}|"(?:[^"\\\n\r]|\\[tbnrf"\'\\])*"(?:@[A-Za-z]+(?:-[A-Za-z0-9]+)*|\^\^{_IRI})?',
)
"""An IRI or a literal as N-Triples writes them, but without code points by number: SPARQL takes those for the quote."""
_CODE_POINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4})")
_SELECT: Final = re.compile(r"\bSELECT\b[^{]*(\{)", re.IGNORECASE)
_TEMPLATE: Final = re.compile(r"\bCONSTRUCT\b\s*\{[^}]*\}[^{]*(\{)", re.IGNORECASE)
_WORD: Final = r"(?<![\w?$:.@-]){}(?![\w:-])"
_FORM: Final = re.compile(_WORD.format("(SELECT|ASK|CONSTRUCT|DESCRIBE)"), re.IGNORECASE)
_FROM: Final = re.compile(_WORD.format("FROM"), re.IGNORECASE)
_SERVICE: Final = re.compile(_WORD.format("SERVICE"), re.IGNORECASE)


def blanked(text: str) -> str:
    """Replace strings, comments and IRIs by blanks; every other character keeps its place.

    >>> blanked("ASK { ?s ?p 'a } b' } # {")
    'ASK { ?s ?p         }    '
    """
    return _OPAQUE.sub(lambda match: " " * len(match.group()), text)


def form(text: str) -> str:
    """Give the form of a query: SELECT, ASK, CONSTRUCT or DESCRIBE; empty where it has none of them.

    >>> form("PREFIX select: <http://example.org/> ASK {}")
    'ASK'
    """
    found = _FORM.search(blanked(_decoded(text)))
    return found.group(1).upper() if found else ""


def names_dataset(text: str) -> bool:
    """Tell whether a query says itself, by FROM, which graphs it asks."""
    return _FROM.search(blanked(_decoded(text))) is not None


def asks_elsewhere(text: str) -> bool:
    """Tell whether a query would call another endpoint, by SERVICE."""
    return _SERVICE.search(blanked(_decoded(text))) is not None


def with_values(text: str, terms: Mapping[str, str]) -> str:
    """Bind variables by a VALUES clause at the head of the query's pattern; terms are in N-Triples syntax.

    The engine's own way of binding knows only the variables a SELECT gives back; a clause binds any of the pattern, at
    any endpoint. Raises BadParameter for what is no term, BadQuery for a query without a pattern of its own.

    >>> with_values("SELECT * { ?s ?p ?o }", {"s": "<http://example.org/a>"})
    'SELECT * { VALUES (?s) { (<http://example.org/a>) }  ?s ?p ?o }'
    """
    return with_choices(text, {name: (term,) for name, term in terms.items()})


def with_choices(text: str, terms: Mapping[str, Sequence[str]]) -> str:
    """Bind variables as ``with_values`` does, each to any of several terms; no term at all matches nothing.

    >>> with_choices("ASK { ?s ?p ?o }", {"s": ("<a:a>", "<a:b>"), "o": ('"1"',)})
    'ASK { VALUES (?s ?o) { (<a:a> "1") (<a:b> "1") }  ?s ?p ?o }'
    """
    if not terms:
        return text
    return with_rows(text, tuple(terms), tuple(product(*terms.values())))


def with_rows(text: str, names: Sequence[str], rows: Collection[Sequence[str]], everywhere: bool = False) -> str:
    """Bind variables together, to any of several rows of terms in N-Triples syntax; no row at all matches nothing.

    ``everywhere`` binds them in the pattern of every SELECT of the query, the inner ones too: what is counted there is
    then counted over these alone. Raises as ``with_values`` does.

    >>> with_rows("SELECT * { { SELECT ?s { ?s ?p ?o } } }", ("s",), [("<a:a>",)], everywhere=True)
    'SELECT * { VALUES (?s) { (<a:a>) }  { SELECT ?s { VALUES (?s) { (<a:a>) }  ?s ?p ?o } } }'
    """
    for row in rows:
        for name, term in zip(names, row, strict=True):
            if not (re.fullmatch(r"\w+", name) and _TERM.fullmatch(term)):
                raise BadParameter(f"the parameter {name} is {term}, which is no RDF term")
    listed = " ".join(f"({' '.join(row)})" for row in rows)
    clause = f" VALUES ({' '.join(f'?{name}' for name in names)}) {{ {listed} }} "
    for place in reversed(patterns(text) if everywhere else (_pattern(text),)):
        text = text[:place] + clause + text[place:]
    return text


def patterns(text: str) -> tuple[int, ...]:
    """Find where each pattern of a query begins: that of every SELECT, and that of a CONSTRUCT behind its template.

    >>> [text[:place] for text in ["CONSTRUCT { ?s ?p ?o } WHERE { }"] for place in patterns(text)]
    ['CONSTRUCT { ?s ?p ?o } WHERE {']
    """
    plain = blanked(text)
    found = [match.end(1) for pattern in (_SELECT, _TEMPLATE) for match in pattern.finditer(plain)]
    return tuple(sorted(found or [plain.find("{") + 1]))


def _pattern(text: str) -> int:
    """Find where the outermost pattern begins: after the first bracket, for CONSTRUCT after its template."""
    plain = blanked(text)
    start = plain.find("{")
    if form(text) == "CONSTRUCT" and start >= 0:
        if re.search(r"WHERE\s*$", plain[:start], re.IGNORECASE):
            raise BadQuery("CONSTRUCT WHERE takes no parameters", hint="write CONSTRUCT { … } WHERE { … }")
        start = plain.find("{", plain.find("}", start))
    if start < 0:
        raise BadQuery("the query has no { … } for its parameters to stand in")
    return start + 1


def _decoded(text: str) -> str:
    return _CODE_POINT.sub(lambda match: chr(int(match.group(1) or match.group(2), 16)), text)
