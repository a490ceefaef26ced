"""From a source to its graph: acquire, segment, read, link, extract, quads; the pipeline alone knows the order."""
