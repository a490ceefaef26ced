"""The ontology and its companions as files, terms and shapes; no store."""
