"""Which reader this is: a digest of all that makes it read as it does, but for the dictionary and others' parsers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from entente.ontology import resources

_PARTS: Final = ("ingest", "syntax", "model", "data/pipeline")
"""The package's folders that hold the reader: its rules, its tokeniser and parser, its values, the trained weights."""


@cache
def reader_digest() -> str:
    """Hash the reader's own files and the vocabularies, its lexicon among them; some 60 ms, once a process.

    Whatever of these is mended, articles that were read before are read anew; the version's number alone tells less.
    """
    hashed = hashlib.sha256()
    for file in (*_files(), *resources.vocabulary_files()):
        hashed.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return hashed.hexdigest()


def _files() -> Iterator[Traversable]:
    for part in _PARTS:
        folder = files("entente").joinpath(*part.split("/"))
        found = [one for one in folder.iterdir() if one.is_file()]
        yield from sorted(found, key=lambda one: one.name)
