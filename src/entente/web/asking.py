"""Our own queries, asked for pages and documents: loaded once, bound by terms, all of one page on one snapshot.

The queries lie in ``queries/pages``; each declares its parameters (``#+ param: iri iri ent:Person``) and has a LIMIT::

    with questions.asking() as asking:
        facts = asking.rows("actor-facts", iri="https://w3id.org/entente/id/state/libya")
        facts[0]["value"].value, asking.snapshot

A parameter is bound in the pattern of every SELECT of the query, the inner ones too. A query with ``OFFSET 0`` can be
asked for a later page: ``asking.rows("actor-claims", page=2, iri=…)``; its LIMIT is the size of a page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from entente import queries
from entente.errors import Unavailable
from entente.model.iris import PREFIXES
from entente.model.sparql import patterns, with_choices
from entente.questions import Table, Term, table_of, term_of
from entente.sparql.workers import Limits, Query, WorkerPool
from entente.store import quads
from entente.store.formats import FORMATS, Format
from entente.store.snapshots import Snapshot

LIMITS: Final = Limits(seconds=6.0, memory=512, rows=20_000, bytes=20_000_000, waiting=64, slice=6.0)
"""What one query of ours may take. Strangers' queries have workers of their own: a page never waits for them."""

_THREADS: Final = 16
"""Threads in which queries of one page wait beside each other; the workers are far fewer."""
_PAGE: Final = re.compile(r"\bLIMIT\s+(\d+)\s+OFFSET\s+0\b", re.IGNORECASE)
_PREFIX: Final = re.compile(r"^PREFIX\s+([\w-]+):\s*<([^>]+)>", re.MULTILINE)

Value = str | int
Row = Mapping[str, Term]


@dataclass(frozen=True)
class PageQuery:
    """One of our queries, with the places in its text where parameters are bound and pages turned."""

    query: queries.Query
    places: tuple[int, ...]
    prefixes: tuple[tuple[str, str], ...] = ()
    """What its answer abbreviates IRIs by: the prefixes of ours and those it declares."""

    @property
    def size(self) -> int:
        """How many rows a page has; 0 for a query without pages."""
        found = _PAGE.search(self.query.text)
        return int(found.group(1)) if found else 0

    def text(self, values: Mapping[str, Value | Sequence[str]], page: int = 1) -> str:
        """Give the query with its parameters bound; a list of values binds each in turn.

        Raises BadParameter, naming the parameter, for one missing, unknown or of the wrong type.
        """
        clauses = "".join(_clause(name, terms) for name, terms in self._terms(values).items())
        text = self.query.text
        for place in reversed(self.places):
            text = text[:place] + clauses + text[place:]
        return _PAGE.sub(lambda found: f"LIMIT {found[1]} OFFSET {int(found[1]) * (page - 1)}", text)

    def _terms(self, values: Mapping[str, Value | Sequence[str]]) -> dict[str, list[str]]:
        lists = {name: [value] if isinstance(value, Value) else value for name, value in values.items()}
        longest = max((len(items) for items in lists.values()), default=1)
        bound = [
            self.query.bind({name: str(items[min(turn, len(items) - 1)]) for name, items in lists.items()})
            for turn in range(longest)
        ]
        return {name: list(dict.fromkeys(terms[name] for terms in bound)) for name in lists}


@dataclass(frozen=True)
class Wanted:
    """A query of ours to be asked for, with its parameters."""

    name: str
    values: Mapping[str, Value | Sequence[str]]
    page: int = 1


def wanted(name: str, page: int = 1, **values: Value | Sequence[str]) -> Wanted:
    """Say what is to be asked, for ``Asking.together``."""
    return Wanted(name, values, page)


class Asking:
    """Asks our queries on one snapshot, held until the page is made."""

    def __init__(
        self,
        pool: WorkerPool,
        library: Mapping[str, PageQuery],
        snapshot: Snapshot,
        threads: ThreadPoolExecutor | None = None,
    ) -> None:
        self.snapshot = snapshot.identifier
        self.folder = snapshot.store.parent
        """The snapshot's folder: the search index and the dumps lie in it."""
        self._pool, self._library, self._held, self._threads = pool, library, snapshot, threads
        self.asked: list[str] = []
        """The queries asked so far, with their parameters bound: what "the query behind this page" shows."""

    def rows(self, name: str, page: int = 1, **values: Value | Sequence[str]) -> tuple[Row, ...]:
        """Give the rows of a SELECT of ours; an unbound variable is not in its row.

        Raises LimitExceeded, BadParameter, StoreError; Unavailable for a query that is not there.
        """
        return _rows(self._run(name, FORMATS["json"], page, values))

    def together(self, *queries: Wanted) -> list[tuple[Row, ...]]:
        """Give the rows of several SELECTs, asked side by side where there are threads for it; name the longest first.

        Raises as ``rows`` does.
        """
        asked = [(self._named(one.name), self._named(one.name).text(one.values, one.page)) for one in queries]
        self.asked += (text for _, text in asked)
        beside = [self._threads.submit(self._answer, *one) for one in asked[1:]] if self._threads else []
        answers = [self._answer(*one) for one in (asked[:1] if beside else asked)]
        return [_rows(body) for body in (*answers, *(waiting.result() for waiting in beside))]

    def table(self, text: str, terms: Mapping[str, Sequence[str]]) -> Table:
        """Answer any SELECT of ours with variables bound, as ``entente.questions`` asks. Raises as ``rows`` does."""
        bound = with_choices(text, terms)
        self.asked.append(bound)
        return table_of(self._pool.run(Query(bound), FORMATS["json"], self._held).body)

    def holds(self, name: str, **values: Value | Sequence[str]) -> bool:
        """Give the answer of an ASK of ours."""
        return bool(json.loads(self._run(name, FORMATS["json"], 1, values))["boolean"])

    def graph(self, name: str, format_: Format, page: int = 1, **values: Value | Sequence[str]) -> bytes:
        """Give the triples of a CONSTRUCT of ours, written by the engine."""
        return self._run(name, format_, page, values)

    def dataset(self, name: str, format_: Format, page: int = 1, **values: Value | Sequence[str]) -> bytes:
        """Give the quads of a SELECT of ours, of ``?graph ?subject ?predicate ?object``, as a dataset."""
        rows = self._run(name, FORMATS["json"], page, values)
        return quads.written(rows, format_, dict(self._named(name).prefixes))

    def page_size(self, name: str) -> int:
        """Give how many rows a page of a query has."""
        return self._named(name).size

    def _run(self, name: str, format_: Format, page: int, values: Mapping[str, Value | Sequence[str]]) -> bytes:
        found = self._named(name)
        text = found.text(values, page)
        self.asked.append(text)
        return self._answer(found, text, format_)

    def _answer(self, query: PageQuery, text: str, format_: Format = FORMATS["json"]) -> bytes:
        return self._pool.run(Query(text, prefixes=query.prefixes), format_, self._held).body

    def _named(self, name: str) -> PageQuery:
        try:
            return self._library[name]
        except KeyError:
            raise Unavailable(f"there is no query pages/{name}", hint="install the package again") from None


class Questions:
    """Our queries and the workers that answer them."""

    def __init__(self, current: Callable[[], Snapshot | None], size: int = 2) -> None:
        self._pool = WorkerPool(current, LIMITS, size)
        self._library = {query.id: prepared(query) for query in queries.folder("pages")}
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="asking")

    @contextmanager
    def asking(self) -> Iterator[Asking]:
        """Hold the current snapshot and ask it; raises NotReady before anything is published."""
        with self._pool.held() as snapshot:
            yield Asking(self._pool, self._library, snapshot, self._threads)

    def close(self) -> None:
        """End the workers."""
        self._pool.close()
        self._threads.shutdown()


def prepared(query: queries.Query) -> PageQuery:
    """Find the places in a query where its parameters are bound."""
    prefixes = {**PREFIXES, **dict(_PREFIX.findall(query.text))}
    return PageQuery(query, patterns(query.text), tuple(prefixes.items()))


def _clause(name: str, terms: Sequence[str]) -> str:
    return f" VALUES ?{name} {{ {' '.join(terms)} }} "


def _rows(body: bytes) -> tuple[Row, ...]:
    return tuple(_row(binding) for binding in json.loads(body)["results"]["bindings"])


def _row(binding: Mapping[str, Mapping[str, Any]]) -> Row:
    return MappingProxyType({name: term_of(value) for name, value in binding.items()})
