"""The JSON-LD context: short names for every term of ours, so that plain JSON says what a graph says.

A class and a property go by their local names; a value of a property is an IRI or of the datatype that its range says;
a concept is written with the prefix of its vocabulary, with ``-concept`` behind it where a property has its name.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from rdflib import RDF, RDFS, Literal, URIRef

from entente.model import iris
from entente.ontology import terms
from entente.ontology.terms import Kind

PATH: Final = "ontology/context.jsonld"
"""Where it stands under the base."""

_TEXT: Final = frozenset({RDFS.Literal, RDF.langString, RDF.PlainLiteral, URIRef(iris.PREFIXES["xsd"] + "string")})
_PROPERTIES: Final = (Kind.OBJECT_PROPERTY, Kind.DATATYPE_PROPERTY, Kind.ANNOTATION_PROPERTY)


@cache
def context() -> dict[str, Any]:
    """Give the document that ``@context`` holds, to be written as JSON.

    >>> context()["@context"]["holder"], context()["@context"]["startsNotBefore"]["@type"]
    ({'@id': 'ent:holder', '@type': '@id'}, 'xsd:dateTime')
    """
    own = {term.name: _meaning(term) for term in terms.terms().values() if _has_a_short_name(term)}
    schemes = {term.module for term in terms.of_kind(Kind.CONCEPT)}
    prefixes = iris.PREFIXES | {scheme.rpartition("/")[2]: f"{scheme}#" for scheme in sorted(schemes)}
    apart = {f"{name}-concept" if name in own else name: base for name, base in prefixes.items()}
    return {"@context": {"id": "@id", "type": "@type", **apart, **own}}


def _has_a_short_name(term: terms.Term) -> bool:
    return term.iri.startswith(iris.ONTOLOGY) and (term.kind is Kind.CLASS or term.kind in _PROPERTIES)


def _meaning(term: terms.Term) -> dict[str, str] | str:
    return f"ent:{term.name}" if term.kind is Kind.CLASS else _property(term)


def _property(term: terms.Term) -> dict[str, str] | str:
    target = f"ent:{term.name}"
    range_ = terms.graph().value(URIRef(term.iri), RDFS.range)
    if term.kind is Kind.OBJECT_PROPERTY or _points_to_things(term):
        return {"@id": target, "@type": "@id"}
    if range_ is None or range_ in _TEXT:
        return target
    return {"@id": target, "@type": f"xsd:{str(range_).rpartition('#')[2]}"}


def _points_to_things(term: terms.Term) -> bool:
    """Tell whether an annotation property, which has no range, is given IRIs by the ontology itself."""
    values = set(terms.graph().objects(None, URIRef(term.iri)))
    return bool(values) and not any(isinstance(value, Literal) for value in values)
