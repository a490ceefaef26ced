"""Corpus: many short texts coded one after another, or side by side, as rows of the PLOVER exchange format."""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import chain, groupby, islice
from multiprocessing import get_context
from typing import Any, BinaryIO, Final

from entente.errors import BadArticle, EntenteError, TooLarge
from entente.ingest.coding import Event, events, is_coded, is_whole
from entente.ingest.decoding import require_characters
from entente.ingest.dictionary import Dictionary
from entente.ingest.exchange import row
from entente.ingest.explain import Explanation
from entente.ingest.language import require_no_other_language
from entente.ingest.makers import maker
from entente.ingest.masthead import masthead
from entente.ingest.metadata import known_fields, published_on
from entente.ingest.parts import Part, parts
from entente.ingest.pipeline import sentences_of
from entente.ingest.read import Parse, read
from entente.ingest.records import LARGER, objects, text_of
from entente.ingest.segment import segment
from entente.ingest.sentences import ReadSentence
from entente.model import iris
from entente.model.account import plain
from entente.model.claim import Claim
from entente.model.document import Article, Failure
from entente.syntax.pipeline import OWN, pipeline

_AT_ONCE: Final = 128
"""Texts parsed together: enough that sentences of like length share a batch."""
_TOGETHER: Final = 200_000
"""Code points after which a batch ends, so that long texts are not all held at once."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """One text to be coded; ``date`` is the day it was published, None where that is not known."""

    id: str | int
    text: str
    date: date | None = None


@dataclass(frozen=True)
class Coded:
    """A text's events, each with the claim it was coded from."""

    record: Record
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    explained: tuple[ReadSentence, ...]
    """The sentences with what their claims rest on; none unless that was asked for."""
    article: Article


def texts(name: str, file: BinaryIO, limit: int) -> Iterator[Record | Failure]:
    """Yield the text of each line of JSON Lines, or why it is none; blank lines are passed over.

    A line without an ``id`` has its place for one.
    """
    for found in objects(name, file, limit):
        yield found if isinstance(found, Failure) else _record(*found, limit)


def _record(name: str, fields: object, limit: int) -> Record | Failure:
    try:
        text = text_of(name, fields)
        assert isinstance(fields, dict)
        identifier = fields.get("id", name)
        if not isinstance(identifier, str | int) or isinstance(identifier, bool):
            raise BadArticle(f"{name} has an id that is no text and no whole number", hint="give each object its own")
        if not text.strip():
            raise BadArticle(f"{name} has an empty text", hint="give it a text, or leave the line out")
        if len(text.encode(errors="surrogatepass")) > limit:
            raise TooLarge(f"{name} has over {limit:,} bytes", hint=LARGER)
        require_characters(name, text, str(identifier))
        require_no_other_language(name, text)
        day = known_fields(name, {"date": fields.get("date")}).get("date", "")
        return Record(identifier, text, published_on(name, str(day)))
    except EntenteError as error:
        return Failure(name, error)


def code(
    records: Iterable[Record], dictionary: Dictionary, parser: str = OWN, *, explaining: bool = False
) -> Iterator[Coded]:
    """Code texts in their order; each by itself, as a whole article."""
    for batch in _batches(records):
        yield from _coded(batch, dictionary, parser, explaining)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    size = 0
    for record in records:
        batch.append(record)
        size += len(record.text)
        if len(batch) == _AT_ONCE or size >= _TOGETHER:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _coded(batch: Sequence[Record], dictionary: Dictionary, parser: str, explaining: bool) -> Iterator[Coded]:
    found = [parts(record.text) for record in batch]
    articles = [_article(record, known) for record, known in zip(batch, found, strict=True)]
    paragraphs = [
        replace(one, number=index)
        for index, (this, known) in enumerate(zip(articles, found, strict=True))
        for one in segment(this, known)
    ]
    parsed = groupby(read(paragraphs, pipeline(parser)), key=lambda parse: parse.sentence.paragraph)
    by_article = defaultdict(tuple, {index: tuple(found) for index, found in parsed})
    for index, (record, this) in enumerate(zip(batch, articles, strict=True)):
        parses = by_article[index]
        worked = sentences_of(this, parses, dictionary)
        explained = tuple(worked) if explaining else ()
        sentences = tuple(one.plain for one in (explained or worked))
        claims = (claim for sentence in sentences for claim in sentence.claims if is_coded(claim))
        made = zip(claims, events(sentences, dictionary, this.date), strict=True)
        whole = tuple((claim, event) for claim, event in made if is_whole(event))
        coded = tuple(event for _, event in whole)
        yield Coded(record, coded, tuple(claim for claim, _ in whole), explained, this)


def _article(record: Record, known: Sequence[Part]) -> Article:
    told = masthead(record.text, known)
    day = record.date or told.date
    return Article(record.text, iris.digest(str(record.id), record.text), title=told.title, date=day, kind=told.kind)


@dataclass(frozen=True)
class Coder:
    """What codes texts into rows; ``explaining`` adds to each event what it was read from."""

    dictionary: Dictionary
    parser: str = OWN
    explaining: bool = False

    def rows(self, records: Iterable[Record]) -> Iterator[Row]:
        """Code texts one after another."""
        for coded in code(records, self.dictionary, self.parser, explaining=self.explaining):
            made = row(coded.record.id, coded.events)
            if self.explaining:
                for event, reasons in zip(made["events"], _explanations(coded), strict=True):
                    event["explanation"] = reasons
            yield made

    def side_by_side(self, records: Iterable[Record], processes: int = 0) -> Iterator[Row]:
        """Code texts in their order, in several processes where there is more than a batch of them.

        ``processes`` 0 means one a core, 1 none beside this one.
        """
        batches = _batches(records)
        first = list(islice(batches, 2))
        count = processes or os.cpu_count() or 1
        if count == 1 or len(first) < 2:
            yield from self.rows(record for batch in chain(first, batches) for record in batch)
            return
        # Spawned, not forked: see the pipeline. Each loads its parser once.
        with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_start, initargs=(self,)) as pool:
            waiting: deque[Future[list[Row]]] = deque()
            for batch in chain(first, batches):
                waiting.append(pool.submit(_rows, batch))
                if len(waiting) > 2 * count:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()


def _explanations(coded: Coded) -> Iterator[dict[str, Any]]:
    """What each event was read from, with the tree of its sentence."""
    events = {id(claim) for claim in coded.claims}
    for sentence in coded.explained:
        explanation = Explanation(coded.article, sentence)
        names = [plain(name) for name in explanation.names()]
        tree = _tree(sentence.parse)
        for claim in (one for one in sentence.claims if id(one) in events):
            told = plain(explanation.of(claim))
            yield {
                "frame": asdict(maker(claim.rule)),
                "trigger": told["trigger"],
                "source": told["subjects"],
                "target": told["objects"],
                "speaker": told["speaker"],
                "score": told["score"],
                "sentence": tree,
                "names": names,
            }


def _tree(parse: Parse) -> dict[str, Any]:
    words = [
        {"text": one.text, "lemma": one.lemma, "tag": one.tag, "relation": one.relation, "head": one.head}
        for one in parse.tokens
    ]
    return {"start": parse.sentence.start, "end": parse.sentence.end, "tree": words}


_CODER: list[Coder] = []
"""What codes in a process of its own, set once when it starts."""


def _start(coder: Coder) -> None:
    _CODER[:] = [coder]


def _rows(batch: list[Record]) -> list[Row]:
    return list(_CODER[0].rows(batch))
