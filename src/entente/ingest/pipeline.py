"""The pipeline: the one place that knows the order of the steps, for one source or for many side by side."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import chain, islice
from multiprocessing import get_context
from typing import Final

from entente import __version__
from entente.errors import EntenteError
from entente.ingest.acquire import Failure, article
from entente.ingest.acting import acting, in_office
from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.explain import explain
from entente.ingest.extract import extract
from entente.ingest.ground import on_neutral_ground
from entente.ingest.link import link
from entente.ingest.masthead import masthead
from entente.ingest.parts import Part, parts
from entente.ingest.quads import graph
from entente.ingest.read import Parse, read
from entente.ingest.restated import restated
from entente.ingest.segment import segment
from entente.ingest.senses import Senses
from entente.ingest.sentences import ReadSentence
from entente.ingest.stays import Stays, author_of
from entente.ingest.verify import verify
from entente.ingest.version import reader_digest
from entente.ingest.voices import Voices
from entente.ingest.workings import Workings
from entente.model import iris
from entente.model.account import Account, SentenceAccount, packed
from entente.model.claim import Claim
from entente.model.document import Article, PartKind, Source
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
    account: bytes
    """What the claims were read from, and what nearly made one, of the sentences that carry a claim; compressed."""
    foreign: int = 0
    """Paragraphs in another language, which were passed over."""


@dataclass(frozen=True)
class SetAside:
    """An article that was read, and what is at fault in its graph; it is not to be stored."""

    name: str
    """The source's."""
    reading: Reading
    violations: tuple[Violation, ...]


Outcome = Reading | SetAside | Failure
"""What becomes of a source."""
Unread = Source | Article | Failure
"""What is to be read: a source, an article whose text is there as it is; or what could not even be had."""


def read_article(source: Source | Article, dictionary: Dictionary, parser: str = OWN) -> Reading:
    """Read one source from bytes to graph, or an article that is one already; ``parser`` names the spaCy pipeline.

    Raises BadArticle or BadParameter for one that cannot be read, BadPipeline for a parser that cannot be used.
    """
    this, known = _known(source if isinstance(source, Article) else article(source))
    claims: list[Claim] = []
    told: list[SentenceAccount] = []
    for number, sentence in enumerate(sentences_of(this, read(segment(this, known), pipeline(parser)), dictionary), 1):
        if sentence.kept:
            claims += sentence.kept
            told.append(explain(this, sentence, number))
    once = restated(claims)
    key = reading_key(this, dictionary, parser)
    made = graph(this, once, key=key, reader=READER, dictionary=dictionary.digest)
    foreign = sum(part.kind is PartKind.FOREIGN for part in known)
    return Reading(this, once, made, key, packed(Account(this.iri, tuple(told))), foreign)


def account_of(this: Article, dictionary: Dictionary, parser: str = OWN) -> Iterator[SentenceAccount]:
    """Account for every sentence of an article, with a claim or without. Raises as ``read_article`` does."""
    this, known = _known(this)
    sentences = sentences_of(this, read(segment(this, known), pipeline(parser)), dictionary)
    return (explain(this, one, number) for number, one in enumerate(sentences, 1))


def _known(this: Article) -> tuple[Article, tuple[Part, ...]]:
    """Give an article with the kind of document that it shows itself to be, and its parts.

    The kind follows from text and title as the graph keeps them, so that an article taken from there is of the same.
    """
    known = parts(this.text, this.own_title)
    return replace(this, kind=masthead(this.text, known).kind), known


def claims_of(this: Article, parses: Iterable[Parse], dictionary: Dictionary) -> tuple[Claim, ...]:
    """Give the claims of an article's sentences, with the state that each party acts for on its day.

    What is said more than once is one claim.
    """
    return restated(claim for sentence in sentences_of(this, parses, dictionary) for claim in sentence.kept)


def sentences_of(this: Article, parses: Iterable[Parse], dictionary: Dictionary) -> Iterator[ReadSentence]:
    """Yield an article's sentences in their order, each with whom it names, its claims and what they rest on."""
    discourse, known = Discourse(this.iri, dictionary, this.date), dictionary.establishment
    discourse.author = author_of(this, dictionary)
    stays, voices = Stays(this, dictionary, discourse.author), Voices(this, discourse)
    for parse in parses:
        if parse.sentence.part is PartKind.SPEAKER:
            voices.begin_turn(parse)
            continue
        senses: list[Senses] = []
        workings: list[Workings] = []
        discourse.host = stays.host
        groups = link(parse, discourse, senses.append)
        voices.before(parse)
        found = stays.settled(extract(this, parse, groups, discourse, workings.append))
        acted = (acting(claim, known, this.date) for claim in voices.spoken(parse, found))
        claims = (on_neutral_ground(in_office(claim, known, this.date), dictionary) for claim in acted)
        yield ReadSentence(parse, groups, tuple(claims), senses[0], workings[0])


def reading_key(this: Article, dictionary: Dictionary, parser: str = OWN) -> str:
    """Digest all that a reading depends on: the article, the reader with its lexicon and parser, the dictionary.

    Of the article it knows no more than the graph holds, so that one taken from there has the key it was stored with;
    what follows from that, as its kind, is not asked for.
    """
    about = (this.headline, this.publisher, this.narrator, this.translator, str(this.date or ""), this.url)
    rest = (this.language, this.rights, this.place, this.name, sorted(set(this.sources)))
    return iris.digest(this.text_hash, *about, *rest, READER, reader_digest(), parser, dictionary.digest)


def read_sources(
    sources: Iterable[Unread], dictionary: Dictionary, processes: int = 0, parser: str = OWN
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


def _attempt(source: Unread, dictionary: Dictionary, parser: str) -> Outcome:
    if isinstance(source, Failure):
        return source
    name = source.name or (source.iri if isinstance(source, Article) else "")
    try:
        reading = read_article(source, dictionary, parser)
    except EntenteError as error:
        return Failure(name, error)
    violations = verify(reading.article, reading.graph, dictionary)
    return SetAside(name, reading, violations) if violations else reading


_READER: list[tuple[Dictionary, str]] = []
"""The dictionary and the parser of a reading process, set once when it starts."""


def _start(dictionary: Dictionary, parser: str) -> None:
    _READER[:] = [(dictionary, parser)]


def _attempt_batch(batch: list[Unread]) -> list[Outcome]:
    return [_attempt(source, *_READER[0]) for source in batch]


def _side_by_side(
    first: list[Unread], rest: Iterator[Unread], reader: tuple[Dictionary, str], count: int
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


def _batches(first: list[Unread], rest: Iterator[Unread]) -> Iterator[list[Unread]]:
    sources = chain(first, rest)
    while batch := list(islice(sources, BATCH)):
        yield batch
