"""The dyads: how many claims name which two sides, by month and type, as an RDF Data Cube (W3C, 2014).

Counted are claims that affirm something as fact and fall within one month: by pair of actors, by pair of the states
they act for, and over all pairs. Counts are sums over articles, so that an article's coming and going only adds and
takes away; what the numbers mean stands in ``ontology/dyads.ttl``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from entente import queries
from entente.model import iris
from entente.model.graph import Change, Graph
from entente.model.sparql import with_rows
from entente.reason import told
from entente.reason.told import Footprint, Told
from entente.store.embedded import EmbeddedStore

_INTEGER: Final = iris.PREFIXES["xsd"] + "integer"
_TYPE: Final = iris.PREFIXES["rdf"] + "type"
_CUBE: Final = iris.PREFIXES["qb"]


class Cell(NamedTuple):
    """One cell of the cube: its data set (``actors``, ``states``, ``volume``) and its dimensions.

    ``volume`` is counted over all pairs: its sides are empty.
    """

    data_set: str
    subject: str
    object: str
    month: str
    type: str

    @property
    def iri(self) -> str:
        """The IRI of the cell's observation."""
        return f"{iris.DYADS}#{iris.digest(*self)[:20]}"

    def lines(self, count: int) -> Iterator[str]:
        """Write the observation as N-Triples."""
        this = self.iri
        values = {
            _TYPE: f"<{_CUBE}Observation>",
            f"{_CUBE}dataSet": f"<{iris.DYADS}#{self.data_set}>",
            iris.term("dyadSubject"): f"<{self.subject}>" if self.subject else "",
            iris.term("dyadObject"): f"<{self.object}>" if self.object else "",
            iris.term("dyadMonth"): f'"{self.month}"',
            iris.term("dyadType"): f"<{self.type}>",
            iris.term("claimCount"): f'"{count}"^^<{_INTEGER}>',
        }
        return (f"<{this}> <{name}> {value} .\n" for name, value in values.items() if value)


def dyads(rows: Footprint) -> Graph:
    """Count all claims, of which these are all the rows."""
    counts = cells(rows.pairs)
    lines = {line for cell, count in counts.items() for line in cell.lines(count)}
    pairs = {(cell.subject, cell.object) for cell in counts if cell.data_set == "actors"}
    return Graph(iris.DYADS, "".join(sorted(lines | set(_edges(pairs)))))


def recounted(store: EmbeddedStore, before: Footprint, after: Footprint) -> Change:
    """Give the change to the dyads of a store in which articles told something before and tell something else now."""
    delta = cells(after.pairs)
    delta.subtract(cells(before.pairs))
    changed = {cell: by for cell, by in delta.items() if by}
    counts = _counts(store, changed)
    old = {cell: counts.get(cell.iri, 0) for cell in changed}
    new = {cell: old[cell] + by for cell, by in changed.items()}
    pairs = {(cell.subject, cell.object) for cell in changed if cell.data_set == "actors"}
    standing = _observations(store, pairs)
    gone, come = ({cell.iri for cell in changed if not side[cell]} for side in (new, old))
    remaining = {pair for pair, observation in standing if observation not in gone}
    remaining |= {(cell.subject, cell.object) for cell in changed if cell.iri in come and cell.data_set == "actors"}
    return Change.between(
        iris.DYADS,
        frozenset(_lines(old)) | frozenset(_edges(pair for pair, _ in standing)),
        frozenset(_lines(new)) | frozenset(_edges(remaining)),
    )


def cells(rows: Iterable[Told]) -> Counter[Cell]:
    """Count claims by cell: each once for a pair of actors, once for a pair of states, once over all."""
    counted = {(row.claim, cell) for row in rows if row.month and row.is_fact for cell in _cells_of(row)}
    return Counter(cell for _, cell in counted)


def _cells_of(row: Told) -> Iterator[Cell]:
    yield Cell("actors", row.subject, row.object, row.month, row.type)
    yield Cell("volume", "", "", row.month, row.type)
    if row.subject_state and row.object_state:
        yield Cell("states", row.subject_state, row.object_state, row.month, row.type)


def _lines(counts: Mapping[Cell, int]) -> Iterator[str]:
    return (line for cell, count in counts.items() if count for line in cell.lines(count))


def _edges(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for one, other in pairs:
        if one != other:
            yield f"<{one}> <{iris.term('inDyadWith')}> <{other}> .\n"
            yield f"<{other}> <{iris.term('inDyadWith')}> <{one}> .\n"


def _counts(store: EmbeddedStore, changed: Collection[Cell]) -> dict[str, int]:
    text = with_rows(queries.named("rules/counted").text, ("observation",), [(f"<{cell.iri}>",) for cell in changed])
    return {observation: int(count) for observation, count in store.rows(text)}


def _observations(store: EmbeddedStore, pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[tuple[str, str], str]]:
    """Read which observations there are of pairs of actors, either way round."""
    text = queries.named("rules/dyads-between").text
    rows = store.rows(with_rows(text, ("subject", "object"), told.either_way(pairs)))
    return frozenset(((subject, target), observation) for subject, target, observation in rows)
