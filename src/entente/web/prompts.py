"""Questions to ask of the actor a page is about: those of the library that take such a thing, with it filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from entente.model import iris
from entente.ontology import terms
from entente.queries import Query
from entente.questions import library
from entente.web.names import Name


@dataclass(frozen=True)
class Prompt:
    """A question with the actor filled in: what it asks, and the address that asks it."""

    identifier: str
    title: str
    values: str
    """The parameters, as an address holds them."""


def prompts(name: Name) -> tuple[Prompt, ...]:
    """Give the questions that take one thing, and such a one; those made for its kind first.

    A day is that of the question's example: there is no day of which everything is known.
    """
    if iris.term(name.kind) not in terms.terms():
        return ()
    kinds = {iris.term(kind): len(terms.superclasses(kind)) for kind in terms.superclasses(name.kind)}
    fit = [query for query in library().values() if len(query.things) == 1 and _kind(query) in kinds]
    return tuple(_prompt(query, name) for query in sorted(fit, key=lambda query: -kinds[_kind(query)]))


def _kind(query: Query) -> str:
    return next(parameter.kind for parameter in query.parameters if parameter.type == "thing")


def _prompt(query: Query, name: Name) -> Prompt:
    values = {one.name: name.iri if one.type == "thing" else one.example for one in query.parameters}
    return Prompt(query.id, query.title, urlencode(values))
