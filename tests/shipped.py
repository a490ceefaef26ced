"""The reference graphs as they are shipped, in a store of their own, made once a process; not to be added to."""

from __future__ import annotations

from functools import cache

from pyoxigraph import RdfFormat, Store

from entente.ontology import resources


@cache
def reference_store() -> Store:
    """Load them all at once: one after another takes several times as long."""
    store = Store()
    store.bulk_load(b"".join(file.read_bytes() for file in resources.reference_files()), RdfFormat.TRIG)
    return store
