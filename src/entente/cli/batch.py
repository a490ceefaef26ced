"""One batch of articles from their sources into the store, with a count of what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from entente.cli.review import Settling
from entente.errors import EntenteError
from entente.ingest.acquire import Failure, article
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import SetAside, read_sources, reading_key
from entente.model.document import Source
from entente.publish import Writer
from entente.syntax.pipeline import OWN, pipeline


@dataclass
class Tally:
    """What became of the sources of a batch."""

    read: int = 0
    unchanged: int = 0
    claims: int = 0
    undated: int = 0
    foreign: int = 0
    """Paragraphs in another language that were passed over."""
    repeated: list[str] = field(default_factory=list)
    """Sources whose text another source of the batch has as well."""
    failures: list[Failure] = field(default_factory=list)
    orphaned: int = 0
    """Judgements of curators that have lost their claim by it."""

    def __str__(self) -> str:
        """Sum up in one line."""
        parts = [
            f"{self.read} read ({self.claims} claims)",
            f"{self.unchanged} unchanged",
            f"{len(self.failures)} failed",
        ]
        if self.repeated:
            parts.append(f"{len(self.repeated)} of the same text as another")
        if self.foreign:
            passed = "1 paragraph" if self.foreign == 1 else f"{self.foreign} paragraphs"
            parts.append(f"{passed} in another language passed over")
        return "articles: " + ", ".join(parts)


def ingest(
    writer: Writer,
    sources: Iterable[Source | Failure],
    processes: int,
    watch: Callable[[Tally], None] = lambda _: None,
    parser: str = OWN,
) -> Tally:
    """Read and store a batch: what fails is kept in the tally, the rest is done. ``watch`` is called after each.

    ``parser`` names the spaCy pipeline that parses; raises BadPipeline before anything is read where it cannot.
    """
    if parser != OWN:
        pipeline(parser)
    dictionary = writer.dictionary()
    tally, judgements = Tally(), Settling(writer.store)
    chosen: dict[str, str] = {}
    unread = _unread(writer, sources, (dictionary, parser), tally, chosen)
    for result in read_sources(unread, dictionary, processes, parser):
        if isinstance(result, Failure):
            tally.failures.append(result)
        elif isinstance(result, SetAside):
            if chosen[result.reading.article.iri] == result.reading.key:
                error = writer.set_aside(result.name, result.reading, result.violations)
                tally.failures.append(Failure(result.name, error))
        elif chosen[result.article.iri] == result.key:
            if writer.put(result):
                tally.read += 1
                tally.claims += len(result.claims)
                tally.undated += result.article.date is None
                tally.foreign += result.foreign
            else:
                tally.unchanged += 1
        watch(tally)
    writer.settle()
    tally.orphaned = len(judgements.now().orphaned)
    return tally


def _unread(
    writer: Writer,
    sources: Iterable[Source | Failure],
    reader: tuple[Dictionary, str],
    tally: Tally,
    chosen: dict[str, str],
) -> Iterator[Source | Failure]:
    """Pass on what must be read: no article that stands there as it is, with its account, and of equal texts one.

    Which one is told by the keys, not by the order of the sources, so that any order gives the same graph; ``chosen``
    holds the key of each article of the batch.
    """
    for source in sources:
        if isinstance(source, Source):
            try:
                this = article(source)
            except EntenteError as error:
                yield Failure(source.name, error)
                continue
            key = reading_key(this, *reader)
            if this.iri in chosen:
                tally.repeated.append(source.name)
                if key >= chosen[this.iri]:
                    continue
            chosen[this.iri] = key
            if writer.holds(this.iri, key) and writer.accounts_for(this):
                tally.unchanged += 1
                continue
        yield source
