"""What commands started from one warm process have in common; for that process alone to import.

Everything is imported, the ontology and its duties are read, and few of the reference graphs are there.
"""

from __future__ import annotations

from tests.few_graphs import few_graphs

import entente.cli.batch
import entente.ingest.acquire
from entente.ontology import compiling, resources

__all__ = ["entente"]

resources.reference_files = few_graphs
compiling.duties(*compiling.ARTICLE_SHAPES)
