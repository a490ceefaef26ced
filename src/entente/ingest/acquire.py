"""Acquire: from paths to sources, and from a source to an article.

Files (text, Markdown with front matter, HTML, JSON Lines), folders of them, addresses of web pages, and standard
input. One that cannot be read becomes a :class:`Failure` in its place; the rest goes on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO, Final

import frontmatter
import yaml

from entente.errors import BadArticle, BadParameter, EntenteError, NotFound, TooLarge
from entente.ingest import language
from entente.ingest.fetch import fetch
from entente.ingest.markup import page_text
from entente.model.document import Article, Source

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text", ".jsonl", ".html", ".htm", ""})
HTML: Final = frozenset({".html", ".htm"})
FIELDS = ("title", "date", "url", "publisher", "author", "translator", "language", "rights", "place", "sources")
SPELLINGS = {"byline": "author", "source": "publisher", "lang": "language", "dateline": "place", "link": "url"}
"""Other names front matter uses for a field."""


@dataclass(frozen=True)
class Failure:
    """A source that could not be read, and why."""

    name: str
    error: EntenteError


def acquire(
    paths: Sequence[str],
    *,
    metadata: Mapping[str, str],
    stdin: BinaryIO,
    limit: int,
    hosts: frozenset[str] = frozenset(),
) -> Iterator[Source | Failure]:
    """Yield every source the paths name, in a fixed order; ``-`` is standard input.

    ``metadata`` wins over what a source says of itself; ``limit`` is the largest article in bytes; ``hosts`` are those
    on private addresses that may be asked. Hidden files and
    files of other kinds inside a folder are passed over; named outright, they are tried.
    """
    for path in paths:
        if path == "-":
            yield from _split("standard input", stdin.read(limit + 1), ".txt", metadata, limit)
            continue
        if path.startswith(("http://", "https://")):
            yield _address(path, metadata, limit, hosts)
            continue
        location = Path(path)
        if location.is_dir():
            for found in sorted(location.rglob("*")):
                if found.is_file() and _readable_kind(found.relative_to(location)):
                    yield from _file(found, metadata, limit)
        elif location.exists():
            yield from _file(location, metadata, limit)
        else:
            yield Failure(path, NotFound(f"there is no file or folder {path}", hint="check the path"))


def _address(url: str, metadata: Mapping[str, str], limit: int, hosts: frozenset[str]) -> Source | Failure:
    try:
        page = fetch(url, limit, hosts)
        if page.media_type == "text/plain":
            return Source(url, page.content, {"url": page.url, **metadata})
        text, own = page_text(url, page.content, page.url)
    except EntenteError as error:
        return Failure(url, error)
    return Source(url, text, {**own, **metadata})


def _readable_kind(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in path.parts)


def _file(path: Path, metadata: Mapping[str, str], limit: int) -> Iterator[Source | Failure]:
    try:
        size = path.stat().st_size
        if size > limit and path.suffix.lower() != ".jsonl":
            raise TooLarge(f"{path} has {size:,} bytes, over the {limit:,} that are read", hint=_LARGER)
        content = path.read_bytes()
    except OSError as error:
        yield Failure(str(path), NotFound(f"{path} cannot be read: {error.strerror}", hint="check its permissions"))
    except EntenteError as error:
        yield Failure(str(path), error)
    else:
        yield from _split(str(path), content, path.suffix.lower(), metadata, limit)


_LARGER = "split it, or set ENTENTE_ARTICLE_BYTES"


def _split(
    name: str, content: bytes, suffix: str, metadata: Mapping[str, str], limit: int
) -> Iterator[Source | Failure]:
    if suffix in HTML and len(content) <= limit:
        try:
            text, own = page_text(name, content)
        except EntenteError as error:
            yield Failure(name, error)
        else:
            yield Source(name, text, {**own, **metadata})
        return
    if suffix != ".jsonl":
        if len(content) > limit:
            yield Failure(name, TooLarge(f"{name} has over {limit:,} bytes", hint=_LARGER))
        else:
            yield Source(name, content, metadata)
        return
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip():
            yield _record(f"{name}:{number}", line, metadata, limit)


def _record(name: str, line: bytes, metadata: Mapping[str, str], limit: int) -> Source | Failure:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failure(name, BadArticle(f"{name} is no JSON: {error}", hint="write one JSON object a line"))
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return Failure(name, BadArticle(f"{name} has no text", hint='give each object a "text"'))
    if len(line) > limit:
        return Failure(name, TooLarge(f"{name} has {len(line):,} bytes, over {limit:,}", hint=_LARGER))
    own = {field: str(record[field]) for field in FIELDS if record.get(field)}
    return Source(name, record["text"], {**own, **metadata})


def article(source: Source) -> Article:
    """Make an article of a source.

    The text is normalised no further than line ends and outer white space, so that quotes are the source's own words.
    Raises BadArticle for what is empty, binary, not UTF-8 or not English, BadParameter for a date that is none.
    """
    text = source.content if isinstance(source.content, str) else _decoded(source.name, source.content)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    own: dict[str, object] = {}
    if isinstance(source.content, bytes) and text.lstrip().startswith("---\n"):
        own, text = _front_matter(source.name, text.lstrip())
    text = text.strip()
    if not text:
        raise BadArticle(f"{source.name} is empty", hint="give a file with text in it")
    known = {**own, **source.metadata}
    _require_unicode(source.name, text, *known.values())
    language.require_english(source.name, text, str(known.get("language", "")))
    sources = known.get("sources") or ()
    return Article(
        text=text,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        date=_date(source.name, known.get("date")),
        sources=tuple(str(item) for item in sources) if isinstance(sources, list | tuple) else (str(sources),),
        name="" if source.name == "standard input" or "://" in source.name else Path(source.name).name,
        **{
            field: str(known.get(field) or "").strip()
            for field in FIELDS
            if field not in ("date", "sources", "language")
        },
    )


def _require_unicode(name: str, *values: object) -> None:
    """Raise BadArticle for half a surrogate pair, which JSON can spell and no file or graph can hold."""
    try:
        "".join(str(value) for value in values).encode()
    except UnicodeEncodeError as error:
        raise BadArticle(
            f"{name} holds half a character, U+{ord(error.object[error.start]):04X}", hint="write it in valid Unicode"
        ) from None


def _decoded(name: str, content: bytes) -> str:
    if b"\x00" in content[:4096]:
        raise BadArticle(f"{name} is binary, no text", hint="give plain text or Markdown in UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadArticle(
            f"{name} is not UTF-8: byte {error.start} is 0x{content[error.start]:02x}",
            hint="convert it first, for example `iconv -f WINDOWS-1252 -t UTF-8`",
        ) from None


def _front_matter(name: str, text: str) -> tuple[dict[str, object], str]:
    try:
        fields, body = frontmatter.parse(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        # ValueError: a value that looks like a date no calendar has.
        where = getattr(error, "problem_mark", None)
        place = f" on line {where.line + 2}" if where else ""
        raise BadArticle(
            f"{name} has front matter that cannot be read{place}",
            hint="quote values that hold a colon, and check dates",
        ) from None
    return {SPELLINGS.get(field, field): value for field, value in fields.items()}, body


def _date(name: str, value: object) -> date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        raise BadParameter(f"{name} has the date {str(value)!r}", hint="write it as 2024-06-28") from None
