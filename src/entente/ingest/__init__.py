"""From a source to its graph: acquire, segment, read, link, extract, quads; the pipeline alone knows the order."""

import entente.syntax  # noqa: F401 - what it sets for numpy must stand before anything here loads numpy
