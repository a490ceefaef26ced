"""Records: JSON Lines, one article or one itinerary a line, read line by line however long the file is."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from entente.errors import BadArticle, EntenteError, TooLarge
from entente.ingest.decoding import require_text
from entente.ingest.itineraries import is_itinerary, itinerary
from entente.ingest.metadata import Metadata, known_fields
from entente.model.document import Failure, Source

LARGER: Final = "split it, or set ENTENTE_ARTICLE_BYTES"
"""What to do about an article over the limit."""


def records(name: str, file: BinaryIO, metadata: Metadata, limit: int) -> Iterator[Source | Failure]:
    """Yield the article of each line of at most ``limit`` bytes, or why it is none; blank lines are passed over."""
    for found in objects(name, file, limit):
        yield found if isinstance(found, Failure) else _record(*found, metadata)


def objects(name: str, file: BinaryIO, limit: int) -> Iterator[tuple[str, object] | Failure]:
    """Yield what each line says with its place, ``file:line``, or why it is no JSON; blank lines are passed over."""
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        line = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if len(line) > limit:
            _skip(file, line)
            error = TooLarge(f"{name}:{number} has over {limit:,} bytes", hint=LARGER)
            yield Failure(f"{name}:{number}", error)
        elif line.strip():
            yield _object(f"{name}:{number}", line)


def _skip(file: BinaryIO, line: bytes) -> None:
    """Go on to the end of a line that is too long to be kept."""
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 16)


def _object(name: str, line: bytes) -> tuple[str, object] | Failure:
    try:
        require_text(name, line)
        return name, _parsed(name, line)
    except EntenteError as error:
        return Failure(name, error)


def text_of(name: str, record: object) -> str:
    """Give the text of a record; raises BadArticle for what has none."""
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise BadArticle(f"{name} has no text", hint='give each object a "text"')
    return str(record["text"])


def _record(name: str, record: object, metadata: Metadata) -> Source | Failure:
    try:
        if isinstance(record, dict) and is_itinerary(record):
            text, own = itinerary(name, record)
            return Source(name, text, {**own, **metadata})
        text = text_of(name, record)
        assert isinstance(record, dict)
        return Source(name, text, {**known_fields(name, record), **metadata})
    except EntenteError as error:
        return Failure(name, error)


def _parsed(name: str, line: bytes) -> object:
    try:
        return json.loads(line.decode(), object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        why = "it nests too deep" if isinstance(error, RecursionError) else error
        raise BadArticle(f"{name} is no JSON: {why}", hint="write one JSON object a line, in UTF-8") from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name in found if sum(name == other for other, _ in pairs) > 1)
        raise ValueError(f"{twice!r} stands there twice")
    return found
