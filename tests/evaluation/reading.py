"""Our own reader, run in this process over the committed reference graphs."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph
from tests.shipped import reference_store

from entente.errors import BadClaims
from entente.ingest.acquire import Failure, acquire
from entente.ingest.dictionary import Dictionary
from entente.ingest.gather import gather
from entente.ingest.pipeline import SetAside, read_sources
from entente.model.claim import Claim, Entity
from entente.ontology import resources

from .claims import Row

LIMIT = 1_000_000
"""The largest text read, in bytes; the sets' own are a hundred times smaller."""


@dataclass(frozen=True)
class Findings:
    """What the reader found: claims by the name of the article's file, and the names the graph knows."""

    claims: Mapping[str, tuple[Row, ...]]
    names: tuple[tuple[str, str], ...]
    """Pairs (name, preferred label)."""


def read(texts: Sequence[Path]) -> Findings:
    """Read texts with the dictionary the reference graphs make. Raises the reader's error for one it cannot read."""
    names = dictionary()
    sources = acquire([str(path) for path in texts], metadata={}, stdin=io.BytesIO(), limit=LIMIT)
    claims = {}
    for reading in read_sources(sources, names, processes=1):
        if isinstance(reading, Failure):
            raise reading.error
        if isinstance(reading, SetAside):
            raise BadClaims(f"{reading.name} breaks {len(reading.violations)} rules, as {reading.violations[0]}")
        claims[reading.article.name] = tuple(row for claim in reading.claims for row in _rows(claim))
    return Findings(claims, tuple(sorted({(sense.name, sense.entity.label) for sense in names.senses})))


@cache
def dictionary() -> Dictionary:
    """Make the dictionary of the committed reference graphs."""
    return Dictionary.from_rows(*gather(rows_of))


def rows_of(name: str) -> list[tuple[str, ...]]:
    """Ask the reference graphs what the reader wants to know, as the product does."""
    text = resources.query_file(f"reading/{name}.rq").read_text("utf-8")
    found = reference_store().query(text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [tuple(getattr(term, "value", "") for term in solution) for solution in found]


def _rows(claim: Claim) -> Iterator[Row]:
    """Give a row for each pair across the claim's two sides, as ``entente claims`` does."""
    for subject in claim.subjects or (None,):
        for other in claim.objects or (None,):
            yield Row(
                subject=_label(subject),
                type=claim.type,
                object=_label(other),
                speaker=_label(claim.speaker),
                polarity=claim.polarity.value,
                modality=claim.modality.value,
                quote=claim.evidence.quote,
            )


def _label(entity: Entity | None) -> str | None:
    return entity.label if entity else None
