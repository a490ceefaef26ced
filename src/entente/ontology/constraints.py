"""Constraints of core SHACL as Python functions over the triples of one graph.

What each means is https://www.w3.org/TR/shacl/ §4; where the recommendation leaves room, pySHACL's reading is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from rdflib import SH, XSD
from rdflib.term import Node

from entente.model.ntriples import Triples, iri, literal

Path = Callable[[Triples, str], Collection[str]]
"""Gives the values that a thing has by a path of properties."""
Constraint = Callable[[Triples, str, Collection[str]], bool]
"""Tells whether the values that a thing has are as the shape wants them."""
Comparison = Callable[[Any, Any], bool]
"""An operator of order."""
Conformity = Callable[[Triples, str], bool]
"""Tells whether a thing conforms to a shape."""

_KINDS: Final[Mapping[Node, frozenset[str]]] = {
    SH.IRI: frozenset("<"),
    SH.BlankNode: frozenset("_"),
    SH.Literal: frozenset('"'),
    SH.BlankNodeOrIRI: frozenset("_<"),
    SH.BlankNodeOrLiteral: frozenset('_"'),
    SH.IRIOrLiteral: frozenset('<"'),
}
"""Each node kind, and the characters its terms begin with in N-Triples."""


def at_least(count: int) -> Constraint:
    """Make ``sh:minCount``."""
    return lambda _, __, values: len(values) >= count


def at_most(count: int) -> Constraint:
    """Make ``sh:maxCount``."""
    return lambda _, __, values: len(values) <= count


def among(terms: frozenset[str]) -> Constraint:
    """Make ``sh:in``, of terms as N-Triples writes them."""
    return lambda _, __, values: all(value in terms for value in values)


def has(term: str) -> Constraint:
    """Make ``sh:hasValue``."""
    return lambda _, __, values: term in values


def of_kind(kind: Node) -> Constraint:
    """Make ``sh:nodeKind``."""
    first = _KINDS[kind]
    return lambda _, __, values: all(value[0] in first for value in values)


def of_class(classes: frozenset[str]) -> Constraint:
    """Make ``sh:class``, of a class and all below it."""
    return lambda triples, _, values: all(triples.is_one_of(value, classes) for value in values)


def of_datatype(datatype: str) -> Constraint:
    """Make ``sh:datatype``."""

    def holds(_: Triples, __: str, values: Collection[str]) -> bool:
        found = [literal(value) for value in values]
        return all(one and one.datatype == datatype and _value(one.text, datatype) is not None for one in found)

    return holds


def matching(pattern: str, flags: str) -> Constraint:
    """Make ``sh:pattern``; of ``sh:flags`` those that SHACL and Python share."""
    compiled = re.compile(pattern, *(getattr(re, flag.upper()) for flag in flags))

    def holds(_: Triples, __: str, values: Collection[str]) -> bool:
        return all(value[0] != "_" and compiled.search(_text(value)) for value in values)

    return holds


def no_shorter_than(length: int) -> Constraint:
    """Make ``sh:minLength``."""
    return lambda _, __, values: all(value[0] != "_" and len(_text(value)) >= length for value in values)


def bounded(compare: Comparison, bound: str) -> Constraint:
    """Make ``sh:minInclusive`` and its kin, of a literal as N-Triples writes it."""
    return lambda _, __, values: all(_compares(compare, value, bound) for value in values)


def before(compare: Comparison, property_: str) -> Constraint:
    """Make ``sh:lessThan`` and ``sh:lessThanOrEquals``."""

    def holds(triples: Triples, focus: str, values: Collection[str]) -> bool:
        others = triples.objects(focus, property_)
        return all(_compares(compare, value, other) for value in values for other in others)

    return holds


def equal_to(property_: str) -> Constraint:
    """Make ``sh:equals``."""
    return lambda triples, focus, values: set(values) == set(triples.objects(focus, property_))


def once_a_language() -> Constraint:
    """Make ``sh:uniqueLang``."""

    def holds(_: Triples, __: str, values: Collection[str]) -> bool:
        languages = [one.language.lower() for value in values if (one := literal(value)) and one.language]
        return len(languages) == len(set(languages))

    return holds


def in_language(ranges: frozenset[str]) -> Constraint:
    """Make ``sh:languageIn``, of language ranges in lower case."""

    def fits(value: str) -> bool:
        one = literal(value)
        language = one.language.lower() if one else ""
        return language in ranges or language.partition("-")[0] in ranges

    return lambda _, __, values: all(fits(value) for value in values)


def any_of(shapes: Sequence[Conformity]) -> Constraint:
    """Make ``sh:or``."""
    return lambda triples, _, values: all(any(conforms(triples, value) for conforms in shapes) for value in values)


def all_of(shapes: Sequence[Conformity]) -> Constraint:
    """Make ``sh:and`` and ``sh:node``."""
    return lambda triples, _, values: all(conforms(triples, value) for conforms in shapes for value in values)


def none_of(shape: Conformity) -> Constraint:
    """Make ``sh:not``."""
    return lambda triples, _, values: not any(shape(triples, value) for value in values)


def so_many(shape: Conformity, least: int, most: int | None) -> Constraint:
    """Make ``sh:qualifiedValueShape`` with its counts."""

    def holds(triples: Triples, _: str, values: Collection[str]) -> bool:
        count = sum(shape(triples, value) for value in values)
        return count >= least and (most is None or count <= most)

    return holds


def _text(term: str) -> str:
    """Give the text of a literal, or an IRI itself."""
    one = literal(term)
    return one.text if one else iri(term)


def _compares(compare: Comparison, one: str, other: str) -> bool:
    first, second = _comparable(one), _comparable(other)
    if first is None or second is None or first[0] != second[0]:
        return False
    return compare(first[1], second[1])


def _comparable(term: str) -> tuple[str, object] | None:
    """Give what a term is compared by, behind the name of what it is comparable with; None for what is malformed."""
    one = literal(term)
    value = _value(one.text, one.datatype) if one else iri(term)
    if isinstance(value, datetime):
        return ("moment" if value.tzinfo else "moment somewhere", value)
    return None if value is None else ("text" if isinstance(value, str) else "number", value)


def _value(text: str, datatype: str) -> object | None:
    """Give the value that a text has in a datatype; None where it has none, the text itself where any will do."""
    read = _READERS.get(datatype)
    try:
        return read(text) if read else text
    except (ValueError, ArithmeticError, KeyError):
        return None


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    str(XSD.integer): int,
    str(XSD.decimal): Decimal,
    str(XSD.double): float,
    str(XSD.dateTime): datetime.fromisoformat,
    str(XSD.boolean): lambda text: {"true": True, "1": True, "false": False, "0": False}[text],
}
