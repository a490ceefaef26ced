"""The one writer: takes the lock for a batch, keeps the derived graphs in step, publishes what readers see."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from entente.errors import BadClaims, NotFound, StoreError
from entente.ingest.dictionary import Dictionary
from entente.model import iris
from entente.model.document import Article
from entente.model.graph import Change, Graph
from entente.model.judgement import Judgement, Verdict
from entente.ontology.violation import Violation
from entente.publish.aside import refusal, report
from entente.publish.derived import DERIVED, Derived
from entente.publish.directory import DataDirectory
from entente.publish.index import write_index
from entente.publish.judgements import carried, dropped, judged, withdrawn
from entente.publish.known import dictionary
from entente.publish.shipped import load_shipped, shipped_digest
from entente.publish.state import State, read_state
from entente.publish.tombstones import buried, risen
from entente.reason.policies import Policy, policy
from entente.reason.told import Footprint, everything, footprint
from entente.store.embedded import EmbeddedStore
from entente.store.lock import writing
from entente.store.search import INDEX, is_current
from entente.store.snapshots import HALF_MADE, Snapshot, current_snapshot, last_snapshot, publish_snapshot

PAUSE: Final = 1.0
"""Least seconds between two publications of one batch."""
PATIENCE: Final = 15
"""So many times as long as the last publication took are also waited: a long batch shows as it goes, at little cost."""

GROUP: Final = 20
"""New articles stored together. In bulk they cost a third of what a transaction each does (measured, for 1,000 articles
of 600 triples: 5.6 against 16 to 20 s) and are as surely there whole or not at all."""
WORTH_A_BULK: Final = 8
"""Fewer new articles than this are stored one by one: a bulk costs some 25 ms to begin with."""

FEW: Final = 100
"""Touched articles up to which derived graphs are changed where those articles touch them, and not made anew."""

UNCHANGED: Final = Change(iris.REVIEW)

_HASH: Final = f"SELECT ?hash WHERE {{ ?article <{iris.term('textHash')}> ?hash }}"

_WITH_TEXT: Final = f"SELECT ?article WHERE {{ ?article <{iris.term('textHash')}> ?hash }} LIMIT 1"


class Published(Protocol):
    """What reading an article yields: the article, its graph, and a key that changes when either would."""

    @property
    def article(self) -> Article:
        """The article itself, with its text."""
        ...

    @property
    def graph(self) -> Graph:
        """All the article says."""
        ...

    @property
    def key(self) -> str:
        """Digest of the article, the reader and the dictionary; also in the graph as ``ent:readingKey``."""
        ...

    @property
    def account(self) -> bytes:
        """What its claims were read from, for pages to show; empty for none."""
        ...


class Writer:
    """What may be done to the store while its lock is held."""

    def __init__(self, directory: DataDirectory, store: EmbeddedStore, chosen: Policy, keep: int) -> None:
        self.store = store
        self._directory = directory
        self._policy = chosen
        self._keep = keep
        self._state = read_state(store)
        self._published = _published_state(directory.path)
        self._last = time.monotonic()
        self._pause = PAUSE
        self._waiting: dict[str, Graph] = {}
        self._before: dict[str, Footprint] | None = None
        """What each touched article told when all derived graphs were fresh; None while that is not known."""

    def holds(self, article: str, key: str) -> bool:
        """Tell whether an article stands in the graph as a reading with that key would leave it."""
        return self.store.says(iris.article_graph(article), article, iris.term("readingKey"), key)

    def accounts_for(self, article: Article) -> bool:
        """Tell whether the account of an article's reading is kept; none is of what was read before there were any."""
        return self._directory.account(article.text_hash).exists()

    def put(self, reading: Published) -> bool:
        """Store an article whole, in place of an earlier reading of it; False where nothing changed.

        The text is on the disk before the graph that points into it; a text without a graph does no harm. Nor does an
        account: it tells of a claim by its IRI, which says what the claim is.
        """
        article = reading.article
        if self.holds(article.iri, reading.key):
            if not self.accounts_for(article):
                self._directory.write_account(article.text_hash, reading.account)
            return False
        self._directory.write_text(article.text_hash, article.text)
        self._directory.write_account(article.text_hash, reading.account)
        self._directory.remove_report(article.text_hash)
        review = risen(self.store, article.iri) | carried(self.store, article.iri, reading.graph)
        if review or self.store.has(article.graph):
            self._commit(reading.graph, review=review)
        else:
            self._waiting[article.graph] = reading.graph
        is_time = time.monotonic() - self._last > self._pause
        if is_time or len(self._waiting) >= GROUP:
            self.settle()
        if is_time:
            self._publish()
        return True

    def set_aside(self, name: str, reading: Published, violations: tuple[Violation, ...]) -> BadClaims:
        """Keep a report on an article that is not to be stored, and give the error that says so.

        What stands in the graph of an earlier reading of it stays. Reading it again without fault removes the report.
        """
        article = reading.article
        path = self._directory.write_report(article.text_hash, report(name, article, reading.graph, violations))
        return refusal(name, article, violations, str(path))

    def retract(self, article: str) -> None:
        """Remove an article, its text and all that was made from it, but for a note that it was there.

        Judgements about its claims go with it: they quote its text. Raises NotFound where it is not in the graph. The
        text, with its account, goes last, and was announced: killed in between, the next opening removes it.
        """
        self.settle()
        hashes = [row[0] for row in self.store.rows(_HASH, {"article": f"<{article}>"})]
        if not hashes:
            raise NotFound(f"the article {article} is not in the graph", hint="`entente query` lists what is")
        self._directory.announce_removal(hashes)
        review = buried(self.store, article) | dropped(self.store, article)
        self._commit(Graph(iris.article_graph(article), ""), review=review)
        self._directory.remove_announced(self._has_text)

    def judge(self, claim: str, verdict: Verdict, curator: str, day: date, note: str = "") -> Judgement:
        """Keep a curator's judgement about a claim, in place of their earlier one.

        Raises NotFound for a claim that is not in the graph, BadParameter for a name or note that cannot be kept.
        """
        self.settle()
        judgement, review = judged(self.store, claim, verdict, curator, day, note)
        self._commit(review=review, article=judgement.seen.article)
        return judgement

    def withdraw(self, claim: str, curator: str) -> None:
        """Take back a curator's judgement about a claim, be it an orphan; raises NotFound where there is none."""
        self.settle()
        article, review = withdrawn(self.store, claim, curator)
        self._commit(review=review, article=article)

    def settle(self) -> None:
        """Store the articles that wait for company.

        The generation is raised before a bulk: killed in between, what is derived is made again for nothing, whereas
        the other way round it would pass for fresh.
        """
        waiting = list(self._waiting.values())
        self._waiting.clear()
        if len(waiting) < WORTH_A_BULK:
            for graph in waiting:
                self._commit(graph)
        else:
            self._commit()
            self._remember(graph.iri for graph in waiting)
            self.store.add(waiting)

    def finish(self) -> Snapshot:
        """Bring every derived graph to the present generation and publish what is not published yet.

        After a large batch the search index, which no derived graph goes into, is written meanwhile.
        """
        self.settle()
        if self._is_followed:
            self._derive()
            return self._publish()
        with ThreadPoolExecutor(1) as beside:
            written = beside.submit(self._write_index)
            self._derive()
            return self._publish(written.result())

    def dictionary(self) -> Dictionary:
        """Give the reader's dictionary: every name the reference graphs know."""
        return dictionary(self._directory, self.store, self._state.shipped)

    def bring_up_to_date(self) -> None:
        """Load ontology and reference where the shipped files are others, and rebuild derived graphs that are stale."""
        self._directory.remove_announced(self._has_text)
        digest = shipped_digest()
        if self._state.shipped != digest:
            self._state = replace(self._state, shipped="")
            self.store.replace(self._state.graph())
            load_shipped(self.store)
            self._state = replace(self._state.advanced(), shipped=digest)
            self.store.replace(self._state.graph())
        self._derive()

    def _has_text(self, text_hash: str) -> bool:
        return any(self.store.rows(_WITH_TEXT, {"hash": f'"{text_hash}"'}))

    def _commit(self, *graphs: Graph, review: Change = UNCHANGED, article: str = "") -> None:
        """Replace graphs and change the review graph, in one transaction; ``article`` is whose claims were judged."""
        self._remember((*(graph.iri for graph in graphs), *([iris.article_graph(article)] if article else ())))
        state = self._state.advanced()
        self.store.change(review, *graphs, state.graph())
        self._state = state

    def _remember(self, graphs: Iterable[str]) -> None:
        """Keep what articles tell before they are touched for the first time since derived graphs were fresh."""
        if self._before is not None and self._is_followed:
            for article in filter(None, map(iris.article_of_graph, graphs)):
                if article not in self._before:
                    self._before[article] = footprint(self.store, (article,))

    @property
    def _is_followed(self) -> bool:
        """Whether it is known what was touched, and little enough that derived graphs can follow it."""
        return self._before is not None and len(self._before) <= FEW

    def _derive(self) -> None:
        """Bring the derived graphs that are stale to the present generation.

        Killed in between, some are stale at the next opening; then nobody knows what was touched, and they are made
        anew.
        """
        stale = [one for one in DERIVED if not self._state.is_fresh(one.iri, one.stamp(self._policy))]
        is_followed = self._is_followed
        before, self._before = self._before or {}, None
        if not is_followed:
            self._make_anew(stale)
        elif stale:
            self._follow(stale, Footprint.of(before.values()), footprint(self.store, before))
        self._before = {}

    def _make_anew(self, stale: Collection[Derived]) -> None:
        """Take the stamp off, drop, load in bulk, stamp: in less than half of what one transaction takes."""
        if not stale:
            return
        self._state = self._state.unstamped(one.iri for one in stale)
        self.store.replace(self._state.graph())
        with ThreadPoolExecutor(1) as beside:  # the engine lets go of the interpreter while it answers
            asked = {one.iri: beside.submit(one.made, self.store, self._policy, Footprint())
                     for one in stale if one.by_policy}  # fmt: skip
            rows = everything(self.store)
        for one in stale:
            made = asked[one.iri].result() if one.iri in asked else one.made(self.store, self._policy, rows)
            self.store.drop(one.iri)
            self.store.add([made])
            self._state = self._state.stamped(one.iri, one.stamp(self._policy))
            self.store.replace(self._state.graph())

    def _follow(self, stale: Collection[Derived], before: Footprint, after: Footprint) -> None:
        for one in stale:
            state = self._state.stamped(one.iri, one.stamp(self._policy))
            self.store.change(one.changed(self.store, self._policy, before, after), state.graph())
            self._state = state

    def _publish(self, written: Path | None = None) -> Snapshot:
        """Publish the store where it is another than what is published; its search index may be written already."""
        current = last_snapshot(self._directory.path)
        index = current.store.with_name(INDEX) if current else None
        if current is None or index is None or not is_current(index) or self._published != self._state:
            began = time.monotonic()
            self.store.flush()
            current = publish_snapshot(self._directory.path, partial(self._fill, index, written), self._keep)
            self._published = self._state
            self._pause = max(PAUSE, PATIENCE * (time.monotonic() - began))
        self._last = time.monotonic()
        return current

    def _fill(self, index: Path | None, written: Path | None, folder: Path) -> None:
        """Write what a snapshot holds: the store and, beside it, the search index."""
        self.store.backup(folder)
        if written is None:
            write_index(self.store, folder.with_name(INDEX), index)
        else:
            written.replace(folder.with_name(INDEX))

    def _write_index(self) -> Path:
        """Write the search index beside the snapshots, to be moved into the next."""
        path = self._directory.path / (INDEX + HALF_MADE)
        path.unlink(missing_ok=True)
        current = last_snapshot(self._directory.path)
        before = current.store.with_name(INDEX) if current else None
        write_index(self.store, path, before if before and is_current(before) else None)
        return path


@contextlib.contextmanager
def open_for_writing(
    data: Path, *, lock_wait: float = 10.0, keep: int = 3, policy_name: str = "corroborated", holder: str = "entente"
) -> Iterator[Writer]:
    """Open a data directory for one batch, made and filled with ontology and reference where it is new.

    On leaving, everything is derived and published; on leaving by an error, what was stored stays stored and the next
    opening derives and publishes it. Raises StoreLocked, StoreVersion, StoreError.
    """
    directory = DataDirectory(data)
    chosen = policy(policy_name)
    directory.prepare()
    with writing(data, lock_wait, holder), directory.open_store() as store:
        writer = Writer(directory, store, chosen, keep)
        writer.bring_up_to_date()
        try:
            yield writer
        except BaseException:
            writer.settle()
            raise
        writer.finish()


def open_for_reading(
    data: Path, *, lock_wait: float = 10.0, keep: int = 3, policy_name: str = "corroborated", holder: str = "entente"
) -> EmbeddedStore:
    """Open the current snapshot; a directory that has none is first filled with ontology and reference."""
    DataDirectory(data).check()
    current = current_snapshot(data)
    if current is None:
        with open_for_writing(data, lock_wait=lock_wait, keep=keep, policy_name=policy_name, holder=holder) as writer:
            current = writer.finish()
    return EmbeddedStore.read(current)


def _published_state(data: Path) -> State | None:
    """Read where the published store stands; None where nothing is published, or what is cannot be read."""
    current = last_snapshot(data)
    if current is None:
        return None
    try:
        with EmbeddedStore.read(current) as store:
            return read_state(store)
    except StoreError:
        return None
