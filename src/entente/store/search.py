"""The search index of a snapshot: names and sentences in SQLite's FTS5, one file in the snapshot's folder.

The index is made of units, each with a key: an article with that of its reading, and all reference graphs together.
A new index starts from a copy of the one before and replaces the units whose keys are others. Text is folded before it
goes in, and what is searched for likewise: no case, no accents, one token a character in scripts without spaces.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

INDEX: Final = "search.sqlite"
"""The file's name in a snapshot's folder."""

_VERSION: Final = 2
_LONGEST: Final = 200
_MOST_TOKENS: Final = 16
_LONG_ENOUGH: Final = 3
"""Letters the last word needs for sentences to be searched by its beginning: fewer are in every other sentence."""
_LETTERS: Final = str.maketrans("øłđðıħŧ", "olddiht", "ـ")
"""Letters that Unicode does not decompose, and the Arabic stroke that only makes a word longer."""
_SPACELESS: Final = re.compile(r"([぀-ヿ㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff])")
_TOKEN: Final = re.compile(r"[^\W_]+")
_SCHEMA: Final = f"""
PRAGMA user_version = {_VERSION};
CREATE TABLE unit (id TEXT PRIMARY KEY, key TEXT) WITHOUT ROWID;
CREATE TABLE name (id INTEGER PRIMARY KEY, unit TEXT, iri TEXT, kind TEXT, label TEXT, name TEXT, language TEXT,
    folded TEXT, weight INTEGER DEFAULT 0);
CREATE TABLE sentence (id INTEGER PRIMARY KEY, unit TEXT, claim TEXT, article TEXT, title TEXT, sentence TEXT);
CREATE TABLE mention (unit TEXT, iri TEXT, role TEXT, claim TEXT, month TEXT);
CREATE INDEX name_unit ON name (unit);
CREATE INDEX sentence_unit ON sentence (unit);
CREATE INDEX mention_unit ON mention (unit);
CREATE INDEX mention_iri ON mention (iri, role, month, claim);
CREATE VIRTUAL TABLE name_text USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE VIRTUAL TABLE sentence_text USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2', prefix = '3');
"""
_FORGET: Final = (
    "DELETE FROM name_text WHERE rowid IN (SELECT id FROM name WHERE unit = ?)",
    "DELETE FROM sentence_text WHERE rowid IN (SELECT id FROM sentence WHERE unit = ?)",
    "DELETE FROM name WHERE unit = ?",
    "DELETE FROM sentence WHERE unit = ?",
    "DELETE FROM mention WHERE unit = ?",
    "DELETE FROM unit WHERE id = ?",
)
_ADD_NAME: Final = "INSERT INTO name (unit, iri, kind, label, name, language, folded) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ADD_SENTENCE: Final = "INSERT INTO sentence (unit, claim, article, title, sentence) VALUES (?, ?, ?, ?, ?)"
_WEIGH: Final = """
UPDATE name SET weight = weighed.total
FROM (SELECT iri, COUNT(*) AS total FROM mention GROUP BY iri) AS weighed WHERE weighed.iri = name.iri
"""
_FIND_NAMES: Final = """
SELECT iri, kind, label, name, language, MIN(
    CASE WHEN folded = :whole THEN 0 WHEN substr(folded, 1, length(:whole)) = :whole THEN 2 ELSE 4 END
    + (name <> label)) AS rank, weight, length(folded) AS length
FROM name_text JOIN name ON name.id = name_text.rowid
WHERE name_text MATCH :match
GROUP BY iri ORDER BY rank, weight DESC, length, label LIMIT :limit
"""
_FIND_SENTENCES: Final = """
SELECT claim, article, title, sentence FROM (
    SELECT sentence_text.rowid AS id, rank AS score FROM sentence_text WHERE sentence_text MATCH :match
    ORDER BY rank LIMIT 4 * :limit)
JOIN sentence USING (id) GROUP BY article, sentence ORDER BY MIN(score), claim LIMIT :limit
"""
_CLAIMS_NAMING: Final = """
SELECT claim FROM mention WHERE iri = ? AND role = ? GROUP BY month, claim ORDER BY month DESC, claim LIMIT ? OFFSET ?
"""
_COUNT_NAMING: Final = "SELECT COUNT(DISTINCT claim) FROM mention WHERE iri = ? AND role = ?"
_ALL: Final = "SELECT iri FROM name UNION SELECT claim FROM sentence"
_LIST: Final = f"{_ALL} ORDER BY 1 LIMIT ? OFFSET ?"
_COUNT: Final = f"SELECT COUNT(*) FROM ({_ALL})"  # noqa: S608 - our own text


@dataclass(frozen=True)
class Name:
    """A thing found by one of its names; ``label`` is the preferred one, ``name`` the one that was found."""

    iri: str
    kind: str
    label: str
    name: str
    language: str


@dataclass(frozen=True)
class Sentence:
    """A sentence that carries a claim, with the article it stands in."""

    claim: str
    article: str
    title: str
    sentence: str


@dataclass(frozen=True)
class Found:
    """What a search found, the best first."""

    names: tuple[Name, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class Mention(NamedTuple):
    """That a claim names a thing: it is ``about`` it, made ``by`` it, or happens ``at`` it; ``month`` may be empty."""

    iri: str
    role: str
    claim: str
    month: str


@dataclass(frozen=True)
class Unit:
    """What is indexed and replaced together; ``mentions`` are the claims that name things."""

    id: str
    key: str
    names: tuple[Name, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()


def find(path: Path, text: str, limit: int = 10) -> Found:
    """Find things by name, and sentences by what stands in them; the last word may be unfinished.

    ``path`` is the index. Any text is searched for as words: nothing in it is an operator. Where nothing is called by
    all the words, the first are left out one by one ("General Langley"). Nothing is found where there is no index.
    """
    text = text[:_LONGEST]
    tokens = _tokens(text)[:_MOST_TOKENS]
    if not tokens or not path.exists():
        return Found()
    unfinished = not text[-1:].isspace()
    with contextlib.closing(_opened(path)) as index:
        long_enough = len(tokens[-1]) >= _LONG_ENOUGH
        values = {"match": _match(tokens, unfinished and long_enough), "limit": limit}
        sentences = tuple(Sentence(*row) for row in index.execute(_FIND_SENTENCES, values))
        return Found(_find_names(index, tokens, unfinished, limit), sentences)


def _find_names(index: sqlite3.Connection, tokens: list[str], unfinished: bool, limit: int) -> tuple[Name, ...]:
    for start in range(len(tokens)):
        words = tokens[start:]
        values = {"match": _match(words, unfinished), "whole": " ".join(words), "limit": limit}
        if found := tuple(Name(*row[:5]) for row in index.execute(_FIND_NAMES, values)):
            return found
    return ()


def _match(tokens: list[str], unfinished: bool) -> str:
    return " ".join(f'"{token}"' for token in tokens) + " *" * unfinished


def claims_naming(path: Path, iri: str, role: str, first: int, count: int) -> tuple[tuple[str, ...], int]:
    """List the claims that name a thing in a role, from number ``first`` on, and count them all.

    The latest month comes first, and the order is always the same. None where there is no index.
    """
    if not path.exists():
        return (), 0
    with contextlib.closing(_opened(path)) as index:
        found = index.execute(_CLAIMS_NAMING, (iri, role, count, first)).fetchall()
        return tuple(claim for (claim,) in found), int(index.execute(_COUNT_NAMING, (iri, role)).fetchone()[0])


def is_current(path: Path) -> bool:
    """Tell whether there is an index, of the version that is written now; a damaged one is written anew like none."""
    if not path.exists():
        return False
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(_opened(path)) as index:
        return bool(index.execute("PRAGMA user_version").fetchone() == (_VERSION,))
    return False


def things(path: Path, first: int, count: int) -> tuple[str, ...]:
    """List what an index knows, in the order of IRIs, from number ``first`` on: things with a name, and claims."""
    if not path.exists():
        return ()
    with contextlib.closing(_opened(path)) as index:
        return tuple(iri for (iri,) in index.execute(_LIST, (count, first)))


def count_things(path: Path) -> int:
    """Count what ``things`` lists."""
    if not path.exists():
        return 0
    with contextlib.closing(_opened(path)) as index:
        return int(index.execute(_COUNT).fetchone()[0])


def fold(text: str) -> str:
    """Fold a text to what it is searched by.

    >>> fold("Côte d’Ivoire"), fold("Ørsted"), fold("أحمد"), fold("解放军")
    ('cote d ivoire', 'orsted', 'احمد', '解 放 军')
    """
    return " ".join(_tokens(text))


def keys(path: Path) -> Mapping[str, str]:
    """Give the key of each unit in an index; none where there is no index, or one of another version."""
    if not path.exists():
        return {}
    try:
        with contextlib.closing(_opened(path)) as index:
            if index.execute("PRAGMA user_version").fetchone() != (_VERSION,):
                return {}
            return dict(index.execute("SELECT id, key FROM unit"))
    except sqlite3.DatabaseError:
        return {}


def build(path: Path, before: Path | None, stale: Iterable[str], units: Iterable[Unit]) -> None:
    """Make an index from the one before (None for an empty one), without stale units, with these units.

    ``path`` must not exist; when this returns, it is on the disk whole.
    """
    if before is not None:
        shutil.copyfile(before, path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as index:
        index.execute("PRAGMA journal_mode = MEMORY")
        index.execute("PRAGMA synchronous = OFF")
        if before is None:
            index.executescript(_SCHEMA)
        with _transaction(index):
            for gone in stale:
                for statement in _FORGET:
                    index.execute(statement, (gone,))
            for unit in units:
                _add(index, unit)
            index.execute("UPDATE name SET weight = 0")
            index.execute(_WEIGH)
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


@contextlib.contextmanager
def _transaction(index: sqlite3.Connection) -> Iterator[None]:
    index.execute("BEGIN")
    yield
    index.execute("COMMIT")


def _add(index: sqlite3.Connection, unit: Unit) -> None:
    index.execute("INSERT INTO unit VALUES (?, ?)", (unit.id, unit.key))
    for name in unit.names:
        folded = fold(name.name)
        row = index.execute(_ADD_NAME, (unit.id, name.iri, name.kind, name.label, name.name, name.language, folded))
        index.execute("INSERT INTO name_text (rowid, text) VALUES (?, ?)", (row.lastrowid, folded))
    for item in unit.sentences:
        row = index.execute(_ADD_SENTENCE, (unit.id, item.claim, item.article, item.title, item.sentence))
        index.execute("INSERT INTO sentence_text (rowid, text) VALUES (?, ?)", (row.lastrowid, fold(item.sentence)))
    index.executemany("INSERT INTO mention VALUES (?, ?, ?, ?, ?)", ((unit.id, *mention) for mention in unit.mentions))


def _tokens(text: str) -> list[str]:
    if text.isascii():
        return _TOKEN.findall(text.lower())
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)
    return _TOKEN.findall(_SPACELESS.sub(r" \1 ", plain.casefold()))
