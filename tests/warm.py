"""What commands started from one warm process have in common: everything is imported, the duties are read."""

from __future__ import annotations

import entente.cli.batch
import entente.ingest.acquire
from entente.ontology import compiling

__all__ = ["entente"]

compiling.duties(*compiling.ARTICLE_SHAPES)
