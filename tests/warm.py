"""What commands started from one warm process have in common: everything imported, the ontology and its duties read."""

from __future__ import annotations

import entente.cli.batch
import entente.ingest.acquire
import entente.ontology.compiling as compiling

__all__ = ["entente"]

compiling.duties(*compiling.ARTICLE_SHAPES)
