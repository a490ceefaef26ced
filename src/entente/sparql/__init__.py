"""SPARQL as a service: protocol, negotiation, guard, disposable workers; no Flask."""
