"""The search index of what is about to be published: which units of the one before are stale, and what is in the new.

One query a unit where few changed, one over all where many did.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from entente import queries
from entente.model import iris
from entente.store import search
from entente.store.embedded import EmbeddedStore

_FEW: Final = 40
"""Up to so many units are asked for one by one (some 2 ms each)."""
_SHARE: Final = 4
"""More than one unit in so many: one scan of all costs less than asking for each."""
_REFERENCE: Final = iris.GRAPH + "reference"
_UNSEARCHED: Final = frozenset({"claim", "evidence", "narrator", "reading", "tenure", "membership"})
_PREFERRED: Final = frozenset({iris.PREFIXES["rdfs"] + "label", iris.PREFIXES["dcterms"] + "title"})

Rows = Mapping[str, list[tuple[str, ...]]]
"""Rows without their first column, by the unit of the graph that stood in it."""


def write_index(store: EmbeddedStore, path: Path, before: Path | None) -> None:
    """Write the index of a store; ``before`` is that of the snapshot published last, where there is one."""
    old = search.keys(before) if before else {}
    new = dict(_keys(store))
    stale = [unit for unit, key in old.items() if new.get(unit) != key]
    changed = [unit for unit, key in new.items() if old.get(unit) != key]
    if before and old and not stale and not changed:
        os.link(before, path)  # an index is never changed once it is made
    else:
        search.build(path, before if old else None, stale, _units(store, changed, new))


def _keys(store: EmbeddedStore) -> Iterator[tuple[str, str]]:
    for subject, key in store.rows(_text("keys")):
        yield (_REFERENCE if subject == iris.STATE else iris.article_graph(subject)), key


def _units(store: EmbeddedStore, changed: Collection[str], keys: Mapping[str, str]) -> Iterator[search.Unit]:
    articles = [unit for unit in changed if unit != _REFERENCE]
    if _REFERENCE in changed or len(articles) > max(_FEW, len(keys) // _SHARE):
        yield from _made(store, changed, keys, None)
    else:
        for article in articles:
            yield from _made(store, [article], keys, article)


def _made(
    store: EmbeddedStore, units: Collection[str], keys: Mapping[str, str], graph: str | None
) -> Iterator[search.Unit]:
    wanted = frozenset(units)
    names, kinds, sentences, mentions, months = (
        _rows(store, query, wanted, graph) for query in ("names", "kinds", "sentences", "mentions", "months")
    )
    months_of = {claim: month for of_unit in months.values() for claim, month in of_unit}
    for unit in units:
        yield search.Unit(
            id=unit,
            key=keys[unit],
            names=tuple(_names(names[unit], kinds[unit])),
            sentences=tuple(search.Sentence(*row) for row in sorted(sentences[unit])),
            mentions=tuple(
                search.Mention(iri, role, claim, months_of.get(claim, ""))
                for iri, role, claim in sorted(set(mentions[unit]))
            ),
        )


def _rows(store: EmbeddedStore, query: str, wanted: Collection[str], graph: str | None) -> Rows:
    found: Rows = defaultdict(list)
    for in_graph, *rest in store.rows(_text(query), {"graph": f"<{graph}>"} if graph else {}):
        unit = _REFERENCE if in_graph.startswith(_REFERENCE) else in_graph
        if unit in wanted:
            found[unit].append(tuple(rest))
    return found


def _names(names: Iterable[tuple[str, ...]], kinds: Iterable[tuple[str, ...]]) -> Iterator[search.Name]:
    """List the names of things worth finding; events that nobody named are called by what they are, and left out."""
    kind_of = {row[0]: row[1] for row in sorted(kinds, reverse=True)}
    named = sorted({row for row in names if _is_searched(row[0])})
    labels = {iri: name for iri, as_, name, language in named if as_ in _PREFERRED and language != "en"}
    labels |= {iri: name for iri, as_, name, language in named if as_ in _PREFERRED and language == "en"}
    for iri, name, language in dict.fromkeys((iri, name, language) for iri, _, name, language in named):
        yield search.Name(iri, kind_of.get(iri, ""), labels.get(iri, name), name, language)


def _is_searched(iri: str) -> bool:
    kind, _, slug = iri.removeprefix(iris.THING).partition("/")
    return kind not in _UNSEARCHED and not (kind == "event" and "-" not in slug)


def _text(name: str) -> str:
    return queries.named(f"search/{name}").text
