"""Acquire: from paths to sources, and from a source to an article.

Files (text, Markdown with front matter, HTML, JSON Lines), folders of them, addresses of web pages, and standard
input. One that cannot be read becomes a :class:`Failure` in its place; the rest goes on.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from entente.errors import BadArticle, EntenteError, NotFound, TooLarge
from entente.ingest import language
from entente.ingest.decoding import decode, require_characters, require_text, shown
from entente.ingest.fetch import fetch
from entente.ingest.markup import page_text
from entente.ingest.masthead import masthead
from entente.ingest.metadata import FIELDS, Metadata, front_matter, published_on
from entente.ingest.parts import parts
from entente.ingest.records import LARGER, records
from entente.model.document import Article, Failure, Source

SUFFIXES: Final = frozenset({".txt", ".md", ".markdown", ".text", ".jsonl", ".html", ".htm", ""})
HTML: Final = frozenset({".html", ".htm"})

__all__ = ["Failure", "acquire", "article"]


def acquire(
    paths: Sequence[str],
    *,
    metadata: Metadata,
    stdin: BinaryIO,
    limit: int,
    hosts: frozenset[str] = frozenset(),
) -> Iterator[Source | Failure]:
    """Yield every source the paths name, in a fixed order; ``-`` is standard input.

    ``metadata`` wins over what a source says of itself; ``limit`` is the largest article in bytes; ``hosts`` are those
    on private addresses that may be asked. Hidden files and files of other kinds inside a folder are passed over; named
    outright, they are tried. Links to folders are not followed.
    """
    for path in paths:
        if path == "-":
            yield _split("standard input", stdin.read(limit + 1), "", metadata, limit)
        elif path.lower().startswith(("http://", "https://")):
            yield _address(path, metadata, limit, hosts)
        elif _is_folder(Path(path)):
            yield from _folder(Path(path), metadata, limit)
        else:
            yield from _file(Path(path), metadata, limit)


def _address(url: str, metadata: Metadata, limit: int, hosts: frozenset[str]) -> Source | Failure:
    try:
        page = fetch(url, limit, hosts)
        if page.media_type == "text/plain":
            return Source(url, page.content, {"url": page.url, **metadata})
        return _page(url, page.content, metadata, page.url)
    except EntenteError as error:
        return Failure(url, error)


def _page(name: str, content: bytes, metadata: Metadata, url: str = "") -> Source:
    require_text(name, content)
    text, own = page_text(name, content, url)
    return Source(name, text, {**own, **metadata})


def _folder(folder: Path, metadata: Metadata, limit: int) -> Iterator[Source | Failure]:
    """Read what lies in a folder and in those below it, in the order of the paths."""
    found: list[Path] = []
    closed: list[OSError] = []
    for place, below, names in os.walk(folder, onerror=closed.append):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(place, name) for name in names if _readable_kind(name) and Path(place, name).is_file()]
    yield from (_unreadable(Path(error.filename), error) for error in closed)
    if not found and not closed:
        kinds = ", ".join(sorted(SUFFIXES - {""}))
        error = NotFound(f"{shown(str(folder))} holds no article", hint=f"files in a folder may end in {kinds}")
        yield Failure(str(folder), error)
    for path in sorted(found):
        yield from _file(path, metadata, limit)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name no file can have
        return False


def _readable_kind(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES and not name.startswith(".")


def _file(path: Path, metadata: Metadata, limit: int) -> Iterator[Source | Failure]:
    name, suffix = shown(str(path)), path.suffix.lower()
    try:
        with _opened(path) as file:
            if suffix == ".jsonl":
                yield from records(name, file, metadata, limit)
            else:
                yield _split(name, file.read(limit + 1), suffix, metadata, limit)
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: Path, error: OSError) -> Failure:
    hint = "check the path" if isinstance(error, FileNotFoundError) else "check what it is, and its permissions"
    return Failure(str(path), NotFound(f"{shown(str(path))} cannot be read: {error.strerror}", hint=hint))


def _opened(path: Path) -> BinaryIO:
    """Open a file; a pipe nobody writes to is empty, and not waited for."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        os.set_blocking(descriptor, True)
        return os.fdopen(descriptor, "rb")
    except OSError:
        os.close(descriptor)
        raise


def _split(name: str, content: bytes, suffix: str, metadata: Metadata, limit: int) -> Source | Failure:
    try:
        if len(content) > limit:
            raise TooLarge(f"{name} has over {limit:,} bytes", hint=LARGER)
        return _page(name, content, metadata) if suffix in HTML else Source(name, content, metadata)
    except EntenteError as error:
        return Failure(name, error)


def article(source: Source) -> Article:
    """Make an article of a source.

    The text is normalised no further than line ends and outer white space, so that quotes are the source's own words.
    Title, author, place, translator and date that nobody has given are taken from the text, where it tells them.
    Raises BadArticle for what is empty, binary, not UTF-8 or not English, BadParameter for a date that is none.
    """
    text = source.content if isinstance(source.content, str) else decode(source.name, source.content)
    text = text.lstrip("\ufeff")
    for end in ("\r\n", "\r", "\f", "\v"):
        text = text.replace(end, "\n")
    own: Metadata = {}
    if isinstance(source.content, bytes):
        own, text = front_matter(source.name, text)
    text = text.strip()
    if not text:
        raise BadArticle(f"{source.name} is empty", hint="give a file with text in it")
    known = {**own, **source.metadata}
    sources = known.pop("sources", ())
    fields = {field: str(known.get(field, "")).strip() for field in FIELDS if field != "sources"}
    sources = (sources,) if isinstance(sources, str) else sources
    require_characters(source.name, text, *fields.values(), *sources)
    language.require_english(source.name, text, fields.pop("language"))
    told = masthead(text, parts(text, fields["title"]))
    for field in ("title", "author", "place", "translator"):
        fields[field] = fields[field] or getattr(told, field)
    return Article(
        text=text,
        text_hash=hashlib.sha256(text.encode()).hexdigest(),
        date=published_on(source.name, fields.pop("date")) or told.date,
        sources=sources,
        kind=told.kind,
        name="" if source.name == "standard input" or "://" in source.name else Path(source.name).name,
        **fields,
    )
