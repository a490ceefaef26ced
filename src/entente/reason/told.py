"""What claims tell, row by row, as links and counts are made from it: of the whole store, or of what was touched.

Derived graphs follow the articles that come, change and go. What an article told before and what it tells now is its
footprint; from the two footprints each derived graph knows which of its own lines to look at again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from entente import queries
from entente.model import iris
from entente.model.sparql import with_rows
from entente.store.embedded import EmbeddedStore

ASSERTED = iris.concept("modality", "asserted")
AFFIRMED = iris.concept("polarity", "affirmed")


class Told(NamedTuple):
    """One pair of one claim. All but key and month are IRIs; month, states and publisher may be empty."""

    key: str
    claim: str
    article: str
    subject: str
    object: str
    type: str
    polarity: str
    modality: str
    month: str
    subject_state: str
    object_state: str
    publisher: str
    """Who printed the article; empty where nobody is named."""

    @property
    def is_fact(self) -> bool:
        """Whether the claim affirms it as fact."""
        return self.polarity == AFFIRMED and self.modality == ASSERTED


class Head(NamedTuple):
    """That a claim puts someone at the head of a body, surely from one moment to another (``xsd:dateTime``)."""

    office: str
    claim: str
    article: str
    holder: str
    since: str
    until: str


@dataclass(frozen=True)
class Footprint:
    """All that some articles tell."""

    pairs: frozenset[Told] = frozenset()
    heads: frozenset[Head] = frozenset()

    @classmethod
    def of(cls, footprints: Iterable[Footprint]) -> Footprint:
        """Put together what several tell."""
        several = tuple(footprints)
        return cls(
            frozenset(row for one in several for row in one.pairs),
            frozenset(row for one in several for row in one.heads),
        )

    def __or__(self, other: Footprint) -> Footprint:
        """Give what either tells."""
        return Footprint.of((self, other))

    @property
    def claims(self) -> frozenset[str]:
        """The claims in it."""
        return frozenset(row.claim for row in self.pairs) | frozenset(head.claim for head in self.heads)


def footprint(store: EmbeddedStore, articles: Iterable[str]) -> Footprint:
    """Read all that these articles tell."""
    bound = [(_iri(article),) for article in articles]
    return Footprint(frozenset(told(store, ("article",), bound)), frozenset(heads(store, ("article",), bound)))


def everything(store: EmbeddedStore) -> Footprint:
    """Read all that all articles tell."""
    return Footprint(frozenset(told(store)), frozenset(heads(store)))


def told(
    store: EmbeddedStore, names: tuple[str, ...] = (), rows: Collection[tuple[str, ...]] | None = None
) -> list[Told]:
    """Give the rows of ``queries/rules/told.rq``: all, or those where variables have one of the rows of terms."""
    return [Told(*row) for row in _rows(store, "told", names, rows)]


def heads(
    store: EmbeddedStore, names: tuple[str, ...] = (), rows: Collection[tuple[str, ...]] | None = None
) -> list[Head]:
    """Give the rows of ``queries/rules/heads.rq``, likewise."""
    return [Head(*row) for row in _rows(store, "heads", names, rows)]


def by_keys(store: EmbeddedStore, keys: Iterable[str]) -> list[Told]:
    """Give the pairs that have one of these keys."""
    return told(store, ("key",), [(f'"{key}"',) for key in sorted(set(keys))])


def by_claims(store: EmbeddedStore, claims: Iterable[str]) -> Footprint:
    """Give all that these claims tell."""
    bound = [(_iri(claim),) for claim in sorted(set(claims))]
    return Footprint(frozenset(told(store, ("claim",), bound)), frozenset(heads(store, ("claim",), bound)))


def between(store: EmbeddedStore, pairs: Iterable[tuple[str, str]]) -> list[Told]:
    """Give what is told of these pairs, either way round."""
    return told(store, ("subject", "object"), either_way(pairs))


def of_offices(store: EmbeddedStore, offices: Iterable[str]) -> list[Head]:
    """Give who is said to hold these offices."""
    return heads(store, ("office",), [(_iri(office),) for office in sorted(set(offices))])


def either_way(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Write pairs of IRIs as terms, each both ways round."""
    both = {way for one, other in pairs for way in ((one, other), (other, one))}
    return [(_iri(one), _iri(other)) for one, other in sorted(both)]


def _rows(
    store: EmbeddedStore, name: str, names: tuple[str, ...], rows: Collection[tuple[str, ...]] | None
) -> Iterable[tuple[str, ...]]:
    text = queries.named(f"rules/{name}").text
    if rows is None:
        return store.rows(text)
    return store.rows(with_rows(text, names, rows)) if rows else ()


def _iri(value: str) -> str:
    return f"<{value}>"
