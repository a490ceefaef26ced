"""The ontology and the reference graphs that travel with the program, loaded into the store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from entente.model import iris
from entente.ontology import resources
from entente.store.embedded import EmbeddedStore

ONTOLOGY: Final = iris.GRAPH + "ontology/"
REFERENCE: Final = iris.GRAPH + "reference/"


def shipped_digest() -> str:
    """Hash every shipped file with its name; another digest means that they must be loaded anew."""
    hashed = hashlib.sha256()
    for file in (*resources.ontology_files(), *resources.reference_files()):
        hashed.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return hashed.hexdigest()


def load_shipped(store: EmbeddedStore) -> None:
    """Replace the ontology's and the reference's graphs by those shipped.

    It takes more than one transaction: whoever calls it marks the end.
    """
    for prefix in (ONTOLOGY, REFERENCE):
        store.drop(*store.graphs(prefix))
    store.load(_files())


def _files() -> Iterator[tuple[str, bytes, str | None]]:
    for file in resources.ontology_files():
        yield file.name, file.read_bytes(), ONTOLOGY + file.name.removesuffix(".ttl")
    for file in resources.reference_files():
        yield file.name, file.read_bytes(), None
