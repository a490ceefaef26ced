"""The pipeline: the one place that knows the order of the steps, for one source or for many side by side."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from typing import Final

from entente import __version__
from entente.errors import EntenteError
from entente.ingest.acquire import Failure, article
from entente.ingest.acting import acting, in_office
from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.extract import extract
from entente.ingest.ground import on_neutral_ground
from entente.ingest.link import link
from entente.ingest.mention import Group
from entente.ingest.quads import graph
from entente.ingest.read import Parse, read
from entente.ingest.segment import segment
from entente.ingest.stays import Stays, author_of
from entente.ingest.verify import verify
from entente.model import iris
from entente.model.claim import TWO_SIDED, Claim
from entente.model.document import Article, Source
from entente.model.graph import Graph
from entente.ontology.violation import Violation
from entente.syntax.pipeline import OWN, pipeline

READER: Final = f"entente-syntax-{__version__}"
"""The reader's name and version, as PROV records them."""
BATCH: Final = 16
"""Sources handed to a process at a time: several, to hand over seldom; few, to share the work evenly at the end."""
SMALL: Final = 24
"""Fewer sources than this are read in this process: each other one has to start and to build its own automaton."""


@dataclass(frozen=True)
class Reading:
    """One article read: its claims and its graph; ``key`` digests all that they depend on."""

    article: Article
    claims: tuple[Claim, ...]
    graph: Graph
    key: str


@dataclass(frozen=True)
class ReadSentence:
    """A sentence of an article, the groups of whoever it names, and its claims."""

    parse: Parse
    groups: tuple[Group, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class SetAside:
    """An article that was read, and what is at fault in its graph; it is not to be stored."""

    name: str
    """The source's."""
    reading: Reading
    violations: tuple[Violation, ...]


Outcome = Reading | SetAside | Failure
"""What becomes of a source."""


def read_article(source: Source, dictionary: Dictionary, parser: str = OWN) -> Reading:
    """Read one source from bytes to graph; ``parser`` names the spaCy pipeline that parses it.

    Raises BadArticle or BadParameter for one that cannot be read, BadPipeline for a parser that cannot be used.
    """
    this = article(source)
    claims = claims_of(this, read(segment(this), pipeline(parser)), dictionary)
    key = reading_key(this, dictionary, parser)
    made = graph(this, claims, key=key, reader=READER, dictionary=dictionary.digest)
    return Reading(this, claims, made, key)


def claims_of(this: Article, parses: Iterable[Parse], dictionary: Dictionary) -> tuple[Claim, ...]:
    """Give the claims of an article's sentences, with the state that each party acts for on its day.

    What is done together with or to somebody unknown is coded as an event, and no claim.
    """
    sentences = sentences_of(this, parses, dictionary)
    found = (claim for sentence in sentences for claim in sentence.claims)
    return tuple(claim for claim in found if claim.objects or (claim.subjects and claim.type not in TWO_SIDED))


def sentences_of(this: Article, parses: Iterable[Parse], dictionary: Dictionary) -> Iterator[ReadSentence]:
    """Yield an article's sentences in their order, each with whom it names and its claims."""
    discourse, known = Discourse(this.iri, dictionary, this.date), dictionary.establishment
    discourse.author = author_of(this, dictionary)
    stays = Stays(this, dictionary, discourse.author)
    for parse in parses:
        discourse.host = stays.host
        groups = link(parse, discourse)
        found = stays.settled(extract(this, parse, groups, discourse))
        acted = (acting(claim, known, this.date) for claim in found)
        claims = (on_neutral_ground(in_office(claim, known, this.date), dictionary) for claim in acted)
        yield ReadSentence(parse, groups, tuple(claims))


def reading_key(this: Article, dictionary: Dictionary, parser: str = OWN) -> str:
    """Digest all that a reading depends on: the article, the reader with its parser, the dictionary."""
    about = (this.title, this.publisher, this.author, this.translator, str(this.date or ""), this.url)
    rest = (this.language, this.rights, this.place, this.name, list(this.sources))
    return iris.digest(this.text_hash, *about, *rest, READER, parser, dictionary.digest)


def read_sources(
    sources: Iterable[Source | Failure], dictionary: Dictionary, processes: int = 0, parser: str = OWN
) -> Iterator[Outcome]:
    """Read many sources, side by side where there are enough of them; what fails is yielded in its place.

    An article whose claims break a rule is yielded as ``SetAside``.

    ``processes`` 0 means one a core, 1 none beside this one. Order of the results is not fixed; the results are.
    """
    waiting = iter(sources)
    first = list(islice(waiting, SMALL))
    count = processes or os.cpu_count() or 1
    if count == 1 or len(first) < SMALL:
        for source in chain(first, waiting):
            yield _attempt(source, dictionary, parser)
        return
    yield from _side_by_side(first, waiting, (dictionary, parser), count)


def _attempt(source: Source | Failure, dictionary: Dictionary, parser: str) -> Outcome:
    if isinstance(source, Failure):
        return source
    try:
        reading = read_article(source, dictionary, parser)
    except EntenteError as error:
        return Failure(source.name, error)
    violations = verify(reading.article, reading.graph, dictionary)
    return SetAside(source.name, reading, violations) if violations else reading


_READER: list[tuple[Dictionary, str]] = []
"""The dictionary and the parser of a reading process, set once when it starts."""


def _start(dictionary: Dictionary, parser: str) -> None:
    _READER[:] = [(dictionary, parser)]


def _attempt_batch(batch: list[Source | Failure]) -> list[Outcome]:
    return [_attempt(source, *_READER[0]) for source in batch]


def _side_by_side(
    first: list[Source | Failure], rest: Iterator[Source | Failure], reader: tuple[Dictionary, str], count: int
) -> Iterator[Outcome]:
    """Keep two batches a process under way, so that sources are taken no faster than they are read."""
    # Spawned, not forked: the store may be open in this process, and must never be open across a fork.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_start, initargs=reader) as pool:
        under_way: set[Future[list[Outcome]]] = set()
        for batch in _batches(first, rest):
            under_way.add(pool.submit(_attempt_batch, batch))
            while len(under_way) >= 2 * count:
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from future.result()
        while under_way:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()


def _batches(first: list[Source | Failure], rest: Iterator[Source | Failure]) -> Iterator[list[Source | Failure]]:
    sources = chain(first, rest)
    while batch := list(islice(sources, BATCH)):
        yield batch
