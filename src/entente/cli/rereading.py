"""One batch of stored articles through the present reader, with a count of what became of each and of its claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from entente.cli.review import Settled, Settling
from entente.errors import BadClaims, EntenteError
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import Outcome, Reading, SetAside, Unread, read_sources, reading_key
from entente.ingest.quads import claim_iri
from entente.model import iris
from entente.model.document import Failure
from entente.model.judgement import Judgement
from entente.publish import Writer
from entente.publish.judgements import judgements, reseated
from entente.publish.stored import Stored, stored_articles, text_path, with_text
from entente.syntax.pipeline import OWN, pipeline

_CLAIMS: Final = f"SELECT ?claim WHERE {{ ?claim <{iris.term('inArticle')}> ?article }}"


@dataclass
class Tally:
    """What became of the articles that were to be brought up to date."""

    reread: int = 0
    unchanged: int = 0
    gained: int = 0
    """Claims that were not there before."""
    lost: int = 0
    failures: list[Failure] = field(default_factory=list)
    settled: Settled = field(default_factory=Settled)

    def __str__(self) -> str:
        """Sum up in one line."""
        claims = f"{self.gained} claims gained, {self.lost} lost"
        articles = f"{self.reread} reread ({claims}), {self.unchanged} up to date, {len(self.failures)} failed"
        return f"articles: {articles}; {self.settled}"


class Rereading:
    """The batch: ``data`` is the directory with the texts, ``parser`` the spaCy pipeline that parses.

    Where it is ``dry``, everything is read and counted, and nothing stored.
    """

    def __init__(self, writer: Writer, data: Path, *, parser: str = OWN, processes: int = 0, dry: bool = False) -> None:
        self._writer, self._data = writer, data
        self._parser, self._processes, self._is_dry = parser, processes, dry
        self._tally = Tally()
        self._foreseen: list[Judgement] = []
        """The judgements about articles that were read, as they would stand."""

    def run(self, articles: Sequence[str] = (), watch: Callable[[Tally], None] = lambda _: None) -> Tally:
        """Read what is not up to date of these articles, or of all where none is named. ``watch`` is called after each.

        Raises BadPipeline before anything is read where the parser cannot be used.
        """
        if self._parser != OWN:
            pipeline(self._parser)
        store, dictionary = self._writer.store, self._writer.dictionary()
        before = Settling(store)
        chosen = [one for name in dict.fromkeys(articles) for one in stored_articles(store, name)]
        unread = self._unread(chosen if articles else stored_articles(store), dictionary)
        for outcome in read_sources(unread, dictionary, self._processes, self._parser):
            self._take(outcome)
            watch(self._tally)
        self._writer.settle()
        self._tally.settled = before.among(self._foreseen if self._is_dry else judgements(store))
        return self._tally

    def _unread(self, articles: Iterable[Stored], dictionary: Dictionary) -> Iterator[Unread]:
        """Pass on, with their texts, the articles that another reading would change; their keys tell."""
        for stored in articles:
            try:
                text_path(self._data, stored)
                if reading_key(stored.article, dictionary, self._parser) == stored.key:
                    self._tally.unchanged += 1
                else:
                    yield with_text(self._data, stored)
            except EntenteError as error:
                yield Failure(stored.called, error)

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self._tally.failures.append(outcome)
        elif isinstance(outcome, SetAside):
            self._tally.failures.append(Failure(outcome.name, self._refusal(outcome)))
        else:
            self._count(outcome)
            if self._is_dry:
                article = outcome.article.iri
                self._foreseen += reseated(judgements(self._writer.store, article), article, outcome.graph)
            else:
                self._writer.put(outcome)

    def _refusal(self, outcome: SetAside) -> BadClaims:
        if self._is_dry:
            first = outcome.violations[0]
            return BadClaims(f"{outcome.name} would be set aside: {first.node}: {first.message}")
        return self._writer.set_aside(outcome.name, outcome.reading, outcome.violations)

    def _count(self, reading: Reading) -> None:
        rows = self._writer.store.rows(_CLAIMS, {"article": f"<{reading.article.iri}>"})
        old = {row[0] for row in rows}
        new = {claim_iri(reading.article, claim) for claim in reading.claims}
        self._tally.reread += 1
        self._tally.gained += len(new - old)
        self._tally.lost += len(old - new)
